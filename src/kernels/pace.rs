//! How much of a computation is done in one go: all of it, or operations until a frame's time is up.
//!
//! A training step is a row of stages (a layer forward, a loss, a layer backward, an update), and a
//! stage a row of operations: pieces of a matrix product, of rows or of weights, cut by sizes alone,
//! each of about 20 to 100 microseconds at most. A pace counts the operations of a stage. Where time
//! is up it breaks, and when the stage is called again it passes over those that were done: so a
//! stage's code is the same whether it runs in one go or in a thousand. Between its operations a
//! stage keeps nothing but what stands in the arrays, and computes nothing outside of them.
//!
//! An operation begins only if the time foretold for it is left; the first one of a frame always
//! does, so that every frame brings a step further. What is foretold is the time of a unit of work,
//! measured for each stage and place in it: it follows a longer time at once (an interruption counts
//! at most double) and a shorter one by sixteenths. Cost: nothing in one go; in frames the clock is
//! read for operations of about a microsecond and more, and after two microseconds of shorter ones.

use std::ops::{ControlFlow, Range};

use crate::error::{Error, ErrorCode};
use crate::host::clock::Instant;

/// Places in a stage that are measured by themselves.
pub const SITES: usize = 8;

/// What is foretold for a unit of work that was never measured, in nanoseconds: a multiply-add or a
/// float that is read and written, at a slow guess.
const FIRST_GUESS: f32 = 0.25;

/// The least that a unit of work counts for. The clocks of browsers stand still for up to a millisecond:
/// what seemed to take no time would never be measured again, and no frame would end.
const LEAST: f32 = if cfg!(target_family = "wasm") { FIRST_GUESS } else { f32::MIN_POSITIVE };

/// Operations below this are not measured one by one, in nanoseconds.
const SHORT: f64 = 1000.0;

/// After so many nanoseconds of unmeasured operations the clock is read.
const UNMEASURED: f64 = 2000.0;

/// What an operation does: its place in the stage, and the units of work of one element.
#[derive(Clone, Copy, Debug)]
pub struct Work {
    /// Below [`SITES`].
    pub site: usize,
    /// Multiply-adds, or floats moved, for each element of the range.
    pub units: usize,
}

/// A frame's time.
struct Frame {
    began: Instant,
    /// Nanoseconds that it has.
    budget: f64,
    /// Nanoseconds since it began, as far as known: measured, or foretold since then.
    now: f64,
    /// Of these, what was foretold and not measured.
    unmeasured: f64,
    /// Whether an operation was done in it.
    has_worked: bool,
}

/// The pace of a computation.
pub struct Pace {
    /// None: all in one go.
    frame: Option<Frame>,
    /// Operations are so many times as large, as threads share each.
    threads: usize,
    /// Nanoseconds of a unit of work, [`SITES`] for each stage; 0 before the first.
    rates: Vec<f32>,
    stage: usize,
    /// Operations of the stage that were passed in this call of it.
    position: usize,
    /// Operations of the stage that were done.
    done: usize,
}

impl Pace {
    /// Everything in one go.
    pub fn whole() -> Self {
        Self { frame: None, threads: 1, rates: Vec::new(), stage: 0, position: 0, done: 0 }
    }

    /// Does a computation in one go.
    pub fn in_one_go(computation: impl FnOnce(&mut Self) -> ControlFlow<()>) {
        let done = computation(&mut Self::whole());
        debug_assert!(done.is_continue(), "broken off without a frame");
    }

    /// In frames, for so many stages. Allocates.
    pub fn in_frames(stages: usize, threads: usize) -> Result<Self, Error> {
        let (mut rates, count) = (Vec::new(), stages.saturating_mul(SITES));
        rates.try_reserve_exact(count).map_err(|_| {
            let message = format!("memory: the system refused {count} more values");
            Error::new(ErrorCode::OutOfMemory, message)
        })?;
        rates.resize(count, 0.0);
        let began = Instant::now();
        let frame = Frame { began, budget: 0.0, now: 0.0, unmeasured: 0.0, has_worked: false };
        Ok(Self { frame: Some(frame), threads, rates, ..Self::whole() })
    }

    /// Begins a frame of so many nanoseconds.
    pub fn begin_frame(&mut self, nanoseconds: u64) {
        let (began, budget) = (Instant::now(), nanoseconds as f64);
        let frame = Frame { began, budget, now: 0.0, unmeasured: 0.0, has_worked: false };
        self.frame = Some(frame);
    }

    /// Nanoseconds since the frame began, as far as known; 0 in one go.
    pub fn elapsed(&self) -> f64 {
        self.frame.as_ref().map_or(0.0, |frame| frame.now)
    }

    /// Reads the clock.
    pub fn measure(&mut self) -> f64 {
        let Some(frame) = &mut self.frame else { return 0.0 };
        frame.synchronize();
        frame.now
    }

    /// Whether everything is done in one go.
    #[inline]
    pub fn is_whole(&self) -> bool {
        self.frame.is_none()
    }

    /// Begins a stage, or goes on with it.
    #[inline]
    pub fn enter(&mut self, stage: usize) {
        (self.stage, self.position) = (stage, 0);
    }

    /// The stage is done: the next one begins with its first operation.
    #[inline]
    pub fn leave(&mut self) {
        self.done = 0;
    }

    /// Forgets the stage that was begun.
    pub fn forget(&mut self) {
        (self.position, self.done) = (0, 0);
    }

