//! An average of the weights over the updates: ā ← ā + α (θ − ā), one pass after an update.
//!
//! With n the number of averages taken so far, this one counted:
//!
//! - exponential (1): α = (1 − d) / (1 − dⁿ), the weights' own mean with the weights dⁿ⁻ⁱ, as a mean
//!   that begins at 0 and is divided by 1 − dⁿ; without the correction the first weights are copied,
//!   and then α = 1 − d, ā ← d ā + (1 − d) θ, in which the first weigh dⁿ⁻¹;
//! - equal (2), stochastic weight averaging: α = 1 / n.
//!
//! Polyak and Juditsky 1992, "Acceleration of stochastic approximation by averaging"; Izmailov,
//! Podoprikhin, Garipov, Vetrov and Wilson 2018, "Averaging weights leads to wider optima and better
//! generalization", algorithm 1, in which the weights at the start are the first model that counts.
//! Taken are the weights after update `average_start` and after every `average_interval`-th
//! from there on. What stays as it is, such as a frozen parameter, is averaged to its own bits. The
//! average is in float32 like the weights: where α |θ − ā| is below half a unit in the last place of ā,
//! it stays. Cost: memory as for the weights; two loads and a store for each, 0.1 to 0.3 nanoseconds a
//! weight.

use std::ops::ControlFlow;

use serde_json::Value;

use crate::catalog::{Param, Parameter, parameter, switch, whole};
use crate::error::Error;
use crate::host::log::LogLevel::Information;
use crate::io::container::{Contents, Item};
use crate::kernels::math::power;
use crate::kernels::pace::{Pace, Work};
use crate::kernels::simd::Simd;
use crate::kernels::update::{Flat, MAXIMUM_SLOTS, Update as Rule, update};
use crate::model::{Model, Network, weight_items};
use crate::tensor::buffer::Buffer;

use super::save::{MOST_STEPS, counter, slot_prefix};
use super::trainer::{FIRST_SLOT, Trainer};
use super::treatment::Treatment;
use super::update::PIECE;

/// The average's place in the order of the buffers that are staggered.
const AVERAGE: usize = FIRST_SLOT + MAXIMUM_SLOTS;

/// What the names of its tensors in a checkpoint hold.
const SLOT: &str = "average";
/// The largest decay: the largest float below 1.
const LARGEST_DECAY: f64 = 1.0 - 1.0 / (1u32 << 24) as f64;
/// More updates than any trainer will have done.
const MOST_UPDATES: f64 = MOST_STEPS as f64;

/// The entries of the settings.
pub(super) const KIND: Parameter =
    whole(Param::Average, 0.0, [0.0, 2.0], "the average of the weights: 1 exponential, 2 equal");
pub(super) const DECAY: Parameter = parameter(
    Param::AverageDecay,
    0.999,
    [0.0, LARGEST_DECAY],
    "the share of an exponential average that is kept",
);
pub(super) const BIAS_CORRECTION: Parameter =
    switch(Param::AverageBiasCorrection, 1.0, "0: it begins as a copy of the first weights");
pub(super) const START: Parameter =
    whole(Param::AverageStart, 1.0, [0.0, MOST_UPDATES], "the first update that is averaged");
pub(super) const INTERVAL: Parameter =
    whole(Param::AverageInterval, 1.0, [1.0, MOST_UPDATES], "how many updates apart it is taken");

/// The average so far.
pub(super) struct Average {
    pub(super) values: Buffer,
    /// How many weights are in it.
    pub(super) count: u64,
}

/// ā + α (θ − ā), and ā where they are equal: infinities, and zeros with their sign, stay.
#[derive(Clone, Copy)]
struct Toward(f32);

impl Rule<0> for Toward {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, mean: S::F32, value: S::F32, _: &mut [S::F32; 0]) -> S::F32 {
        let moved = simd.fma(simd.splat(self.0), simd.sub(value, mean), mean);
        simd.select(simd.equal(value, mean), mean, moved)
    }
}

/// α of the average with number `count`; the first is 1.
fn share(settings: &Treatment, count: u64) -> f64 {
    let decay = settings.update(Param::AverageDecay);
    if count <= 1 {
        1.0
    } else if settings.update(Param::Average) == 2.0 {
        1.0 / count as f64
    } else if settings.update(Param::AverageBiasCorrection) == 1.0 {
        (1.0 - decay) / (1.0 - power(decay, count))
    } else {
        1.0 - decay
    }
}

