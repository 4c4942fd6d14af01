//! InfoNCE, the contrastive loss: a row is two embeddings side by side, a query q and its key k, and
//! the keys of the other rows are what it has to be told from.
//!
//! sᵢⱼ = qᵢ·kⱼ / (|qᵢ| |kⱼ| τ), with normalize 0 qᵢ·kⱼ / τ, and Lᵢ = ln Σⱼ e^sᵢⱼ − sᵢᵢ: softmax cross-entropy of
//! the similarities, with the row's own key as the class. Van den Oord, Li and Vinyals 2018,
//! "Representation Learning with Contrastive Predictive Coding", equation 4; with cosines and τ = 0.07
//! Wu et al. 2018 and He et al. 2020 (MoCo). With symmetric 1 keys have to be told by queries too, and Lᵢ is
//! half the sum of both: Radford et al. 2021 (CLIP). There are no targets. A row alone loses nothing.
//!
//! Rows interact, so batches must stay whole. A row's weight weighs its Lᵢ, and a row of weight 0 is as if
//! it was not in the batch: no other row is told from it. A vector of length 0 has cosine 0 with all.
//!
//! With G = ∂L/∂s: ∂L/∂q̂ᵢ = Σⱼ Gᵢⱼ k̂ⱼ / τ, ∂L/∂k̂ⱼ = Σᵢ Gᵢⱼ q̂ᵢ / τ, and through x̂ = x / |x|
//! ∂L/∂x = (∂L/∂x̂ − x̂ (x̂·∂L/∂x̂)) / |x|.
//!
//! Cost: three products of rows × rows × half the columns, twice if symmetric. Similarities are made for
//! 256 rows at a time; the room is twice the outputs, at most 516 floats a row and half a megabyte.

use crate::catalog::{Entry, Param, Settings, parameter, switch};
use crate::kernels::gemm::{self, Matrix, Product, multiply};
use crate::kernels::math;
use crate::kernels::runtime::Runtime;

use super::elementwise::float;
use super::embeddings::{Give, Take, Weigh};
use super::reduction::{REDUCTION, RowWeights};
use super::{LossOutput, RowPass, Targets, softmax_cross_entropy};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 20,
    name: "info_nce",
    description: "The mean over the rows i of ln sum_j e^s_ij - s_ii, with s_ij the cosine between \
                  the query of row i and the key of row j, divided by the temperature; a row's \
                  outputs are its query and then its key, and there are no targets. Rows interact: \
                  a batch must be whole. Van den Oord, Li and Vinyals 2018.",
    parameters: &[
        REDUCTION,
        parameter(
            Param::Temperature,
            0.07,
            [1e-3, 1e3],
            "tau, what similarities are divided by; Wu et al. 2018",
        ),
        switch(
            Param::Symmetric,
            0.0,
            "1: half of it is the same with queries and keys exchanged, as in CLIP; 0: queries \
             alone are to find their keys",
        ),
        switch(
            Param::Normalize,
            1.0,
            "1: the similarity of two vectors is their cosine; 0: their dot product",
        ),
    ],
};

/// Rows whose similarities stand in memory at a time.
const TILE: usize = gemm::BATCH_BLOCK;

/// The settings as the passes use them.
#[derive(Clone, Copy)]
struct InfoNce {
    temperature: f32,
    symmetric: bool,
    normalize: bool,
}

impl InfoNce {
    fn new(settings: &Settings) -> Self {
        Self {
            temperature: settings.value(Param::Temperature) as f32,
            symmetric: settings.value(Param::Symmetric) == 1.0,
            normalize: settings.value(Param::Normalize) == 1.0,
        }
    }
}

/// Floats that [`evaluate`] needs to work in.
pub(super) fn room(rows: usize, columns: usize) -> usize {
    let arrays = rows.saturating_mul(columns.saturating_mul(2).saturating_add(4));
    let tile = rows.min(TILE).saturating_mul(rows).saturating_mul(2);
    arrays.saturating_add(tile).saturating_add(gemm::MOST_SCRATCH)
}

