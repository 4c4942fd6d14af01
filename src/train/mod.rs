//! Room 6: training.

mod accumulation;
mod accuracy;
mod average;
mod chunks;
mod clipping;
mod data;
mod derivation;
mod doctor;
mod evaluate;
mod finder;
mod fit;
mod fit_file;
mod followers;
mod frames;
mod gradient_check;
mod halves;
mod layer_sequential_unit_variance;
pub mod metrics;
mod noise;
mod progress;
mod publish;
mod sampling;
mod save;
mod scheduled;
mod search;
mod source;
mod state;
mod step;
mod trainer;
mod treatment;
mod underway;
mod update;

use doctor::short;
pub use doctor::{Figures, Finding, LayerReport, Report, WatchStatus, examine};
pub use evaluate::{Evaluation, evaluate};
pub use finder::RateCurve;
pub use fit::{FULL_BATCH, FitOptions};
pub use frames::FrameReport;
pub use gradient_check::{
    CheckedLoss, GradientCheckOptions, GradientReport, Gradients, HostLoss, TensorReport,
    WorstElement, check_gradients, compare_gradients,
};
pub use layer_sequential_unit_variance::{
    UnitVarianceLayer, UnitVarianceOptions, UnitVarianceReport, initialize_unit_variance,
};
pub use progress::Progress;
pub use trainer::{Trainer, TrainerOptions};
