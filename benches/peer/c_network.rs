//! Networks of dense layers through the C ABI: a model with given weights, a session, a trainer.

use std::ffi::c_void;
use std::ptr;

use super::c_api::*;
use super::data::Floats;

/// A multilayer perceptron: its sizes, one activation for the hidden layers, and its weights.
pub struct Network {
    /// Inputs, hidden layers, outputs.
    pub sizes: Vec<usize>,
    /// GLIA_ACTIVATION_… of the hidden layers; the last layer is linear.
    pub activation: i32,
    /// For each layer its weights, inputs × outputs, and its biases.
    pub parameters: Vec<[Floats; 2]>,
    model: *mut Handle,
}

impl Network {
    /// A network with weights uniform in ± `scale(inputs of the layer)`, biases in ± `bias`.
    pub fn new(sizes: &[usize], activation: i32, scale: impl Fn(usize) -> f32, bias: f32) -> Self {
        let pairs = sizes.windows(2).enumerate();
        let parameters = pairs.map(|(layer, pair)| {
            let seed = 2 * layer as u64 + 11;
            let weights = Floats::uniform(pair[0] * pair[1], seed, scale(pair[0]));
            [weights, Floats::uniform(pair[1], seed + 1, bias)]
        });
        let parameters: Vec<_> = parameters.collect();
        let model = model(sizes, activation);
        for (index, values) in parameters.iter().flatten().enumerate() {
            let (start, count) = (values.as_ptr(), values.len());
            // SAFETY: the handle is a model's, the array as long as said.
            checked(|error| unsafe { glia_model_parameter_set(model, index, start, count, error) });
        }
        Self { sizes: sizes.to_vec(), activation, parameters, model }
    }

    /// A session for batches of this many rows.
    pub fn session(&self, runtime: &Runtime, rows: usize) -> Session {
        // SAFETY: live handles.
        let session =
            made(|out, error| unsafe { glia_session_new(self.model, runtime.0, rows, out, error) });
        Session(session)
    }

    /// A trainer for batches of this many rows, with a learning rate of 1e-4.
    pub fn trainer(&self, runtime: &Runtime, loss: i32, optimizer: i32, rows: usize) -> Trainer {
        let size = size_of::<TrainerOptions>();
        let options = TrainerOptions {
            struct_size: size,
            largest_batch: rows,
            seed: 1,
            input_gradient: 0,
            reserved: 0,
        };
        // SAFETY: live handles, and options with their size.
        unsafe {
            let loss = made(|out, error| glia_loss_new(loss, out, error));
            let rule = made(|out, error| glia_optimizer_new(optimizer, out, error));
            checked(|error| glia_optimizer_set(rule, PARAM_LEARNING_RATE, 1e-4, error));
            let trainer = made(|out, error| {
                glia_trainer_new(self.model, loss, rule, runtime.0, &options, out, error)
            });
            glia_optimizer_free(rule);
            glia_loss_free(loss);
            Trainer(trainer)
        }
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        // SAFETY: freed once.
        unsafe { glia_model_free(self.model) };
    }
}

fn model(sizes: &[usize], activation: i32) -> *mut Handle {
    // SAFETY: live handles, names that end with NUL, a shape of one number.
    unsafe {
        let graph = made(|out, error| glia_graph_new(out, error));
        let mut node = 0;
        let shape = [sizes[0] as i64];
        checked(|error| {
            let name = c"inputs".as_ptr();
            glia_graph_add_input(graph, name, STRLEN, shape.as_ptr(), 1, &mut node, error)
        });
        for (layer, &units) in sizes[1..].iter().enumerate() {
            let name = format!("layer{layer}\0");
            let last = layer + 2 == sizes.len();
            let kind = if last { ACTIVATION_IDENTITY } else { activation };
            checked(|error| {
                let (name, units) = (name.as_ptr().cast(), units as i64);
                glia_graph_add_dense(graph, name, STRLEN, node, units, kind, &mut node, error)
            });
        }
        let model = made(|out, error| glia_model_new(graph, 1, out, error));
        glia_graph_free(graph);
        model
    }
}

/// A session.
pub struct Session(*mut Handle);

impl Session {
    /// glia_session_run on the host's arrays.
    #[inline(always)]
    pub fn run(&mut self, inputs: &[f32], outputs: &mut [f32]) {
        let (from, to) = (inputs.as_ptr(), outputs.as_mut_ptr());
        // SAFETY: the handle is a session's, the arrays as long as said.
        checked(|error| unsafe {
            glia_session_run(self.0, from, inputs.len(), to, outputs.len(), error)
        });
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // SAFETY: freed once.
        unsafe { glia_session_free(self.0) };
    }
}

/// What the rows of a batch should give.
pub enum Targets<'a> {
    /// Values of the output's shape.
    Values(&'a [f32]),
    /// One class a row.
    Labels(&'a [i32]),
}

/// A trainer.
pub struct Trainer(*mut Handle);

impl Trainer {
    /// glia_trainer_step on the host's arrays, with the loss of the batch before the update.
    #[inline(always)]
    pub fn step(&mut self, inputs: &[f32], targets: &Targets<'_>) -> f64 {
        let mut loss = 0.0;
        let (pointer, kind, count): (*const c_void, i32, usize) = match targets {
            Targets::Values(values) => (values.as_ptr().cast(), TYPE_FLOAT32, values.len()),
            Targets::Labels(labels) => (labels.as_ptr().cast(), TYPE_INT32, labels.len()),
        };
        let (from, rows) = (inputs.as_ptr(), inputs.len());
        // SAFETY: the handle is a trainer's, the arrays as long as said.
        checked(|error| unsafe {
            let loss = ptr::from_mut(&mut loss);
            glia_trainer_step(self.0, from, rows, pointer, kind, count, loss, error)
        });
        loss
    }
}

impl Drop for Trainer {
    fn drop(&mut self) {
        // SAFETY: freed once.
        unsafe { glia_trainer_free(self.0) };
    }
}
