//! Metrics of classes: top-k accuracy, the confusion matrix and the logarithmic loss.
//!
//! Of equal scores the first class is ahead; a row with a NaN is wrong. Cost: one pass.

use crate::kernels::math;
use crate::train::accuracy::largest;

/// The least probability of which a logarithm is taken.
const LEAST: f64 = 1e-15;

/// The share of rows whose label is among the `most` classes with the largest scores; NaN for no
/// rows. Labels were checked.
pub fn top_accuracy(scores: &[f32], columns: usize, labels: &[i32], most: usize) -> f64 {
    let mut right = 0usize;
    for (scores, &label) in scores.chunks_exact(columns).zip(labels) {
        let own = scores[label as usize];
        let is_ahead =
            |(class, score): (usize, &f32)| *score > own || *score == own && class < label as usize;
        let ahead = scores.iter().enumerate().filter(|pair| is_ahead(*pair)).count();
        let has_nan = scores.iter().any(|score| score.is_nan());
        right += usize::from(ahead < most && !has_nan);
    }
    right as f64 / labels.len() as f64
}

/// Adds one to `counts[label · columns + predicted]` for each row without a NaN, after setting all
/// to 0. Labels were checked.
pub fn confusion(scores: &[f32], columns: usize, labels: &[i32], counts: &mut [i64]) {
    counts.fill(0);
    for (scores, &label) in scores.chunks_exact(columns).zip(labels) {
        if scores.iter().any(|score| score.is_nan()) {
            continue;
        }
        counts[label as usize * columns + largest(scores)] += 1;
    }
}

/// −mean ln p of the label's probability, at least 10⁻¹⁵; NaN for no rows. Labels were checked.
pub fn log_loss(probabilities: &[f32], columns: usize, labels: &[i32]) -> f64 {
    let mut sum = 0.0;
    for (probabilities, &label) in probabilities.chunks_exact(columns).zip(labels) {
        let probability = f64::from(probabilities[label as usize]);
        // NaN stays one.
        sum -= math::ln(if probability < LEAST { LEAST } else { probability });
    }
    sum / labels.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCORES: [f32; 12] = [0.5, 0.25, 0.25, 1.0, 3.0, 3.0, 0.0, 0.1, 0.9, 2.0, f32::NAN, 1.0];
    const LABELS: [i32; 4] = [0, 2, 0, 0];

    #[test]
    fn by_hand() {
        assert_eq!(top_accuracy(&SCORES, 3, &LABELS, 1), 0.25);
        // Row 1 comes second behind its equal.
        assert_eq!(top_accuracy(&SCORES, 3, &LABELS, 2), 0.5);
        assert_eq!(top_accuracy(&SCORES, 3, &LABELS, 3), 0.75);
        let mut counts = [7; 9];
        confusion(&SCORES, 3, &LABELS, &mut counts);
        assert_eq!(counts, [1, 0, 1, 0, 0, 0, 0, 1, 0]);
        let loss = log_loss(&[0.5, 0.5, 0.25, 0.75], 2, &[0, 0]);
        assert!((loss - 1.5 * std::f64::consts::LN_2).abs() < 1e-15, "{loss}");
        assert!((log_loss(&[0.0, 1.0], 2, &[0]) - 34.538_776_394_910_684).abs() < 1e-12);
        assert!(top_accuracy(&[], 3, &[], 1).is_nan() && log_loss(&[], 3, &[]).is_nan());
    }
}
