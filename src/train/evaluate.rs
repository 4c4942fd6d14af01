//! Loss and accuracy of a model over a data set.

use crate::catalog::Param;
use crate::error::Error;
use crate::loss::{Loss, LossOutput};
use crate::model::Session;
use crate::tensor::buffer::Buffer;
use crate::tensor::tensor::Tensor;

use super::accuracy::count_correct;
use super::data::{DataSet, TargetRoom};
use super::trainer::check_loss;

/// What a data set gave.
#[derive(Clone, Copy, Debug)]
pub struct Evaluation {
    /// The loss of the samples: their mean, or what the loss's reduction says.
    pub loss: f64,
    /// The share of samples whose class was right, of those whose label is not ignored; NaN for a loss without classes.
    pub accuracy: f64,
}

/// Runs a data set through a session, in blocks of rows. Allocates.
pub fn evaluate(
    session: &mut Session,
    loss: &Loss,
    inputs: &Tensor,
    targets: &Tensor,
) -> Result<Evaluation, Error> {
    let columns = session.network().output().size();
    check_loss(session.network(), loss)?;
    let data = DataSet::new(session.network(), loss, inputs, targets)?;
    let batch = session.block_rows().min(data.rows());
    let mut room = TargetRoom::default();
    room.prepare(&data, batch)?;
    let mut gradient = Buffer::zeroed::<f32>(batch * columns)?;
    let mut row_values = Buffer::zeroed::<f32>(batch)?;
    let (mut loss_sum, mut divisor, mut correct, mut counted) = (0.0, 0.0, 0, 0);
    let mut start = 0;
    while start < data.rows() {
        let samples = start..data.rows().min(start + batch);
        let rows = samples.len();
        data.gather_inputs(samples.clone(), session.inputs(rows));
        let targets = room.gather(&data, rows, samples);
        loss.check(rows, columns, &targets, |row| start + row)?;
        session.forward(rows);
        let (outputs, runtime) = session.outputs(rows);
        let result = LossOutput {
            row_values: &mut row_values.as_mut_slice()[..rows],
            gradient: &mut gradient.as_mut_slice()[..rows * columns],
        };
        loss.evaluate(runtime, columns, outputs, &targets, result);
        // Row by row, so that the sum does not depend on the size of the batches.
        for &value in &row_values.as_slice::<f32>()[..rows] {
            loss_sum += f64::from(value);
        }
        correct += count_correct(outputs, columns, &targets);
        divisor += loss.divisor(rows, &targets);
        counted += loss.counted(rows, &targets);
        start += rows;
    }
    let share = |sum: f64, of: f64| if of > 0.0 { sum / of } else { f64::NAN };
    let classifies = loss.kind().classifies();
    let accuracy = if classifies { share(correct as f64, counted as f64) } else { f64::NAN };
    // A sum is one over all batches.
    let is_sum = loss.settings().get(Param::Reduction) == Ok(1.0);
    Ok(Evaluation { loss: if is_sum { loss_sum } else { share(loss_sum, divisor) }, accuracy })
}
