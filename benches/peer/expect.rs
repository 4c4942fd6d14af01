//! The check before the clock: a program that computes something else is not to be timed.

/// How far a checked value may lie from the reference, by the larger of 1 and its size.
const TOLERANCE: f64 = 1e-3;

/// Gives up where a value is not the expected one.
pub fn expect_near(what: &str, got: f64, expected: f64) {
    let near = (got - expected).abs() <= TOLERANCE * expected.abs().max(1.0);
    assert!(near, "{what}: expected {expected}, got {got}");
}
