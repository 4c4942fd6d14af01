//! Room 3: activations, one file each, the function with its derivative beside it.
//!
//! This file is the family's registry. `function.rs` and `passes.rs` have what all have in common,
//! `form.rs` which forms there are, `elementwise.rs`, `rows.rs`, `random_slope.rs` and `reshape.rs`
//! what those of one form have, `properties.rs` what is known of each as data, `saturation.rs` when a
//! value counts as saturated, `in_double/` all of them in float64.

mod apl;
mod arctan;
mod bent_identity;
mod binary_step;
mod celu;
mod complementary_log_log;
mod context;
mod crelu;
mod elementwise;
mod elliot;
mod elu;
mod form;
mod function;
mod gain;
mod gate;
mod gated;
mod gaussian;
mod geglu;
mod gelu;
mod gelu_tanh;
mod glu;
mod hard_shrink;
mod hard_sigmoid;
mod hard_swish;
mod hard_tanh;
mod identity;
mod in_double;
mod isrlu;
mod isru;
mod leaky_relu;
mod learned_snake;
mod learned_swish;
mod log_sigmoid;
mod log_softmax;
mod maxout;
mod mish;
mod parameter_sums;
mod passes;
mod prelu;
mod properties;
mod quick_gelu;
mod random_slope;
mod reglu;
mod relu;
mod relu6;
mod reshape;
mod rows;
mod rrelu;
mod rrelu_divisor;
mod saturation;
mod scaled_tanh;
mod selu;
mod sigmoid;
mod silu;
mod sinc;
mod sinusoid;
mod snake;
mod soft_exponential;
mod soft_shrink;
mod softmax;
mod softmin;
mod softplus;
mod softsign;
mod sparsemax;
mod squared_relu;
mod squareplus;
mod srelu;
mod swiglu;
mod swish;
mod tanh;
mod tanh_shrink;
mod threshold;

use crate::catalog::{Entry, Param, Settings};

pub use context::{Context, Draw, Parameters};
pub use form::{Form, Initial, Learned, MOST_LEARNED};
pub use function::Activation;
use gated::Gated;
pub use in_double::ContextInDouble;
use passes::Visitor;
use properties::Facts;
pub use properties::{ActivationProperty, Kinks, Properties, Reads};
use random_slope::Convention;

