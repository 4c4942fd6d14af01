//! Cross entropy of the softmax of the outputs, mean over the rows.
//!
//! With p = softmax(z): L = Σⱼ tⱼ (ln Σₖ e^(zₖ − m) + m − zⱼ), m the largest output, and
//! ∂L/∂z = p Σⱼ tⱼ − t, both divided by the number of rows. A class label is the distribution
//! with all mass on it. Goodfellow, Bengio and Courville 2016, section 6.2.2.3.
//!
//! Fused with the softmax, it never takes the logarithm of a probability that has underflowed:
//! outputs of ±1e4 give exact losses. PyTorch's `cross_entropy` gives the same, but for rows that
//! name their label with confidence. There p − 1 and the logarithm of 1 + (a little) would cancel.
//! So the exponentials of the other classes are summed apart: the gradient at the label is
//! −(their sum) · share, and what was lost when the label's own was added goes into the loss again
//! (its logarithm to first order). Both have the relative accuracy of the sum, however small. For
//! targets that are distributions p Σt − t is computed as it stands.
//!
//! Cost: a row of at most sixteen is read once, its gradient written once. A longer one takes three
//! passes, with a distribution five. One exponential an element, one logarithm for sixteen rows.

use crate::catalog::{Entry, Param, Settings, parameter};
use crate::kernels::elementwise::{Binary, Scale, for_each_pair, for_each_vector};
use crate::kernels::in_out::InOut;
use crate::kernels::level::Level;
use crate::kernels::math;
use crate::kernels::reduce::{self, Terms};
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::{Kernel, LANES, Simd};
use crate::kernels::softmax::{Exponentials, ShortRows, TOGETHER};

use super::RowPass;
use super::elementwise::float;
use super::label_smoothing::Smooth;
use super::reduction::{IGNORED_LABEL, REDUCTION};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 2,
    name: "softmax_cross_entropy",
    description: "The mean over the rows of -sum_j t_j ln softmax(z)_j; the outputs z are taken \
                  before the softmax. Targets are int32 or int64 labels, or float32 \
                  distributions.",
    parameters: &[
        REDUCTION,
        IGNORED_LABEL,
        parameter(
            Param::LabelSmoothing,
            0.0,
            [0.0, 1.0],
            "epsilon, the share of each target that is spread over all classes evenly; Szegedy et \
             al. 2016",
        ),
    ],
};

/// What rows leave to be done sixteen at once: L = shift + mass · (ln sum + lost / sum).
struct Pending {
    shift: [f32; LANES],
    mass: [f32; LANES],
    sum: [f32; LANES],
    lost: [f32; LANES],
}

impl Pending {
    #[inline(always)]
    fn new() -> Self {
        Self { shift: [0.0; LANES], mass: [1.0; LANES], sum: [1.0; LANES], lost: [0.0; LANES] }
    }

    /// Notes a row with a class label.
    #[inline(always)]
    fn put(&mut self, row: usize, parts: Parts) {
        let (place, sum) = (row % LANES, parts.others + parts.own);
        self.sum[place] = sum;
        self.lost[place] = parts.others - (sum - parts.own);
        self.shift[place] = parts.distance;
    }

    #[inline(always)]
    fn finish<S: Simd>(&self, simd: S, losses: &mut [f32]) {
        let sum = simd.load(&self.sum);
        let correction = simd.div(simd.load(&self.lost), sum);
        let logarithm = simd.add(math::log(simd, sum), correction);
        let loss = simd.fma(simd.load(&self.mass), logarithm, simd.load(&self.shift));
        simd.store_partial(losses, loss);
    }
}

/// The exponentials of a row with a class label.
struct Parts {
    /// m less the label's output.
    distance: f32,
    /// The label's.
    own: f32,
    /// The sum of the others.
    others: f32,
}

/// Some rows of a batch: each one's loss, and the batch's gradient.
pub(super) fn compute(runtime: &Runtime, mut pass: RowPass<'_>, settings: &Settings) {
    runtime.dispatch(Rows(pass.again()));
    let smoothing = settings.value(Param::LabelSmoothing) as f32;
    if smoothing > 0.0 {
        runtime.dispatch(Smooth { pass, smoothing });
    }
}

/// The same of rows with class labels, without smoothing.
pub(super) fn compute_labels(runtime: &Runtime, pass: RowPass<'_>) {
    runtime.dispatch(Rows(pass));
}

struct Rows<'a>(RowPass<'a>);

impl Kernel for Rows<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        if self.0.targets.labels() { label_rows(simd, self.0) } else { rows(simd, self.0) }
    }
}

