//! Loops over arrays, sixteen elements at a time.
//!
//! An element's result depends on nothing but its own inputs: not on its place in a vector, nor on
//! what stands beside it. Each loop exists in place and from one array into another. Cost: one pass
//! over memory.
//!
//! Functions are types with an `inline(always)` method, not closures: a closure that is called
//! from two places, the vectors and the rest, is compiled on its own once it is large, and then
//! without the CPU's features, a hundred times slower.

use super::in_out::InOut;
use super::level::Level;
use super::runtime::Runtime;
use super::simd::{Kernel, LANES, Simd};
use super::single::Single;

/// Elements that one thread takes at a time.
pub const CHUNK: usize = 16 * 1024;

/// A function of one variable, over vectors.
pub trait Unary: Copy + Sync {
    /// f(x). Implement it with `#[inline(always)]`.
    fn apply<S: Simd>(self, simd: S, x: S::F32) -> S::F32;
}

/// A function of two variables, over vectors.
pub trait Binary: Copy + Sync {
    /// f(x, y). Implement it with `#[inline(always)]`.
    fn apply<S: Simd>(self, simd: S, x: S::F32, y: S::F32) -> S::F32;
}

/// Applies a function to each vector, inside a kernel.
///
/// The function stands in one loop, which takes the rest of the array, too, as a vector of its
/// own: inlined twice, the functions would be a third of the library. The scalar level takes one
/// element at a time.
#[inline(always)]
pub fn for_each_vector<S: Simd, F: Unary>(simd: S, mut values: InOut<'_>, function: F) {
    if S::LEVEL == Level::Scalar {
        for index in 0..values.len() {
            let y = function.apply(Single, values.input()[index]);
            values.output()[index] = y;
        }
        return;
    }
    let (mut rest, whole) = ([0.0; LANES], values.len() / LANES * LANES);
    let has_rest = whole < values.len();
    if has_rest {
        simd.store(&mut rest, values.load_rest(simd, 0.0));
    }
    let mut rounds = rounds(has_rest);
    let mut part = values.part(0, whole);
    loop {
        let count = part.len() / LANES;
        let mut next = simd.splat(0.0);
        if count > 0 {
            next = part.load(simd, 0);
        }
        for index in 0..count {
            let x = next;
            // Before the store: where the arrays begin a line apart modulo 4 KiB, as two in a row
            // from one allocator do, the next load would wait for it. The last one is for nothing.
            next = part.load(simd, (index + 1).min(count - 1));
            part.store(simd, index, function.apply(simd, x));
        }
        rounds -= 1;
        if rounds == 0 {
            break;
        }
        part = InOut::in_place(&mut rest);
    }
    if has_rest {
        values.store_rest(simd, simd.load(&rest));
    }
}

/// How often a loop over vectors runs. The optimizer must not know that it is at most twice, or it
/// writes the second round out.
#[inline(always)]
fn rounds(has_rest: bool) -> u32 {
    std::hint::black_box(1 + u32::from(has_rest))
}

/// Applies a function to each vector and that of another array, inside a kernel.
#[inline(always)]
pub fn for_each_pair<S: Simd, F: Binary>(
    simd: S,
    mut values: InOut<'_>,
    others: &[f32],
    function: F,
) {
    assert_eq!(values.len(), others.len(), "arrays of different lengths");
    if S::LEVEL == Level::Scalar {
        for (index, &other) in others.iter().enumerate() {
            let y = function.apply(Single, values.input()[index], other);
            values.output()[index] = y;
        }
        return;
    }
    let (mut rest, whole) = ([0.0; LANES], values.len() / LANES * LANES);
    let (mut vectors, others_rest) = others.as_chunks::<LANES>();
    let mut last = [[0.0; LANES]];
    let has_rest = !others_rest.is_empty();
    if has_rest {
        simd.store(&mut rest, values.load_rest(simd, 0.0));
        simd.store(&mut last[0], simd.load_partial(others_rest));
    }
    let mut rounds = rounds(has_rest);
    let mut part = values.part(0, whole);
    loop {
        let mut next = [simd.splat(0.0); 2];
        if let Some(other) = vectors.first() {
            next = [part.load(simd, 0), simd.load(other)];
        }
        for index in 0..vectors.len() {
            let [x, y] = next;
            // Before the store, as above.
            let ahead = (index + 1).min(vectors.len() - 1);
            next = [part.load(simd, ahead), simd.load(&vectors[ahead])];
            part.store(simd, index, function.apply(simd, x, y));
        }
        rounds -= 1;
        if rounds == 0 {
            break;
        }
        (part, vectors) = (InOut::in_place(&mut rest), &last);
    }
    if has_rest {
        values.store_rest(simd, simd.load(&rest));
    }
}

