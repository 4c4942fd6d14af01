//! Runs a function of this module at every level of this CPU, and holds them to the same bits.

use crate::kernels::level::InstructionSet;
use crate::rng::Philox;

/// The results of an elementary function for a slice of inputs; panics where levels differ.
macro_rules! at_every_level {
    ($function:path, $inputs:expr) => {{
        use crate::kernels::simd::{Kernel, LANES, Simd};

        struct Map<'a>(&'a mut [f32]);

        impl Kernel for Map<'_> {
            type Output = ();

            #[inline(always)]
            fn run<S: Simd>(self, simd: S) {
                for lanes in self.0.chunks_mut(LANES) {
                    let result = $function(simd, simd.load_partial(lanes));
                    simd.store_partial(lanes, result);
                }
            }
        }

        crate::kernels::math::testing::compare_levels($inputs, |set, x| set.dispatch(Map(x)))
    }};
}
pub(super) use at_every_level;

/// Applies `map` in place at each level; the results, if they are the same at each.
pub fn compare_levels(inputs: &[f32], map: impl Fn(InstructionSet, &mut [f32])) -> Vec<f32> {
    let mut results = InstructionSet::available().map(|set| {
        let mut values = inputs.to_vec();
        map(set, &mut values);
        (set.level().name(), values)
    });
    let (first_name, first) = results.next().unwrap();
    for (name, values) in results {
        for ((&x, &a), &b) in inputs.iter().zip(&first).zip(&values) {
            assert!(same(a, b), "{x:e}: {a:e} at {first_name}, {b:e} at {name}");
        }
    }
    first
}

/// The same bits, or both NaN, of which sign and payload are not specified.
fn same(a: f32, b: f32) -> bool {
    a.to_bits() == b.to_bits() || a.is_nan() && b.is_nan()
}

/// Checks results against (input, expected) pairs, signs of zeros included.
pub fn assert_values(cases: &[(f32, f32)], results: Vec<f32>) {
    assert_eq!(cases.len(), results.len());
    for (&(x, expected), &result) in cases.iter().zip(&results) {
        assert!(same(expected, result), "{x:e}: {result:e} instead of {expected:e}");
    }
}

/// Special values, their neighbours, random bit patterns, and random values of ordinary size.
pub fn inputs() -> Vec<f32> {
    let philox = Philox::new(5);
    let mut inputs = Vec::new();
    let specials =
        [0.0, f32::MIN_POSITIVE, 0.937_5, 1.0, 9.02, 18.0, 88.722_84, 89.0, 104.0, f32::INFINITY];
    for special in specials {
        let bits = special.to_bits() as i32;
        let near = (bits - 3..bits + 4).map(|bits| f32::from_bits(bits as u32));
        inputs.extend(near.flat_map(|x| [x, -x]));
    }
    for step in 0..10_000 {
        let words = philox.block(0, step, 0);
        inputs.extend([words[0], words[1]].map(f32::from_bits));
        inputs.extend([words[2], words[3]].map(|word| (word as i32 >> 8) as f32 / 65_536.0));
    }
    inputs
}
