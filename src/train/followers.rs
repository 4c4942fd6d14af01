//! What goes along with the updates of a trainer and changes none of them: the average of the
//! weights, and the doctor's watch.

use serde_json::{Value, json};

use crate::error::Error;
use crate::io::container::{Contents, Item};
use crate::model::Network;
use crate::optim::Optimizer;

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
        let averaged = self.average.as_ref().map(|average| average.count);
        json!({ "averaged": averaged, "watch": self.watch.to_json() })
    }

    /// The tensors of a checkpoint.
    pub(super) fn items<'a>(&'a self, network: &Network, optimizer: &Optimizer) -> Vec<Item<'a>> {
        let mut items = self.watch.items(network, optimizer);
        items.extend(self.average.iter().flat_map(|average| average.items(network)));
        items
    }

    /// Reads what `to_json` and `items` wrote, and the number of tensors.
    pub(super) fn read(
        json: &Value,
        file: (&Network, &Contents<'_>),
        how: (&Optimizer, &Treatment),
    ) -> Result<(Self, usize), Error> {
        let part = |key: &str| json.get(key).unwrap_or(&Value::Null);
        let place = (file.0, file.1, "");
        let (average, of_average) = Average::read(part("averaged"), place, how.1)?;
        let (watch, of_watch) = Watch::read(part("watch"), file, how)?;
        Ok((Self { average, watch }, of_average + of_watch))
    }
}
