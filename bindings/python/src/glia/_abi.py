"""Every function of the C header, as ctypes calls it, with the header's words.

Generated from the C header by python3 bindings/generate/python.py; do not edit.
"""

from collections.abc import Callable
from ctypes import CFUNCTYPE, c_double, c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_void_p, sizeof

from glia._library import declared

VERSION = (0, 1, 0)
"""The version of the header."""

ABI_VERSION = 0
"""The version of its ABI."""

FULL_BATCH = 2 ** (8 * sizeof(c_size_t)) - 1
"""The batch size of gradient descent on a whole data set at once."""

Allocate = CFUNCTYPE(c_void_p, c_size_t, c_size_t, c_void_p)
"""Gives memory to glia. It does not unwind, and does not call glia.

@param size       bytes, at least 1
@param alignment  a power of two, at most 64: the address must be a multiple of it
@param user       what glia_allocator_set was given
@return the memory, which need not be zero; None where there is none: the call of glia then fails
        with ErrorCode.OUT_OF_MEMORY. An address that is not aligned is given back, and counts
        as None
"""

Deallocate = CFUNCTYPE(None, c_void_p, c_size_t, c_size_t, c_void_p)
"""Takes memory back from glia. It does not unwind, and does not call glia.

@param memory     what glia_allocate returned, not None
@param size       the bytes that it was asked for with
@param alignment  the alignment that it was asked for with
@param user       what glia_allocator_set was given
"""

ProgressCallback = CFUNCTYPE(c_int32, c_void_p, c_void_p)
"""Called after each step of glia_trainer_fit, on the calling thread, inside the call. It may
call any function, glia_trainer_save of the same trainer too (glia_trainer_step would change
what is being trained), but must not free the trainer, nor leave by an exception or longjmp.
It runs in the host's own floating-point environment.

@param progress  how far the run is; valid during the callback
@param user      what the caller of glia_trainer_fit gave
@return 0 to go on, any other number to stop after this step
"""

LossCallback = CFUNCTYPE(c_int32, c_void_p, c_size_t, c_size_t, c_void_p, c_void_p, c_void_p)
"""A host's own loss of a batch of outputs. Called on the calling thread, inside
glia_gradient_check_with_callback, many times: once with a place for the gradient, then
without. It must give the same loss for the same outputs. It may call any function, but must
not leave by an exception or longjmp. It runs in the host's own floating-point environment.

@param outputs   what the network gave, rows * columns doubles, row after row; valid during the
                 callback
@param rows      the number of rows of the batch
@param columns   the number of outputs of a row
@param gradient  receives the derivative of the loss by each output, rows * columns doubles, all
                 zero before; None where it is not asked for
@param loss      receives the loss of the batch; NaN before
@param user      what the caller of glia_gradient_check_with_callback gave
@return ErrorCode.OK to go on; any other number ends the check, which then returns it, or
        ErrorCode.INVALID_ARGUMENT if it is none of ErrorCode
"""

LogCallback = CFUNCTYPE(None, c_int32, c_void_p, c_size_t, c_void_p)
"""Is told what happened: a step that the watch refused and where it began, a learning rate that
a plateau lowered, an average that began, a batch that threads cannot share, a job system
that broke its promises. It is called on the thread that calls glia, inside the call, never
on others. It must not unwind, and not use the objects of the call; the floating-point
environment is IEEE's default. What it tells can be asked for, too:
glia_trainer_watch_status, glia_trainer_average_count, glia_trainer_optimizer_get, and the
status and error of the call.

@param level    one of LogLevel
@param message  the text, UTF-8, at most 511 bytes, NUL-terminated; valid during the call
@param length   its bytes
@param user     what glia_runtime_log_set was given
"""

JobBody = CFUNCTYPE(None, c_int32, c_int32, c_uint32, c_void_p)
"""Work that glia gives to a host's job system: does the indices from begin to before end, as
worker number `worker`. It has the arguments of Box2D's b2TaskCallback. It may be called on
any thread, needs no more stack than a call of glia, sets the floating-point environment that
it needs and puts the thread's own back, and does not unwind.

@param begin   the first index
@param end     one more than the last
@param worker  below the runtime's threads, and of no other body that runs at the same time
@param job     what the job system was given with the body
"""

ParallelFor = CFUNCTYPE(None, c_void_p, c_int32, c_void_p, c_void_p)
"""A host's job system: calls the body once for each index below count, in ranges of one or
more, on any threads, the calling one among them or not, in any order, and returns when all
are done. An index is some ten microseconds of work or more, and there are at most four for
each worker. The body and job are of no use once it has returned.

It must not unwind (no exception of C++ may leave it) or jump out. What it waits with may do
other work of the host's, also such that calls glia, but not with objects of the call that it
is in. While it runs, a second call of glia with the same runtime does its work alone.

Where it does an index twice or never, goes past the count, gives two bodies the same worker,
returns early, or calls a body later, the calling thread does what was left: the results of
the call are whole, and written, and the call returns ErrorCode.INVALID_STATE and says what
was wrong (where two calls with one runtime run at the same time, one of the two does).

@param body   to be called
@param count  the indices, 2 to 4,096
@param job    to be given to the body
@param user   what glia_runtime_new_with_jobs was given
"""

ReleaseCallback = CFUNCTYPE(None, c_void_p, c_void_p)
"""Called once, when the last tensor over borrowed memory is freed, on the thread that frees it,
with the `data` and `user` of glia_tensor_borrow. It must return, not throw or jump out.
"""

glia_activation_new: Callable[..., int] = declared(
    "glia_activation_new",
    c_int32,
    c_int32, c_void_p, c_void_p,
)
"""Makes an activation with default parameters.

@param kind        one of ActivationKind
@param activation  receives the activation, to be freed with glia_activation_free
@param error       receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_activation_new(int32_t kind, glia_activation **activation, glia_error
    **error)
"""

glia_activation_free: Callable[..., None] = declared(
    "glia_activation_free",
    None,
    c_void_p,
)
"""Frees an activation.

@param activation  the activation; None is fine

Threads: any. Must not be called twice with the same activation. Since 0.1.0.

void glia_activation_free(glia_activation *activation)
"""