/// Some rows with class labels: each one's loss, and the batch's gradient.
#[inline(always)]
fn label_rows<S: Simd>(simd: S, mut pass: RowPass<'_>) {
    let share = pass.share as f32;
    for start in (0..pass.values.len()).step_by(LANES) {
        let (end, mut row) = (pass.values.len().min(start + LANES), start);
        let mut pending = Pending::new();
        if pass.columns <= LANES {
            // The scalar level has no use for it.
            while S::LEVEL != Level::Scalar && row + TOGETHER <= end {
                short_label_rows::<S, TOGETHER>(simd, &mut pass, share, row, &mut pending);
                row += TOGETHER;
            }
            while row < end {
                short_label_rows::<S, 1>(simd, &mut pass, share, row, &mut pending);
                row += 1;
            }
        } else {
            for row in start..end {
                long_label_row(simd, &mut pass, share, row, &mut pending);
            }
        }
        pending.finish(simd, &mut pass.values[start..end]);
    }
}

/// The label of one of the rows of a pass; 0 for one that is ignored, whose row is weighed with 0
/// afterwards.
#[inline(always)]
fn label(pass: &RowPass<'_>, row: usize) -> usize {
    let label = pass.targets.label(pass.first + row).expect("targets that are labels");
    if label < pass.columns { label } else { 0 }
}

/// True in the lane with this number.
#[inline(always)]
fn lane<S: Simd>(simd: S, number: usize) -> S::Mask {
    const NUMBERS: [f32; LANES] =
        [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0];
    simd.equal(simd.load(&NUMBERS), simd.splat(number as f32))
}

#[inline(always)]
fn short_label_rows<S: Simd, const ROWS: usize>(
    simd: S,
    pass: &mut RowPass<'_>,
    share: f32,
    first: usize,
    pending: &mut Pending,
) {
    let (columns, zero) = (pass.columns, simd.splat(0.0));
    let z = &pass.outputs[first * columns..][..ROWS * columns];
    let ShortRows { exponentials, maxima } = ShortRows::<S, ROWS>::new(simd, columns, z);
    let (mut own, mut others) = ([zero; ROWS], [zero; ROWS]);
    for row in 0..ROWS {
        let is_label = lane(simd, label(pass, first + row));
        own[row] = simd.select(is_label, exponentials[row], zero);
        others[row] = simd.select(is_label, zero, exponentials[row]);
    }
    let own = simd.to_array(simd.sums_of_lanes(own));
    let others = simd.to_array(simd.sums_of_lanes(others));
    for row in 0..ROWS {
        let label = label(pass, first + row);
        let pull = simd.select(lane(simd, label), simd.splat(-others[row]), exponentials[row]);
        let pull = simd.mul(pull, simd.splat(share / (others[row] + own[row])));
        simd.store_partial(&mut pass.gradient[(first + row) * columns..][..columns], pull);
        let distance = maxima[row] - z[row * columns + label];
        pending.put(first + row, Parts { distance, own: own[row], others: others[row] });
    }
}

#[inline(always)]
fn long_label_row<S: Simd>(
    simd: S,
    pass: &mut RowPass<'_>,
    share: f32,
    row: usize,
    pending: &mut Pending,
) {
    let range = row * pass.columns..(row + 1) * pass.columns;
    let label = label(pass, row);
    let (z, gradient) = (&pass.outputs[range.clone()], &mut pass.gradient[range]);
    let maximum = reduce::largest_number(simd, z);
    let distance = maximum - z[label];
    let own = simd.to_array(math::exp(simd, simd.splat(-distance)))[0];
    let exponentials = Exponentials { row: InOut::apart(z, gradient), maximum };
    let others = reduce::total(simd, z.len(), &mut Others { exponentials, label });
    gradient[label] = -others;
    for_each_vector(simd, InOut::in_place(gradient), Scale(share / (others + own)));
    pending.put(row, Parts { distance, own, others });
}

/// The exponentials, each written to the gradient on the way, with +0 in the label's place.
struct Others<'a> {
    exponentials: Exponentials<'a>,
    label: usize,
}

impl Others<'_> {
    #[inline(always)]
    fn without_label<S: Simd>(&self, simd: S, index: usize, exponentials: S::F32) -> S::F32 {
        if index != self.label / LANES {
            return exponentials;
        }
        simd.select(lane(simd, self.label % LANES), simd.splat(0.0), exponentials)
    }
}

