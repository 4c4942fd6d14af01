//! L-BFGS: steps along −H g, with H the inverse Hessian as the last m steps and changes of the gradient
//! tell it, each as long as a line search says.
//!
//! With s = θ' − θ and y = g' − g of the last m steps, H g by the two loops over them from newest to
//! oldest and back, from H₀ = (s·y / y·y) I of the newest; the step along it fulfils the strong Wolfe
//! conditions, so that s·y > 0. One iteration evaluates loss and gradient several times: for small
//! problems, on all of the data.
//!
//! Nocedal 1980; Liu and Nocedal 1989; Nocedal and Wright 2006, algorithms 7.4 and 7.5 (and 3.5, 3.6:
//! `line_search.rs`). torch.optim.LBFGS with line_search_fn "strong_wolfe" does the same with another
//! safeguard of the interpolation, up to max_iter iterations in a call, and looks for the first step
//! from min(1, 1 / Σ|g|); here from min(1, 1 / ‖g‖).
//!
//! An iteration does nothing where no element of the gradient is above `gradient_tolerance`; where the
//! search finds no lower loss, the weights are put back, to the last bit.
//!
//! Slots: s and y, m times each, the iteration k at place (k − 1) mod m. Scratch: θ, g and −H g where
//! the search began, and g where it is. Sums are reductions in float32 of each parameter, added in
//! double precision in the order of the parameters. Cost: 4 m n multiply-adds a step, 6 m n passes.

use std::ops::Range;

use crate::catalog::{Entry, Param, Parameter, parameter, whole};
use crate::kernels::elementwise::{AddScaled, Scale, combine, map_in_place};
use crate::kernels::runtime::Runtime;

use super::line_search::{Conditions, LineSearch, Next, Point};
use super::slot::{Extent, Slot};
use super::spans::{Dot, Span, add, dot, largest};
use super::step::{Values, learning_rate};

/// The most steps that are remembered.
const MOST_HISTORY: usize = 100;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 24,
    name: "lbfgs",
    description: "theta -= alpha * H g, H the inverse Hessian of the last `history` steps by the two \
                  loops of Nocedal 1980 (Liu and Nocedal 1989), alpha by a line search for the strong \
                  Wolfe conditions (Nocedal and Wright 2006, algorithms 3.5 and 3.6): a step takes \
                  several losses and gradients.",
    parameters: PARAMETERS,
};

const PARAMETERS: &[Parameter] = &[
    learning_rate(1.0),
    whole(Param::History, 10.0, [1.0, MOST_HISTORY as f64], "steps that are remembered"),
    whole(Param::Evaluations, 25.0, [1.0, 1000.0], "the most steps that a line search tries"),
    parameter(
        Param::SufficientDecrease,
        1e-4,
        [0.0, 0.5],
        "the share of the slope by which the loss has to fall",
    ),
    parameter(
        Param::SlopeShare,
        0.9,
        [0.0, 1.0],
        "the share of its first size that the slope along the step may have at its end",
    ),
    parameter(
        Param::GradientTolerance,
        1e-7,
        [0.0, 1e6],
        "nothing is done where no element of the gradient is larger",
    ),
    parameter(
        Param::ChangeTolerance,
        1e-9,
        [0.0, 1e6],
        "a line search ends where its bracket changes no weight by more",
    ),
    parameter(
        Param::WeightDecay,
        0.0,
        [0.0, 1e6],
        "half of this times the sum of squares of the weights is added to the loss",
    ),
];

/// The state: so many copies of each.
pub(super) const SLOTS: &[Slot] = &[
    Slot::of("step_history", Extent::Times(Param::History)),
    Slot::of("gradient_history", Extent::Times(Param::History)),
];

/// Arrays of the size of the weights to work in.
pub(super) const SCRATCH: usize = 4;

/// What an iteration works on. Where spans leave weights out, these stay.
pub struct SearchArrays<'a> {
    /// The weights.
    pub weights: &'a mut [f32],
    /// The gradients of the loss at the weights.
    pub gradients: &'a [f32],
    /// The steps that are remembered, one array of the weights' length after the other.
    pub steps: &'a mut [f32],
    /// The changes of the gradient that they made.
    pub changes: &'a mut [f32],
    /// Four arrays to work in, which stay as they are between the calls of an iteration.
    pub scratch: &'a mut [f32],
    /// The weights that move.
    pub spans: &'a [Span],
}

