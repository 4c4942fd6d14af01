//! Reductions: the bits of the contract at every level and thread count, over random lengths,
//! addresses and every kind of float; errors within the bound of summation; special values as
//! IEEE 754 has them.
//!
//! The contract is the header of `kernels/reduce.rs`, written here as plain loops.

use proptest::prelude::*;
use proptest::strategy::Strategy;

use glia::kernels::level::InstructionSet;
use glia::kernels::reduce;
use glia::kernels::runtime::Runtime;
use glia::kernels::simd::{Kernel, Simd};
use glia::kernels::statistics::{dot, maximum, minimum, moments, norm, sum};

use crate::support::compare::{assert_same_bits, same_bits};
use crate::support::property::for_all;
use crate::support::random::Random;
use crate::support::runtimes::{self, SHARED};

const CASES: u32 = 150;
const CHUNK: usize = 4096;
const LANES: usize = 16;
const STRIPES: usize = 4;

/// Halving: the lower half takes in the upper.
fn halved(mut sums: Vec<f32>) -> f32 {
    while sums.len() > 1 {
        let upper = sums.split_off(sums.len() / 2);
        sums.iter_mut().zip(upper).for_each(|(sum, other)| *sum += other);
    }
    sums[0]
}

/// A sum of `length` terms by the contract; `add(sum, index)` adds one.
fn by_contract(length: usize, add: impl Fn(f32, usize) -> f32) -> f32 {
    let chunk_sum = |start: usize| {
        let mut lanes = [[0.0f32; LANES]; STRIPES];
        let end = length.min(start + CHUNK);
        for index in start..end {
            let lane = &mut lanes[index / LANES % STRIPES][index % LANES];
            *lane = add(*lane, index);
        }
        let column = |lane: usize| lanes.iter().map(|stripe| stripe[lane]).collect::<Vec<_>>();
        let one = end - start <= LANES;
        halved((0..LANES).map(|l| if one { lanes[0][l] } else { halved(column(l)) }).collect())
    };
    (0..length).step_by(CHUNK).map(chunk_sum).reduce(|total, sum| total + sum).unwrap_or(0.0)
}

/// The reductions inside a kernel: sum, products, largest, smallest, largest number.
struct Inline<'a>(&'a [f32], &'a [f32]);

impl Kernel for Inline<'_> {
    type Output = [f32; 5];

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> [f32; 5] {
        let Self(x, y) = self;
        let products = reduce::sum_of_products(simd, x, y);
        let ends = [reduce::maximum(simd, x), reduce::minimum(simd, x)];
        [reduce::sum(simd, x), products, ends[0], ends[1], reduce::largest_number(simd, x)]
    }
}

/// What the contract says of two arrays.
fn expected(x: &[f32], y: &[f32]) -> [f32; 5] {
    let nan = x.iter().any(|x| x.is_nan());
    let largest = x.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let smallest = x.iter().copied().fold(f32::INFINITY, f32::min);
    let end = |end: f32| if nan { f32::NAN } else { end };
    // The standard library's mul_add is the exact fused operation.
    #[allow(clippy::disallowed_methods)]
    let products = by_contract(x.len(), |sum, i| x[i].mul_add(y[i], sum));
    [by_contract(x.len(), |sum, i| sum + x[i]), products, end(largest), end(smallest), largest]
}

/// Of zeros of both signs either may be the largest, the same one everywhere.
fn without_zeros_sign(mut results: [f32; 5]) -> [f32; 5] {
    results[2..].iter_mut().for_each(|end| *end += 0.0);
    results
}

/// Lengths of all sizes, often beside a multiple of a vector, a group of stripes or a chunk.
fn length() -> impl Strategy<Value = usize> {
    let around = (prop::sample::select(vec![16usize, 64, 4096]), 0..5usize, 0..5usize);
    let around = around.prop_map(|(size, count, off)| (size * count + off).saturating_sub(2));
    prop_oneof![3 => 0..100usize, 2 => 0..5000usize, 3 => around]
}