// Adding one: a line here, in `FACTS` and in `visit`.
/// The activations, with their pinned numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum ActivationKind {
    /// f(x) = x.
    Identity = 1,
    /// f(x) = 1 / (1 + e⁻ˣ).
    Sigmoid = 2,
    /// f(x) = tanh x.
    Tanh = 3,
    /// f(x) = max(0, x).
    Relu = 4,
    /// f(x)ᵢ = eˣⁱ / Σⱼ eˣʲ, along each row.
    Softmax = 5,
    /// f(x) = min(max(x + 3, 0), 6) / 6.
    HardSigmoid = 6,
    /// f(x) = −ln(1 + e⁻ˣ).
    LogSigmoid = 7,
    /// f(x) = min(max(x, −1), 1).
    HardTanh = 8,
    /// f(x) = 1.7159 tanh(2x / 3).
    ScaledTanh = 9,
    /// f(x) = atan x.
    Arctan = 10,
    /// f(x) = x / (1 + |x|).
    Softsign = 11,
    /// f(x) = ½ x / (1 + |x|) + ½.
    Elliot = 12,
    /// f(x) = x / √(1 + α x²).
    Isru = 13,
    /// f(x) = x for x ≥ 0, else x / √(1 + α x²).
    Isrlu = 14,
    /// f(x) = sin x.
    Sinusoid = 15,
    /// f(x) = sin x / x.
    Sinc = 16,
    /// f(x) = e^(−x²).
    Gaussian = 17,
    /// f(x) = (√(x² + 1) − 1) / 2 + x.
    BentIdentity = 18,
    /// From logarithm (α = −1) to exponential (α = 1).
    SoftExponential = 19,
    /// f(x) = 1 − e^(−eˣ).
    ComplementaryLogLog = 20,
    /// f(x) = 1 for x ≥ 0, else 0.
    BinaryStep = 21,
    /// f(x) = min(max(x, 0), 6).
    Relu6 = 22,
    /// f(x) = x for x > θ, else v.
    Threshold = 23,
    /// f(x) = max(0, x)².
    SquaredRelu = 24,
    /// f(x) = x for x > 0, else a x.
    LeakyRelu = 25,
    /// f(x) = x for x > 0, else α (eˣ − 1).
    Elu = 26,
    /// f(x) = λ x for x > 0, else λ α (eˣ − 1).
    Selu = 27,
    /// f(x) = x for x > 0, else α (e^(x/α) − 1).
    Celu = 28,
    /// f(x) = ln(1 + e^(β x)) / β.
    Softplus = 29,
    /// f(x) = x / (1 + e⁻ˣ).
    Silu = 30,
    /// f(x) = x / (1 + e^(−β x)).
    Swish = 31,
    /// f(x) = x · min(max(x + 3, 0), 6) / 6.
    HardSwish = 32,
    /// f(x) = x Φ(x).
    Gelu = 33,
    /// f(x) = ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))).
    GeluTanh = 34,
    /// f(x) = x / (1 + e^(−1.702 x)).
    QuickGelu = 35,
    /// f(x) = x tanh(ln(1 + eˣ)).
    Mish = 36,
    /// f(x) = (x + √(x² + b)) / 2.
    Squareplus = 37,
    /// f(x) = x + sin²(a x) / a.
    Snake = 38,
    /// f(x) = x ∓ λ for |x| > λ, else 0.
    SoftShrink = 39,
    /// f(x) = x for |x| > λ, else 0.
    HardShrink = 40,
    /// f(x) = x − tanh x.
    TanhShrink = 41,
    /// f(x)ᵢ = xᵢ − ln Σⱼ eˣʲ, along each row.
    LogSoftmax = 42,
    /// f(x)ᵢ = e^−xᵢ / Σⱼ e^−xⱼ, along each row.
    Softmin = 43,
    /// f(x)ᵢ = max(xᵢ − τ, 0), along each row.
    Sparsemax = 44,
    /// f(x) = x for x > 0, else α x, α learned.
    Prelu = 45,
    /// f(x) = x for x > 0, else a x, a drawn in training.
    Rrelu = 46,
    /// f(x) = x for x > 0, else x / a, a drawn in training.
    RreluDivisor = 47,
    /// Two bends, thresholds and slopes learned.
    Srelu = 48,
    /// max(0, x) and learned hinges.
    Apl = 49,
    /// The largest of so many pieces.
    Maxout = 50,
    /// [max(0, x), max(0, −x)].
    Crelu = 51,
    /// f(a, b) = a σ(b).
    Glu = 52,
    /// f(a, b) = a max(0, b).
    Reglu = 53,
    /// f(a, b) = a b Φ(b).
    Geglu = 54,
    /// f(a, b) = a b σ(b).
    Swiglu = 55,
    /// f(x) = x / (1 + e^(−β x)), β learned.
    LearnedSwish = 56,
    /// f(x) = x + sin²(a x) / a, a learned.
    LearnedSnake = 57,
}

