//! Damaged and hostile files give an error or a whole model: no panic, and never more than 64 MiB
//! of memory, whatever the file says. What loads can be run and trained.
//!
//! One test only: the allocator counts for the whole program.

mod container;
mod counting_allocator;
mod damage;
mod digits;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use container::File;
use counting_allocator::CountingAllocator;
use damage::{Draws, KINDS, hostile};
use digits::{dense, optimizer};
use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::error::{Error, ErrorCode};
use glia::kernels::runtime::Runtime;
use glia::layer::{Layer, LayerKind};
use glia::loss::{Loss, LossKind, Targets};
use glia::model::{Graph, Model, Network, Session};
use glia::optim::OptimizerKind;
use glia::schedule::{Schedule, ScheduleKind};
use glia::tensor::element::Type;
use glia::tensor::tensor::Tensor;
use glia::train::{FitOptions, Trainer, TrainerOptions};

static ALLOCATOR: CountingAllocator = CountingAllocator::new();

const CASES: u64 = 10_000;
const MOST_BYTES: usize = 64 << 20;

/// Rows of the data set of the saved runs, and values of a row.
const ROWS: usize = 7;
const INPUTS: usize = 3;
const LARGEST_BATCH: usize = 4;

fn model() -> Model {
    let mut graph = Graph::default();
    let x = graph.add_input("x", &[INPUTS]).unwrap();
    let a = dense(&mut graph, "a", 4, ActivationKind::Tanh, x);
    let b = dense(&mut graph, "b", 4, ActivationKind::Relu, a);
    let sum = graph.add_layer("sum", Layer::new(LayerKind::Add), &[a, b]).unwrap();
    dense(&mut graph, "y", 2, ActivationKind::Identity, sum);
    Model::new(graph, 1).unwrap()
}

fn options() -> TrainerOptions {
    TrainerOptions { largest_batch: LARGEST_BATCH, ..TrainerOptions::default() }
}

/// The file of a trainer after so many steps of a run of four.
fn trainer(kind: OptimizerKind, steps: u64) -> Vec<u8> {
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    let runtime = Runtime::single();
    let mut trainer = Trainer::new(&model(), loss, optimizer(kind), runtime, options()).unwrap();
    let mut table = Schedule::new(ScheduleKind::PiecewiseLinear);
    table.set_points(&[0, 2, 9], &[0.1, 0.2, 0.0]).unwrap();
    trainer.set_schedule(Param::LearningRate, Some(table)).unwrap();
    if kind == OptimizerKind::Adam {
        let mut plateau = Schedule::new(ScheduleKind::Plateau);
        plateau.set(Param::EachEpoch, 1.0).unwrap();
        trainer.set_schedule(Param::Beta1, Some(plateau)).unwrap();
        trainer.report(0.5).unwrap();
    }
    trainer.begin(FitOptions::new(2, 4)).unwrap();
    let (inputs, labels) = data(ROWS, INPUTS);
    trainer.advance(&inputs, &labels, steps).unwrap();
    trainer.to_bytes().unwrap()
}

/// Zeros of any shape: whether a file can be used does not depend on the data.
fn data(rows: usize, size: usize) -> (Tensor, Tensor) {
    let zeros = |kind, shape: &[usize]| Tensor::zeros(kind, shape).unwrap();
    (zeros(Type::Float32, &[rows, size]), zeros(Type::Int32, &[rows]))
}

/// What came of the files.
#[derive(Debug, Default)]
struct Tally {
    refused: usize,
    models: usize,
    trainers: usize,
    /// Loaded, but too large to be run here.
    too_large: usize,
    most_bytes: usize,
    problems: Vec<String>,
}

impl Tally {
    /// Loads a file both ways, and uses what came.
    fn check(&mut self, name: &str, bytes: &[u8]) {
        let runtime = Runtime::single();
        let (model, peak) = ALLOCATOR.peak_of(|| catch(|| Model::from_bytes(bytes)));
        self.note_peak(name, peak, bytes.len());
        match model {
            Ok(Ok(model)) if is_small(model.network()) => {
                self.models += 1;
                self.note(name, catch(|| use_model(&model, &runtime)));
            }
            Ok(Ok(_)) => self.too_large += 1,
            Ok(Err(error)) => self.refuse(name, &error),
            Err(panic) => self.note(name, Err(panic)),
        }
        let load = || Trainer::from_bytes(bytes, Arc::clone(&runtime), options());
        let (trainer, peak) = ALLOCATOR.peak_of(|| catch(load));
        self.note_peak(name, peak, bytes.len());
        match trainer {
            Ok(Ok(trainer)) if is_small(trainer.network()) => {
                self.trainers += 1;
                self.note(name, catch(|| use_trainer(trainer, bytes)));
            }
            Ok(Ok(_)) => self.too_large += 1,
            Ok(Err(error)) => self.refuse(name, &error),
            Err(panic) => self.note(name, Err(panic)),
        }
    }

