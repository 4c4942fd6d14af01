//! Softmax cross entropy against double precision where it is hard: rows that name their label
//! with confidence, rows that are confidently wrong, rows in which nothing stands out.
#![allow(clippy::disallowed_methods)]

use crate::support::random::Random;
use crate::support::runtimes;
use glia::loss::{Loss, LossKind, LossOutput, Targets};

/// Loss and gradient of one row, exact.
fn exact(z: &[f32], label: usize) -> (f64, Vec<f64>) {
    let largest = z.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let exponentials: Vec<f64> = z.iter().map(|&z| f64::from(z - largest).exp()).collect();
    let others: f64 = (0..z.len()).filter(|&j| j != label).map(|j| exponentials[j]).sum();
    let sum = others + exponentials[label];
    let mut gradient: Vec<f64> = exponentials.iter().map(|e| e / sum).collect();
    gradient[label] = -others / sum;
    // −ln p of a p near 1, where the logarithm of p itself would have no digits.
    ((others / exponentials[label]).ln_1p(), gradient)
}

/// Rows of a width, with the label's lead over the rest.
fn rows() -> impl Iterator<Item = (Vec<f32>, usize)> {
    let widths = [2usize, 3, 10, 16, 17, 64, 100, 1000, 5000];
    let leads = [0.0f32, 1.0, 9.0, 20.7, 40.0, 80.0, -5.0, -60.0];
    widths.into_iter().flat_map(move |width| {
        leads.into_iter().enumerate().map(move |(index, lead)| {
            let mut random = Random::new((width * 10 + index) as u64);
            let mut z = random.floats(width, -0.5, 0.5);
            let label = random.below(width);
            z[label] += lead;
            (z, label)
        })
    })
}

#[test]
fn losses_and_gradients_of_labels_are_accurate_however_confident_the_row() {
    let (loss, runtimes) = (Loss::new(LossKind::SoftmaxCrossEntropy), runtimes::all());
    for (z, label) in rows() {
        let (loss_wanted, wanted) = exact(&z, label);
        // Below, floats are subnormal.
        let close = |got: f64, wanted: f64| (got - wanted).abs() <= 4e-6 * wanted.abs() + 1e-37;
        for runtime in &runtimes {
            let (mut gradient, mut values) = (vec![0.0; z.len()], [0.0]);
            let result =
                LossOutput { row_values: &mut values, gradient: &mut gradient, room: &mut [] };
            let targets = Targets::Labels32(&[label as i32]);
            let value = loss.evaluate(runtime, z.len(), &z, &targets, result);
            let place = format!("{} columns, label {label}, {}", z.len(), z[label]);
            assert!(close(value, loss_wanted), "{place}: loss {value:e}, not {loss_wanted:e}");
            for (&got, &wanted) in gradient.iter().zip(&wanted) {
                assert!(close(f64::from(got), wanted), "{place}: {got:e}, not {wanted:e}");
            }
        }
    }
}

#[test]
fn a_probability_of_all_but_a_billionth_still_teaches() {
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    // p at the label is 1 − 10⁻⁹, which no float is.
    let (z, mut gradient, mut values) = ([20.723_266f32, 0.0], [0.0; 2], [0.0]);
    let result = LossOutput { row_values: &mut values, gradient: &mut gradient, room: &mut [] };
    let value = loss.evaluate(&runtimes::plain(), 2, &z, &Targets::Labels64(&[0]), result);
    assert!((value - 1e-9).abs() < 1e-15, "{value:e}");
    assert!((f64::from(gradient[0]) + 1e-9).abs() < 1e-15, "{gradient:?}");
    assert!((f64::from(gradient[1]) - 1e-9).abs() < 1e-15, "{gradient:?}");
}