/// Whether the weights after this update are averaged.
fn is_due(settings: &Treatment, step: u64) -> bool {
    let [start, interval] =
        [Param::AverageStart, Param::AverageInterval].map(|key| settings.update(key) as u64);
    step >= start && (step - start).is_multiple_of(interval)
}

impl Average {
    /// An average of nothing yet.
    pub(super) fn new(network: &Network) -> Result<Self, Error> {
        let values = Buffer::staggered::<f32>(network.layout.floats, AVERAGE)?;
        Ok(Self { values, count: 0 })
    }

    /// The tensors that a checkpoint holds of it: none as long as nothing is in it.
    pub(super) fn items<'a>(&'a self, network: &Network) -> Vec<Item<'a>> {
        if self.count == 0 {
            return Vec::new();
        }
        weight_items(network, &slot_prefix(SLOT), self.values.as_slice())
    }

    /// Reads what a checkpoint holds, names with a prefix, where the settings say that there is one, and
    /// the number of tensors.
    pub(super) fn read(
        count: &Value,
        (network, contents, prefix): (&Network, &Contents<'_>, &str),
        settings: &Treatment,
    ) -> Result<(Option<Self>, usize), Error> {
        let is_kept = settings.update(Param::Average) != 0.0;
        if count.is_null() && !is_kept {
            return Ok((None, 0));
        }
        let count = counter(count).filter(|_| is_kept);
        let count = count.ok_or_else(|| {
            Error::corrupt("file: expected a number \"averaged\" where an average is kept alone")
        })?;
        if count == 0 {
            return Self::new(network).map(|average| (Some(average), 0));
        }
        let values =
            network.read_buffer(contents, &(prefix.to_owned() + &slot_prefix(SLOT)), AVERAGE)?;
        Ok((Some(Self { values, count }), network.layout.parameters.len()))
    }
}

impl Trainer {
    /// Makes or drops the memory of the average where its kind changed; an average of another kind
    /// begins anew.
    pub(super) fn follow_average(&mut self) -> Result<(), Error> {
        self.followers.average = None;
        if self.treatment.update(Param::Average) != 0.0 {
            self.followers.average = Some(Average::new(&self.network)?);
        }
        self.follow_average_in_snapshot()
    }

    /// Takes the weights of the update that was just done into the average, at a pace.
    pub(super) fn add_to_average(&mut self, pace: &mut Pace) -> ControlFlow<()> {
        let Self { followers, treatment, weights, runtime, steps, .. } = self;
        let Some(average) = &mut followers.average else { return ControlFlow::Continue(()) };
        if !is_due(treatment, *steps) {
            return ControlFlow::Continue(());
        }
        let share = share(treatment, average.count + 1) as f32;
        let (mean, weights) = (average.values.as_mut_slice(), weights.as_slice::<f32>());
        pace.pieces(Work { site: 0, units: 2 }, mean.len(), PIECE, |range| {
            let (mean, weights) = (&mut mean[range.clone()], &weights[range]);
            if share == 1.0 {
                mean.copy_from_slice(weights);
            } else {
                let arrays = Flat { weights: mean, gradients: weights, slots: &mut [] };
                update(runtime, Toward(share), arrays);
            }
        })?;
        average.count += 1;
        if average.count == 1 {
            runtime.tell(Information, format_args!("the average begins with step {steps}"));
        }
        ControlFlow::Continue(())
    }

    /// How many weights the average holds; 0 where none is kept.
    pub fn average_count(&self) -> u64 {
        self.followers.average.as_ref().map_or(0, |average| average.count)
    }

    /// The average of the weights, where at least one update's weights are in it.
    pub(super) fn average(&self) -> Option<&[f32]> {
        let average = self.followers.average.as_ref().filter(|average| average.count > 0)?;
        Some(average.values.as_slice())
    }

    /// A model with a copy of the average of the weights.
    pub fn average_model(&self) -> Result<Model, Error> {
        let average = self.average().ok_or_else(|| {
            Error::state(
                "trainer: expected an average of at least one update's weights (set average, and \
                 train past average_start), got none",
            )
        })?;
        let weights = Buffer::copied(average)?;
        Ok(Model::from_parts(self.network.clone(), weights))
    }
}
