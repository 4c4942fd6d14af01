//! Loops over two arrays that give two results an element, sixteen elements at a time: a value and
//! a slope, as losses have them.
//!
//! An element's results depend on nothing but its own inputs. Cost: one pass over memory.

use super::level::Level;
use super::simd::{Kernel, LANES, Simd};
use super::single::Single;

/// A function of two variables with two results, over vectors.
pub trait Pairwise: Copy + Sync {
    /// The value and the slope at (x, y). Implement it with `#[inline(always)]`.
    fn apply<S: Simd>(self, simd: S, x: S::F32, y: S::F32) -> [S::F32; 2];
}

/// `values[i], slopes[i] = f(x[i], y[i])`, the slopes times a factor.
pub struct Pairs<'a, F> {
    /// x and y, of one length.
    pub inputs: [&'a [f32]; 2],
    /// Values and slopes, as long.
    pub outputs: [&'a mut [f32]; 2],
    /// What slopes are multiplied by.
    pub factor: f32,
    /// f.
    pub function: F,
}

impl<F: Pairwise> Kernel for Pairs<'_, F> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let ([x, y], [values, slopes]) = (self.inputs, self.outputs);
        let length = x.len();
        assert!(
            y.len() == length && values.len() == length && slopes.len() == length,
            "arrays of different lengths"
        );
        if S::LEVEL == Level::Scalar {
            for index in 0..length {
                let [value, slope] = self.function.apply(Single, x[index], y[index]);
                values[index] = value;
                slopes[index] = slope * self.factor;
            }
            return;
        }
        let (factor, whole) = (simd.splat(self.factor), length / LANES);
        // The function stands in one loop: inlined twice, it would be twice as large.
        for index in 0..length.div_ceil(LANES) {
            let is_whole = index < whole;
            let (a, b) = if is_whole {
                (simd.load(&x.as_chunks().0[index]), simd.load(&y.as_chunks().0[index]))
            } else {
                let (x, y) = (x.as_chunks::<LANES>().1, y.as_chunks::<LANES>().1);
                (simd.load_partial(x), simd.load_partial(y))
            };
            let [value, slope] = self.function.apply(simd, a, b);
            let slope = simd.mul(slope, factor);
            if is_whole {
                simd.store(&mut values.as_chunks_mut().0[index], value);
                simd.store(&mut slopes.as_chunks_mut().0[index], slope);
            } else {
                simd.store_partial(values.as_chunks_mut::<LANES>().1, value);
                simd.store_partial(slopes.as_chunks_mut::<LANES>().1, slope);
            }
        }
    }
}
