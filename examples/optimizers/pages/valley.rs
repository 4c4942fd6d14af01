//! The surface that every optimizer walks down, and its path there: Rosenbrock's valley,
//! f(x, y) = (1 − x)² + 100 (y − x²)², from (−1.2, 1) to its minimum, 0 at (1, 1).
//!
//! Rosenbrock 1960: the floor of the valley is bent and nearly flat, its sides are steep. In single
//! precision with nothing but sums and products, so that it is the same everywhere.

use glia::catalog::Param;
use glia::kernels::runtime::Runtime;
use glia::optim::{Arrays, Optimizer, OptimizerKind, SearchArrays, Span, Step};

/// Where every path begins.
pub const START: [f32; 2] = [-1.2, 1.0];
const SHAPE: [usize; 2] = [1, 2];
/// Steps of a path.
pub const STEPS: usize = 1000;

/// What an optimizer did.
pub struct Path {
    /// Its learning rate: of 1, 2 and 5 times the powers of ten, the one with the least loss in the
    /// end.
    pub rate: f64,
    /// Where it stood before each step and after the last.
    pub points: Vec<[f32; 2]>,
}

/// The height at a point.
pub fn height([x, y]: [f32; 2]) -> f32 {
    let (along, across) = (1.0 - x, y - x * x);
    along * along + 100.0 * (across * across)
}

/// The gradient at a point.
pub fn slope([x, y]: [f32; 2]) -> [f32; 2] {
    let across = y - x * x;
    [-2.0 * (1.0 - x) - 400.0 * (x * across), 200.0 * across]
}

impl Path {
    /// The height after so many steps.
    pub fn height_after(&self, steps: usize) -> f32 {
        height(self.points[steps])
    }
}

/// The path with a learning rate. The point is a matrix of one row, for those to which that matters.
pub fn walk(kind: OptimizerKind, rate: f64) -> Path {
    let mut optimizer = Optimizer::new(kind);
    optimizer.set(Param::LearningRate, rate).expect("a rate that every optimizer takes");
    let slots = 0..optimizer.slots().len();
    let mut state: Vec<Vec<f32>> =
        slots.map(|slot| vec![0.0; optimizer.slot_floats(slot, &SHAPE)]).collect();
    let mut scratch = vec![0.0; optimizer.scratch(&SHAPE)];
    let mut points = vec![START];
    for number in 1..=STEPS as u64 {
        let mut weights = *points.last().expect("the start");
        let mut slots: Vec<&mut [f32]> = state.iter_mut().map(Vec::as_mut_slice).collect();
        let arrays = (&mut slots[..], &mut scratch[..]);
        match kind.searches() {
            true => search(&optimizer, number, &mut weights, arrays),
            false => step(&optimizer, number, &mut weights, arrays),
        }
        points.push(weights);
    }
    Path { rate, points }
}

/// The state of an optimizer, and what it works in.
type State<'a, 'b> = (&'a mut [&'b mut [f32]], &'a mut [f32]);

fn step(
    optimizer: &Optimizer,
    number: u64,
    weights: &mut [f32; 2],
    (slots, scratch): State<'_, '_>,
) {
    let (runtime, step, mut place) = (Runtime::on_calling_thread(), Step::new(number), *weights);
    let seen: Vec<&[f32]> = slots.iter().map(|slot| &**slot).collect();
    optimizer.look_ahead(&runtime, step, weights, &seen, &mut place);
    let gradients = slope(place);
    let arrays = Arrays { weights, gradients: &gradients, slots, shape: &SHAPE, scratch };
    optimizer.step(&runtime, step, arrays);
}

fn search(
    optimizer: &Optimizer,
    number: u64,
    weights: &mut [f32; 2],
    (slots, scratch): State<'_, '_>,
) {
    let (runtime, step) = (Runtime::on_calling_thread(), Step::new(number));
    let [steps, changes] = slots else {
        panic!("{:?}: a search with other slots", optimizer.kind())
    };
    let spans = [Span { range: 0..2, decay_factor: 1.0 }];
    let mut under_way = None;
    loop {
        let (loss, gradients) = (f64::from(height(*weights)), slope(*weights));
        let mut arrays = SearchArrays {
            weights,
            gradients: &gradients,
            steps,
            changes,
            scratch: &mut *scratch,
            spans: &spans,
        };
        let goes_on = match &mut under_way {
            Some(search) => optimizer.go_on(&runtime, step, search, loss, &mut arrays),
            None => {
                under_way = optimizer.begin_search(&runtime, step, loss, &mut arrays);
                under_way.is_some()
            }
        };
        if !goes_on {
            return;
        }
    }
}

/// The path with the rate that suits it.
pub fn best_path(kind: OptimizerKind) -> Path {
    let rates = [1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1.0, 10.0];
    let rates = rates.into_iter().flat_map(|power| [1.0, 2.0, 5.0].map(|factor| factor * power));
    let paths = rates.map(|rate| walk(kind, rate));
    let finite = paths.filter(|path| path.height_after(STEPS).is_finite());
    let best = finite.min_by(|a, b| a.height_after(STEPS).total_cmp(&b.height_after(STEPS)));
    best.expect("a small rate that diverges nowhere")
}
