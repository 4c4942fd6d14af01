//! The arrays of an update: a parameter, or several in one where the optimizer allows it.

use crate::kernels::update::Flat;

/// The arrays of an update.
pub struct Arrays<'a, 'b> {
    /// The weights.
    pub weights: &'a mut [f32],
    /// Their gradients.
    pub gradients: &'a [f32],
    /// The state, in the order of the slots, each as long as `Optimizer::slot_floats` says.
    pub slots: &'a mut [&'b mut [f32]],
    /// The shape of the parameter; what has fewer than two axes is a vector of any length. It counts
    /// only where the optimizer takes whole parameters.
    pub shape: &'a [usize],
    /// Memory to work in, of `Optimizer::scratch` floats, in which nothing is kept.
    pub scratch: &'a mut [f32],
}

impl<'a, 'b> Arrays<'a, 'b> {
    /// The arrays of a vector, or for an optimizer that does not take whole parameters of any number
    /// of them, without memory to work in.
    pub fn flat(
        weights: &'a mut [f32],
        gradients: &'a [f32],
        slots: &'a mut [&'b mut [f32]],
    ) -> Self {
        Self { weights, gradients, slots, shape: &[], scratch: &mut [] }
    }

    /// The arrays as the pass over elements takes them.
    pub(super) fn elements(self) -> Flat<'a, 'b> {
        let Self { weights, gradients, slots, .. } = self;
        Flat { weights, gradients, slots }
    }
}
