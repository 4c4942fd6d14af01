//! How many rows name the right class: the largest output against the label, or against the
//! largest value of the target distribution. Of equal values the first counts. A row with a NaN
//! is wrong.

use crate::loss::Targets;

/// The number of right rows.
pub(super) fn count_correct(outputs: &[f32], columns: usize, targets: &Targets<'_>) -> usize {
    let rows = outputs.chunks_exact(columns.max(1)).enumerate();
    let right = |row: usize, outputs: &[f32]| {
        let label = targets.label(row).unwrap_or_else(|| largest(targets.row(row, columns)));
        largest(outputs) == label && !outputs.iter().any(|output| output.is_nan())
    };
    rows.filter(|(row, outputs)| right(*row, outputs)).count()
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
        assert_eq!(count_correct(&outputs, 3, &Targets::Labels32(&[1, 1])), 1);
        assert_eq!(count_correct(&outputs, 3, &Targets::Labels64(&[1, 0])), 2);
        let targets = [0.0, 0.6, 0.4, 0.1, 0.9, 0.0];
        assert_eq!(count_correct(&outputs, 3, &Targets::Values(&targets)), 1);
        assert_eq!(count_correct(&[f32::NAN; 3], 3, &Targets::Labels32(&[0])), 0);
    }
}
