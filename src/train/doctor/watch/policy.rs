//! Policies: what is done where a step is in trouble, one for each kind of trouble.
//!
//! Every policy but `Refuse` lets the call succeed; every policy but `Clip` leaves the step out: its
//! gradients are dropped, and weights, the optimizer's state and the number of steps stay, or, by
//! `RollBack`, go back.

use crate::catalog::{Param, Parameter, Settings, parameter, whole};
use crate::error::Error;
use crate::loss::Loss;
use crate::optim::{Optimizer, OptimizerKind};
use crate::train::save::MOST_STEPS;

use super::finding::Finding;

/// What is done where a step is in trouble. A number once released is never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Policy {
    /// The call fails with GLIA_ERROR_DIVERGED, and nothing changes.
    Refuse = 0,
    /// The step is left out.
    Skip = 1,
    /// The step is left out, and the learning rate shrinks.
    ShrinkRate = 2,
    /// The step is left out, and the trainer goes back to its last good snapshot.
    RollBack = 3,
    /// The step is left out, and nothing is learned until the host says so.
    Stop = 4,
    /// The gradients are made smaller, and the step is done.
    Clip = 5,
    /// Some rows are left out, and the step is done with the others: of rows alone, no setting.
    DropRows = 6,
}

impl Policy {
    /// Every policy, in the order of their numbers.
    pub const ALL: [Self; 7] = [
        Self::Refuse,
        Self::Skip,
        Self::ShrinkRate,
        Self::RollBack,
        Self::Stop,
        Self::Clip,
        Self::DropRows,
    ];
}

/// The keys of the policies.
const KEYS: [Param; 3] = [Param::NonFinitePolicy, Param::ExplosionPolicy, Param::NormPolicy];

/// The entry of a policy up to `last`.
const fn policy(key: Param, last: Policy, description: &'static str) -> Parameter {
    whole(key, Policy::Refuse as i32 as f64, [0.0, last as i32 as f64], description)
}

/// The entries. A gradient that is not finite cannot be made smaller.
pub(super) const NON_FINITE: Parameter =
    policy(Param::NonFinitePolicy, Policy::Stop, "what is done where something is not finite");
pub(super) const EXPLOSION: Parameter =
    policy(Param::ExplosionPolicy, Policy::Clip, "what is done where the loss explodes");
pub(super) const NORM: Parameter =
    policy(Param::NormPolicy, Policy::Clip, "what is done where gradients are above norm_bound");
/// The largest power of ten whose square, four times, is a finite float: beyond it second moments
/// overflow.
pub(super) const NORM_BOUND: Parameter =
    parameter(Param::NormBound, 1e18, [0.0, 1e30], "the largest norm of all gradients; 0: any");
pub(super) const RATE_SHRINK: Parameter =
    parameter(Param::RateShrink, 0.5, [1e-3, 1.0], "what the learning rate is multiplied by");
pub(super) const RATE_RECOVERY: Parameter = whole(
    Param::RateRecovery,
    100.0,
    [0.0, MOST_STEPS as f64],
    "how many good steps undo one shrinking; 0: it stays",
);
pub(super) const SNAPSHOT_INTERVAL: Parameter = whole(
    Param::SnapshotInterval,
    100.0,
    [1.0, MOST_STEPS as f64],
    "how many good steps apart the snapshot is renewed",
);
pub(super) const ROW_BOUND: Parameter = parameter(
    Param::RowBound,
    0.0,
    [0.0, f32::MAX as f64],
    "the largest input or target of a row that counts; 0: all rows do",
);
pub(super) const PATIENCE: Parameter = whole(
    Param::Patience,
    10.0,
    [0.0, MOST_STEPS as f64],
    "so many exploding losses in a row are a new level; 0: never",
);

/// The policy for a finding.
pub(super) fn policy_for(settings: &Settings, finding: Finding) -> Policy {
    let key = match finding {
        Finding::Nothing | Finding::LossNotFinite | Finding::GradientNotFinite => KEYS[0],
        Finding::LossExplodes => KEYS[1],
        Finding::NormOutOfBounds => KEYS[2],
        Finding::RowsOutOfBounds => return Policy::DropRows,
    };
    Policy::ALL[settings.value(key) as usize]
}

/// Whether a policy is used for any kind of trouble.
pub(super) fn uses(settings: &Settings, policy: Policy) -> bool {
    KEYS.iter().any(|key| settings.value(*key) == f64::from(policy as i32))
}

/// Refuses settings that make no sense for a trainer.
pub(super) fn check(settings: &Settings, optimizer: &Optimizer, loss: &Loss) -> Result<(), Error> {
    let name = optimizer.settings().entry().name;
    let searches = optimizer.kind().searches();
    if uses(settings, Policy::Clip) && searches {
        return Err(Error::state(format!(
            "value: {name} searches by the loss's own gradients; expected a policy that does not \
             clip them, got GLIA_POLICY_CLIP"
        )));
    }
    let has_no_rate = searches || optimizer.kind() == OptimizerKind::Rprop;
    if uses(settings, Policy::ShrinkRate) && has_no_rate {
        return Err(Error::state(format!(
            "value: {name} finds the size of its steps itself; expected a policy that does not \
             change its rate, got GLIA_POLICY_SHRINK_RATE"
        )));
    }
    let clips_explosions = policy_for(settings, Finding::LossExplodes) == Policy::Clip;
    if clips_explosions && settings.value(Param::NormBound) == 0.0 {
        return Err(Error::state(
            "value: gradients of a loss that explodes are clipped to norm_bound: expected one above \
             0, got 0",
        ));
    }
    if settings.value(Param::RowBound) > 0.0 && loss.kind().mixes_rows() {
        return Err(Error::state(format!(
            "value: {} compares all rows of a batch with one another; expected row_bound 0, so that \
             all are there",
            loss.settings().entry().name
        )));
    }
    Ok(())
}
