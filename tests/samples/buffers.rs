//! Buffers of samples: what a ring and a reservoir keep, and what they refuse.

use std::collections::BTreeMap;

use glia::activation::ActivationKind;
use glia::catalog::Param;
use glia::error::ErrorCode;
use glia::loss::{Loss, LossKind, Targets};
use glia::model::Model;
use glia::rng::{Philox, Stream};
use glia::train::samples::{CopiedTarget, Given, Samples, SamplesKind};

use crate::support::networks::{dense, graph, random_model};
use crate::support::random::Random;

const INPUTS: usize = 3;
const OUTPUTS: usize = 2;

fn model() -> Model {
    let layers = [(dense(OUTPUTS, ActivationKind::Identity), &[0][..])];
    random_model(graph(&[INPUTS], &layers), &mut Random::new(4))
}

fn samples(model: &Model, kind: SamplesKind, capacity: f64, seed: f64) -> Samples {
    let mut samples = Samples::new(kind);
    samples.set(Param::Capacity, capacity).unwrap();
    if kind == SamplesKind::Reservoir {
        samples.set(Param::Seed, seed).unwrap();
    }
    let loss = Loss::new(LossKind::MeanSquaredError);
    samples.prepare(model.network(), &loss, false).unwrap();
    samples
}

/// Adds the samples with these numbers, each with values that follow from its number.
fn add(samples: &Samples, numbers: std::ops::Range<usize>) {
    let inputs: Vec<f32> = numbers.clone().flat_map(|n| [n as f32, 0.5, -(n as f32)]).collect();
    let values: Vec<f32> = numbers.clone().flat_map(|n| [n as f32 * 2.0, 1.0]).collect();
    let weights: Vec<f32> = numbers.map(|n| n as f32 * 0.25).collect();
    let targets = Targets::Values(&values);
    let given = Given { inputs: &inputs, targets: &targets, weights: Some(&weights) };
    samples.store().unwrap().add(given).unwrap();
}

/// The numbers of the samples that are there, each checked to be whole.
fn numbers(samples: &Samples) -> Vec<usize> {
    let store = samples.store().unwrap();
    let number = |index| {
        let (mut inputs, mut values) = ([0.0; INPUTS], [0.0; OUTPUTS]);
        let target = CopiedTarget::Values(&mut values);
        let weight = store.read(index, &mut inputs, target).unwrap();
        let n = inputs[0];
        assert_eq!((inputs, values, weight), ([n, 0.5, -n], [n * 2.0, 1.0], n * 0.25));
        n as usize
    };
    (0..store.count()).map(number).collect()
}

#[test]
fn a_ring_has_the_newest_samples_from_the_oldest_on() {
    let model = model();
    for capacity in [1, 5, 16] {
        let ring = samples(&model, SamplesKind::Ring, capacity as f64, 0.0);
        let mut total = 0;
        for more in [1, 2, 7, 1, 40, 3] {
            add(&ring, total..total + more);
            total += more;
            assert_eq!(numbers(&ring), (total.saturating_sub(capacity)..total).collect::<Vec<_>>());
            assert_eq!(ring.store().unwrap().total(), total as u64);
        }
        ring.store().unwrap().clear();
        assert_eq!((numbers(&ring), ring.store().unwrap().total()), (vec![], 0));
        add(&ring, 100..102);
        assert_eq!(numbers(&ring), if capacity == 1 { vec![101] } else { vec![100, 101] });
    }
}

/// What 99.9 % of chi-squared lies below, by the approximation of Wilson and Hilferty (1931).
fn most_chi_squared(freedom: f64) -> f64 {
    let part = 2.0 / (9.0 * freedom);
    let root = 1.0 - part + 3.0902 * part.sqrt();
    freedom * root * root * root
}

fn chi_squared(counts: impl Iterator<Item = usize>, expected: f64) -> f64 {
    let excess = counts.map(|count| count as f64 - expected);
    excess.map(|excess| excess * excess / expected).sum()
}

/// Every set of three of the six samples is the content with the same probability; which is more than
/// that every sample is in it with the same.
#[test]
fn every_content_of_a_reservoir_is_as_likely_as_any_other() {
    let (model, seeds) = (model(), 12_000);
    let mut contents = BTreeMap::new();
    for seed in 0..seeds {
        let reservoir = samples(&model, SamplesKind::Reservoir, 3.0, f64::from(seed));
        add(&reservoir, 0..6);
        let mut content = numbers(&reservoir);
        content.sort_unstable();
        *contents.entry(content).or_insert(0) += 1;
    }
    assert_eq!(contents.len(), 20);
    let chi = chi_squared(contents.values().copied(), f64::from(seeds) / 20.0);
    assert!(chi < most_chi_squared(19.0), "chi-squared {chi}: {contents:?}");
}

#[test]
fn a_reservoir_is_uniform_over_a_long_life() {
    let (model, seeds, life, capacity) = (model(), 600, 500, 20);
    let mut counts = vec![0usize; life];
    for seed in 0..seeds {
        let reservoir = samples(&model, SamplesKind::Reservoir, capacity as f64, seed as f64);
        (0..10).for_each(|part| add(&reservoir, part * life / 10..(part + 1) * life / 10));
        numbers(&reservoir).into_iter().for_each(|number| counts[number] += 1);
    }
    // Samples of one content exclude each other, which takes 1 - p of the variance.
    let share = capacity as f64 / life as f64;
    let chi = chi_squared(counts.into_iter(), seeds as f64 * share) / (1.0 - share);
    let chi = chi * (life - 1) as f64 / life as f64;
    assert!(chi < most_chi_squared(life as f64 - 1.0), "chi-squared {chi}");
}