/// The kinds with what is known of each, in the order of their numbers.
static FACTS: [(ActivationKind, &Facts); 57] = [
    (ActivationKind::Identity, &identity::FACTS),
    (ActivationKind::Sigmoid, &sigmoid::FACTS),
    (ActivationKind::Tanh, &tanh::FACTS),
    (ActivationKind::Relu, &relu::FACTS),
    (ActivationKind::Softmax, &softmax::FACTS),
    (ActivationKind::HardSigmoid, &hard_sigmoid::FACTS),
    (ActivationKind::LogSigmoid, &log_sigmoid::FACTS),
    (ActivationKind::HardTanh, &hard_tanh::FACTS),
    (ActivationKind::ScaledTanh, &scaled_tanh::FACTS),
    (ActivationKind::Arctan, &arctan::FACTS),
    (ActivationKind::Softsign, &softsign::FACTS),
    (ActivationKind::Elliot, &elliot::FACTS),
    (ActivationKind::Isru, &isru::FACTS),
    (ActivationKind::Isrlu, &isrlu::FACTS),
    (ActivationKind::Sinusoid, &sinusoid::FACTS),
    (ActivationKind::Sinc, &sinc::FACTS),
    (ActivationKind::Gaussian, &gaussian::FACTS),
    (ActivationKind::BentIdentity, &bent_identity::FACTS),
    (ActivationKind::SoftExponential, &soft_exponential::FACTS),
    (ActivationKind::ComplementaryLogLog, &complementary_log_log::FACTS),
    (ActivationKind::BinaryStep, &binary_step::FACTS),
    (ActivationKind::Relu6, &relu6::FACTS),
    (ActivationKind::Threshold, &threshold::FACTS),
    (ActivationKind::SquaredRelu, &squared_relu::FACTS),
    (ActivationKind::LeakyRelu, &leaky_relu::FACTS),
    (ActivationKind::Elu, &elu::FACTS),
    (ActivationKind::Selu, &selu::FACTS),
    (ActivationKind::Celu, &celu::FACTS),
    (ActivationKind::Softplus, &softplus::FACTS),
    (ActivationKind::Silu, &silu::FACTS),
    (ActivationKind::Swish, &swish::FACTS),
    (ActivationKind::HardSwish, &hard_swish::FACTS),
    (ActivationKind::Gelu, &gelu::FACTS),
    (ActivationKind::GeluTanh, &gelu_tanh::FACTS),
    (ActivationKind::QuickGelu, &quick_gelu::FACTS),
    (ActivationKind::Mish, &mish::FACTS),
    (ActivationKind::Squareplus, &squareplus::FACTS),
    (ActivationKind::Snake, &snake::FACTS),
    (ActivationKind::SoftShrink, &soft_shrink::FACTS),
    (ActivationKind::HardShrink, &hard_shrink::FACTS),
    (ActivationKind::TanhShrink, &tanh_shrink::FACTS),
    (ActivationKind::LogSoftmax, &log_softmax::FACTS),
    (ActivationKind::Softmin, &softmin::FACTS),
    (ActivationKind::Sparsemax, &sparsemax::FACTS),
    (ActivationKind::Prelu, &prelu::FACTS),
    (ActivationKind::Rrelu, &rrelu::FACTS),
    (ActivationKind::RreluDivisor, &rrelu_divisor::FACTS),
    (ActivationKind::Srelu, &srelu::FACTS),
    (ActivationKind::Apl, &apl::FACTS),
    (ActivationKind::Maxout, &maxout::FACTS),
    (ActivationKind::Crelu, &crelu::FACTS),
    (ActivationKind::Glu, &glu::FACTS),
    (ActivationKind::Reglu, &reglu::FACTS),
    (ActivationKind::Geglu, &geglu::FACTS),
    (ActivationKind::Swiglu, &swiglu::FACTS),
    (ActivationKind::LearnedSwish, &learned_swish::FACTS),
    (ActivationKind::LearnedSnake, &learned_snake::FACTS),
];

/// The family's entries, in the order of their numbers.
pub static ENTRIES: [&Entry; FACTS.len()] = {
    let mut entries = [&FACTS[0].1.entry; FACTS.len()];
    let mut index = 0;
    while index < FACTS.len() {
        entries[index] = &FACTS[index].1.entry;
        index += 1;
    }
    entries
};

