//! What a layer is handed to compute with: one arena, and places in it.

use std::ops::Range;

use crate::activation::Draw;
use crate::kernels::join::Join;
use crate::kernels::pace::Pace;
use crate::kernels::runtime::Runtime;

/// Where a value stands in the arena: the first row, and how long a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index of the first float.
    pub start: usize,
    /// Floats of a row.
    pub size: usize,
    /// Length of the last axis, along which softmax and its like work; `size` is a multiple.
    pub columns: usize,
}

impl Place {
    /// The floats of the first `rows` rows.
    pub fn range(&self, rows: usize) -> Range<usize> {
        self.start..self.start + rows * self.size
    }

    /// The floats of some rows.
    pub fn range_of(&self, rows: &Range<usize>) -> Range<usize> {
        self.start + rows.start * self.size..self.start + rows.end * self.size
    }
}

/// The forward pass of one layer over `rows` rows.
pub struct Forward<'a> {
    /// Threads and instruction set.
    pub runtime: &'a Runtime,
    /// In one go, or operation by operation; the layer is a stage of it.
    pub pace: &'a mut Pace,
    /// Rows of the batch, or of the part of it that is computed.
    pub rows: usize,
    /// The number of the first of them, by which random numbers are drawn.
    pub first_row: usize,
    /// All weights of the model.
    pub weights: &'a [f32],
    /// The layer's parameters among them.
    pub parameters: &'a [Range<usize>],
    /// A copy of the layer's weights in the order in which products read them, where there is one.
    pub packed: Option<&'a [f32]>,
    /// Memory to work in, of the layer's `scratch`.
    pub scratch: &'a mut [f32],
    /// The memory that the places are in.
    pub arena: &'a mut [f32],
    /// The inputs.
    pub inputs: &'a [Place],
    /// The output.
    pub output: Place,
    /// Where the values before the activation are kept, if the layer asks.
    pub kept: Option<Place>,
    /// Random numbers, in training.
    pub draw: Option<Draw>,
}

impl Forward<'_> {
    /// An input and a place that is written.
    pub fn input_and(&mut self, input: usize, place: Place) -> (&[f32], &mut [f32]) {
        let ranges = [self.inputs[input].range(self.rows), place.range(self.rows)];
        let [input, place] = disjoint(self.arena, ranges);
        (input, place)
    }
}

/// The forward pass of one layer in float64, over some rows of a batch.
pub struct ForwardInDouble<'a> {
    /// The number of the first row in its batch.
    pub first_row: usize,
    /// All weights of the model, in the network's layout.
    pub weights: &'a [f64],
    /// The layer's parameters among them.
    pub parameters: &'a [Range<usize>],
    /// The inputs, rows of `input_size` elements; the last axis of the first has `columns`.
    pub inputs: &'a [&'a [f64]],
    /// Elements of a row of the first input.
    pub input_size: usize,
    /// The length of its last axis.
    pub columns: usize,
    /// Memory to work in, of the layer's sums for these rows.
    pub scratch: &'a mut [f64],
    /// Receives the output.
    pub output: &'a mut [f64],
    /// Random numbers, in training.
    pub draw: Option<Draw>,
}

/// Where the gradient at an input goes.
#[derive(Clone, Copy, Debug)]
pub struct InputGradient {
    /// Its place.
    pub place: Place,
    /// Whether another layer wrote there before, so that this one adds.
    pub accumulate: bool,
}

/// The sums of learned parameters over a batch in parts, as the layer's `finish_gradients` takes them.
pub struct PartSums<'a> {
    /// The number of the part's first row in the batch; row 0 begins the sums.
    pub first_row: usize,
    /// The sums over the rows before it, the layer's `sums` floats.
    pub floats: &'a mut [f32],
}

/// The backward pass of one layer over `rows` rows.
pub struct Backward<'a> {
    /// Threads and instruction set.
    pub runtime: &'a Runtime,
    /// In one go, or operation by operation; the layer is a stage of it.
    pub pace: &'a mut Pace,
    /// Rows of the batch, or of the part of it that is computed.
    pub rows: usize,
    /// The number of the first of them, by which random numbers are drawn.
    pub first_row: usize,
    /// All weights of the model.
    pub weights: &'a [f32],
    /// The gradients of all weights; the layer replaces its own, or adds to them as `join` says.
    pub gradients: &'a mut [f32],
    /// How the sums over these rows join those over the rows before them.
    pub join: Join,
    /// Of a batch in parts, what is carried from part to part.
    pub sums: Option<PartSums<'a>>,
    /// The layer's parameters among them.
    pub parameters: &'a [Range<usize>],
    /// Memory to work in, of the layer's `scratch`.
    pub scratch: &'a mut [f32],
    /// The memory that the places are in.
    pub arena: &'a mut [f32],
    /// The inputs of the forward pass.
    pub inputs: &'a [Place],
    /// The output of the forward pass.
    pub output: Place,
    /// What the forward pass kept; may be used up.
    pub kept: Option<Place>,
    /// The random numbers of the forward pass.
    pub draw: Option<Draw>,
    /// The gradient at the output; used up.
    pub output_gradient: Place,
    /// Where the gradients at the inputs go; `None` where nobody asks.
    pub input_gradients: &'a [Option<InputGradient>],
}

/// Floats of an operation that passes over values once, about.
pub(super) const PIECE: usize = 1 << 14;

/// Rows of such an operation, of `size` floats each.
pub(super) fn rows_of_piece(size: usize) -> usize {
    (PIECE / size.max(1)).max(1)
}

/// Two places at once.
///
/// # Panics
/// Where they overlap: a mistake in the plan of the arena.
pub fn disjoint(arena: &mut [f32], ranges: [Range<usize>; 2]) -> [&mut [f32]; 2] {
    arena.get_disjoint_mut(ranges).expect("the plan keeps places apart")
}
