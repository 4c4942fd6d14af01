// Every function of the C header: what it returns, and its arguments.
//
// Generated from the C header by python3 bindings/generate/javascript.py; do not edit.

/** The exports of the module, as WebAssembly takes them: addresses are numbers. */
export interface Functions {
  /**
   * Makes an activation with default parameters.
   *
   * @param kind        one of GLIA_ACTIVATION_…
   * @param activation  receives the activation, to be freed with glia_activation_free
   * @param error       receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_activation_new(kind: number, activation: number, error: number): number;
  /**
   * Frees an activation.
   *
   * @param activation  the activation; NULL is fine
   *
   * Threads: any. Must not be called twice with the same activation. Since 0.1.0.
   */
  glia_activation_free(activation: number): void;
  /**
   * The kind of an activation.
   *
   * @param activation  the activation
   * @param kind        receives one of GLIA_ACTIVATION_…
   * @param error       receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_activation_kind(activation: number, kind: number, error: number): number;
  /**
   * Sets a parameter of an activation. glia_catalog_parameter lists what a kind has. The functions
   * use the float nearest to it.
   *
   * @param activation  the activation
   * @param key         one of GLIA_PARAM_…
   * @param value       the value, within the bounds of glia_parameter_info
   * @param error       receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
   *         (value)
   *
   * Threads: any, one call at a time on the same activation. Allocates nothing but errors. Since
   * 0.1.0.
   */
  glia_activation_set(activation: number, key: number, value: number, error: number): number;
  /**
   * The value of a parameter of an activation.
   *
   * @param activation  the activation
   * @param key         one of GLIA_PARAM_…
   * @param value       receives the value
   * @param error       receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_activation_get(activation: number, key: number, value: number, error: number): number;
  /**
   * A property of an activation with its parameters as set: range, monotonic, zero-centred and the
   * like. A yes is 1, a no 0.
   *
   * @param activation  the activation
   * @param property    one of GLIA_ACTIVATION_PROPERTY_…
   * @param value       receives the value; the ends of a range may be infinite
   * @param error       receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_activation_property(activation: number, property: number, value: number, error: number): number;
  /**
   * A point where an activation with its parameters as set, or its derivative, jumps, in ascending
   * order. A numerical check of a gradient must avoid it.
   *
   * @param activation  the activation
   * @param index       the point's place, from 0 to below GLIA_ACTIVATION_PROPERTY_KINK_COUNT
   * @param value       receives the point
   * @param error       receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (index)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_activation_kink(activation: number, index: number, value: number, error: number): number;
  /**
   * The length of a row of outputs of an activation for rows of so many inputs: the same, but for
   * maxout (columns / pieces), gated units (columns / 2) and CReLU (2 columns).
   *
   * @param activation      the activation
   * @param columns         the floats of a row of inputs
   * @param output_columns  receives the floats of a row of outputs
   * @param error           receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (columns is no multiple of
   *         what the kind asks for)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_activation_output_columns(activation: number, columns: number, output_columns: number, error: number): number;
  /**
   * How many learned parameters an activation has for rows of so many inputs: 0 for most. They stand
   * one kind of parameter after the other, as a model names them (PReLU: slope; SReLU:
   * lower_threshold, lower_slope, upper_threshold, upper_slope; APL: slopes, then hinges, each
   * [hinges, columns]; learned Swish: beta; learned Snake: frequency), each with a value a column, or
   * one for all where GLIA_PARAM_SHARED is 1.
   *
   * @param activation  the activation
   * @param columns     the floats of a row of inputs
   * @param count       receives the number of floats
   * @param error       receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns: more than fit into
   *         memory)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_activation_parameter_count(activation: number, columns: number, count: number, error: number): number;
  /**
   * Computes an activation: output = f(input). Softmax, log-softmax, softmin and sparsemax work
   * along each row, as do the kinds whose rows of outputs have another length (maxout, gated units,
   * CReLU: glia_activation_output_columns); the others work on each element alone. Randomized
   * rectifiers are computed as in inference. Kinds that learn parameters need
   * glia_activation_forward_with.
   *
   * @param activation  the activation
   * @param runtime     the runtime to compute with; NULL for the calling thread alone
   * @param input       rows * columns floats, row after row; NULL only where there are none
   * @param rows        the number of rows, from 0
   * @param columns     the floats of a row of inputs, from 0
   * @param output      receives rows * output columns floats; may be the same array as input, or
   *                    overlap it in any way, and then input is overwritten; but of maxout, gated
   *                    units and CReLU it must be apart from input
   * @param error       receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (rows * columns does not
   *         fit into memory; the kind learns parameters; output overlaps input and may not),
   *         GLIA_ERROR_SHAPE_MISMATCH (columns is no multiple of what the kind asks for)
   *
   * Threads: any, at the same time, with outputs that do not overlap. Allocates nothing but errors.
   * Since 0.1.0.
   */
  glia_activation_forward(activation: number, runtime: number, input: number, rows: number, columns: number, output: number, error: number): number;
  /**
   * Computes the gradient at an activation's input from that at its output: elementwise
   * input_gradient = output_gradient * f'(input); for softmax, with y the outputs and g the
   * gradients of a row, y_i (g_i - sum_j g_j y_j). Kinds that learn parameters need
   * glia_activation_backward_with.
   *
   * GLIA_ACTIVATION_PROPERTY_READS says what the derivative is computed from. Where that is the
   * output, and it is not given, it is first computed from the input, into memory that the call
   * allocates. Where it is the input, the input must be given.
   *
   * @param activation       the activation
   * @param runtime          the runtime to compute with; NULL for the calling thread alone
   * @param input            what the forward call read, rows * columns floats; may be NULL where the
   *                         derivative reads the output and that is given
   * @param output           what the forward call wrote, rows * output columns floats; may be NULL
   *                         where input is given
   * @param output_gradient  the gradient at the output, rows * output columns floats
   * @param rows             the number of rows, from 0
   * @param columns          the floats of a row of inputs, from 0
   * @param input_gradient   receives the gradient at the input, rows * columns floats; may be the
   *                         same array as output_gradient, or overlap it, but of maxout, gated units
   *                         and CReLU it must be apart from it; never input or output
   * @param error            receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER (also where what the derivative reads is missing),
   *         GLIA_ERROR_INVALID_ARGUMENT (rows * columns does not fit into memory; the kind learns
   *         parameters; input_gradient overlaps what it may not), GLIA_ERROR_SHAPE_MISMATCH (columns
   *         is no multiple of what the kind asks for), GLIA_ERROR_OUT_OF_MEMORY (the output had to be
   *         computed)
   *
   * Threads: any, at the same time, with input gradients that do not overlap. Allocates nothing but
   * errors where what the derivative reads is given. Since 0.1.0.
   */
  glia_activation_backward(activation: number, runtime: number, input: number, output: number, output_gradient: number, rows: number, columns: number, input_gradient: number, error: number): number;
  /**
   * Computes an activation as glia_activation_forward does, also of a kind that learns parameters,
   * and in training.
   *
   * @param activation       the activation
   * @param runtime          the runtime to compute with; NULL for the calling thread alone
   * @param input            rows * columns floats, row after row; NULL only where there are none
   * @param rows             the number of rows, from 0
   * @param columns          the floats of a row of inputs, from 0
   * @param parameters       the learned parameters; NULL where there are none
   * @param parameter_count  glia_activation_parameter_count for these columns
   * @param options          training, seed and step; NULL for inference
   * @param output           receives rows * output columns floats; may be the same array as input, or
   *                         overlap it in any way, and then input is overwritten; but of maxout, gated
   *                         units and CReLU it must be apart from input; always apart from
   *                         parameters
   * @param error            receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (rows * columns does not
   *         fit into memory; parameter_count; options; output overlaps what it may not),
   *         GLIA_ERROR_UNSUPPORTED (options of a newer header), GLIA_ERROR_SHAPE_MISMATCH (columns is
   *         no multiple of what the kind asks for)
   *
   * Threads: any, at the same time, with outputs that do not overlap. Allocates nothing but errors.
   * Since 0.1.0.
   */
  glia_activation_forward_with(activation: number, runtime: number, input: number, rows: number, columns: number, parameters: number, parameter_count: number, options: number, output: number, error: number): number;
  /**
   * Computes gradients as glia_activation_backward does, also of a kind that learns parameters, for
   * which it computes the gradients too, and in training.
   *
   * @param activation          the activation
   * @param runtime             the runtime to compute with; NULL for the calling thread alone
   * @param input               what the forward call read, rows * columns floats; may be NULL where
   *                            the derivative reads the output and that is given
   * @param output              what the forward call wrote, rows * output columns floats; may be NULL
   *                            where input is given
   * @param output_gradient     the gradient at the output, rows * output columns floats
   * @param rows                the number of rows, from 0
   * @param columns             the floats of a row of inputs, from 0
   * @param parameters          the learned parameters; NULL where there are none
   * @param parameter_count     glia_activation_parameter_count for these columns
   * @param options             training, seed and step of the forward call; NULL for inference
   * @param input_gradient      receives the gradient at the input, rows * columns floats; may be the
   *                            same array as output_gradient, or overlap it, but of maxout, gated
   *                            units and CReLU it must be apart from it; never another array
   * @param parameter_gradient  receives the gradients of the parameters, parameter_count floats,
   *                            summed over the rows; may be NULL; apart from every other array
   * @param error               receives the error of a failed call; may be NULL
   * @return as glia_activation_backward, and GLIA_ERROR_INVALID_ARGUMENT (parameter_count; options),
   *         GLIA_ERROR_UNSUPPORTED (options of a newer header)
   *
   * Threads: any, at the same time, with gradients that do not overlap. Allocates nothing but errors
   * where what the derivative reads is given. Since 0.1.0.
   */
  glia_activation_backward_with(activation: number, runtime: number, input: number, output: number, output_gradient: number, rows: number, columns: number, parameters: number, parameter_count: number, options: number, input_gradient: number, parameter_gradient: number, error: number): number;
  /**
   * Gives the library the host's allocator, for the whole process: all of its memory comes from it
   * from now on, but for the stacks of threads, which are the system's, and a reserve of half
   * a megabyte inside the library for requests of up to 16 KiB that the allocator refuses. To be called before anything
   * else; also later while nothing of glia's is alive. With NULL for both functions the system's
   * allocator is used again, which is refused as long as anything is alive: a check for leaks.
   *
   * @param allocate    gives memory
   * @param deallocate  takes it back
   * @param user        given to both
   * @param error       receives the error of a failed call, which is memory too: to be freed before
   *                    the next attempt; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER (one of the functions, but not both),
   *         GLIA_ERROR_INVALID_STATE (memory of the allocator before is in use),
   *         GLIA_ERROR_UNSUPPORTED (a library built without the feature host-allocator)
   *
   * Threads: any, while no other thread is in a call of glia. The functions are called on any thread
   * that calls glia and on the threads of its runtimes, several at the same time. Allocates nothing
   * but errors. Since 0.1.0.
   */
  glia_allocator_set(allocate: number, deallocate: number, user: number, error: number): number;
  /**
   * The number of kinds of a family.
   *
   * @param family  one of GLIA_FAMILY_…
   * @param count   receives the number
   * @param error   receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_catalog_count(family: number, count: number, error: number): number;
  /**
   * The number of a kind by its place in the catalogue, for going through all of a family.
   *
   * @param family  one of GLIA_FAMILY_…
   * @param index   the place, from 0 to below glia_catalog_count
   * @param kind    receives the kind's number, such as GLIA_LAYER_DENSE
   * @param error   receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family),
   *         GLIA_ERROR_INVALID_ARGUMENT (index)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_catalog_kind(family: number, index: number, kind: number, error: number): number;
  /**
   * Finds a kind by its name.
   *
   * @param family       one of GLIA_FAMILY_…
   * @param name         the name, such as "softmax_cross_entropy"; UTF-8
   * @param name_length  bytes of the name; GLIA_STRLEN where it ends with NUL
   * @param kind         receives the kind's number, such as GLIA_LOSS_SOFTMAX_CROSS_ENTROPY
   * @param error        receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family),
   *         GLIA_ERROR_INVALID_ARGUMENT (name is not UTF-8), GLIA_ERROR_NOT_FOUND (name)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_catalog_find(family: number, name: number, name_length: number, kind: number, error: number): number;
  /**
   * Copies the name of a kind, such as "softmax_cross_entropy". It stands in checkpoints and never
   * changes.
   *
   * @param family    one of GLIA_FAMILY_…
   * @param kind      a kind of the family
   * @param text      buffer for the name, cut to fit and always NUL-terminated; may be NULL with
   *                  capacity 0
   * @param capacity  bytes of the buffer
   * @param needed    receives the bytes of the whole name with its NUL; may be NULL
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_catalog_name(family: number, kind: number, text: number, capacity: number, needed: number, error: number): number;
  /**
   * Copies the description of a kind: its equation, its use and its source.
   *
   * @param family    one of GLIA_FAMILY_…
   * @param kind      a kind of the family
   * @param text      buffer for the description, cut to fit and always NUL-terminated; may be NULL
   *                  with capacity 0
   * @param capacity  bytes of the buffer
   * @param needed    receives the bytes of the whole description with its NUL; may be NULL
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_catalog_description(family: number, kind: number, text: number, capacity: number, needed: number, error: number): number;
  /**
   * The number of parameters of a kind.
   *
   * @param family  one of GLIA_FAMILY_…
   * @param kind    a kind of the family
   * @param count   receives the number
   * @param error   receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_catalog_parameter_count(family: number, kind: number, count: number, error: number): number;
  /**
   * Tells about a parameter of a kind: key, default and bounds.
   *
   * @param family  one of GLIA_FAMILY_…
   * @param kind    a kind of the family
   * @param index   the parameter's place, from 0 to below glia_catalog_parameter_count
   * @param info    receives the facts, as far as its struct_size goes, which the caller sets
   * @param error   receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind),
   *         GLIA_ERROR_INVALID_ARGUMENT (index, or struct_size of info)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_catalog_parameter(family: number, kind: number, index: number, info: number, error: number): number;
  /**
   * Copies the description of a parameter of a kind: what it does, in a few words.
   *
   * @param family    one of GLIA_FAMILY_…
   * @param kind      a kind of the family
   * @param key       one of GLIA_PARAM_… that the kind has
   * @param text      buffer for the description, cut to fit and always NUL-terminated; may be NULL
   *                  with capacity 0
   * @param capacity  bytes of the buffer
   * @param needed    receives the bytes of the whole description with its NUL; may be NULL
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind),
   *         GLIA_ERROR_UNKNOWN_KEY
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_catalog_parameter_description(family: number, kind: number, key: number, text: number, capacity: number, needed: number, error: number): number;
  /**
   * Copies the name of a parameter key, such as "learning_rate". It stands in checkpoints and never
   * changes.
   *
   * @param key       one of GLIA_PARAM_…
   * @param text      buffer for the name, cut to fit and always NUL-terminated; may be NULL with
   *                  capacity 0
   * @param capacity  bytes of the buffer
   * @param needed    receives the bytes of the whole name with its NUL; may be NULL
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_parameter_name(key: number, text: number, capacity: number, needed: number, error: number): number;
  /**
   * Hands a tensor to another library, without a copy: it shares the memory, which stays until the
   * other library calls the `deleter` of what it got, once, on any thread.
   *
   * @param tensor   the tensor; it may be freed before or after the other library is done
   * @param managed  receives a tensor of DLPack 1.1, on the CPU, with its strides, not read-only
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.
   */
  glia_tensor_to_dlpack(tensor: number, managed: number, error: number): number;
  /**
   * Makes a tensor over the memory of another library's tensor, without a copy.
   *
   * On success the new tensor owns what it was given: its `deleter` is called once, when the last
   * tensor over the memory is freed, on the thread that frees it; it must return, not throw or jump
   * out. After a failure the caller still owns it, and calls the `deleter`.
   *
   * @param managed  a tensor of DLPack 1 on the CPU (device type 1): float32, int32 or int64, one
   *                 lane, at most 64 axes, strides of at least 0, aligned for its type, not
   *                 read-only
   * @param tensor   receives the tensor, to be freed with glia_tensor_free
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER (also a misaligned address),
   *         GLIA_ERROR_INVALID_ARGUMENT (ndim below 0), GLIA_ERROR_SHAPE_MISMATCH (a negative
   *         length, or more than memory can have), GLIA_ERROR_UNSUPPORTED (a tensor that glia
   *         cannot share: give it a copy)
   *
   * Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.
   */
  glia_tensor_from_dlpack(managed: number, tensor: number, error: number): number;
  /**
   * Examines the model that a trainer trains, as it stands, with a batch: one forward and one
   * backward pass in memory of their own. The trainer stays as it is, and goes on bit for bit as if
   * nothing had been asked. The figures are the same bits with every number of threads and every
   * instruction set.
   *
   * @param trainer       the trainer; randomized rectifiers draw as in its next step
   * @param inputs        the rows one after the other, each of the model's input shape
   * @param input_count   floats of inputs: rows times the size of the input; at least 1 row, and as
   *                      many as fit into memory, whatever the trainer's largest batch
   * @param targets       what the rows should give: floats of the model's output shape, or one
   *                      label a row, from 0 to the number of outputs - 1
   * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
   * @param target_count  elements of targets
   * @param report        receives the report, to be freed with glia_report_free
   * @param error         receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
   *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY,
   *         GLIA_ERROR_INVALID_STATE (an update is half done: glia_trainer_run_for)
   *
   * Threads: any, at the same time as other calls that do not change the trainer. Allocates, for the
   * time of the call twice the values of all layers for all rows, and copies of the weights, their
   * gradients and the optimizer's state. Since 0.1.0.
   */
  glia_trainer_examine(trainer: number, inputs: number, input_count: number, targets: number, target_type: number, target_count: number, report: number, error: number): number;
  /**
   * Examines a model with a batch, as glia_trainer_examine does; without an optimizer there are no
   * figures of updates. Randomized rectifiers use the mean of their draws.
   *
   * @param model         the model: at least one layer; for GLIA_LOSS_SOFTMAX_CROSS_ENTROPY one that
   *                      ends before the softmax
   * @param loss          the loss
   * @param runtime       threads and instruction set; NULL for the calling thread alone
   * @param inputs        the rows one after the other, each of the model's input shape
   * @param input_count   floats of inputs: rows times the size of the input; at least 1 row
   * @param targets       what the rows should give: floats of the model's output shape, or one
   *                      label a row, from 0 to the number of outputs - 1
   * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
   * @param target_count  elements of targets
   * @param report        receives the report, to be freed with glia_report_free
   * @param error         receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (model),
   *         GLIA_ERROR_UNKNOWN_KIND (target_type), GLIA_ERROR_SHAPE_MISMATCH,
   *         GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time. Allocates, as glia_trainer_examine. Since 0.1.0.
   */
  glia_model_examine(model: number, loss: number, runtime: number, inputs: number, input_count: number, targets: number, target_type: number, target_count: number, report: number, error: number): number;
  /**
   * Frees a report.
   *
   * @param report  the report; NULL is fine
   *
   * Threads: any. Must not be called twice with the same report. Since 0.1.0.
   */
  glia_report_free(report: number): void;
  /**
   * What a report says of the whole: rows, loss, the number of layers, and where values that are not
   * finite begin.
   *
   * @param report   the report
   * @param summary  receives the facts, as far as its struct_size goes, which the caller sets
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_report_summarize(report: number, summary: number, error: number): number;
  /**
   * The figures of a layer.
   *
   * @param report   the report
   * @param layer    the layer, from 0 to below the summary's layers
   * @param figures  receives the figures, as far as its struct_size goes, which the caller sets
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (layer),
   *         GLIA_ERROR_INVALID_ARGUMENT (struct_size)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_report_layer(report: number, layer: number, figures: number, error: number): number;
  /**
   * Copies the name of a layer, as the graph has it.
   *
   * @param report    the report
   * @param layer     the layer, from 0 to below the summary's layers
   * @param text      buffer for the name, cut to fit and always NUL-terminated; may be NULL with
   *                  capacity 0
   * @param capacity  bytes of the buffer
   * @param needed    receives the bytes of the whole name with its NUL; may be NULL
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (layer)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_report_layer_name(report: number, layer: number, text: number, capacity: number, needed: number, error: number): number;
  /**
   * Copies the advice for a layer: a sentence a finding, such as "hidden: 41 % of units are dead;
   * lower the learning rate, or use Leaky ReLU", each on a line; an empty text where nothing was
   * found. The limits from which on a figure is a finding are in docs/doctor.md. The wording may
   * change with any version: a program reads figures.
   *
   * @param report    the report
   * @param layer     the layer, from 0 to below the summary's layers
   * @param text      buffer for the advice, cut to fit and always NUL-terminated; may be NULL with
   *                  capacity 0
   * @param capacity  bytes of the buffer
   * @param needed    receives the bytes of the whole advice with its NUL; may be NULL
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (layer)
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_report_advice(report: number, layer: number, text: number, capacity: number, needed: number, error: number): number;
  /**
   * Copies the report as a table, a line a layer, with the advice under it: for a person to read in
   * letters of one width.
   *
   * @param report    the report
   * @param text      buffer for the table, cut to fit and always NUL-terminated; may be NULL with
   *                  capacity 0
   * @param capacity  bytes of the buffer
   * @param needed    receives the bytes of the whole table with its NUL; may be NULL
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_report_table(report: number, text: number, capacity: number, needed: number, error: number): number;
  /**
   * The code of an error.
   *
   * @param error  the error; NULL, or something else than an error, gives GLIA_OK
   * @return one of GLIA_ERROR_…, the status that the failed call returned
   *
   * Threads: any, at the same time. Allocates nothing. Since 0.1.0.
   */
  glia_error_code(error: number): number;
  /**
   * Copies the message of an error: which argument, what was expected, what came.
   *
   * @param error     the error
   * @param text      buffer for the message, cut to fit and always NUL-terminated; may be NULL
   *                  with capacity 0
   * @param capacity  bytes of the buffer
   * @param needed    receives the bytes of the whole message with its NUL; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates nothing. Since 0.1.0.
   */
  glia_error_message(error: number, text: number, capacity: number, needed: number): number;
  /**
   * Frees an error.
   *
   * @param error  the error; NULL is fine
   *
   * Threads: any. Must not be called twice with the same error. Since 0.1.0.
   */
  glia_error_free(error: number): void;
  /**
   * Copies a short text for a status, such as "shape mismatch".
   *
   * @param status    a status
   * @param text      buffer for the text, cut to fit and always NUL-terminated; may be NULL with
   *                  capacity 0
   * @param capacity  bytes of the buffer
   * @param needed    receives the bytes of the whole text with its NUL; may be NULL
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_status_text(status: number, text: number, capacity: number, needed: number, error: number): number;
  /**
   * Finds a learning rate to begin with: trains a copy of the trainer for some steps at each of
   * several rates, and suggests the next higher one after the best, if it still brought the loss at
   * least half as far down, else the best (Goodfellow, Bengio and Courville 2016, section 8.3.1). The
   * trainer stays as it is, to the bit. A schedule of the learning rate is left aside; others are
   * followed. examples/c/finder.c draws the curves.
   *
   * @param trainer     the trainer; its optimizer has GLIA_PARAM_LEARNING_RATE
   * @param inputs      the samples, [samples] followed by the model's input shape
   * @param targets     floats, [samples] followed by the model's output shape, or labels, [samples]
   * @param rates       the rates to try, each above the one before, such as 1e-4, 3e-4, 1e-3, … 1;
   *                    within the bounds of the parameter
   * @param count       the number of rates, at least 1
   * @param iterations  steps at each rate, of the trainer's largest batch, at most 1000000; 0: 100.
   *                    All rates have the same minibatches
   * @param losses      receives the curve, a number a rate: the mean loss of the last tenth of the
   *                    steps, infinite where a loss was not finite; may be NULL
   * @param start       receives the loss of the first minibatch before any update; may be NULL
   * @param suggestion  receives the suggested rate, one of rates; NaN where none of them brought the
   *                    loss below start
   * @param error       receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (rates, count,
   *         iterations), GLIA_ERROR_OUT_OF_RANGE (rates, or a label), GLIA_ERROR_UNKNOWN_KEY (an
   *         optimizer without learning rate), GLIA_ERROR_SHAPE_MISMATCH (inputs, targets),
   *         GLIA_ERROR_OUT_OF_MEMORY, GLIA_ERROR_INVALID_STATE (an update is half done:
   *         glia_trainer_run_for)
   *
   * Threads: any, at the same time. Allocates: a checkpoint and a trainer. Since 0.1.0.
   */
  glia_trainer_find_learning_rate(trainer: number, inputs: number, targets: number, rates: number, count: number, iterations: bigint, losses: number, start: number, suggestion: number, error: number): number;
  /**
   * Begins a run over a data set without doing a step; glia_trainer_advance does them. A run in
   * progress ends where it is; gradients that were accumulated are forgotten.
   *
   * @param trainer  the trainer
   * @param options  what differs from the defaults; NULL for none
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT
   *
   * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
   * 0.1.0.
   */
  glia_trainer_begin(trainer: number, options: number, error: number): number;
  /**
   * Does the next steps of a run: the polling twin of glia_trainer_fit. The data are the same at
   * every call of a run; they are read in place, not kept.
   *
   * @param trainer    the trainer, after glia_trainer_begin or loaded in the middle of a run
   * @param inputs     float32 [samples, input shape …]
   * @param targets    float32 [samples, output shape …], or int32 or int64 labels [samples]
   * @param most       do at most so many steps, at least 0
   * @param progress   receives how far the run is; set its struct_size; may be NULL
   * @param error      receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (most),
   *         GLIA_ERROR_INVALID_STATE (no run), GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a
   *         label), GLIA_ERROR_DIVERGED (the watch refused a step: glia_trainer_watch_set; the run
   *         goes on after its minibatch); after an error the steps before the one that failed count
   *
   * Threads: any, one call at a time on the same trainer. Allocates in the first call of a run: room
   * for targets, and what glia_trainer_prepare_batch makes for the rows of a step. Since 0.1.0.
   */
  glia_trainer_advance(trainer: number, inputs: number, targets: number, most: bigint, progress: number, error: number): number;
  /**
   * How far the run is.
   *
   * @param trainer   the trainer
   * @param progress  receives how far the run is; set its struct_size
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size),
   *         GLIA_ERROR_INVALID_STATE (no run)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_trainer_progress(trainer: number, progress: number, error: number): number;
  /**
   * Trains on a data set: epochs of minibatches, to the end or until the callback stops it.
   *
   * @param trainer   the trainer
   * @param inputs    float32 [samples, input shape …]; read in place, not kept
   * @param targets   float32 [samples, output shape …], or int32 or int64 labels [samples]
   * @param options   what differs from the defaults; NULL goes on with the run in progress, after
   *                  a stop or a load
   * @param callback  called after each step; may be NULL
   * @param user      given to the callback
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, also when the callback stopped it; GLIA_ERROR_NULL_POINTER,
   *         GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_INVALID_STATE (no run to go on with),
   *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_DIVERGED (the
   *         watch refused a step: glia_trainer_watch_set; a call without options goes on after its
   *         minibatch); after an error the steps before the one that failed count
   *
   * Threads: any, one call at a time on the same trainer, but for those of the callback. Allocates
   * before the first step. Since 0.1.0.
   */
  glia_trainer_fit(trainer: number, inputs: number, targets: number, options: number, callback: number, user: number, error: number): number;
  /**
   * Goes on with a run for about so many nanoseconds, in the middle of a step and of a matrix product
   * where the frame before ended: at least one operation, which takes 20 to 100 microseconds at most on
   * a desktop's processor, and after it none that would not fit by what was measured of its like. The
   * weights after each whole step are the same bits for every sequence of budgets, and those of
   * glia_trainer_advance. An operation is longer where an optimizer takes whole parameters (lamb, lars,
   * adafactor, muon), for GLIA_LOSS_INFO_NCE, and where the watch looks at all gradients.
   *
   * Between two frames any other call may come. One that needs the trainer at rest settles it, as
   * glia_trainer_settle does; settings of optimizer and updates hold from the update of the step
   * under way on; and what shows weights is refused (GLIA_ERROR_INVALID_STATE) while an update is half
   * done.
   *
   * @param trainer      the trainer, after glia_trainer_begin or loaded in the middle of a run
   * @param inputs       float32 [samples, input shape …], the same at every call of a run; read in
   *                     place, not kept
   * @param targets      float32 [samples, output shape …], or int32 or int64 labels [samples]; the same
   *                     at every call of a run; read in place, not kept
   * @param nanoseconds  the budget, at least 0; the frame is over it by the last operation at most
   * @param frame        receives what was done; set its struct_size; may be NULL
   * @param error        receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (nanoseconds),
   *         GLIA_ERROR_INVALID_STATE (no run; an optimizer that searches, whose step cannot stop),
   *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY,
   *         GLIA_ERROR_DIVERGED (the watch refused a step: glia_trainer_watch_set; the run goes on after
   *         its minibatch); after an error the steps before the one that failed count
   *
   * Threads: any, one call at a time on the same trainer. Allocates in the first call of a run, as
   * glia_trainer_advance, and in the first frame of a trainer. Since 0.1.0.
   */
  glia_trainer_run_for(trainer: number, inputs: number, targets: number, nanoseconds: bigint, frame: number, error: number): number;
  /**
   * Goes on with one step over a minibatch for about so many nanoseconds, as glia_trainer_run_for does:
   * call it with the same arrays until the frame says that it is finished. The step is that of
   * glia_trainer_step, bit for bit. Arrays of another number of rows begin another step.
   *
   * @param trainer       the trainer
   * @param inputs        the rows one after the other, each of the model's input shape; read in place,
   *                      not kept
   * @param input_count   floats of inputs: rows times the size of the input, at least one row; more
   *                      than largest_batch come in chunks
   * @param targets       what the rows should give: floats of the model's output shape, or one
   *                      label a row, from 0 to the number of outputs - 1; read in place, not kept
   * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
   * @param target_count  elements of targets
   * @param nanoseconds   the budget, at least 0; the frame is over it by the last operation at most
   * @param frame         receives what was done; set its struct_size
   * @param error         receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (nanoseconds),
   *         GLIA_ERROR_UNKNOWN_KIND (target_type), GLIA_ERROR_INVALID_STATE (an optimizer that searches,
   *         whose step cannot stop), GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label),
   *         GLIA_ERROR_OUT_OF_MEMORY, GLIA_ERROR_DIVERGED (the watch refused the step:
   *         glia_trainer_watch_set); after an error the weights are as before the step
   *
   * Threads: any, one call at a time on the same trainer. Allocates in the first frame of a trainer, and
   * in the first with so many rows what glia_trainer_prepare_batch makes. Since 0.1.0.
   */
  glia_trainer_step_for(trainer: number, inputs: number, input_count: number, targets: number, target_type: number, target_count: number, nanoseconds: bigint, frame: number, error: number): number;
  /**
   * Steps on batches drawn from the buffers of samples that are attached (glia_trainer_samples_attach),
   * up to so many of them, for about so many nanoseconds, as glia_trainer_run_for does: it goes on in the
   * middle of a step. Samples added meanwhile do not change the batch of that one. The steps are those of
   * glia_trainer_step_samples, bit for bit, over the same samples.
   *
   * @param trainer      the trainer
   * @param batch_size   rows of a batch, at least 1; more than largest_batch come in chunks. Another
   *                     number than that of the step under way begins another step
   * @param most         finish at most so many steps, at least 0
   * @param nanoseconds  the budget, at least 0; the frame is over it by the last operation at most
   * @param frame        receives what was done, finished where it was `most` steps; set its struct_size;
   *                     may be NULL
   * @param error        receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size, most, nanoseconds),
   *         GLIA_ERROR_INVALID_STATE (no samples; an optimizer that searches, whose step cannot stop),
   *         GLIA_ERROR_SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
   *         GLIA_ERROR_OUT_OF_MEMORY, GLIA_ERROR_DIVERGED (the watch refused a step:
   *         glia_trainer_watch_set; the next frame draws other samples)
   *
   * Threads: any, one call at a time on the same trainer; others may add samples meanwhile. Allocates
   * nothing but errors after glia_trainer_prepare_samples and the first frame. Since 0.1.0.
   */
  glia_trainer_run_samples_for(trainer: number, batch_size: number, most: bigint, nanoseconds: bigint, frame: number, error: number): number;
  /**
   * Brings a trainer whose step is under way to rest: a step whose update has begun is finished, any
   * other one is left as if it had not begun; a run begins it again. So the weights, and what a file
   * would hold, are those after a whole number of steps. Without a step under way it does nothing.
   *
   * @param trainer  the trainer
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, one call at a time on the same trainer. Takes an update's time at most. Allocates
   * nothing but errors. Since 0.1.0.
   */
  glia_trainer_settle(trainer: number, error: number): number;
  /**
   * Compares the gradients of a model with a loss, as training computes them, with central differences
   * of the loss in float64: the gradients at the outputs, at the inputs, and of every parameter. What
   * it gives is the same on every machine. A layer is checked by a model that has no other.
   *
   * An element is named by its tensor and its index in it, from 0: "hidden.weight[2, 5]",
   * "hidden.slope[3]"; "input[2, 5]" and "output[2, 0]", of which the first number is the row.
   *
   * @param model         the model: at least one layer; for GLIA_LOSS_SOFTMAX_CROSS_ENTROPY one that
   *                      ends before the softmax
   * @param loss          the loss
   * @param runtime       threads and instruction set of the passes that are checked; NULL for the
   *                      calling thread alone
   * @param inputs        the rows one after the other, each of the model's input shape
   * @param input_count   floats of inputs: rows times the size of the input, at least one row
   * @param targets       what the rows should give: floats of the model's output shape, or one label a
   *                      row, from 0 to the number of outputs - 1
   * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
   * @param target_count  elements of targets
   * @param options       what differs from the defaults; NULL for none
   * @param report        receives what was found; set its struct_size
   * @param text          buffer for the name of the worst element, cut to fit and always
   *                      NUL-terminated, empty where nothing was compared; may be NULL with capacity 0
   * @param capacity      bytes of the buffer
   * @param needed        receives the bytes of the whole name with its NUL; may be NULL
   * @param error         receives the error of a failed call; may be NULL
   * @return GLIA_OK, also where gradients are wrong: see out_of_tolerance; GLIA_ERROR_NULL_POINTER,
   *         GLIA_ERROR_INVALID_ARGUMENT (options; struct_size of report;
   *         GLIA_LOSS_SOFTMAX_CROSS_ENTROPY and a model that ends in softmax; a model without layers),
   *         GLIA_ERROR_UNSUPPORTED (options of a newer header), GLIA_ERROR_UNKNOWN_KIND (target_type),
   *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time. Allocates for the time of the call: three doubles a parameter, and
   * for each row two a value of each node. It takes four passes in float64 for each element: of a large
   * model choose some by most_elements. Since 0.1.0.
   */
  glia_gradient_check(model: number, loss: number, runtime: number, inputs: number, input_count: number, targets: number, target_type: number, target_count: number, options: number, report: number, text: number, capacity: number, needed: number, error: number): number;
  /**
   * Does what glia_gradient_check does with a loss of the host's own: checks the gradient at the
   * outputs that the callback gives, and with it the whole chain through the model. The chain begins
   * with that gradient rounded to float; differences are taken of the loss that the callback gives.
   *
   * @param model        the model: at least one layer
   * @param runtime      threads and instruction set of the passes that are checked; NULL for the
   *                     calling thread alone
   * @param inputs       the rows one after the other, each of the model's input shape
   * @param input_count  floats of inputs: rows times the size of the input, at least one row
   * @param callback     the loss; not NULL
   * @param user         given to the callback
   * @param options      what differs from the defaults; NULL for none
   * @param report       receives what was found; set its struct_size
   * @param text         buffer for the name of the worst element, cut to fit and always
   *                     NUL-terminated, empty where nothing was compared; may be NULL with capacity 0
   * @param capacity     bytes of the buffer
   * @param needed       receives the bytes of the whole name with its NUL; may be NULL
   * @param error        receives the error of a failed call; may be NULL
   * @return GLIA_OK, also where gradients are wrong: see out_of_tolerance; what the callback returned;
   *         GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (options; struct_size of report; a
   *         model without layers), GLIA_ERROR_UNSUPPORTED (options of a newer header),
   *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time; the callback runs on the calling thread. Model and runtime are held
   * before the first callback only: it may use, change and free them. Allocates as glia_gradient_check
   * does. Since 0.1.0.
   */
  glia_gradient_check_with_callback(model: number, runtime: number, inputs: number, input_count: number, callback: number, user: number, options: number, report: number, text: number, capacity: number, needed: number, error: number): number;
  /**
   * Makes an empty graph.
   *
   * @param graph  receives the graph, to be freed with glia_graph_free
   * @param error  receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_graph_new(graph: number, error: number): number;
  /**
   * Frees a graph. Models made from it stay.
   *
   * @param graph  the graph; NULL is fine
   *
   * Threads: any. Must not be called twice with the same graph. Since 0.1.0.
   */
  glia_graph_free(graph: number): void;
  /**
   * Adds the input. A model has exactly one.
   *
   * @param graph        the graph
   * @param name         the node's name, 1 to 255 bytes of UTF-8, unique in the graph, without
   *                     control characters, not starting with "glia/"
   * @param name_length  its bytes; GLIA_STRLEN where it ends with NUL
   * @param shape        the lengths of one sample, without the batch, each at least 1; {64} for 64
   *                     values
   * @param rank         how many lengths, 1 to 8
   * @param node         receives the node's number
   * @param error        receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (name, or more than 16,384
   *         nodes), GLIA_ERROR_SHAPE_MISMATCH (shape)
   *
   * Threads: any, one call at a time on the same graph. Allocates. Since 0.1.0.
   */
  glia_graph_add_input(graph: number, name: number, name_length: number, shape: number, rank: number, node: number, error: number): number;
  /**
   * Adds a layer over earlier nodes. The layer is copied.
   *
   * @param graph        the graph
   * @param layer        the layer
   * @param name         the node's name, as in glia_graph_add_input; the layer's parameters are
   *                     called "NAME.weight" and "NAME.bias"
   * @param name_length  its bytes; GLIA_STRLEN where it ends with NUL
   * @param inputs       the numbers of the nodes that it takes, in order
   * @param input_count  how many: 1 for GLIA_LAYER_DENSE and GLIA_LAYER_ACTIVATION, at least 1 for
   *                     GLIA_LAYER_ADD
   * @param node         receives the node's number
   * @param error        receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (name, or more than 16,384
   *         nodes), GLIA_ERROR_NOT_FOUND (inputs), GLIA_ERROR_SHAPE_MISMATCH (the layer does not
   *         take these inputs)
   *
   * Threads: any, one call at a time on the same graph. Allocates. Since 0.1.0.
   */
  glia_graph_add_layer(graph: number, layer: number, name: number, name_length: number, inputs: number, input_count: number, node: number, error: number): number;
  /**
   * Adds a dense layer y = f(x W + b) with He normal weights and a zero bias: the short way for the
   * most usual layer. glia_layer_new and glia_graph_add_layer do the same with every choice open.
   *
   * @param graph        the graph
   * @param name         the node's name, as in glia_graph_add_input; the layer's parameters are
   *                     called "NAME.weight" and "NAME.bias"
   * @param name_length  its bytes; GLIA_STRLEN where it ends with NUL
   * @param input        the number of the node that it takes, of a shape of one length
   * @param units        the number of sums x W + b, at least 1: of outputs, but for an activation
   *                     that gives rows of another length
   * @param activation   f, one of GLIA_ACTIVATION_…, with default parameters
   * @param node         receives the node's number
   * @param error        receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (name, or more than 16,384
   *         nodes), GLIA_ERROR_NOT_FOUND (input), GLIA_ERROR_OUT_OF_RANGE (units),
   *         GLIA_ERROR_UNKNOWN_KIND (activation), GLIA_ERROR_SHAPE_MISMATCH (the input's shape)
   *
   * Threads: any, one call at a time on the same graph. Allocates. Since 0.1.0.
   */
  glia_graph_add_dense(graph: number, name: number, name_length: number, input: number, units: bigint, activation: number, node: number, error: number): number;
  /**
   * Chooses the node whose output the model gives. Without this call it is the last one added.
   *
   * @param graph  the graph
   * @param node   the node's number
   * @param error  receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (node)
   *
   * Threads: any, one call at a time on the same graph. Allocates nothing but errors. Since 0.1.0.
   */
  glia_graph_set_output(graph: number, node: number, error: number): number;
  /**
   * The shape of a node's output, without the batch.
   *
   * @param graph     the graph
   * @param node      the node's number
   * @param shape     receives the lengths; may be NULL with capacity 0, to ask for the rank alone
   * @param capacity  lengths that fit into shape, at least the rank
   * @param rank      receives how many lengths there are
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (node),
   *         GLIA_ERROR_INVALID_ARGUMENT (capacity)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_graph_node_shape(graph: number, node: number, shape: number, capacity: number, rank: number, error: number): number;
  /**
   * Makes an initializer with default parameters.
   *
   * @param kind         one of GLIA_INITIALIZER_…
   * @param initializer  receives the initializer, to be freed with glia_initializer_free
   * @param error        receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_initializer_new(kind: number, initializer: number, error: number): number;
  /**
   * Frees an initializer.
   *
   * @param initializer  the initializer; NULL is fine
   *
   * Threads: any. Must not be called twice with the same initializer. Since 0.1.0.
   */
  glia_initializer_free(initializer: number): void;
  /**
   * The kind of an initializer.
   *
   * @param initializer  the initializer
   * @param kind         receives one of GLIA_INITIALIZER_…
   * @param error        receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_initializer_kind(initializer: number, kind: number, error: number): number;
  /**
   * Sets a parameter of an initializer. glia_catalog_parameter lists what a kind has.
   *
   * @param initializer  the initializer
   * @param key          one of GLIA_PARAM_…
   * @param value        the value, within the bounds of glia_parameter_info
   * @param error        receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
   *         (value)
   *
   * Threads: any, one call at a time on the same initializer. Allocates nothing but errors. Since
   * 0.1.0.
   */
  glia_initializer_set(initializer: number, key: number, value: number, error: number): number;
  /**
   * The value of a parameter of an initializer.
   *
   * @param initializer  the initializer
   * @param key          one of GLIA_PARAM_…
   * @param value        receives the value
   * @param error        receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_initializer_get(initializer: number, key: number, value: number, error: number): number;
  /**
   * Writes the initial values of a parameter. A value depends on the seed, the name and its place
   * in the array alone: glia_model_new with the same seed gives a parameter of this name and these
   * fans the same values. The kinds that fill matrices, orthogonal, identity and sparse, take the
   * values as rows of fan_out, as those of a dense layer's weight [inputs, units]; theirs depend on
   * the number of rows too. Of a parameter of more axes all but the last are taken as one: give the
   * length of the last as fan_out.
   *
   * @param initializer  the initializer
   * @param seed         the seed of the random numbers
   * @param name         the parameter's name, such as "hidden.weight"; UTF-8
   * @param name_length  bytes of the name; GLIA_STRLEN where it ends with NUL
   * @param fan_in       the inputs that feed one output; the He, Xavier and LeCun kinds use it; 0
   *                     counts as 1
   * @param fan_out      the outputs that one input feeds; the Xavier kinds and He by GLIA_PARAM_FAN_MODE
   *                     use it, and take 0, and a sum of 0, as 1; for matrices the length of a row, at
   *                     least 1 where count is not 0
   * @param values       receives count floats; NULL only where count is 0
   * @param count        the number of values, from 0; for matrices a multiple of fan_out
   * @param error        receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (name is not UTF-8; count
   *         does not fit into memory, or is no multiple of fan_out; the initializer's minimum is above
   *         its maximum), GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time, with values that do not overlap. Allocates nothing but errors; for
   * the time of the call orthogonal two doubles a value, sparse one number a row. Since 0.1.0.
   */
  glia_initializer_fill(initializer: number, seed: bigint, name: number, name_length: number, fan_in: number, fan_out: number, values: number, count: number, error: number): number;
  /**
   * Makes a layer with default parameters: identity activation, weights by
   * GLIA_INITIALIZER_HE_NORMAL, a bias of zeros.
   *
   * @param kind   one of GLIA_LAYER_…
   * @param layer  receives the layer, to be freed with glia_layer_free
   * @param error  receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_layer_new(kind: number, layer: number, error: number): number;
  /**
   * Frees a layer. Graphs that it was added to keep their copies.
   *
   * @param layer  the layer; NULL is fine
   *
   * Threads: any. Must not be called twice with the same layer. Since 0.1.0.
   */
  glia_layer_free(layer: number): void;
  /**
   * The kind of a layer.
   *
   * @param layer  the layer
   * @param kind   receives one of GLIA_LAYER_…
   * @param error  receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_layer_kind(layer: number, kind: number, error: number): number;
  /**
   * Sets a parameter of a layer, such as GLIA_PARAM_UNITS. glia_catalog_parameter lists what a kind
   * has. Graphs that the layer was added to do not change.
   *
   * @param layer  the layer
   * @param key    one of GLIA_PARAM_…
   * @param value  the value, within the bounds of glia_parameter_info
   * @param error  receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
   *         (value)
   *
   * Threads: any, one call at a time on the same layer. Allocates nothing but errors. Since 0.1.0.
   */
  glia_layer_set(layer: number, key: number, value: number, error: number): number;
  /**
   * The value of a parameter of a layer.
   *
   * @param layer  the layer
   * @param key    one of GLIA_PARAM_…
   * @param value  receives the value
   * @param error  receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_layer_get(layer: number, key: number, value: number, error: number): number;
  /**
   * Sets the activation f of a layer: of a dense layer y = f(x W + b), or of an activation layer
   * y = f(x). What f learns becomes parameters of the layer, and begins with what f says until
   * glia_layer_set_initializer says otherwise, which must follow this call. Where f gives rows of
   * another length (maxout, gated units, CReLU), so does the layer.
   *
   * @param layer       the layer
   * @param activation  the activation, which is copied
   * @param error       receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (the kind of layer takes
   *         no activation)
   *
   * Threads: any, one call at a time on the same layer. Allocates. Since 0.1.0.
   */
  glia_layer_set_activation(layer: number, activation: number, error: number): number;
  /**
   * Sets what gives a parameter of a layer its first values.
   *
   * @param layer             the layer
   * @param parameter         the parameter's name inside the layer: "weight" or "bias", or what its
   *                          activation learns, such as "slope"; UTF-8
   * @param parameter_length  bytes of the name; GLIA_STRLEN where it ends with NUL
   * @param initializer       the initializer, which is copied
   * @param error             receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (parameter is not UTF-8),
   *         GLIA_ERROR_NOT_FOUND (the kind of layer has no such parameter)
   *
   * Threads: any, one call at a time on the same layer. Allocates. Since 0.1.0.
   */
  glia_layer_set_initializer(layer: number, parameter: number, parameter_length: number, initializer: number, error: number): number;
  /**
   * Initialises the weights of a model's dense layers by what a batch does in it (LSUV: Mishkin and
   * Matas 2016): layer after layer, the weights are made orthogonal and then scaled so that the sums
   * x W + b, before the activation, have variance 1 over all units and rows of the batch. Biases and
   * what activations learn stay. The same model, batch, seed and options give the same bits on every
   * machine. Sessions, trainers and copies made before keep the old values.
   *
   * @param model        the model
   * @param runtime      threads and instruction set; NULL for the calling thread alone
   * @param inputs       the rows one after the other, each of the model's input shape
   * @param input_count  floats of inputs: rows times the size of the input, at least one row; some
   *                     hundred rows like those of training do
   * @param seed         the seed of the orthogonal weights: those that an orthogonal initializer gives
   *                     parameters of these names
   * @param options      what differs from the defaults; NULL for none
   * @param report       receives what was done; set its struct_size
   * @param text         buffer for a line on each dense layer: its name, its variance before the first
   *                     scaling and after the last, the number of scalings and their product; cut to
   *                     fit and always NUL-terminated; may be NULL with capacity 0
   * @param capacity     bytes of the buffer
   * @param needed       receives the bytes of the whole text with its NUL; may be NULL
   * @param error        receives the error of a failed call, which leaves the model as it was; may be
   *                     NULL
   * @return GLIA_OK, also where layers are out of tolerance: see the report; GLIA_ERROR_NULL_POINTER,
   *         GLIA_ERROR_INVALID_ARGUMENT (options; struct_size of report), GLIA_ERROR_UNSUPPORTED
   *         (options of a newer header), GLIA_ERROR_SHAPE_MISMATCH (input_count),
   *         GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, one call at a time on the same model. Allocates a copy of the weights, which becomes
   * the model's, and for the time of the call values of all rows and two doubles a weight of the
   * largest layer. Since 0.1.0.
   */
  glia_model_initialize_lsuv(model: number, runtime: number, inputs: number, input_count: number, seed: bigint, options: number, report: number, text: number, capacity: number, needed: number, error: number): number;
  /**
   * Sets who is told what happens in calls with this runtime and with the sessions and trainers that
   * were made with it. Nobody is by default, and then nothing is done for it.
   *
   * @param runtime   the runtime
   * @param callback  is told; NULL for nobody
   * @param user      given to it
   * @param level     one of GLIA_LOG_LEVEL_…: the least important that it is told
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (level)
   *
   * Threads: any, one call at a time on the same runtime. Calls with sessions and trainers may go on
   * at the same time; one that has begun to tell something may still tell it to the callback before.
   * Allocates nothing but errors. Since 0.1.0.
   */
  glia_runtime_log_set(runtime: number, callback: number, user: number, level: number, error: number): number;
  /**
   * Makes a loss with default parameters.
   *
   * @param kind   one of GLIA_LOSS_…
   * @param loss   receives the loss, to be freed with glia_loss_free
   * @param error  receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_loss_new(kind: number, loss: number, error: number): number;
  /**
   * Frees a loss.
   *
   * @param loss  the loss; NULL is fine
   *
   * Threads: any. Must not be called twice with the same loss. Since 0.1.0.
   */
  glia_loss_free(loss: number): void;
  /**
   * The kind of a loss.
   *
   * @param loss   the loss
   * @param kind   receives one of GLIA_LOSS_…
   * @param error  receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_loss_kind(loss: number, kind: number, error: number): number;
  /**
   * Sets a parameter of a loss. glia_catalog_parameter lists what a kind has.
   *
   * @param loss   the loss
   * @param key    one of GLIA_PARAM_…
   * @param value  the value, within the bounds of glia_parameter_info
   * @param error  receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
   *         (value)
   *
   * Threads: any, one call at a time on the same loss. Allocates nothing but errors. Since 0.1.0.
   */
  glia_loss_set(loss: number, key: number, value: number, error: number): number;
  /**
   * The value of a parameter of a loss.
   *
   * @param loss   the loss
   * @param key    one of GLIA_PARAM_…
   * @param value  receives the value
   * @param error  receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_loss_get(loss: number, key: number, value: number, error: number): number;
  /**
   * Computes the loss of a batch, by default the mean over its rows, and its gradient at the outputs.
   * GLIA_PARAM_REDUCTION chooses the sum, or the sum divided by that of the rows' weights.
   *
   * @param loss          the loss
   * @param runtime       the runtime to compute with; NULL for the calling thread alone
   * @param outputs       what the network gave, rows * columns floats, row after row; for
   *                      GLIA_LOSS_SOFTMAX_CROSS_ENTROPY the values before the softmax
   * @param rows          the number of rows; with 0 the loss is 0, and of what it receives value alone is
   *                      written
   * @param columns       the floats of a row, from 1
   * @param targets       what it should have given: floats, or labels. What a kind takes is in its
   *                      description (glia_catalog_description): for most, rows * columns floats; for
   *                      GLIA_LOSS_SOFTMAX_CROSS_ENTROPY those or labels from 0 to columns - 1; for
   *                      GLIA_LOSS_NEGATIVE_LOG_LIKELIHOOD and GLIA_LOSS_MULTI_CLASS_MARGIN labels;
   *                      for GLIA_LOSS_COSINE_EMBEDDING labels 1 and -1; for
   *                      GLIA_LOSS_GAUSSIAN_NEGATIVE_LOG_LIKELIHOOD half as many floats as outputs;
   *                      for GLIA_LOSS_TRIPLET and GLIA_LOSS_INFO_NCE none
   * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for one label a row
   * @param target_count  the number of targets
   * @param gradient      receives the derivative of the loss by each output, rows * columns floats;
   *                      must overlap neither outputs nor targets; may be NULL
   * @param value         receives the loss
   * @param error         receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns is 0;
   *         rows * columns does not fit into memory; gradient overlaps outputs or targets),
   *         GLIA_ERROR_UNKNOWN_KIND (target_type), GLIA_ERROR_SHAPE_MISMATCH (targets of a wrong
   *         number or type), GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time, with gradients that do not overlap. Allocates one float a row,
   * without gradient the memory for it, and for GLIA_LOSS_INFO_NCE twice the outputs, at most 516
   * floats a row and half a megabyte, for the time of the call. Since 0.1.0.
   */
  glia_loss_evaluate(loss: number, runtime: number, outputs: number, rows: number, columns: number, targets: number, target_type: number, target_count: number, gradient: number, value: number, error: number): number;
  /**
   * As glia_loss_evaluate, for rows that have weights, and with the loss of each row. A row's loss and
   * gradient are multiplied by its weight, and by that of its label's class if the loss has class
   * weights; GLIA_PARAM_REDUCTION says what the sum over the rows is divided by. With
   * GLIA_LOSS_INFO_NCE, whose rows interact, a row of weight 0 is as if it was not in the batch.
   *
   * @param loss          the loss
   * @param runtime       the runtime to compute with; NULL for the calling thread alone
   * @param outputs       what the network gave, rows * columns floats, row after row
   * @param rows          the number of rows; with 0 the loss is 0, and of what it receives value alone is
   *                      written
   * @param columns       the floats of a row, from 1
   * @param targets       what it should have given, as for glia_loss_evaluate
   * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
   * @param target_count  the number of targets
   * @param weights       a finite weight from 0 on for each row, rows floats; NULL: 1 each
   * @param row_values    receives the loss of each row times its weight, rows floats; must overlap no
   *                      other array; may be NULL
   * @param gradient      receives the derivative of the loss by each output, rows * columns floats;
   *                      must overlap none of the arrays that are read; may be NULL
   * @param value         receives the loss
   * @param error         receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns is 0;
   *         rows * columns does not fit into memory; arrays overlap), GLIA_ERROR_UNKNOWN_KIND
   *         (target_type), GLIA_ERROR_SHAPE_MISMATCH (targets of a wrong number or type),
   *         GLIA_ERROR_OUT_OF_RANGE (a label, a weight), GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time, with results that do not overlap. Allocates the memory of what is
   * NULL among row_values and gradient, and for GLIA_LOSS_INFO_NCE what glia_loss_evaluate says, for
   * the time of the call. Since 0.1.0.
   */
  glia_loss_evaluate_weighted(loss: number, runtime: number, outputs: number, rows: number, columns: number, targets: number, target_type: number, target_count: number, weights: number, row_values: number, gradient: number, value: number, error: number): number;
  /**
   * Sets what the rows of each class weigh, for the losses whose targets may be class labels. They are
   * saved with a trainer.
   *
   * @param loss     the loss
   * @param weights  a finite weight from 0 on for each class, copied; NULL with a count of 0: 1 each
   * @param count    the number of classes, which must be that of the outputs; 0 for no weights
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (the loss has no classes;
   *         count above 2^24), GLIA_ERROR_OUT_OF_RANGE (a weight)
   *
   * Threads: any, one call at a time on the same loss. Allocates. Since 0.1.0.
   */
  glia_loss_set_class_weights(loss: number, weights: number, count: number, error: number): number;
  /**
   * The share of rows whose label is among the most classes with the largest scores: with most 1 the
   * accuracy. Of equal scores the first class is ahead; a row with a NaN is wrong.
   *
   * @param scores   a score for each class, rows * columns floats, row after row
   * @param rows     the number of rows
   * @param columns  the classes, from 1
   * @param labels   the class of each row, from 0 to columns - 1, rows numbers
   * @param most     how many of the classes count, from 1
   * @param value    receives the share; NaN for no rows
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns or most is 0;
   *         rows * columns does not fit into memory),
   *         GLIA_ERROR_OUT_OF_RANGE (a label)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_metric_top_accuracy(scores: number, rows: number, columns: number, labels: number, most: number, value: number, error: number): number;
  /**
   * The confusion matrix: how many rows of each class have their largest score at each class. Of equal
   * scores the first counts; rows with a NaN are left out.
   *
   * @param scores   a score for each class, rows * columns floats, row after row
   * @param rows     the number of rows
   * @param columns  the classes, from 1
   * @param labels   the class of each row, from 0 to columns - 1, rows numbers
   * @param counts   receives columns * columns counts: row label, column predicted
   * @param count    the numbers of counts: columns * columns
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns is 0; rows * columns
   *         does not fit into memory),
   *         GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_SHAPE_MISMATCH (count)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_metric_confusion(scores: number, rows: number, columns: number, labels: number, counts: number, count: number, error: number): number;
  /**
   * The logarithmic loss: less the mean logarithm of the probability of each row's label, taken to be
   * at least 1e-15.
   *
   * @param probabilities  a probability for each class, rows * columns floats, row after row
   * @param rows     the number of rows
   * @param columns  the classes, from 1
   * @param labels   the class of each row, from 0 to columns - 1, rows numbers
   * @param value    receives the loss; NaN for no rows
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns is 0; rows * columns
   *         does not fit into memory),
   *         GLIA_ERROR_OUT_OF_RANGE (a label)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_metric_log_loss(probabilities: number, rows: number, columns: number, labels: number, value: number, error: number): number;
  /**
   * How far values are from what they should be: mean absolute error, root mean squared error, and R
   * squared, 1 - sum (y - t)^2 / sum (t - mean t)^2.
   *
   * @param outputs                  the values y
   * @param targets                  what they should be, t, as many
   * @param count                    the number of values
   * @param mean_absolute_error      receives it; NaN for no values; may be NULL
   * @param root_mean_squared_error  receives it; NaN for no values; may be NULL
   * @param r_squared                receives it; NaN where all targets are equal; may be NULL
   * @param error                    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (count does not fit into
   *         memory)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_metric_regression(outputs: number, targets: number, count: number, mean_absolute_error: number, root_mean_squared_error: number, r_squared: number, error: number): number;
  /**
   * The area under the receiver operating characteristic: the probability that a sample of label 1 has
   * a larger score than one of label 0, equal scores counted half. Hanley and McNeil 1982.
   *
   * @param scores  a score for each sample
   * @param labels  0 or 1 for each sample
   * @param count   the number of samples
   * @param value   receives the area; NaN where a label is missing or a score is NaN
   * @param error   receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (count does not fit into
   *         memory), GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time. Allocates eight bytes a sample for the time of the call. Since
   * 0.1.0.
   */
  glia_metric_roc_area(scores: number, labels: number, count: number, value: number, error: number): number;
  /**
   * Makes a model of a graph, with initial values drawn by a seed. A parameter's values depend on
   * the seed, its name and its shape alone.
   *
   * @param graph  the graph: one input, every node on a way from it to the output; it is copied
   * @param seed   any number
   * @param model  receives the model, to be freed with glia_model_free
   * @param error  receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (graph, or an
   *         initializer's range), GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_model_new(graph: number, seed: bigint, model: number, error: number): number;
  /**
   * Frees a model. Sessions and trainers made from it stay.
   *
   * @param model  the model; NULL is fine
   *
   * Threads: any. Must not be called twice with the same model. Since 0.1.0.
   */
  glia_model_free(model: number): void;
  /**
   * The shape of a model's input, without the batch.
   *
   * @param model     the model
   * @param shape     receives the lengths; may be NULL with capacity 0, to ask for the rank alone
   * @param capacity  lengths that fit into shape, at least the rank
   * @param rank      receives how many lengths there are
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_model_input_shape(model: number, shape: number, capacity: number, rank: number, error: number): number;
  /**
   * The shape of a model's output, without the batch.
   *
   * @param model     the model
   * @param shape     receives the lengths; may be NULL with capacity 0, to ask for the rank alone
   * @param capacity  lengths that fit into shape, at least the rank
   * @param rank      receives how many lengths there are
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_model_output_shape(model: number, shape: number, capacity: number, rank: number, error: number): number;
  /**
   * The number of a model's parameters: tensors such as "hidden.weight".
   *
   * @param model  the model
   * @param count  receives the number
   * @param error  receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_model_parameter_count(model: number, count: number, error: number): number;
  /**
   * Copies the name of a parameter: "LAYER.weight" or "LAYER.bias".
   *
   * @param model     the model
   * @param index     the parameter's number, below glia_model_parameter_count
   * @param text      buffer for the name, cut to fit and always NUL-terminated; may be NULL with
   *                  capacity 0
   * @param capacity  bytes of the buffer
   * @param needed    receives the bytes of the whole name with its NUL; may be NULL
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_model_parameter_name(model: number, index: number, text: number, capacity: number, needed: number, error: number): number;
  /**
   * The number of the parameter with a name.
   *
   * @param model        the model
   * @param name         the name, UTF-8
   * @param name_length  its bytes; GLIA_STRLEN where it ends with NUL
   * @param index        receives the number
   * @param error        receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (no UTF-8),
   *         GLIA_ERROR_NOT_FOUND (name)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_model_parameter_index(model: number, name: number, name_length: number, index: number, error: number): number;
  /**
   * The shape of a parameter: [inputs, units] for a dense layer's weight, [units] for its bias.
   *
   * @param model     the model
   * @param index     the parameter's number, below glia_model_parameter_count
   * @param shape     receives the lengths; may be NULL with capacity 0, to ask for the rank alone
   * @param capacity  lengths that fit into shape, at least the rank
   * @param rank      receives how many lengths there are
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
   *         GLIA_ERROR_INVALID_ARGUMENT (capacity)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_model_parameter_shape(model: number, index: number, shape: number, capacity: number, rank: number, error: number): number;
  /**
   * Copies a parameter's values out, rows one after the other.
   *
   * @param model   the model
   * @param index   the parameter's number, below glia_model_parameter_count
   * @param values  receives the values
   * @param count   floats of values: the product of the parameter's shape
   * @param error   receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
   *         GLIA_ERROR_SHAPE_MISMATCH (count)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_model_parameter_get(model: number, index: number, values: number, count: number, error: number): number;
  /**
   * Copies a parameter's values in. Sessions and trainers made before keep the old values.
   *
   * @param model   the model
   * @param index   the parameter's number, below glia_model_parameter_count
   * @param values  the values, rows one after the other
   * @param count   floats of values: the product of the parameter's shape
   * @param error   receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
   *         GLIA_ERROR_SHAPE_MISMATCH (count), GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, one call at a time on the same model. Allocates where a session or a copy shares
   * the weights. Since 0.1.0.
   */
  glia_model_parameter_set(model: number, index: number, values: number, count: number, error: number): number;
  /**
   * The number of a model's weights: values of all parameters together.
   *
   * @param model  the model
   * @param count  receives the number
   * @param error  receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_model_weight_count(model: number, count: number, error: number): number;
  /**
   * SHA-256 over the bits of all parameters in order: equal for models with the same bits, on
   * every machine.
   *
   * @param model     the model
   * @param hash      receives 32 bytes
   * @param capacity  bytes of hash, at least 32
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_model_hash(model: number, hash: number, capacity: number, error: number): number;
  /**
   * Saves a model: the graph and the weights, a file that the safetensors package reads too. A kill
   * at any instant leaves the old file or the new one whole.
   *
   * @param model        the model
   * @param path         the file, UTF-8 on every system
   * @param path_length  its bytes; GLIA_STRLEN where it ends with NUL
   * @param error        receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (no UTF-8), GLIA_ERROR_IO
   *
   * Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.
   */
  glia_model_save(model: number, path: number, path_length: number, error: number): number;
  /**
   * Loads a model from a file that glia_model_save or glia_trainer_save wrote. A file that is cut,
   * changed or hostile gives an error, and makes no memory that its size does not justify.
   *
   * @param path         the file, UTF-8 on every system
   * @param path_length  its bytes; GLIA_STRLEN where it ends with NUL
   * @param model        receives the model, to be freed with glia_model_free
   * @param error        receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (no UTF-8),
   *         GLIA_ERROR_IO, GLIA_ERROR_CORRUPT_FILE, GLIA_ERROR_UNSUPPORTED (a newer version),
   *         GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.
   */
  glia_model_load(path: number, path_length: number, model: number, error: number): number;
  /**
   * Saves a model into memory: the bytes that glia_model_save would write.
   *
   * @param model     the model
   * @param bytes     receives the bytes; may be NULL with capacity 0, to ask for the size alone
   * @param capacity  bytes that fit, at least the size
   * @param needed    receives the size
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_model_save_to_memory(model: number, bytes: number, capacity: number, needed: number, error: number): number;
  /**
   * Loads a model from the bytes of a file. The bytes are not needed afterwards.
   *
   * @param bytes   the bytes of a file that glia_model_save or glia_trainer_save wrote
   * @param length  how many
   * @param model   receives the model, to be freed with glia_model_free
   * @param error   receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_CORRUPT_FILE, GLIA_ERROR_UNSUPPORTED (a
   *         newer version), GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_model_load_from_memory(bytes: number, length: number, model: number, error: number): number;
  /**
   * Makes an optimizer with default parameters.
   *
   * @param kind       one of GLIA_OPTIMIZER_…
   * @param optimizer  receives the optimizer, to be freed with glia_optimizer_free
   * @param error      receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_optimizer_new(kind: number, optimizer: number, error: number): number;
  /**
   * Frees an optimizer.
   *
   * @param optimizer  the optimizer; NULL is fine
   *
   * Threads: any. Must not be called twice with the same optimizer. Since 0.1.0.
   */
  glia_optimizer_free(optimizer: number): void;
  /**
   * The kind of an optimizer.
   *
   * @param optimizer  the optimizer
   * @param kind       receives one of GLIA_OPTIMIZER_…
   * @param error      receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_optimizer_kind(optimizer: number, kind: number, error: number): number;
  /**
   * Sets a parameter of an optimizer. glia_catalog_parameter lists what a kind has.
   *
   * @param optimizer  the optimizer
   * @param key        one of GLIA_PARAM_…
   * @param value      the value, within the bounds of glia_parameter_info
   * @param error      receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
   *         (value)
   *
   * Threads: any, one call at a time on the same optimizer. Allocates nothing but errors. Since
   * 0.1.0.
   */
  glia_optimizer_set(optimizer: number, key: number, value: number, error: number): number;
  /**
   * The value of a parameter of an optimizer.
   *
   * @param optimizer  the optimizer
   * @param key        one of GLIA_PARAM_…
   * @param value      receives the value
   * @param error      receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_optimizer_get(optimizer: number, key: number, value: number, error: number): number;
  /**
   * Goes on with the search of an optimizer such as GLIA_OPTIMIZER_LBFGS over weights that the host keeps.
   *
   * The host computes loss and gradients at its weights and calls; the call moves the weights to where
   * both are wanted next. So an iteration takes several calls; each iteration takes the place of a step.
   * All weights are one array: a search goes over all parameters at once. A loss that is not finite, or
   * gradients that are not, are fine where the search has gone too far: it comes back.
   *
   * What is to be kept for going on later, to the last bit, are the weights, state, search and, while an
   * iteration is under way (next was 1), scratch.
   *
   * @param optimizer  the optimizer, one with searches 1 in glia_optimizer_needs
   * @param runtime    the runtime to compute with; NULL for the calling thread alone
   * @param shape      the lengths of the array's axes, as for glia_optimizer_needs
   * @param axes       0 to 64
   * @param loss       the loss at the weights
   * @param weights    the weights, which are changed, as many floats as the shape has elements
   * @param gradients  the gradients of the loss at the weights, as many
   * @param state      the optimizer's state, which is changed: state_floats of glia_optimizer_needs; zeros
   *                   before the first call
   * @param scratch    memory to work in, scratch_floats of glia_optimizer_needs, which has to stay as it
   *                   is between the calls of an iteration
   * @param search     the state of the search, which is changed: search_doubles of glia_optimizer_needs;
   *                   zeros before the first call
   * @param next       receives 1: compute loss and gradients at the weights, and call again; 0: an
   *                   iteration is done, and the loss and gradients of this call are those of the
   *                   weights, with which a call begins the next one; -1: the same, but nothing was done,
   *                   since no gradient is above gradient_tolerance or the loss is not finite
   * @param error      receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (axes, a length; arrays that
   *         overlap), GLIA_ERROR_SHAPE_MISMATCH (a shape that does not fit into memory),
   *         GLIA_ERROR_UNSUPPORTED (an optimizer that does not search); after an error nothing has
   *         changed
   *
   * Threads: any, at the same time, with arrays that do not overlap. Allocates nothing but errors.
   * Since 0.1.0.
   */
  glia_optimizer_search(optimizer: number, runtime: number, shape: number, axes: number, loss: number, weights: number, gradients: number, state: number, scratch: number, search: number, next: number, error: number): number;
  /**
   * What an optimizer needs from who calls glia_optimizer_step with a parameter of a shape.
   *
   * @param optimizer  the optimizer
   * @param shape      the lengths of the parameter's axes, each from 0; may be NULL with axes 0
   * @param axes       0 to 64. With fewer than two, the parameter is a vector, else matrices: the last
   *                   two axes are rows and columns
   * @param info       receives the answer; its struct_size must be set
   * @param error      receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size, axes, a
   *         length), GLIA_ERROR_SHAPE_MISMATCH (a shape that does not fit into memory)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_optimizer_needs(optimizer: number, shape: number, axes: number, info: number, error: number): number;
  /**
   * Updates weights that the host keeps, from gradients that it computed.
   *
   * @param optimizer  the optimizer
   * @param runtime    the runtime to compute with; NULL for the calling thread alone
   * @param step       the number of the step: 1 for the first one, at most 2^53
   * @param shape      the lengths of the parameter's axes, as for glia_optimizer_needs; where
   *                   takes_whole_parameters is 0, all parameters may be one array of one axis
   * @param axes       0 to 64
   * @param weights    the weights, which are changed, as many floats as the shape has elements
   * @param gradients  the gradients of the loss, as many: at the weights, or where
   *                   glia_optimizer_look_ahead says
   * @param state      the optimizer's state, which is changed: state_floats of glia_optimizer_needs,
   *                   array after array; zeros before the first step; may be NULL where it is 0
   * @param scratch    memory to work in: scratch_floats of glia_optimizer_needs, whose contents do not
   *                   matter and are lost; may be NULL where it is 0
   * @param error      receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_RANGE (step),
   *         GLIA_ERROR_INVALID_ARGUMENT (axes, a length; arrays that overlap),
   *         GLIA_ERROR_SHAPE_MISMATCH (a shape that does not fit into memory),
   *         GLIA_ERROR_UNSUPPORTED (an optimizer that searches); after an error nothing has changed
   *
   * Threads: any, at the same time, with arrays that do not overlap. Allocates nothing but errors.
   * Since 0.1.0.
   */
  glia_optimizer_step(optimizer: number, runtime: number, step: bigint, shape: number, axes: number, weights: number, gradients: number, state: number, scratch: number, error: number): number;
  /**
   * Where the gradients of the next step are to be taken: for Nesterov momentum as published, where
   * the velocity alone would take the weights; for an optimizer that does not look ahead, at the
   * weights.
   *
   * @param optimizer  the optimizer
   * @param runtime    the runtime to compute with; NULL for the calling thread alone
   * @param shape      the lengths of the parameter's axes, as for glia_optimizer_step
   * @param axes       0 to 64
   * @param weights    the weights, as many floats as the shape has elements
   * @param state      the optimizer's state as glia_optimizer_step has it; may be NULL where there
   *                   is none
   * @param ahead      receives the place, as many floats as weights, apart from the other arrays
   * @param error      receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (axes, a length; arrays
   *         that overlap), GLIA_ERROR_SHAPE_MISMATCH (a shape that does not fit into memory)
   *
   * Threads: any, at the same time, with places that do not overlap. Allocates nothing but errors.
   * Since 0.1.0.
   */
  glia_optimizer_look_ahead(optimizer: number, runtime: number, shape: number, axes: number, weights: number, state: number, ahead: number, error: number): number;
  /**
   * Makes a runtime. Most hosts need none: wherever a runtime is taken, NULL stands for the calling
   * thread alone and the best instruction set.
   *
   * @param options  what differs from the defaults; NULL for none
   * @param runtime  receives the runtime, to be freed with glia_runtime_free
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (threads),
   *         GLIA_ERROR_UNKNOWN_KIND (level), GLIA_ERROR_UNSUPPORTED (the CPU lacks the level),
   *         GLIA_ERROR_OUT_OF_MEMORY (the system refused the threads)
   *
   * Threads: any, at the same time. Allocates, and starts threads - 1 threads. Since 0.1.0.
   */
  glia_runtime_new(options: number, runtime: number, error: number): number;
  /**
   * Makes a runtime that works on the host's threads: large pieces of work go to its job system, and
   * glia starts no thread. Results are the same bits as with any number of threads. The calls that
   * compute lock nothing and make no system call of their own.
   *
   * @param options       threads: the most bodies that run at the same time, 1 to 1024, for each of
   *                      which the runtime has 600 KiB to work in; 0, and NULL for the options: 1,
   *                      for a host that does one after the other
   * @param parallel_for  the job system; not NULL. It is called on the thread that calls glia,
   *                      inside the call, under the floating-point environment that this thread has
   *                      now, as long as anything made with the runtime lives
   * @param user          given to it; of any thread
   * @param runtime       receives the runtime, to be freed with glia_runtime_free
   * @param error         receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (threads),
   *         GLIA_ERROR_UNKNOWN_KIND (level), GLIA_ERROR_UNSUPPORTED (the CPU lacks the level),
   *         GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_runtime_new_with_jobs(options: number, parallel_for: number, user: number, runtime: number, error: number): number;
  /**
   * Frees a runtime. Its threads end when the last session or trainer that uses it is freed too:
   * the call that frees the last of them joins the threads, and so waits for them.
   *
   * @param runtime  the runtime; NULL is fine
   *
   * Threads: any. Must not be called twice with the same runtime. Since 0.1.0.
   */
  glia_runtime_free(runtime: number): void;
  /**
   * The number of threads that work in a call, the calling one counted; with a host's job system the
   * number of its workers.
   *
   * @param runtime  the runtime
   * @param threads  receives the number
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_runtime_threads(runtime: number, threads: number, error: number): number;
  /**
   * The instruction set in use.
   *
   * @param runtime  the runtime; NULL asks for the default, the best that the CPU has
   * @param level    receives one of GLIA_LEVEL_…
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_runtime_level(runtime: number, level: number, error: number): number;
  /**
   * Copies the name of an instruction-set level: "scalar", "avx2", "avx512", "neon".
   *
   * @param level     one of GLIA_LEVEL_…
   * @param text      buffer for the name, cut to fit and always NUL-terminated; may be NULL with
   *                  capacity 0
   * @param capacity  bytes of the buffer
   * @param needed    receives the bytes of the whole name with its NUL; may be NULL
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_level_name(level: number, text: number, capacity: number, needed: number, error: number): number;
  /**
   * Makes a buffer of samples with default parameters and without memory. GLIA_PARAM_CAPACITY says
   * how many samples it keeps; glia_samples_prepare makes the memory.
   *
   * @param kind     one of GLIA_SAMPLES_…
   * @param samples  receives the buffer, to be freed with glia_samples_free
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_samples_new(kind: number, samples: number, error: number): number;
  /**
   * Frees a buffer of samples. Trainers that it is attached to go on with what is in it.
   *
   * @param samples  the buffer; NULL is fine
   *
   * Threads: any. Must not be called twice with the same buffer. Since 0.1.0.
   */
  glia_samples_free(samples: number): void;
  /**
   * The kind of a buffer of samples.
   *
   * @param samples  the buffer
   * @param kind     receives one of GLIA_SAMPLES_…
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_samples_kind(samples: number, kind: number, error: number): number;
  /**
   * Sets a parameter of a buffer of samples, before glia_samples_prepare. glia_catalog_parameter lists
   * what a kind has.
   *
   * @param samples  the buffer
   * @param key      one of GLIA_PARAM_…
   * @param value    the value, within the bounds of glia_parameter_info
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
   *         (value), GLIA_ERROR_INVALID_STATE (it was prepared)
   *
   * Threads: any, one call at a time on the same buffer. Allocates. Since 0.1.0.
   */
  glia_samples_set(samples: number, key: number, value: number, error: number): number;
  /**
   * The value of a parameter of a buffer of samples, such as GLIA_PARAM_CAPACITY.
   *
   * @param samples  the buffer
   * @param key      one of GLIA_PARAM_…
   * @param value    receives the value
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_samples_get(samples: number, key: number, value: number, error: number): number;
  /**
   * Makes the memory of a buffer of samples, once. A sample takes the floats of the model's input, 4
   * bytes for a label or the floats of the loss's targets, and 4 bytes for its weight.
   *
   * @param samples      the buffer
   * @param model        a model of the trainers that will learn from it; only the shapes count
   * @param loss         their loss, which says what targets are
   * @param target_type  GLIA_TYPE_FLOAT32 for targets that are values, GLIA_TYPE_INT32 or
   *                     GLIA_TYPE_INT64 for labels
   * @param error        receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
   *         GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_SHAPE_MISMATCH (the loss does not take such targets,
   *         or not the model's outputs), GLIA_ERROR_INVALID_STATE (it was prepared),
   *         GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, one call at a time on the same buffer. Allocates. Since 0.1.0.
   */
  glia_samples_prepare(samples: number, model: number, loss: number, target_type: number, error: number): number;
  /**
   * Adds samples in their order: all of them, or none where one is refused. Numbers that are not finite
   * are refused unless GLIA_PARAM_REFUSE_NON_FINITE is 0.
   *
   * A control loop may add while a worker trains. The call waits while another one copies samples into
   * the same buffer, or a trainer a batch out of it, and for nothing else; it makes a system call only
   * where it has to wait.
   *
   * @param samples       the buffer, prepared
   * @param inputs        the samples one after the other, each of the model's input shape
   * @param input_count   floats of inputs: samples times the size of the input, at least one sample
   * @param targets       what they should give: floats as the loss takes them, or one label a sample
   * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels, as
   *                      the buffer was prepared for
   * @param target_count  elements of targets
   * @param weights       a finite weight from 0 on for each sample
   * @param weight_count  floats of weights: the samples; 0 for a weight of 1 each
   * @param error         receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
   *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label, a weight, a number that is not
   *         finite), GLIA_ERROR_INVALID_STATE (not prepared), GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time, also while trainers draw. Allocates nothing but errors, save
   * that the first call for a buffer of a loaded trainer allocates its memory, unless
   * glia_trainer_prepare_samples was called. Since 0.1.0.
   */
  glia_samples_add(samples: number, inputs: number, input_count: number, targets: number, target_type: number, target_count: number, weights: number, weight_count: number, error: number): number;
  /**
   * How many samples are in a buffer: at most GLIA_PARAM_CAPACITY.
   *
   * @param samples  the buffer, prepared
   * @param count    receives the number
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (not prepared)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_samples_count(samples: number, count: number, error: number): number;
  /**
   * How many samples were added to a buffer since it was made or cleared, those that it no longer has
   * among them.
   *
   * @param samples  the buffer, prepared
   * @param total    receives the number
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (not prepared)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_samples_total(samples: number, total: number, error: number): number;
  /**
   * Empties a buffer: from now on it is as if it were new. The memory stays.
   *
   * @param samples  the buffer, prepared
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (not prepared)
   *
   * Threads: any, at the same time, also while trainers draw. Allocates nothing but errors. Since
   * 0.1.0.
   */
  glia_samples_clear(samples: number, error: number): number;
  /**
   * Copies a sample out of a buffer.
   *
   * @param samples       the buffer, prepared
   * @param index         the sample, from 0 to below glia_samples_count: of a ring 0 is the oldest, of a
   *                      reservoir the order says nothing
   * @param inputs        receives the input
   * @param input_count   floats of inputs: the size of the model's input
   * @param targets       receives the target values, or the label; must not overlap inputs
   * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for a label
   * @param target_count  elements of targets
   * @param weight        receives the weight; may be NULL
   * @param error         receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
   *         GLIA_ERROR_SHAPE_MISMATCH (counts, target_type), GLIA_ERROR_UNKNOWN_KIND (target_type),
   *         GLIA_ERROR_INVALID_ARGUMENT (targets overlap inputs), GLIA_ERROR_INVALID_STATE (not
   *         prepared)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_samples_read(samples: number, index: number, inputs: number, input_count: number, targets: number, target_type: number, target_count: number, weight: number, error: number): number;
  /**
   * Makes a schedule with default parameters. Every kind can begin with a warm-up
   * (GLIA_PARAM_WARMUP_STEPS, GLIA_PARAM_WARMUP_START); the kinds with a table need
   * glia_schedule_set_points, too.
   *
   * @param kind      one of GLIA_SCHEDULE_…
   * @param schedule  receives the schedule, to be freed with glia_schedule_free
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_schedule_new(kind: number, schedule: number, error: number): number;
  /**
   * Frees a schedule.
   *
   * @param schedule  the schedule; NULL is fine
   *
   * Threads: any. Must not be called twice with the same schedule. Since 0.1.0.
   */
  glia_schedule_free(schedule: number): void;
  /**
   * The kind of a schedule.
   *
   * @param schedule  the schedule
   * @param kind      receives one of GLIA_SCHEDULE_…
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_schedule_kind(schedule: number, kind: number, error: number): number;
  /**
   * Sets a parameter of a schedule. glia_catalog_parameter lists what a kind has.
   *
   * @param schedule  the schedule
   * @param key       one of GLIA_PARAM_…
   * @param value     the value, within the bounds of glia_parameter_info
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
   *         (value)
   *
   * Threads: any, one call at a time on the same schedule. Allocates nothing but errors. Since
   * 0.1.0.
   */
  glia_schedule_set(schedule: number, key: number, value: number, error: number): number;
  /**
   * The value of a parameter of a schedule.
   *
   * @param schedule  the schedule
   * @param key       one of GLIA_PARAM_…
   * @param value     receives the value
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_schedule_get(schedule: number, key: number, value: number, error: number): number;
  /**
   * Sets the points of a schedule that has a table, instead of those that it had: for
   * GLIA_SCHEDULE_PIECEWISE_CONSTANT and GLIA_SCHEDULE_PIECEWISE_LINEAR steps with values, for
   * GLIA_SCHEDULE_MULTI_STEP steps alone.
   *
   * @param schedule  the schedule
   * @param steps     whole numbers from 0 on, each above the one before, counted from the end of the
   *                  warm-up
   * @param values    the value at each step, 0 to 1000000; for GLIA_SCHEDULE_MULTI_STEP NULL
   * @param count     the number of steps and of values, 1 to 65536
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (a kind without a table,
   *         steps, values for GLIA_SCHEDULE_MULTI_STEP, count), GLIA_ERROR_OUT_OF_RANGE (values)
   *
   * Threads: any, one call at a time on the same schedule. Allocates. Since 0.1.0.
   */
  glia_schedule_set_points(schedule: number, steps: number, values: number, count: number, error: number): number;
  /**
   * The value at a step, without running anything: right at any step, and the same bits on every
   * machine. Of GLIA_SCHEDULE_PLATEAU, the value that follows from what was reported so far.
   *
   * @param schedule  the schedule
   * @param step      the step: how many updates were done before it, so that the first is 0
   * @param value     receives the value
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (step),
   *         GLIA_ERROR_INVALID_STATE (a table without points)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_schedule_value(schedule: number, step: bigint, value: number, error: number): number;
  /**
   * Reports a value to a schedule of the kind GLIA_SCHEDULE_PLATEAU, such as the loss on data that
   * were held back, once an epoch. A trainer's copy is fed by glia_trainer_schedule_report.
   *
   * @param schedule  the schedule
   * @param value     what was reached; NaN counts as no improvement
   * @param reduced   receives 1 where the schedule's value went down by this, else 0; may be NULL
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (another kind)
   *
   * Threads: any, one call at a time on the same schedule. Allocates nothing but errors. Since
   * 0.1.0.
   */
  glia_schedule_report(schedule: number, value: number, reduced: number, error: number): number;
  /**
   * Makes a session. It serves the weights as they are now; to serve newer ones make another, or one
   * that follows a trainer: glia_session_follow. It runs once here, so that the first run of the host
   * finds all memory there.
   *
   * @param model          the model; the session keeps what it needs of it
   * @param runtime        threads and instruction set; NULL for the calling thread alone
   * @param largest_batch  the most rows of a run, at least 1
   * @param session        receives the session, to be freed with glia_session_free
   * @param error          receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (largest_batch),
   *         GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_session_new(model: number, runtime: number, largest_batch: number, session: number, error: number): number;
  /**
   * Frees a session.
   *
   * @param session  the session; NULL is fine
   *
   * Threads: any. Must not be called twice with the same session. Since 0.1.0.
   */
  glia_session_free(session: number): void;
  /**
   * Computes the outputs of some rows. A row's outputs are the same bits whatever the other rows,
   * the number of threads and the instruction set. With the default runtime it locks nothing and
   * makes no system call.
   *
   * @param session       the session
   * @param inputs        the rows one after the other, each of the model's input shape
   * @param input_count   floats of inputs: rows times the size of the input; 0 to largest_batch
   *                      rows
   * @param outputs       receives the rows' outputs, each of the model's output shape; must not
   *                      overlap inputs
   * @param output_count  floats of outputs: rows times the size of the output
   * @param error         receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH,
   *         GLIA_ERROR_INVALID_ARGUMENT (arrays that overlap)
   *
   * Threads: any, one call at a time on the same session. Allocates nothing but errors. Since
   * 0.1.0.
   */
  glia_session_run(session: number, inputs: number, input_count: number, outputs: number, output_count: number, error: number): number;
  /**
   * Runs a data set and compares its outputs with targets. A row with NaN outputs counts as wrong.
   * For GLIA_LOSS_INFO_NCE, whose rows interact, the data set is one batch, and may have no more
   * samples than the session's largest batch has rows.
   *
   * @param session   the session; the data are run in blocks of rows
   * @param loss      the loss; GLIA_LOSS_SOFTMAX_CROSS_ENTROPY takes the values before a softmax
   * @param inputs    float32 [samples, input shape …]
   * @param targets   float32 [samples, output shape …], or int32 or int64 labels [samples]
   * @param mean      receives the mean loss of the samples; may be NULL
   * @param accuracy  receives the share of samples, 0 to 1, whose largest output is the label's;
   *                  NaN for a loss without classes; may be NULL
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT
   *         (GLIA_LOSS_SOFTMAX_CROSS_ENTROPY and a model that ends in softmax),
   *         GLIA_ERROR_SHAPE_MISMATCH (also more samples than one batch, where rows interact),
   *         GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, one call at a time on the same session. Allocates. Since 0.1.0.
   */
  glia_session_evaluate(session: number, loss: number, inputs: number, targets: number, mean: number, accuracy: number, error: number): number;
  /**
   * Makes a session that serves the newest of a trainer's snapshots: each run picks it up when it
   * begins, by three atomic operations at most, whatever the trainer and other sessions do, and keeps
   * it until its end. The versions that a session serves never go back.
   *
   * The memory of one snapshot more is made here, the weights twice; a session made after another one
   * was freed takes over that one's.
   *
   * @param snapshots      the snapshots; the session keeps what it needs of them
   * @param runtime        threads, and the instruction set of the trainer's runtime, in whose form the
   *                       snapshots are; NULL for the calling thread alone, with that instruction set
   * @param largest_batch  the most rows of a run, at least 1
   * @param session        receives the session, to be freed with glia_session_free
   * @param error          receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (largest_batch; a runtime
   *         with another instruction set), GLIA_ERROR_OUT_OF_RANGE (more than 65,534 sessions),
   *         GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time, also while the trainer works and publishes. Allocates and locks;
   * neither the trainer nor a running session waits for it. Since 0.1.0.
   */
  glia_session_follow(snapshots: number, runtime: number, largest_batch: number, session: number, error: number): number;
  /**
   * Pins a session that follows to the snapshot that it has, that of its last run: it serves that one
   * until glia_session_unpin. The trainer publishes as before.
   *
   * @param session  the session, made by glia_session_follow
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (a session of a model)
   *
   * Threads: any, one call at a time on the same session. Allocates nothing but errors. Since 0.1.0.
   */
  glia_session_pin(session: number, error: number): number;
  /**
   * Lets a pinned session follow again, from its next run on.
   *
   * @param session  the session, made by glia_session_follow
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (a session of a model)
   *
   * Threads: any, one call at a time on the same session. Allocates nothing but errors. Since 0.1.0.
   */
  glia_session_unpin(session: number, error: number): number;
  /**
   * The version of the snapshot that a session has: that of its last run, or of its making.
   *
   * @param session  the session
   * @param version  receives the version; 0 for a session of a model
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, not while the session runs. Allocates nothing but errors. Since 0.1.0.
   */
  glia_session_version(session: number, version: number, error: number): number;
  /**
   * SHA-256 over the bits of all weights that a session has, those of its last run: what
   * glia_trainer_hash gave when they were published, and glia_model_hash gives for their model.
   *
   * @param session   the session
   * @param hash      receives 32 bytes
   * @param capacity  bytes of hash, at least 32
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
   *
   * Threads: any, not while the session runs. Allocates. Since 0.1.0.
   */
  glia_session_hash(session: number, hash: number, capacity: number, error: number): number;
  /**
   * As glia_session_run, of rows that stand in the host's own structures: element e of row r is at
   * inputs[r * input_row_stride + e * input_element_stride], with e counted through the input's shape,
   * and likewise for outputs. The bits are those of glia_session_run. Strides are in floats:
   *
   * - rows one after the other: row stride the size of a row, element stride 1;
   * - fields of an array of structs: row stride sizeof the struct / 4, element stride 1; inputs and
   *   outputs may be fields of the same structs;
   * - a structure of arrays, one array of all agents for each element: row stride 1, element stride
   *   the length of an array.
   *
   * @param session                the session
   * @param rows                   rows, 0 to largest_batch
   * @param inputs                 the first element of the first row
   * @param input_row_stride       floats from a row to the next; 0 where all rows are the same
   * @param input_element_stride   floats from an element to the next
   * @param outputs                receives the outputs; no element may be at the place of another or
   *                               of an input: one of the strides has to step over all that the other
   *                               reaches, and outputs have to stand apart from inputs, or alternate
   *                               with them at the same stride
   * @param output_row_stride      floats from a row to the next
   * @param output_element_stride  floats from an element to the next
   * @param error                  receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (rows),
   *         GLIA_ERROR_INVALID_ARGUMENT (strides that do not fit into memory; elements that overlap)
   *
   * Threads: any, one call at a time on the same session. Allocates nothing but errors. Since
   * 0.1.0.
   */
  glia_session_run_strided(session: number, rows: number, inputs: number, input_row_stride: number, input_element_stride: number, outputs: number, output_row_stride: number, output_element_stride: number, error: number): number;
  /**
   * Gives the snapshots of a trainer, for glia_session_follow. If it has published nothing yet, the
   * weights as they are become version 1. They outlive the trainer: what follows goes on serving the
   * last one.
   *
   * @param trainer    the trainer
   * @param snapshots  receives the snapshots, to be freed with glia_snapshots_free
   * @param error      receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (GLIA_PARAM_PUBLISH_AVERAGE is
   *         set and no average is kept), GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.
   */
  glia_trainer_snapshots(trainer: number, snapshots: number, error: number): number;
  /**
   * Makes the current weights visible to all sessions that follow the trainer, from their next run on.
   * It waits for none of them, whatever they do, and none of them waits for it. With
   * GLIA_PARAM_PUBLISH_AVERAGE of glia_trainer_update_set it is the average of the weights that is
   * published, once there is one.
   *
   * @param trainer  the trainer
   * @param version  receives the snapshot's number: 1, 2, and so on; may be NULL
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (GLIA_PARAM_PUBLISH_AVERAGE is
   *         set and no average is kept), GLIA_ERROR_OUT_OF_MEMORY (the first call)
   *
   * Threads: any, one call at a time on the same trainer. The first call allocates, unless
   * glia_trainer_snapshots came before; then it allocates nothing but errors, locks nothing and makes
   * no system call. Since 0.1.0.
   */
  glia_trainer_publish(trainer: number, version: number, error: number): number;
  /**
   * The version of the newest snapshot. A session that runs after this call has that one or a newer
   * one, unless it is pinned.
   *
   * @param snapshots  the snapshots
   * @param version    receives the version, at least 1
   * @param error      receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time, also while the trainer publishes. Allocates nothing but errors.
   * Since 0.1.0.
   */
  glia_snapshots_version(snapshots: number, version: number, error: number): number;
  /**
   * Frees the handle. Sessions that follow keep what they need.
   *
   * @param snapshots  the snapshots; NULL is fine
   *
   * Threads: any. Must not be called twice with the same snapshots. Since 0.1.0.
   */
  glia_snapshots_free(snapshots: number): void;
  /**
   * Makes a tensor of zeros, its elements in row-major order, its memory aligned to 64 bytes.
   *
   * @param element_type  one of GLIA_TYPE_…
   * @param shape         `rank` lengths of at least 0; may be NULL with rank 0
   * @param rank          the number of axes, 0 to 64; 0 is a single number
   * @param tensor        receives the tensor, to be freed with glia_tensor_free
   * @param error         receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (element_type),
   *         GLIA_ERROR_INVALID_ARGUMENT (rank), GLIA_ERROR_SHAPE_MISMATCH (a negative length, or
   *         more elements than memory can have), GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_tensor_new(element_type: number, shape: number, rank: number, tensor: number, error: number): number;
  /**
   * Makes a tensor over the host's memory, without a copy. The memory stays valid, and nobody
   * changes it while a call reads it, until the release callback; without one, until the last
   * tensor over it is freed. glia itself changes it in glia_tensor_copy_in alone. With strides, only
   * the elements that shape and strides reach are read; the gaps between them may change.
   *
   * @param element_type  one of GLIA_TYPE_…
   * @param data          the first element, aligned for the type; may be NULL where the shape has
   *                      no elements
   * @param shape         `rank` lengths of at least 0; may be NULL with rank 0
   * @param strides       for each axis the elements from one index to the next, at least 0; NULL
   *                      for row-major order
   * @param rank          the number of axes, 0 to 64; 0 is a single number
   * @param release       called once when the last tensor over the memory is freed, on the thread
   *                      that frees it; never where this call fails; may be NULL
   * @param user          passed to `release`; may be NULL
   * @param tensor        receives the tensor, to be freed with glia_tensor_free
   * @param error         receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER (also a misaligned address), GLIA_ERROR_UNKNOWN_KIND
   *         (element_type), GLIA_ERROR_INVALID_ARGUMENT (rank), GLIA_ERROR_SHAPE_MISMATCH (a
   *         negative length, or more than memory can have), GLIA_ERROR_UNSUPPORTED (a negative
   *         stride)
   *
   * Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.
   */
  glia_tensor_borrow(element_type: number, data: number, shape: number, strides: number, rank: number, release: number, user: number, tensor: number, error: number): number;
  /**
   * Frees a tensor. Memory that other tensors share lives on until the last of them is freed.
   *
   * @param tensor  the tensor; NULL is fine
   *
   * Threads: any. Must not be called twice with the same tensor. Since 0.1.0.
   */
  glia_tensor_free(tensor: number): void;
  /**
   * The type of a tensor's elements.
   *
   * @param tensor        the tensor
   * @param element_type  receives one of GLIA_TYPE_…
   * @param error         receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_tensor_type(tensor: number, element_type: number, error: number): number;
  /**
   * Copies the shape of a tensor.
   *
   * @param tensor    the tensor
   * @param shape     receives the length of each axis; may be NULL with capacity 0, which asks for
   *                  the rank alone
   * @param capacity  numbers that `shape` has room for, at least the rank
   * @param rank      receives the number of axes
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_tensor_shape(tensor: number, shape: number, capacity: number, rank: number, error: number): number;
  /**
   * Copies the strides of a tensor: for each axis, the elements from one index to the next.
   *
   * @param tensor    the tensor
   * @param strides   receives the stride of each axis; may be NULL with capacity 0, which asks for
   *                  the rank alone
   * @param capacity  numbers that `strides` has room for, at least the rank
   * @param rank      receives the number of axes
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_tensor_strides(tensor: number, strides: number, capacity: number, rank: number, error: number): number;
  /**
   * The address of a tensor's first element, to be read and written until the tensor is freed. The
   * others lie where the strides say. Nobody writes there while a call uses the tensor.
   *
   * @param tensor  the tensor
   * @param data    receives the address; NULL where the tensor has no elements
   * @param error   receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, one call at a time on the same tensor. Allocates nothing but errors. Since 0.1.0.
   */
  glia_tensor_data(tensor: number, data: number, error: number): number;
  /**
   * Copies elements into a tensor, in row-major order whatever its strides. Where strides put
   * several elements in one place, the last of them stays.
   *
   * @param tensor  the tensor
   * @param data    the elements, of the tensor's type, one after the other, aligned or not; may
   *                overlap the tensor's memory; may be NULL with bytes 0
   * @param bytes   the size of all elements
   * @param error   receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (bytes),
   *         GLIA_ERROR_OUT_OF_MEMORY (overlap and strides only)
   *
   * Threads: any, one call at a time on the same tensor. Allocates nothing but errors, and a copy
   * where `data` overlaps a tensor that is not in row-major order. Since 0.1.0.
   */
  glia_tensor_copy_in(tensor: number, data: number, bytes: number, error: number): number;
  /**
   * Copies the elements of a tensor out, in row-major order whatever its strides.
   *
   * @param tensor  the tensor
   * @param data    receives the elements one after the other, aligned or not; may overlap the
   *                tensor's memory; may be NULL with bytes 0
   * @param bytes   the size of all elements
   * @param error   receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (bytes),
   *         GLIA_ERROR_OUT_OF_MEMORY (overlap and strides only)
   *
   * Threads: any, at the same time. Allocates nothing but errors, and a copy where `data` overlaps
   * a tensor that is not in row-major order. Since 0.1.0.
   */
  glia_tensor_copy_out(tensor: number, data: number, bytes: number, error: number): number;
  /**
   * Makes a tensor over a part of another: along one axis, `count` indices from `start`. It shares
   * the memory.
   *
   * @param tensor  the tensor to take the part of
   * @param axis    the axis, 0 to rank - 1
   * @param start   the first index, 0 to the length of the axis
   * @param count   the number of indices; start + count is at most the length of the axis
   * @param part    receives the tensor, to be freed with glia_tensor_free
   * @param error   receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (axis, start, count)
   *
   * Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.
   */
  glia_tensor_slice(tensor: number, axis: number, start: number, count: number, part: number, error: number): number;
  /**
   * Makes a tensor with the elements of another in another shape. It shares the memory, so the
   * elements must stand one after the other, in row-major order.
   *
   * @param tensor    the tensor with the elements
   * @param shape     `rank` lengths of at least 0, with as many elements as before; may be NULL
   *                  with rank 0
   * @param rank      the number of axes, 0 to 64
   * @param reshaped  receives the tensor, to be freed with glia_tensor_free
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (rank),
   *         GLIA_ERROR_SHAPE_MISMATCH (shape, or elements that stand apart: copy them with
   *         glia_tensor_copy_out)
   *
   * Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.
   */
  glia_tensor_reshape(tensor: number, shape: number, rank: number, reshaped: number, error: number): number;
  /**
   * Makes a tensor with the elements of another and two axes exchanged. It shares the memory.
   *
   * @param tensor      the tensor with the elements
   * @param first       an axis, 0 to rank - 1
   * @param second      an axis, 0 to rank - 1; the same one changes nothing
   * @param transposed  receives the tensor, to be freed with glia_tensor_free
   * @param error       receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (first, second)
   *
   * Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.
   */
  glia_tensor_transpose(tensor: number, first: number, second: number, transposed: number, error: number): number;
  /**
   * Makes a trainer. It copies the model's weights, the loss and the optimizer; what is done to
   * them later does not reach it.
   *
   * @param model      the model: at least one layer; for GLIA_LOSS_SOFTMAX_CROSS_ENTROPY one that
   *                   ends before the softmax
   * @param loss       the loss
   * @param optimizer  the optimizer
   * @param runtime    threads and instruction set; NULL for the calling thread alone
   * @param options    what differs from the defaults; NULL for none
   * @param trainer    receives the trainer, to be freed with glia_trainer_free
   * @param error      receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_trainer_new(model: number, loss: number, optimizer: number, runtime: number, options: number, trainer: number, error: number): number;
  /**
   * Frees a trainer. One that a training thread has is freed by that thread, which ends after the slice
   * that it is at; this call does not wait for it.
   *
   * @param trainer  the trainer; NULL is fine
   *
   * Threads: any. Must not be called twice with the same trainer. Since 0.1.0.
   */
  glia_trainer_free(trainer: number): void;
  /**
   * Makes the memory of a step of a loaded trainer, which its first step would make otherwise.
   *
   * @param trainer  the trainer
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, one call at a time on the same trainer. Allocates the first time. Since 0.1.0.
   */
  glia_trainer_prepare(trainer: number, error: number): number;
  /**
   * One step on a minibatch: forward, loss, gradients, update. For an optimizer that searches, one of
   * its iterations: the first two several times.
   *
   * @param trainer       the trainer
   * @param inputs        the rows one after the other, each of the model's input shape
   * @param input_count   floats of inputs: rows times the size of the input, at least one row; more
   *                      than largest_batch come in chunks, with the same results bit for bit
   * @param targets       what the rows should give: floats of the model's output shape, or one
   *                      label a row, from 0 to the number of outputs - 1
   * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
   * @param target_count  elements of targets
   * @param loss          receives the mean loss of the rows before the update, where the gradients are
   *                      taken: at the weights, or ahead of them for an optimizer that looks ahead;
   *                      may be NULL
   * @param error         receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
   *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
   *         (where it allocates), GLIA_ERROR_DIVERGED (the watch refused the step:
   *         glia_trainer_watch_set), GLIA_ERROR_INVALID_STATE (an optimizer that searches with clipped
   *         gradients, noise or a rate factor); after an error the weights are as before
   *
   * Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that
   * the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare
   * was called, and the first larger than largest_batch what it needs beside it, unless
   * glia_trainer_prepare_batch was. Since 0.1.0.
   */
  glia_trainer_step(trainer: number, inputs: number, input_count: number, targets: number, target_type: number, target_count: number, loss: number, error: number): number;
  /**
   * Computes loss and gradients of a minibatch and leaves the weights as they are. The gradients
   * can be read and changed before glia_trainer_apply_gradients uses them.
   *
   * @param trainer       the trainer
   * @param inputs        the rows one after the other, each of the model's input shape
   * @param input_count   floats of inputs: rows times the size of the input, at least one row; more
   *                      than largest_batch come in chunks, with the same results bit for bit
   * @param targets       what the rows should give: floats of the model's output shape, or one
   *                      label a row, from 0 to the number of outputs - 1
   * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
   * @param target_count  elements of targets
   * @param loss          receives the mean loss of the rows; may be NULL
   * @param error         receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
   *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
   *         (where it allocates)
   *
   * Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that
   * the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare
   * was called, and the first larger than largest_batch what it needs beside it, unless
   * glia_trainer_prepare_batch was. Since 0.1.0.
   */
  glia_trainer_compute_gradients(trainer: number, inputs: number, input_count: number, targets: number, target_type: number, target_count: number, loss: number, error: number): number;
  /**
   * Updates the weights from the gradients that glia_trainer_compute_gradients left, once for each
   * call of it. Gradients that wait for this call are not saved.
   *
   * @param trainer  the trainer
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no gradients since the last
   *         update; an optimizer that searches, which takes whole steps), GLIA_ERROR_DIVERGED (the watch
   *         refused them: glia_trainer_watch_set; they stay, and can be mended and applied again)
   *
   * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
   * 0.1.0.
   */
  glia_trainer_apply_gradients(trainer: number, error: number): number;
  /**
   * A model with a copy of the average of the weights, to evaluate, serve or save. The average is kept
   * where glia_trainer_update_set was called with GLIA_PARAM_AVERAGE.
   *
   * @param trainer  the trainer
   * @param model    receives the model, to be freed with glia_model_free
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no average is kept, or no
   *         weights are in it yet; an update is half done: glia_trainer_run_for),
   *         GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_trainer_average_model(trainer: number, model: number, error: number): number;
  /**
   * How many updates' weights are in the average; 0 where none is kept.
   *
   * @param trainer  the trainer
   * @param count    receives the number
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_trainer_average_count(trainer: number, count: number, error: number): number;
  /**
   * An event of the watch. Of all events, whose number glia_watch_status tells, the last 64 are kept, also
   * through saves and loads.
   *
   * @param trainer  the trainer
   * @param number   the event's number, from 0 for the first since the watch was switched on
   * @param event    receives the event, as far as its struct_size goes, which the caller sets
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size),
   *         GLIA_ERROR_INVALID_STATE (the watch is off), GLIA_ERROR_NOT_FOUND (number: not kept any more,
   *         or not yet)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_trainer_watch_event(trainer: number, number: bigint, event: number, error: number): number;
  /**
   * Saves a trainer: graph, weights, loss, optimizer with its state, and every counter. Training
   * goes on from it bit for bit as if it had never stopped. The file also loads as a model. A kill
   * at any instant leaves the old file or the new one whole.
   *
   * @param trainer      the trainer
   * @param path         the file, UTF-8 on every system
   * @param path_length  its bytes; GLIA_STRLEN where it ends with NUL
   * @param error        receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (no UTF-8), GLIA_ERROR_IO,
   *         GLIA_ERROR_INVALID_STATE (an update is half done: glia_trainer_run_for)
   *
   * Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.
   */
  glia_trainer_save(trainer: number, path: number, path_length: number, error: number): number;
  /**
   * Loads a trainer from a file that glia_trainer_save wrote. A file that is cut, changed or
   * hostile gives an error, and makes no memory that its size does not justify; the memory of a
   * step is made by the first one, or by glia_trainer_prepare.
   *
   * @param path         the file, UTF-8 on every system
   * @param path_length  its bytes; GLIA_STRLEN where it ends with NUL
   * @param runtime      threads and instruction set; NULL for the calling thread alone
   * @param options      as in glia_trainer_new, but the seed is the file's; NULL for the defaults
   * @param trainer      receives the trainer, to be freed with glia_trainer_free
   * @param error        receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_IO,
   *         GLIA_ERROR_CORRUPT_FILE, GLIA_ERROR_UNSUPPORTED (a newer version),
   *         GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.
   */
  glia_trainer_load(path: number, path_length: number, runtime: number, options: number, trainer: number, error: number): number;
  /**
   * Saves a trainer into memory: the bytes that glia_trainer_save would write.
   *
   * @param trainer   the trainer
   * @param bytes     receives the bytes; may be NULL with capacity 0, to ask for the size alone
   * @param capacity  bytes that fit, at least the size
   * @param needed    receives the size
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity),
   *         GLIA_ERROR_INVALID_STATE (an update is half done: glia_trainer_run_for)
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_trainer_save_to_memory(trainer: number, bytes: number, capacity: number, needed: number, error: number): number;
  /**
   * Loads a trainer from the bytes of a file. The bytes are not needed afterwards.
   *
   * @param bytes    the bytes of a file that glia_trainer_save wrote
   * @param length   how many
   * @param runtime  threads and instruction set; NULL for the calling thread alone
   * @param options  as in glia_trainer_load; NULL for the defaults
   * @param trainer  receives the trainer, to be freed with glia_trainer_free
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_CORRUPT_FILE,
   *         GLIA_ERROR_UNSUPPORTED (a newer version), GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_trainer_load_from_memory(bytes: number, length: number, runtime: number, options: number, trainer: number, error: number): number;
  /**
   * Computes the outputs of a minibatch as a step does, for a host that has a loss of its own. It
   * gives the gradient of that loss to glia_trainer_backward.
   *
   * @param trainer       the trainer
   * @param inputs        the rows one after the other, each of the model's input shape
   * @param input_count   floats of inputs: rows times the size of the input; 1 to largest_batch
   *                      rows
   *                      (the outputs of more are not kept: cut the batch, and accumulate)
   * @param outputs       receives the outputs, row after row; must not overlap inputs
   * @param output_count  floats of outputs: rows times the size of the model's output
   * @param error         receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_MEMORY
   *         (the first step of a loaded trainer)
   *
   * Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that
   * the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare
   * was called. Since 0.1.0.
   */
  glia_trainer_forward(trainer: number, inputs: number, input_count: number, outputs: number, output_count: number, error: number): number;
  /**
   * Computes the gradients of the weights from the gradient of a host's loss at the outputs that
   * glia_trainer_forward gave, once for each call of it. glia_trainer_apply_gradients uses them; they
   * can be read and changed before.
   *
   * @param trainer          the trainer
   * @param output_gradient  the derivative of the loss by each output, row after row
   * @param count            floats of output_gradient: rows times the size of the model's output
   * @param error            receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (count),
   *         GLIA_ERROR_INVALID_STATE (no forward pass since the last gradients or update)
   *
   * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
   * 0.1.0.
   */
  glia_trainer_backward(trainer: number, output_gradient: number, count: number, error: number): number;
  /**
   * As glia_trainer_compute_gradients, for rows that have weights: each row's loss and gradient are
   * multiplied by its weight. GLIA_PARAM_REDUCTION of the loss says what the sum is divided by.
   *
   * @param trainer       the trainer
   * @param inputs        the rows one after the other, each of the model's input shape
   * @param input_count   floats of inputs: rows times the size of the input, at least one row; more
   *                      than largest_batch come in chunks, with the same results bit for bit
   * @param targets       what the rows should give, as for glia_trainer_compute_gradients
   * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
   * @param target_count  elements of targets
   * @param weights       a finite weight from 0 on for each row
   * @param weight_count  floats of weights: the rows
   * @param loss          receives the loss; may be NULL
   * @param error         receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
   *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label, a weight),
   *         GLIA_ERROR_OUT_OF_MEMORY (the first step of a loaded trainer)
   *
   * Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that
   * the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare
   * was called, and the first larger than largest_batch what it needs beside it, unless
   * glia_trainer_prepare_batch was. Since 0.1.0.
   */
  glia_trainer_compute_gradients_weighted(trainer: number, inputs: number, input_count: number, targets: number, target_type: number, target_count: number, weights: number, weight_count: number, loss: number, error: number): number;
  /**
   * Copies the loss of each row of the last minibatch out, times the row's weight.
   *
   * @param trainer  the trainer
   * @param values   receives the losses, one a row
   * @param count    floats of values: the rows of the last minibatch
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (count),
   *         GLIA_ERROR_INVALID_STATE (no minibatch with targets, or a forward pass since, or the last
   *         minibatch was larger than largest_batch)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_trainer_row_losses(trainer: number, values: number, count: number, error: number): number;
  /**
   * Lends the gradients as one array, to be read and changed in place before
   * glia_trainer_accumulate_gradients or glia_trainer_apply_gradients: what an all-reduce takes. The
   * parameters stand in it in the order of the model, each from a multiple of 16 floats on; what is
   * written into the gaps between them is zero again in the call that uses the gradients. Trainers of
   * the same model have the same layout.
   *
   * The array is the trainer's. Ask for it again after each computation of gradients, as the watch is
   * told by this call that the host may change them; use it until the next call that has the trainer to
   * itself, and not while any call on the trainer runs. The address stays the same as long as the
   * trainer lives.
   *
   * @param trainer    the trainer
   * @param gradients  receives the address, a multiple of 64; zeros before the first minibatch
   * @param count      receives the floats
   * @param error      receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
   * 0.1.0.
   */
  glia_trainer_gradients(trainer: number, gradients: number, count: number, error: number): number;
  /**
   * Says which number the first row of this trainer's batches has among the rows of all machines that
   * share an update. Randomized activations, and samples drawn from buffers, go by the number of the row:
   * where each machine is told the rows of those before it, they draw what one machine would that takes
   * the batches one after the other as micro-batches. 0 until it is set; it stays until it is set again,
   * and is not saved.
   *
   * @param trainer  the trainer
   * @param row      the number, at most 2^32
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_RANGE
   *
   * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
   * 0.1.0.
   */
  glia_trainer_first_row_set(trainer: number, row: bigint, error: number): number;
  /**
   * Makes the memory of steps over up to so many rows, so that they allocate nothing. Where rows are at
   * most largest_batch it is glia_trainer_prepare. For more it adds 16 KiB and the sums of learned
   * activations; and for more than 256 rows with a largest_batch below 256 as much as the weights take.
   * It does not grow with the rows.
   *
   * @param trainer  the trainer
   * @param rows     the most rows of a step, any number; GLIA_FULL_BATCH for steps of any size
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, one call at a time on the same trainer. Allocates the first time. Since 0.1.0.
   */
  glia_trainer_prepare_batch(trainer: number, rows: number, error: number): number;
  /**
   * The bytes of a step's memory: the values of largest_batch rows, and what is carried from chunk to
   * chunk of larger batches. Weights, gradients and the optimizer's state, whose sizes are those of the
   * model, are not among them.
   *
   * @param trainer  the trainer
   * @param bytes    receives the number; 0 for a loaded trainer before its first step
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_trainer_step_memory(trainer: number, bytes: number, error: number): number;
  /**
   * Adds the gradients that stand ready to those of the micro-batches before, element by element:
   * those of glia_trainer_compute_gradients, glia_trainer_compute_gradients_weighted or
   * glia_trainer_backward, with what the host changed in them. They are used by that; where a policy of
   * the watch leaves them out, nothing is added. Micro-batches are saved with the trainer.
   *
   * The gradient of an update is g = (g1 + ... + gN) / N: glia_trainer_average_gradients, then
   * glia_trainer_apply_gradients. It is not the gradient of one batch of all rows: each micro-batch has
   * its own mean, and sums are rounded elsewhere. For the latter make one batch of all rows, which may
   * be larger than largest_batch.
   *
   * @param trainer  the trainer
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no gradients since they were
   *         used last; more than 16777216 micro-batches or 2^32 rows), GLIA_ERROR_DIVERGED (the watch
   *         refused them: glia_trainer_watch_set; nothing is added), GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, one call at a time on the same trainer. Allocates the first time, as much as the
   * gradients take. Since 0.1.0.
   */
  glia_trainer_accumulate_gradients(trainer: number, error: number): number;
  /**
   * Replaces the gradients by the mean of the accumulated ones, which are then forgotten.
   * glia_trainer_apply_gradients uses it; it can be read and changed before. In a run with
   * micro_batches this is done by the run.
   *
   * @param trainer  the trainer
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (nothing accumulated)
   *
   * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
   * 0.1.0.
   */
  glia_trainer_average_gradients(trainer: number, error: number): number;
  /**
   * The number of micro-batches accumulated since the last mean, by hand or by a run.
   *
   * @param trainer  the trainer
   * @param count    receives the number
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_trainer_micro_batches(trainer: number, count: number, error: number): number;
  /**
   * Attaches a buffer of samples to a trainer, or changes the share of one that is. Batches are drawn
   * from all that are attached and have samples, each row from one of them: of a batch of B rows a
   * buffer gives B times its part of the sum of the shares, rounded down or up so that it is right on
   * average. A ring of what is new beside a reservoir of the whole life keeps a robot from forgetting.
   *
   * The trainer shares the buffer with the host, which goes on adding; it is saved with the trainer.
   *
   * @param trainer  the trainer
   * @param samples  the buffer, prepared for a model of the same input and output sizes and for a
   *                 loss with the same targets; all that are attached have labels, or all have values
   * @param share    its share, up to 1000000; 0 detaches it
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_RANGE (share),
   *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_INVALID_STATE (not prepared)
   *
   * Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.
   */
  glia_trainer_samples_attach(trainer: number, samples: number, share: number, error: number): number;
  /**
   * How many buffers of samples are attached to a trainer.
   *
   * @param trainer  the trainer
   * @param count    receives the number
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_trainer_samples_count(trainer: number, count: number, error: number): number;
  /**
   * A buffer of samples that is attached to a trainer: the way to those of a loaded one. The handle is
   * another one to the same samples.
   *
   * @param trainer  the trainer
   * @param index    the buffer, from 0 on in the order in which they were attached
   * @param samples  receives the buffer, to be freed with glia_samples_free
   * @param share    receives its share; may be NULL
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index)
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_trainer_samples_get(trainer: number, index: number, samples: number, share: number, error: number): number;
  /**
   * Makes the memory of steps on batches of up to so many drawn samples, so that they allocate nothing:
   * that of glia_trainer_prepare_batch, a copy of the batch, and for a loaded trainer the memory of its
   * buffers.
   *
   * @param trainer     the trainer, with a buffer attached
   * @param batch_size  the most rows of a batch, at least 1
   * @param error       receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size),
   *         GLIA_ERROR_SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
   *         GLIA_ERROR_INVALID_STATE (nothing attached), GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, one call at a time on the same trainer. Allocates the first time. Since 0.1.0.
   */
  glia_trainer_prepare_samples(trainer: number, batch_size: number, error: number): number;
  /**
   * One step on a batch that is drawn from the buffers attached: glia_trainer_step on a copy of the
   * samples drawn, with the weights that they were added with. Each row is drawn uniformly, with
   * replacement, out of what is in its buffer at the start of the call; the draws follow from the
   * trainer's seed, the number of batches that it drew before, and the row.
   *
   * The buffers are locked one after the other, each for the copy of its rows: glia_samples_add waits
   * for no more than that.
   *
   * @param trainer     the trainer
   * @param batch_size  rows of the batch, at least 1; more than largest_batch are computed in chunks,
   *                    with the same results bit for bit
   * @param loss        receives the loss before the update, as for glia_trainer_step; may be NULL
   * @param error       receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size),
   *         GLIA_ERROR_SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
   *         GLIA_ERROR_OUT_OF_MEMORY (where it allocates), GLIA_ERROR_DIVERGED (the watch refused the
   *         step: glia_trainer_watch_set; the next call draws other samples),
   *         GLIA_ERROR_INVALID_STATE (no samples; or as for glia_trainer_step); after an error the
   *         weights are as before
   *
   * Threads: any, one call at a time on the same trainer; others may add samples meanwhile.
   * Allocates nothing but errors after glia_trainer_prepare_samples; without it the first step, and one
   * with a larger batch than all before. Since 0.1.0.
   */
  glia_trainer_step_samples(trainer: number, batch_size: number, loss: number, error: number): number;
  /**
   * Computes loss and gradients of a batch that is drawn as for glia_trainer_step_samples, and leaves
   * the weights as they are: glia_trainer_compute_gradients on a copy of the samples drawn.
   *
   * @param trainer     the trainer
   * @param batch_size  rows of the batch, at least 1; more than largest_batch are computed in chunks,
   *                    with the same results bit for bit
   * @param loss        receives the loss; may be NULL
   * @param error       receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size),
   *         GLIA_ERROR_SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
   *         GLIA_ERROR_OUT_OF_MEMORY (where it allocates), GLIA_ERROR_INVALID_STATE (no samples)
   *
   * Threads: any, one call at a time on the same trainer; others may add samples meanwhile.
   * Allocates as glia_trainer_step_samples does. Since 0.1.0.
   */
  glia_trainer_compute_gradients_samples(trainer: number, batch_size: number, loss: number, error: number): number;
  /**
   * Lets a parameter of the trainer's optimizer follow a schedule. Before update number k + 1, that
   * is when k updates were done, the parameter has the schedule's value at step k: the first update
   * has the one at 0. glia_trainer_optimizer_get tells the value of the next update;
   * glia_trainer_optimizer_set refuses the parameter from now on. Checkpoints hold the schedule, and
   * a run that is resumed continues it to the bit.
   *
   * @param trainer   the trainer
   * @param key       one of GLIA_PARAM_… that the optimizer has and that need not be a whole number,
   *                  such as GLIA_PARAM_LEARNING_RATE or GLIA_PARAM_MOMENTUM
   * @param schedule  the schedule, which is copied, with what was reported to it; none of its values
   *                  may be outside the parameter's bounds. NULL: the parameter follows no schedule
   *                  any more, and keeps the value that it has
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
   *         (schedule: its lowest or highest value, or a parameter of whole numbers),
   *         GLIA_ERROR_INVALID_STATE (a table without points)
   *
   * Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.
   */
  glia_trainer_schedule_set(trainer: number, key: number, schedule: number, error: number): number;
  /**
   * A copy of the schedule that a parameter of the trainer's optimizer follows, with its state.
   *
   * @param trainer   the trainer
   * @param key       one of GLIA_PARAM_… that the optimizer has
   * @param schedule  receives the copy, to be freed with glia_schedule_free
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_NOT_FOUND (key: it
   *         follows no schedule)
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_trainer_schedule_get(trainer: number, key: number, schedule: number, error: number): number;
  /**
   * Reports a value, such as the loss on data that were held back, to every schedule of the trainer
   * that is a GLIA_SCHEDULE_PLATEAU, once an epoch. Those with GLIA_PARAM_EACH_EPOCH also get the
   * mean loss of each epoch of a run, by themselves.
   *
   * @param trainer  the trainer
   * @param value    what was reached; NaN counts as no improvement
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no such schedule)
   *
   * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
   * 0.1.0.
   */
  glia_trainer_schedule_report(trainer: number, value: number, error: number): number;
  /**
   * Sets what holds for one parameter of a trainer from the next update on:
   *
   * - GLIA_PARAM_RATE_FACTOR, 1, from 0: the learning rate is multiplied by it;
   * - GLIA_PARAM_DECAY_FACTOR, 1, from 0: the weight decay is multiplied by it;
   * - GLIA_PARAM_FROZEN, 0: with 1 its values, and the optimizer's state of them, stay as they are;
   * - GLIA_PARAM_WEIGHT_BOUND and GLIA_PARAM_UNIT_BOUND, 0, from 0: its own bounds in the place of those
   *   of glia_trainer_update_set; 0: those.
   *
   * A trainer in which a parameter differs from the others updates each on its own, which takes a
   * little longer for many small ones. Checkpoints hold the settings.
   *
   * @param trainer  the trainer
   * @param index    the parameter's number, as in the model
   * @param key      one of the keys above
   * @param value    the value
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index), GLIA_ERROR_UNKNOWN_KEY,
   *         GLIA_ERROR_OUT_OF_RANGE (value)
   *
   * Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.
   */
  glia_trainer_group_set(trainer: number, index: number, key: number, value: number, error: number): number;
  /**
   * What holds for one parameter of a trainer: see glia_trainer_group_set.
   *
   * @param trainer  the trainer
   * @param index    the parameter's number, as in the model
   * @param key      one of the keys of glia_trainer_group_set
   * @param value    receives the value
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index), GLIA_ERROR_UNKNOWN_KEY
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_trainer_group_get(trainer: number, index: number, key: number, value: number, error: number): number;
  /**
   * Sets what holds for all updates of a trainer from the next one on. Gradients that are too large
   * are made smaller, in this order; 0, the default of each, leaves them as they are:
   *
   * - GLIA_PARAM_CLIP_VALUE, c: each element of a gradient to at most c in size;
   * - GLIA_PARAM_CLIP_RATIO, c: the gradients of each unit (a column of a matrix, or the whole of a
   *   parameter with one axis) to at most c times the norm of its weights, which counts as at least
   *   0.001 (Brock et al. 2021);
   * - GLIA_PARAM_CLIP_NORM, c: all of them by one factor, to at most c in their norm together
   *   (Pascanu, Mikolov and Bengio 2013); those of frozen parameters do not count.
   *
   * What is not finite stays. Then noise is added to them, where it is asked for (Neelakantan et al.
   * 2015): normal, of mean 0 and variance GLIA_PARAM_GRADIENT_NOISE, 0, divided by (1 + the number of
   * updates done) to the power of GLIA_PARAM_GRADIENT_NOISE_DECAY, 0.55; those of frozen parameters get
   * none. The seed of the trainer, the update and the place of an element name its draw.
   *
   * GLIA_PARAM_DECAY_VECTORS, 1: with 0 parameters of fewer than two axes, such as biases, have no
   * weight decay.
   *
   * GLIA_PARAM_FROZEN, 0: with 1 nothing is learned until it is 0 again. Steps compute and report the
   * loss, and change neither weights nor state nor the number of steps; the watch passes them over.
   *
   * After an update, weights that are too large are brought back into their bounds; 0, the default of
   * each, is none. Frozen parameters stay. Not for an optimizer that searches:
   *
   * - GLIA_PARAM_WEIGHT_BOUND, c: each weight to at most c in size;
   * - GLIA_PARAM_UNIT_BOUND, c: the weights of each unit, a column of a matrix, by one factor to at most
   *   c in norm (max-norm: Srebro and Shraibman 2005, Hinton et al. 2012).
   *
   * An average of the weights is kept beside them, for glia_trainer_average_model:
   *
   * - GLIA_PARAM_AVERAGE, 0: 0 none, 1 an exponential one (Polyak and Juditsky 1992), 2 one in which
   *   all count alike, stochastic weight averaging (Izmailov et al. 2018). Another value begins anew;
   * - GLIA_PARAM_AVERAGE_DECAY, 0.999, from 0 to below 1: d in a = d a + (1 - d) w;
   * - GLIA_PARAM_AVERAGE_BIAS_CORRECTION, 1: as if that began at 0 and were divided by 1 - d^n; with 0
   *   the first weights are copied, and count for more than later ones;
   * - GLIA_PARAM_AVERAGE_START, 1, and GLIA_PARAM_AVERAGE_INTERVAL, 1: taken are the weights after this
   *   update, the first being 1, and after every so many from there on;
   * - GLIA_PARAM_PUBLISH_AVERAGE, 0: with 1 glia_trainer_publish takes the average, once it has any
   *   weights, in place of the weights;
   * - GLIA_PARAM_PUBLISH_INTERVAL, 0: every how many updates a snapshot is published, once
   *   glia_trainer_snapshots was called; 0: by glia_trainer_publish alone.
   *
   * Checkpoints hold the settings and the average, in tensors whose names begin with "glia/average/".
   *
   * @param trainer  the trainer
   * @param key      one of the keys above
   * @param value    the value
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE (value),
   *         GLIA_ERROR_OUT_OF_MEMORY (GLIA_PARAM_AVERAGE)
   *
   * Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save the memory
   * of an average that is switched on. Since 0.1.0.
   */
  glia_trainer_update_set(trainer: number, key: number, value: number, error: number): number;
  /**
   * What holds for all updates of a trainer: see glia_trainer_update_set.
   *
   * @param trainer  the trainer
   * @param key      one of the keys of glia_trainer_update_set
   * @param value    receives the value
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_trainer_update_get(trainer: number, key: number, value: number, error: number): number;
  /**
   * Copies a parameter's current values out.
   *
   * @param trainer  the trainer
   * @param index    the parameter's number, as in the model
   * @param values   receives the values, rows one after the other
   * @param count    floats of values: the product of the parameter's shape
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
   *         GLIA_ERROR_SHAPE_MISMATCH (count), GLIA_ERROR_INVALID_STATE (an update is half done:
   *         glia_trainer_run_for)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_trainer_parameter_get(trainer: number, index: number, values: number, count: number, error: number): number;
  /**
   * Copies a parameter's values in. The optimizer's state stays.
   *
   * @param trainer  the trainer
   * @param index    the parameter's number, as in the model
   * @param values   the values, rows one after the other
   * @param count    floats of values: the product of the parameter's shape
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
   *         GLIA_ERROR_SHAPE_MISMATCH (count)
   *
   * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
   * 0.1.0.
   */
  glia_trainer_parameter_set(trainer: number, index: number, values: number, count: number, error: number): number;
  /**
   * Copies the gradient of the last minibatch's mean loss with respect to a parameter out.
   *
   * @param trainer  the trainer
   * @param index    the parameter's number, as in the model
   * @param values   receives the gradient, of the parameter's shape; zeros before the first
   *                 minibatch
   * @param count    floats of values: the product of the parameter's shape
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
   *         GLIA_ERROR_SHAPE_MISMATCH (count), GLIA_ERROR_INVALID_STATE (a step is under way:
   *         glia_trainer_run_for)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_trainer_gradient_get(trainer: number, index: number, values: number, count: number, error: number): number;
  /**
   * Copies a gradient in, before glia_trainer_apply_gradients uses it: for a host that clips,
   * averages or replaces gradients.
   *
   * @param trainer  the trainer
   * @param index    the parameter's number, as in the model
   * @param values   the gradient, of the parameter's shape
   * @param count    floats of values: the product of the parameter's shape
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
   *         GLIA_ERROR_SHAPE_MISMATCH (count)
   *
   * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
   * 0.1.0.
   */
  glia_trainer_gradient_set(trainer: number, index: number, values: number, count: number, error: number): number;
  /**
   * Copies the gradient of the last minibatch's mean loss with respect to its inputs out. The
   * trainer must have been made with the option input_gradient.
   *
   * @param trainer  the trainer
   * @param values   receives the gradient, rows one after the other
   * @param count    floats of values: rows of the last minibatch times the size of the input
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no minibatch yet, or made
   *         without the option), GLIA_ERROR_SHAPE_MISMATCH (count)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_trainer_input_gradient(trainer: number, values: number, count: number, error: number): number;
  /**
   * A model with a copy of the current weights, to serve or save.
   *
   * @param trainer  the trainer
   * @param model    receives the model, to be freed with glia_model_free
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_MEMORY, GLIA_ERROR_INVALID_STATE (an
   *         update is half done: glia_trainer_run_for)
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_trainer_model(trainer: number, model: number, error: number): number;
  /**
   * The number of updates done since the trainer was first made, through saves and loads.
   *
   * @param trainer  the trainer
   * @param steps    receives the number
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_trainer_step_count(trainer: number, steps: number, error: number): number;
  /**
   * Sets a parameter of the trainer's optimizer, from the next step on. One that follows a schedule
   * is refused: glia_trainer_schedule_set.
   *
   * @param trainer  the trainer
   * @param key      one of GLIA_PARAM_… that the optimizer has
   * @param value    within the bounds that glia_catalog_parameter tells
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE,
   *         GLIA_ERROR_INVALID_STATE (a parameter that follows a schedule; one that decides which state
   *         the optimizer keeps: first_moment of Adafactor, history of L-BFGS)
   *
   * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
   * 0.1.0.
   */
  glia_trainer_optimizer_set(trainer: number, key: number, value: number, error: number): number;
  /**
   * The value of a parameter of the trainer's optimizer: that of the next update, where it follows a
   * schedule.
   *
   * @param trainer  the trainer
   * @param key      one of GLIA_PARAM_… that the optimizer has
   * @param value    receives the value
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_trainer_optimizer_get(trainer: number, key: number, value: number, error: number): number;
  /**
   * SHA-256 over the bits of all current weights: what glia_model_hash gives for
   * glia_trainer_model.
   *
   * @param trainer   the trainer
   * @param hash      receives 32 bytes
   * @param capacity  bytes of hash, at least 32
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity),
   *         GLIA_ERROR_INVALID_STATE (an update is half done: glia_trainer_run_for)
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_trainer_hash(trainer: number, hash: number, capacity: number, error: number): number;
  /**
   * Sets what the doctor watches in a training run:
   *
   * - GLIA_PARAM_WATCH, 0: 1 switches the watch on, 0 off, which forgets what was seen;
   * - GLIA_PARAM_WINDOW, 100, 4 to 65536: how many of the last losses are the recent past;
   * - GLIA_PARAM_EXPLOSION_FACTOR, 10, from 0: a loss explodes that is more than so many deviations
   *   above the mean of a full window; a deviation counts as at least a tenth of the mean's size. 0:
   *   none does;
   * - GLIA_PARAM_PLATEAU_THRESHOLD, 0.01, 0 to 1: the share by which the mean loss must fall from the
   *   older half of the window to the newer one;
   * - GLIA_PARAM_RATIO_INTERVAL, 0: every how many updates the ratio of update to weight is measured;
   *   0 for never;
   * - GLIA_PARAM_NOISE_SCALE_INTERVAL, 0: the same of the gradient noise scale (McCandlish et al.
   *   2018, the simple one), from the gradients of a batch and of its halves.
   *
   * What is done where a step is in trouble, one of GLIA_POLICY_… for each kind of trouble, before the
   * weights are touched (docs/steady_hand.md says which to pick):
   *
   * - GLIA_PARAM_NON_FINITE_POLICY, GLIA_POLICY_REFUSE, any but GLIA_POLICY_CLIP: the loss or a
   *   gradient is not finite;
   * - GLIA_PARAM_EXPLOSION_POLICY, GLIA_POLICY_REFUSE: the loss explodes. Not by GLIA_POLICY_REFUSE,
   *   GLIA_PARAM_PATIENCE, 10, from 0, of them in a row are a new level of the loss: the window is
   *   emptied, and they are learned from; 0: never;
   * - GLIA_PARAM_NORM_POLICY, GLIA_POLICY_REFUSE: the Euclidean norm of all gradients is above
   *   GLIA_PARAM_NORM_BOUND, 1e18, from 0, which keeps squares finite; 0 for any.
   *
   * GLIA_POLICY_REFUSE lets the call fail with GLIA_ERROR_DIVERGED; so do glia_trainer_step,
   * glia_trainer_apply_gradients, glia_trainer_accumulate_gradients, glia_trainer_advance and
   * glia_trainer_fit; a run goes on after the minibatch that was refused. By any other the call
   * succeeds. GLIA_POLICY_CLIP brings the gradients down to GLIA_PARAM_NORM_BOUND and does the step; by
   * all others it is left out: weights, the optimizer's state, schedules and the number of steps stay as
   * they are. Beside that, GLIA_POLICY_SKIP does nothing; GLIA_POLICY_SHRINK_RATE multiplies all learning
   * rates by GLIA_PARAM_RATE_SHRINK, 0.5, 0.001 to 1, at most to 1/1024, which GLIA_PARAM_RATE_RECOVERY,
   * 100, from 0, good steps undo, a little each (0: it stays); GLIA_POLICY_ROLL_BACK brings weights, the
   * optimizer's state, the average and the number of steps back to a snapshot in memory, which is renewed
   * every GLIA_PARAM_SNAPSHOT_INTERVAL, 100, from 1, good steps; GLIA_POLICY_STOP sets GLIA_PARAM_FROZEN of
   * glia_trainer_update_set.
   *
   * GLIA_PARAM_ROW_BOUND, 0, to 3.4028234663852886e38: rows with an input or a target that is NaN or
   * larger in size are not there, before the forward pass: the loss is the mean over those that are
   * left; where none is, the step is left out and its loss is NaN. 0: every row is there. Not for
   * glia_trainer_forward, and not with a loss that compares rows.
   *
   * Checkpoints hold the settings, what was seen, and the snapshot. docs/doctor.md states the cost.
   *
   * @param trainer  the trainer
   * @param key      one of the keys above
   * @param value    the value
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE (value),
   *         GLIA_ERROR_INVALID_STATE (GLIA_POLICY_CLIP for an optimizer that searches, or for explosions
   *         without a norm bound; GLIA_POLICY_SHRINK_RATE for an optimizer without a rate, which are
   *         L-BFGS and Rprop; a row bound with a loss that compares rows), GLIA_ERROR_OUT_OF_MEMORY
   *
   * Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.
   */
  glia_trainer_watch_set(trainer: number, key: number, value: number, error: number): number;
  /**
   * What the doctor watches in a training run: see glia_trainer_watch_set.
   *
   * @param trainer  the trainer
   * @param key      one of the keys of glia_trainer_watch_set
   * @param value    receives the value
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_trainer_watch_get(trainer: number, key: number, value: number, error: number): number;
  /**
   * What the watch knows.
   *
   * @param trainer  the trainer
   * @param status   receives the facts, as far as its struct_size goes, which the caller sets
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size),
   *         GLIA_ERROR_INVALID_STATE (the watch is off)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_trainer_watch_status(trainer: number, status: number, error: number): number;
  /**
   * The ratio of update to weight of a layer, |change| / |weights before| over all its parameters, when
   * it was measured last (GLIA_PARAM_RATIO_INTERVAL); NaN before that, and for a layer without
   * parameters. About 0.001 is usual; 0.1 is too fast.
   *
   * @param trainer  the trainer
   * @param layer    the layer, numbered as in a report
   * @param ratio    receives the ratio
   * @param error    receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (the watch is off),
   *         GLIA_ERROR_NOT_FOUND (layer)
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_trainer_watch_ratio(trainer: number, layer: number, ratio: number, error: number): number;
  /**
   * Copies what to do: a sentence for the step refused last, for a plateau, for layers whose updates
   * are too large or too small, and for a batch far from the gradient noise scale, each on a line; an
   * empty text where nothing was found. The wording may change with any version: a program reads the
   * status.
   *
   * @param trainer   the trainer
   * @param text      buffer for the advice, cut to fit and always NUL-terminated; may be NULL with
   *                  capacity 0
   * @param capacity  bytes of the buffer
   * @param needed    receives the bytes of the whole advice with its NUL; may be NULL
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (the watch is off)
   *
   * Threads: any, at the same time. Allocates. Since 0.1.0.
   */
  glia_trainer_watch_advice(trainer: number, text: number, capacity: number, needed: number, error: number): number;
  /**
   * Goes on with a run on a thread of the library's own, to its end: glia_trainer_run_for in slices.
   * The weights are those of glia_trainer_advance, bit for bit, wherever the training is stopped and
   * goes on, on a thread or in frames.
   *
   * The thread has the trainer to itself until the training ends: the run is done, a step fails, or
   * glia_training_stop ends it. Until then calls with the trainer give GLIA_ERROR_BUSY;
   * GLIA_PARAM_PUBLISH_INTERVAL of glia_trainer_update_set makes weights visible meanwhile. It takes
   * signal mask, affinity and priority from the thread that calls, and is named glia-training. The host's
   * log, allocator and job system are called from it.
   *
   * @param trainer   the trainer, after glia_trainer_begin or loaded in the middle of a run
   * @param inputs    float32 [samples, input shape …]; read in place until the training ends: the tensor
   *                  may be freed, its numbers must not change
   * @param targets   float32 [samples, output shape …], or int32 or int64 labels [samples]; as inputs
   * @param options   what differs from the defaults; NULL for none
   * @param training  receives the training, to be freed with glia_training_free
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (options),
   *         GLIA_ERROR_INVALID_STATE (no run), GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a
   *         label), GLIA_ERROR_OUT_OF_MEMORY (also where the system refuses a thread)
   *
   * Threads: any, one call at a time on the same trainer. Allocates; the thread as glia_trainer_run_for.
   * An optimizer that searches does whole steps between two looks at whether to end. Since 0.1.0.
   */
  glia_trainer_start(trainer: number, inputs: number, targets: number, options: number, training: number, error: number): number;
  /**
   * Steps on batches drawn from the buffers of samples that are attached to a trainer, on a thread of the
   * library's own: glia_trainer_run_samples_for in slices. While there are no samples the thread sleeps
   * and looks again each millisecond. All else is as for glia_trainer_start.
   *
   * @param trainer     the trainer, with a buffer attached (glia_trainer_samples_attach)
   * @param batch_size  rows of a batch, at least 1; more than largest_batch come in chunks
   * @param most        how many steps, at least 0; 0: until glia_training_stop
   * @param options     what differs from the defaults; NULL for none
   * @param training    receives the training, to be freed with glia_training_free
   * @param error       receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size, most, options),
   *         GLIA_ERROR_INVALID_STATE (nothing attached), GLIA_ERROR_OUT_OF_MEMORY (also where the system
   *         refuses a thread)
   *
   * Threads: any, one call at a time on the same trainer; others may add samples meanwhile. Allocates;
   * the thread as glia_trainer_run_samples_for. Since 0.1.0.
   */
  glia_trainer_start_samples(trainer: number, batch_size: number, most: bigint, options: number, training: number, error: number): number;
  /**
   * How far a training is, for the host to look at in each frame.
   *
   * @param training  the training
   * @param state     receives the state; set its struct_size
   * @param error     receives the error of a failed call; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size)
   *
   * Threads: any, at the same time. Waits for nothing. Allocates nothing but errors. Since 0.1.0.
   */
  glia_training_progress(training: number, state: number, error: number): number;
  /**
   * Waits until a training has ended. Then the trainer is the host's again.
   *
   * @param training     the training
   * @param nanoseconds  how long at most, at least 0; -1: until it has ended
   * @param ended        receives 1 if it has, else 0; may be NULL
   * @param error        receives the error of a failed call, and what ended the training before all was
   *                     done; may be NULL
   * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (nanoseconds),
   *         GLIA_ERROR_INVALID_STATE (called by a callback on the training's own thread), and what
   *         glia_trainer_run_for, or glia_trainer_run_samples_for, returns where a step fails: then the
   *         training has ended
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_training_wait(training: number, nanoseconds: bigint, ended: number, error: number): number;
  /**
   * Ends a training after the slice that it is at, and waits for that. The trainer is the host's again,
   * where it stands, in the middle of a step too: frames, or another training, go on from there. An update
   * under way is finished first, so that weights can be read, published and saved. One that has ended stays
   * as it is.
   *
   * @param training  the training
   * @param error     receives the error of a failed call, and what had ended the training before all
   *                  was done; may be NULL
   * @return as glia_training_wait
   *
   * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
   */
  glia_training_stop(training: number, error: number): number;
  /**
   * Frees a training; one that runs is stopped first, and waited for.
   *
   * @param training  the training; NULL is fine
   *
   * Threads: any. Must not be called twice with the same training. Since 0.1.0.
   */
  glia_training_free(training: number): void;
  /**
   * The version of the library that is loaded, which may be newer than the header.
   *
   * @return major << 16 | minor << 8 | patch, to be compared with GLIA_VERSION
   *
   * Threads: any, at the same time. Allocates nothing. Since 0.1.0.
   */
  glia_version(): number;
  /**
   * The version of the ABI of the library that is loaded.
   *
   * @return the number to be compared with GLIA_ABI_VERSION; programs run with a library of the
   *         same one
   *
   * Threads: any, at the same time. Allocates nothing. Since 0.1.0.
   */
  glia_abi_version(): number;
}

export const functions: Readonly<Record<keyof Functions, string>>;
/** The version of the header's ABI. */
export const ABI_VERSION: 0;
