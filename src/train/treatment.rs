//! How a trainer treats its parameters before and in an update: the factors and the freeze of each,
//! and the settings that hold for all of them.

use serde_json::Value;

use crate::catalog::{Entry, Param, Settings, parameter, switch};
use crate::error::Error;
use crate::model::Network;

use super::trainer::Trainer;
use super::{average, noise, publish};

/// What holds for one parameter.
pub(super) static GROUP_ENTRY: Entry = Entry {
    family: "group",
    code: 1,
    name: "group",
    description: "What holds for one parameter of a trainer.",
    parameters: &[
        parameter(Param::RateFactor, 1.0, [0.0, 1e6], "the learning rate is multiplied by it"),
        parameter(Param::DecayFactor, 1.0, [0.0, 1e6], "the weight decay is multiplied by it"),
        switch(Param::Frozen, 0.0, "1: the values, and the optimizer's state, stay as they are"),
    ],
};

/// What holds for all of them.
pub(super) static UPDATE_ENTRY: Entry = Entry {
    family: "update",
    code: 1,
    name: "update",
    description: "What holds for all parameters of a trainer.",
    parameters: &[
        parameter(Param::ClipValue, 0.0, [0.0, 1e30], "the largest element of a gradient"),
        parameter(Param::ClipNorm, 0.0, [0.0, 1e30], "the largest norm of all gradients"),
        parameter(Param::ClipRatio, 0.0, [0.0, 1e30], "the largest norm of a unit's gradients"),
        switch(Param::DecayVectors, 1.0, "0: no weight decay for biases and norms"),
        noise::NOISE,
        noise::NOISE_DECAY,
        average::KIND,
        average::DECAY,
        average::BIAS_CORRECTION,
        average::START,
        average::INTERVAL,
        publish::AVERAGE,
    ],
};

static GROUPS: [&Entry; 1] = [&GROUP_ENTRY];
static UPDATES: [&Entry; 1] = [&UPDATE_ENTRY];

/// The settings of a trainer's updates.
pub(super) struct Treatment {
    update: Settings,
    /// One for each parameter, or none while all are alike.
    groups: Vec<Settings>,
}

impl Default for Treatment {
    fn default() -> Self {
        Self { update: Settings::new(&UPDATE_ENTRY), groups: Vec::new() }
    }
}

impl Treatment {
    pub(super) fn update(&self, key: Param) -> f64 {
        self.update.value(key)
    }

    /// Whether all parameters are updated alike, so that they can be one array.
    pub(super) fn is_uniform(&self) -> bool {
        self.groups.is_empty() && self.update(Param::DecayVectors) == 1.0
    }

    pub(super) fn is_frozen(&self, parameter: usize) -> bool {
        self.groups.get(parameter).is_some_and(|group| group.value(Param::Frozen) == 1.0)
    }

    /// The factors of the learning rate and of the weight decay.
    pub(super) fn factors(&self, parameter: usize, axes: usize) -> [f64; 2] {
        let keeps = axes < 2 && self.update(Param::DecayVectors) == 0.0;
        let group = self.groups.get(parameter);
        let [rate, decay] = [Param::RateFactor, Param::DecayFactor]
            .map(|key| group.map_or(1.0, |group| group.value(key)));
        [rate, if keeps { 0.0 } else { decay }]
    }

    /// The settings, as a checkpoint holds them.
    pub(super) fn to_json(&self) -> Value {
        let groups: Vec<_> = self.groups.iter().map(Settings::to_json).collect();
        serde_json::json!({ "update": self.update.to_json(), "groups": groups })
    }

    /// Reads what `to_json` wrote.
    pub(super) fn from_json(json: &Value, network: &Network) -> Result<Self, Error> {
        let corrupt =
            |error: Error| Error::corrupt(format!("file: treatment: {}", error.message()));
        let part = |key: &str| json.get(key).unwrap_or(&Value::Null);
        let update = Settings::from_json(&UPDATES, part("update")).map_err(corrupt)?;
        let groups = part("groups").as_array();
        let groups = groups.ok_or_else(|| Error::corrupt("file: treatment: expected groups"))?;
        let groups = groups.iter().map(|group| Settings::from_json(&GROUPS, group));
        let groups = groups.collect::<Result<Vec<_>, _>>().map_err(corrupt)?;
        let parameters = network.layout.parameters.len();
        if !groups.is_empty() && groups.len() != parameters {
            return Err(Error::corrupt(format!(
                "file: treatment: expected {parameters} groups or none, got {}",
                groups.len()
            )));
        }
        Ok(Self { update, groups })
    }
}

impl Trainer {
    /// A setting of one parameter: a factor, or the freeze.
    pub fn group(&self, parameter: usize, key: Param) -> Result<f64, Error> {
        self.network.parameter(parameter)?;
        match self.treatment.groups.get(parameter) {
            Some(group) => group.get(key),
            None => Settings::new(&GROUP_ENTRY).get(key),
        }
    }

    /// Sets a setting of one parameter from the next update on.
    pub fn set_group(&mut self, parameter: usize, key: Param, value: f64) -> Result<(), Error> {
        self.network.parameter(parameter)?;
        let groups = &mut self.treatment.groups;
        let mut changed = groups.get(parameter).cloned();
        let group = changed.get_or_insert_with(|| Settings::new(&GROUP_ENTRY));
        group.set(key, value)?;
        if groups.is_empty() {
            *groups = vec![Settings::new(&GROUP_ENTRY); self.network.layout.parameters.len()];
        }
        groups[parameter] = changed.expect("just made");
        Ok(())
    }

    /// A setting of all updates.
    pub fn update_setting(&self, key: Param) -> Result<f64, Error> {
        self.treatment.update.get(key)
    }

    /// Sets a setting of all updates from the next one on. Allocates where it switches an average
    /// of the weights on.
    pub fn set_update_setting(&mut self, key: Param, value: f64) -> Result<(), Error> {
        let before = self.treatment.update.get(key)?;
        self.treatment.update.set(key, value)?;
        if key == Param::Average && value != before {
            self.follow_average().inspect_err(|_| {
                self.treatment.update.set(key, 0.0).expect("no average");
            })?;
        }
        Ok(())
    }
}
