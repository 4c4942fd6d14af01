//! A steady hand: under every policy, poisoned data never spoil what is served, and training goes on.
//!
//! Poison is NaN, ±infinity and ±1e38, at random in one of a hundred samples, in observations, targets,
//! and gradients that the host sets.

use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::{Model, Session};
use glia::optim::{Optimizer, OptimizerKind};
use glia::train::{Finding, Policy, Trainer, TrainerOptions, WatchStatus};

use crate::support::networks::{dense, graph, random_model};
use crate::support::random::Random;
use crate::support::runtimes;
use crate::support::watched::set;

const INPUTS: usize = 4;
const OUTPUTS: usize = 2;
const ROWS: usize = 8;
/// Steps of a life.
const STEPS: usize = 10_000;
const POISON: [f32; 5] = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1e38, -1e38];

/// A debug build takes the first two.
const OPTIMIZERS: [OptimizerKind; 5] = [
    OptimizerKind::Nesterov,
    OptimizerKind::Adam,
    OptimizerKind::Sgd,
    OptimizerKind::Rmsprop,
    OptimizerKind::Muon,
];
const COUNT: usize = if cfg!(debug_assertions) { 2 } else { OPTIMIZERS.len() };

/// The policies for what is not finite, for explosions and for norms.
fn policies() -> [[Policy; 3]; 7] {
    use Policy::{Clip, Refuse, RollBack, ShrinkRate, Skip, Stop};
    [
        [Refuse; 3],
        [Skip; 3],
        [ShrinkRate; 3],
        [RollBack; 3],
        [Stop; 3],
        [Skip, Clip, Clip],
        [RollBack, ShrinkRate, Clip],
    ]
}

fn settings(policies: [Policy; 3]) -> Vec<(Param, f64)> {
    // What clips has a bound near the usual; what leaves steps out one that is far from it.
    let bound = if policies[2] == Policy::Clip { 2.0 } else { 20.0 };
    let [non_finite, explosion, norm] = policies.map(|policy| f64::from(policy as i32));
    vec![
        (Param::NormBound, bound),
        (Param::NonFinitePolicy, non_finite),
        (Param::ExplosionPolicy, explosion),
        (Param::NormPolicy, norm),
        // Near 0, losses have long tails.
        (Param::ExplosionFactor, 50.0),
        (Param::RateRecovery, 4.0),
        (Param::SnapshotInterval, 7.0),
        (Param::Watch, 1.0),
    ]
}

fn model() -> Model {
    let layers = [
        (dense(12, ActivationKind::Relu), &[0][..]),
        (dense(6, ActivationKind::Tanh), &[1]),
        (dense(OUTPUTS, ActivationKind::Identity), &[2]),
    ];
    random_model(graph(&[INPUTS], &layers), &mut Random::new(7))
}

fn trainer(kind: OptimizerKind, threads: usize, settings: &[(Param, f64)]) -> Trainer {
    let mut optimizer = Optimizer::new(kind);
    let rate =
        if matches!(kind, OptimizerKind::Adam | OptimizerKind::Rmsprop) { 0.002 } else { 0.01 };
    optimizer.set(Param::LearningRate, rate).unwrap();
    let runtime = Runtime::new(threads, None).unwrap();
    let loss = Loss::new(LossKind::MeanSquaredError);
    let options = TrainerOptions::default();
    let mut trainer = Trainer::new(&model(), loss, optimizer, runtime, options).unwrap();
    set(&mut trainer, settings);
    trainer
}

/// A batch of a function to be learned.
fn batch(random: &mut Random) -> (Vec<f32>, Vec<f32>) {
    let inputs = random.floats(ROWS * INPUTS, -1.0, 1.0);
    // The second is near sin 2x.
    let row = |x: &[f32]| [x[0] * x[1] + 0.5 * x[2], 2.0 * x[3] - 4.0 / 3.0 * x[3] * x[3] * x[3]];
    let targets = inputs.chunks_exact(INPUTS).flat_map(row).collect();
    (inputs, targets)
}

/// Puts poison into one value of one row of a hundred; whether there is any now.
fn poison(random: &mut Random, values: &mut [f32], columns: usize) -> bool {
    let mut is_poisoned = false;
    for row in values.chunks_exact_mut(columns) {
        if random.bits().is_multiple_of(100) {
            let place = random.bits() as usize % columns;
            row[place] = POISON[random.bits() as usize % POISON.len()];
            is_poisoned = true;
        }
    }
    is_poisoned
}

