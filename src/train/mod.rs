//! Room 6: training.

mod accumulation;
mod accuracy;
mod average;
mod background;
mod background_task;
mod chunks;
mod clipping;
mod data;
mod derivation;
mod derivation_stages;
mod doctor;
mod evaluate;
mod finder;
mod fit;
mod fit_file;
mod followers;
mod frames;
mod frames_online;
mod gradient_check;
mod halves;
mod layer_sequential_unit_variance;
pub mod metrics;
mod minibatch;
mod noise;
mod progress;
mod publish;
pub mod samples;
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
mod weight_bounds;

pub use background::{Access, Rhythm, Training, TrainingState};
pub use background_task::Task;
use doctor::short;
pub use doctor::{Figures, Finding, LayerReport, Policy, Report, WatchEvent, WatchStatus, examine};
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