impl ActivationKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; FACTS.len()] = {
        let mut kinds = [Self::Identity; FACTS.len()];
        let mut index = 0;
        while index < FACTS.len() {
            kinds[index] = FACTS[index].0;
            index += 1;
        }
        kinds
    };

    fn facts(self) -> &'static Facts {
        FACTS[self as usize - 1].1
    }

    /// The kind's name, number and parameters.
    pub fn entry(self) -> &'static Entry {
        &self.facts().entry
    }

    /// What the backward pass reads: what the forward pass read, or what it wrote.
    pub fn reads(self) -> Reads {
        self.facts().reads
    }

    /// Hands the kind's function to a visitor.
    fn visit(self, settings: &Settings, visitor: impl Visitor) {
        let count = |key| settings.value(key) as usize;
        let shared = || settings.value(Param::Shared) == 1.0;
        match self {
            Self::Identity => visitor.identity(),
            Self::Sigmoid => visitor.elementwise(sigmoid::Sigmoid),
            Self::Tanh => visitor.elementwise(tanh::Tanh),
            Self::Relu => visitor.elementwise(relu::Relu),
            Self::Softmax => visitor.along_rows(softmax::Softmax),
            Self::HardSigmoid => visitor.elementwise(hard_sigmoid::HardSigmoid),
            Self::LogSigmoid => visitor.elementwise(log_sigmoid::LogSigmoid),
            Self::HardTanh => visitor.elementwise(hard_tanh::HardTanh),
            Self::ScaledTanh => visitor.elementwise(scaled_tanh::ScaledTanh),
            Self::Arctan => visitor.elementwise(arctan::Arctan),
            Self::Softsign => visitor.elementwise(softsign::Softsign),
            Self::Elliot => visitor.elementwise(elliot::Elliot),
            Self::Isru => visitor.elementwise(isru::Isru::new(settings)),
            Self::Isrlu => visitor.elementwise(isrlu::Isrlu::new(settings)),
            Self::Sinusoid => visitor.elementwise(sinusoid::Sinusoid),
            Self::Sinc => visitor.elementwise(sinc::Sinc),
            Self::Gaussian => visitor.elementwise(gaussian::Gaussian),
            Self::BentIdentity => visitor.elementwise(bent_identity::BentIdentity),
            Self::SoftExponential => {
                visitor.elementwise(soft_exponential::SoftExponential::new(settings))
            }
            Self::ComplementaryLogLog => {
                visitor.elementwise(complementary_log_log::ComplementaryLogLog)
            }
            Self::BinaryStep => visitor.elementwise(binary_step::BinaryStep),
            Self::Relu6 => visitor.elementwise(relu6::Relu6),
            Self::Threshold => visitor.elementwise(threshold::Threshold::new(settings)),
            Self::SquaredRelu => visitor.elementwise(squared_relu::SquaredRelu),
            Self::LeakyRelu => visitor.elementwise(leaky_relu::LeakyRelu::new(settings)),
            Self::Elu => visitor.elementwise(elu::Elu::new(settings)),
            Self::Selu => visitor.elementwise(selu::FUNCTION),
            Self::Celu => visitor.elementwise(celu::Celu::new(settings)),
            Self::Softplus if settings.value(Param::Beta) as f32 == 1.0 => {
                visitor.elementwise(softplus::Plain)
            }
            Self::Softplus => visitor.elementwise(softplus::Softplus::new(settings)),
            Self::Silu => visitor.elementwise(silu::Silu),
            Self::Swish => visitor.elementwise(swish::Swish::new(settings)),
            Self::HardSwish => visitor.elementwise(hard_swish::HardSwish),
            Self::Gelu => visitor.elementwise(gelu::Gelu),
            Self::GeluTanh => visitor.elementwise(gelu_tanh::GeluTanh),
            Self::QuickGelu => visitor.elementwise(quick_gelu::FUNCTION),
            Self::Mish => visitor.elementwise(mish::Mish),
            Self::Squareplus => visitor.elementwise(squareplus::Squareplus::new(settings)),
            Self::Snake => visitor.elementwise(snake::Snake::new(settings)),
            Self::SoftShrink => visitor.elementwise(soft_shrink::SoftShrink::new(settings)),
            Self::HardShrink => visitor.elementwise(hard_shrink::HardShrink::new(settings)),
            Self::TanhShrink => visitor.elementwise(tanh_shrink::TanhShrink),
            Self::LogSoftmax => visitor.along_rows(log_softmax::LogSoftmax),
            Self::Softmin => visitor.negated_rows(softmax::Softmax),
            Self::Sparsemax => visitor.along_rows(sparsemax::Sparsemax),
            Self::Prelu => visitor.learned(prelu::Prelu, shared()),
            Self::Rrelu => visitor.random(Convention::Slope, settings),
            Self::RreluDivisor => visitor.random(Convention::Divisor, settings),
            Self::Srelu => visitor.learned(srelu::Srelu, shared()),
            Self::Apl => visitor.learned(apl::Apl { hinges: count(Param::Hinges) }, shared()),
            Self::Maxout => visitor.reshaping(&maxout::Maxout { pieces: count(Param::Pieces) }),
            Self::Crelu => visitor.reshaping(&crelu::Crelu),
            Self::Glu | Self::Reglu | Self::Geglu | Self::Swiglu => {
                visitor.reshaping(&Gated(self.gate().expect("gated units have one")));
            }
            Self::LearnedSwish => visitor.learned(learned_swish::LearnedSwish, shared()),
            Self::LearnedSnake => visitor.learned(learned_snake::LearnedSnake, shared()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_round_trip() {
        for (index, kind) in ActivationKind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, index + 1, "numbered without a gap");
            assert_eq!(kind.entry().code, kind as i32);
            assert_eq!(Activation::from_code(kind as i32).unwrap().kind(), kind);
        }
        assert!(Activation::from_code(0).is_err());
    }
}