/// The scalars of an iteration that is under way.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Search {
    pub(super) line: LineSearch,
    /// The step where the weights are.
    pub(super) step: f64,
    /// The largest element of the direction.
    pub(super) largest: f64,
    /// Whether the weights are where the search settled, so that no further step is tried.
    pub(super) is_settled: bool,
}

/// The parts of the scratch.
struct Room<'a> {
    origin: &'a mut [f32],
    slope: &'a mut [f32],
    direction: &'a mut [f32],
    current: &'a mut [f32],
}

impl<'a> Room<'a> {
    fn new(scratch: &'a mut [f32], count: usize) -> Self {
        let (origin, rest) = scratch.split_at_mut(count);
        let (slope, rest) = rest.split_at_mut(count);
        let (direction, rest) = rest.split_at_mut(count);
        Self { origin, slope, direction, current: &mut rest[..count] }
    }
}

/// What all parts of an iteration need.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) runtime: &'a Runtime,
    pub(super) values: Values<'a>,
}

impl Context<'_> {
    /// The loss with the penalty on the weights, and its gradient in its place.
    fn penalized(self, loss: f64, arrays: &SearchArrays<'_>, current: &mut [f32]) -> f64 {
        let mut loss = loss;
        for Span { range, decay_factor } in arrays.spans {
            let weights = &arrays.weights[range.clone()];
            let decay = self.values.weight_decay() * decay_factor;
            let gradients = (&arrays.gradients[range.clone()], weights);
            let current = &mut current[range.clone()];
            combine(self.runtime, gradients, current, AddScaled(decay as f32));
            if decay != 0.0 {
                loss += 0.5 * decay * f64::from(self.runtime.dispatch(Dot(weights, weights)));
            }
        }
        loss
    }

    /// The places of the steps that are remembered, newest first.
    fn places(self, count: usize) -> impl DoubleEndedIterator<Item = Range<usize>> {
        let history = self.values.get(Param::History) as u64;
        let number = self.values.step.number;
        let known = (number - 1).min(history);
        (0..known).map(move |age| {
            let place = ((number - 2 - age) % history) as usize;
            place * count..(place + 1) * count
        })
    }

    /// −H g by the two loops, from g; whether it is more than −g.
    fn direct(self, arrays: &SearchArrays<'_>, direction: &mut [f32]) -> bool {
        let SearchArrays { steps, changes, spans, .. } = arrays;
        let count = direction.len();
        let mut factors = [0.0; MOST_HISTORY];
        let mut scale = None;
        for (age, place) in self.places(count).enumerate() {
            let (s, y) = (&steps[place.clone()], &changes[place]);
            let product = dot(self.runtime, spans, s, y);
            // Where an iteration did not move there are zeros.
            if product > 0.0 && product.is_finite() {
                factors[age] = dot(self.runtime, spans, s, direction) / product;
                add(self.runtime, spans, direction, y, -factors[age]);
                scale = scale.or_else(|| Some(product / dot(self.runtime, spans, y, y)));
            }
        }
        map_in_place(self.runtime, direction, Scale(-scale.unwrap_or(1.0) as f32));
        let known = self.places(count).count();
        for (age, place) in self.places(count).rev().enumerate() {
            let (s, y) = (&steps[place.clone()], &changes[place]);
            let product = dot(self.runtime, spans, s, y);
            if product > 0.0 && product.is_finite() {
                let factor =
                    dot(self.runtime, spans, y, direction) / product + factors[known - 1 - age];
                add(self.runtime, spans, direction, s, -factor);
            }
        }
        scale.is_some()
    }

    /// Puts the weights a step away from where the search began.
    fn place(self, arrays: &mut SearchArrays<'_>, room: &Room<'_>, step: f64) {
        for Span { range, .. } in arrays.spans {
            if step == 0.0 {
                arrays.weights[range.clone()].copy_from_slice(&room.origin[range.clone()]);
                continue;
            }
            let from = (&room.origin[range.clone()], &room.direction[range.clone()]);
            let weights = &mut arrays.weights[range.clone()];
            combine(self.runtime, from, weights, AddScaled(step as f32));
        }
    }

    /// Begins an iteration from the loss at the weights, and moves these to the first step that is
    /// tried. None where there is nothing to do; then the iteration is done.
    pub(super) fn begin(self, loss: f64, arrays: &mut SearchArrays<'_>) -> Option<Search> {
        let count = arrays.weights.len();
        let scratch = std::mem::take(&mut arrays.scratch);
        let mut room = Room::new(scratch, count);
        let search = self.start(loss, arrays, &mut room);
        if search.is_none() {
            self.forget(arrays);
        }
        arrays.scratch = scratch;
        search
    }

    fn start(
        self,
        loss: f64,
        arrays: &mut SearchArrays<'_>,
        room: &mut Room<'_>,
    ) -> Option<Search> {
        let spans = arrays.spans;
        let loss = self.penalized(loss, arrays, room.slope);
        let tolerance = self.values.get(Param::GradientTolerance);
        let steepest = largest(self.runtime, spans, room.slope);
        if !loss.is_finite() || steepest.is_nan() || steepest <= tolerance {
            return None;
        }
        room.origin.copy_from_slice(arrays.weights);
        room.direction.copy_from_slice(room.slope);
        let mut has_history = self.direct(arrays, room.direction);
        let mut slope = dot(self.runtime, spans, room.slope, room.direction);
        if !(slope < 0.0 && slope.is_finite()) {
            room.direction.copy_from_slice(room.slope);
            map_in_place(self.runtime, room.direction, Scale(-1.0));
            slope = dot(self.runtime, spans, room.slope, room.direction);
            has_history = false;
        }
        let length = if has_history { 1.0 } else { (1.0 / (-slope).sqrt()).min(1.0) };
        let step = self.values.rate() * length;
        if !(slope < 0.0 && slope.is_finite()) || step == 0.0 {
            return None;
        }
        let most = largest(self.runtime, spans, room.direction);
        self.place(arrays, room, step);
        Some(Search { line: LineSearch::new(loss, slope), step, largest: most, is_settled: false })
    }

    /// Leaves no step of this iteration in the history.
    fn forget(self, arrays: &mut SearchArrays<'_>) {
        let place = self.own_place(arrays.weights.len());
        for Span { range, .. } in arrays.spans {
            let range = place + range.start..place + range.end;
            arrays.steps[range.clone()].fill(0.0);
            arrays.changes[range].fill(0.0);
        }
    }

    /// Where the step of this iteration is remembered.
    fn own_place(self, count: usize) -> usize {
        let history = self.values.get(Param::History) as u64;
        ((self.values.step.number - 1) % history) as usize * count
    }

    /// Takes in the loss and the gradients where the weights are. True where they are to be computed
    /// again, at other weights; false where the iteration is done.
    pub(super) fn go_on(
        self,
        search: &mut Search,
        loss: f64,
        arrays: &mut SearchArrays<'_>,
    ) -> bool {
        let scratch = std::mem::take(&mut arrays.scratch);
        let mut room = Room::new(scratch, arrays.weights.len());
        let again = self.take_in(search, loss, arrays, &mut room);
        arrays.scratch = scratch;
        again
    }

    fn take_in(
        self,
        search: &mut Search,
        loss: f64,
        arrays: &mut SearchArrays<'_>,
        room: &mut Room<'_>,
    ) -> bool {
        let loss = self.penalized(loss, arrays, room.current);
        if !search.is_settled {
            let slope = dot(self.runtime, arrays.spans, room.current, room.direction);
            let point = Point { step: search.step, loss, slope };
            let conditions = self.conditions(search);
            let next = match search.line.next(point, &conditions) {
                Next::Try(step) => Some(step),
                Next::Settle(step) if step != search.step => {
                    search.is_settled = true;
                    Some(step)
                }
                Next::Accept | Next::Settle(_) => None,
            };
            if let Some(step) = next {
                search.step = step;
                self.place(arrays, room, step);
                return true;
            }
        }
        self.remember(search, arrays, room);
        false
    }

    fn conditions(self, search: &Search) -> Conditions {
        Conditions {
            decrease: self.values.get(Param::SufficientDecrease),
            curvature: self.values.get(Param::SlopeShare),
            most: self.values.get(Param::Evaluations) as u32,
            shortest: self.values.get(Param::ChangeTolerance) / search.largest,
        }
    }

    /// s and y, as they are after rounding.
    fn remember(self, search: &Search, arrays: &mut SearchArrays<'_>, room: &Room<'_>) {
        if search.step == 0.0 {
            return self.forget(arrays);
        }
        let place = self.own_place(arrays.weights.len());
        for Span { range, .. } in arrays.spans {
            let own = place + range.start..place + range.end;
            let weights = (&arrays.weights[range.clone()], &room.origin[range.clone()]);
            combine(self.runtime, weights, &mut arrays.steps[own.clone()], AddScaled(-1.0));
            let gradients = (&room.current[range.clone()], &room.slope[range.clone()]);
            combine(self.runtime, gradients, &mut arrays.changes[own], AddScaled(-1.0));
        }
    }
}
