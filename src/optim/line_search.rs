//! A line search for the strong Wolfe conditions: a step α along a direction d with
//! φ(α) ≤ φ(0) + c₁ α φ'(0) and |φ'(α)| ≤ c₂ |φ'(0)|, where φ(α) is the loss at θ + α d.
//!
//! Nocedal and Wright 2006, algorithms 3.5 (steps grow until they bracket one) and 3.6 (the bracket
//! shrinks, by cubic interpolation, equation 3.59, at least a tenth of the bracket from its ends). Where
//! φ or φ' is not finite, the step was too long, and the bracket is halved.
//!
//! Numbers alone, in double precision: who calls computes φ and φ' at each step that is asked for.

/// When to end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Conditions {
    /// c₁.
    pub(super) decrease: f64,
    /// c₂.
    pub(super) curvature: f64,
    /// The most steps that are tried.
    pub(super) most: u32,
    /// The shortest bracket that is divided.
    pub(super) shortest: f64,
}

/// φ and φ' at a step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub(super) step: f64,
    pub(super) loss: f64,
    pub(super) slope: f64,
}

impl Point {
    fn is_finite(self) -> bool {
        self.loss.is_finite() && self.slope.is_finite()
    }
}

/// What is to be done after a step was tried.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Next {
    /// Try this step.
    Try(f64),
    /// The step that was tried last fulfils the conditions.
    Accept,
    /// None was found: this is the best step that decreases the loss enough, 0 if there is none.
    Settle(f64),
}

/// A search that is under way.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct LineSearch {
    /// At the step 0.
    pub(super) start: Point,
    /// The step before, while steps grow; then the end of the bracket with the lower loss.
    pub(super) low: Point,
    /// The other end.
    pub(super) high: Point,
    pub(super) is_bracketed: bool,
    /// Steps tried.
    pub(super) tried: u32,
}

impl LineSearch {
    /// A search from the loss and its slope along the direction, which is negative.
    pub(super) fn new(loss: f64, slope: f64) -> Self {
        let start = Point { step: 0.0, loss, slope };
        Self { start, low: start, high: start, is_bracketed: false, tried: 0 }
    }

    fn is_too_high(&self, point: Point, conditions: &Conditions) -> bool {
        let line = self.start.loss + conditions.decrease * point.step * self.start.slope;
        // What is not finite is too high, too.
        !point.is_finite() || point.loss > line
    }

    /// Takes in a step that was tried.
    pub(super) fn next(&mut self, point: Point, conditions: &Conditions) -> Next {
        self.tried = self.tried.saturating_add(1);
        let too_high = self.is_too_high(point, conditions)
            || (point.loss >= self.low.loss && (self.is_bracketed || self.tried > 1));
        if too_high {
            (self.high, self.is_bracketed) = (point, true);
        } else if point.slope.abs() <= -conditions.curvature * self.start.slope {
            return Next::Accept;
        } else if self.is_bracketed {
            if point.slope * (self.high.step - self.low.step) >= 0.0 {
                self.high = self.low;
            }
            self.low = point;
        } else {
            if point.slope >= 0.0 {
                (self.high, self.is_bracketed) = (self.low, true);
            }
            self.low = point;
        }
        let length = (self.high.step - self.low.step).abs();
        if self.tried >= conditions.most || self.is_bracketed && length <= conditions.shortest {
            return Next::Settle(self.low.step);
        }
        Next::Try(if self.is_bracketed { self.inside() } else { 2.0 * point.step })
    }

    /// A step inside the bracket.
    fn inside(&self) -> f64 {
        let Self { low, high, .. } = *self;
        let length = high.step - low.step;
        let middle = low.step + 0.5 * length;
        if !high.is_finite() {
            return middle;
        }
        let share = (cubic_minimum(low, high) - low.step) / length;
        if share.is_finite() { low.step + share.clamp(0.1, 0.9) * length } else { middle }
    }
}

