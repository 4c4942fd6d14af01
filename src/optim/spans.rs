//! Sums and updates over some spans of arrays, in the order of the spans.

use std::ops::Range;

use crate::kernels::elementwise::{AddScaled, combine_in_place};
use crate::kernels::reduce::{maximum, minimum, sum_of_products};
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::{Kernel, Simd};

/// Some of the weights, with the factor of their weight decay.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// Their place.
    pub range: Range<usize>,
    /// Multiplies the weight decay.
    pub decay_factor: f64,
}

pub(super) struct Dot<'a>(pub(super) &'a [f32], pub(super) &'a [f32]);

impl Kernel for Dot<'_> {
    type Output = f32;
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> f32 {
        sum_of_products(simd, self.0, self.1)
    }
}

struct Largest<'a>(&'a [f32]);

impl Kernel for Largest<'_> {
    type Output = f32;
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> f32 {
        maximum(simd, self.0).max(-minimum(simd, self.0))
    }
}

/// The scalar product, each span's in float32.
pub(super) fn dot(runtime: &Runtime, spans: &[Span], a: &[f32], b: &[f32]) -> f64 {
    let parts = spans.iter().map(|span| {
        let dot = Dot(&a[span.range.clone()], &b[span.range.clone()]);
        f64::from(runtime.dispatch(dot))
    });
    parts.sum()
}

/// a ← a + factor b.
pub(super) fn add(runtime: &Runtime, spans: &[Span], a: &mut [f32], b: &[f32], factor: f64) {
    for Span { range, .. } in spans {
        let (a, b) = (&mut a[range.clone()], &b[range.clone()]);
        combine_in_place(runtime, a, b, AddScaled(factor as f32));
    }
}

/// The largest size of an element; NaN where any element is.
pub(super) fn largest(runtime: &Runtime, spans: &[Span], a: &[f32]) -> f64 {
    let mut most = 0.0;
    for Span { range, .. } in spans.iter().filter(|span| !span.range.is_empty()) {
        let size = runtime.dispatch(Largest(&a[range.clone()]));
        most = if size > most || size.is_nan() { size } else { most };
    }
    f64::from(most)
}