/// Two arrays after some floats, so that their addresses are odd.
fn arrays(length: usize, offset: usize, seed: u64, awkward: bool) -> [Vec<f32>; 2] {
    let mut random = Random::new(seed);
    let mut draw = || match awkward {
        true => random.awkward_floats(offset + length),
        false => random.floats(offset + length, -3.0, 3.0),
    };
    [draw(), draw()]
}

#[test]
fn reductions_inside_a_kernel_have_the_bits_of_the_contract() {
    let strategy = (length(), 0..16usize, any::<u64>(), any::<bool>());
    for_all(CASES, strategy, |(length, offset, seed, awkward)| {
        let [x, y] = arrays(length, offset, seed, awkward);
        let (x, y) = (&x[offset..], &y[offset..]);
        let mut first: Option<[f32; 5]> = None;
        for set in InstructionSet::available() {
            let got = set.dispatch(Inline(x, y));
            let place = format!("{length} values at {}", set.level().name());
            let wanted = without_zeros_sign(expected(x, y));
            same_bits(&place, &without_zeros_sign(got), &wanted)?;
            same_bits(&place, &got, &*first.get_or_insert(got))?;
        }
        Ok(())
    });
}

/// All statistics of two arrays.
fn statistics(runtime: &Runtime, x: &[f32], y: &[f32]) -> ([f32; 4], [u64; 3]) {
    let whole = [sum(runtime, x), dot(runtime, x, y), maximum(runtime, x), minimum(runtime, x)];
    let moments = moments(runtime, x);
    let double = [norm(runtime, x), moments.mean, moments.variance];
    // All NaNs are one.
    (whole, double.map(|x| if x.is_nan() { f64::NAN.to_bits() } else { x.to_bits() }))
}

fn check_statistics(runtimes: &[std::sync::Arc<Runtime>], x: &[f32], y: &[f32]) {
    let (plain, doubles) = statistics(&runtimes[0], x, y);
    let wanted = without_zeros_sign(expected(x, y));
    let got = without_zeros_sign([plain[0], plain[1], plain[2], plain[3], wanted[4]]);
    assert_same_bits(&format!("{} values", x.len()), &got, &wanted);
    for runtime in runtimes {
        let place = format!("{} values at {}", x.len(), runtimes::describe(runtime));
        let (got, got_doubles) = statistics(runtime, x, y);
        assert_same_bits(&place, &got, &plain);
        assert_eq!(got_doubles, doubles, "{place}");
    }
}

#[test]
fn statistics_are_the_same_at_every_level_and_thread_count() {
    let runtimes = runtimes::all();
    // Beyond 2²⁰ elements the chunks' results no longer stand in their array all at once.
    for (length, awkward) in
        [(0, false), (1, true), (5000, true), (SHARED, false), (SHARED, true), (1_100_003, false)]
    {
        let [x, y] = arrays(length, 3, length as u64, awkward);
        check_statistics(&runtimes, &x[3..], &y[3..]);
    }
}

