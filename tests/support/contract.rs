//! The order of summation that products and column sums promise, as plain loops. The standard
//! library's `mul_add` is the exact fused operation.

use glia::kernels::gemm::{BATCH_BLOCK, Matrix, Product};

/// One element of a matrix.
pub fn element(matrix: &Matrix<'_>, row: usize, column: usize) -> f32 {
    matrix.values[row * matrix.row_stride + column * matrix.column_stride]
}

/// The header of `kernels/gemm.rs` as a plain loop; `before` is what C held.
pub fn product_by_contract(product: &Product<'_>, before: &[f32]) -> Vec<f32> {
    let Product { rows, columns, depth, .. } = *product;
    let places = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
    let elements = places.zip(before).map(|((row, column), &before)| {
        let mut total = product.accumulate.then_some(before);
        for start in (0..depth.max(1)).step_by(product.block) {
            let mut sums = vec![0.0f32; product.chains];
            if let Some(bias) = product.bias.filter(|_| start == 0) {
                sums[0] = bias[column];
            }
            for k in start..depth.min(start + product.block) {
                let (a, b) = (element(&product.left, row, k), element(&product.right, k, column));
                sums[k % product.chains] = a.mul_add(b, sums[k % product.chains]);
            }
            while sums.len() > 1 {
                let upper = sums.split_off(sums.len() / 2);
                sums.iter_mut().zip(upper).for_each(|(sum, other)| *sum += other);
            }
            total = Some(total.map_or(sums[0], |total| total + sums[0]));
        }
        let total = total.expect("at least one block");
        if product.rectify && total <= 0.0 { 0.0 } else { total }
    });
    elements.collect()
}

/// The header of `kernels/column_sum.rs` as a plain loop.
pub fn column_sums_by_contract(values: &[f32], columns: usize) -> Vec<f32> {
    let sum = |column: usize| {
        let blocks = values
            .chunks(BATCH_BLOCK * columns)
            .map(|block| block.chunks(columns).fold(0.0f32, |sum, row| sum + row[column]));
        blocks.reduce(|total, block| total + block).unwrap_or(0.0)
    };
    (0..columns).map(sum).collect()
}
