//! Losses as a case of the golden table has them.

use glia::loss::{Loss, LossKind};

use super::golden::Table;

/// A loss with the parameters and class weights of a case.
pub fn configured(table: &Table, kind: LossKind, case: &str) -> Loss {
    let mut loss = Loss::new(kind);
    let hyper = format!("{case}.hyper");
    if table.has(&hyper) {
        let (parameters, values) = (loss.settings().entry().parameters, table.get(&hyper));
        assert_eq!(parameters.len(), values.len(), "{hyper}: one number for each parameter");
        for (parameter, &value) in parameters.iter().zip(values) {
            loss.set(parameter.key, value).unwrap_or_else(|error| panic!("{hyper}: {error}"));
        }
    }
    let weights = format!("{case}.class_weights");
    if table.has(&weights) {
        loss.set_class_weights(&table.floats(&weights)).expect("weights");
    }
    loss
}

/// The weights of a case's rows, if they have some.
pub fn sample_weights(table: &Table, case: &str) -> Option<Vec<f32>> {
    let record = format!("{case}.sample_weights");
    table.has(&record).then(|| table.floats(&record))
}