    /// Damage that is not under a checksum of its own is refused, or was none.
    fn check_notice(&mut self, name: &str, bytes: &[u8], unharmed: &[Vec<u8>]) {
        let Ok(Ok(model)) = catch(|| Model::from_bytes(bytes)) else { return };
        let same = |file: &Vec<u8>| File::read(file).state == File::read(bytes).state;
        let original = unharmed.iter().find(|file| same(file));
        let hash = original.map(|file| Model::from_bytes(file).unwrap().hash());
        if hash != Some(model.hash()) {
            self.note(name, Err("loaded as another model".to_owned()));
        }
    }

    fn note(&mut self, name: &str, outcome: Result<(), String>) {
        if let Err(problem) = outcome {
            self.problems.push(format!("{name}: {problem}"));
        }
    }

    fn note_peak(&mut self, name: &str, peak: usize, length: usize) {
        self.most_bytes = self.most_bytes.max(peak);
        if peak > MOST_BYTES {
            let problem = format!("{peak} bytes of memory for a file of {length}");
            self.note(name, Err(problem));
        }
    }

    /// An error says what is wrong, and with what.
    fn refuse(&mut self, name: &str, error: &Error) {
        self.refused += 1;
        let subjects = ["file: ", "graph: ", "model: ", "loss: ", "largest_batch: "];
        let named = subjects.iter().any(|subject| error.message().starts_with(subject));
        let codes = [ErrorCode::CorruptFile, ErrorCode::Unsupported, ErrorCode::InvalidArgument];
        if !named || !codes.contains(&error.code()) {
            self.note(name, Err(format!("{:?}: {error}", error.code())));
        }
    }
}

fn catch<T>(body: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(body)).map_err(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
            .map_or("a panic".to_owned(), |text| format!("a panic: {text}"))
    })
}

fn is_small(network: &Network) -> bool {
    network
        .graph
        .nodes()
        .iter()
        .map(|node| node.size())
        .try_fold(0, usize::checked_add)
        .is_some_and(|floats| floats < 1 << 20)
}

fn use_model(model: &Model, runtime: &Arc<Runtime>) {
    let mut session = Session::new(model, Arc::clone(runtime), 2).unwrap();
    let (input, output) = (session.network().input().size(), session.network().output().size());
    session.run(&vec![0.5; 2 * input], &mut vec![0.0; 2 * output]).unwrap();
    let bytes = model.to_bytes().unwrap();
    assert_eq!(Model::from_bytes(&bytes).unwrap().hash(), model.hash());
}

/// A few steps of the saved run, if there is one, and a step beside it. Errors are fine.
fn use_trainer(mut trainer: Trainer, bytes: &[u8]) {
    let saved = File::read(bytes).state["trainer"]["run"]["rows"].as_u64();
    let rows = saved.map_or(ROWS, |rows| rows.min(1000) as usize);
    let size = trainer.network().input().size();
    let (inputs, labels) = data(rows, size);
    let _ = trainer.progress();
    let _ = trainer.advance(&inputs, &labels, 3);
    let _ = trainer.progress();
    let rows = vec![0.5; 2 * size];
    let targets = vec![0.0; 2 * trainer.network().output().size()];
    trainer.step(&rows, &Targets::Values(&targets)).unwrap();
    let again = Trainer::from_bytes(&trainer.to_bytes().unwrap(), Runtime::single(), options());
    assert_eq!(again.unwrap().hash(), trainer.hash());
}

#[test]
fn ten_thousand_damaged_files_give_an_error_or_a_whole_model() {
    ALLOCATOR.begin();
    let files = [
        model().to_bytes().unwrap(),
        trainer(OptimizerKind::Sgd, 0),
        trainer(OptimizerKind::Momentum, 4),
        trainer(OptimizerKind::Adam, 1),
        trainer(OptimizerKind::Adam, 3),
    ];
    let mut tally = Tally::default();
    files.iter().for_each(|bytes| tally.check("unharmed", bytes));
    assert_eq!((tally.models, tally.trainers, tally.refused), (5, 4, 1));
    for case in 0..CASES {
        let (name, checksum_fits, damage) = KINDS[case as usize % KINDS.len()];
        let bytes = damage(&mut Draws::new(case), &files);
        let name = format!("case {case}, {name}");
        tally.check(&name, &bytes);
        if !checksum_fits {
            tally.check_notice(&name, &bytes, &files);
        }
    }
    for (name, bytes) in hostile(&files[3]) {
        tally.check(name, &bytes);
    }
    let problems = std::mem::take(&mut tally.problems);
    println!("{tally:?}");
    // The damage behind the checksum must get far: a good part of the files still loads.
    assert!(tally.models > 500 && tally.trainers > 300, "{tally:?}");
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}
