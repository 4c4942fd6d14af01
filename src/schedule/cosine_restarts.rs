//! Cosine with warm restarts: in cycle i of T_i updates, ε = ε_end + ½ (ε_0 fⁱ − ε_end) (1 +
//! cos(π t/T_i)), t being the updates since its start; T_i = T_0 · mⁱ.
//!
//! Loshchilov and Hutter 2017 (SGDR), equation 5. The first step of a cycle has the full value: the
//! low one is never quite reached. PyTorch's CosineAnnealingWarmRestarts with T_0 and T_mult m, and
//! f = 1; TensorFlow's CosineDecayRestarts has f as m_mul. The cycle of a step is found in whole
//! numbers. Cost: about 60 operations and, for m > 1, as many additions as cycles went by.

use crate::catalog::{Entry, Param, Parameter, Settings, parameter};
use crate::kernels::math::compound;

use super::parameters::{
    INITIAL, WARMUP_START, WARMUP_STEPS, final_share, half_cosine, shares, steps,
};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "schedule",
    code: 9,
    name: "cosine_restarts",
    description: "Cosines one after the other, cycle i being steps multiplier^i updates long and \
                  falling from initial factor^i to initial final_share (Loshchilov and Hutter 2017).",
    parameters: &[
        INITIAL,
        steps(Param::Steps, 1000.0, 1.0, "T_0, the updates of the first cycle"),
        Parameter {
            key: Param::Multiplier,
            default: 1.0,
            minimum: 1.0,
            maximum: 1000.0,
            integer: true,
            description: "T_mult, how many times as long as a cycle the next one is",
        },
        parameter(Param::Factor, 1.0, [0.0, 1.0], "what each restart multiplies the start by"),
        final_share(0.0),
        WARMUP_STEPS,
        WARMUP_START,
    ],
};

/// The number of a step's cycle, the updates since its start, and its length.
fn cycle(step: u64, first: u64, multiplier: u64) -> [u64; 3] {
    if multiplier == 1 {
        return [step / first, step % first, first];
    }
    let (mut number, mut position, mut length) = (0, step, first);
    while position >= length {
        position -= length;
        // A cycle longer than any step has no end.
        length = length.saturating_mul(multiplier);
        number += 1;
    }
    [number, position, length]
}

pub(super) fn value(settings: &Settings, step: u64) -> f64 {
    let initial = settings.value(Param::Initial);
    let whole = |key| settings.value(key) as u64;
    let [number, position, length] = cycle(step, whole(Param::Steps), whole(Param::Multiplier));
    let start = initial * compound(settings.value(Param::Factor), number);
    let [_, left] = shares(position, length);
    half_cosine(start, settings.value(Param::FinalShare) * initial, left)
}

/// The lowest and the highest value.
pub(super) fn range(settings: &Settings) -> [f64; 2] {
    let initial = settings.value(Param::Initial);
    let lowest_start = if settings.value(Param::Factor) < 1.0 { 0.0 } else { initial };
    let end = settings.value(Param::FinalShare) * initial;
    [end.min(lowest_start), end.max(initial)]
}

#[cfg(test)]
mod tests {
    use super::cycle;

    #[test]
    fn cycles_are_found_at_their_borders() {
        assert_eq!(cycle(9, 10, 1), [0, 9, 10]);
        assert_eq!(cycle(10, 10, 1), [1, 0, 10]);
        assert_eq!([cycle(9, 10, 2), cycle(10, 10, 2)], [[0, 9, 10], [1, 0, 20]]);
        assert_eq!([cycle(29, 10, 2), cycle(30, 10, 2)], [[1, 19, 20], [2, 0, 40]]);
        // The start of cycle c is T_0 (mᶜ − 1) / (m − 1).
        let start = 7 * (3u64.pow(30) - 1) / 2;
        assert_eq!(cycle(start, 7, 3), [30, 0, 7 * 3u64.pow(30)]);
        assert_eq!(cycle(start - 1, 7, 3)[0], 29);
        assert_eq!(cycle(u64::MAX, 1_000_000_000_000_000, 1000)[0], 2);
    }
}