/// Where the cubic through two points with these slopes is least; NaN where it has no minimum.
fn cubic_minimum(a: Point, b: Point) -> f64 {
    let first = a.slope + b.slope - 3.0 * (a.loss - b.loss) / (a.step - b.step);
    let second = (first * first - a.slope * b.slope).sqrt();
    let second = if b.step < a.step { -second } else { second };
    b.step - (b.step - a.step) * (b.slope + second - first) / (b.slope - a.slope + 2.0 * second)
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: Conditions =
        Conditions { decrease: 1e-4, curvature: 0.1, most: 40, shortest: 1e-14 };

    /// Searches; the steps that were tried, and what was found.
    fn search(
        conditions: &Conditions,
        first: f64,
        function: impl Fn(f64) -> [f64; 2],
    ) -> (Vec<f64>, Next) {
        let [loss, slope] = function(0.0);
        let mut search = LineSearch::new(loss, slope);
        let (mut step, mut tried) = (first, Vec::new());
        loop {
            let [loss, slope] = function(step);
            tried.push(step);
            match search.next(Point { step, loss, slope }, conditions) {
                Next::Try(next) => step = next,
                found => return (tried, found),
            }
        }
    }

    /// Whatever the first step, both conditions hold where the search ends: also where the loss is
    /// not finite beyond a wall.
    #[test]
    fn what_is_accepted_fulfils_both_conditions() {
        let wall = |x: f64| {
            if x < 2.5 {
                [1.0 / (2.5 - x) - x, 1.0 / ((2.5 - x) * (2.5 - x)) - 1.0]
            } else {
                [f64::NAN; 2]
            }
        };
        let functions: [fn(f64) -> [f64; 2]; 4] = [
            |x| [(x - 1.0) * (x - 1.0), 2.0 * (x - 1.0)],
            // Moré and Thuente 1994, equation 5.1, with β = 2.
            |x| [-x / (x * x + 2.0), (x * x - 2.0) / ((x * x + 2.0) * (x * x + 2.0))],
            |x| [x * x * x * x - 3.0 * x * x - x, 4.0 * x * x * x - 6.0 * x - 1.0],
            wall,
        ];
        for (number, function) in functions.into_iter().enumerate() {
            for first in [1e-3, 0.1, 1.0, 3.0, 10.0, 1e3] {
                let (tried, found) = search(&USUAL, first, function);
                assert_eq!(found, Next::Accept, "{number} from {first}: {tried:?}");
                let step = *tried.last().unwrap();
                let ([loss, slope], [start, start_slope]) = (function(step), function(0.0));
                assert!(loss <= start + 1e-4 * step * start_slope, "{number} from {first}");
                assert!(slope.abs() <= 0.1 * start_slope.abs(), "{number} from {first}");
            }
        }
    }

    #[test]
    fn where_nothing_is_found_the_search_ends_at_the_best_step() {
        // Downwards for ever.
        let few = Conditions { most: 5, ..USUAL };
        let (tried, found) = search(&few, 1.0, |x| [-x, -1.0]);
        assert_eq!((tried, found), (vec![1.0, 2.0, 4.0, 8.0, 16.0], Next::Settle(16.0)));
        // No step is lower, as where the loss is lost in rounding.
        let (_, found) = search(&USUAL, 1.0, |x| [if x > 0.0 { 1.0 } else { 0.0 }, -1.0]);
        assert_eq!(found, Next::Settle(0.0));
        let (tried, found) =
            search(&few, 1.0, |x| if x > 0.0 { [f64::NAN; 2] } else { [0.0, -1.0] });
        assert_eq!((tried, found), (vec![1.0, 0.5, 0.25, 0.125, 0.0625], Next::Settle(0.0)));
    }

    #[test]
    fn the_cubic_finds_the_minimum_of_a_cubic() {
        let point = |x: f64| Point { step: x, loss: x * x * x - 3.0 * x, slope: 3.0 * x * x - 3.0 };
        for [a, b] in [[0.0, 3.0], [3.0, 0.0], [0.5, 1.5], [2.0, 0.25]] {
            assert!((cubic_minimum(point(a), point(b)) - 1.0).abs() < 1e-12, "{a}, {b}");
        }
    }
}
