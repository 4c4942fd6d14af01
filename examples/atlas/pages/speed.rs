//! The record of times: `run` lines say where and when, the lines below a run what was measured.
//!
//! ```text
//! run 2026-11-25, machine, instruction set
//! relu forward 0.046 backward 0.11
//! ```

use std::collections::BTreeMap;
use std::fmt::Write;

use super::SPEED;

/// The times of one activation, in nanoseconds an element.
pub struct Times {
    /// Date, machine and instruction set.
    pub run: String,
    /// What was timed, and how long it took.
    pub parts: Vec<(String, f64)>,
}

impl Times {
    /// The time of a part.
    pub fn part(&self, name: &str) -> Option<f64> {
        self.parts.iter().find(|(part, _)| part == name).map(|(_, time)| *time)
    }
}

/// The record.
#[derive(Default)]
pub struct Record(BTreeMap<String, Times>);

impl Record {
    /// Reads the text.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut record = Self::default();
        let mut run = None;
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(text) = line.strip_prefix("run ") {
                run = Some(text);
                continue;
            }
            let wrong = || format!("{SPEED}: expected \"name part time part time …\": {line}");
            let run = run.ok_or_else(wrong)?.to_owned();
            let mut words = line.split(' ');
            let name = words.next().ok_or_else(wrong)?;
            let words: Vec<_> = words.collect();
            let mut parts = Vec::new();
            for pair in words.chunks(2) {
                let [part, time] = pair else { return Err(wrong()) };
                parts.push(((*part).to_owned(), time.parse().map_err(|_| wrong())?));
            }
            record.0.insert(name.to_owned(), Times { run, parts });
        }
        Ok(record)
    }

    /// The times of an activation.
    pub fn times(&self, name: &str) -> Result<&Times, String> {
        let found = self
            .0
            .get(name)
            .filter(|times| times.part("forward").is_some() && times.part("backward").is_some());
        found.ok_or_else(|| {
            format!(
                "{SPEED}: no times of {name}: cargo run --release --example atlas -- --measure {name}"
            )
        })
    }

    /// Replaces the times of an activation.
    #[allow(dead_code, reason = "the test of the pages measures nothing")]
    pub fn replace(&mut self, name: &str, times: Times) {
        self.0.insert(name.to_owned(), times);
    }

    /// The record as text, runs in the order of their dates.
    #[allow(dead_code, reason = "the test of the pages measures nothing")]
    pub fn write(&self, head: &str) -> String {
        let mut runs: BTreeMap<&str, String> = BTreeMap::new();
        for (name, times) in &self.0 {
            let lines = runs.entry(&times.run).or_default();
            lines.push_str(name);
            for (part, time) in &times.parts {
                write!(lines, " {part} {time}").expect("a string takes all");
            }
            lines.push('\n');
        }
        let mut text = head.to_owned();
        for (run, lines) in runs {
            write!(text, "\nrun {run}\n{lines}").expect("a string takes all");
        }
        text
    }
}
