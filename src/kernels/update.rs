//! The pass that every optimizer shares: weights, gradients and slots (the state beside each weight)
//! are each read once, weights and slots written once. Cost: memory bandwidth.

use super::elementwise::CHUNK;
use super::level::Level;
use super::runtime::Runtime;
use super::simd::{Kernel, LANES, Simd};
use super::single::Single;

/// The most slots of a rule.
pub const MAXIMUM_SLOTS: usize = 4;

/// An update rule with `SLOTS` slots and its constants, over vectors. Implement it with
/// `#[inline(always)]`.
pub trait Update<const SLOTS: usize>: Copy + Sync {
    /// The new weight; changes the slots in place.
    fn apply<S: Simd>(
        self,
        simd: S,
        weight: S::F32,
        gradient: S::F32,
        slots: &mut [S::F32; SLOTS],
    ) -> S::F32;
}

/// The arrays of an update, all of one length and layout.
pub struct Flat<'a, 'b> {
    /// The weights.
    pub weights: &'a mut [f32],
    /// The gradients.
    pub gradients: &'a [f32],
    /// The state, in the order of the slots.
    pub slots: &'a mut [&'b mut [f32]],
}

/// Some elements of the arrays.
struct Part<'a> {
    weights: &'a mut [f32],
    gradients: &'a [f32],
    slots: [&'a mut [f32]; MAXIMUM_SLOTS],
}

/// Applies a rule to every weight.
///
/// # Panics
/// Where the arrays are not of one length, or the slots are not as many as the rule's.
pub fn update<R: Update<SLOTS>, const SLOTS: usize>(
    runtime: &Runtime,
    rule: R,
    arrays: Flat<'_, '_>,
) {
    assert_eq!(arrays.slots.len(), SLOTS, "another number of slots");
    for_each_part(runtime, arrays, &|part| runtime.dispatch(Pass::<R, SLOTS> { rule, part }));
}

/// Cuts the arrays into parts and shares these among the threads.
fn for_each_part(runtime: &Runtime, arrays: Flat<'_, '_>, body: &(dyn Fn(Part<'_>) + Sync)) {
    let Flat { weights, gradients, slots } = arrays;
    let count = weights.len();
    assert_eq!(gradients.len(), count, "gradients of another length");
    assert!(slots.iter().all(|slot| slot.len() == count), "a slot of another length");
    let none = || <&mut [f32]>::default();
    let whole = (weights, CHUNK);
    match slots {
        [] => runtime.for_each_chunk(count, [whole], |index, [weights]| {
            run((index, weights, gradients), [none(), none(), none(), none()], body);
        }),
        [a] => runtime.for_each_chunk(2 * count, [whole, (a, CHUNK)], |index, [weights, a]| {
            run((index, weights, gradients), [a, none(), none(), none()], body);
        }),
        [a, b] => {
            let parts = [whole, (a, CHUNK), (b, CHUNK)];
            runtime.for_each_chunk(3 * count, parts, |index, [weights, a, b]| {
                run((index, weights, gradients), [a, b, none(), none()], body);
            });
        }
        [a, b, c] => {
            let parts = [whole, (a, CHUNK), (b, CHUNK), (c, CHUNK)];
            runtime.for_each_chunk(4 * count, parts, |index, [weights, a, b, c]| {
                run((index, weights, gradients), [a, b, c, none()], body);
            });
        }
        [a, b, c, d] => {
            let parts = [whole, (a, CHUNK), (b, CHUNK), (c, CHUNK), (d, CHUNK)];
            runtime.for_each_chunk(5 * count, parts, |index, [weights, a, b, c, d]| {
                run((index, weights, gradients), [a, b, c, d], body);
            });
        }
        _ => unreachable!("no rule has more than {MAXIMUM_SLOTS} slots"),
    }
}

/// Runs the whole vectors of a chunk, then the rest as a vector of its own, in copies: so a rule
/// stands in one loop.
fn run(
    (index, weights, gradients): (usize, &mut [f32], &[f32]),
    mut slots: [&mut [f32]; MAXIMUM_SLOTS],
    body: &dyn Fn(Part<'_>),
) {
    let gradients = &gradients[index * CHUNK..][..weights.len()];
    let length = weights.len() % LANES;
    let whole = weights.len() - length;
    if whole > 0 {
        // A rule with fewer slots leaves the others empty.
        let slots = slots.each_mut().map(|slot| {
            let end = whole.min(slot.len());
            &mut slot[..end]
        });
        body(Part { weights: &mut weights[..whole], gradients: &gradients[..whole], slots });
    }
    if length > 0 {
        let mut rest = [[0.0; LANES]; 2 + MAXIMUM_SLOTS];
        rest[0][..length].copy_from_slice(&weights[whole..]);
        rest[1][..length].copy_from_slice(&gradients[whole..]);
        for (rest, slot) in rest[2..].iter_mut().zip(&slots).filter(|(_, slot)| !slot.is_empty()) {
            rest[..length].copy_from_slice(&slot[whole..]);
        }
        let [last_weights, last_gradients, a, b, c, d] = &mut rest;
        body(Part { weights: last_weights, gradients: last_gradients, slots: [a, b, c, d] });
        weights[whole..].copy_from_slice(&rest[0][..length]);
        for (rest, slot) in rest[2..].iter().zip(&mut slots).filter(|(_, slot)| !slot.is_empty()) {
            slot[whole..].copy_from_slice(&rest[..length]);
        }
    }
}

/// Whole vectors.
struct Pass<'a, R, const SLOTS: usize> {
    rule: R,
    part: Part<'a>,
}

impl<R: Update<SLOTS>, const SLOTS: usize> Kernel for Pass<'_, R, SLOTS> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        if S::LEVEL == Level::Scalar { self.one_by_one() } else { self.vectors(simd) }
    }
}

impl<R: Update<SLOTS>, const SLOTS: usize> Pass<'_, R, SLOTS> {
    #[inline(always)]
    fn one_by_one(self) {
        let Part { weights, gradients, mut slots } = self.part;
        for (index, (weight, gradient)) in weights.iter_mut().zip(gradients).enumerate() {
            let mut state = [0.0; SLOTS];
            for (state, slot) in state.iter_mut().zip(&slots) {
                *state = slot[index];
            }
            *weight = self.rule.apply(Single, *weight, *gradient, &mut state);
            for (state, slot) in state.into_iter().zip(&mut slots) {
                slot[index] = state;
            }
        }
    }

    #[inline(always)]
    fn vectors<S: Simd>(self, simd: S) {
        let Part { weights, gradients, slots } = self.part;
        let weights = weights.as_chunks_mut::<LANES>().0;
        let gradients = gradients.as_chunks::<LANES>().0;
        let mut slots = slots.map(|slot| slot.as_chunks_mut::<LANES>().0);
        for (index, (weight, gradient)) in weights.iter_mut().zip(gradients).enumerate() {
            let mut state = [simd.splat(0.0); SLOTS];
            for (state, slot) in state.iter_mut().zip(&slots) {
                *state = simd.load(&slot[index]);
            }
            let new = self.rule.apply(simd, simd.load(weight), simd.load(gradient), &mut state);
            simd.store(weight, new);
            for (state, slot) in state.into_iter().zip(&mut slots) {
                simd.store(&mut slot[index], state);
            }
        }
    }
}
