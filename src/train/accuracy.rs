//! How many rows name the right class: the largest output against the label, or against the
//! largest value of the target distribution. Of equal values the first counts. A row with a NaN
//! is wrong.

use crate::loss::Targets;

/// The number of right rows; one whose weight is below 0 is not there.
pub(super) fn count_correct(
    outputs: &[f32],
    columns: usize,
    targets: &Targets<'_>,
    weights: Option<&[f32]>,
) -> usize {
    let is_there = |row: usize| weights.is_none_or(|weights| weights[row] >= 0.0);
    let rows = outputs.chunks_exact(columns.max(1)).enumerate();
    let right = |row: usize, outputs: &[f32]| {
        let label = targets.label(row).unwrap_or_else(|| largest(targets.row(row, columns)));
        largest(outputs) == label && !outputs.iter().any(|output| output.is_nan())
    };
    rows.filter(|(row, outputs)| is_there(*row) && right(*row, outputs)).count()
}

/// The place of the largest value, of equal ones the first.
pub(super) fn largest(values: &[f32]) -> usize {
    let mut best = 0;
    for (index, value) in values.iter().enumerate() {
        if *value > values[best] {
            best = index;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_distributions_agree() {
        let outputs = [1.0, 3.0, 2.0, 5.0, 5.0, 0.0];
        assert_eq!(count_correct(&outputs, 3, &Targets::Labels32(&[1, 1]), None), 1);
        assert_eq!(count_correct(&outputs, 3, &Targets::Labels64(&[1, 0]), None), 2);
        let targets = [0.0, 0.6, 0.4, 0.1, 0.9, 0.0];
        assert_eq!(count_correct(&outputs, 3, &Targets::Values(&targets), None), 1);
        let without_first = Some(&[-1.0, 1.0][..]);
        assert_eq!(count_correct(&outputs, 3, &Targets::Labels32(&[1, 0]), without_first), 1);
        assert_eq!(count_correct(&[f32::NAN; 3], 3, &Targets::Labels32(&[0]), None), 0);
    }
}
