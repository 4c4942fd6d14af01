//! One cycle: up to a peak, back down, and in what is left of the steps to an end far below.
//!
//! Smith 2018, section 4.2 (the two parts of the cycle of equal length, in straight lines); Smith and
//! Topin 2019. PyTorch's OneCycleLR is cosine = 1, fall = 0 (from the peak straight to the end),
//! start_share = 1/25, final_share = 4 · 10⁻⁶, steps = total_steps − 1 and rise such that
//! rise · steps = pct_start · total_steps − 1. For momentum, which goes the other way, the peak is the
//! low value and the shares are above 1. Cost: about 60 operations.

use crate::catalog::{Entry, Param, Parameter, Settings, parameter, switch};

use super::parameters::{
    WARMUP_START, WARMUP_STEPS, final_share, half_cosine, line, shares, steps,
};

const FINAL_SHARE: Parameter =
    Parameter { description: "the value at the end, as a share of the peak", ..final_share(0.001) };

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "schedule",
    code: 10,
    name: "one_cycle",
    description: "From start_share peak to peak in rise steps updates, back in fall steps, and to \
                  final_share peak in what is left of steps; then constant (Smith 2018; Smith and \
                  Topin 2019).",
    parameters: &[
        parameter(Param::Peak, 0.1, [0.0, 1e6], "the value at the turn"),
        steps(Param::Steps, 1000.0, 1.0, "updates until the end is reached"),
        parameter(
            Param::StartShare,
            0.1,
            [0.0, 1000.0],
            "the value at step 0, as a share of the peak",
        ),
        FINAL_SHARE,
        parameter(Param::Rise, 0.45, [0.0, 1.0], "the share of the steps up to the peak"),
        parameter(
            Param::Fall,
            0.45,
            [0.0, 1.0],
            "the share of the steps from the peak back to the start; 0 to go straight to the end",
        ),
        switch(Param::Cosine, 0.0, "1 to go along halves of a cosine, 0 along straight lines"),
        WARMUP_STEPS,
        WARMUP_START,
    ],
};

/// The values at the start, at the peak and at the end.
fn corners(settings: &Settings) -> [f64; 3] {
    let peak = settings.value(Param::Peak);
    let share = |key| settings.value(key) * peak;
    [share(Param::StartShare), peak, share(Param::FinalShare)]
}

pub(super) fn value(settings: &Settings, step: u64) -> f64 {
    let [start, peak, end] = corners(settings);
    let [done, left] = shares(step, settings.value(Param::Steps) as u64);
    let (rise, fall) = (settings.value(Param::Rise), settings.value(Param::Fall));
    let turned = done - rise;
    let (from, to, way_left) = if left == 0.0 {
        return end;
    } else if turned < 0.0 {
        (start, peak, -turned / rise)
    } else if turned < fall {
        (peak, start, (fall - turned) / fall)
    } else {
        let from = if fall > 0.0 { start } else { peak };
        (from, end, (left / ((1.0 - rise) - fall)).clamp(0.0, 1.0))
    };
    if settings.value(Param::Cosine) == 1.0 {
        half_cosine(from, to, way_left)
    } else {
        line(from, to, [1.0 - way_left, way_left])
    }
}

/// The lowest and the highest value.
pub(super) fn range(settings: &Settings) -> [f64; 2] {
    let corners = corners(settings);
    [corners.into_iter().fold(f64::INFINITY, f64::min), corners.into_iter().fold(0.0, f64::max)]
}
