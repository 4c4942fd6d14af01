//! Every optimizer's step: over weights that fit the caches, and over ten million.

use criterion::{Criterion, Throughput};
use glia::kernels::runtime::Runtime;
use glia::optim::{Arrays, Optimizer, OptimizerKind, Step};
use glia::tensor::buffer::Buffer;

use super::data::Floats;

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("optimizers");
    let runtime = Runtime::single();
    for count in [10_000, 10_000_000] {
        group.throughput(Throughput::Elements(count as u64));
        for kind in OptimizerKind::ALL.into_iter().filter(|kind| !kind.searches()) {
            let optimizer = Optimizer::new(kind);
            let array = |seed| Buffer::copied(&Floats::uniform(count, seed, 1.0)).unwrap();
            let (mut weights, gradients) = (array(1), array(2));
            // A matrix, for those to which it is one.
            let shape = [count / 100, 100];
            let floats =
                (0..optimizer.slots().len()).map(|slot| optimizer.slot_floats(slot, &shape));
            let slots = floats.map(|floats| Buffer::zeroed::<f32>(floats).unwrap());
            let mut slots: Vec<Buffer> = slots.collect();
            let mut slots: Vec<&mut [f32]> = slots.iter_mut().map(Buffer::as_mut_slice).collect();
            let mut scratch = Buffer::zeroed::<f32>(optimizer.scratch(&shape)).unwrap();
            let mut step = 0;
            group.bench_function(format!("{kind:?}, {count} weights"), |bencher| {
                bencher.iter(|| {
                    step += 1;
                    let (weights, gradients) = (weights.as_mut_slice(), gradients.as_slice());
                    let (slots, scratch) = (&mut slots[..], scratch.as_mut_slice());
                    let arrays = Arrays { weights, gradients, slots, shape: &shape, scratch };
                    optimizer.step(&runtime, Step::new(step), arrays);
                });
            });
        }
    }
    group.finish();
}
