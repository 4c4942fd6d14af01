//! What a gradient check found: counts, and the worst element by name.

use crate::error::{Error, ErrorCode};
use crate::tensor::shape::show;

use super::Part;
use super::difference::{Difference, Differences};
use super::selection::Selection;

/// How far gradients must be wrong to be seen: tensors in which less than this passes are counted.
const VISIBLE: f64 = 0.01;

/// The share of what is allowed from which on roughness is a kink.
const KINK: f64 = 0.25;

/// The element whose error is the largest share of what is allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct WorstElement {
    /// The tensor's name with the element's index: `hidden.slope[3]`, `input[2, 5]`.
    pub name: String,
    /// Its place in the tensor's values.
    pub index: usize,
    /// What the backward pass gave.
    pub analytic: f64,
    /// What differences gave.
    pub numeric: f64,
    /// How far they are apart; infinite where one is not finite.
    pub error: f64,
    /// How far they may be.
    pub tolerance: f64,
}

/// What was found in one tensor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TensorReport {
    /// "output", "input", or the parameter's name.
    pub name: String,
    /// Elements that were compared.
    pub checked: usize,
    /// Those that are further off than they may be.
    pub out_of_tolerance: usize,
    /// Elements with a kink between the points of the difference, which were not compared.
    pub at_kinks: usize,
    /// Elements that were compared though all gradients of the tensor are so small that the
    /// tolerance hides an error of 1 %.
    pub too_small: usize,
    /// The worst of those that were compared.
    pub worst: Option<WorstElement>,
}

/// What a gradient check found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GradientReport {
    /// The loss of the float32 pass.
    pub loss: f64,
    /// The loss of the whole network in float64.
    pub loss_in_double: f64,
    /// Each tensor: the outputs, the inputs, then the parameters in their order.
    pub tensors: Vec<TensorReport>,
}

impl GradientReport {
    /// All tensors together; the name is empty. What is wrong in a tensor makes those behind it wrong
    /// too, so the worst element is that of the tensor nearest to the loss in which one is out of
    /// tolerance: the outputs, the parameters from the last to the first, the inputs. Where none is,
    /// it is the worst of all.
    pub fn total(&self) -> TensorReport {
        let mut total = TensorReport::default();
        let [output, input, parameters @ ..] = &self.tensors[..] else { return total };
        for tensor in [output].into_iter().chain(parameters.iter().rev()).chain([input]) {
            if let Some(worst) = &tensor.worst {
                let is_worse = total
                    .worst
                    .as_ref()
                    .is_none_or(|last| tensor.out_of_tolerance > 0 || share(worst) > share(last));
                if is_worse && total.out_of_tolerance == 0 {
                    total.worst = Some(worst.clone());
                }
            }
            total.checked += tensor.checked;
            total.out_of_tolerance += tensor.out_of_tolerance;
            total.at_kinks += tensor.at_kinks;
            total.too_small += tensor.too_small;
        }
        total
    }
}

/// How much of what is allowed an error is.
fn share(worst: &WorstElement) -> f64 {
    worst.error / worst.tolerance
}

impl Differences<'_, '_, '_> {
    /// Compares one tensor, of which each row, or the whole if it is a parameter, has this shape.
    #[inline(never)]
    pub fn compare(
        &mut self,
        report: &mut GradientReport,
        (name, shape): (&str, &[usize]),
        part: Part,
        analytic: &[f64],
    ) -> Result<(), Error> {
        let options = self.options;
        let number = report.tensors.len();
        let mut scale = largest(analytic.iter().copied());
        let allowed = |scale: f64, difference: &Difference| {
            let share = options.relative_tolerance * scale;
            share + options.absolute_tolerance + difference.noise
        };
        let mut result = TensorReport { name: name.to_owned(), ..TensorReport::default() };
        let selection =
            Selection::new(analytic, options.most_elements, options.selection_seed, number);
        let mut compared = Vec::new();
        compared.try_reserve_exact(selection.chosen).map_err(|_| no_memory())?;
        for place in 0..selection.chosen {
            let index = selection.element(place);
            let difference = self.difference(part, index)?;
            let is_rough = difference.roughness > KINK * allowed(scale, &difference);
            if is_rough && difference.value.is_finite() {
                result.at_kinks += 1;
            } else {
                compared.push((index, difference));
            }
        }
        scale = scale.max(largest(compared.iter().map(|(_, difference)| difference.value)));
        result.checked = compared.len();
        let mut worst: Option<WorstElement> = None;
        for (index, difference) in compared {
            let tolerance = allowed(scale, &difference);
            let (analytic, numeric) = (analytic[index], difference.value);
            let distance = (analytic - numeric).abs();
            let error = if distance.is_finite() { distance } else { f64::INFINITY };
            result.out_of_tolerance += usize::from(error > tolerance);
            result.too_small += usize::from(VISIBLE * scale <= tolerance);
            let found =
                WorstElement { name: String::new(), index, analytic, numeric, error, tolerance };
            if worst.as_ref().is_none_or(|last| share(&found) > share(last)) {
                worst = Some(found);
            }
        }
        result.worst = worst.map(|worst| {
            let has_rows = !matches!(part, Part::Parameter(..));
            WorstElement { name: element_name(name, shape, has_rows, worst.index), ..worst }
        });
        report.tensors.push(result);
        Ok(())
    }
}

#[cold]
fn no_memory() -> Error {
    Error::new(ErrorCode::OutOfMemory, "memory: the system refused that of the elements")
}

/// The largest size among the finite ones.
fn largest(values: impl Iterator<Item = f64>) -> f64 {
    values.map(f64::abs).filter(|size| size.is_finite()).fold(0.0, f64::max)
}

/// A tensor's name with the index of an element, of the rows before the axes where there are some.
#[inline(never)]
fn element_name(name: &str, shape: &[usize], has_rows: bool, index: usize) -> String {
    let mut places = Vec::new();
    let mut rest = index;
    for length in shape.iter().rev() {
        places.push(rest % length);
        rest /= length;
    }
    if has_rows {
        places.push(rest);
    }
    places.reverse();
    format!("{name}{}", show(&places))
}
