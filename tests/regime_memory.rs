//! The memory of a step does not grow with the data: what a run over the whole data set allocates, by
//! the largest batch, as the allocator counts it. `--nocapture` prints the table of
//! docs/training_regimes.md.
//!
//! One test only: the allocator counts for the whole program.

mod counting_allocator;
mod support;

use counting_allocator::CountingAllocator;
use glia::activation::ActivationKind;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind};
use glia::model::Model;
use glia::optim::{Optimizer, OptimizerKind};
use glia::tensor::element::Type;
use glia::tensor::tensor::Tensor;
use glia::train::{FULL_BATCH, FitOptions, Trainer, TrainerOptions};

use support::networks::{dense, graph};

static ALLOCATOR: CountingAllocator = CountingAllocator::new();

const INPUTS: usize = 784;
const KIB: usize = 1024;

fn trainer(model: &Model, largest_batch: usize) -> Trainer {
    let options = TrainerOptions { largest_batch, ..Default::default() };
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    let optimizer = Optimizer::new(OptimizerKind::Sgd);
    Trainer::new(model, loss, optimizer, Runtime::single(), options).unwrap()
}

/// Bytes at once, and those that the trainer tells of, for the first step over all of `rows` samples.
fn of_a_run(model: &Model, largest_batch: usize, rows: usize, options: FitOptions) -> [usize; 2] {
    let inputs = Tensor::zeros(Type::Float32, &[rows, INPUTS]).unwrap();
    let labels = Tensor::zeros(Type::Int32, &[rows]).unwrap();
    let mut trainer = trainer(model, largest_batch);
    trainer.begin(options).unwrap();
    let (_, peak) = ALLOCATOR.peak_of(|| trainer.advance(&inputs, &labels, 1).unwrap());
    [peak, trainer.step_bytes()]
}

#[test]
fn the_memory_of_a_full_batch_is_that_of_a_chunk() {
    ALLOCATOR.begin();
    let layers = [
        (dense(128, ActivationKind::Prelu), &[0][..]),
        (dense(10, ActivationKind::Identity), &[1]),
    ];
    let model = Model::new(graph(&[INPUTS], &layers), 1).unwrap();
    let weights = 4 * model.flat().len();
    let in_order = FitOptions { keep_order: true, ..FitOptions::new(2, FULL_BATCH) };
    let drawn = FitOptions { with_replacement: true, ..FitOptions::new(2, FULL_BATCH) };
    let shuffled = FitOptions::new(2, FULL_BATCH);
    println!("weights: {} KiB", weights / KIB);
    for largest_batch in [1, 16, 64, 255, 256, 1024] {
        let [few, many] = [3000, 9000].map(|rows| of_a_run(&model, largest_batch, rows, in_order));
        println!("largest batch {largest_batch}: {} KiB", many[1] / KIB);
        assert_eq!(few, many, "largest batch {largest_batch}: it grows with the data");
        assert_eq!(many, of_a_run(&model, largest_batch, 9000, drawn));
        // Beside the step's memory only room for the targets of a chunk, and rounding.
        assert!(many[0] >= many[1] && many[0] - many[1] < 8 * KIB + 4 * largest_batch, "{many:?}");
        // A shuffled order has four bytes a sample.
        let order = of_a_run(&model, largest_batch, 9000, shuffled)[0] - many[0];
        assert!((36_000..36_100).contains(&order), "{order}");
        // What is carried beside the values of a chunk.
        let mut small = trainer(&model, largest_batch);
        small.prepare().unwrap();
        let carried = many[1] - small.step_bytes();
        let block = if largest_batch < 256 { weights } else { 0 };
        assert!(carried >= block + 16 * KIB && carried < block + 20 * KIB, "{carried}");
        // One block of rows needs no sums of blocks, and a batch that fits nothing.
        small.prepare_batch(256).unwrap();
        assert!(small.step_bytes() + block <= many[1]);
        small.prepare_batch(largest_batch).unwrap();
    }
    let mut whole = trainer(&model, 60_000);
    whole.prepare_batch(60_000).unwrap();
    println!("largest batch 60000: {} KiB", whole.step_bytes() / KIB);
    assert!(whole.step_bytes() > 200 * KIB * KIB, "the values of all rows at once");
}
