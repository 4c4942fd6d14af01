//! The area under the receiver operating characteristic: the probability that a positive sample has a
//! larger score than a negative one, equal scores counted half.
//!
//! Hanley and McNeil 1982. By ranks (Mann and Whitney 1947): (ΣR − n₊ (n₊ + 1) / 2) / (n₊ n₋), R the
//! ranks of the positive samples, equal scores sharing the mean of theirs. Cost: a sort.

use crate::error::{Error, ErrorCode};

/// The area for labels of 0 and 1, which were checked; NaN where one of them is missing or a score is
/// NaN.
pub fn roc_area(scores: &[f32], labels: &[i32]) -> Result<f64, Error> {
    let mut sorted: Vec<(f32, i32)> = Vec::new();
    sorted.try_reserve_exact(scores.len()).map_err(|_| {
        let message = format!("memory: the system refused {} more values", scores.len());
        Error::new(ErrorCode::OutOfMemory, message)
    })?;
    // −0 becomes +0, which is as large.
    sorted.extend(scores.iter().zip(labels).map(|(score, label)| (score + 0.0, *label)));
    if sorted.iter().any(|(score, _)| score.is_nan()) {
        return Ok(f64::NAN);
    }
    sorted.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let (mut ranks, mut positives, mut start) = (0.0, 0.0, 0);
    while start < sorted.len() {
        let score = sorted[start].0;
        let equal = sorted[start..].iter().take_while(|pair| pair.0 == score).count();
        let rank = start as f64 + (equal as f64 + 1.0) / 2.0;
        let found = sorted[start..start + equal].iter().filter(|pair| pair.1 == 1).count() as f64;
        ranks += rank * found;
        positives += found;
        start += equal;
    }
    let negatives = sorted.len() as f64 - positives;
    Ok((ranks - positives * (positives + 1.0) / 2.0) / (positives * negatives))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By the definition: all pairs.
    fn by_pairs(scores: &[f32], labels: &[i32]) -> f64 {
        let (mut sum, mut pairs) = (0.0, 0.0);
        for (a, _) in scores.iter().zip(labels).filter(|pair| *pair.1 == 1) {
            for (b, _) in scores.iter().zip(labels).filter(|pair| *pair.1 == 0) {
                pairs += 1.0;
                sum += if a > b { 1.0 } else { 0.5 * f64::from(u8::from(a == b)) };
            }
        }
        sum / pairs
    }

    #[test]
    fn ranks_give_what_pairs_give() {
        let scores = [0.1, 0.4, 0.35, 0.8];
        assert_eq!(roc_area(&scores, &[0, 0, 1, 1]), Ok(0.75));
        let scores = [0.0, -0.0, 2.0, 2.0, 2.0, -1.0, 5.0, 0.0];
        let labels = [1, 0, 1, 0, 1, 0, 0, 0];
        let area = roc_area(&scores, &labels).unwrap();
        assert!((area - by_pairs(&scores, &labels)).abs() < 1e-15, "{area}");
        assert!(roc_area(&scores, &[1; 8]).unwrap().is_nan());
        assert!(roc_area(&[f32::NAN, 1.0], &[0, 1]).unwrap().is_nan());
        assert!(roc_area(&[], &[]).unwrap().is_nan());
    }
}