    /// Calls `body` for ranges of at most `piece` elements (times the number of threads) that make up
    /// `total`, those that were not done yet, until time is up; in one go for all of them at once.
    #[inline]
    pub fn pieces(
        &mut self,
        work: Work,
        total: usize,
        piece: usize,
        mut body: impl FnMut(Range<usize>),
    ) -> ControlFlow<()> {
        if self.frame.is_none() {
            body(0..total);
            return ControlFlow::Continue(());
        }
        self.pieces_in_frame(work, total, piece, &mut body)
    }

    /// One operation of `elements`.
    #[inline]
    pub fn one(&mut self, work: Work, elements: usize, mut body: impl FnMut()) -> ControlFlow<()> {
        self.pieces(work, elements, usize::MAX, |_| body())
    }

    #[inline(never)]
    fn pieces_in_frame(
        &mut self,
        work: Work,
        total: usize,
        piece: usize,
        body: &mut dyn FnMut(Range<usize>),
    ) -> ControlFlow<()> {
        let piece = piece.max(1).saturating_mul(self.threads);
        let count = total.div_ceil(piece).max(1);
        // Those that were done before are passed over at once.
        let passed = (self.done - self.position).min(count);
        self.position += passed;
        for index in passed..count {
            let start = index * piece;
            let range = start..total.min(start.saturating_add(piece));
            self.operation(work, range.len(), &mut || body(range.clone()))?;
        }
        ControlFlow::Continue(())
    }

    /// The next operation, if its time is left.
    fn operation(
        &mut self,
        work: Work,
        elements: usize,
        body: &mut dyn FnMut(),
    ) -> ControlFlow<()> {
        let frame = self.frame.as_mut().expect("in frames");
        let rate = &mut self.rates[self.stage * SITES + work.site];
        let units = (work.units.max(1) as f64) * (elements.max(1) as f64);
        let is_known = *rate > 0.0;
        let foretold = units * f64::from(if is_known { *rate } else { FIRST_GUESS });
        if frame.has_worked && frame.now + foretold > frame.budget {
            // What was foretold may have been too much.
            if frame.unmeasured == 0.0 {
                return ControlFlow::Break(());
            }
            frame.synchronize();
            if frame.now + foretold > frame.budget {
                return ControlFlow::Break(());
            }
        }
        if is_known && foretold < SHORT {
            body();
            frame.now += foretold;
            frame.unmeasured += foretold;
            if frame.unmeasured > UNMEASURED {
                frame.synchronize();
            }
        } else {
            if frame.unmeasured > 0.0 {
                frame.synchronize();
            }
            let before = frame.now;
            body();
            frame.synchronize();
            *rate = follow(*rate, ((frame.now - before) / units) as f32);
        }
        frame.has_worked = true;
        self.position += 1;
        self.done += 1;
        ControlFlow::Continue(())
    }
}

impl Frame {
    /// Reads the clock.
    fn synchronize(&mut self) {
        self.now = self.began.elapsed().as_nanos() as f64;
        self.unmeasured = 0.0;
    }
}

/// The time of a unit of work after one more measurement.
fn follow(rate: f32, measured: f32) -> f32 {
    let measured = measured.max(LEAST);
    if rate == 0.0 {
        measured
    } else if measured > rate {
        measured.min(2.0 * rate)
    } else {
        rate + (measured - rate) / 16.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORK: Work = Work { site: 0, units: 1 };

    /// Two rows of operations, in frames of the given budgets; returns what was done, in order.
    fn in_frames(budget: u64, threads: usize) -> (Vec<Range<usize>>, usize) {
        let mut pace = Pace::in_frames(1, threads).unwrap();
        let (mut ranges, mut frames) = (Vec::new(), 0);
        loop {
            frames += 1;
            pace.begin_frame(budget);
            pace.enter(0);
            let first = pace.pieces(WORK, 10, 3, |range| ranges.push(range));
            let all = match first {
                ControlFlow::Continue(()) => pace.pieces(WORK, 4, 2, |range| ranges.push(range)),
                stopped => stopped,
            };
            if all.is_continue() {
                return (ranges, frames);
            }
            assert!(frames < 100, "no progress");
        }
    }

    #[test]
    fn a_frame_of_no_time_does_one_operation_and_none_is_done_twice() {
        let expected = vec![0..3, 3..6, 6..9, 9..10, 0..2, 2..4];
        assert_eq!(in_frames(0, 1), (expected.clone(), 6));
        assert_eq!(in_frames(1 << 40, 1), (expected, 1));
        assert_eq!(in_frames(0, 2), (vec![0..6, 6..10, 0..4], 3));
    }

    #[test]
    fn in_one_go_there_is_one_range() {
        let mut pace = Pace::whole();
        let mut ranges = Vec::new();
        let all = pace.pieces(WORK, 10, 3, |range| ranges.push(range));
        assert!(all.is_continue() && ranges.len() == 1 && ranges[0] == (0..10) && pace.is_whole());
    }

    #[test]
    fn nothing_to_do_is_one_operation() {
        let mut pace = Pace::in_frames(1, 1).unwrap();
        pace.enter(0);
        let mut count = 0;
        assert!(pace.pieces(WORK, 0, 3, |range| count += 1 + range.len()).is_continue());
        assert_eq!(count, 1);
    }

    #[test]
    fn rates_follow_longer_times_at_once_and_interruptions_by_the_double() {
        assert_eq!(follow(0.0, 5.0), 5.0);
        assert_eq!(follow(4.0, 5.0), 5.0);
        assert_eq!(follow(4.0, 5000.0), 8.0);
        assert_eq!(follow(4.0, 0.0), 3.75);
    }
}