impl Terms for Others<'_> {
    #[inline(always)]
    fn add<S: Simd>(&mut self, simd: S, lanes: S::F32, index: usize) -> S::F32 {
        let exponentials = self.exponentials.write(simd, index);
        simd.add(lanes, self.without_label(simd, index, exponentials))
    }

    #[inline(always)]
    fn add_rest<S: Simd>(&mut self, simd: S, lanes: S::F32) -> S::F32 {
        let exponentials = self.exponentials.write_rest(simd);
        let index = self.exponentials.row.len() / LANES;
        simd.add(lanes, self.without_label(simd, index, exponentials))
    }
}

/// Some rows with distributions: each one's loss, and the batch's gradient.
#[inline(always)]
fn rows<S: Simd>(simd: S, pass: RowPass<'_>) {
    let columns = pass.columns;
    let share = pass.share as f32;
    for (group, losses) in pass.values.chunks_mut(LANES).enumerate() {
        let mut pending = Pending::new();
        for place in 0..losses.len() {
            let row = group * LANES + place;
            let z = &pass.outputs[row * columns..][..columns];
            let t = pass.targets.row(pass.first + row, columns);
            let gradient = &mut pass.gradient[row * columns..][..columns];
            let maximum = if columns <= LANES {
                let short = ShortRows::<S, 1>::new(simd, columns, z);
                simd.store_partial(gradient, short.exponentials[0]);
                pending.sum[place] = simd.to_array(short.sums(simd))[0];
                short.maxima[0]
            } else {
                let maximum = reduce::largest_number(simd, z);
                let row = InOut::apart(z, gradient);
                pending.sum[place] =
                    reduce::total(simd, columns, &mut Exponentials { row, maximum });
                maximum
            };
            let mass = reduce::sum(simd, t);
            pending.mass[place] = mass;
            pending.shift[place] = reduce::total(simd, columns, &mut Distances { z, t, maximum });
            let factor = mass / pending.sum[place];
            for_each_pair(simd, InOut::in_place(gradient), t, Excess { factor, share });
        }
        pending.finish(simd, losses);
    }
}

/// The terms tⱼ (m − zⱼ). Where no mass is expected nothing is lost, however improbable the class:
/// 0 · ∞ is 0 here.
struct Distances<'a> {
    z: &'a [f32],
    t: &'a [f32],
    maximum: f32,
}

impl Distances<'_> {
    #[inline(always)]
    fn add_vector<S: Simd>(&self, simd: S, lanes: S::F32, z: S::F32, t: S::F32) -> S::F32 {
        let distance = simd.sub(simd.splat(self.maximum), z);
        let is_zero = simd.equal(t, simd.splat(0.0));
        simd.select(is_zero, lanes, simd.fma(t, distance, lanes))
    }
}

impl Terms for Distances<'_> {
    #[inline(always)]
    fn add<S: Simd>(&mut self, simd: S, lanes: S::F32, index: usize) -> S::F32 {
        let z = simd.load(&self.z.as_chunks().0[index]);
        self.add_vector(simd, lanes, z, simd.load(&self.t.as_chunks().0[index]))
    }

    #[inline(always)]
    fn add_rest<S: Simd>(&mut self, simd: S, lanes: S::F32) -> S::F32 {
        let z = simd.load_partial(self.z.as_chunks::<LANES>().1);
        self.add_vector(simd, lanes, z, simd.load_partial(self.t.as_chunks::<LANES>().1))
    }
}

/// (p Σt − t) · share, of an exponential and a target; the factor is Σt over the sum.
#[derive(Clone, Copy)]
struct Excess {
    factor: f32,
    share: f32,
}

impl Binary for Excess {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, exponential: S::F32, t: S::F32) -> S::F32 {
        let excess = simd.fma(exponential, simd.splat(self.factor), simd.neg(t));
        simd.mul(excess, simd.splat(self.share))
    }
}

/// A row's loss in float64.
pub(super) fn row_in_double(
    settings: &Settings,
    outputs: &[f64],
    expected: &dyn Fn(usize) -> f64,
) -> f64 {
    let largest = outputs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (mut sum, mut loss, mut mass) = (0.0, 0.0, 0.0);
    for (column, z) in outputs.iter().enumerate() {
        sum += math::in_double::exp(z - largest);
        mass += expected(column);
    }
    let log_sum = math::ln(sum) + largest;
    let smoothing = float(settings, Param::LabelSmoothing);
    for (column, z) in outputs.iter().enumerate() {
        let spread = smoothing * mass / outputs.len() as f64;
        let t = (1.0 - smoothing) * expected(column) + spread;
        // Where no mass is expected nothing is lost.
        if t != 0.0 {
            loss += t * (log_sum - z);
        }
    }
    loss
}
