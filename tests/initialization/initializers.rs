//! What every initialiser draws: its mean and variance, its distribution by the statistic of Kolmogorov
//! and Smirnov, its bounds; that matrices are what they are called, orthogonal ones uniformly so; and
//! that a parameter's values depend on no other layer.
//!
//! The tests walk the catalogue: a kind without a law does not compile.

#![allow(clippy::disallowed_methods)]

use glia::catalog::Param;
use glia::init::{Fans, Initializer, InitializerKind};
use glia::layer::{Layer, LayerKind};
use glia::model::{Graph, Model};

const COUNT: usize = 100_000;
const FANS: Fans = Fans { fan_in: 50, fan_out: 200 };

/// The distribution of a kind's values.
#[derive(Clone, Copy, Debug)]
enum Law {
    /// Every value this one.
    Fixed(f64),
    /// Between two bounds.
    Uniform(f64, f64),
    /// Of a mean and a deviation.
    Normal(f64, f64),
    /// The same between two bounds in deviations.
    Cut(f64, f64, [f64; 2]),
    /// Those of a matrix: tests of their own.
    Matrix,
}

/// Φ, by the platform's error function.
fn normal(x: f64) -> f64 {
    0.5 * libm::erfc(-x / 2.0f64.sqrt())
}

fn density(x: f64) -> f64 {
    (-0.5 * x * x).exp() / std::f64::consts::TAU.sqrt()
}

impl Law {
    /// The share of values below x.
    fn below(self, x: f64) -> f64 {
        match self {
            Self::Uniform(low, high) => ((x - low) / (high - low)).clamp(0.0, 1.0),
            Self::Normal(mean, deviation) => normal((x - mean) / deviation),
            Self::Cut(mean, deviation, [low, high]) => {
                let x = ((x - mean) / deviation).clamp(low, high);
                (normal(x) - normal(low)) / (normal(high) - normal(low))
            }
            Self::Fixed(_) | Self::Matrix => panic!("{self:?} has no continuous distribution"),
        }
    }

    /// Mean and variance.
    fn moments(self) -> [f64; 2] {
        match self {
            Self::Fixed(value) => [value, 0.0],
            Self::Uniform(low, high) => [0.5 * (low + high), (high - low) * (high - low) / 12.0],
            Self::Normal(mean, deviation) => [mean, deviation * deviation],
            Self::Cut(mean, deviation, [low, high]) => {
                let inside = normal(high) - normal(low);
                let shift = (density(low) - density(high)) / inside;
                let second = 1.0 + (low * density(low) - high * density(high)) / inside;
                let variance = second - shift * shift;
                [mean + deviation * shift, deviation * deviation * variance]
            }
            Self::Matrix => panic!("no moments of single values"),
        }
    }

    fn bounds(self) -> [f64; 2] {
        match self {
            Self::Fixed(value) => [value, value],
            Self::Uniform(low, high) => [low, high],
            Self::Cut(mean, deviation, ends) => ends.map(|end| mean + deviation * end),
            Self::Normal(..) | Self::Matrix => [f64::NEG_INFINITY, f64::INFINITY],
        }
    }
}

fn uniform(variance: f64) -> Law {
    let limit = (3.0 * variance).sqrt();
    Law::Uniform(-limit, limit)
}

/// What each kind draws with default parameters.
fn law(kind: InitializerKind) -> Law {
    match kind {
        InitializerKind::Constant => Law::Fixed(0.0),
        InitializerKind::Uniform => Law::Uniform(-0.05, 0.05),
        InitializerKind::Normal => Law::Normal(0.0, 0.05),
        InitializerKind::HeNormal => Law::Normal(0.0, (2.0f64 / 50.0).sqrt()),
        InitializerKind::HeUniform => uniform(2.0 / 50.0),
        InitializerKind::XavierNormal => Law::Normal(0.0, (2.0f64 / 250.0).sqrt()),
        InitializerKind::XavierUniform => uniform(2.0 / 250.0),
        InitializerKind::LecunNormal => Law::Normal(0.0, (1.0f64 / 50.0).sqrt()),
        InitializerKind::LecunUniform => uniform(1.0 / 50.0),
        InitializerKind::TruncatedNormal => Law::Cut(0.0, 0.05, [-2.0, 2.0]),
        InitializerKind::Orthogonal | InitializerKind::Identity | InitializerKind::Sparse => {
            Law::Matrix
        }
    }
}

fn initializer(kind: InitializerKind, settings: &[(Param, f64)]) -> Initializer {
    let mut made = Initializer::new(kind);
    settings.iter().for_each(|&(key, value)| made.set(key, value).unwrap());
    made
}

fn drawn(initializer: &Initializer, seed: u64, columns: usize, count: usize) -> Vec<f64> {
    let mut values = vec![f32::NAN; count];
    initializer.fill(seed, "layer.weight", FANS, columns, &mut values).unwrap();
    values.into_iter().map(f64::from).collect()
}