/// Algorithm R as it stands in the paper, with the draws that `docs/numerics.md` names.
#[test]
fn the_content_of_a_reservoir_follows_from_the_seed_and_the_numbers() {
    let (model, philox, capacity) = (model(), Philox::new(77), 7);
    let reservoir = samples(&model, SamplesKind::Reservoir, capacity as f64, 77.0);
    let mut expected = Vec::new();
    for number in 0..300 {
        add(&reservoir, number..number + 1);
        if number < capacity {
            expected.push(number);
        } else {
            let bound = number as u64 + 1;
            let slot = philox.evenly_below(Stream::Reservoir, number as u64, 0, bound) as usize;
            if slot < capacity {
                expected[slot] = number;
            }
        }
        assert_eq!(numbers(&reservoir), expected);
    }
    let at_once = samples(&model, SamplesKind::Reservoir, capacity as f64, 77.0);
    add(&at_once, 0..300);
    assert_eq!(numbers(&at_once), expected);
    at_once.store().unwrap().clear();
    add(&at_once, 0..300);
    assert_eq!(numbers(&at_once), expected, "cleared, it is as if it were new");
}

#[test]
fn what_is_not_finite_is_refused_unless_the_host_wants_it() {
    let model = model();
    for (refuse, bad) in
        [f32::NAN, f32::INFINITY, f32::NEG_INFINITY].map(|bad| [(true, bad), (false, bad)]).concat()
    {
        let mut ring = Samples::new(SamplesKind::Ring);
        ring.set(Param::RefuseNonFinite, f64::from(u8::from(refuse))).unwrap();
        let loss = Loss::new(LossKind::MeanSquaredError);
        ring.prepare(model.network(), &loss, false).unwrap();
        let store = ring.store().unwrap();
        for (place, argument, message) in [
            (4, "inputs", "inputs: sample 1, value 1: expected a finite number"),
            (3, "targets", "targets: sample 1, value 1: expected a finite number"),
        ] {
            let (mut inputs, mut values) = (vec![1.0; 3 * INPUTS], vec![1.0; 3 * OUTPUTS]);
            if argument == "inputs" {
                inputs[place] = bad
            } else {
                values[place] = bad
            }
            let before = store.total();
            let targets = Targets::Values(&values);
            let outcome = store.add(Given { inputs: &inputs, targets: &targets, weights: None });
            if refuse {
                let error = outcome.unwrap_err();
                assert_eq!(error.code(), ErrorCode::OutOfRange);
                assert!(error.message().contains(message), "{error}");
                assert_eq!(store.total(), before, "none of them is added");
            } else {
                outcome.unwrap();
                assert_eq!(store.total(), before + 3);
            }
        }
    }
}

#[test]
fn what_does_not_fit_is_refused_with_a_reason() {
    let model = model();
    let ring = samples(&model, SamplesKind::Ring, 4.0, 0.0);
    let store = ring.store().unwrap();
    let (inputs, values, labels) = ([1.0; 2 * INPUTS], [1.0; 2 * OUTPUTS], [1, 0]);
    let refused = |inputs: &[f32], targets: Targets<'_>, weights: Option<&[f32]>, message: &str| {
        let error = store.add(Given { inputs, targets: &targets, weights }).unwrap_err();
        assert!(error.message().contains(message), "{error}");
        assert_eq!(store.total(), 0);
    };
    refused(&inputs[..4], Targets::Values(&values), None, "inputs: expected [*, 3]");
    refused(&[], Targets::Values(&[]), None, "inputs: expected [*, 3]");
    refused(&inputs, Targets::Values(&values[..3]), None, "targets: expected 4 values");
    refused(&inputs, Targets::Labels32(&labels), None, "expected float32 values, got labels");
    refused(&inputs, Targets::Values(&values), Some(&[1.0]), "weights: expected 2");
    refused(&inputs, Targets::Values(&values), Some(&[1.0, -1.0]), "weights: sample 1");

    let mut classes = Samples::new(SamplesKind::Reservoir);
    assert!(classes.store().is_err());
    let cross_entropy = Loss::new(LossKind::SoftmaxCrossEntropy);
    classes.prepare(model.network(), &cross_entropy, true).unwrap();
    let error = classes.set(Param::Capacity, 5.0).unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidState);
    let again = classes.prepare(model.network(), &cross_entropy, true).unwrap_err();
    assert_eq!(again.code(), ErrorCode::InvalidState);
    let wrong = Targets::Labels64(&[0, 2]);
    let given = Given { inputs: &inputs, targets: &wrong, weights: None };
    let error = classes.store().unwrap().add(given).unwrap_err();
    assert!(error.message().contains("row 1: expected a label from 0 to 1"), "{error}");

    let mut wrong = Samples::new(SamplesKind::Ring);
    let squares = Loss::new(LossKind::MeanSquaredError);
    assert!(wrong.prepare(model.network(), &squares, true).is_err(), "values, not labels");
    wrong.set(Param::Capacity, (1u64 << 31) as f64).unwrap();
    assert_eq!(wrong.set(Param::Seed, 1.0).unwrap_err().code(), ErrorCode::UnknownKey);
}
