//! w7: an optimizer's step over one array of ten million weights, at a learning rate of 1e-4. The
//! arrays are made as a trainer makes its own. And a plain copy of as many floats, one part a thread,
//! whose bandwidth is what a step is held against.

use glia::catalog::Param;
use glia::kernels::runtime::Runtime;
use glia::optim::{Arrays, Optimizer, OptimizerKind, Step};
use glia::tensor::buffer::Buffer;

use super::data::Floats;
use super::expect::expect_near;
use super::protocol::Bench;

const WEIGHTS: usize = 10_000_000;

/// Name, kind, and what its first step is for a gradient, in learning rates: from no state, those
/// that adapt move by the rate, whatever the gradient; RMSProp's mean has a tenth of its square.
type Case = (&'static str, OptimizerKind, fn(f32) -> f32);

const CASES: [Case; 6] = [
    ("w7.sgd", OptimizerKind::Sgd, |gradient| gradient),
    ("w7.momentum", OptimizerKind::Momentum, |gradient| gradient),
    ("w7.nesterov", OptimizerKind::NesterovShifted, |gradient| 1.9 * gradient),
    ("w7.adam", OptimizerKind::Adam, f32::signum),
    ("w7.adagrad", OptimizerKind::Adagrad, f32::signum),
    ("w7.rmsprop", OptimizerKind::Rmsprop, |gradient| {
        gradient / (1e-6 + 0.1 * gradient * gradient).sqrt()
    }),
];

/// Times every optimizer.
pub fn run(bench: &Bench, runtime: &Runtime) {
    copy(bench, runtime);
    for (workload, kind, first) in CASES.into_iter().filter(|case| bench.wants(case.0)) {
        let mut optimizer = Optimizer::new(kind);
        optimizer.set(Param::LearningRate, 1e-4).expect("a learning rate");
        let copied = |seed| Buffer::copied(&Floats::uniform(WEIGHTS, seed, 1.0)).expect("memory");
        let (mut weights, gradients) = (copied(1), copied(2));
        let slots =
            optimizer.slots().iter().map(|_| Buffer::zeroed::<f32>(WEIGHTS).expect("memory"));
        let mut slots: Vec<Buffer> = slots.collect();
        let mut steps = 0;
        let mut step = |weights: &mut Buffer| {
            steps += 1;
            let mut slots: Vec<&mut [f32]> = slots.iter_mut().map(Buffer::as_mut_slice).collect();
            let (weights, gradients) = (weights.as_mut_slice(), gradients.as_slice());
            let arrays = Arrays::flat(weights, gradients, &mut slots);
            optimizer.step(runtime, Step::new(steps), arrays);
        };
        let before: f32 = weights.read(WEIGHTS / 3);
        step(&mut weights);
        let gradient: f32 = gradients.read(WEIGHTS / 3);
        let moved = f64::from(weights.read::<f32>(WEIGHTS / 3)) - f64::from(before);
        expect_near(workload, moved * 1e4, f64::from(-first(gradient)));
        bench.time(workload, || step(&mut weights));
    }
}

fn copy(bench: &Bench, runtime: &Runtime) {
    let workload = "w7.copy";
    if !bench.wants(workload) {
        return;
    }
    let from = Buffer::copied(&Floats::uniform(WEIGHTS, 1, 1.0)).expect("memory");
    let mut to = Buffer::zeroed::<f32>(WEIGHTS).expect("memory");
    let share = WEIGHTS.div_ceil(runtime.threads());
    bench.time(workload, || {
        let from = from.as_slice::<f32>();
        runtime.for_each_chunk(WEIGHTS, [(to.as_mut_slice(), share)], |index, [to]| {
            to.copy_from_slice(&from[index * share..][..to.len()]);
        });
    });
    assert!(from.as_slice::<f32>() == to.as_slice::<f32>(), "a copy that is none");
}