/// What a life was like.
struct Life {
    trainer: Trainer,
    /// Steps whose data or gradients were poisoned, errors, and steps whose call succeeded.
    poisoned: usize,
    refused: usize,
    /// The mean loss on fresh data in the end.
    end: f64,
}

impl Life {
    fn status(&self) -> WatchStatus {
        self.trainer.watch_status().unwrap()
    }
}

/// Asserts that the model as it stands gives finite outputs on sound data.
fn assert_serves(trainer: &Trainer, inputs: &[f32], context: &str) {
    let model = trainer.model().unwrap();
    let mut session = Session::new(&model, runtimes::plain(), ROWS).unwrap();
    let mut outputs = [0.0; ROWS * OUTPUTS];
    session.run(inputs, &mut outputs).unwrap();
    assert!(outputs.iter().all(|output| output.is_finite()), "{context}: {outputs:?}");
}

/// So many steps of a trainer with poison in observations, targets and gradients.
fn live(mut trainer: Trainer, steps: std::ops::Range<usize>, is_clean: bool) -> Life {
    let sound = batch(&mut Random::new(99)).0;
    let (mut poisoned, mut refused) = (0, 0);
    for step in steps {
        let mut random = Random::new(1000 + step as u64);
        let (mut inputs, mut targets) = batch(&mut random);
        let mut is_poisoned = false;
        let outcome = if step % 3 == 2 {
            // The host's own hands on the gradients.
            let outcome = trainer.compute_gradients(&inputs, &Targets::Values(&targets));
            outcome.unwrap();
            if !is_clean && random.bits().is_multiple_of(100) {
                let range = trainer.network().layout.parameters[0].range.clone();
                let place = range.start + random.bits() as usize % range.len();
                trainer.gradients_mut()[place] = POISON[random.bits() as usize % POISON.len()];
                is_poisoned = true;
            }
            trainer.apply_gradients().map(|()| 0.0)
        } else {
            if !is_clean {
                is_poisoned = poison(&mut random, &mut inputs, INPUTS);
                is_poisoned |= poison(&mut random, &mut targets, OUTPUTS);
            }
            trainer.step(&inputs, &Targets::Values(&targets))
        };
        poisoned += usize::from(is_poisoned);
        refused += usize::from(outcome.is_err());
        assert_serves(&trainer, &sound, &format!("step {step}"));
        if trainer.update_setting(Param::Frozen).unwrap() == 1.0 {
            // The host looks at it, and goes on.
            trainer.set_update_setting(Param::Frozen, 0.0).unwrap();
        }
    }
    let end = loss(&trainer);
    Life { trainer, poisoned, refused, end }
}

/// The loss on fresh data.
fn loss(trainer: &Trainer) -> f64 {
    let bytes = trainer.to_bytes().unwrap();
    let mut copy =
        Trainer::from_bytes(&bytes, runtimes::plain(), TrainerOptions::default()).unwrap();
    set(&mut copy, &[(Param::Watch, 0.0)]);
    let losses = (0..50).map(|number| {
        let (inputs, targets) = batch(&mut Random::new(77_000 + number));
        copy.compute_gradients(&inputs, &Targets::Values(&targets)).unwrap()
    });
    losses.sum::<f64>() / 50.0
}

#[test]
fn poison_spoils_no_life_under_any_policy() {
    for kind in &OPTIMIZERS[..COUNT] {
        let kind = *kind;
        let clean = live(trainer(kind, 1, &settings([Policy::Refuse; 3])), 0..STEPS, true);
        assert_eq!(clean.status().events, 0, "{kind:?}: {:?}", clean.trainer.watch_advice());
        let start = loss(&trainer(kind, 1, &[]));
        assert!(clean.end < 0.3 * start, "{kind:?}: from {start} to {}", clean.end);
        for policies in policies() {
            let life = live(trainer(kind, 1, &settings(policies)), 0..STEPS, false);
            let (status, context) = (life.status(), format!("{kind:?}, {policies:?}"));
            println!(
                "{context}: {} poisoned, {} events, loss {}",
                life.poisoned, status.events, life.end
            );
            assert!(life.poisoned > STEPS / 20, "{context}");
            assert!(life.end < 1.5 * clean.end + 0.003, "{context}: {}, {}", life.end, clean.end);
            check_counts(&life, policies, &context);
        }
    }
}

