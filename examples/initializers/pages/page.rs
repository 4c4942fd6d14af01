//! The page: what there is, the picture, the gains.

use std::fmt::Write;

use glia::activation::{Activation, ActivationKind};
use glia::init::ENTRIES;

use super::depth::{Depth, LAYERS, NETWORKS, ROWS, UNITS, decades};
use super::plot::numbers::number;

const HEAD: &str = "\
# Initialisers

What gives weights their first values. A value depends on the seed, the parameter's name and its place \
in it alone, of a matrix also on its shape: adding, removing or moving layers changes no other layer's \
values. From C: `glia_initializer_new`, `glia_initializer_set`, `glia_layer_set_initializer`; \
`glia_initializer_fill` writes values into any array. Written by `make docs`.

| name | constant | what it draws |
|---|---|---|
";

const DEPTH: &str = "
## Why the variance matters

";

const DATA: &str = "
## By data

`glia_model_initialize_lsuv` (LSUV: Mishkin and Matas 2016) makes the weights of every dense layer \
orthogonal, lets a batch through, and scales them, layer after layer, until the sums before the \
activation have variance 1. It needs no gain: it measures.

## Gains

The gain g makes up for what an activation takes away: weights of variance g² / fan keep the signal as \
large as it is. Recommended is what is published, else what keeps the second moment of a standard \
normal input, 1 / √E f(x)², computed numerically in double precision. PyTorch's calculate_gain has 3/4 \
for SELU instead of the publication's 1; for tanh Glorot and Bengio (2010) and Kumar (2017) have 1, and \
Kumar 3.6 for the sigmoid. Of learned parameters the first values count, of drawn ones the mean, of \
gated units two independent inputs. From C: `GLIA_ACTIVATION_PROPERTY_GAIN` and \
`GLIA_ACTIVATION_PROPERTY_SECOND_MOMENT_GAIN`; set it as `GLIA_PARAM_GAIN` of He, Xavier or orthogonal.

| activation | recommended | by the second moment | source of the first |
|---|---|---|---|
";

/// The text of the page.
pub fn write(depth: &Depth) -> String {
    let mut text = String::from(HEAD);
    for entry in ENTRIES {
        let (name, constant) = (entry.name, entry.name.to_uppercase());
        let description = entry.description;
        writeln!(text, "| {name} | `GLIA_INITIALIZER_{constant}` | {description} |").expect("text");
    }
    text += DEPTH;
    let (first, last) = (depth.he[0], LAYERS - 1);
    let ratio = |variances: &[f64]| variances[last] / first;
    let orders = -decades(ratio(&depth.xavier));
    writeln!(
        text,
        "![The variance of the activations by layer](images/initializers.svg)\n\n{LAYERS} layers of \
         {UNITS} rectifiers without bias, {ROWS} rows of standard normal inputs, the mean of \
         {NETWORKS} networks. With He's weights the variance of the last layer's activations is {} \
         times that of the first, and every layer is within a factor of 2 of it (dotted). Xavier's \
         are made for functions of slope 1 at 0: a rectifier passes on half of the second moment, \
         and after {LAYERS} layers {} powers of ten are gone (He, Zhang, Ren and Sun 2015, figure 3, \
         where such a network does not learn).",
        number(ratio(&depth.he), 2),
        number(orders, 1),
    )
    .expect("text");
    text += DATA;
    for kind in ActivationKind::ALL {
        text += &row(&Activation::new(kind));
    }
    text
}

/// An activation with its gains.
fn row(activation: &Activation) -> String {
    let show = |gain: Option<f64>| gain.map_or_else(|| "none".into(), |gain| number(gain, 4));
    let source = match (activation.published_gain(), activation.gain()) {
        (Some((_, source)), _) => source,
        (None, Some(_)) => "second moment",
        (None, None) => "along an axis: no row stands for all",
    };
    let name = activation.settings().entry().name;
    let gains = [activation.gain(), activation.second_moment_gain()].map(show);
    format!("| [{name}](activations/{name}.md) | {} | {} | {source} |\n", gains[0], gains[1])
}
