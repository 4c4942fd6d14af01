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

/// Runs a data set through a session, in blocks of rows. A loss whose rows interact takes all of it as
/// one batch, which must be one that the session takes. Allocates.
pub fn evaluate(
    session: &mut Session,
    loss: &Loss,
    inputs: &Tensor,
    targets: &Tensor,
) -> Result<Evaluation, Error> {
    session.follow();
    let columns = session.network().output().size();
    check_loss(session.network(), loss)?;
    let data = DataSet::new(session.network(), loss, inputs, targets)?;
    if loss.kind().mixes_rows() && data.rows() > 0 {
        return evaluate_whole(session, loss, &data);
    }
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
            room: &mut [],
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

/// The loss of a data set that is one batch.
fn evaluate_whole(
    session: &mut Session,
    loss: &Loss,
    data: &DataSet<'_>,
) -> Result<Evaluation, Error> {
    let (rows, columns) = (data.rows(), session.network().output().size());
    if rows > session.largest_batch() {
        return Err(Error::shape(format!(
            "inputs: {} compares the rows of a batch: expected at most {} rows, the session's \
             largest batch, got {rows}",
            loss.settings().entry().name,
            session.largest_batch()
        )));
    }
    let mut room = TargetRoom::default();
    room.prepare(data, rows)?;
    let targets = room.gather(data, rows, 0..rows);
    loss.check(rows, columns, &targets, |row| row)?;
    let mut inputs = Buffer::zeroed::<f32>(rows * session.network().input().size())?;
    data.gather_inputs(0..rows, inputs.as_mut_slice());
    let mut outputs = Buffer::zeroed::<f32>(rows * columns)?;
    session.run(inputs.as_slice(), outputs.as_mut_slice())?;
    let mut gradient = Buffer::zeroed::<f32>(rows * columns)?;
    let mut row_values = Buffer::zeroed::<f32>(rows)?;
    let mut room = Buffer::zeroed::<f32>(loss.room(rows, columns))?;
    let result = LossOutput {
        row_values: row_values.as_mut_slice(),
        gradient: gradient.as_mut_slice(),
        room: room.as_mut_slice(),
    };
    let value = loss.evaluate(session.runtime(), columns, outputs.as_slice(), &targets, result);
    Ok(Evaluation { loss: value, accuracy: f64::NAN })
}