struct Map<'a, F>(InOut<'a>, F);

impl<F: Unary> Kernel for Map<'_, F> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        for_each_vector(simd, self.0, self.1);
    }
}

struct Combine<'a, F>(InOut<'a>, &'a [f32], F);

impl<F: Binary> Kernel for Combine<'_, F> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        for_each_pair(simd, self.0, self.1, self.2);
    }
}

/// `output[i] = f(input[i])`.
///
/// # Panics
/// Where the lengths differ.
pub fn map<F: Unary>(runtime: &Runtime, input: &[f32], output: &mut [f32], function: F) {
    assert_eq!(input.len(), output.len(), "arrays of different lengths");
    runtime.for_each_chunk(input.len(), [(output, CHUNK)], |index, [output]| {
        let input = &input[index * CHUNK..][..output.len()];
        runtime.dispatch(Map(InOut::apart(input, output), function));
    });
}

/// `values[i] = f(values[i])`.
pub fn map_in_place<F: Unary>(runtime: &Runtime, values: &mut [f32], function: F) {
    runtime.for_each_chunk(values.len(), [(values, CHUNK)], |_, [values]| {
        runtime.dispatch(Map(InOut::in_place(values), function));
    });
}

/// `values[i] = f(values[i], others[i])`.
///
/// # Panics
/// Where the lengths differ.
pub fn combine_in_place<F: Binary>(
    runtime: &Runtime,
    values: &mut [f32],
    others: &[f32],
    function: F,
) {
    assert_eq!(values.len(), others.len(), "arrays of different lengths");
    runtime.for_each_chunk(values.len(), [(values, CHUNK)], |index, [values]| {
        let others = &others[index * CHUNK..][..values.len()];
        runtime.dispatch(Combine(InOut::in_place(values), others, function));
    });
}

/// `output[i] = f(input[i], others[i])`.
///
/// # Panics
/// Where the lengths differ.
pub fn combine<F: Binary>(
    runtime: &Runtime,
    (input, others): (&[f32], &[f32]),
    output: &mut [f32],
    function: F,
) {
    assert_eq!(input.len(), output.len(), "arrays of different lengths");
    assert_eq!(others.len(), output.len(), "arrays of different lengths");
    runtime.for_each_chunk(output.len(), [(output, CHUNK)], |index, [output]| {
        let place = index * CHUNK..index * CHUNK + output.len();
        let values = InOut::apart(&input[place.clone()], output);
        runtime.dispatch(Combine(values, &others[place], function));
    });
}

/// x + y.
#[derive(Clone, Copy, Debug)]
pub struct Sum;

impl Binary for Sum {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32, y: S::F32) -> S::F32 {
        simd.add(x, y)
    }
}

/// factor · x.
#[derive(Clone, Copy, Debug)]
pub struct Scale(pub f32);

impl Unary for Scale {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        simd.mul(x, simd.splat(self.0))
    }
}

/// x / divisor.
#[derive(Clone, Copy, Debug)]
pub struct Divide(pub f32);

impl Unary for Divide {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        simd.div(x, simd.splat(self.0))
    }
}

/// x + factor · y, rounded once.
#[derive(Clone, Copy, Debug)]
pub struct AddScaled(pub f32);

impl Binary for AddScaled {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32, y: S::F32) -> S::F32 {
        simd.fma(simd.splat(self.0), y, x)
    }
}
