//! The micro-kernel: one tile of C, held in registers for one block along the summed index.
//!
//! The tile is `ROWS` rows by `VECTORS` vectors; each element has `GROUP` chains of fused
//! multiply-adds at a time. All variants give an element the same bits: a variant says how many
//! elements are computed side by side, not in which order one is summed.
//!
//! Method: Goto and van de Geijn 2008, "Anatomy of high-performance matrix multiplication". Cost:
//! one multiply-add an element and step, two loads for every `ROWS` · `VECTORS` of them at most.

use crate::kernels::simd::{LANES, Simd};

use super::fetch::fetch;
use super::opaque::opaque;

/// Where a tile reads: element (i, k) of the left matrix is `left + i * left_row + k * left_step`,
/// row k of the right one begins at `right + k * right_step`.
#[derive(Clone, Copy)]
pub(super) struct Source {
    pub left: *const f32,
    pub left_row: usize,
    pub left_step: usize,
    pub right: *const f32,
    pub right_step: usize,
    /// Distance between the vectors of a row; sixteen on levels with many registers.
    pub right_vector: usize,
    pub depth: usize,
}

/// Where a tile starts from and where it goes.
#[derive(Clone, Copy)]
pub(super) struct Target {
    /// The first element of the tile in C.
    pub output: *mut f32,
    /// Distance between the rows of C.
    pub row: usize,
    /// Columns of the tile that C has; the others are not written.
    pub columns: usize,
    /// The start of the first chain, one a column, or null for +0.
    pub bias: *const f32,
    /// Adds to what C holds.
    pub add: bool,
    /// Starts the chain, the only one, from what C holds.
    pub resume: bool,
    /// Replaces what is below zero by zero, at the end.
    pub rectify: bool,
}

/// Steps of the left matrix are one float apart: a register for each row, and a common index.
pub(super) const STRAIGHT: u8 = 0;
/// Rows of the left matrix are one float apart: one register for all of them.
pub(super) const UPRIGHT: u8 = 1;
/// Neither: slow.
pub(super) const ANY: u8 = 2;

/// Rows of C so many floats apart are fetched before their sums are computed; nearer ones are in the
/// cache more often than not.
const FAR: usize = 512;

type Sums<S, const ROWS: usize, const VECTORS: usize> = [[<S as Simd>::F32; VECTORS]; ROWS];

/// Computes a tile with `CHAINS` chains, `GROUP` of them at a time; `LAYOUT` is that of the left
/// matrix, one of the constants above.
///
/// # Safety
/// All elements that `source` and `target` describe are there; the right rows can be read in
/// whole vectors.
#[inline(always)]
pub(super) unsafe fn tile<
    S: Simd,
    const ROWS: usize,
    const VECTORS: usize,
    const CHAINS: usize,
    const GROUP: usize,
    const LAYOUT: u8,
>(
    simd: S,
    source: &Source,
    target: &Target,
) {
    let mut bias = [simd.splat(0.0); VECTORS];
    if !target.bias.is_null() {
        for (vector, bias) in bias.iter_mut().enumerate() {
            // SAFETY: there is one bias a column.
            *bias = unsafe { load_columns(simd, target.bias, target.columns, vector) };
        }
    }
    let mut start = [bias; ROWS];
    // Only sums over the rows of a batch go on, whose left matrix is transposed.
    if CHAINS == 1 && (LAYOUT != STRAIGHT || ROWS == 1) && target.resume {
        // SAFETY: the caller's promise.
        start = unsafe { held(simd, target) };
    }
    if CHAINS == 1 && ROWS > 1 && target.row >= FAR {
        fetch_output::<ROWS, VECTORS>(target);
    }
    let period = CHAINS / GROUP;
    // SAFETY: the caller's promise.
    let mut total =
        unsafe { sums::<S, ROWS, VECTORS, GROUP, LAYOUT>(simd, source, 0, period, start) };
    // Chains that did not fit into the registers with the first ones: half of them, combined
    // as the tree has it, are added to the other half.
    for first in 1..period {
        let zero = [[simd.splat(0.0); VECTORS]; ROWS];
        // SAFETY: the caller's promise.
        let more = unsafe {
            self::sums::<S, ROWS, VECTORS, GROUP, LAYOUT>(simd, source, first, period, zero)
        };
        add_to(simd, &mut total, &more);
    }
    // SAFETY: the caller's promise.
    unsafe { put(simd, target, total) };
}