#[test]
fn errors_are_within_the_bound_of_summation() {
    let unit = f64::from(f32::EPSILON) / 2.0;
    let runtime = Runtime::single();
    for_all(CASES, (length(), any::<u64>(), -2.0..2.0f32), |(length, seed, shift)| {
        let [mut x, y] = arrays(length, 0, seed, false);
        x.iter_mut().for_each(|x| *x += shift);
        let k = 72.0 + length as f64 / CHUNK as f64;
        let gamma = k * unit / (1.0 - k * unit);
        let double: Vec<_> = x.iter().map(|&x| f64::from(x)).collect();
        let products: Vec<_> = double.iter().zip(&y).map(|(x, &y)| x * f64::from(y)).collect();
        let size = |terms: &[f64]| terms.iter().map(|x| x.abs()).sum::<f64>();
        let error = (f64::from(sum(&runtime, &x)) - double.iter().sum::<f64>()).abs();
        if error > gamma * size(&double) {
            return Err(format!("sum of {length}: {error:e}"));
        }
        let error = (f64::from(dot(&runtime, &x, &y)) - products.iter().sum::<f64>()).abs();
        if error > gamma * size(&products) {
            return Err(format!("dot product of {length}: {error:e}"));
        }
        let exact = double.iter().map(|x| x * x).sum::<f64>().sqrt();
        if (norm(&runtime, &x) - exact).abs() > gamma * exact {
            return Err(format!("norm of {length}: {} and not {exact}", norm(&runtime, &x)));
        }
        if length == 0 {
            return Ok(());
        }
        let mean = double.iter().sum::<f64>() / length as f64;
        let variance = double.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / length as f64;
        let got = moments(&runtime, &x);
        // κ² · variance is what follows in brackets.
        let allowed = 2.0 * gamma * variance + gamma * gamma * (variance + mean * mean) + 1e-12;
        let spread = gamma * (variance.sqrt() + gamma * mean.abs()) + 1e-12;
        match (got.mean - mean).abs() <= spread && (got.variance - variance).abs() <= allowed {
            true => Ok(()),
            false => Err(format!("{length}: {got:?}, not {mean} and {variance}")),
        }
    });
}

#[test]
fn the_variance_of_numbers_far_from_zero_is_exact() {
    let runtime = Runtime::single();
    // 10⁶ ± ½: the sum of squares less the square of the sum would have no digit right.
    let values: Vec<f32> = (0..10_000).map(|i| 1e6 + if i % 2 == 0 { 0.5 } else { -0.5 }).collect();
    let got = moments(&runtime, &values);
    assert_eq!((got.mean, got.variance), (1e6, 0.25));
    let got = moments(&runtime, &[0.1; 777]);
    assert!((got.mean - f64::from(0.1f32)).abs() < 1e-12 && got.variance < 1e-15, "{got:?}");
}

#[test]
fn norms_of_huge_and_tiny_numbers() {
    let runtime = Runtime::single();
    let close = |got: f64, expected: f64| (got - expected).abs() <= 1e-6 * expected;
    for size in [f32::MAX, 1e30, 1.0, 1e-30, f32::MIN_POSITIVE, f32::from_bits(1 << 20)] {
        let mut values = vec![0.0; 5000];
        [values[17], values[4097]] = [0.75 * size, -size];
        let got = norm(&runtime, &values);
        assert!(close(got, 1.25 * f64::from(size)), "{size:e}: {got:e}");
    }
    let tiny = f32::from_bits(1);
    assert!(close(norm(&runtime, &[tiny; 4]), 2.0 * f64::from(tiny)));
    assert_eq!(norm(&runtime, &[f32::NEG_INFINITY, 1.0]), f64::INFINITY);
    assert!(norm(&runtime, &[f32::INFINITY, f32::NAN]).is_nan());
    assert_eq!([norm(&runtime, &[]), norm(&runtime, &[0.0, -0.0])], [0.0, 0.0]);
}

#[test]
fn a_nan_or_an_infinity_anywhere_is_seen() {
    let runtime = Runtime::single();
    for place in [0, 5, 16, 20, 63, 64, 100, 4095, 4096, 4999] {
        let mut values = vec![1.0; 5000];
        values[place] = f32::NAN;
        let all = [sum(&runtime, &values), maximum(&runtime, &values), minimum(&runtime, &values)];
        assert!(all.iter().all(|x| x.is_nan()), "NaN at {place}: {all:?}");
        assert!(moments(&runtime, &values).mean.is_nan() && norm(&runtime, &values).is_nan());
        values[place] = f32::INFINITY;
        assert_eq!(sum(&runtime, &values), f32::INFINITY);
        assert_eq!(maximum(&runtime, &values), f32::INFINITY);
        assert_eq!(minimum(&runtime, &values), 1.0);
        let moments = moments(&runtime, &values);
        assert!(moments.mean == f64::INFINITY && moments.variance.is_nan());
    }
}
