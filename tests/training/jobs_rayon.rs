//! A host's job system in Rust: a pool of rayon's does the library's work, with the bits of one thread.

use std::ffi::c_void;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::digits::{CLASSES, Digits, hexadecimal, optimizer, stack};
use glia::activation::ActivationKind;
use glia::host::jobs::{Body, JobSystem};
use glia::kernels::float_environment::HostEnvironment;
use glia::kernels::runtime::Runtime;
use glia::loss::{Loss, LossKind, Targets};
use glia::optim::OptimizerKind;
use glia::train::{Trainer, TrainerOptions};
use rayon::prelude::*;

const WORKERS: usize = 3;
const ROWS: usize = 520;
const UNITS: usize = 512;

/// A host: its threads, and how many indices they were given.
struct Host {
    pool: rayon::ThreadPool,
    indices: AtomicUsize,
}

/// What a thread of the pool is handed with an index.
struct Job(*mut c_void);

// SAFETY: the job is the library's, for any thread.
unsafe impl Sync for Job {}

impl Job {
    fn pointer(&self) -> *mut c_void {
        self.0
    }
}

unsafe extern "C" fn parallel_for(
    body: Option<Body>,
    count: i32,
    job: *mut c_void,
    user: *mut c_void,
) {
    // SAFETY: what the job system was made with, which lives as long as the runtime.
    let host = unsafe { &*user.cast::<Host>() };
    let (body, job) = (body.expect("a body"), Job(job));
    host.indices.fetch_add(count as usize, Ordering::Relaxed);
    host.pool.install(|| {
        (0..count).into_par_iter().for_each(|index| {
            let worker = rayon::current_thread_index().expect("in the pool") as u32;
            // SAFETY: each index once, a worker's number on one thread at a time.
            unsafe { body(index, index + 1, worker, job.pointer()) };
        });
    });
}

fn hash(runtime: Arc<Runtime>, digits: &Digits) -> String {
    let model = stack(&[UNITS, UNITS, CLASSES], ActivationKind::Tanh, 5);
    let options = TrainerOptions { largest_batch: ROWS, ..TrainerOptions::default() };
    let loss = Loss::new(LossKind::SoftmaxCrossEntropy);
    let adam = optimizer(OptimizerKind::Adam);
    let mut trainer = Trainer::new(&model, loss, adam, runtime, options).unwrap();
    for _ in 0..3 {
        trainer.step(digits.pixels(), &Targets::Labels32(digits.classes())).unwrap();
    }
    hexadecimal(trainer.hash())
}

#[test]
fn a_pool_of_rayons_gives_the_bits_of_one_thread() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(WORKERS).build().unwrap();
    let mut host = Box::new(Host { pool, indices: AtomicUsize::new(0) });
    let user: *mut c_void = std::ptr::from_mut(&mut *host).cast();
    // SAFETY: the host lives to the end of the test, and its function does not unwind.
    let system = unsafe { JobSystem::new(parallel_for, user) };
    let environment = HostEnvironment::current();
    let runtime = Runtime::on_job_system(system, environment, WORKERS, None).unwrap();
    let digits = Digits::first(ROWS);
    let on_pool = hash(runtime, &digits);
    assert!(host.indices.load(Ordering::Relaxed) > 10);
    assert_eq!(on_pool, hash(Runtime::single(), &digits));
}
