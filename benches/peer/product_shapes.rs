//! w5.gemm's shapes and names, and the check of its results, for every peer of this folder.

use super::expect::expect_near;

/// Rows, depth, columns.
pub const SHAPES: [[usize; 3]; 9] = [
    [64, 64, 64],
    [128, 128, 128],
    [256, 256, 256],
    [512, 512, 512],
    [1024, 1024, 1024],
    [2048, 2048, 2048],
    [1, 64, 64],
    [32, 64, 64],
    [64, 784, 256],
];

/// The workload's name: w5.gemm.N for squares, else w5.gemm.MxKxN.
pub fn name([rows, depth, columns]: [usize; 3]) -> String {
    if rows == depth && depth == columns {
        return format!("w5.gemm.{rows}");
    }
    format!("w5.gemm.{rows}x{depth}x{columns}")
}

/// Checks some elements of a product: its corners, and places in between.
pub fn check(workload: &str, [rows, depth, columns]: [usize; 3], a: &[f32], b: &[f32], c: &[f32]) {
    for place in 0..64 {
        let (row, column) = (place * 37 % 64 * (rows - 1) / 63, place * (columns - 1) / 63);
        let terms =
            (0..depth).map(|k| f64::from(a[row * depth + k]) * f64::from(b[k * columns + column]));
        expect_near(workload, f64::from(c[row * columns + column]), terms.sum());
    }
}