/// Fetches the tile's part of C while its sums are computed: its rows may be on pages of their own.
#[inline(always)]
fn fetch_output<const ROWS: usize, const VECTORS: usize>(target: &Target) {
    for row in 0..ROWS {
        for vector in 0..VECTORS {
            fetch(target.output.wrapping_add(row * target.row + vector * LANES));
        }
    }
}

/// The sums over k = first, first + period, …, of `GROUP` interleaved chains, combined.
#[inline(always)]
unsafe fn sums<
    S: Simd,
    const ROWS: usize,
    const VECTORS: usize,
    const GROUP: usize,
    const LAYOUT: u8,
>(
    simd: S,
    source: &Source,
    first: usize,
    period: usize,
    start: Sums<S, ROWS, VECTORS>,
) -> Sums<S, ROWS, VECTORS> {
    let mut chains = [[[simd.splat(0.0); VECTORS]; ROWS]; GROUP];
    chains[0] = start;
    let mut rows = [source.left; ROWS];
    for (row, pointer) in rows.iter_mut().enumerate() {
        *pointer = source.left.wrapping_add(row * source.left_row);
        if ROWS > 2 && LAYOUT == STRAIGHT {
            *pointer = opaque(*pointer);
        }
    }
    let mut right = source.right.wrapping_add(first * source.right_step);
    let mut k = first;
    while k + (GROUP - 1) * period < source.depth {
        for (chain, sums) in chains.iter_mut().enumerate() {
            let k = k + chain * period;
            // SAFETY: the caller promises `depth` steps of both matrices.
            unsafe { step::<S, ROWS, VECTORS, LAYOUT>(simd, source, &rows, k, right, sums) };
            right = right.wrapping_add(period * source.right_step);
        }
        k += GROUP * period;
    }
    // By number, not by a slice of unknown length, which would not stay in registers.
    for (chain, sums) in chains.iter_mut().enumerate() {
        let k = k + chain * period;
        if k < source.depth {
            // SAFETY: as above.
            unsafe { step::<S, ROWS, VECTORS, LAYOUT>(simd, source, &rows, k, right, sums) };
            right = right.wrapping_add(period * source.right_step);
        }
    }
    let mut half = GROUP / 2;
    while half > 0 {
        let (lower, upper) = chains.split_at_mut(half);
        for (sums, others) in lower.iter_mut().zip(upper) {
            add_to(simd, sums, others);
        }
        half /= 2;
    }
    chains[0]
}

/// sums + others, element by element.
#[inline(always)]
fn add_to<S: Simd, const ROWS: usize, const VECTORS: usize>(
    simd: S,
    sums: &mut Sums<S, ROWS, VECTORS>,
    others: &Sums<S, ROWS, VECTORS>,
) {
    for (sums, others) in sums.iter_mut().zip(others) {
        for (sum, other) in sums.iter_mut().zip(others) {
            *sum = simd.add(*sum, *other);
        }
    }
}

/// One step of one chain of every element.
#[inline(always)]
unsafe fn step<S: Simd, const ROWS: usize, const VECTORS: usize, const LAYOUT: u8>(
    simd: S,
    source: &Source,
    rows: &[*const f32; ROWS],
    k: usize,
    right: *const f32,
    sums: &mut Sums<S, ROWS, VECTORS>,
) {
    let right_vector = if S::REGISTERS >= 32 { LANES } else { source.right_vector };
    let mut vectors = [simd.splat(0.0); VECTORS];
    for (vector, value) in vectors.iter_mut().enumerate() {
        // SAFETY: the caller promises a row of `VECTORS` whole vectors.
        *value = simd.load(unsafe { &*right.add(vector * right_vector).cast() });
    }
    for (row, sums) in sums.iter_mut().enumerate() {
        let left = match LAYOUT {
            STRAIGHT => rows[row].wrapping_add(k),
            UPRIGHT => source.left.wrapping_add(k * source.left_step + row),
            _ => rows[row].wrapping_add(k * source.left_step),
        };
        // SAFETY: the caller promises `ROWS` elements.
        let left = simd.splat(unsafe { *left });
        for (sum, right) in sums.iter_mut().zip(vectors) {
            *sum = simd.fma(left, right, *sum);
        }
    }
}