glia_activation_kind: Callable[..., int] = declared(
    "glia_activation_kind",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""The kind of an activation.

@param activation  the activation
@param kind        receives one of ActivationKind
@param error       receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_activation_kind(const glia_activation *activation, int32_t *kind,
    glia_error **error)
"""

glia_activation_set: Callable[..., int] = declared(
    "glia_activation_set",
    c_int32,
    c_void_p, c_int32, c_double, c_void_p,
)
"""Sets a parameter of an activation. glia_catalog_parameter lists what a kind has. The
functions use the float nearest to it.

@param activation  the activation
@param key         one of Param
@param value       the value, within the bounds of ParameterInfo
@param error       receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY, ErrorCode.OUT_OF_RANGE
        (value)

Threads: any, one call at a time on the same activation. Allocates nothing but errors. Since
0.1.0.

glia_status glia_activation_set(glia_activation *activation, int32_t key, double value,
    glia_error **error)
"""

glia_activation_get: Callable[..., int] = declared(
    "glia_activation_get",
    c_int32,
    c_void_p, c_int32, c_void_p, c_void_p,
)
"""The value of a parameter of an activation.

@param activation  the activation
@param key         one of Param
@param value       receives the value
@param error       receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_activation_get(const glia_activation *activation, int32_t key, double
    *value, glia_error **error)
"""

glia_activation_property: Callable[..., int] = declared(
    "glia_activation_property",
    c_int32,
    c_void_p, c_int32, c_void_p, c_void_p,
)
"""A property of an activation with its parameters as set: range, monotonic, zero-centred and
the like. A yes is 1, a no 0.

@param activation  the activation
@param property    one of ActivationProperty
@param value       receives the value; the ends of a range may be infinite
@param error       receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_activation_property(const glia_activation *activation, int32_t property,
    double *value, glia_error **error)
"""

glia_activation_kink: Callable[..., int] = declared(
    "glia_activation_kink",
    c_int32,
    c_void_p, c_int32, c_void_p, c_void_p,
)
"""A point where an activation with its parameters as set, or its derivative, jumps, in
ascending order. A numerical check of a gradient must avoid it.

@param activation  the activation
@param index       the point's place, from 0 to below ActivationProperty.KINK_COUNT
@param value       receives the point
@param error       receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (index)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_activation_kink(const glia_activation *activation, int32_t index, double
    *value, glia_error **error)
"""

glia_activation_output_columns: Callable[..., int] = declared(
    "glia_activation_output_columns",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_void_p,
)
"""The length of a row of outputs of an activation for rows of so many inputs: the same, but for
maxout (columns / pieces), gated units (columns / 2) and CReLU (2 columns).

@param activation      the activation
@param columns         the floats of a row of inputs
@param output_columns  receives the floats of a row of outputs
@param error           receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.SHAPE_MISMATCH (columns is no multiple of
        what the kind asks for)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_activation_output_columns(const glia_activation *activation, size_t
    columns, size_t *output_columns, glia_error **error)
"""

glia_activation_parameter_count: Callable[..., int] = declared(
    "glia_activation_parameter_count",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_void_p,
)
"""How many learned parameters an activation has for rows of so many inputs: 0 for most. They
stand one kind of parameter after the other, as a model names them (PReLU: slope; SReLU:
lower_threshold, lower_slope, upper_threshold, upper_slope; APL: slopes, then hinges, each
[hinges, columns]; learned Swish: beta; learned Snake: frequency), each with a value a
column, or one for all where Param.SHARED is 1.

@param activation  the activation
@param columns     the floats of a row of inputs
@param count       receives the number of floats
@param error       receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (columns: more than fit into
        memory)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_activation_parameter_count(const glia_activation *activation, size_t
    columns, size_t *count, glia_error **error)
"""

glia_activation_forward: Callable[..., int] = declared(
    "glia_activation_forward",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_size_t, c_size_t, c_void_p, c_void_p,
)
"""Computes an activation: output = f(input). Softmax, log-softmax, softmin and sparsemax work
along each row, as do the kinds whose rows of outputs have another length (maxout, gated
units, CReLU: glia_activation_output_columns); the others work on each element alone.
Randomized rectifiers are computed as in inference. Kinds that learn parameters need
glia_activation_forward_with.

@param activation  the activation
@param runtime     the runtime to compute with; None for the calling thread alone
@param input       rows * columns floats, row after row; None only where there are none
@param rows        the number of rows, from 0
@param columns     the floats of a row of inputs, from 0
@param output      receives rows * output columns floats; may be the same array as input, or
                   overlap it in any way, and then input is overwritten; but of maxout, gated
                   units and CReLU it must be apart from input
@param error       receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (rows * columns does not
        fit into memory; the kind learns parameters; output overlaps input and may not),
        ErrorCode.SHAPE_MISMATCH (columns is no multiple of what the kind asks for)

Threads: any, at the same time, with outputs that do not overlap. Allocates nothing but
errors. Since 0.1.0.

glia_status glia_activation_forward(const glia_activation *activation, const glia_runtime
    *runtime, const float *input, size_t rows, size_t columns, float *output, glia_error
    **error)
"""

glia_activation_backward: Callable[..., int] = declared(
    "glia_activation_backward",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_size_t, c_size_t, c_void_p, c_void_p,
)
"""Computes the gradient at an activation's input from that at its output: elementwise
input_gradient = output_gradient * f'(input); for softmax, with y the outputs and g the
gradients of a row, y_i (g_i - sum_j g_j y_j). Kinds that learn parameters need
glia_activation_backward_with.

ActivationProperty.READS says what the derivative is computed from. Where that is the output,
and it is not given, it is first computed from the input, into memory that the call
allocates. Where it is the input, the input must be given.

@param activation       the activation
@param runtime          the runtime to compute with; None for the calling thread alone
@param input            what the forward call read, rows * columns floats; may be None where the
                        derivative reads the output and that is given
@param output           what the forward call wrote, rows * output columns floats; may be None
                        where input is given
@param output_gradient  the gradient at the output, rows * output columns floats
@param rows             the number of rows, from 0
@param columns          the floats of a row of inputs, from 0
@param input_gradient   receives the gradient at the input, rows * columns floats; may be the
                        same array as output_gradient, or overlap it, but of maxout, gated units
                        and CReLU it must be apart from it; never input or output
@param error            receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER (also where what the derivative reads is missing),
        ErrorCode.INVALID_ARGUMENT (rows * columns does not fit into memory; the kind learns
        parameters; input_gradient overlaps what it may not), ErrorCode.SHAPE_MISMATCH (columns
        is no multiple of what the kind asks for), ErrorCode.OUT_OF_MEMORY (the output had to be
        computed)

Threads: any, at the same time, with input gradients that do not overlap. Allocates nothing
but errors where what the derivative reads is given. Since 0.1.0.

glia_status glia_activation_backward(const glia_activation *activation, const glia_runtime
    *runtime, const float *input, const float *output, const float *output_gradient,
    size_t rows, size_t columns, float *input_gradient, glia_error **error)
"""

glia_activation_forward_with: Callable[..., int] = declared(
    "glia_activation_forward_with",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_size_t, c_size_t, c_void_p, c_size_t, c_void_p, c_void_p,
    c_void_p,
)
"""Computes an activation as glia_activation_forward does, also of a kind that learns
parameters, and in training.

@param activation       the activation
@param runtime          the runtime to compute with; None for the calling thread alone
@param input            rows * columns floats, row after row; None only where there are none
@param rows             the number of rows, from 0
@param columns          the floats of a row of inputs, from 0
@param parameters       the learned parameters; None where there are none
@param parameter_count  glia_activation_parameter_count for these columns
@param options          training, seed and step; None for inference
@param output           receives rows * output columns floats; may be the same array as input, or
                        overlap it in any way, and then input is overwritten; but of maxout, gated
                        units and CReLU it must be apart from input; always apart from
                        parameters
@param error            receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (rows * columns does not
        fit into memory; parameter_count; options; output overlaps what it may not),
        ErrorCode.UNSUPPORTED (options of a newer header), ErrorCode.SHAPE_MISMATCH (columns is
        no multiple of what the kind asks for)

Threads: any, at the same time, with outputs that do not overlap. Allocates nothing but
errors. Since 0.1.0.

glia_status glia_activation_forward_with(const glia_activation *activation, const
    glia_runtime *runtime, const float *input, size_t rows, size_t columns, const float
    *parameters, size_t parameter_count, const glia_activation_options *options, float
    *output, glia_error **error)
"""

glia_activation_backward_with: Callable[..., int] = declared(
    "glia_activation_backward_with",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_size_t, c_size_t, c_void_p, c_size_t,
    c_void_p, c_void_p, c_void_p, c_void_p,
)
"""Computes gradients as glia_activation_backward does, also of a kind that learns parameters,
for which it computes the gradients too, and in training.

@param activation          the activation
@param runtime             the runtime to compute with; None for the calling thread alone
@param input               what the forward call read, rows * columns floats; may be None where
                           the derivative reads the output and that is given
@param output              what the forward call wrote, rows * output columns floats; may be None
                           where input is given
@param output_gradient     the gradient at the output, rows * output columns floats
@param rows                the number of rows, from 0
@param columns             the floats of a row of inputs, from 0
@param parameters          the learned parameters; None where there are none
@param parameter_count     glia_activation_parameter_count for these columns
@param options             training, seed and step of the forward call; None for inference
@param input_gradient      receives the gradient at the input, rows * columns floats; may be the
                           same array as output_gradient, or overlap it, but of maxout, gated
                           units and CReLU it must be apart from it; never another array
@param parameter_gradient  receives the gradients of the parameters, parameter_count floats,
                           summed over the rows; may be None; apart from every other array
@param error               receives the error of a failed call; may be None
@return as glia_activation_backward, and ErrorCode.INVALID_ARGUMENT (parameter_count; options),
        ErrorCode.UNSUPPORTED (options of a newer header)

Threads: any, at the same time, with gradients that do not overlap. Allocates nothing but
errors where what the derivative reads is given. Since 0.1.0.

glia_status glia_activation_backward_with(const glia_activation *activation, const
    glia_runtime *runtime, const float *input, const float *output, const float
    *output_gradient, size_t rows, size_t columns, const float *parameters, size_t
    parameter_count, const glia_activation_options *options, float *input_gradient, float
    *parameter_gradient, glia_error **error)
"""

glia_allocator_set: Callable[..., int] = declared(
    "glia_allocator_set",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_void_p,
)
"""Gives the library the host's allocator, for the whole process: all of its memory comes from
it from now on, but for the stacks of threads, which are the system's, and a reserve of half
a megabyte inside the library for requests of up to 16 KiB that the allocator refuses. To be
called before anything else; also later while nothing of glia's is alive. With None for both
functions the system's allocator is used again, which is refused as long as anything is
alive: a check for leaks.

@param allocate    gives memory
@param deallocate  takes it back
@param user        given to both
@param error       receives the error of a failed call, which is memory too: to be freed before
                   the next attempt; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER (one of the functions, but not both),
        ErrorCode.INVALID_STATE (memory of the allocator before is in use),
        ErrorCode.UNSUPPORTED (a library built without the feature host-allocator)

Threads: any, while no other thread is in a call of glia. The functions are called on any
thread that calls glia and on the threads of its runtimes, several at the same time.
Allocates nothing but errors. Since 0.1.0.

glia_status glia_allocator_set(glia_allocate allocate, glia_deallocate deallocate, void
    *user, glia_error **error)
"""

glia_catalog_count: Callable[..., int] = declared(
    "glia_catalog_count",
    c_int32,
    c_int32, c_void_p, c_void_p,
)
"""The number of kinds of a family.

@param family  one of Family
@param count   receives the number
@param error   receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_catalog_count(int32_t family, int32_t *count, glia_error **error)
"""

glia_catalog_kind: Callable[..., int] = declared(
    "glia_catalog_kind",
    c_int32,
    c_int32, c_int32, c_void_p, c_void_p,
)
"""The number of a kind by its place in the catalogue, for going through all of a family.

@param family  one of Family
@param index   the place, from 0 to below glia_catalog_count
@param kind    receives the kind's number, such as LayerKind.DENSE
@param error   receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND (family),
        ErrorCode.INVALID_ARGUMENT (index)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_catalog_kind(int32_t family, int32_t index, int32_t *kind, glia_error
    **error)
"""

glia_catalog_find: Callable[..., int] = declared(
    "glia_catalog_find",
    c_int32,
    c_int32, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Finds a kind by its name.

@param family       one of Family
@param name         the name, such as "softmax_cross_entropy"; UTF-8
@param name_length  bytes of the name; GLIA_STRLEN where it ends with NUL
@param kind         receives the kind's number, such as LossKind.SOFTMAX_CROSS_ENTROPY
@param error        receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND (family),
        ErrorCode.INVALID_ARGUMENT (name is not UTF-8), ErrorCode.NOT_FOUND (name)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_catalog_find(int32_t family, const char *name, size_t name_length,
    int32_t *kind, glia_error **error)
"""

glia_catalog_name: Callable[..., int] = declared(
    "glia_catalog_name",
    c_int32,
    c_int32, c_int32, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Copies the name of a kind, such as "softmax_cross_entropy". It stands in checkpoints and
never changes.

@param family    one of Family
@param kind      a kind of the family
@param text      buffer for the name, cut to fit and always NUL-terminated; may be None with
                 capacity 0
@param capacity  bytes of the buffer
@param needed    receives the bytes of the whole name with its NUL; may be None
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND (family or kind)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_catalog_name(int32_t family, int32_t kind, char *text, size_t capacity,
    size_t *needed, glia_error **error)
"""

glia_catalog_description: Callable[..., int] = declared(
    "glia_catalog_description",
    c_int32,
    c_int32, c_int32, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Copies the description of a kind: its equation, its use and its source.

@param family    one of Family
@param kind      a kind of the family
@param text      buffer for the description, cut to fit and always NUL-terminated; may be None
                 with capacity 0
@param capacity  bytes of the buffer
@param needed    receives the bytes of the whole description with its NUL; may be None
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND (family or kind)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_catalog_description(int32_t family, int32_t kind, char *text, size_t
    capacity, size_t *needed, glia_error **error)
"""

glia_catalog_parameter_count: Callable[..., int] = declared(
    "glia_catalog_parameter_count",
    c_int32,
    c_int32, c_int32, c_void_p, c_void_p,
)
"""The number of parameters of a kind.

@param family  one of Family
@param kind    a kind of the family
@param count   receives the number
@param error   receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND (family or kind)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_catalog_parameter_count(int32_t family, int32_t kind, int32_t *count,
    glia_error **error)
"""

glia_catalog_parameter: Callable[..., int] = declared(
    "glia_catalog_parameter",
    c_int32,
    c_int32, c_int32, c_int32, c_void_p, c_void_p,
)
"""Tells about a parameter of a kind: key, default and bounds.

@param family  one of Family
@param kind    a kind of the family
@param index   the parameter's place, from 0 to below glia_catalog_parameter_count
@param info    receives the facts, as far as its struct_size goes, which the caller sets
@param error   receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND (family or kind),
        ErrorCode.INVALID_ARGUMENT (index, or struct_size of info)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_catalog_parameter(int32_t family, int32_t kind, int32_t index,
    glia_parameter_info *info, glia_error **error)
"""

glia_catalog_parameter_description: Callable[..., int] = declared(
    "glia_catalog_parameter_description",
    c_int32,
    c_int32, c_int32, c_int32, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Copies the description of a parameter of a kind: what it does, in a few words.

@param family    one of Family
@param kind      a kind of the family
@param key       one of Param that the kind has
@param text      buffer for the description, cut to fit and always NUL-terminated; may be None
                 with capacity 0
@param capacity  bytes of the buffer
@param needed    receives the bytes of the whole description with its NUL; may be None
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND (family or kind),
        ErrorCode.UNKNOWN_KEY

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_catalog_parameter_description(int32_t family, int32_t kind, int32_t key,
    char *text, size_t capacity, size_t *needed, glia_error **error)
"""

glia_parameter_name: Callable[..., int] = declared(
    "glia_parameter_name",
    c_int32,
    c_int32, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Copies the name of a parameter key, such as "learning_rate". It stands in checkpoints and
never changes.

@param key       one of Param
@param text      buffer for the name, cut to fit and always NUL-terminated; may be None with
                 capacity 0
@param capacity  bytes of the buffer
@param needed    receives the bytes of the whole name with its NUL; may be None
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_parameter_name(int32_t key, char *text, size_t capacity, size_t *needed,
    glia_error **error)
"""

glia_tensor_to_dlpack: Callable[..., int] = declared(
    "glia_tensor_to_dlpack",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""Hands a tensor to another library, without a copy: it shares the memory, which stays until
the other library calls the `deleter` of what it got, once, on any thread.

@param tensor   the tensor; it may be freed before or after the other library is done
@param managed  receives a tensor of DLPack 1.1, on the CPU, with its strides, not read-only
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.

glia_status glia_tensor_to_dlpack(const glia_tensor *tensor, struct
    DLManagedTensorVersioned **managed, glia_error **error)
"""

glia_tensor_from_dlpack: Callable[..., int] = declared(
    "glia_tensor_from_dlpack",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""Makes a tensor over the memory of another library's tensor, without a copy.

On success the new tensor owns what it was given: its `deleter` is called once, when the last
tensor over the memory is freed, on the thread that frees it; it must return, not throw or
jump out. After a failure the caller still owns it, and calls the `deleter`.

@param managed  a tensor of DLPack 1 on the CPU (device type 1): float32, int32 or int64, one
                lane, at most 64 axes, strides of at least 0, aligned for its type, not
                read-only
@param tensor   receives the tensor, to be freed with glia_tensor_free
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER (also a misaligned address),
        ErrorCode.INVALID_ARGUMENT (ndim below 0), ErrorCode.SHAPE_MISMATCH (a negative
        length, or more than memory can have), ErrorCode.UNSUPPORTED (a tensor that glia
        cannot share: give it a copy)

Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.

glia_status glia_tensor_from_dlpack(struct DLManagedTensorVersioned *managed, glia_tensor
    **tensor, glia_error **error)
"""

glia_trainer_examine: Callable[..., int] = declared(
    "glia_trainer_examine",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_int32, c_size_t, c_void_p, c_void_p,
)
"""Examines the model that a trainer trains, as it stands, with a batch: one forward and one
backward pass in memory of their own. The trainer stays as it is, and goes on bit for bit as
if nothing had been asked. The figures are the same bits with every number of threads and
every instruction set.

@param trainer       the trainer; randomized rectifiers draw as in its next step
@param inputs        the rows one after the other, each of the model's input shape
@param input_count   floats of inputs: rows times the size of the input; at least 1 row, and as
                     many as fit into memory, whatever the trainer's largest batch
@param targets       what the rows should give: floats of the model's output shape, or one
                     label a row, from 0 to the number of outputs - 1
@param target_type   ElementType.FLOAT32, or ElementType.INT32 or ElementType.INT64 for labels
@param target_count  elements of targets
@param report        receives the report, to be freed with glia_report_free
@param error         receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND (target_type),
        ErrorCode.SHAPE_MISMATCH, ErrorCode.OUT_OF_RANGE (a label), ErrorCode.OUT_OF_MEMORY,
        ErrorCode.INVALID_STATE (an update is half done: glia_trainer_run_for)

Threads: any, at the same time as other calls that do not change the trainer. Allocates, for
the time of the call twice the values of all layers for all rows, and copies of the weights,
their gradients and the optimizer's state. Since 0.1.0.

glia_status glia_trainer_examine(const glia_trainer *trainer, const float *inputs, size_t
    input_count, const void *targets, int32_t target_type, size_t target_count,
    glia_report **report, glia_error **error)
"""

glia_model_examine: Callable[..., int] = declared(
    "glia_model_examine",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_void_p, c_size_t, c_void_p, c_int32, c_size_t, c_void_p,
    c_void_p,
)
"""Examines a model with a batch, as glia_trainer_examine does; without an optimizer there are
no figures of updates. Randomized rectifiers use the mean of their draws.

@param model         the model: at least one layer; for LossKind.SOFTMAX_CROSS_ENTROPY one that
                     ends before the softmax
@param loss          the loss
@param runtime       threads and instruction set; None for the calling thread alone
@param inputs        the rows one after the other, each of the model's input shape
@param input_count   floats of inputs: rows times the size of the input; at least 1 row
@param targets       what the rows should give: floats of the model's output shape, or one
                     label a row, from 0 to the number of outputs - 1
@param target_type   ElementType.FLOAT32, or ElementType.INT32 or ElementType.INT64 for labels
@param target_count  elements of targets
@param report        receives the report, to be freed with glia_report_free
@param error         receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (model),
        ErrorCode.UNKNOWN_KIND (target_type), ErrorCode.SHAPE_MISMATCH,
        ErrorCode.OUT_OF_RANGE (a label), ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time. Allocates, as glia_trainer_examine. Since 0.1.0.

glia_status glia_model_examine(const glia_model *model, const glia_loss *loss, const
    glia_runtime *runtime, const float *inputs, size_t input_count, const void *targets,
    int32_t target_type, size_t target_count, glia_report **report, glia_error **error)
"""

glia_report_free: Callable[..., None] = declared(
    "glia_report_free",
    None,
    c_void_p,
)
"""Frees a report.

@param report  the report; None is fine

Threads: any. Must not be called twice with the same report. Since 0.1.0.

void glia_report_free(glia_report *report)
"""

glia_report_summarize: Callable[..., int] = declared(
    "glia_report_summarize",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""What a report says of the whole: rows, loss, the number of layers, and where values that are
not finite begin.

@param report   the report
@param summary  receives the facts, as far as its struct_size goes, which the caller sets
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (struct_size)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_report_summarize(const glia_report *report, glia_report_summary *summary,
    glia_error **error)
"""

glia_report_layer: Callable[..., int] = declared(
    "glia_report_layer",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_void_p,
)
"""The figures of a layer.

@param report   the report
@param layer    the layer, from 0 to below the summary's layers
@param figures  receives the figures, as far as its struct_size goes, which the caller sets
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.NOT_FOUND (layer),
        ErrorCode.INVALID_ARGUMENT (struct_size)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_report_layer(const glia_report *report, size_t layer, glia_layer_figures
    *figures, glia_error **error)
"""

glia_report_layer_name: Callable[..., int] = declared(
    "glia_report_layer_name",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Copies the name of a layer, as the graph has it.

@param report    the report
@param layer     the layer, from 0 to below the summary's layers
@param text      buffer for the name, cut to fit and always NUL-terminated; may be None with
                 capacity 0
@param capacity  bytes of the buffer
@param needed    receives the bytes of the whole name with its NUL; may be None
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.NOT_FOUND (layer)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_report_layer_name(const glia_report *report, size_t layer, char *text,
    size_t capacity, size_t *needed, glia_error **error)
"""

glia_report_advice: Callable[..., int] = declared(
    "glia_report_advice",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Copies the advice for a layer: a sentence a finding, such as "hidden: 41 % of units are dead;
lower the learning rate, or use Leaky ReLU", each on a line; an empty text where nothing was
found. The limits from which on a figure is a finding are in docs/doctor.md. The wording may
change with any version: a program reads figures.

@param report    the report
@param layer     the layer, from 0 to below the summary's layers
@param text      buffer for the advice, cut to fit and always NUL-terminated; may be None with
                 capacity 0
@param capacity  bytes of the buffer
@param needed    receives the bytes of the whole advice with its NUL; may be None
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.NOT_FOUND (layer)

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_report_advice(const glia_report *report, size_t layer, char *text, size_t
    capacity, size_t *needed, glia_error **error)
"""

glia_report_table: Callable[..., int] = declared(
    "glia_report_table",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Copies the report as a table, a line a layer, with the advice under it: for a person to read
in letters of one width.

@param report    the report
@param text      buffer for the table, cut to fit and always NUL-terminated; may be None with
                 capacity 0
@param capacity  bytes of the buffer
@param needed    receives the bytes of the whole table with its NUL; may be None
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_report_table(const glia_report *report, char *text, size_t capacity,
    size_t *needed, glia_error **error)
"""

glia_error_code: Callable[..., int] = declared(
    "glia_error_code",
    c_int32,
    c_void_p,
)
"""The code of an error.

@param error  the error; None, or something else than an error, gives ErrorCode.OK
@return one of ErrorCode, the status that the failed call returned

Threads: any, at the same time. Allocates nothing. Since 0.1.0.

int32_t glia_error_code(const glia_error *error)
"""

glia_error_message: Callable[..., int] = declared(
    "glia_error_message",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p,
)
"""Copies the message of an error: which argument, what was expected, what came.

@param error     the error
@param text      buffer for the message, cut to fit and always NUL-terminated; may be None
                 with capacity 0
@param capacity  bytes of the buffer
@param needed    receives the bytes of the whole message with its NUL; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates nothing. Since 0.1.0.

glia_status glia_error_message(const glia_error *error, char *text, size_t capacity,
    size_t *needed)
"""

glia_error_free: Callable[..., None] = declared(
    "glia_error_free",
    None,
    c_void_p,
)
"""Frees an error.

@param error  the error; None is fine

Threads: any. Must not be called twice with the same error. Since 0.1.0.

void glia_error_free(glia_error *error)
"""

glia_status_text: Callable[..., int] = declared(
    "glia_status_text",
    c_int32,
    c_int32, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Copies a short text for a status, such as "shape mismatch".

@param status    a status
@param text      buffer for the text, cut to fit and always NUL-terminated; may be None with
                 capacity 0
@param capacity  bytes of the buffer
@param needed    receives the bytes of the whole text with its NUL; may be None
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_status_text(int32_t status, char *text, size_t capacity, size_t *needed,
    glia_error **error)
"""

glia_trainer_find_learning_rate: Callable[..., int] = declared(
    "glia_trainer_find_learning_rate",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_void_p, c_size_t, c_int64, c_void_p, c_void_p, c_void_p,
    c_void_p,
)
"""Finds a learning rate to begin with: trains a copy of the trainer for some steps at each of
several rates, and suggests the next higher one after the best, if it still brought the loss
at least half as far down, else the best (Goodfellow, Bengio and Courville 2016, section
8.3.1). The trainer stays as it is, to the bit. A schedule of the learning rate is left
aside; others are followed. examples/c/finder.c draws the curves.

@param trainer     the trainer; its optimizer has Param.LEARNING_RATE
@param inputs      the samples, [samples] followed by the model's input shape
@param targets     floats, [samples] followed by the model's output shape, or labels, [samples]
@param rates       the rates to try, each above the one before, such as 1e-4, 3e-4, 1e-3, … 1;
                   within the bounds of the parameter
@param count       the number of rates, at least 1
@param iterations  steps at each rate, of the trainer's largest batch, at most 1000000; 0: 100.
                   All rates have the same minibatches
@param losses      receives the curve, a number a rate: the mean loss of the last tenth of the
                   steps, infinite where a loss was not finite; may be None
@param start       receives the loss of the first minibatch before any update; may be None
@param suggestion  receives the suggested rate, one of rates; NaN where none of them brought the
                   loss below start
@param error       receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (rates, count,
        iterations), ErrorCode.OUT_OF_RANGE (rates, or a label), ErrorCode.UNKNOWN_KEY (an
        optimizer without learning rate), ErrorCode.SHAPE_MISMATCH (inputs, targets),
        ErrorCode.OUT_OF_MEMORY, ErrorCode.INVALID_STATE (an update is half done:
        glia_trainer_run_for)

Threads: any, at the same time. Allocates: a checkpoint and a trainer. Since 0.1.0.

glia_status glia_trainer_find_learning_rate(const glia_trainer *trainer, const glia_tensor
    *inputs, const glia_tensor *targets, const double *rates, size_t count, int64_t
    iterations, double *losses, double *start, double *suggestion, glia_error **error)
"""

glia_trainer_begin: Callable[..., int] = declared(
    "glia_trainer_begin",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""Begins a run over a data set without doing a step; glia_trainer_advance does them. A run in
progress ends where it is; gradients that were accumulated are forgotten.

@param trainer  the trainer
@param options  what differs from the defaults; None for none
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT

Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
0.1.0.

glia_status glia_trainer_begin(glia_trainer *trainer, const glia_fit_options *options,
    glia_error **error)
"""

glia_trainer_advance: Callable[..., int] = declared(
    "glia_trainer_advance",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_int64, c_void_p, c_void_p,
)
"""Does the next steps of a run: the polling twin of glia_trainer_fit. The data are the same at
every call of a run; they are read in place, not kept.

@param trainer    the trainer, after glia_trainer_begin or loaded in the middle of a run
@param inputs     float32 [samples, input shape …]
@param targets    float32 [samples, output shape …], or int32 or int64 labels [samples]
@param most       do at most so many steps, at least 0
@param progress   receives how far the run is; set its struct_size; may be None
@param error      receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (most),
        ErrorCode.INVALID_STATE (no run), ErrorCode.SHAPE_MISMATCH, ErrorCode.OUT_OF_RANGE (a
        label), ErrorCode.DIVERGED (the watch refused a step: glia_trainer_watch_set; the run
        goes on after its minibatch); after an error the steps before the one that failed count

Threads: any, one call at a time on the same trainer. Allocates in the first call of a run:
room for targets, and what glia_trainer_prepare_batch makes for the rows of a step. Since
0.1.0.

glia_status glia_trainer_advance(glia_trainer *trainer, const glia_tensor *inputs, const
    glia_tensor *targets, int64_t most, glia_progress *progress, glia_error **error)
"""

glia_trainer_progress: Callable[..., int] = declared(
    "glia_trainer_progress",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""How far the run is.

@param trainer   the trainer
@param progress  receives how far the run is; set its struct_size
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (struct_size),
        ErrorCode.INVALID_STATE (no run)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_trainer_progress(const glia_trainer *trainer, glia_progress *progress,
    glia_error **error)
"""

glia_trainer_fit: Callable[..., int] = declared(
    "glia_trainer_fit",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p,
)
"""Trains on a data set: epochs of minibatches, to the end or until the callback stops it.

@param trainer   the trainer
@param inputs    float32 [samples, input shape …]; read in place, not kept
@param targets   float32 [samples, output shape …], or int32 or int64 labels [samples]
@param options   what differs from the defaults; None goes on with the run in progress, after
                 a stop or a load
@param callback  called after each step; may be None
@param user      given to the callback
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, also when the callback stopped it; ErrorCode.NULL_POINTER,
        ErrorCode.INVALID_ARGUMENT, ErrorCode.INVALID_STATE (no run to go on with),
        ErrorCode.SHAPE_MISMATCH, ErrorCode.OUT_OF_RANGE (a label), ErrorCode.DIVERGED (the
        watch refused a step: glia_trainer_watch_set; a call without options goes on after its
        minibatch); after an error the steps before the one that failed count

Threads: any, one call at a time on the same trainer, but for those of the callback.
Allocates before the first step. Since 0.1.0.

glia_status glia_trainer_fit(glia_trainer *trainer, const glia_tensor *inputs, const
    glia_tensor *targets, const glia_fit_options *options, glia_progress_callback
    callback, void *user, glia_error **error)
"""

glia_trainer_run_for: Callable[..., int] = declared(
    "glia_trainer_run_for",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_int64, c_void_p, c_void_p,
)
"""Goes on with a run for about so many nanoseconds, in the middle of a step and of a matrix
product where the frame before ended: at least one operation, which takes 20 to 100
microseconds at most on a desktop's processor, and after it none that would not fit by what
was measured of its like. The weights after each whole step are the same bits for every
sequence of budgets, and those of glia_trainer_advance. An operation is longer where an
optimizer takes whole parameters (lamb, lars, adafactor, muon), for LossKind.INFO_NCE, and
where the watch looks at all gradients.

Between two frames any other call may come. One that needs the trainer at rest settles it, as
glia_trainer_settle does; settings of optimizer and updates hold from the update of the step
under way on; and what shows weights is refused (ErrorCode.INVALID_STATE) while an update is
half done.

@param trainer      the trainer, after glia_trainer_begin or loaded in the middle of a run
@param inputs       float32 [samples, input shape …], the same at every call of a run; read in
                    place, not kept
@param targets      float32 [samples, output shape …], or int32 or int64 labels [samples]; the same
                    at every call of a run; read in place, not kept
@param nanoseconds  the budget, at least 0; the frame is over it by the last operation at most
@param frame        receives what was done; set its struct_size; may be None
@param error        receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (nanoseconds),
        ErrorCode.INVALID_STATE (no run; an optimizer that searches, whose step cannot stop),
        ErrorCode.SHAPE_MISMATCH, ErrorCode.OUT_OF_RANGE (a label), ErrorCode.OUT_OF_MEMORY,
        ErrorCode.DIVERGED (the watch refused a step: glia_trainer_watch_set; the run goes on after
        its minibatch); after an error the steps before the one that failed count

Threads: any, one call at a time on the same trainer. Allocates in the first call of a run,
as glia_trainer_advance, and in the first frame of a trainer. Since 0.1.0.

glia_status glia_trainer_run_for(glia_trainer *trainer, const glia_tensor *inputs, const
    glia_tensor *targets, int64_t nanoseconds, glia_frame *frame, glia_error **error)
"""

glia_trainer_step_for: Callable[..., int] = declared(
    "glia_trainer_step_for",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_int32, c_size_t, c_int64, c_void_p, c_void_p,
)
"""Goes on with one step over a minibatch for about so many nanoseconds, as glia_trainer_run_for
does: call it with the same arrays until the frame says that it is finished. The step is that
of glia_trainer_step, bit for bit. Arrays of another number of rows begin another step.

@param trainer       the trainer
@param inputs        the rows one after the other, each of the model's input shape; read in place,
                     not kept
@param input_count   floats of inputs: rows times the size of the input, at least one row; more
                     than largest_batch come in chunks
@param targets       what the rows should give: floats of the model's output shape, or one
                     label a row, from 0 to the number of outputs - 1; read in place, not kept
@param target_type   ElementType.FLOAT32, or ElementType.INT32 or ElementType.INT64 for labels
@param target_count  elements of targets
@param nanoseconds   the budget, at least 0; the frame is over it by the last operation at most
@param frame         receives what was done; set its struct_size
@param error         receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (nanoseconds),
        ErrorCode.UNKNOWN_KIND (target_type), ErrorCode.INVALID_STATE (an optimizer that searches,
        whose step cannot stop), ErrorCode.SHAPE_MISMATCH, ErrorCode.OUT_OF_RANGE (a label),
        ErrorCode.OUT_OF_MEMORY, ErrorCode.DIVERGED (the watch refused the step:
        glia_trainer_watch_set); after an error the weights are as before the step

Threads: any, one call at a time on the same trainer. Allocates in the first frame of a
trainer, and in the first with so many rows what glia_trainer_prepare_batch makes. Since
0.1.0.

glia_status glia_trainer_step_for(glia_trainer *trainer, const float *inputs, size_t
    input_count, const void *targets, int32_t target_type, size_t target_count, int64_t
    nanoseconds, glia_frame *frame, glia_error **error)
"""

glia_trainer_run_samples_for: Callable[..., int] = declared(
    "glia_trainer_run_samples_for",
    c_int32,
    c_void_p, c_size_t, c_int64, c_int64, c_void_p, c_void_p,
)
"""Steps on batches drawn from the buffers of samples that are attached
(glia_trainer_samples_attach), up to so many of them, for about so many nanoseconds, as
glia_trainer_run_for does: it goes on in the middle of a step. Samples added meanwhile do not
change the batch of that one. The steps are those of glia_trainer_step_samples, bit for bit,
over the same samples.

@param trainer      the trainer
@param batch_size   rows of a batch, at least 1; more than largest_batch come in chunks. Another
                    number than that of the step under way begins another step
@param most         finish at most so many steps, at least 0
@param nanoseconds  the budget, at least 0; the frame is over it by the last operation at most
@param frame        receives what was done, finished where it was `most` steps; set its struct_size;
                    may be None
@param error        receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (batch_size, most, nanoseconds),
        ErrorCode.INVALID_STATE (no samples; an optimizer that searches, whose step cannot stop),
        ErrorCode.SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
        ErrorCode.OUT_OF_MEMORY, ErrorCode.DIVERGED (the watch refused a step:
        glia_trainer_watch_set; the next frame draws other samples)

Threads: any, one call at a time on the same trainer; others may add samples meanwhile.
Allocates nothing but errors after glia_trainer_prepare_samples and the first frame. Since
0.1.0.

glia_status glia_trainer_run_samples_for(glia_trainer *trainer, size_t batch_size, int64_t
    most, int64_t nanoseconds, glia_frame *frame, glia_error **error)
"""

glia_trainer_settle: Callable[..., int] = declared(
    "glia_trainer_settle",
    c_int32,
    c_void_p, c_void_p,
)
"""Brings a trainer whose step is under way to rest: a step whose update has begun is finished,
any other one is left as if it had not begun; a run begins it again. So the weights, and what
a file would hold, are those after a whole number of steps. Without a step under way it does
nothing.

@param trainer  the trainer
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, one call at a time on the same trainer. Takes an update's time at most.
Allocates nothing but errors. Since 0.1.0.

glia_status glia_trainer_settle(glia_trainer *trainer, glia_error **error)
"""

glia_gradient_check: Callable[..., int] = declared(
    "glia_gradient_check",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_void_p, c_size_t, c_void_p, c_int32, c_size_t, c_void_p,
    c_void_p, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Compares the gradients of a model with a loss, as training computes them, with central
differences of the loss in float64: the gradients at the outputs, at the inputs, and of every
parameter. What it gives is the same on every machine. A layer is checked by a model that has
no other.

An element is named by its tensor and its index in it, from 0: "hidden.weight[2, 5]",
"hidden.slope[3]"; "input[2, 5]" and "output[2, 0]", of which the first number is the row.

@param model         the model: at least one layer; for LossKind.SOFTMAX_CROSS_ENTROPY one that
                     ends before the softmax
@param loss          the loss
@param runtime       threads and instruction set of the passes that are checked; None for the
                     calling thread alone
@param inputs        the rows one after the other, each of the model's input shape
@param input_count   floats of inputs: rows times the size of the input, at least one row
@param targets       what the rows should give: floats of the model's output shape, or one label a
                     row, from 0 to the number of outputs - 1
@param target_type   ElementType.FLOAT32, or ElementType.INT32 or ElementType.INT64 for labels
@param target_count  elements of targets
@param options       what differs from the defaults; None for none
@param report        receives what was found; set its struct_size
@param text          buffer for the name of the worst element, cut to fit and always
                     NUL-terminated, empty where nothing was compared; may be None with capacity 0
@param capacity      bytes of the buffer
@param needed        receives the bytes of the whole name with its NUL; may be None
@param error         receives the error of a failed call; may be None
@return ErrorCode.OK, also where gradients are wrong: see out_of_tolerance; ErrorCode.NULL_POINTER,
        ErrorCode.INVALID_ARGUMENT (options; struct_size of report;
        LossKind.SOFTMAX_CROSS_ENTROPY and a model that ends in softmax; a model without layers),
        ErrorCode.UNSUPPORTED (options of a newer header), ErrorCode.UNKNOWN_KIND (target_type),
        ErrorCode.SHAPE_MISMATCH, ErrorCode.OUT_OF_RANGE (a label), ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time. Allocates for the time of the call: three doubles a
parameter, and for each row two a value of each node. It takes four passes in float64 for
each element: of a large model choose some by most_elements. Since 0.1.0.

glia_status glia_gradient_check(const glia_model *model, const glia_loss *loss, const
    glia_runtime *runtime, const float *inputs, size_t input_count, const void *targets,
    int32_t target_type, size_t target_count, const glia_gradient_check_options *options,
    glia_gradient_report *report, char *text, size_t capacity, size_t *needed, glia_error
    **error)
"""

glia_gradient_check_with_callback: Callable[..., int] = declared(
    "glia_gradient_check_with_callback",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_size_t, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p,
    c_size_t, c_void_p, c_void_p,
)
"""Does what glia_gradient_check does with a loss of the host's own: checks the gradient at the
outputs that the callback gives, and with it the whole chain through the model. The chain
begins with that gradient rounded to float; differences are taken of the loss that the
callback gives.

@param model        the model: at least one layer
@param runtime      threads and instruction set of the passes that are checked; None for the
                    calling thread alone
@param inputs       the rows one after the other, each of the model's input shape
@param input_count  floats of inputs: rows times the size of the input, at least one row
@param callback     the loss; not None
@param user         given to the callback
@param options      what differs from the defaults; None for none
@param report       receives what was found; set its struct_size
@param text         buffer for the name of the worst element, cut to fit and always
                    NUL-terminated, empty where nothing was compared; may be None with capacity 0
@param capacity     bytes of the buffer
@param needed       receives the bytes of the whole name with its NUL; may be None
@param error        receives the error of a failed call; may be None
@return ErrorCode.OK, also where gradients are wrong: see out_of_tolerance; what the callback returned;
        ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (options; struct_size of report; a
        model without layers), ErrorCode.UNSUPPORTED (options of a newer header),
        ErrorCode.SHAPE_MISMATCH, ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time; the callback runs on the calling thread. Model and runtime
are held before the first callback only: it may use, change and free them. Allocates as
glia_gradient_check does. Since 0.1.0.

glia_status glia_gradient_check_with_callback(const glia_model *model, const glia_runtime
    *runtime, const float *inputs, size_t input_count, glia_loss_callback callback, void
    *user, const glia_gradient_check_options *options, glia_gradient_report *report, char
    *text, size_t capacity, size_t *needed, glia_error **error)
"""

glia_graph_new: Callable[..., int] = declared(
    "glia_graph_new",
    c_int32,
    c_void_p, c_void_p,
)
"""Makes an empty graph.

@param graph  receives the graph, to be freed with glia_graph_free
@param error  receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_graph_new(glia_graph **graph, glia_error **error)
"""

glia_graph_free: Callable[..., None] = declared(
    "glia_graph_free",
    None,
    c_void_p,
)
"""Frees a graph. Models made from it stay.

@param graph  the graph; None is fine

Threads: any. Must not be called twice with the same graph. Since 0.1.0.

void glia_graph_free(glia_graph *graph)
"""

glia_graph_add_input: Callable[..., int] = declared(
    "glia_graph_add_input",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Adds the input. A model has exactly one.

@param graph        the graph
@param name         the node's name, 1 to 255 bytes of UTF-8, unique in the graph, without
                    control characters, not starting with "glia/"
@param name_length  its bytes; GLIA_STRLEN where it ends with NUL
@param shape        the lengths of one sample, without the batch, each at least 1; {64} for 64
                    values
@param rank         how many lengths, 1 to 8
@param node         receives the node's number
@param error        receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (name, or more than 16,384
        nodes), ErrorCode.SHAPE_MISMATCH (shape)

Threads: any, one call at a time on the same graph. Allocates. Since 0.1.0.

glia_status glia_graph_add_input(glia_graph *graph, const char *name, size_t name_length,
    const int64_t *shape, size_t rank, int32_t *node, glia_error **error)
"""

glia_graph_add_layer: Callable[..., int] = declared(
    "glia_graph_add_layer",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_size_t, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Adds a layer over earlier nodes. The layer is copied.

@param graph        the graph
@param layer        the layer
@param name         the node's name, as in glia_graph_add_input; the layer's parameters are
                    called "NAME.weight" and "NAME.bias"
@param name_length  its bytes; GLIA_STRLEN where it ends with NUL
@param inputs       the numbers of the nodes that it takes, in order
@param input_count  how many: 1 for LayerKind.DENSE and LayerKind.ACTIVATION, at least 1 for
                    LayerKind.ADD
@param node         receives the node's number
@param error        receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (name, or more than 16,384
        nodes), ErrorCode.NOT_FOUND (inputs), ErrorCode.SHAPE_MISMATCH (the layer does not
        take these inputs)

Threads: any, one call at a time on the same graph. Allocates. Since 0.1.0.

glia_status glia_graph_add_layer(glia_graph *graph, const glia_layer *layer, const char
    *name, size_t name_length, const int32_t *inputs, size_t input_count, int32_t *node,
    glia_error **error)
"""

glia_graph_add_dense: Callable[..., int] = declared(
    "glia_graph_add_dense",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_int32, c_int64, c_int32, c_void_p, c_void_p,
)
"""Adds a dense layer y = f(x W + b) with He normal weights and a zero bias: the short way for
the most usual layer. glia_layer_new and glia_graph_add_layer do the same with every choice
open.

@param graph        the graph
@param name         the node's name, as in glia_graph_add_input; the layer's parameters are
                    called "NAME.weight" and "NAME.bias"
@param name_length  its bytes; GLIA_STRLEN where it ends with NUL
@param input        the number of the node that it takes, of a shape of one length
@param units        the number of sums x W + b, at least 1: of outputs, but for an activation
                    that gives rows of another length
@param activation   f, one of ActivationKind, with default parameters
@param node         receives the node's number
@param error        receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (name, or more than 16,384
        nodes), ErrorCode.NOT_FOUND (input), ErrorCode.OUT_OF_RANGE (units),
        ErrorCode.UNKNOWN_KIND (activation), ErrorCode.SHAPE_MISMATCH (the input's shape)

Threads: any, one call at a time on the same graph. Allocates. Since 0.1.0.

glia_status glia_graph_add_dense(glia_graph *graph, const char *name, size_t name_length,
    int32_t input, int64_t units, int32_t activation, int32_t *node, glia_error **error)
"""

glia_graph_set_output: Callable[..., int] = declared(
    "glia_graph_set_output",
    c_int32,
    c_void_p, c_int32, c_void_p,
)
"""Chooses the node whose output the model gives. Without this call it is the last one added.

@param graph  the graph
@param node   the node's number
@param error  receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.NOT_FOUND (node)

Threads: any, one call at a time on the same graph. Allocates nothing but errors. Since
0.1.0.

glia_status glia_graph_set_output(glia_graph *graph, int32_t node, glia_error **error)
"""

glia_graph_node_shape: Callable[..., int] = declared(
    "glia_graph_node_shape",
    c_int32,
    c_void_p, c_int32, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""The shape of a node's output, without the batch.

@param graph     the graph
@param node      the node's number
@param shape     receives the lengths; may be None with capacity 0, to ask for the rank alone
@param capacity  lengths that fit into shape, at least the rank
@param rank      receives how many lengths there are
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.NOT_FOUND (node),
        ErrorCode.INVALID_ARGUMENT (capacity)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_graph_node_shape(const glia_graph *graph, int32_t node, int64_t *shape,
    size_t capacity, size_t *rank, glia_error **error)
"""

glia_initializer_new: Callable[..., int] = declared(
    "glia_initializer_new",
    c_int32,
    c_int32, c_void_p, c_void_p,
)
"""Makes an initializer with default parameters.

@param kind         one of InitializerKind
@param initializer  receives the initializer, to be freed with glia_initializer_free
@param error        receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_initializer_new(int32_t kind, glia_initializer **initializer, glia_error
    **error)
"""

glia_initializer_free: Callable[..., None] = declared(
    "glia_initializer_free",
    None,
    c_void_p,
)
"""Frees an initializer.

@param initializer  the initializer; None is fine

Threads: any. Must not be called twice with the same initializer. Since 0.1.0.

void glia_initializer_free(glia_initializer *initializer)
"""

glia_initializer_kind: Callable[..., int] = declared(
    "glia_initializer_kind",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""The kind of an initializer.

@param initializer  the initializer
@param kind         receives one of InitializerKind
@param error        receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_initializer_kind(const glia_initializer *initializer, int32_t *kind,
    glia_error **error)
"""

glia_initializer_set: Callable[..., int] = declared(
    "glia_initializer_set",
    c_int32,
    c_void_p, c_int32, c_double, c_void_p,
)
"""Sets a parameter of an initializer. glia_catalog_parameter lists what a kind has.

@param initializer  the initializer
@param key          one of Param
@param value        the value, within the bounds of ParameterInfo
@param error        receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY, ErrorCode.OUT_OF_RANGE
        (value)

Threads: any, one call at a time on the same initializer. Allocates nothing but errors. Since
0.1.0.

glia_status glia_initializer_set(glia_initializer *initializer, int32_t key, double value,
    glia_error **error)
"""

glia_initializer_get: Callable[..., int] = declared(
    "glia_initializer_get",
    c_int32,
    c_void_p, c_int32, c_void_p, c_void_p,
)
"""The value of a parameter of an initializer.

@param initializer  the initializer
@param key          one of Param
@param value        receives the value
@param error        receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_initializer_get(const glia_initializer *initializer, int32_t key, double
    *value, glia_error **error)
"""

glia_initializer_fill: Callable[..., int] = declared(
    "glia_initializer_fill",
    c_int32,
    c_void_p, c_uint64, c_void_p, c_size_t, c_size_t, c_size_t, c_void_p, c_size_t, c_void_p,
)
"""Writes the initial values of a parameter. A value depends on the seed, the name and its place
in the array alone: glia_model_new with the same seed gives a parameter of this name and
these fans the same values. The kinds that fill matrices, orthogonal, identity and sparse,
take the values as rows of fan_out, as those of a dense layer's weight [inputs, units];
theirs depend on the number of rows too. Of a parameter of more axes all but the last are
taken as one: give the length of the last as fan_out.

@param initializer  the initializer
@param seed         the seed of the random numbers
@param name         the parameter's name, such as "hidden.weight"; UTF-8
@param name_length  bytes of the name; GLIA_STRLEN where it ends with NUL
@param fan_in       the inputs that feed one output; the He, Xavier and LeCun kinds use it; 0
                    counts as 1
@param fan_out      the outputs that one input feeds; the Xavier kinds and He by Param.FAN_MODE
                    use it, and take 0, and a sum of 0, as 1; for matrices the length of a row, at
                    least 1 where count is not 0
@param values       receives count floats; None only where count is 0
@param count        the number of values, from 0; for matrices a multiple of fan_out
@param error        receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (name is not UTF-8; count
        does not fit into memory, or is no multiple of fan_out; the initializer's minimum is above
        its maximum), ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time, with values that do not overlap. Allocates nothing but
errors; for the time of the call orthogonal two doubles a value, sparse one number a row.
Since 0.1.0.

glia_status glia_initializer_fill(const glia_initializer *initializer, uint64_t seed,
    const char *name, size_t name_length, size_t fan_in, size_t fan_out, float *values,
    size_t count, glia_error **error)
"""

glia_layer_new: Callable[..., int] = declared(
    "glia_layer_new",
    c_int32,
    c_int32, c_void_p, c_void_p,
)
"""Makes a layer with default parameters: identity activation, weights by
InitializerKind.HE_NORMAL, a bias of zeros.

@param kind   one of LayerKind
@param layer  receives the layer, to be freed with glia_layer_free
@param error  receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_layer_new(int32_t kind, glia_layer **layer, glia_error **error)
"""

glia_layer_free: Callable[..., None] = declared(
    "glia_layer_free",
    None,
    c_void_p,
)
"""Frees a layer. Graphs that it was added to keep their copies.

@param layer  the layer; None is fine

Threads: any. Must not be called twice with the same layer. Since 0.1.0.

void glia_layer_free(glia_layer *layer)
"""

glia_layer_kind: Callable[..., int] = declared(
    "glia_layer_kind",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""The kind of a layer.

@param layer  the layer
@param kind   receives one of LayerKind
@param error  receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_layer_kind(const glia_layer *layer, int32_t *kind, glia_error **error)
"""

glia_layer_set: Callable[..., int] = declared(
    "glia_layer_set",
    c_int32,
    c_void_p, c_int32, c_double, c_void_p,
)
"""Sets a parameter of a layer, such as Param.UNITS. glia_catalog_parameter lists what a kind
has. Graphs that the layer was added to do not change.

@param layer  the layer
@param key    one of Param
@param value  the value, within the bounds of ParameterInfo
@param error  receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY, ErrorCode.OUT_OF_RANGE
        (value)

Threads: any, one call at a time on the same layer. Allocates nothing but errors. Since
0.1.0.

glia_status glia_layer_set(glia_layer *layer, int32_t key, double value, glia_error
    **error)
"""

glia_layer_get: Callable[..., int] = declared(
    "glia_layer_get",
    c_int32,
    c_void_p, c_int32, c_void_p, c_void_p,
)
"""The value of a parameter of a layer.

@param layer  the layer
@param key    one of Param
@param value  receives the value
@param error  receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_layer_get(const glia_layer *layer, int32_t key, double *value, glia_error
    **error)
"""

glia_layer_set_activation: Callable[..., int] = declared(
    "glia_layer_set_activation",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""Sets the activation f of a layer: of a dense layer y = f(x W + b), or of an activation layer
y = f(x). What f learns becomes parameters of the layer, and begins with what f says until
glia_layer_set_initializer says otherwise, which must follow this call. Where f gives rows of
another length (maxout, gated units, CReLU), so does the layer.

@param layer       the layer
@param activation  the activation, which is copied
@param error       receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (the kind of layer takes
        no activation)

Threads: any, one call at a time on the same layer. Allocates. Since 0.1.0.

glia_status glia_layer_set_activation(glia_layer *layer, const glia_activation
    *activation, glia_error **error)
"""

glia_layer_set_initializer: Callable[..., int] = declared(
    "glia_layer_set_initializer",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Sets what gives a parameter of a layer its first values.

@param layer             the layer
@param parameter         the parameter's name inside the layer: "weight" or "bias", or what its
                         activation learns, such as "slope"; UTF-8
@param parameter_length  bytes of the name; GLIA_STRLEN where it ends with NUL
@param initializer       the initializer, which is copied
@param error             receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (parameter is not UTF-8),
        ErrorCode.NOT_FOUND (the kind of layer has no such parameter)

Threads: any, one call at a time on the same layer. Allocates. Since 0.1.0.

glia_status glia_layer_set_initializer(glia_layer *layer, const char *parameter, size_t
    parameter_length, const glia_initializer *initializer, glia_error **error)
"""

glia_model_initialize_lsuv: Callable[..., int] = declared(
    "glia_model_initialize_lsuv",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_size_t, c_uint64, c_void_p, c_void_p, c_void_p, c_size_t,
    c_void_p, c_void_p,
)
"""Initialises the weights of a model's dense layers by what a batch does in it (LSUV: Mishkin
and Matas 2016): layer after layer, the weights are made orthogonal and then scaled so that
the sums x W + b, before the activation, have variance 1 over all units and rows of the
batch. Biases and what activations learn stay. The same model, batch, seed and options give
the same bits on every machine. Sessions, trainers and copies made before keep the old
values.

@param model        the model
@param runtime      threads and instruction set; None for the calling thread alone
@param inputs       the rows one after the other, each of the model's input shape
@param input_count  floats of inputs: rows times the size of the input, at least one row; some
                    hundred rows like those of training do
@param seed         the seed of the orthogonal weights: those that an orthogonal initializer gives
                    parameters of these names
@param options      what differs from the defaults; None for none
@param report       receives what was done; set its struct_size
@param text         buffer for a line on each dense layer: its name, its variance before the first
                    scaling and after the last, the number of scalings and their product; cut to
                    fit and always NUL-terminated; may be None with capacity 0
@param capacity     bytes of the buffer
@param needed       receives the bytes of the whole text with its NUL; may be None
@param error        receives the error of a failed call, which leaves the model as it was; may be
                    None
@return ErrorCode.OK, also where layers are out of tolerance: see the report; ErrorCode.NULL_POINTER,
        ErrorCode.INVALID_ARGUMENT (options; struct_size of report), ErrorCode.UNSUPPORTED
        (options of a newer header), ErrorCode.SHAPE_MISMATCH (input_count),
        ErrorCode.OUT_OF_MEMORY

Threads: any, one call at a time on the same model. Allocates a copy of the weights, which
becomes the model's, and for the time of the call values of all rows and two doubles a weight
of the largest layer. Since 0.1.0.

glia_status glia_model_initialize_lsuv(glia_model *model, const glia_runtime *runtime,
    const float *inputs, size_t input_count, uint64_t seed, const glia_lsuv_options
    *options, glia_lsuv_report *report, char *text, size_t capacity, size_t *needed,
    glia_error **error)
"""

glia_runtime_log_set: Callable[..., int] = declared(
    "glia_runtime_log_set",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_int32, c_void_p,
)
"""Sets who is told what happens in calls with this runtime and with the sessions and trainers
that were made with it. Nobody is by default, and then nothing is done for it.

@param runtime   the runtime
@param callback  is told; None for nobody
@param user      given to it
@param level     one of LogLevel: the least important that it is told
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND (level)

Threads: any, one call at a time on the same runtime. Calls with sessions and trainers may go
on at the same time; one that has begun to tell something may still tell it to the callback
before. Allocates nothing but errors. Since 0.1.0.

glia_status glia_runtime_log_set(glia_runtime *runtime, glia_log_callback callback, void
    *user, int32_t level, glia_error **error)
"""

glia_loss_new: Callable[..., int] = declared(
    "glia_loss_new",
    c_int32,
    c_int32, c_void_p, c_void_p,
)
"""Makes a loss with default parameters.

@param kind   one of LossKind
@param loss   receives the loss, to be freed with glia_loss_free
@param error  receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_loss_new(int32_t kind, glia_loss **loss, glia_error **error)
"""

glia_loss_free: Callable[..., None] = declared(
    "glia_loss_free",
    None,
    c_void_p,
)
"""Frees a loss.

@param loss  the loss; None is fine

Threads: any. Must not be called twice with the same loss. Since 0.1.0.

void glia_loss_free(glia_loss *loss)
"""

glia_loss_kind: Callable[..., int] = declared(
    "glia_loss_kind",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""The kind of a loss.

@param loss   the loss
@param kind   receives one of LossKind
@param error  receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_loss_kind(const glia_loss *loss, int32_t *kind, glia_error **error)
"""

glia_loss_set: Callable[..., int] = declared(
    "glia_loss_set",
    c_int32,
    c_void_p, c_int32, c_double, c_void_p,
)
"""Sets a parameter of a loss. glia_catalog_parameter lists what a kind has.

@param loss   the loss
@param key    one of Param
@param value  the value, within the bounds of ParameterInfo
@param error  receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY, ErrorCode.OUT_OF_RANGE
        (value)

Threads: any, one call at a time on the same loss. Allocates nothing but errors. Since 0.1.0.

glia_status glia_loss_set(glia_loss *loss, int32_t key, double value, glia_error **error)
"""

glia_loss_get: Callable[..., int] = declared(
    "glia_loss_get",
    c_int32,
    c_void_p, c_int32, c_void_p, c_void_p,
)
"""The value of a parameter of a loss.

@param loss   the loss
@param key    one of Param
@param value  receives the value
@param error  receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_loss_get(const glia_loss *loss, int32_t key, double *value, glia_error
    **error)
"""

glia_loss_evaluate: Callable[..., int] = declared(
    "glia_loss_evaluate",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_size_t, c_size_t, c_void_p, c_int32, c_size_t, c_void_p,
    c_void_p, c_void_p,
)
"""Computes the loss of a batch, by default the mean over its rows, and its gradient at the
outputs. Param.REDUCTION chooses the sum, or the sum divided by that of the rows' weights.

@param loss          the loss
@param runtime       the runtime to compute with; None for the calling thread alone
@param outputs       what the network gave, rows * columns floats, row after row; for
                     LossKind.SOFTMAX_CROSS_ENTROPY the values before the softmax
@param rows          the number of rows; with 0 the loss is 0, and of what it receives value alone is
                     written
@param columns       the floats of a row, from 1
@param targets       what it should have given: floats, or labels. What a kind takes is in its
                     description (glia_catalog_description): for most, rows * columns floats; for
                     LossKind.SOFTMAX_CROSS_ENTROPY those or labels from 0 to columns - 1; for
                     LossKind.NEGATIVE_LOG_LIKELIHOOD and LossKind.MULTI_CLASS_MARGIN labels;
                     for LossKind.COSINE_EMBEDDING labels 1 and -1; for
                     LossKind.GAUSSIAN_NEGATIVE_LOG_LIKELIHOOD half as many floats as outputs;
                     for LossKind.TRIPLET and LossKind.INFO_NCE none
@param target_type   ElementType.FLOAT32, or ElementType.INT32 or ElementType.INT64 for one label a row
@param target_count  the number of targets
@param gradient      receives the derivative of the loss by each output, rows * columns floats;
                     must overlap neither outputs nor targets; may be None
@param value         receives the loss
@param error         receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (columns is 0;
        rows * columns does not fit into memory; gradient overlaps outputs or targets),
        ErrorCode.UNKNOWN_KIND (target_type), ErrorCode.SHAPE_MISMATCH (targets of a wrong
        number or type), ErrorCode.OUT_OF_RANGE (a label), ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time, with gradients that do not overlap. Allocates one float a
row, without gradient the memory for it, and for LossKind.INFO_NCE twice the outputs, at most
516 floats a row and half a megabyte, for the time of the call. Since 0.1.0.

glia_status glia_loss_evaluate(const glia_loss *loss, const glia_runtime *runtime, const
    float *outputs, size_t rows, size_t columns, const void *targets, int32_t target_type,
    size_t target_count, float *gradient, double *value, glia_error **error)
"""

glia_loss_evaluate_weighted: Callable[..., int] = declared(
    "glia_loss_evaluate_weighted",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_size_t, c_size_t, c_void_p, c_int32, c_size_t, c_void_p,
    c_void_p, c_void_p, c_void_p, c_void_p,
)
"""As glia_loss_evaluate, for rows that have weights, and with the loss of each row. A row's
loss and gradient are multiplied by its weight, and by that of its label's class if the loss
has class weights; Param.REDUCTION says what the sum over the rows is divided by. With
LossKind.INFO_NCE, whose rows interact, a row of weight 0 is as if it was not in the batch.

@param loss          the loss
@param runtime       the runtime to compute with; None for the calling thread alone
@param outputs       what the network gave, rows * columns floats, row after row
@param rows          the number of rows; with 0 the loss is 0, and of what it receives value alone is
                     written
@param columns       the floats of a row, from 1
@param targets       what it should have given, as for glia_loss_evaluate
@param target_type   ElementType.FLOAT32, or ElementType.INT32 or ElementType.INT64 for labels
@param target_count  the number of targets
@param weights       a finite weight from 0 on for each row, rows floats; None: 1 each
@param row_values    receives the loss of each row times its weight, rows floats; must overlap no
                     other array; may be None
@param gradient      receives the derivative of the loss by each output, rows * columns floats;
                     must overlap none of the arrays that are read; may be None
@param value         receives the loss
@param error         receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (columns is 0;
        rows * columns does not fit into memory; arrays overlap), ErrorCode.UNKNOWN_KIND
        (target_type), ErrorCode.SHAPE_MISMATCH (targets of a wrong number or type),
        ErrorCode.OUT_OF_RANGE (a label, a weight), ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time, with results that do not overlap. Allocates the memory of
what is None among row_values and gradient, and for LossKind.INFO_NCE what glia_loss_evaluate
says, for the time of the call. Since 0.1.0.

glia_status glia_loss_evaluate_weighted(const glia_loss *loss, const glia_runtime
    *runtime, const float *outputs, size_t rows, size_t columns, const void *targets,
    int32_t target_type, size_t target_count, const float *weights, float *row_values,
    float *gradient, double *value, glia_error **error)
"""

glia_loss_set_class_weights: Callable[..., int] = declared(
    "glia_loss_set_class_weights",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p,
)
"""Sets what the rows of each class weigh, for the losses whose targets may be class labels.
They are saved with a trainer.

@param loss     the loss
@param weights  a finite weight from 0 on for each class, copied; None with a count of 0: 1 each
@param count    the number of classes, which must be that of the outputs; 0 for no weights
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (the loss has no classes;
        count above 2^24), ErrorCode.OUT_OF_RANGE (a weight)

Threads: any, one call at a time on the same loss. Allocates. Since 0.1.0.

glia_status glia_loss_set_class_weights(glia_loss *loss, const float *weights, size_t
    count, glia_error **error)
"""

glia_metric_top_accuracy: Callable[..., int] = declared(
    "glia_metric_top_accuracy",
    c_int32,
    c_void_p, c_size_t, c_size_t, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""The share of rows whose label is among the most classes with the largest scores: with most 1
the accuracy. Of equal scores the first class is ahead; a row with a NaN is wrong.

@param scores   a score for each class, rows * columns floats, row after row
@param rows     the number of rows
@param columns  the classes, from 1
@param labels   the class of each row, from 0 to columns - 1, rows numbers
@param most     how many of the classes count, from 1
@param value    receives the share; NaN for no rows
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (columns or most is 0;
        rows * columns does not fit into memory),
        ErrorCode.OUT_OF_RANGE (a label)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_metric_top_accuracy(const float *scores, size_t rows, size_t columns,
    const int32_t *labels, size_t most, double *value, glia_error **error)
"""

glia_metric_confusion: Callable[..., int] = declared(
    "glia_metric_confusion",
    c_int32,
    c_void_p, c_size_t, c_size_t, c_void_p, c_void_p, c_size_t, c_void_p,
)
"""The confusion matrix: how many rows of each class have their largest score at each class. Of
equal scores the first counts; rows with a NaN are left out.

@param scores   a score for each class, rows * columns floats, row after row
@param rows     the number of rows
@param columns  the classes, from 1
@param labels   the class of each row, from 0 to columns - 1, rows numbers
@param counts   receives columns * columns counts: row label, column predicted
@param count    the numbers of counts: columns * columns
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (columns is 0; rows * columns
        does not fit into memory),
        ErrorCode.OUT_OF_RANGE (a label), ErrorCode.SHAPE_MISMATCH (count)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_metric_confusion(const float *scores, size_t rows, size_t columns, const
    int32_t *labels, int64_t *counts, size_t count, glia_error **error)
"""

glia_metric_log_loss: Callable[..., int] = declared(
    "glia_metric_log_loss",
    c_int32,
    c_void_p, c_size_t, c_size_t, c_void_p, c_void_p, c_void_p,
)
"""The logarithmic loss: less the mean logarithm of the probability of each row's label, taken
to be at least 1e-15.

@param probabilities  a probability for each class, rows * columns floats, row after row
@param rows     the number of rows
@param columns  the classes, from 1
@param labels   the class of each row, from 0 to columns - 1, rows numbers
@param value    receives the loss; NaN for no rows
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (columns is 0; rows * columns
        does not fit into memory),
        ErrorCode.OUT_OF_RANGE (a label)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_metric_log_loss(const float *probabilities, size_t rows, size_t columns,
    const int32_t *labels, double *value, glia_error **error)
"""

glia_metric_regression: Callable[..., int] = declared(
    "glia_metric_regression",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_void_p, c_void_p, c_void_p,
)
"""How far values are from what they should be: mean absolute error, root mean squared error,
and R squared, 1 - sum (y - t)^2 / sum (t - mean t)^2.

@param outputs                  the values y
@param targets                  what they should be, t, as many
@param count                    the number of values
@param mean_absolute_error      receives it; NaN for no values; may be None
@param root_mean_squared_error  receives it; NaN for no values; may be None
@param r_squared                receives it; NaN where all targets are equal; may be None
@param error                    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (count does not fit into
        memory)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_metric_regression(const float *outputs, const float *targets, size_t
    count, double *mean_absolute_error, double *root_mean_squared_error, double
    *r_squared, glia_error **error)
"""

glia_metric_roc_area: Callable[..., int] = declared(
    "glia_metric_roc_area",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""The area under the receiver operating characteristic: the probability that a sample of label
1 has a larger score than one of label 0, equal scores counted half. Hanley and McNeil 1982.

@param scores  a score for each sample
@param labels  0 or 1 for each sample
@param count   the number of samples
@param value   receives the area; NaN where a label is missing or a score is NaN
@param error   receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (count does not fit into
        memory), ErrorCode.OUT_OF_RANGE (a label), ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time. Allocates eight bytes a sample for the time of the call.
Since 0.1.0.

glia_status glia_metric_roc_area(const float *scores, const int32_t *labels, size_t count,
    double *value, glia_error **error)
"""

glia_model_new: Callable[..., int] = declared(
    "glia_model_new",
    c_int32,
    c_void_p, c_uint64, c_void_p, c_void_p,
)
"""Makes a model of a graph, with initial values drawn by a seed. A parameter's values depend on
the seed, its name and its shape alone.

@param graph  the graph: one input, every node on a way from it to the output; it is copied
@param seed   any number
@param model  receives the model, to be freed with glia_model_free
@param error  receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (graph, or an
        initializer's range), ErrorCode.SHAPE_MISMATCH, ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_model_new(const glia_graph *graph, uint64_t seed, glia_model **model,
    glia_error **error)
"""

glia_model_free: Callable[..., None] = declared(
    "glia_model_free",
    None,
    c_void_p,
)
"""Frees a model. Sessions and trainers made from it stay.

@param model  the model; None is fine

Threads: any. Must not be called twice with the same model. Since 0.1.0.

void glia_model_free(glia_model *model)
"""

glia_model_input_shape: Callable[..., int] = declared(
    "glia_model_input_shape",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""The shape of a model's input, without the batch.

@param model     the model
@param shape     receives the lengths; may be None with capacity 0, to ask for the rank alone
@param capacity  lengths that fit into shape, at least the rank
@param rank      receives how many lengths there are
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (capacity)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_model_input_shape(const glia_model *model, int64_t *shape, size_t
    capacity, size_t *rank, glia_error **error)
"""

glia_model_output_shape: Callable[..., int] = declared(
    "glia_model_output_shape",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""The shape of a model's output, without the batch.

@param model     the model
@param shape     receives the lengths; may be None with capacity 0, to ask for the rank alone
@param capacity  lengths that fit into shape, at least the rank
@param rank      receives how many lengths there are
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (capacity)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_model_output_shape(const glia_model *model, int64_t *shape, size_t
    capacity, size_t *rank, glia_error **error)
"""

glia_model_parameter_count: Callable[..., int] = declared(
    "glia_model_parameter_count",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""The number of a model's parameters: tensors such as "hidden.weight".

@param model  the model
@param count  receives the number
@param error  receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_model_parameter_count(const glia_model *model, size_t *count, glia_error
    **error)
"""

glia_model_parameter_name: Callable[..., int] = declared(
    "glia_model_parameter_name",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Copies the name of a parameter: "LAYER.weight" or "LAYER.bias".

@param model     the model
@param index     the parameter's number, below glia_model_parameter_count
@param text      buffer for the name, cut to fit and always NUL-terminated; may be None with
                 capacity 0
@param capacity  bytes of the buffer
@param needed    receives the bytes of the whole name with its NUL; may be None
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.NOT_FOUND (index)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_model_parameter_name(const glia_model *model, size_t index, char *text,
    size_t capacity, size_t *needed, glia_error **error)
"""

glia_model_parameter_index: Callable[..., int] = declared(
    "glia_model_parameter_index",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""The number of the parameter with a name.

@param model        the model
@param name         the name, UTF-8
@param name_length  its bytes; GLIA_STRLEN where it ends with NUL
@param index        receives the number
@param error        receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (no UTF-8),
        ErrorCode.NOT_FOUND (name)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_model_parameter_index(const glia_model *model, const char *name, size_t
    name_length, size_t *index, glia_error **error)
"""

glia_model_parameter_shape: Callable[..., int] = declared(
    "glia_model_parameter_shape",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""The shape of a parameter: [inputs, units] for a dense layer's weight, [units] for its bias.

@param model     the model
@param index     the parameter's number, below glia_model_parameter_count
@param shape     receives the lengths; may be None with capacity 0, to ask for the rank alone
@param capacity  lengths that fit into shape, at least the rank
@param rank      receives how many lengths there are
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.NOT_FOUND (index),
        ErrorCode.INVALID_ARGUMENT (capacity)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_model_parameter_shape(const glia_model *model, size_t index, int64_t
    *shape, size_t capacity, size_t *rank, glia_error **error)
"""

glia_model_parameter_get: Callable[..., int] = declared(
    "glia_model_parameter_get",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_size_t, c_void_p,
)
"""Copies a parameter's values out, rows one after the other.

@param model   the model
@param index   the parameter's number, below glia_model_parameter_count
@param values  receives the values
@param count   floats of values: the product of the parameter's shape
@param error   receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.NOT_FOUND (index),
        ErrorCode.SHAPE_MISMATCH (count)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_model_parameter_get(const glia_model *model, size_t index, float *values,
    size_t count, glia_error **error)
"""

glia_model_parameter_set: Callable[..., int] = declared(
    "glia_model_parameter_set",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_size_t, c_void_p,
)
"""Copies a parameter's values in. Sessions and trainers made before keep the old values.

@param model   the model
@param index   the parameter's number, below glia_model_parameter_count
@param values  the values, rows one after the other
@param count   floats of values: the product of the parameter's shape
@param error   receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.NOT_FOUND (index),
        ErrorCode.SHAPE_MISMATCH (count), ErrorCode.OUT_OF_MEMORY

Threads: any, one call at a time on the same model. Allocates where a session or a copy
shares the weights. Since 0.1.0.

glia_status glia_model_parameter_set(glia_model *model, size_t index, const float *values,
    size_t count, glia_error **error)
"""

glia_model_weight_count: Callable[..., int] = declared(
    "glia_model_weight_count",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""The number of a model's weights: values of all parameters together.

@param model  the model
@param count  receives the number
@param error  receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_model_weight_count(const glia_model *model, size_t *count, glia_error
    **error)
"""

glia_model_hash: Callable[..., int] = declared(
    "glia_model_hash",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p,
)
"""SHA-256 over the bits of all parameters in order: equal for models with the same bits, on
every machine.

@param model     the model
@param hash      receives 32 bytes
@param capacity  bytes of hash, at least 32
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (capacity)

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_model_hash(const glia_model *model, uint8_t *hash, size_t capacity,
    glia_error **error)
"""

glia_model_save: Callable[..., int] = declared(
    "glia_model_save",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p,
)
"""Saves a model: the graph and the weights, a file that the safetensors package reads too. A
kill at any instant leaves the old file or the new one whole.

@param model        the model
@param path         the file, UTF-8 on every system
@param path_length  its bytes; GLIA_STRLEN where it ends with NUL
@param error        receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (no UTF-8), ErrorCode.IO

Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.

glia_status glia_model_save(const glia_model *model, const char *path, size_t path_length,
    glia_error **error)
"""

glia_model_load: Callable[..., int] = declared(
    "glia_model_load",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Loads a model from a file that glia_model_save or glia_trainer_save wrote. A file that is
cut, changed or hostile gives an error, and makes no memory that its size does not justify.

@param path         the file, UTF-8 on every system
@param path_length  its bytes; GLIA_STRLEN where it ends with NUL
@param model        receives the model, to be freed with glia_model_free
@param error        receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (no UTF-8),
        ErrorCode.IO, ErrorCode.CORRUPT_FILE, ErrorCode.UNSUPPORTED (a newer version),
        ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.

glia_status glia_model_load(const char *path, size_t path_length, glia_model **model,
    glia_error **error)
"""

glia_model_save_to_memory: Callable[..., int] = declared(
    "glia_model_save_to_memory",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Saves a model into memory: the bytes that glia_model_save would write.

@param model     the model
@param bytes     receives the bytes; may be None with capacity 0, to ask for the size alone
@param capacity  bytes that fit, at least the size
@param needed    receives the size
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (capacity)

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_model_save_to_memory(const glia_model *model, uint8_t *bytes, size_t
    capacity, size_t *needed, glia_error **error)
"""

glia_model_load_from_memory: Callable[..., int] = declared(
    "glia_model_load_from_memory",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Loads a model from the bytes of a file. The bytes are not needed afterwards.

@param bytes   the bytes of a file that glia_model_save or glia_trainer_save wrote
@param length  how many
@param model   receives the model, to be freed with glia_model_free
@param error   receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.CORRUPT_FILE, ErrorCode.UNSUPPORTED (a
        newer version), ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_model_load_from_memory(const uint8_t *bytes, size_t length, glia_model
    **model, glia_error **error)
"""

glia_optimizer_new: Callable[..., int] = declared(
    "glia_optimizer_new",
    c_int32,
    c_int32, c_void_p, c_void_p,
)
"""Makes an optimizer with default parameters.

@param kind       one of OptimizerKind
@param optimizer  receives the optimizer, to be freed with glia_optimizer_free
@param error      receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_optimizer_new(int32_t kind, glia_optimizer **optimizer, glia_error
    **error)
"""

glia_optimizer_free: Callable[..., None] = declared(
    "glia_optimizer_free",
    None,
    c_void_p,
)
"""Frees an optimizer.

@param optimizer  the optimizer; None is fine

Threads: any. Must not be called twice with the same optimizer. Since 0.1.0.

void glia_optimizer_free(glia_optimizer *optimizer)
"""

glia_optimizer_kind: Callable[..., int] = declared(
    "glia_optimizer_kind",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""The kind of an optimizer.

@param optimizer  the optimizer
@param kind       receives one of OptimizerKind
@param error      receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_optimizer_kind(const glia_optimizer *optimizer, int32_t *kind, glia_error
    **error)
"""

glia_optimizer_set: Callable[..., int] = declared(
    "glia_optimizer_set",
    c_int32,
    c_void_p, c_int32, c_double, c_void_p,
)
"""Sets a parameter of an optimizer. glia_catalog_parameter lists what a kind has.

@param optimizer  the optimizer
@param key        one of Param
@param value      the value, within the bounds of ParameterInfo
@param error      receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY, ErrorCode.OUT_OF_RANGE
        (value)

Threads: any, one call at a time on the same optimizer. Allocates nothing but errors. Since
0.1.0.

glia_status glia_optimizer_set(glia_optimizer *optimizer, int32_t key, double value,
    glia_error **error)
"""

glia_optimizer_get: Callable[..., int] = declared(
    "glia_optimizer_get",
    c_int32,
    c_void_p, c_int32, c_void_p, c_void_p,
)
"""The value of a parameter of an optimizer.

@param optimizer  the optimizer
@param key        one of Param
@param value      receives the value
@param error      receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_optimizer_get(const glia_optimizer *optimizer, int32_t key, double
    *value, glia_error **error)
"""

glia_optimizer_search: Callable[..., int] = declared(
    "glia_optimizer_search",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_size_t, c_double, c_void_p, c_void_p, c_void_p, c_void_p,
    c_void_p, c_void_p, c_void_p,
)
"""Goes on with the search of an optimizer such as OptimizerKind.LBFGS over weights that the
host keeps.

The host computes loss and gradients at its weights and calls; the call moves the weights to
where both are wanted next. So an iteration takes several calls; each iteration takes the
place of a step. All weights are one array: a search goes over all parameters at once. A loss
that is not finite, or gradients that are not, are fine where the search has gone too far: it
comes back.

What is to be kept for going on later, to the last bit, are the weights, state, search and,
while an iteration is under way (next was 1), scratch.

@param optimizer  the optimizer, one with searches 1 in glia_optimizer_needs
@param runtime    the runtime to compute with; None for the calling thread alone
@param shape      the lengths of the array's axes, as for glia_optimizer_needs
@param axes       0 to 64
@param loss       the loss at the weights
@param weights    the weights, which are changed, as many floats as the shape has elements
@param gradients  the gradients of the loss at the weights, as many
@param state      the optimizer's state, which is changed: state_floats of glia_optimizer_needs; zeros
                  before the first call
@param scratch    memory to work in, scratch_floats of glia_optimizer_needs, which has to stay as it
                  is between the calls of an iteration
@param search     the state of the search, which is changed: search_doubles of glia_optimizer_needs;
                  zeros before the first call
@param next       receives 1: compute loss and gradients at the weights, and call again; 0: an
                  iteration is done, and the loss and gradients of this call are those of the
                  weights, with which a call begins the next one; -1: the same, but nothing was done,
                  since no gradient is above gradient_tolerance or the loss is not finite
@param error      receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (axes, a length; arrays that
        overlap), ErrorCode.SHAPE_MISMATCH (a shape that does not fit into memory),
        ErrorCode.UNSUPPORTED (an optimizer that does not search); after an error nothing has
        changed

Threads: any, at the same time, with arrays that do not overlap. Allocates nothing but
errors. Since 0.1.0.

glia_status glia_optimizer_search(const glia_optimizer *optimizer, const glia_runtime
    *runtime, const int64_t *shape, size_t axes, double loss, float *weights, const float
    *gradients, float *state, float *scratch, double *search, int32_t *next, glia_error
    **error)
"""

glia_optimizer_needs: Callable[..., int] = declared(
    "glia_optimizer_needs",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""What an optimizer needs from who calls glia_optimizer_step with a parameter of a shape.

@param optimizer  the optimizer
@param shape      the lengths of the parameter's axes, each from 0; may be None with axes 0
@param axes       0 to 64. With fewer than two, the parameter is a vector, else matrices: the last
                  two axes are rows and columns
@param info       receives the answer; its struct_size must be set
@param error      receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (struct_size, axes, a
        length), ErrorCode.SHAPE_MISMATCH (a shape that does not fit into memory)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_optimizer_needs(const glia_optimizer *optimizer, const int64_t *shape,
    size_t axes, glia_optimizer_info *info, glia_error **error)
"""

glia_optimizer_step: Callable[..., int] = declared(
    "glia_optimizer_step",
    c_int32,
    c_void_p, c_void_p, c_uint64, c_void_p, c_size_t, c_void_p, c_void_p, c_void_p, c_void_p,
    c_void_p,
)
"""Updates weights that the host keeps, from gradients that it computed.

@param optimizer  the optimizer
@param runtime    the runtime to compute with; None for the calling thread alone
@param step       the number of the step: 1 for the first one, at most 2^53
@param shape      the lengths of the parameter's axes, as for glia_optimizer_needs; where
                  takes_whole_parameters is 0, all parameters may be one array of one axis
@param axes       0 to 64
@param weights    the weights, which are changed, as many floats as the shape has elements
@param gradients  the gradients of the loss, as many: at the weights, or where
                  glia_optimizer_look_ahead says
@param state      the optimizer's state, which is changed: state_floats of glia_optimizer_needs,
                  array after array; zeros before the first step; may be None where it is 0
@param scratch    memory to work in: scratch_floats of glia_optimizer_needs, whose contents do not
                  matter and are lost; may be None where it is 0
@param error      receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.OUT_OF_RANGE (step),
        ErrorCode.INVALID_ARGUMENT (axes, a length; arrays that overlap),
        ErrorCode.SHAPE_MISMATCH (a shape that does not fit into memory),
        ErrorCode.UNSUPPORTED (an optimizer that searches); after an error nothing has changed

Threads: any, at the same time, with arrays that do not overlap. Allocates nothing but
errors. Since 0.1.0.

glia_status glia_optimizer_step(const glia_optimizer *optimizer, const glia_runtime
    *runtime, uint64_t step, const int64_t *shape, size_t axes, float *weights, const
    float *gradients, float *state, float *scratch, glia_error **error)
"""

glia_optimizer_look_ahead: Callable[..., int] = declared(
    "glia_optimizer_look_ahead",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_size_t, c_void_p, c_void_p, c_void_p, c_void_p,
)
"""Where the gradients of the next step are to be taken: for Nesterov momentum as published,
where the velocity alone would take the weights; for an optimizer that does not look ahead,
at the weights.

@param optimizer  the optimizer
@param runtime    the runtime to compute with; None for the calling thread alone
@param shape      the lengths of the parameter's axes, as for glia_optimizer_step
@param axes       0 to 64
@param weights    the weights, as many floats as the shape has elements
@param state      the optimizer's state as glia_optimizer_step has it; may be None where there
                  is none
@param ahead      receives the place, as many floats as weights, apart from the other arrays
@param error      receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (axes, a length; arrays
        that overlap), ErrorCode.SHAPE_MISMATCH (a shape that does not fit into memory)

Threads: any, at the same time, with places that do not overlap. Allocates nothing but
errors. Since 0.1.0.

glia_status glia_optimizer_look_ahead(const glia_optimizer *optimizer, const glia_runtime
    *runtime, const int64_t *shape, size_t axes, const float *weights, const float *state,
    float *ahead, glia_error **error)
"""

glia_runtime_new: Callable[..., int] = declared(
    "glia_runtime_new",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""Makes a runtime. Most hosts need none: wherever a runtime is taken, None stands for the
calling thread alone and the best instruction set.

@param options  what differs from the defaults; None for none
@param runtime  receives the runtime, to be freed with glia_runtime_free
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (threads),
        ErrorCode.UNKNOWN_KIND (level), ErrorCode.UNSUPPORTED (the CPU lacks the level),
        ErrorCode.OUT_OF_MEMORY (the system refused the threads)

Threads: any, at the same time. Allocates, and starts threads - 1 threads. Since 0.1.0.

glia_status glia_runtime_new(const glia_runtime_options *options, glia_runtime **runtime,
    glia_error **error)
"""

glia_runtime_new_with_jobs: Callable[..., int] = declared(
    "glia_runtime_new_with_jobs",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_void_p, c_void_p,
)
"""Makes a runtime that works on the host's threads: large pieces of work go to its job system,
and glia starts no thread. Results are the same bits as with any number of threads. The calls
that compute lock nothing and make no system call of their own.

@param options       threads: the most bodies that run at the same time, 1 to 1024, for each of
                     which the runtime has 600 KiB to work in; 0, and None for the options: 1,
                     for a host that does one after the other
@param parallel_for  the job system; not None. It is called on the thread that calls glia,
                     inside the call, under the floating-point environment that this thread has
                     now, as long as anything made with the runtime lives
@param user          given to it; of any thread
@param runtime       receives the runtime, to be freed with glia_runtime_free
@param error         receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (threads),
        ErrorCode.UNKNOWN_KIND (level), ErrorCode.UNSUPPORTED (the CPU lacks the level),
        ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_runtime_new_with_jobs(const glia_runtime_options *options,
    glia_parallel_for parallel_for, void *user, glia_runtime **runtime, glia_error
    **error)
"""

glia_runtime_free: Callable[..., None] = declared(
    "glia_runtime_free",
    None,
    c_void_p,
)
"""Frees a runtime. Its threads end when the last session or trainer that uses it is freed too:
the call that frees the last of them joins the threads, and so waits for them.

@param runtime  the runtime; None is fine

Threads: any. Must not be called twice with the same runtime. Since 0.1.0.

void glia_runtime_free(glia_runtime *runtime)
"""

glia_runtime_threads: Callable[..., int] = declared(
    "glia_runtime_threads",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""The number of threads that work in a call, the calling one counted; with a host's job system
the number of its workers.

@param runtime  the runtime
@param threads  receives the number
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_runtime_threads(const glia_runtime *runtime, int32_t *threads, glia_error
    **error)
"""

glia_runtime_level: Callable[..., int] = declared(
    "glia_runtime_level",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""The instruction set in use.

@param runtime  the runtime; None asks for the default, the best that the CPU has
@param level    receives one of Level
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_runtime_level(const glia_runtime *runtime, int32_t *level, glia_error
    **error)
"""

glia_level_name: Callable[..., int] = declared(
    "glia_level_name",
    c_int32,
    c_int32, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Copies the name of an instruction-set level: "scalar", "avx2", "avx512", "neon".

@param level     one of Level
@param text      buffer for the name, cut to fit and always NUL-terminated; may be None with
                 capacity 0
@param capacity  bytes of the buffer
@param needed    receives the bytes of the whole name with its NUL; may be None
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_level_name(int32_t level, char *text, size_t capacity, size_t *needed,
    glia_error **error)
"""

glia_samples_new: Callable[..., int] = declared(
    "glia_samples_new",
    c_int32,
    c_int32, c_void_p, c_void_p,
)
"""Makes a buffer of samples with default parameters and without memory. Param.CAPACITY says how
many samples it keeps; glia_samples_prepare makes the memory.

@param kind     one of SamplesKind
@param samples  receives the buffer, to be freed with glia_samples_free
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_samples_new(int32_t kind, glia_samples **samples, glia_error **error)
"""

glia_samples_free: Callable[..., None] = declared(
    "glia_samples_free",
    None,
    c_void_p,
)
"""Frees a buffer of samples. Trainers that it is attached to go on with what is in it.

@param samples  the buffer; None is fine

Threads: any. Must not be called twice with the same buffer. Since 0.1.0.

void glia_samples_free(glia_samples *samples)
"""

glia_samples_kind: Callable[..., int] = declared(
    "glia_samples_kind",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""The kind of a buffer of samples.

@param samples  the buffer
@param kind     receives one of SamplesKind
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_samples_kind(const glia_samples *samples, int32_t *kind, glia_error
    **error)
"""

glia_samples_set: Callable[..., int] = declared(
    "glia_samples_set",
    c_int32,
    c_void_p, c_int32, c_double, c_void_p,
)
"""Sets a parameter of a buffer of samples, before glia_samples_prepare. glia_catalog_parameter
lists what a kind has.

@param samples  the buffer
@param key      one of Param
@param value    the value, within the bounds of ParameterInfo
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY, ErrorCode.OUT_OF_RANGE
        (value), ErrorCode.INVALID_STATE (it was prepared)

Threads: any, one call at a time on the same buffer. Allocates. Since 0.1.0.

glia_status glia_samples_set(glia_samples *samples, int32_t key, double value, glia_error
    **error)
"""

glia_samples_get: Callable[..., int] = declared(
    "glia_samples_get",
    c_int32,
    c_void_p, c_int32, c_void_p, c_void_p,
)
"""The value of a parameter of a buffer of samples, such as Param.CAPACITY.

@param samples  the buffer
@param key      one of Param
@param value    receives the value
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_samples_get(const glia_samples *samples, int32_t key, double *value,
    glia_error **error)
"""

glia_samples_prepare: Callable[..., int] = declared(
    "glia_samples_prepare",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_int32, c_void_p,
)
"""Makes the memory of a buffer of samples, once. A sample takes the floats of the model's
input, 4 bytes for a label or the floats of the loss's targets, and 4 bytes for its weight.

@param samples      the buffer
@param model        a model of the trainers that will learn from it; only the shapes count
@param loss         their loss, which says what targets are
@param target_type  ElementType.FLOAT32 for targets that are values, ElementType.INT32 or
                    ElementType.INT64 for labels
@param error        receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND (target_type),
        ErrorCode.INVALID_ARGUMENT, ErrorCode.SHAPE_MISMATCH (the loss does not take such targets,
        or not the model's outputs), ErrorCode.INVALID_STATE (it was prepared),
        ErrorCode.OUT_OF_MEMORY

Threads: any, one call at a time on the same buffer. Allocates. Since 0.1.0.

glia_status glia_samples_prepare(glia_samples *samples, const glia_model *model, const
    glia_loss *loss, int32_t target_type, glia_error **error)
"""

glia_samples_add: Callable[..., int] = declared(
    "glia_samples_add",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_int32, c_size_t, c_void_p, c_size_t, c_void_p,
)
"""Adds samples in their order: all of them, or none where one is refused. Numbers that are not
finite are refused unless Param.REFUSE_NON_FINITE is 0.

A control loop may add while a worker trains. The call waits while another one copies samples
into the same buffer, or a trainer a batch out of it, and for nothing else; it makes a system
call only where it has to wait.

@param samples       the buffer, prepared
@param inputs        the samples one after the other, each of the model's input shape
@param input_count   floats of inputs: samples times the size of the input, at least one sample
@param targets       what they should give: floats as the loss takes them, or one label a sample
@param target_type   ElementType.FLOAT32, or ElementType.INT32 or ElementType.INT64 for labels, as
                     the buffer was prepared for
@param target_count  elements of targets
@param weights       a finite weight from 0 on for each sample
@param weight_count  floats of weights: the samples; 0 for a weight of 1 each
@param error         receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND (target_type),
        ErrorCode.SHAPE_MISMATCH, ErrorCode.OUT_OF_RANGE (a label, a weight, a number that is not
        finite), ErrorCode.INVALID_STATE (not prepared), ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time, also while trainers draw. Allocates nothing but errors, save
that the first call for a buffer of a loaded trainer allocates its memory, unless
glia_trainer_prepare_samples was called. Since 0.1.0.

glia_status glia_samples_add(const glia_samples *samples, const float *inputs, size_t
    input_count, const void *targets, int32_t target_type, size_t target_count, const
    float *weights, size_t weight_count, glia_error **error)
"""

glia_samples_count: Callable[..., int] = declared(
    "glia_samples_count",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""How many samples are in a buffer: at most Param.CAPACITY.

@param samples  the buffer, prepared
@param count    receives the number
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_STATE (not prepared)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_samples_count(const glia_samples *samples, size_t *count, glia_error
    **error)
"""

glia_samples_total: Callable[..., int] = declared(
    "glia_samples_total",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""How many samples were added to a buffer since it was made or cleared, those that it no longer
has among them.

@param samples  the buffer, prepared
@param total    receives the number
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_STATE (not prepared)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_samples_total(const glia_samples *samples, uint64_t *total, glia_error
    **error)
"""

glia_samples_clear: Callable[..., int] = declared(
    "glia_samples_clear",
    c_int32,
    c_void_p, c_void_p,
)
"""Empties a buffer: from now on it is as if it were new. The memory stays.

@param samples  the buffer, prepared
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_STATE (not prepared)

Threads: any, at the same time, also while trainers draw. Allocates nothing but errors. Since
0.1.0.

glia_status glia_samples_clear(const glia_samples *samples, glia_error **error)
"""

glia_samples_read: Callable[..., int] = declared(
    "glia_samples_read",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_size_t, c_void_p, c_int32, c_size_t, c_void_p, c_void_p,
)
"""Copies a sample out of a buffer.

@param samples       the buffer, prepared
@param index         the sample, from 0 to below glia_samples_count: of a ring 0 is the oldest, of a
                     reservoir the order says nothing
@param inputs        receives the input
@param input_count   floats of inputs: the size of the model's input
@param targets       receives the target values, or the label; must not overlap inputs
@param target_type   ElementType.FLOAT32, or ElementType.INT32 or ElementType.INT64 for a label
@param target_count  elements of targets
@param weight        receives the weight; may be None
@param error         receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.NOT_FOUND (index),
        ErrorCode.SHAPE_MISMATCH (counts, target_type), ErrorCode.UNKNOWN_KIND (target_type),
        ErrorCode.INVALID_ARGUMENT (targets overlap inputs), ErrorCode.INVALID_STATE (not
        prepared)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_samples_read(const glia_samples *samples, size_t index, float *inputs,
    size_t input_count, void *targets, int32_t target_type, size_t target_count, float
    *weight, glia_error **error)
"""

glia_schedule_new: Callable[..., int] = declared(
    "glia_schedule_new",
    c_int32,
    c_int32, c_void_p, c_void_p,
)
"""Makes a schedule with default parameters. Every kind can begin with a warm-up
(Param.WARMUP_STEPS, Param.WARMUP_START); the kinds with a table need
glia_schedule_set_points, too.

@param kind      one of ScheduleKind
@param schedule  receives the schedule, to be freed with glia_schedule_free
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_schedule_new(int32_t kind, glia_schedule **schedule, glia_error **error)
"""

glia_schedule_free: Callable[..., None] = declared(
    "glia_schedule_free",
    None,
    c_void_p,
)
"""Frees a schedule.

@param schedule  the schedule; None is fine

Threads: any. Must not be called twice with the same schedule. Since 0.1.0.

void glia_schedule_free(glia_schedule *schedule)
"""

glia_schedule_kind: Callable[..., int] = declared(
    "glia_schedule_kind",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""The kind of a schedule.

@param schedule  the schedule
@param kind      receives one of ScheduleKind
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_schedule_kind(const glia_schedule *schedule, int32_t *kind, glia_error
    **error)
"""

glia_schedule_set: Callable[..., int] = declared(
    "glia_schedule_set",
    c_int32,
    c_void_p, c_int32, c_double, c_void_p,
)
"""Sets a parameter of a schedule. glia_catalog_parameter lists what a kind has.

@param schedule  the schedule
@param key       one of Param
@param value     the value, within the bounds of ParameterInfo
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY, ErrorCode.OUT_OF_RANGE
        (value)

Threads: any, one call at a time on the same schedule. Allocates nothing but errors. Since
0.1.0.

glia_status glia_schedule_set(glia_schedule *schedule, int32_t key, double value,
    glia_error **error)
"""

glia_schedule_get: Callable[..., int] = declared(
    "glia_schedule_get",
    c_int32,
    c_void_p, c_int32, c_void_p, c_void_p,
)
"""The value of a parameter of a schedule.

@param schedule  the schedule
@param key       one of Param
@param value     receives the value
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_schedule_get(const glia_schedule *schedule, int32_t key, double *value,
    glia_error **error)
"""

glia_schedule_set_points: Callable[..., int] = declared(
    "glia_schedule_set_points",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_size_t, c_void_p,
)
"""Sets the points of a schedule that has a table, instead of those that it had: for
ScheduleKind.PIECEWISE_CONSTANT and ScheduleKind.PIECEWISE_LINEAR steps with values, for
ScheduleKind.MULTI_STEP steps alone.

@param schedule  the schedule
@param steps     whole numbers from 0 on, each above the one before, counted from the end of the
                 warm-up
@param values    the value at each step, 0 to 1000000; for ScheduleKind.MULTI_STEP None
@param count     the number of steps and of values, 1 to 65536
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (a kind without a table,
        steps, values for ScheduleKind.MULTI_STEP, count), ErrorCode.OUT_OF_RANGE (values)

Threads: any, one call at a time on the same schedule. Allocates. Since 0.1.0.

glia_status glia_schedule_set_points(glia_schedule *schedule, const int64_t *steps, const
    double *values, size_t count, glia_error **error)
"""

glia_schedule_value: Callable[..., int] = declared(
    "glia_schedule_value",
    c_int32,
    c_void_p, c_int64, c_void_p, c_void_p,
)
"""The value at a step, without running anything: right at any step, and the same bits on every
machine. Of ScheduleKind.PLATEAU, the value that follows from what was reported so far.

@param schedule  the schedule
@param step      the step: how many updates were done before it, so that the first is 0
@param value     receives the value
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (step),
        ErrorCode.INVALID_STATE (a table without points)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_schedule_value(const glia_schedule *schedule, int64_t step, double
    *value, glia_error **error)
"""

glia_schedule_report: Callable[..., int] = declared(
    "glia_schedule_report",
    c_int32,
    c_void_p, c_double, c_void_p, c_void_p,
)
"""Reports a value to a schedule of the kind ScheduleKind.PLATEAU, such as the loss on data that
were held back, once an epoch. A trainer's copy is fed by glia_trainer_schedule_report.

@param schedule  the schedule
@param value     what was reached; NaN counts as no improvement
@param reduced   receives 1 where the schedule's value went down by this, else 0; may be None
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (another kind)

Threads: any, one call at a time on the same schedule. Allocates nothing but errors. Since
0.1.0.

glia_status glia_schedule_report(glia_schedule *schedule, double value, int32_t *reduced,
    glia_error **error)
"""

glia_session_new: Callable[..., int] = declared(
    "glia_session_new",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Makes a session. It serves the weights as they are now; to serve newer ones make another, or
one that follows a trainer: glia_session_follow. It runs once here, so that the first run of
the host finds all memory there.

@param model          the model; the session keeps what it needs of it
@param runtime        threads and instruction set; None for the calling thread alone
@param largest_batch  the most rows of a run, at least 1
@param session        receives the session, to be freed with glia_session_free
@param error          receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (largest_batch),
        ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_session_new(const glia_model *model, const glia_runtime *runtime, size_t
    largest_batch, glia_session **session, glia_error **error)
"""

glia_session_free: Callable[..., None] = declared(
    "glia_session_free",
    None,
    c_void_p,
)
"""Frees a session.

@param session  the session; None is fine

Threads: any. Must not be called twice with the same session. Since 0.1.0.

void glia_session_free(glia_session *session)
"""

glia_session_run: Callable[..., int] = declared(
    "glia_session_run",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_size_t, c_void_p,
)
"""Computes the outputs of some rows. A row's outputs are the same bits whatever the other rows,
the number of threads and the instruction set. With the default runtime it locks nothing and
makes no system call.

@param session       the session
@param inputs        the rows one after the other, each of the model's input shape
@param input_count   floats of inputs: rows times the size of the input; 0 to largest_batch
                     rows
@param outputs       receives the rows' outputs, each of the model's output shape; must not
                     overlap inputs
@param output_count  floats of outputs: rows times the size of the output
@param error         receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.SHAPE_MISMATCH,
        ErrorCode.INVALID_ARGUMENT (arrays that overlap)

Threads: any, one call at a time on the same session. Allocates nothing but errors. Since
0.1.0.

glia_status glia_session_run(glia_session *session, const float *inputs, size_t
    input_count, float *outputs, size_t output_count, glia_error **error)
"""

glia_session_evaluate: Callable[..., int] = declared(
    "glia_session_evaluate",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p,
)
"""Runs a data set and compares its outputs with targets. A row with NaN outputs counts as
wrong. For LossKind.INFO_NCE, whose rows interact, the data set is one batch, and may have no
more samples than the session's largest batch has rows.

@param session   the session; the data are run in blocks of rows
@param loss      the loss; LossKind.SOFTMAX_CROSS_ENTROPY takes the values before a softmax
@param inputs    float32 [samples, input shape …]
@param targets   float32 [samples, output shape …], or int32 or int64 labels [samples]
@param mean      receives the mean loss of the samples; may be None
@param accuracy  receives the share of samples, 0 to 1, whose largest output is the label's;
                 NaN for a loss without classes; may be None
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT
        (LossKind.SOFTMAX_CROSS_ENTROPY and a model that ends in softmax),
        ErrorCode.SHAPE_MISMATCH (also more samples than one batch, where rows interact),
        ErrorCode.OUT_OF_RANGE (a label), ErrorCode.OUT_OF_MEMORY

Threads: any, one call at a time on the same session. Allocates. Since 0.1.0.

glia_status glia_session_evaluate(glia_session *session, const glia_loss *loss, const
    glia_tensor *inputs, const glia_tensor *targets, double *mean, double *accuracy,
    glia_error **error)
"""

glia_session_follow: Callable[..., int] = declared(
    "glia_session_follow",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Makes a session that serves the newest of a trainer's snapshots: each run picks it up when it
begins, by three atomic operations at most, whatever the trainer and other sessions do, and
keeps it until its end. The versions that a session serves never go back.

The memory of one snapshot more is made here, the weights twice; a session made after another
one was freed takes over that one's.

@param snapshots      the snapshots; the session keeps what it needs of them
@param runtime        threads, and the instruction set of the trainer's runtime, in whose form the
                      snapshots are; None for the calling thread alone, with that instruction set
@param largest_batch  the most rows of a run, at least 1
@param session        receives the session, to be freed with glia_session_free
@param error          receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (largest_batch; a runtime
        with another instruction set), ErrorCode.OUT_OF_RANGE (more than 65,534 sessions),
        ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time, also while the trainer works and publishes. Allocates and
locks; neither the trainer nor a running session waits for it. Since 0.1.0.

glia_status glia_session_follow(const glia_snapshots *snapshots, const glia_runtime
    *runtime, size_t largest_batch, glia_session **session, glia_error **error)
"""

glia_session_pin: Callable[..., int] = declared(
    "glia_session_pin",
    c_int32,
    c_void_p, c_void_p,
)
"""Pins a session that follows to the snapshot that it has, that of its last run: it serves that
one until glia_session_unpin. The trainer publishes as before.

@param session  the session, made by glia_session_follow
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_STATE (a session of a model)

Threads: any, one call at a time on the same session. Allocates nothing but errors. Since
0.1.0.

glia_status glia_session_pin(glia_session *session, glia_error **error)
"""

glia_session_unpin: Callable[..., int] = declared(
    "glia_session_unpin",
    c_int32,
    c_void_p, c_void_p,
)
"""Lets a pinned session follow again, from its next run on.

@param session  the session, made by glia_session_follow
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_STATE (a session of a model)

Threads: any, one call at a time on the same session. Allocates nothing but errors. Since
0.1.0.

glia_status glia_session_unpin(glia_session *session, glia_error **error)
"""

glia_session_version: Callable[..., int] = declared(
    "glia_session_version",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""The version of the snapshot that a session has: that of its last run, or of its making.

@param session  the session
@param version  receives the version; 0 for a session of a model
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, not while the session runs. Allocates nothing but errors. Since 0.1.0.

glia_status glia_session_version(const glia_session *session, int64_t *version, glia_error
    **error)
"""

glia_session_hash: Callable[..., int] = declared(
    "glia_session_hash",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p,
)
"""SHA-256 over the bits of all weights that a session has, those of its last run: what
glia_trainer_hash gave when they were published, and glia_model_hash gives for their model.

@param session   the session
@param hash      receives 32 bytes
@param capacity  bytes of hash, at least 32
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (capacity)

Threads: any, not while the session runs. Allocates. Since 0.1.0.

glia_status glia_session_hash(const glia_session *session, uint8_t *hash, size_t capacity,
    glia_error **error)
"""

glia_session_run_strided: Callable[..., int] = declared(
    "glia_session_run_strided",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_size_t, c_size_t, c_void_p, c_size_t, c_size_t, c_void_p,
)
"""As glia_session_run, of rows that stand in the host's own structures: element e of row r is
at inputs[r * input_row_stride + e * input_element_stride], with e counted through the
input's shape, and likewise for outputs. The bits are those of glia_session_run. Strides are
in floats:

- rows one after the other: row stride the size of a row, element stride 1;
- fields of an array of structs: row stride sizeof the struct / 4, element stride 1; inputs and
  outputs may be fields of the same structs;
- a structure of arrays, one array of all agents for each element: row stride 1, element stride
  the length of an array.

@param session                the session
@param rows                   rows, 0 to largest_batch
@param inputs                 the first element of the first row
@param input_row_stride       floats from a row to the next; 0 where all rows are the same
@param input_element_stride   floats from an element to the next
@param outputs                receives the outputs; no element may be at the place of another or
                              of an input: one of the strides has to step over all that the other
                              reaches, and outputs have to stand apart from inputs, or alternate
                              with them at the same stride
@param output_row_stride      floats from a row to the next
@param output_element_stride  floats from an element to the next
@param error                  receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.SHAPE_MISMATCH (rows),
        ErrorCode.INVALID_ARGUMENT (strides that do not fit into memory; elements that overlap)

Threads: any, one call at a time on the same session. Allocates nothing but errors. Since
0.1.0.

glia_status glia_session_run_strided(glia_session *session, size_t rows, const float
    *inputs, size_t input_row_stride, size_t input_element_stride, float *outputs, size_t
    output_row_stride, size_t output_element_stride, glia_error **error)
"""

glia_trainer_snapshots: Callable[..., int] = declared(
    "glia_trainer_snapshots",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""Gives the snapshots of a trainer, for glia_session_follow. If it has published nothing yet,
the weights as they are become version 1. They outlive the trainer: what follows goes on
serving the last one.

@param trainer    the trainer
@param snapshots  receives the snapshots, to be freed with glia_snapshots_free
@param error      receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_STATE (Param.PUBLISH_AVERAGE is
        set and no average is kept), ErrorCode.OUT_OF_MEMORY

Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.

glia_status glia_trainer_snapshots(glia_trainer *trainer, glia_snapshots **snapshots,
    glia_error **error)
"""

glia_trainer_publish: Callable[..., int] = declared(
    "glia_trainer_publish",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""Makes the current weights visible to all sessions that follow the trainer, from their next
run on. It waits for none of them, whatever they do, and none of them waits for it. With
Param.PUBLISH_AVERAGE of glia_trainer_update_set it is the average of the weights that is
published, once there is one.

@param trainer  the trainer
@param version  receives the snapshot's number: 1, 2, and so on; may be None
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_STATE (Param.PUBLISH_AVERAGE is
        set and no average is kept), ErrorCode.OUT_OF_MEMORY (the first call)

Threads: any, one call at a time on the same trainer. The first call allocates, unless
glia_trainer_snapshots came before; then it allocates nothing but errors, locks nothing and
makes no system call. Since 0.1.0.

glia_status glia_trainer_publish(glia_trainer *trainer, int64_t *version, glia_error
    **error)
"""

glia_snapshots_version: Callable[..., int] = declared(
    "glia_snapshots_version",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""The version of the newest snapshot. A session that runs after this call has that one or a
newer one, unless it is pinned.

@param snapshots  the snapshots
@param version    receives the version, at least 1
@param error      receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time, also while the trainer publishes. Allocates nothing but
errors. Since 0.1.0.

glia_status glia_snapshots_version(const glia_snapshots *snapshots, int64_t *version,
    glia_error **error)
"""

glia_snapshots_free: Callable[..., None] = declared(
    "glia_snapshots_free",
    None,
    c_void_p,
)
"""Frees the handle. Sessions that follow keep what they need.

@param snapshots  the snapshots; None is fine

Threads: any. Must not be called twice with the same snapshots. Since 0.1.0.

void glia_snapshots_free(glia_snapshots *snapshots)
"""

glia_tensor_new: Callable[..., int] = declared(
    "glia_tensor_new",
    c_int32,
    c_int32, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Makes a tensor of zeros, its elements in row-major order, its memory aligned to 64 bytes.

@param element_type  one of ElementType
@param shape         `rank` lengths of at least 0; may be None with rank 0
@param rank          the number of axes, 0 to 64; 0 is a single number
@param tensor        receives the tensor, to be freed with glia_tensor_free
@param error         receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND (element_type),
        ErrorCode.INVALID_ARGUMENT (rank), ErrorCode.SHAPE_MISMATCH (a negative length, or
        more elements than memory can have), ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_tensor_new(int32_t element_type, const int64_t *shape, size_t rank,
    glia_tensor **tensor, glia_error **error)
"""

glia_tensor_borrow: Callable[..., int] = declared(
    "glia_tensor_borrow",
    c_int32,
    c_int32, c_void_p, c_void_p, c_void_p, c_size_t, c_void_p, c_void_p, c_void_p, c_void_p,
)
"""Makes a tensor over the host's memory, without a copy. The memory stays valid, and nobody
changes it while a call reads it, until the release callback; without one, until the last
tensor over it is freed. glia itself changes it in glia_tensor_copy_in alone. With strides,
only the elements that shape and strides reach are read; the gaps between them may change.

@param element_type  one of ElementType
@param data          the first element, aligned for the type; may be None where the shape has
                     no elements
@param shape         `rank` lengths of at least 0; may be None with rank 0
@param strides       for each axis the elements from one index to the next, at least 0; None
                     for row-major order
@param rank          the number of axes, 0 to 64; 0 is a single number
@param release       called once when the last tensor over the memory is freed, on the thread
                     that frees it; never where this call fails; may be None
@param user          passed to `release`; may be None
@param tensor        receives the tensor, to be freed with glia_tensor_free
@param error         receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER (also a misaligned address), ErrorCode.UNKNOWN_KIND
        (element_type), ErrorCode.INVALID_ARGUMENT (rank), ErrorCode.SHAPE_MISMATCH (a
        negative length, or more than memory can have), ErrorCode.UNSUPPORTED (a negative
        stride)

Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.

glia_status glia_tensor_borrow(int32_t element_type, void *data, const int64_t *shape,
    const int64_t *strides, size_t rank, glia_release_callback release, void *user,
    glia_tensor **tensor, glia_error **error)
"""

glia_tensor_free: Callable[..., None] = declared(
    "glia_tensor_free",
    None,
    c_void_p,
)
"""Frees a tensor. Memory that other tensors share lives on until the last of them is freed.

@param tensor  the tensor; None is fine

Threads: any. Must not be called twice with the same tensor. Since 0.1.0.

void glia_tensor_free(glia_tensor *tensor)
"""

glia_tensor_type: Callable[..., int] = declared(
    "glia_tensor_type",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""The type of a tensor's elements.

@param tensor        the tensor
@param element_type  receives one of ElementType
@param error         receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_tensor_type(const glia_tensor *tensor, int32_t *element_type, glia_error
    **error)
"""

glia_tensor_shape: Callable[..., int] = declared(
    "glia_tensor_shape",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Copies the shape of a tensor.

@param tensor    the tensor
@param shape     receives the length of each axis; may be None with capacity 0, which asks for
                 the rank alone
@param capacity  numbers that `shape` has room for, at least the rank
@param rank      receives the number of axes
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (capacity)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_tensor_shape(const glia_tensor *tensor, int64_t *shape, size_t capacity,
    size_t *rank, glia_error **error)
"""

glia_tensor_strides: Callable[..., int] = declared(
    "glia_tensor_strides",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Copies the strides of a tensor: for each axis, the elements from one index to the next.

@param tensor    the tensor
@param strides   receives the stride of each axis; may be None with capacity 0, which asks for
                 the rank alone
@param capacity  numbers that `strides` has room for, at least the rank
@param rank      receives the number of axes
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (capacity)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_tensor_strides(const glia_tensor *tensor, int64_t *strides, size_t
    capacity, size_t *rank, glia_error **error)
"""

glia_tensor_data: Callable[..., int] = declared(
    "glia_tensor_data",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""The address of a tensor's first element, to be read and written until the tensor is freed.
The others lie where the strides say. Nobody writes there while a call uses the tensor.

@param tensor  the tensor
@param data    receives the address; None where the tensor has no elements
@param error   receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, one call at a time on the same tensor. Allocates nothing but errors. Since
0.1.0.

glia_status glia_tensor_data(glia_tensor *tensor, void **data, glia_error **error)
"""

glia_tensor_copy_in: Callable[..., int] = declared(
    "glia_tensor_copy_in",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p,
)
"""Copies elements into a tensor, in row-major order whatever its strides. Where strides put
several elements in one place, the last of them stays.

@param tensor  the tensor
@param data    the elements, of the tensor's type, one after the other, aligned or not; may
               overlap the tensor's memory; may be None with bytes 0
@param bytes   the size of all elements
@param error   receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.SHAPE_MISMATCH (bytes),
        ErrorCode.OUT_OF_MEMORY (overlap and strides only)

Threads: any, one call at a time on the same tensor. Allocates nothing but errors, and a copy
where `data` overlaps a tensor that is not in row-major order. Since 0.1.0.

glia_status glia_tensor_copy_in(glia_tensor *tensor, const void *data, size_t bytes,
    glia_error **error)
"""

glia_tensor_copy_out: Callable[..., int] = declared(
    "glia_tensor_copy_out",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p,
)
"""Copies the elements of a tensor out, in row-major order whatever its strides.

@param tensor  the tensor
@param data    receives the elements one after the other, aligned or not; may overlap the
               tensor's memory; may be None with bytes 0
@param bytes   the size of all elements
@param error   receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.SHAPE_MISMATCH (bytes),
        ErrorCode.OUT_OF_MEMORY (overlap and strides only)

Threads: any, at the same time. Allocates nothing but errors, and a copy where `data`
overlaps a tensor that is not in row-major order. Since 0.1.0.

glia_status glia_tensor_copy_out(const glia_tensor *tensor, void *data, size_t bytes,
    glia_error **error)
"""

glia_tensor_slice: Callable[..., int] = declared(
    "glia_tensor_slice",
    c_int32,
    c_void_p, c_size_t, c_size_t, c_size_t, c_void_p, c_void_p,
)
"""Makes a tensor over a part of another: along one axis, `count` indices from `start`. It
shares the memory.

@param tensor  the tensor to take the part of
@param axis    the axis, 0 to rank - 1
@param start   the first index, 0 to the length of the axis
@param count   the number of indices; start + count is at most the length of the axis
@param part    receives the tensor, to be freed with glia_tensor_free
@param error   receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.SHAPE_MISMATCH (axis, start, count)

Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.

glia_status glia_tensor_slice(const glia_tensor *tensor, size_t axis, size_t start, size_t
    count, glia_tensor **part, glia_error **error)
"""

glia_tensor_reshape: Callable[..., int] = declared(
    "glia_tensor_reshape",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Makes a tensor with the elements of another in another shape. It shares the memory, so the
elements must stand one after the other, in row-major order.

@param tensor    the tensor with the elements
@param shape     `rank` lengths of at least 0, with as many elements as before; may be None
                 with rank 0
@param rank      the number of axes, 0 to 64
@param reshaped  receives the tensor, to be freed with glia_tensor_free
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (rank),
        ErrorCode.SHAPE_MISMATCH (shape, or elements that stand apart: copy them with
        glia_tensor_copy_out)

Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.

glia_status glia_tensor_reshape(const glia_tensor *tensor, const int64_t *shape, size_t
    rank, glia_tensor **reshaped, glia_error **error)
"""

glia_tensor_transpose: Callable[..., int] = declared(
    "glia_tensor_transpose",
    c_int32,
    c_void_p, c_size_t, c_size_t, c_void_p, c_void_p,
)
"""Makes a tensor with the elements of another and two axes exchanged. It shares the memory.

@param tensor      the tensor with the elements
@param first       an axis, 0 to rank - 1
@param second      an axis, 0 to rank - 1; the same one changes nothing
@param transposed  receives the tensor, to be freed with glia_tensor_free
@param error       receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.SHAPE_MISMATCH (first, second)

Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.

glia_status glia_tensor_transpose(const glia_tensor *tensor, size_t first, size_t second,
    glia_tensor **transposed, glia_error **error)
"""

glia_trainer_new: Callable[..., int] = declared(
    "glia_trainer_new",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p,
)
"""Makes a trainer. It copies the model's weights, the loss and the optimizer; what is done to
them later does not reach it.

@param model      the model: at least one layer; for LossKind.SOFTMAX_CROSS_ENTROPY one that
                  ends before the softmax
@param loss       the loss
@param optimizer  the optimizer
@param runtime    threads and instruction set; None for the calling thread alone
@param options    what differs from the defaults; None for none
@param trainer    receives the trainer, to be freed with glia_trainer_free
@param error      receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT, ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_trainer_new(const glia_model *model, const glia_loss *loss, const
    glia_optimizer *optimizer, const glia_runtime *runtime, const glia_trainer_options
    *options, glia_trainer **trainer, glia_error **error)
"""

glia_trainer_free: Callable[..., None] = declared(
    "glia_trainer_free",
    None,
    c_void_p,
)
"""Frees a trainer. One that a training thread has is freed by that thread, which ends after the
slice that it is at; this call does not wait for it.

@param trainer  the trainer; None is fine

Threads: any. Must not be called twice with the same trainer. Since 0.1.0.

void glia_trainer_free(glia_trainer *trainer)
"""

glia_trainer_prepare: Callable[..., int] = declared(
    "glia_trainer_prepare",
    c_int32,
    c_void_p, c_void_p,
)
"""Makes the memory of a step of a loaded trainer, which its first step would make otherwise.

@param trainer  the trainer
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.OUT_OF_MEMORY

Threads: any, one call at a time on the same trainer. Allocates the first time. Since 0.1.0.

glia_status glia_trainer_prepare(glia_trainer *trainer, glia_error **error)
"""

glia_trainer_step: Callable[..., int] = declared(
    "glia_trainer_step",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_int32, c_size_t, c_void_p, c_void_p,
)
"""One step on a minibatch: forward, loss, gradients, update. For an optimizer that searches,
one of its iterations: the first two several times.

@param trainer       the trainer
@param inputs        the rows one after the other, each of the model's input shape
@param input_count   floats of inputs: rows times the size of the input, at least one row; more
                     than largest_batch come in chunks, with the same results bit for bit
@param targets       what the rows should give: floats of the model's output shape, or one
                     label a row, from 0 to the number of outputs - 1
@param target_type   ElementType.FLOAT32, or ElementType.INT32 or ElementType.INT64 for labels
@param target_count  elements of targets
@param loss          receives the mean loss of the rows before the update, where the gradients are
                     taken: at the weights, or ahead of them for an optimizer that looks ahead;
                     may be None
@param error         receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND (target_type),
        ErrorCode.SHAPE_MISMATCH, ErrorCode.OUT_OF_RANGE (a label), ErrorCode.OUT_OF_MEMORY
        (where it allocates), ErrorCode.DIVERGED (the watch refused the step:
        glia_trainer_watch_set), ErrorCode.INVALID_STATE (an optimizer that searches with clipped
        gradients, noise or a rate factor); after an error the weights are as before

Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that
the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare
was called, and the first larger than largest_batch what it needs beside it, unless
glia_trainer_prepare_batch was. Since 0.1.0.

glia_status glia_trainer_step(glia_trainer *trainer, const float *inputs, size_t
    input_count, const void *targets, int32_t target_type, size_t target_count, double
    *loss, glia_error **error)
"""

glia_trainer_compute_gradients: Callable[..., int] = declared(
    "glia_trainer_compute_gradients",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_int32, c_size_t, c_void_p, c_void_p,
)
"""Computes loss and gradients of a minibatch and leaves the weights as they are. The gradients
can be read and changed before glia_trainer_apply_gradients uses them.

@param trainer       the trainer
@param inputs        the rows one after the other, each of the model's input shape
@param input_count   floats of inputs: rows times the size of the input, at least one row; more
                     than largest_batch come in chunks, with the same results bit for bit
@param targets       what the rows should give: floats of the model's output shape, or one
                     label a row, from 0 to the number of outputs - 1
@param target_type   ElementType.FLOAT32, or ElementType.INT32 or ElementType.INT64 for labels
@param target_count  elements of targets
@param loss          receives the mean loss of the rows; may be None
@param error         receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND (target_type),
        ErrorCode.SHAPE_MISMATCH, ErrorCode.OUT_OF_RANGE (a label), ErrorCode.OUT_OF_MEMORY
        (where it allocates)

Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that
the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare
was called, and the first larger than largest_batch what it needs beside it, unless
glia_trainer_prepare_batch was. Since 0.1.0.

glia_status glia_trainer_compute_gradients(glia_trainer *trainer, const float *inputs,
    size_t input_count, const void *targets, int32_t target_type, size_t target_count,
    double *loss, glia_error **error)
"""

glia_trainer_apply_gradients: Callable[..., int] = declared(
    "glia_trainer_apply_gradients",
    c_int32,
    c_void_p, c_void_p,
)
"""Updates the weights from the gradients that glia_trainer_compute_gradients left, once for
each call of it. Gradients that wait for this call are not saved.

@param trainer  the trainer
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_STATE (no gradients since the last
        update; an optimizer that searches, which takes whole steps), ErrorCode.DIVERGED (the watch
        refused them: glia_trainer_watch_set; they stay, and can be mended and applied again)

Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
0.1.0.

glia_status glia_trainer_apply_gradients(glia_trainer *trainer, glia_error **error)
"""

glia_trainer_average_model: Callable[..., int] = declared(
    "glia_trainer_average_model",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""A model with a copy of the average of the weights, to evaluate, serve or save. The average is
kept where glia_trainer_update_set was called with Param.AVERAGE.

@param trainer  the trainer
@param model    receives the model, to be freed with glia_model_free
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_STATE (no average is kept, or no
        weights are in it yet; an update is half done: glia_trainer_run_for),
        ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_trainer_average_model(const glia_trainer *trainer, glia_model **model,
    glia_error **error)
"""

glia_trainer_average_count: Callable[..., int] = declared(
    "glia_trainer_average_count",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""How many updates' weights are in the average; 0 where none is kept.

@param trainer  the trainer
@param count    receives the number
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_trainer_average_count(const glia_trainer *trainer, int64_t *count,
    glia_error **error)
"""

glia_trainer_watch_event: Callable[..., int] = declared(
    "glia_trainer_watch_event",
    c_int32,
    c_void_p, c_uint64, c_void_p, c_void_p,
)
"""An event of the watch. Of all events, whose number WatchStatus tells, the last 64 are kept,
also through saves and loads.

@param trainer  the trainer
@param number   the event's number, from 0 for the first since the watch was switched on
@param event    receives the event, as far as its struct_size goes, which the caller sets
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (struct_size),
        ErrorCode.INVALID_STATE (the watch is off), ErrorCode.NOT_FOUND (number: not kept any more,
        or not yet)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_trainer_watch_event(const glia_trainer *trainer, uint64_t number,
    glia_watch_event *event, glia_error **error)
"""

glia_trainer_save: Callable[..., int] = declared(
    "glia_trainer_save",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p,
)
"""Saves a trainer: graph, weights, loss, optimizer with its state, and every counter. Training
goes on from it bit for bit as if it had never stopped. The file also loads as a model. A
kill at any instant leaves the old file or the new one whole.

@param trainer      the trainer
@param path         the file, UTF-8 on every system
@param path_length  its bytes; GLIA_STRLEN where it ends with NUL
@param error        receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (no UTF-8), ErrorCode.IO,
        ErrorCode.INVALID_STATE (an update is half done: glia_trainer_run_for)

Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.

glia_status glia_trainer_save(const glia_trainer *trainer, const char *path, size_t
    path_length, glia_error **error)
"""

glia_trainer_load: Callable[..., int] = declared(
    "glia_trainer_load",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_void_p, c_void_p, c_void_p,
)
"""Loads a trainer from a file that glia_trainer_save wrote. A file that is cut, changed or
hostile gives an error, and makes no memory that its size does not justify; the memory of a
step is made by the first one, or by glia_trainer_prepare.

@param path         the file, UTF-8 on every system
@param path_length  its bytes; GLIA_STRLEN where it ends with NUL
@param runtime      threads and instruction set; None for the calling thread alone
@param options      as in glia_trainer_new, but the seed is the file's; None for the defaults
@param trainer      receives the trainer, to be freed with glia_trainer_free
@param error        receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT, ErrorCode.IO,
        ErrorCode.CORRUPT_FILE, ErrorCode.UNSUPPORTED (a newer version),
        ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.

glia_status glia_trainer_load(const char *path, size_t path_length, const glia_runtime
    *runtime, const glia_trainer_options *options, glia_trainer **trainer, glia_error
    **error)
"""

glia_trainer_save_to_memory: Callable[..., int] = declared(
    "glia_trainer_save_to_memory",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Saves a trainer into memory: the bytes that glia_trainer_save would write.

@param trainer   the trainer
@param bytes     receives the bytes; may be None with capacity 0, to ask for the size alone
@param capacity  bytes that fit, at least the size
@param needed    receives the size
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (capacity),
        ErrorCode.INVALID_STATE (an update is half done: glia_trainer_run_for)

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_trainer_save_to_memory(const glia_trainer *trainer, uint8_t *bytes,
    size_t capacity, size_t *needed, glia_error **error)
"""

glia_trainer_load_from_memory: Callable[..., int] = declared(
    "glia_trainer_load_from_memory",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_void_p, c_void_p, c_void_p,
)
"""Loads a trainer from the bytes of a file. The bytes are not needed afterwards.

@param bytes    the bytes of a file that glia_trainer_save wrote
@param length   how many
@param runtime  threads and instruction set; None for the calling thread alone
@param options  as in glia_trainer_load; None for the defaults
@param trainer  receives the trainer, to be freed with glia_trainer_free
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT, ErrorCode.CORRUPT_FILE,
        ErrorCode.UNSUPPORTED (a newer version), ErrorCode.OUT_OF_MEMORY

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_trainer_load_from_memory(const uint8_t *bytes, size_t length, const
    glia_runtime *runtime, const glia_trainer_options *options, glia_trainer **trainer,
    glia_error **error)
"""

glia_trainer_forward: Callable[..., int] = declared(
    "glia_trainer_forward",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_size_t, c_void_p,
)
"""Computes the outputs of a minibatch as a step does, for a host that has a loss of its own. It
gives the gradient of that loss to glia_trainer_backward.

@param trainer       the trainer
@param inputs        the rows one after the other, each of the model's input shape
@param input_count   floats of inputs: rows times the size of the input; 1 to largest_batch
                     rows
                     (the outputs of more are not kept: cut the batch, and accumulate)
@param outputs       receives the outputs, row after row; must not overlap inputs
@param output_count  floats of outputs: rows times the size of the model's output
@param error         receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.SHAPE_MISMATCH, ErrorCode.OUT_OF_MEMORY
        (the first step of a loaded trainer)

Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that
the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare
was called. Since 0.1.0.

glia_status glia_trainer_forward(glia_trainer *trainer, const float *inputs, size_t
    input_count, float *outputs, size_t output_count, glia_error **error)
"""

glia_trainer_backward: Callable[..., int] = declared(
    "glia_trainer_backward",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p,
)
"""Computes the gradients of the weights from the gradient of a host's loss at the outputs that
glia_trainer_forward gave, once for each call of it. glia_trainer_apply_gradients uses them;
they can be read and changed before.

@param trainer          the trainer
@param output_gradient  the derivative of the loss by each output, row after row
@param count            floats of output_gradient: rows times the size of the model's output
@param error            receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.SHAPE_MISMATCH (count),
        ErrorCode.INVALID_STATE (no forward pass since the last gradients or update)

Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
0.1.0.

glia_status glia_trainer_backward(glia_trainer *trainer, const float *output_gradient,
    size_t count, glia_error **error)
"""

glia_trainer_compute_gradients_weighted: Callable[..., int] = declared(
    "glia_trainer_compute_gradients_weighted",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_int32, c_size_t, c_void_p, c_size_t, c_void_p,
    c_void_p,
)
"""As glia_trainer_compute_gradients, for rows that have weights: each row's loss and gradient
are multiplied by its weight. Param.REDUCTION of the loss says what the sum is divided by.

@param trainer       the trainer
@param inputs        the rows one after the other, each of the model's input shape
@param input_count   floats of inputs: rows times the size of the input, at least one row; more
                     than largest_batch come in chunks, with the same results bit for bit
@param targets       what the rows should give, as for glia_trainer_compute_gradients
@param target_type   ElementType.FLOAT32, or ElementType.INT32 or ElementType.INT64 for labels
@param target_count  elements of targets
@param weights       a finite weight from 0 on for each row
@param weight_count  floats of weights: the rows
@param loss          receives the loss; may be None
@param error         receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KIND (target_type),
        ErrorCode.SHAPE_MISMATCH, ErrorCode.OUT_OF_RANGE (a label, a weight),
        ErrorCode.OUT_OF_MEMORY (the first step of a loaded trainer)

Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that
the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare
was called, and the first larger than largest_batch what it needs beside it, unless
glia_trainer_prepare_batch was. Since 0.1.0.

glia_status glia_trainer_compute_gradients_weighted(glia_trainer *trainer, const float
    *inputs, size_t input_count, const void *targets, int32_t target_type, size_t
    target_count, const float *weights, size_t weight_count, double *loss, glia_error
    **error)
"""

glia_trainer_row_losses: Callable[..., int] = declared(
    "glia_trainer_row_losses",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p,
)
"""Copies the loss of each row of the last minibatch out, times the row's weight.

@param trainer  the trainer
@param values   receives the losses, one a row
@param count    floats of values: the rows of the last minibatch
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.SHAPE_MISMATCH (count),
        ErrorCode.INVALID_STATE (no minibatch with targets, or a forward pass since, or the last
        minibatch was larger than largest_batch)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_trainer_row_losses(const glia_trainer *trainer, float *values, size_t
    count, glia_error **error)
"""

glia_trainer_gradients: Callable[..., int] = declared(
    "glia_trainer_gradients",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_void_p,
)
"""Lends the gradients as one array, to be read and changed in place before
glia_trainer_accumulate_gradients or glia_trainer_apply_gradients: what an all-reduce takes.
The parameters stand in it in the order of the model, each from a multiple of 16 floats on;
what is written into the gaps between them is zero again in the call that uses the gradients.
Trainers of the same model have the same layout.

The array is the trainer's. Ask for it again after each computation of gradients, as the
watch is told by this call that the host may change them; use it until the next call that has
the trainer to itself, and not while any call on the trainer runs. The address stays the same
as long as the trainer lives.

@param trainer    the trainer
@param gradients  receives the address, a multiple of 64; zeros before the first minibatch
@param count      receives the floats
@param error      receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
0.1.0.

glia_status glia_trainer_gradients(glia_trainer *trainer, float **gradients, size_t
    *count, glia_error **error)
"""

glia_trainer_first_row_set: Callable[..., int] = declared(
    "glia_trainer_first_row_set",
    c_int32,
    c_void_p, c_uint64, c_void_p,
)
"""Says which number the first row of this trainer's batches has among the rows of all machines
that share an update. Randomized activations, and samples drawn from buffers, go by the
number of the row: where each machine is told the rows of those before it, they draw what one
machine would that takes the batches one after the other as micro-batches. 0 until it is set;
it stays until it is set again, and is not saved.

@param trainer  the trainer
@param row      the number, at most 2^32
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.OUT_OF_RANGE

Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
0.1.0.

glia_status glia_trainer_first_row_set(glia_trainer *trainer, uint64_t row, glia_error
    **error)
"""

glia_trainer_prepare_batch: Callable[..., int] = declared(
    "glia_trainer_prepare_batch",
    c_int32,
    c_void_p, c_size_t, c_void_p,
)
"""Makes the memory of steps over up to so many rows, so that they allocate nothing. Where rows
are at most largest_batch it is glia_trainer_prepare. For more it adds 16 KiB and the sums of
learned activations; and for more than 256 rows with a largest_batch below 256 as much as the
weights take. It does not grow with the rows.

@param trainer  the trainer
@param rows     the most rows of a step, any number; GLIA_FULL_BATCH for steps of any size
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.OUT_OF_MEMORY

Threads: any, one call at a time on the same trainer. Allocates the first time. Since 0.1.0.

glia_status glia_trainer_prepare_batch(glia_trainer *trainer, size_t rows, glia_error
    **error)
"""

glia_trainer_step_memory: Callable[..., int] = declared(
    "glia_trainer_step_memory",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""The bytes of a step's memory: the values of largest_batch rows, and what is carried from
chunk to chunk of larger batches. Weights, gradients and the optimizer's state, whose sizes
are those of the model, are not among them.

@param trainer  the trainer
@param bytes    receives the number; 0 for a loaded trainer before its first step
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_trainer_step_memory(const glia_trainer *trainer, size_t *bytes,
    glia_error **error)
"""

glia_trainer_accumulate_gradients: Callable[..., int] = declared(
    "glia_trainer_accumulate_gradients",
    c_int32,
    c_void_p, c_void_p,
)
"""Adds the gradients that stand ready to those of the micro-batches before, element by element:
those of glia_trainer_compute_gradients, glia_trainer_compute_gradients_weighted or
glia_trainer_backward, with what the host changed in them. They are used by that; where a
policy of the watch leaves them out, nothing is added. Micro-batches are saved with the
trainer.

The gradient of an update is g = (g1 + ... + gN) / N: glia_trainer_average_gradients, then
glia_trainer_apply_gradients. It is not the gradient of one batch of all rows: each micro-
batch has its own mean, and sums are rounded elsewhere. For the latter make one batch of all
rows, which may be larger than largest_batch.

@param trainer  the trainer
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_STATE (no gradients since they were
        used last; more than 16777216 micro-batches or 2^32 rows), ErrorCode.DIVERGED (the watch
        refused them: glia_trainer_watch_set; nothing is added), ErrorCode.OUT_OF_MEMORY

Threads: any, one call at a time on the same trainer. Allocates the first time, as much as
the gradients take. Since 0.1.0.

glia_status glia_trainer_accumulate_gradients(glia_trainer *trainer, glia_error **error)
"""

glia_trainer_average_gradients: Callable[..., int] = declared(
    "glia_trainer_average_gradients",
    c_int32,
    c_void_p, c_void_p,
)
"""Replaces the gradients by the mean of the accumulated ones, which are then forgotten.
glia_trainer_apply_gradients uses it; it can be read and changed before. In a run with
micro_batches this is done by the run.

@param trainer  the trainer
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_STATE (nothing accumulated)

Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
0.1.0.

glia_status glia_trainer_average_gradients(glia_trainer *trainer, glia_error **error)
"""

glia_trainer_micro_batches: Callable[..., int] = declared(
    "glia_trainer_micro_batches",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""The number of micro-batches accumulated since the last mean, by hand or by a run.

@param trainer  the trainer
@param count    receives the number
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_trainer_micro_batches(const glia_trainer *trainer, int64_t *count,
    glia_error **error)
"""

glia_trainer_samples_attach: Callable[..., int] = declared(
    "glia_trainer_samples_attach",
    c_int32,
    c_void_p, c_void_p, c_double, c_void_p,
)
"""Attaches a buffer of samples to a trainer, or changes the share of one that is. Batches are
drawn from all that are attached and have samples, each row from one of them: of a batch of B
rows a buffer gives B times its part of the sum of the shares, rounded down or up so that it
is right on average. A ring of what is new beside a reservoir of the whole life keeps a robot
from forgetting.

The trainer shares the buffer with the host, which goes on adding; it is saved with the
trainer.

@param trainer  the trainer
@param samples  the buffer, prepared for a model of the same input and output sizes and for a
                loss with the same targets; all that are attached have labels, or all have values
@param share    its share, up to 1000000; 0 detaches it
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.OUT_OF_RANGE (share),
        ErrorCode.SHAPE_MISMATCH, ErrorCode.INVALID_STATE (not prepared)

Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.

glia_status glia_trainer_samples_attach(glia_trainer *trainer, const glia_samples
    *samples, double share, glia_error **error)
"""

glia_trainer_samples_count: Callable[..., int] = declared(
    "glia_trainer_samples_count",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""How many buffers of samples are attached to a trainer.

@param trainer  the trainer
@param count    receives the number
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_trainer_samples_count(const glia_trainer *trainer, size_t *count,
    glia_error **error)
"""

glia_trainer_samples_get: Callable[..., int] = declared(
    "glia_trainer_samples_get",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_void_p, c_void_p,
)
"""A buffer of samples that is attached to a trainer: the way to those of a loaded one. The
handle is another one to the same samples.

@param trainer  the trainer
@param index    the buffer, from 0 on in the order in which they were attached
@param samples  receives the buffer, to be freed with glia_samples_free
@param share    receives its share; may be None
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.NOT_FOUND (index)

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_trainer_samples_get(const glia_trainer *trainer, size_t index,
    glia_samples **samples, double *share, glia_error **error)
"""

glia_trainer_prepare_samples: Callable[..., int] = declared(
    "glia_trainer_prepare_samples",
    c_int32,
    c_void_p, c_size_t, c_void_p,
)
"""Makes the memory of steps on batches of up to so many drawn samples, so that they allocate
nothing: that of glia_trainer_prepare_batch, a copy of the batch, and for a loaded trainer
the memory of its buffers.

@param trainer     the trainer, with a buffer attached
@param batch_size  the most rows of a batch, at least 1
@param error       receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (batch_size),
        ErrorCode.SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
        ErrorCode.INVALID_STATE (nothing attached), ErrorCode.OUT_OF_MEMORY

Threads: any, one call at a time on the same trainer. Allocates the first time. Since 0.1.0.

glia_status glia_trainer_prepare_samples(glia_trainer *trainer, size_t batch_size,
    glia_error **error)
"""

glia_trainer_step_samples: Callable[..., int] = declared(
    "glia_trainer_step_samples",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_void_p,
)
"""One step on a batch that is drawn from the buffers attached: glia_trainer_step on a copy of
the samples drawn, with the weights that they were added with. Each row is drawn uniformly,
with replacement, out of what is in its buffer at the start of the call; the draws follow
from the trainer's seed, the number of batches that it drew before, and the row.

The buffers are locked one after the other, each for the copy of its rows: glia_samples_add
waits for no more than that.

@param trainer     the trainer
@param batch_size  rows of the batch, at least 1; more than largest_batch are computed in chunks,
                   with the same results bit for bit
@param loss        receives the loss before the update, as for glia_trainer_step; may be None
@param error       receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (batch_size),
        ErrorCode.SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
        ErrorCode.OUT_OF_MEMORY (where it allocates), ErrorCode.DIVERGED (the watch refused the
        step: glia_trainer_watch_set; the next call draws other samples),
        ErrorCode.INVALID_STATE (no samples; or as for glia_trainer_step); after an error the
        weights are as before

Threads: any, one call at a time on the same trainer; others may add samples meanwhile.
Allocates nothing but errors after glia_trainer_prepare_samples; without it the first step,
and one with a larger batch than all before. Since 0.1.0.

glia_status glia_trainer_step_samples(glia_trainer *trainer, size_t batch_size, double
    *loss, glia_error **error)
"""

glia_trainer_compute_gradients_samples: Callable[..., int] = declared(
    "glia_trainer_compute_gradients_samples",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Computes loss and gradients of a batch that is drawn as for glia_trainer_step_samples, and
leaves the weights as they are: glia_trainer_compute_gradients on a copy of the samples
drawn.

@param trainer     the trainer
@param batch_size  rows of the batch, at least 1; more than largest_batch are computed in chunks,
                   with the same results bit for bit
@param loss        receives the loss; may be None
@param error       receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (batch_size),
        ErrorCode.SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
        ErrorCode.OUT_OF_MEMORY (where it allocates), ErrorCode.INVALID_STATE (no samples)

Threads: any, one call at a time on the same trainer; others may add samples meanwhile.
Allocates as glia_trainer_step_samples does. Since 0.1.0.

glia_status glia_trainer_compute_gradients_samples(glia_trainer *trainer, size_t
    batch_size, double *loss, glia_error **error)
"""

glia_trainer_schedule_set: Callable[..., int] = declared(
    "glia_trainer_schedule_set",
    c_int32,
    c_void_p, c_int32, c_void_p, c_void_p,
)
"""Lets a parameter of the trainer's optimizer follow a schedule. Before update number k + 1,
that is when k updates were done, the parameter has the schedule's value at step k: the first
update has the one at 0. glia_trainer_optimizer_get tells the value of the next update;
glia_trainer_optimizer_set refuses the parameter from now on. Checkpoints hold the schedule,
and a run that is resumed continues it to the bit.

@param trainer   the trainer
@param key       one of Param that the optimizer has and that need not be a whole number,
                 such as Param.LEARNING_RATE or Param.MOMENTUM
@param schedule  the schedule, which is copied, with what was reported to it; none of its values
                 may be outside the parameter's bounds. None: the parameter follows no schedule
                 any more, and keeps the value that it has
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY, ErrorCode.OUT_OF_RANGE
        (schedule: its lowest or highest value, or a parameter of whole numbers),
        ErrorCode.INVALID_STATE (a table without points)

Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.

glia_status glia_trainer_schedule_set(glia_trainer *trainer, int32_t key, const
    glia_schedule *schedule, glia_error **error)
"""

glia_trainer_schedule_get: Callable[..., int] = declared(
    "glia_trainer_schedule_get",
    c_int32,
    c_void_p, c_int32, c_void_p, c_void_p,
)
"""A copy of the schedule that a parameter of the trainer's optimizer follows, with its state.

@param trainer   the trainer
@param key       one of Param that the optimizer has
@param schedule  receives the copy, to be freed with glia_schedule_free
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY, ErrorCode.NOT_FOUND (key: it
        follows no schedule)

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_trainer_schedule_get(const glia_trainer *trainer, int32_t key,
    glia_schedule **schedule, glia_error **error)
"""

glia_trainer_schedule_report: Callable[..., int] = declared(
    "glia_trainer_schedule_report",
    c_int32,
    c_void_p, c_double, c_void_p,
)
"""Reports a value, such as the loss on data that were held back, to every schedule of the
trainer that is a ScheduleKind.PLATEAU, once an epoch. Those with Param.EACH_EPOCH also get
the mean loss of each epoch of a run, by themselves.

@param trainer  the trainer
@param value    what was reached; NaN counts as no improvement
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_STATE (no such schedule)

Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
0.1.0.

glia_status glia_trainer_schedule_report(glia_trainer *trainer, double value, glia_error
    **error)
"""

glia_trainer_group_set: Callable[..., int] = declared(
    "glia_trainer_group_set",
    c_int32,
    c_void_p, c_size_t, c_int32, c_double, c_void_p,
)
"""Sets what holds for one parameter of a trainer from the next update on:

- Param.RATE_FACTOR, 1, from 0: the learning rate is multiplied by it;
- Param.DECAY_FACTOR, 1, from 0: the weight decay is multiplied by it;
- Param.FROZEN, 0: with 1 its values, and the optimizer's state of them, stay as they are;
- Param.WEIGHT_BOUND and Param.UNIT_BOUND, 0, from 0: its own bounds in the place of those
  of glia_trainer_update_set; 0: those.

A trainer in which a parameter differs from the others updates each on its own, which takes a
little longer for many small ones. Checkpoints hold the settings.

@param trainer  the trainer
@param index    the parameter's number, as in the model
@param key      one of the keys above
@param value    the value
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.NOT_FOUND (index), ErrorCode.UNKNOWN_KEY,
        ErrorCode.OUT_OF_RANGE (value)

Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.

glia_status glia_trainer_group_set(glia_trainer *trainer, size_t index, int32_t key,
    double value, glia_error **error)
"""

glia_trainer_group_get: Callable[..., int] = declared(
    "glia_trainer_group_get",
    c_int32,
    c_void_p, c_size_t, c_int32, c_void_p, c_void_p,
)
"""What holds for one parameter of a trainer: see glia_trainer_group_set.

@param trainer  the trainer
@param index    the parameter's number, as in the model
@param key      one of the keys of glia_trainer_group_set
@param value    receives the value
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.NOT_FOUND (index), ErrorCode.UNKNOWN_KEY

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_trainer_group_get(const glia_trainer *trainer, size_t index, int32_t key,
    double *value, glia_error **error)
"""

glia_trainer_update_set: Callable[..., int] = declared(
    "glia_trainer_update_set",
    c_int32,
    c_void_p, c_int32, c_double, c_void_p,
)
"""Sets what holds for all updates of a trainer from the next one on. Gradients that are too
large are made smaller, in this order; 0, the default of each, leaves them as they are:

- Param.CLIP_VALUE, c: each element of a gradient to at most c in size;
- Param.CLIP_RATIO, c: the gradients of each unit (a column of a matrix, or the whole of a
  parameter with one axis) to at most c times the norm of its weights, which counts as at least
  0.001 (Brock et al. 2021);
- Param.CLIP_NORM, c: all of them by one factor, to at most c in their norm together
  (Pascanu, Mikolov and Bengio 2013); those of frozen parameters do not count.

What is not finite stays. Then noise is added to them, where it is asked for (Neelakantan et
al. 2015): normal, of mean 0 and variance Param.GRADIENT_NOISE, 0, divided by (1 + the number
of updates done) to the power of Param.GRADIENT_NOISE_DECAY, 0.55; those of frozen parameters
get none. The seed of the trainer, the update and the place of an element name its draw.

Param.DECAY_VECTORS, 1: with 0 parameters of fewer than two axes, such as biases, have no
weight decay.

Param.FROZEN, 0: with 1 nothing is learned until it is 0 again. Steps compute and report the
loss, and change neither weights nor state nor the number of steps; the watch passes them
over.

After an update, weights that are too large are brought back into their bounds; 0, the
default of each, is none. Frozen parameters stay. Not for an optimizer that searches:

- Param.WEIGHT_BOUND, c: each weight to at most c in size;
- Param.UNIT_BOUND, c: the weights of each unit, a column of a matrix, by one factor to at most
  c in norm (max-norm: Srebro and Shraibman 2005, Hinton et al. 2012).

An average of the weights is kept beside them, for glia_trainer_average_model:

- Param.AVERAGE, 0: 0 none, 1 an exponential one (Polyak and Juditsky 1992), 2 one in which
  all count alike, stochastic weight averaging (Izmailov et al. 2018). Another value begins anew;
- Param.AVERAGE_DECAY, 0.999, from 0 to below 1: d in a = d a + (1 - d) w;
- Param.AVERAGE_BIAS_CORRECTION, 1: as if that began at 0 and were divided by 1 - d^n; with 0
  the first weights are copied, and count for more than later ones;
- Param.AVERAGE_START, 1, and Param.AVERAGE_INTERVAL, 1: taken are the weights after this
  update, the first being 1, and after every so many from there on;
- Param.PUBLISH_AVERAGE, 0: with 1 glia_trainer_publish takes the average, once it has any
  weights, in place of the weights;
- Param.PUBLISH_INTERVAL, 0: every how many updates a snapshot is published, once
  glia_trainer_snapshots was called; 0: by glia_trainer_publish alone.

Checkpoints hold the settings and the average, in tensors whose names begin with
"glia/average/".

@param trainer  the trainer
@param key      one of the keys above
@param value    the value
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY, ErrorCode.OUT_OF_RANGE (value),
        ErrorCode.OUT_OF_MEMORY (Param.AVERAGE)

Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save the
memory of an average that is switched on. Since 0.1.0.

glia_status glia_trainer_update_set(glia_trainer *trainer, int32_t key, double value,
    glia_error **error)
"""

glia_trainer_update_get: Callable[..., int] = declared(
    "glia_trainer_update_get",
    c_int32,
    c_void_p, c_int32, c_void_p, c_void_p,
)
"""What holds for all updates of a trainer: see glia_trainer_update_set.

@param trainer  the trainer
@param key      one of the keys of glia_trainer_update_set
@param value    receives the value
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_trainer_update_get(const glia_trainer *trainer, int32_t key, double
    *value, glia_error **error)
"""

glia_trainer_parameter_get: Callable[..., int] = declared(
    "glia_trainer_parameter_get",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_size_t, c_void_p,
)
"""Copies a parameter's current values out.

@param trainer  the trainer
@param index    the parameter's number, as in the model
@param values   receives the values, rows one after the other
@param count    floats of values: the product of the parameter's shape
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.NOT_FOUND (index),
        ErrorCode.SHAPE_MISMATCH (count), ErrorCode.INVALID_STATE (an update is half done:
        glia_trainer_run_for)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_trainer_parameter_get(const glia_trainer *trainer, size_t index, float
    *values, size_t count, glia_error **error)
"""

glia_trainer_parameter_set: Callable[..., int] = declared(
    "glia_trainer_parameter_set",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_size_t, c_void_p,
)
"""Copies a parameter's values in. The optimizer's state stays.

@param trainer  the trainer
@param index    the parameter's number, as in the model
@param values   the values, rows one after the other
@param count    floats of values: the product of the parameter's shape
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.NOT_FOUND (index),
        ErrorCode.SHAPE_MISMATCH (count)

Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
0.1.0.

glia_status glia_trainer_parameter_set(glia_trainer *trainer, size_t index, const float
    *values, size_t count, glia_error **error)
"""

glia_trainer_gradient_get: Callable[..., int] = declared(
    "glia_trainer_gradient_get",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_size_t, c_void_p,
)
"""Copies the gradient of the last minibatch's mean loss with respect to a parameter out.

@param trainer  the trainer
@param index    the parameter's number, as in the model
@param values   receives the gradient, of the parameter's shape; zeros before the first
                minibatch
@param count    floats of values: the product of the parameter's shape
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.NOT_FOUND (index),
        ErrorCode.SHAPE_MISMATCH (count), ErrorCode.INVALID_STATE (a step is under way:
        glia_trainer_run_for)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_trainer_gradient_get(const glia_trainer *trainer, size_t index, float
    *values, size_t count, glia_error **error)
"""

glia_trainer_gradient_set: Callable[..., int] = declared(
    "glia_trainer_gradient_set",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_size_t, c_void_p,
)
"""Copies a gradient in, before glia_trainer_apply_gradients uses it: for a host that clips,
averages or replaces gradients.

@param trainer  the trainer
@param index    the parameter's number, as in the model
@param values   the gradient, of the parameter's shape
@param count    floats of values: the product of the parameter's shape
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.NOT_FOUND (index),
        ErrorCode.SHAPE_MISMATCH (count)

Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
0.1.0.

glia_status glia_trainer_gradient_set(glia_trainer *trainer, size_t index, const float
    *values, size_t count, glia_error **error)
"""

glia_trainer_input_gradient: Callable[..., int] = declared(
    "glia_trainer_input_gradient",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p,
)
"""Copies the gradient of the last minibatch's mean loss with respect to its inputs out. The
trainer must have been made with the option input_gradient.

@param trainer  the trainer
@param values   receives the gradient, rows one after the other
@param count    floats of values: rows of the last minibatch times the size of the input
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_STATE (no minibatch yet, or made
        without the option), ErrorCode.SHAPE_MISMATCH (count)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_trainer_input_gradient(const glia_trainer *trainer, float *values, size_t
    count, glia_error **error)
"""

glia_trainer_model: Callable[..., int] = declared(
    "glia_trainer_model",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""A model with a copy of the current weights, to serve or save.

@param trainer  the trainer
@param model    receives the model, to be freed with glia_model_free
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.OUT_OF_MEMORY, ErrorCode.INVALID_STATE (an
        update is half done: glia_trainer_run_for)

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_trainer_model(const glia_trainer *trainer, glia_model **model, glia_error
    **error)
"""

glia_trainer_step_count: Callable[..., int] = declared(
    "glia_trainer_step_count",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""The number of updates done since the trainer was first made, through saves and loads.

@param trainer  the trainer
@param steps    receives the number
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_trainer_step_count(const glia_trainer *trainer, int64_t *steps,
    glia_error **error)
"""

glia_trainer_optimizer_set: Callable[..., int] = declared(
    "glia_trainer_optimizer_set",
    c_int32,
    c_void_p, c_int32, c_double, c_void_p,
)
"""Sets a parameter of the trainer's optimizer, from the next step on. One that follows a
schedule is refused: glia_trainer_schedule_set.

@param trainer  the trainer
@param key      one of Param that the optimizer has
@param value    within the bounds that glia_catalog_parameter tells
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY, ErrorCode.OUT_OF_RANGE,
        ErrorCode.INVALID_STATE (a parameter that follows a schedule; one that decides which state
        the optimizer keeps: first_moment of Adafactor, history of L-BFGS)

Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
0.1.0.

glia_status glia_trainer_optimizer_set(glia_trainer *trainer, int32_t key, double value,
    glia_error **error)
"""

glia_trainer_optimizer_get: Callable[..., int] = declared(
    "glia_trainer_optimizer_get",
    c_int32,
    c_void_p, c_int32, c_void_p, c_void_p,
)
"""The value of a parameter of the trainer's optimizer: that of the next update, where it
follows a schedule.

@param trainer  the trainer
@param key      one of Param that the optimizer has
@param value    receives the value
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_trainer_optimizer_get(const glia_trainer *trainer, int32_t key, double
    *value, glia_error **error)
"""

glia_trainer_hash: Callable[..., int] = declared(
    "glia_trainer_hash",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p,
)
"""SHA-256 over the bits of all current weights: what glia_model_hash gives for
glia_trainer_model.

@param trainer   the trainer
@param hash      receives 32 bytes
@param capacity  bytes of hash, at least 32
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (capacity),
        ErrorCode.INVALID_STATE (an update is half done: glia_trainer_run_for)

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_trainer_hash(const glia_trainer *trainer, uint8_t *hash, size_t capacity,
    glia_error **error)
"""

glia_trainer_watch_set: Callable[..., int] = declared(
    "glia_trainer_watch_set",
    c_int32,
    c_void_p, c_int32, c_double, c_void_p,
)
"""Sets what the doctor watches in a training run:

- Param.WATCH, 0: 1 switches the watch on, 0 off, which forgets what was seen;
- Param.WINDOW, 100, 4 to 65536: how many of the last losses are the recent past;
- Param.EXPLOSION_FACTOR, 10, from 0: a loss explodes that is more than so many deviations
  above the mean of a full window; a deviation counts as at least a tenth of the mean's size. 0:
  none does;
- Param.PLATEAU_THRESHOLD, 0.01, 0 to 1: the share by which the mean loss must fall from the
  older half of the window to the newer one;
- Param.RATIO_INTERVAL, 0: every how many updates the ratio of update to weight is measured;
  0 for never;
- Param.NOISE_SCALE_INTERVAL, 0: the same of the gradient noise scale (McCandlish et al.
  2018, the simple one), from the gradients of a batch and of its halves.

What is done where a step is in trouble, one of Policy for each kind of trouble, before the
weights are touched (docs/steady_hand.md says which to pick):

- Param.NON_FINITE_POLICY, Policy.REFUSE, any but Policy.CLIP: the loss or a
  gradient is not finite;
- Param.EXPLOSION_POLICY, Policy.REFUSE: the loss explodes. Not by Policy.REFUSE,
  Param.PATIENCE, 10, from 0, of them in a row are a new level of the loss: the window is
  emptied, and they are learned from; 0: never;
- Param.NORM_POLICY, Policy.REFUSE: the Euclidean norm of all gradients is above
  Param.NORM_BOUND, 1e18, from 0, which keeps squares finite; 0 for any.

Policy.REFUSE lets the call fail with ErrorCode.DIVERGED; so do glia_trainer_step,
glia_trainer_apply_gradients, glia_trainer_accumulate_gradients, glia_trainer_advance and
glia_trainer_fit; a run goes on after the minibatch that was refused. By any other the call
succeeds. Policy.CLIP brings the gradients down to Param.NORM_BOUND and does the step; by all
others it is left out: weights, the optimizer's state, schedules and the number of steps stay
as they are. Beside that, Policy.SKIP does nothing; Policy.SHRINK_RATE multiplies all
learning rates by Param.RATE_SHRINK, 0.5, 0.001 to 1, at most to 1/1024, which
Param.RATE_RECOVERY, 100, from 0, good steps undo, a little each (0: it stays);
Policy.ROLL_BACK brings weights, the optimizer's state, the average and the number of steps
back to a snapshot in memory, which is renewed every Param.SNAPSHOT_INTERVAL, 100, from 1,
good steps; Policy.STOP sets Param.FROZEN of glia_trainer_update_set.

Param.ROW_BOUND, 0, to 3.4028234663852886e38: rows with an input or a target that is NaN or
larger in size are not there, before the forward pass: the loss is the mean over those that
are left; where none is, the step is left out and its loss is NaN. 0: every row is there. Not
for glia_trainer_forward, and not with a loss that compares rows.

Checkpoints hold the settings, what was seen, and the snapshot. docs/doctor.md states the
cost.

@param trainer  the trainer
@param key      one of the keys above
@param value    the value
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY, ErrorCode.OUT_OF_RANGE (value),
        ErrorCode.INVALID_STATE (Policy.CLIP for an optimizer that searches, or for explosions
        without a norm bound; Policy.SHRINK_RATE for an optimizer without a rate, which are
        L-BFGS and Rprop; a row bound with a loss that compares rows), ErrorCode.OUT_OF_MEMORY

Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.

glia_status glia_trainer_watch_set(glia_trainer *trainer, int32_t key, double value,
    glia_error **error)
"""

glia_trainer_watch_get: Callable[..., int] = declared(
    "glia_trainer_watch_get",
    c_int32,
    c_void_p, c_int32, c_void_p, c_void_p,
)
"""What the doctor watches in a training run: see glia_trainer_watch_set.

@param trainer  the trainer
@param key      one of the keys of glia_trainer_watch_set
@param value    receives the value
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.UNKNOWN_KEY

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_trainer_watch_get(const glia_trainer *trainer, int32_t key, double
    *value, glia_error **error)
"""

glia_trainer_watch_status: Callable[..., int] = declared(
    "glia_trainer_watch_status",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""What the watch knows.

@param trainer  the trainer
@param status   receives the facts, as far as its struct_size goes, which the caller sets
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (struct_size),
        ErrorCode.INVALID_STATE (the watch is off)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_trainer_watch_status(const glia_trainer *trainer, glia_watch_status
    *status, glia_error **error)
"""

glia_trainer_watch_ratio: Callable[..., int] = declared(
    "glia_trainer_watch_ratio",
    c_int32,
    c_void_p, c_size_t, c_void_p, c_void_p,
)
"""The ratio of update to weight of a layer, |change| / |weights before| over all its
parameters, when it was measured last (Param.RATIO_INTERVAL); NaN before that, and for a
layer without parameters. About 0.001 is usual; 0.1 is too fast.

@param trainer  the trainer
@param layer    the layer, numbered as in a report
@param ratio    receives the ratio
@param error    receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_STATE (the watch is off),
        ErrorCode.NOT_FOUND (layer)

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_trainer_watch_ratio(const glia_trainer *trainer, size_t layer, double
    *ratio, glia_error **error)
"""

glia_trainer_watch_advice: Callable[..., int] = declared(
    "glia_trainer_watch_advice",
    c_int32,
    c_void_p, c_void_p, c_size_t, c_void_p, c_void_p,
)
"""Copies what to do: a sentence for the step refused last, for a plateau, for layers whose
updates are too large or too small, and for a batch far from the gradient noise scale, each
on a line; an empty text where nothing was found. The wording may change with any version: a
program reads the status.

@param trainer   the trainer
@param text      buffer for the advice, cut to fit and always NUL-terminated; may be None with
                 capacity 0
@param capacity  bytes of the buffer
@param needed    receives the bytes of the whole advice with its NUL; may be None
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_STATE (the watch is off)

Threads: any, at the same time. Allocates. Since 0.1.0.

glia_status glia_trainer_watch_advice(const glia_trainer *trainer, char *text, size_t
    capacity, size_t *needed, glia_error **error)
"""

glia_trainer_start: Callable[..., int] = declared(
    "glia_trainer_start",
    c_int32,
    c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p,
)
"""Goes on with a run on a thread of the library's own, to its end: glia_trainer_run_for in
slices. The weights are those of glia_trainer_advance, bit for bit, wherever the training is
stopped and goes on, on a thread or in frames.

The thread has the trainer to itself until the training ends: the run is done, a step fails,
or glia_training_stop ends it. Until then calls with the trainer give ErrorCode.BUSY;
Param.PUBLISH_INTERVAL of glia_trainer_update_set makes weights visible meanwhile. It takes
signal mask, affinity and priority from the thread that calls, and is named glia-training.
The host's log, allocator and job system are called from it.

@param trainer   the trainer, after glia_trainer_begin or loaded in the middle of a run
@param inputs    float32 [samples, input shape …]; read in place until the training ends: the tensor
                 may be freed, its numbers must not change
@param targets   float32 [samples, output shape …], or int32 or int64 labels [samples]; as inputs
@param options   what differs from the defaults; None for none
@param training  receives the training, to be freed with glia_training_free
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (options),
        ErrorCode.INVALID_STATE (no run), ErrorCode.SHAPE_MISMATCH, ErrorCode.OUT_OF_RANGE (a
        label), ErrorCode.OUT_OF_MEMORY (also where the system refuses a thread)

Threads: any, one call at a time on the same trainer. Allocates; the thread as
glia_trainer_run_for. An optimizer that searches does whole steps between two looks at
whether to end. Since 0.1.0.

glia_status glia_trainer_start(glia_trainer *trainer, const glia_tensor *inputs, const
    glia_tensor *targets, const glia_training_options *options, glia_training **training,
    glia_error **error)
"""

glia_trainer_start_samples: Callable[..., int] = declared(
    "glia_trainer_start_samples",
    c_int32,
    c_void_p, c_size_t, c_int64, c_void_p, c_void_p, c_void_p,
)
"""Steps on batches drawn from the buffers of samples that are attached to a trainer, on a
thread of the library's own: glia_trainer_run_samples_for in slices. While there are no
samples the thread sleeps and looks again each millisecond. All else is as for
glia_trainer_start.

@param trainer     the trainer, with a buffer attached (glia_trainer_samples_attach)
@param batch_size  rows of a batch, at least 1; more than largest_batch come in chunks
@param most        how many steps, at least 0; 0: until glia_training_stop
@param options     what differs from the defaults; None for none
@param training    receives the training, to be freed with glia_training_free
@param error       receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (batch_size, most, options),
        ErrorCode.INVALID_STATE (nothing attached), ErrorCode.OUT_OF_MEMORY (also where the system
        refuses a thread)

Threads: any, one call at a time on the same trainer; others may add samples meanwhile.
Allocates; the thread as glia_trainer_run_samples_for. Since 0.1.0.

glia_status glia_trainer_start_samples(glia_trainer *trainer, size_t batch_size, int64_t
    most, const glia_training_options *options, glia_training **training, glia_error
    **error)
"""

glia_training_progress: Callable[..., int] = declared(
    "glia_training_progress",
    c_int32,
    c_void_p, c_void_p, c_void_p,
)
"""How far a training is, for the host to look at in each frame.

@param training  the training
@param state     receives the state; set its struct_size
@param error     receives the error of a failed call; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (struct_size)

Threads: any, at the same time. Waits for nothing. Allocates nothing but errors. Since 0.1.0.

glia_status glia_training_progress(const glia_training *training, glia_training_state
    *state, glia_error **error)
"""

glia_training_wait: Callable[..., int] = declared(
    "glia_training_wait",
    c_int32,
    c_void_p, c_int64, c_void_p, c_void_p,
)
"""Waits until a training has ended. Then the trainer is the host's again.

@param training     the training
@param nanoseconds  how long at most, at least 0; -1: until it has ended
@param ended        receives 1 if it has, else 0; may be None
@param error        receives the error of a failed call, and what ended the training before all was
                    done; may be None
@return ErrorCode.OK, ErrorCode.NULL_POINTER, ErrorCode.INVALID_ARGUMENT (nanoseconds),
        ErrorCode.INVALID_STATE (called by a callback on the training's own thread), and what
        glia_trainer_run_for, or glia_trainer_run_samples_for, returns where a step fails: then the
        training has ended

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_training_wait(const glia_training *training, int64_t nanoseconds, int32_t
    *ended, glia_error **error)
"""

glia_training_stop: Callable[..., int] = declared(
    "glia_training_stop",
    c_int32,
    c_void_p, c_void_p,
)
"""Ends a training after the slice that it is at, and waits for that. The trainer is the host's
again, where it stands, in the middle of a step too: frames, or another training, go on from
there. An update under way is finished first, so that weights can be read, published and
saved. One that has ended stays as it is.

@param training  the training
@param error     receives the error of a failed call, and what had ended the training before all
                 was done; may be None
@return as glia_training_wait

Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.

glia_status glia_training_stop(const glia_training *training, glia_error **error)
"""

glia_training_free: Callable[..., None] = declared(
    "glia_training_free",
    None,
    c_void_p,
)
"""Frees a training; one that runs is stopped first, and waited for.

@param training  the training; None is fine

Threads: any. Must not be called twice with the same training. Since 0.1.0.

void glia_training_free(glia_training *training)
"""

glia_version: Callable[..., int] = declared(
    "glia_version",
    c_uint32,
)
"""The version of the library that is loaded, which may be newer than the header.

@return major << 16 | minor << 8 | patch, to be compared with GLIA_VERSION

Threads: any, at the same time. Allocates nothing. Since 0.1.0.

uint32_t glia_version(void)
"""

glia_abi_version: Callable[..., int] = declared(
    "glia_abi_version",
    c_int32,
)
"""The version of the ABI of the library that is loaded.

@return the number to be compared with GLIA_ABI_VERSION; programs run with a library of the
        same one

Threads: any, at the same time. Allocates nothing. Since 0.1.0.

int32_t glia_abi_version(void)
"""
