//! The pass that every optimizer shares: weights, gradients and slots are each read once, weights
//! and slots written once. Cost: memory bandwidth.

use crate::kernels::elementwise::CHUNK;
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::{Kernel, LANES, Simd};

/// An update rule with `SLOTS` slots and its constants, over vectors.
pub(super) trait UpdateRule<const SLOTS: usize>: Copy + Sync {
    /// The new weight; changes the slots in place.
    fn apply<S: Simd>(
        self,
        simd: S,
        weight: S::F32,
        gradient: S::F32,
        slots: &mut [S::F32; SLOTS],
    ) -> S::F32;
}

/// a / b, and 0 where b is 0: where no gradient ever came and epsilon is 0, 0 / 0 is no step.
#[inline(always)]
pub(super) fn quotient<S: Simd>(simd: S, a: S::F32, b: S::F32) -> S::F32 {
    let zero = simd.splat(0.0);
    simd.select(simd.equal(b, zero), zero, simd.div(a, b))
}

struct Pass<'a, R, const SLOTS: usize> {
    rule: R,
    weights: &'a mut [f32],
    gradients: &'a [f32],
    slots: [&'a mut [f32]; SLOTS],
}

impl<R: UpdateRule<SLOTS>, const SLOTS: usize> Kernel for Pass<'_, R, SLOTS> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(mut self, simd: S) {
        let (weights, weights_rest) = self.weights.as_chunks_mut::<LANES>();
        let (gradients, gradients_rest) = self.gradients.as_chunks::<LANES>();
        let mut slots = self.slots.each_mut().map(|slot| slot.as_chunks_mut::<LANES>());
        for (index, (weight, gradient)) in weights.iter_mut().zip(gradients).enumerate() {
            let mut state = slots.each_ref().map(|slot| simd.load(&slot.0[index]));
            let new = self.rule.apply(simd, simd.load(weight), simd.load(gradient), &mut state);
            simd.store(weight, new);
            for (slot, state) in slots.iter_mut().zip(state) {
                simd.store(&mut slot.0[index], state);
            }
        }
        let mut state = slots.each_ref().map(|slot| simd.load_partial(slot.1));
        let weight = simd.load_partial(weights_rest);
        let new = self.rule.apply(simd, weight, simd.load_partial(gradients_rest), &mut state);
        simd.store_partial(weights_rest, new);
        for (slot, state) in slots.iter_mut().zip(state) {
            simd.store_partial(slot.1, state);
        }
    }
}

/// Applies a rule to every weight.
pub(super) fn update<R: UpdateRule<SLOTS>, const SLOTS: usize>(
    runtime: &Runtime,
    rule: R,
    weights: &mut [f32],
    gradients: &[f32],
    slots: &mut [&mut [f32]],
) {
    let count = weights.len();
    assert_eq!(gradients.len(), count, "gradients of another length");
    assert_eq!(slots.len(), SLOTS, "another number of slots");
    assert!(slots.iter().all(|slot| slot.len() == count), "a slot of another length");
    match slots {
        [] => runtime.for_each_chunk(count, [(weights, CHUNK)], |index, [weights]| {
            let gradients = &gradients[index * CHUNK..][..weights.len()];
            let slots = std::array::from_fn(|_| unreachable!("a rule without slots"));
            runtime.dispatch(Pass { rule, weights, gradients, slots });
        }),
        [first] => {
            let parts = [(weights, CHUNK), (&mut **first, CHUNK)];
            runtime.for_each_chunk(2 * count, parts, |index, [weights, first]| {
                let gradients = &gradients[index * CHUNK..][..weights.len()];
                let mut given = [Some(first)];
                let slots = std::array::from_fn(|slot| given[slot].take().expect("one slot"));
                runtime.dispatch(Pass { rule, weights, gradients, slots });
            });
        }
        [first, second] => {
            let parts = [(weights, CHUNK), (&mut **first, CHUNK), (&mut **second, CHUNK)];
            runtime.for_each_chunk(3 * count, parts, |index, [weights, first, second]| {
                let gradients = &gradients[index * CHUNK..][..weights.len()];
                let mut given = [Some(first), Some(second)];
                let slots = std::array::from_fn(|slot| given[slot].take().expect("two slots"));
                runtime.dispatch(Pass { rule, weights, gradients, slots });
            });
        }
        _ => unreachable!("no rule has more than two slots"),
    }
}