/// The furthest that the values' distribution is from the law's, times the root of their number.
fn kolmogorov(law: Law, values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let count = sorted.len() as f64;
    let off = sorted.iter().enumerate().map(|(index, &x)| {
        let below = law.below(x);
        (below - index as f64 / count).max((index + 1) as f64 / count - below)
    });
    off.fold(0.0, f64::max) * count.sqrt()
}

fn check(what: &str, law: Law, values: &[f64]) {
    let [low, high] = law.bounds();
    let rounding = 1e-6 * low.abs().min(high.abs());
    let is_inside = |x: &f64| (low - rounding..=high + rounding).contains(x);
    assert!(values.iter().all(is_inside), "{what}: outside of {low} to {high}");
    let [mean, variance] = law.moments();
    let count = values.len() as f64;
    let got = values.iter().sum::<f64>() / count;
    let squares = values.iter().map(|x| (x - got) * (x - got)).sum::<f64>() / count;
    // Five standard errors; that of a variance is largest for the normal distribution.
    assert!(
        (got - mean).abs() <= 5.0 * (variance / count).sqrt(),
        "{what}: mean {got}, not {mean}"
    );
    let most = 5.0 * variance * (2.0 / count).sqrt();
    assert!((squares - variance).abs() <= most, "{what}: variance {squares}, not {variance}");
    if !matches!(law, Law::Fixed(_)) {
        // 1.95 is passed once in a thousand (Kolmogorov 1933; Smirnov 1948).
        let statistic = kolmogorov(law, values);
        assert!(statistic < 1.95, "{what}: {statistic} from {law:?}");
    }
}

#[test]
fn every_kind_follows_its_law() {
    for kind in InitializerKind::ALL {
        if !matches!(law(kind), Law::Matrix) {
            let values = drawn(&Initializer::new(kind), 1, 1, COUNT);
            check(&format!("{kind:?}"), law(kind), &values);
        }
    }
}

#[test]
fn parameters_change_the_law() {
    use InitializerKind as Kind;
    let he = |square: f64| Law::Normal(0.0, square.sqrt());
    // A variance at ±2 deviations, divided by what is left of it.
    let cut = |variance: f64| {
        let [_, left] = Law::Cut(0.0, 1.0, [-2.0, 2.0]).moments();
        Law::Cut(0.0, (variance / left).sqrt(), [-2.0, 2.0])
    };
    let ends = |low, high| [(Param::Minimum, low), (Param::Maximum, high)];
    for (kind, settings, law) in [
        (Kind::Constant, vec![(Param::Value, 0.5)], Law::Fixed(0.5)),
        (Kind::Uniform, ends(3.0, 5.0).to_vec(), Law::Uniform(3.0, 5.0)),
        (
            Kind::Normal,
            vec![(Param::Mean, 10.0), (Param::StandardDeviation, 2.0)],
            Law::Normal(10.0, 2.0),
        ),
        (Kind::HeNormal, vec![(Param::FanMode, 1.0)], he(2.0 / 200.0)),
        (Kind::HeNormal, vec![(Param::FanMode, 2.0)], he(2.0 / 125.0)),
        (Kind::HeNormal, vec![(Param::Slope, 0.5)], he(1.6 / 50.0)),
        (Kind::HeNormal, vec![(Param::Slope, 0.5), (Param::Gain, 3.0)], he(9.0 / 50.0)),
        (Kind::HeNormal, vec![(Param::Truncated, 1.0)], cut(2.0 / 50.0)),
        (Kind::HeUniform, vec![(Param::FanMode, 1.0)], uniform(2.0 / 200.0)),
        (Kind::HeUniform, vec![(Param::Slope, -0.5)], uniform(1.6 / 50.0)),
        (Kind::XavierNormal, vec![(Param::Gain, 3.0)], he(18.0 / 250.0)),
        (Kind::XavierNormal, vec![(Param::Truncated, 1.0)], cut(2.0 / 250.0)),
        (Kind::XavierUniform, vec![(Param::Gain, 3.0)], uniform(18.0 / 250.0)),
        (Kind::LecunNormal, vec![(Param::Truncated, 1.0)], cut(1.0 / 50.0)),
        (Kind::TruncatedNormal, ends(-0.5, 3.0).to_vec(), Law::Cut(0.0, 0.05, [-0.5, 3.0])),
        (Kind::TruncatedNormal, ends(2.0, 2.5).to_vec(), Law::Cut(0.0, 0.05, [2.0, 2.5])),
        (Kind::TruncatedNormal, ends(-9.0, -6.0).to_vec(), Law::Cut(0.0, 0.05, [-9.0, -6.0])),
    ] {
        let values = drawn(&initializer(kind, &settings), 2, 1, COUNT);
        check(&format!("{kind:?} {settings:?}"), law, &values);
    }
    let widest = initializer(Kind::TruncatedNormal, &ends(-30.0, 30.0));
    check("hardly cut", Law::Normal(0.0, 0.05), &drawn(&widest, 2, 1, COUNT));
}

