//! The data that the workloads run on: the same in every run.

use std::ops::{Deref, DerefMut};

/// A host's array: it begins at a cache line.
pub struct Floats {
    lines: Vec<Line>,
    count: usize,
}

#[derive(Clone, Copy)]
#[repr(C, align(64))]
struct Line([f32; 16]);

impl Floats {
    /// Zeros.
    pub fn zeros(count: usize) -> Self {
        Self { lines: vec![Line([0.0; 16]); count.div_ceil(16)], count }
    }

    /// Uniform in [-scale, scale), by a xorshift generator.
    pub fn uniform(count: usize, seed: u64, scale: f32) -> Self {
        let mut values = Self::zeros(count);
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        for value in values.iter_mut() {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            *value = ((state >> 40) as f32 / (1 << 23) as f32 - 1.0) * scale;
        }
        values
    }
}

impl Deref for Floats {
    type Target = [f32];
    fn deref(&self) -> &[f32] {
        // SAFETY: lines are sixteen floats each, without padding, and there are enough of them.
        unsafe { std::slice::from_raw_parts(self.lines.as_ptr().cast(), self.count) }
    }
}

impl DerefMut for Floats {
    fn deref_mut(&mut self) -> &mut [f32] {
        // SAFETY: as in `deref`, and borrowed mutably.
        unsafe { std::slice::from_raw_parts_mut(self.lines.as_mut_ptr().cast(), self.count) }
    }
}
