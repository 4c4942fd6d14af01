//! When a value counts as saturated: one rule for every activation of single values.
//!
//! x is saturated where |f′(x)| ≤ max |f′| / 20, the maximum over −4 ≤ x < 4 in steps of 1/64, where
//! the sums of a well initialised layer stand: the unit passes on at most a twentieth of what it
//! passes on at its steepest (Glorot and Bengio 2010 describe units that are driven there). For the
//! sigmoid that is |x| > 4.36, for tanh |x| > 2.18, for ReLU x ≤ 0. An activation that levels off on
//! neither side never saturates; a gated unit does where its gate does; for a function along an
//! axis the rule says nothing. Cost: one pass of the derivative.

use crate::kernels::runtime::Runtime;

use super::function::Activation;
use super::{Form, Reads};

/// What the largest slope is divided by.
const SHARE: f32 = 20.0;
/// The end of the inputs that are tried, and how many there are to a unit.
const END: usize = 4;
const STEPS: usize = 64;
/// Values that are looked at together.
const PIECE: usize = 512;

impl Activation {
    /// |f′| up to which a value is saturated; `None` where no value ever is.
    pub fn saturated_slope(&self) -> Option<f32> {
        if let Some(gate) = self.kind().gate() {
            return Self::new(gate).saturated_slope();
        }
        if self.kind().form() != Form::Elementwise || self.properties().saturates == [false; 2] {
            return None;
        }
        let (mut inputs, mut slopes) = ([0.0; 2 * END * STEPS], [0.0; 2 * END * STEPS]);
        for (index, x) in inputs.iter_mut().enumerate() {
            *x = index as f32 / STEPS as f32 - END as f32;
        }
        self.slopes(&Runtime::on_calling_thread(), &inputs, true, &mut slopes);
        let steepest = slopes.iter().fold(0.0_f32, |most, slope| most.max(slope.abs()));
        Some(steepest / SHARE)
    }

    /// How many units are saturated, given what the derivative reads in rows of `columns`; a gated
    /// unit counts once for its two inputs. `None` for functions along an axis.
    pub fn count_saturated(
        &self,
        runtime: &Runtime,
        columns: usize,
        read: &[f32],
    ) -> Option<usize> {
        if self.kind().form() == Form::AlongRows {
            return None;
        }
        let Some(most) = self.saturated_slope() else { return Some(0) };
        let Some(gate) = self.kind().gate() else {
            return Some(self.count_flat(runtime, read, false, most));
        };
        let (gate, mut count) = (Self::new(gate), 0);
        for row in read.chunks(columns) {
            count += gate.count_flat(runtime, &row[columns / 2..], true, most);
        }
        Some(count)
    }

    /// Values at which |f′| is at most `most`; they are inputs, or what the derivative reads.
    #[inline(never)]
    fn count_flat(&self, runtime: &Runtime, values: &[f32], are_inputs: bool, most: f32) -> usize {
        let (mut slopes, mut count) = ([0.0; PIECE], 0);
        for values in values.chunks(PIECE) {
            let slopes = &mut slopes[..values.len()];
            self.slopes(runtime, values, are_inputs, slopes);
            count += slopes.iter().filter(|slope| slope.abs() <= most).count();
        }
        count
    }

    /// f′ at at most [`PIECE`] values.
    #[inline(never)]
    fn slopes(&self, runtime: &Runtime, values: &[f32], are_inputs: bool, slopes: &mut [f32]) {
        let (count, mut outputs) = (values.len(), [0.0; PIECE]);
        let mut read = values;
        if are_inputs && self.kind().reads() == Reads::Output {
            self.forward_into(runtime, count, values, &mut outputs[..count]);
            read = &outputs[..count];
        }
        slopes.fill(1.0);
        self.backward(runtime, count, read, slopes);
    }
}