/// Every event is counted once by what it was and once by what was done.
fn check_counts(life: &Life, policies: [Policy; 3], context: &str) {
    let status = life.status();
    let done = |policy: Policy| status.policies[policy as usize];
    let found = |finding: Finding| status.findings[finding as usize];
    assert_eq!(status.findings.iter().sum::<u64>(), status.events, "{context}");
    assert_eq!(status.policies.iter().sum::<u64>(), status.events, "{context}");
    assert_eq!(done(Policy::Refuse), life.refused as u64, "{context}");
    assert_eq!(status.refused, life.refused as u64);
    // ReLU stops −1e38, tanh levels 1e38 off: not all poison is trouble, and only poison is.
    let is_trouble = status.events - done(Policy::Clip);
    assert!(is_trouble <= life.poisoned as u64, "{context}: {}", status.events);
    assert!(status.events > life.poisoned as u64 / 2, "{context}: {}", status.events);
    let by_policy = policies.map(|policy| policy as usize);
    for (policy, count) in status.policies.iter().enumerate() {
        // Before the first snapshot a rollback is a skip.
        let is_used =
            by_policy.contains(&policy) || (policy == Policy::Skip as usize && *count < 2);
        assert!(is_used || *count == 0, "{context}: {count} of {policy}");
    }
    let left_out = status.events - done(Policy::Clip);
    assert_eq!(status.watched + left_out, STEPS as u64, "{context}");
    if done(Policy::RollBack) == 0 {
        assert_eq!(life.trainer.steps(), status.watched, "{context}");
    } else {
        assert!(life.trainer.steps() < status.watched, "{context}");
    }
    let not_finite = found(Finding::LossNotFinite) + found(Finding::GradientNotFinite);
    assert!(not_finite > 0 && found(Finding::NormOutOfBounds) > 0, "{context}: {status:?}");
    let event = life.trainer.watch_event(status.events - 1).unwrap();
    assert_eq!((event.finding, event.step), (status.finding, status.step));
    assert!(life.trainer.watch_event(status.events).is_err());
    assert!(life.trainer.watch_event(status.events - 64).is_ok());
    assert!(life.trainer.watch_event(status.events - 65).is_err());
}

#[test]
fn rows_that_are_left_out_teach_nothing_and_the_others_do() {
    for kind in &OPTIMIZERS[..COUNT] {
        let kind = *kind;
        let mut settings = settings([Policy::Skip; 3]);
        settings.push((Param::RowBound, 100.0));
        let clean = live(trainer(kind, 1, &settings), 0..STEPS, true);
        let life = live(trainer(kind, 1, &settings), 0..STEPS, false);
        let status = life.status();
        assert!(life.end < 1.5 * clean.end + 0.003, "{kind:?}: {}, {}", life.end, clean.end);
        // What the host spoils in the gradients is all that is left to skip.
        let dropping = status.findings[Finding::RowsOutOfBounds as usize];
        assert!(status.dropped_rows >= dropping && dropping > STEPS as u64 / 20);
        assert!(status.policies[Policy::Skip as usize] < STEPS as u64 / 150, "{status:?}");
        assert_eq!(status.policies[Policy::DropRows as usize], dropping);
    }
}

#[test]
fn a_life_is_the_same_bits_with_threads_and_through_files() {
    for kind in [OptimizerKind::Adam, OptimizerKind::Nesterov] {
        for policies in policies() {
            let mut settings = settings(policies);
            settings.push((Param::RowBound, 1e9));
            let [whole, threaded] = [1, 2].map(|threads| {
                live(trainer(kind, threads, &settings), 0..400, false).trainer.to_bytes().unwrap()
            });
            assert!(threaded == whole, "{kind:?}, {policies:?}: threads");
            let mut parted = trainer(kind, 1, &settings);
            for first in (0..400).step_by(50) {
                parted = live(parted, first..first + 50, false).trainer;
                let bytes = parted.to_bytes().unwrap();
                let options = TrainerOptions::default();
                parted = Trainer::from_bytes(&bytes, runtimes::plain(), options).unwrap();
                assert!(parted.to_bytes().unwrap() == bytes, "{kind:?}, {policies:?}");
            }
            assert!(parted.to_bytes().unwrap() == whole, "{kind:?}, {policies:?}: files");
        }
    }
}
