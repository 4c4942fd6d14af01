//! How large the activations of a deep network of rectifiers are, layer by layer, as it is
//! initialised: the experiment behind He, Zhang, Ren and Sun 2015, figure 3.

use glia::activation::{Activation, ActivationKind};
use glia::catalog::Param;
use glia::init::{Fans, Initializer, InitializerKind};
use glia::kernels::math::ln;
use glia::kernels::runtime::Runtime;
use glia::layer::{Layer, LayerKind};
use glia::loss::{Loss, LossKind, Targets};
use glia::model::{Graph, Model};
use glia::train::examine;

/// Layers of the network, units of each, rows of the batch.
pub const LAYERS: usize = 30;
pub const UNITS: usize = 256;
pub const ROWS: usize = 32;
/// Networks over which a variance is averaged.
pub const NETWORKS: u64 = 8;

/// The variance of each layer's activations over all its units and all rows.
pub struct Depth {
    /// With He's weights (MSRA).
    pub he: Vec<f64>,
    /// With Xavier's.
    pub xavier: Vec<f64>,
}

impl Depth {
    /// Computes both.
    pub fn measure() -> Self {
        Self {
            he: variances(InitializerKind::HeNormal),
            xavier: variances(InitializerKind::XavierNormal),
        }
    }
}

/// The logarithm to the base of ten, by the library's own: the same bits on every machine.
pub fn decades(value: f64) -> f64 {
    ln(value) / std::f64::consts::LN_10
}

/// The mean over the networks.
fn variances(kind: InitializerKind) -> Vec<f64> {
    let mut sums = vec![0.0; LAYERS];
    for seed in 0..NETWORKS {
        let one = of_network(&network(kind, seed), &batch(seed));
        sums.iter_mut().zip(one).for_each(|(sum, variance)| *sum += variance / NETWORKS as f64);
    }
    sums
}

/// A network of rectifiers whose weights are drawn by this kind, without biases.
fn network(kind: InitializerKind, seed: u64) -> Model {
    let mut graph = Graph::default();
    let mut node = graph.add_input("input", &[UNITS]).expect("a good name");
    for index in 1..=LAYERS {
        let mut layer = Layer::new(LayerKind::Dense);
        layer.set(Param::Units, UNITS as f64).expect("within bounds");
        layer.set(Param::UseBias, 0.0).expect("within bounds");
        layer.set_activation(Activation::new(ActivationKind::Relu)).expect("dense takes one");
        layer.set_initializer("weight", Initializer::new(kind)).expect("dense has one");
        node = graph.add_layer(&format!("layer {index}"), layer, &[node]).expect("shapes fit");
    }
    Model::new(graph, seed).expect("memory for a small model")
}

/// Rows of standard normal numbers.
fn batch(seed: u64) -> Vec<f32> {
    let mut normal = Initializer::new(InitializerKind::Normal);
    normal.set(Param::StandardDeviation, 1.0).expect("within bounds");
    let (fans, mut values) = (Fans { fan_in: 1, fan_out: 1 }, vec![0.0; ROWS * UNITS]);
    normal.fill(seed, "batch", fans, 1, &mut values).expect("few values");
    values
}

/// The variances as the doctor sees them.
fn of_network(model: &Model, inputs: &[f32]) -> Vec<f64> {
    let (loss, targets) = (Loss::new(LossKind::MeanSquaredError), vec![0.0; ROWS * UNITS]);
    let runtime = Runtime::on_calling_thread();
    let report = examine(model, &loss, &runtime, inputs, &Targets::Values(&targets));
    let layers = report.expect("whole rows").layers;
    layers.iter().map(|layer| layer.figures.deviation * layer.figures.deviation).collect()
}
