//! The protocol of a benchmark peer: arguments, timing, and one JSON line a workload.
//!
//! `--threads N --filter prefix,prefix [--level NAME]`; the environment names the peer (BENCH_PEER),
//! how many samples to take (BENCH_SAMPLES, 7) and how long one lasts (BENCH_SAMPLE_MS, 20), and
//! may choose the level (GLIA_BENCH_LEVEL). A line looks like
//!
//! ```text
//! {"peer":"glia","wl":"w1.a.tanh","threads":1,"ns":123.4,"min":120.1,"max":130.0}
//! ```
//!
//! with the nanoseconds of one call: the median, the least and the greatest of the samples.

use std::env;
use std::str::FromStr;
use std::time::Instant;

/// Calls before the clock is believed, however long they take.
const LEAST_CALLS: u64 = 3;

/// What this run is to measure, and how.
pub struct Bench {
    /// Threads that a call may use.
    pub threads: usize,
    /// The instruction set, where one is forced.
    pub level: Option<String>,
    peer: String,
    prefixes: Vec<String>,
    samples: usize,
    sample_nanoseconds: f64,
}

/// Prints what was expected and leaves.
pub fn give_up(message: &str) -> ! {
    eprintln!("{message}");
    std::process::exit(2)
}

fn parsed<T: FromStr>(name: &str, text: &str) -> T {
    text.parse().unwrap_or_else(|_| give_up(&format!("{name}: expected a number, got {text}")))
}

fn from_environment<T: FromStr>(name: &str, default: T) -> T {
    env::var(name).map_or(default, |text| parsed(name, &text))
}

impl Bench {
    /// Reads the arguments and the environment.
    pub fn from_environment(peer: &str) -> Self {
        let mut bench = Self {
            threads: 1,
            level: env::var("GLIA_BENCH_LEVEL").ok().filter(|level| !level.is_empty()),
            peer: env::var("BENCH_PEER").unwrap_or_else(|_| peer.to_owned()),
            prefixes: Vec::new(),
            samples: from_environment("BENCH_SAMPLES", 7).max(1),
            sample_nanoseconds: from_environment("BENCH_SAMPLE_MS", 20.0) * 1e6,
        };
        let mut arguments = env::args().skip(1);
        while let Some(name) = arguments.next() {
            let known = ["--threads", "--filter", "--level"].contains(&name.as_str());
            let Some(value) = arguments.next().filter(|_| known) else {
                give_up(&format!(
                    "expected --threads N, --filter PREFIX,PREFIX or --level NAME, got {name}"
                ))
            };
            match name.as_str() {
                "--threads" => bench.threads = parsed::<usize>(&name, &value).max(1),
                "--level" => bench.level = Some(value),
                _ => bench.prefixes = value.split(',').map(str::to_owned).collect(),
            }
        }
        bench.prefixes.retain(|prefix| !prefix.is_empty());
        bench
    }

    /// The peer's name.
    #[allow(dead_code, reason = "used by the peer that stands for two crates")]
    pub fn peer(&self) -> &str {
        &self.peer
    }

    /// Whether a workload was asked for.
    pub fn wants(&self, workload: &str) -> bool {
        self.prefixes.is_empty() || self.prefixes.iter().any(|prefix| workload.starts_with(prefix))
    }

    /// Times a call and prints the workload's line.
    pub fn time(&self, workload: &str, mut call: impl FnMut()) {
        let calls = self.calls_of_a_sample(&mut call);
        let mut samples: Vec<f64> =
            (0..self.samples).map(|_| nanoseconds(&mut call, calls) / calls as f64).collect();
        samples.sort_by(f64::total_cmp);
        println!(
            "{{\"peer\":\"{}\",\"wl\":\"{workload}\",\"threads\":{},\"ns\":{:.3},\"min\":{:.3},\
             \"max\":{:.3}}}",
            self.peer,
            self.threads,
            samples[samples.len() / 2],
            samples[0],
            samples[samples.len() - 1]
        );
    }

    /// Warms up for about one sample's time, and finds how many calls fill it.
    fn calls_of_a_sample(&self, call: &mut impl FnMut()) -> u64 {
        let mut calls = LEAST_CALLS;
        loop {
            let each = nanoseconds(call, calls) / calls as f64;
            let wanted = (self.sample_nanoseconds / each).ceil().clamp(1.0, 1e9) as u64;
            // A short trial may have been a slow one: go on until one lasts half a sample.
            if wanted <= 2 * calls {
                return wanted;
            }
            calls = wanted.min(10 * calls);
        }
    }
}

fn nanoseconds(call: &mut impl FnMut(), calls: u64) -> f64 {
    let start = Instant::now();
    (0..calls).for_each(|_| call());
    start.elapsed().as_nanos().max(1) as f64
}