/// Products of columns, or of rows where there are fewer.
fn check_orthonormal(rows: usize, columns: usize) {
    let values = drawn(&Initializer::new(InitializerKind::Orthogonal), 3, columns, rows * columns);
    let (long, short) = (rows.max(columns), rows.min(columns));
    let at = |i: usize, j: usize| {
        if rows >= columns { values[i * columns + j] } else { values[j * columns + i] }
    };
    for first in 0..short {
        for second in 0..=first {
            let product: f64 = (0..long).map(|i| at(i, first) * at(i, second)).sum();
            let off = (product - f64::from(u8::from(first == second))).abs();
            assert!(off < 1e-6, "{rows} x {columns}: {first} times {second} is off by {off}");
        }
    }
}

#[test]
fn orthogonal_matrices_are_orthogonal() {
    for (rows, columns) in [(1, 1), (1, 7), (7, 1), (64, 64), (300, 40), (40, 300), (129, 128)] {
        check_orthonormal(rows, columns);
    }
}

/// A coordinate of a uniform point of the sphere in three dimensions is uniform (Archimedes), and so
/// are those of each row and column of a uniform rotation or reflection.
#[test]
fn orthogonal_matrices_are_uniform() {
    let orthogonal = Initializer::new(InitializerKind::Orthogonal);
    let matrices: Vec<_> = (0..10_000).map(|seed| drawn(&orthogonal, seed, 3, 9)).collect();
    for place in 0..9 {
        let values: Vec<_> = matrices.iter().map(|matrix| matrix[place]).collect();
        check(&format!("element {place}"), Law::Uniform(-1.0, 1.0), &values);
    }
    let determinants = matrices.iter().map(|m| {
        m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6])
            + m[2] * (m[3] * m[7] - m[4] * m[6])
    });
    let rotations = determinants.filter(|determinant| *determinant > 0.0).count();
    assert!((4_750..=5_250).contains(&rotations), "{rotations} rotations of 10 000");
}

#[test]
fn the_identity_is_the_identity() {
    for (rows, columns) in [(4, 4), (3, 6), (6, 3), (1, 1)] {
        let identity = initializer(InitializerKind::Identity, &[(Param::Gain, 0.5)]);
        let values = drawn(&identity, 1, columns, rows * columns);
        for (place, value) in values.into_iter().enumerate() {
            let expected = if place / columns == place % columns { 0.5 } else { 0.0 };
            assert_eq!(value, expected, "{rows} x {columns}, {place}");
        }
    }
}

#[test]
fn sparse_weights_are_few_normal_and_anywhere() {
    let (rows, columns) = (100, 2000);
    let sparse = Initializer::new(InitializerKind::Sparse);
    let values = drawn(&sparse, 1, columns, rows * columns);
    let mut at_row = vec![0.0; rows];
    for column in 0..columns {
        let used: Vec<_> = (0..rows).filter(|row| values[row * columns + column] != 0.0).collect();
        assert_eq!(used.len(), 15, "column {column}");
        used.into_iter().for_each(|row| at_row[row] += 1.0);
    }
    let chosen: Vec<_> = values.iter().copied().filter(|value| *value != 0.0).collect();
    check("values", Law::Normal(0.0, 1.0), &chosen);
    // 300 to a row; of 99 degrees of freedom 99.9 % lie below 148.2. Places are drawn without
    // repetition, which spreads them less.
    let chi: f64 = at_row.iter().map(|n: &f64| (n - 300.0) * (n - 300.0) / 300.0).sum();
    assert!((50.0..148.2).contains(&chi), "chi-squared {chi}");
    // Fewer connections are among those of more.
    let few = initializer(InitializerKind::Sparse, &[(Param::Connections, 4.0)]);
    let few = drawn(&few, 1, columns, rows * columns);
    assert!(few.iter().zip(&values).all(|(few, all)| *few == 0.0 || few == all));
}

/// A model of dense layers with these names, each drawn by this kind, over the same input.
fn model(kind: InitializerKind, names: &[&str]) -> Model {
    let mut graph = Graph::default();
    let input = graph.add_input("input", &[6]).unwrap();
    let mut last = Vec::new();
    for name in names {
        let mut layer = Layer::new(LayerKind::Dense);
        layer.set(Param::Units, 5.0).unwrap();
        layer.set_initializer("weight", Initializer::new(kind)).unwrap();
        last.push(graph.add_layer(name, layer, &[input]).unwrap());
    }
    graph.add_layer("sum", Layer::new(LayerKind::Add), &last).unwrap();
    Model::new(graph, 11).unwrap()
}

fn weights(model: &Model, name: &str) -> Vec<f32> {
    let mut values = vec![0.0; 30];
    model.get(model.network().parameter_index(name).unwrap(), &mut values).unwrap();
    values
}

#[test]
fn a_layers_values_depend_on_no_other_layer() {
    for kind in InitializerKind::ALL {
        let (one, other) = (model(kind, &["a", "b", "c"]), model(kind, &["x", "c", "a", "y"]));
        for name in ["a.weight", "c.weight"] {
            assert_eq!(weights(&one, name), weights(&other, name), "{kind:?}: {name}");
        }
        if !matches!(kind, InitializerKind::Constant | InitializerKind::Identity) {
            assert_ne!(weights(&one, "a.weight"), weights(&one, "c.weight"), "{kind:?}");
        }
    }
}
