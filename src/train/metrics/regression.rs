//! Metrics of values: mean absolute error, root mean squared error, and R² = 1 − Σ (y − t)² / Σ (t − t̄)².
//!
//! Wright 1921 for R². Cost: two passes.

/// How far outputs are from targets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Regression {
    /// mean |y − t|.
    pub mean_absolute_error: f64,
    /// √ mean (y − t)².
    pub root_mean_squared_error: f64,
    /// The share of the targets' variance that is explained; NaN where they are all equal.
    pub r_squared: f64,
}

/// Compares outputs with as many targets; all NaN for none.
pub fn regression(outputs: &[f32], targets: &[f32]) -> Regression {
    let count = targets.len() as f64;
    let center = targets.iter().map(|t| f64::from(*t)).sum::<f64>() / count;
    let (mut sizes, mut squares, mut spread) = (0.0, 0.0, 0.0);
    for (y, t) in outputs.iter().zip(targets) {
        let (difference, deviation) = (f64::from(*y) - f64::from(*t), f64::from(*t) - center);
        sizes += difference.abs();
        squares += difference * difference;
        spread += deviation * deviation;
    }
    Regression {
        mean_absolute_error: sizes / count,
        root_mean_squared_error: (squares / count).sqrt(),
        r_squared: if spread == 0.0 { f64::NAN } else { 1.0 - squares / spread },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // The example of scikit-learn's documentation of r2_score has these numbers.
        let found = regression(&[2.5, 0.0, 2.0, 8.0], &[3.0, -0.5, 2.0, 7.0]);
        assert_eq!(found.mean_absolute_error, 0.5);
        assert!((found.root_mean_squared_error - 0.375f64.sqrt()).abs() < 1e-15);
        assert!((found.r_squared - (1.0 - 1.5 / 29.1875)).abs() < 1e-15, "{found:?}");
        assert!(regression(&[1.0, 2.0], &[3.0, 3.0]).r_squared.is_nan());
        assert!(regression(&[], &[]).mean_absolute_error.is_nan());
    }
}
