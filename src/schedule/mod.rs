//! Room 3: schedules, one file each. This file is the family's registry.
//!
//! A schedule says which value a hyperparameter has at a step: a function of the number of the step
//! alone, in double precision, from +, −, ×, ÷ and the crate's own functions, never by accumulation.
//! So any step can be asked, and a run that is resumed continues it to the bit. The one kind with a
//! state, plateau, follows what is reported to it instead. Values are absolute, and so the same for
//! every optimizer; a learning rate, a momentum or any other number may follow one.

mod constant;
mod cosine;
mod cosine_restarts;
mod exponential;
mod function;
mod inverse_time;
mod linear;
mod momentum_ramp;
mod multi_step;
mod one_cycle;
mod parameters;
mod piecewise;
mod plateau;
mod points;
mod polynomial;
mod step;

use crate::catalog::Entry;

pub use function::Schedule;

// Adding one: a line here, in `ALL`, `ENTRIES` and, in function.rs, `own_value`; and in `range`
// where the values at the first and at the last step are not the extremes.
/// The schedules, with their pinned numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum ScheduleKind {
    /// The same value at every step.
    Constant = 1,
    /// A straight line, then constant.
    Linear = 2,
    /// A drop by a factor every so many steps.
    Step = 3,
    /// A drop by a factor at each of the points.
    MultiStep = 4,
    /// Down by a factor over so many steps, smoothly.
    Exponential = 5,
    /// A power of the share of the steps that is left.
    Polynomial = 6,
    /// The inverse of a line, or a power of that.
    InverseTime = 7,
    /// Half a cosine, then constant.
    Cosine = 8,
    /// Half cosines one after the other.
    CosineRestarts = 9,
    /// Up, down, and far below.
    OneCycle = 10,
    /// The value of the last point.
    PiecewiseConstant = 11,
    /// Straight lines between points.
    PiecewiseLinear = 12,
    /// Momentum's rise towards one.
    MomentumRamp = 13,
    /// Down by a factor whenever reports stop getting better.
    Plateau = 14,
}

impl ScheduleKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 14] = [
        Self::Constant,
        Self::Linear,
        Self::Step,
        Self::MultiStep,
        Self::Exponential,
        Self::Polynomial,
        Self::InverseTime,
        Self::Cosine,
        Self::CosineRestarts,
        Self::OneCycle,
        Self::PiecewiseConstant,
        Self::PiecewiseLinear,
        Self::MomentumRamp,
        Self::Plateau,
    ];

    /// Whether the kind needs points from the host.
    pub fn has_points(self) -> bool {
        matches!(self, Self::MultiStep | Self::PiecewiseConstant | Self::PiecewiseLinear)
    }

    /// Whether these points have values.
    pub fn has_point_values(self) -> bool {
        self.has_points() && self != Self::MultiStep
    }
}

/// The family's entries, in the order of their numbers.
pub static ENTRIES: [&Entry; 14] = [
    &constant::ENTRY,
    &linear::ENTRY,
    &step::ENTRY,
    &multi_step::ENTRY,
    &exponential::ENTRY,
    &polynomial::ENTRY,
    &inverse_time::ENTRY,
    &cosine::ENTRY,
    &cosine_restarts::ENTRY,
    &one_cycle::ENTRY,
    &piecewise::CONSTANT,
    &piecewise::LINEAR,
    &momentum_ramp::ENTRY,
    &plateau::ENTRY,
];