/// What C holds.
#[inline(always)]
unsafe fn held<S: Simd, const ROWS: usize, const VECTORS: usize>(
    simd: S,
    target: &Target,
) -> Sums<S, ROWS, VECTORS> {
    let mut sums = [[simd.splat(0.0); VECTORS]; ROWS];
    for (row, sums) in sums.iter_mut().enumerate() {
        let output = target.output.wrapping_add(row * target.row);
        for (vector, sum) in sums.iter_mut().enumerate() {
            // SAFETY: the caller promises the rows of C.
            *sum = unsafe { load_columns(simd, output, target.columns, vector) };
        }
    }
    sums
}

/// Stores or adds the sums. What is to be done is asked once for all of them: asked for each vector,
/// it took as long as a tenth of a small layer.
#[inline(always)]
unsafe fn put<S: Simd, const ROWS: usize, const VECTORS: usize>(
    simd: S,
    target: &Target,
    mut sums: Sums<S, ROWS, VECTORS>,
) {
    if target.add {
        // SAFETY: the caller promises the rows of C.
        let mut whole = unsafe { held(simd, target) };
        add_to(simd, &mut whole, &sums);
        sums = whole;
    }
    if target.rectify {
        for sums in &mut sums {
            for sum in sums {
                *sum = simd.rectify(*sum);
            }
        }
    }
    if target.columns == VECTORS * LANES {
        for (row, sums) in sums.iter().enumerate() {
            let output = target.output.wrapping_add(row * target.row);
            for (vector, sum) in sums.iter().enumerate() {
                let place = output.wrapping_add(vector * LANES);
                // SAFETY: the caller promises the rows of C.
                simd.store(unsafe { &mut *place.cast() }, *sum);
            }
        }
        return;
    }
    for (row, sums) in sums.iter().enumerate() {
        let output = target.output.wrapping_add(row * target.row);
        for (vector, sum) in sums.iter().enumerate() {
            // SAFETY: `columns` of the row are there.
            unsafe { store_columns(simd, output, target.columns, vector, *sum) };
        }
    }
}

/// The columns of a vector that exist in a row of `columns`.
fn width(columns: usize, vector: usize) -> usize {
    columns.saturating_sub(vector * LANES).min(LANES)
}

/// # Safety
/// `columns` floats stand at `row`.
#[inline(always)]
unsafe fn load_columns<S: Simd>(simd: S, row: *const f32, columns: usize, vector: usize) -> S::F32 {
    let first = row.wrapping_add(vector * LANES);
    if (vector + 1) * LANES <= columns {
        // SAFETY: a whole vector is there.
        return simd.load(unsafe { &*first.cast() });
    }
    // SAFETY: so many are there.
    simd.load_partial(unsafe { std::slice::from_raw_parts(first, width(columns, vector)) })
}

/// # Safety
/// `columns` floats stand at `row`, the caller's alone.
#[inline(always)]
unsafe fn store_columns<S: Simd>(
    simd: S,
    row: *mut f32,
    columns: usize,
    vector: usize,
    value: S::F32,
) {
    let first = row.wrapping_add(vector * LANES);
    if (vector + 1) * LANES <= columns {
        // SAFETY: a whole vector is there.
        simd.store(unsafe { &mut *first.cast() }, value);
    } else {
        let width = width(columns, vector);
        // SAFETY: so many are there.
        simd.store_partial(unsafe { std::slice::from_raw_parts_mut(first, width) }, value);
    }
}
