//! Room 6: training.

mod accuracy;
mod data;
mod doctor;
mod evaluate;
mod fit;
mod gradient_check;
mod halves;
pub mod metrics;
mod progress;
mod save;
mod trainer;

pub use doctor::{Figures, LayerReport, Report, examine};
pub use evaluate::{Evaluation, evaluate};
pub use fit::FitOptions;
pub use gradient_check::{
    CheckedLoss, GradientCheckOptions, GradientReport, Gradients, HostLoss, TensorReport,
    WorstElement, check_gradients, compare_gradients,
};
pub use progress::Progress;
pub use trainer::{Trainer, TrainerOptions};
