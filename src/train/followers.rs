//! What goes along with the updates of a trainer and changes none of them: the average of the
//! weights, and the doctor's watch.

use serde_json::{Value, json};

use crate::error::Error;
use crate::io::container::{Contents, Item};
use crate::model::Network;

use super::average::Average;
use super::doctor::Watch;
use super::treatment::Treatment;

/// Those of a trainer.
#[derive(Default)]
pub(super) struct Followers {
    /// Where one is kept.
    pub(super) average: Option<Average>,
    pub(super) watch: Watch,
}

impl Followers {
    /// Their state, as a checkpoint holds it beside the tensors.
    pub(super) fn to_json(&self) -> Value {
        let averaged = self.average.as_ref().map(Average::count);
        json!({ "averaged": averaged, "watch": self.watch.to_json() })
    }

    /// The tensors of a checkpoint.
    pub(super) fn items<'a>(&'a self, network: &Network) -> Vec<Item<'a>> {
        self.average.as_ref().map_or_else(Vec::new, |average| average.items(network))
    }

    /// How many buffers of the weights' layout these tensors are.
    pub(super) fn buffers(&self) -> usize {
        self.average.as_ref().map_or(0, |average| usize::from(average.count() > 0))
    }

    /// Reads what `to_json` and `items` wrote.
    pub(super) fn read(
        json: &Value,
        file: (&Network, &Contents<'_>),
        settings: &Treatment,
    ) -> Result<Self, Error> {
        let part = |key: &str| json.get(key).unwrap_or(&Value::Null);
        Ok(Self {
            average: Average::read(part("averaged"), file, settings)?,
            watch: Watch::from_json(part("watch"), file.0)?,
        })
    }
}