/// What [`evaluate`] works in, for as many rows as count.
struct Room<'a> {
    /// The queries divided by the temperature, then the keys, both of length 1 if normalized.
    embeddings: [&'a mut [f32]; 2],
    /// The gradients at them.
    gradients: [&'a mut [f32]; 2],
    /// What each query, and each key, was multiplied by.
    factors: [&'a mut [f32]; 2],
    weights: &'a mut [f32],
    values: &'a mut [f32],
    /// The similarities of a tile, the gradient at them, and what products work in.
    tile: &'a mut [f32],
}

impl<'a> Room<'a> {
    fn new(room: &'a mut [f32], rows: usize, length: usize) -> Self {
        let (arrays, room) = room.split_at_mut(4 * rows * length);
        let (queries, arrays) = arrays.split_at_mut(rows * length);
        let (keys, arrays) = arrays.split_at_mut(rows * length);
        let (to_queries, to_keys) = arrays.split_at_mut(rows * length);
        let (factors, room) = room.split_at_mut(2 * rows);
        let (weights, room) = room.split_at_mut(rows);
        let (values, tile) = room.split_at_mut(rows);
        Self {
            embeddings: [queries, keys],
            gradients: [to_queries, to_keys],
            factors: factors.split_at_mut(rows).into(),
            weights,
            values,
            tile,
        }
    }
}

/// Each row's loss times its weight, and the gradient of `share` times their sum.
pub(super) fn evaluate(
    runtime: &Runtime,
    settings: &Settings,
    columns: usize,
    outputs: &[f32],
    weights: &RowWeights<'_>,
    share: f64,
    result: LossOutput<'_>,
) {
    let (loss, length) = (InfoNce::new(settings), columns / 2);
    let LossOutput { row_values, gradient, room } = result;
    row_values.fill(0.0);
    gradient.fill(0.0);
    let counting = || (0..row_values.len()).filter(|&row| weights.of(row) != 0.0);
    let rows = counting().count();
    if rows == 0 {
        return;
    }
    let mut room = Room::new(room, rows, length);
    for (place, row) in counting().enumerate() {
        room.weights[place] = weights.of(row);
        for side in 0..2 {
            let from = &outputs[row * columns + side * length..][..length];
            let to = &mut room.embeddings[side][place * length..][..length];
            let divisor = if side == 0 { loss.temperature } else { 1.0 };
            let take = Take { from, to, divisor, normalize: loss.normalize };
            room.factors[side][place] = runtime.dispatch(take);
        }
    }
    let share = if loss.symmetric { 0.5 * share } else { share };
    direction(runtime, &mut room, share, 0);
    if loss.symmetric {
        direction(runtime, &mut room, share, 1);
    }
    let half = if loss.symmetric { 0.5 } else { 1.0 };
    let counting = (0..row_values.len()).filter(|&row| weights.of(row) != 0.0);
    for (place, row) in counting.enumerate() {
        row_values[row] = half * room.values[place];
        for side in 0..2 {
            let range = place * length..(place + 1) * length;
            let divisor = if side == 0 { loss.temperature } else { 1.0 };
            runtime.dispatch(Give {
                embedding: &room.embeddings[side][range.clone()],
                from: &room.gradients[side][range],
                to: &mut gradient[row * columns + side * length..][..length],
                factor: room.factors[side][place],
                square: loss.normalize.then_some(divisor * divisor),
            });
        }
    }
}

/// Lets the vectors of one side find their partners: adds up values and gradients, or begins with
/// side 0.
fn direction(runtime: &Runtime, room: &mut Room<'_>, share: f64, side: usize) {
    let (rows, goes_on) = (room.weights.len(), side == 1);
    let length = room.embeddings[0].len() / rows;
    let [anchors, others] = [side, 1 - side].map(|side| &*room.embeddings[side]);
    let [first, second] = &mut room.gradients;
    let [to_anchors, to_others] = if goes_on { [second, first] } else { [first, second] };
    let (scores, rest) = room.tile.split_at_mut(rows.min(TILE) * rows);
    let (pulls, scratch) = rest.split_at_mut(scores.len());
    let (mut losses, every_other) = ([0.0; TILE], Matrix::rows(others, length));
    for start in (0..rows).step_by(TILE) {
        let count = TILE.min(rows - start);
        let anchors = &anchors[start * length..][..count * length];
        let (scores, pulls) = (&mut scores[..count * rows], &mut pulls[..count * rows]);
        let shape = [count, length, rows];
        let product = Product::new(Matrix::rows(anchors, length), every_other.transposed(), shape);
        multiply(runtime, &product, scores, scratch, None);
        let losses = &mut losses[..count];
        let targets = &Targets::RowNumbers { first: 0, count: rows };
        let pass = RowPass {
            columns: rows,
            row_divisor: 1,
            share,
            first: start,
            outputs: scores,
            targets,
            gradient: pulls,
            values: losses,
        };
        pass.for_each_part(runtime, &|part| softmax_cross_entropy::compute_labels(runtime, part));
        let weights = &room.weights[start..][..count];
        runtime.dispatch(Weigh { weights, columns: rows, losses, pulls });
        let values = &mut room.values[start..][..count];
        for (value, loss) in values.iter_mut().zip(&*losses) {
            *value = if goes_on { *value + loss } else { *loss };
        }
        let pulls = Matrix::rows(pulls, rows);
        let product = Product::new(pulls, every_other, [count, rows, length]);
        let product = Product { accumulate: goes_on, ..product };
        let to = &mut to_anchors[start * length..][..count * length];
        multiply(runtime, &product, to, scratch, None);
        let matrix = Matrix::rows(anchors, length);
        let product = Product::new(pulls.transposed(), matrix, [rows, count, length]);
        let product = Product { accumulate: goes_on || start > 0, ..product };
        multiply(runtime, &product, to_others, scratch, None);
    }
}

/// The sum of the rows' losses in float64, each times its weight.
pub(super) fn sum_in_double(
    settings: &Settings,
    columns: usize,
    outputs: &[f64],
    weights: &RowWeights<'_>,
) -> f64 {
    let loss = InfoNce::new(settings);
    let temperature = float(settings, Param::Temperature);
    let dot = |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(x, y)| x * y).sum::<f64>();
    let similarity = |i: usize, j: usize| {
        let (query, key) = (&outputs[i * columns..], &outputs[j * columns + columns / 2..]);
        let (query, key) = (&query[..columns / 2], &key[..columns / 2]);
        let norm = if loss.normalize { (dot(query, query) * dot(key, key)).sqrt() } else { 1.0 };
        if norm == 0.0 { 0.0 } else { dot(query, key) / (norm * temperature) }
    };
    let counting = || (0..outputs.len() / columns).filter(|&row| weights.of(row) != 0.0);
    let lost = |row: usize, of: &dyn Fn(usize) -> f64| {
        let largest = counting().map(of).fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = counting().map(|other| math::in_double::exp(of(other) - largest)).sum();
        math::ln(sum) + largest - of(row)
    };
    let row_loss = |row: usize| {
        let by_query = lost(row, &|other| similarity(row, other));
        if !loss.symmetric {
            return by_query;
        }
        0.5 * (by_query + lost(row, &|other| similarity(other, row)))
    };
    counting().map(|row| f64::from(weights.of(row)) * row_loss(row)).sum()
}
