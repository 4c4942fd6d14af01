// Generated from include/glia/glia.h by bindings/generate/csharp.py; do not edit.

using System;
using System.Runtime.InteropServices;

namespace Glia.Interop
{
    /// <summary>Every function of glia.h, under its own name. The classes of the namespace Glia are
    /// made of these, and give their handles for what they have no method for.</summary>
    public static unsafe partial class NativeMethods
    {
        /// <summary>The version of the ABI that this binding was made for.</summary>
        public const int AbiVersion = 0;

        /// <summary>The version of the header that this binding was made from.</summary>
        public const string HeaderVersion = "0.1.0";

        /// <summary>Makes an activation with default parameters.</summary>
        /// <param name="kind">one of GLIA_ACTIVATION_…</param>
        /// <param name="activation">receives the activation, to be freed with glia_activation_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_activation_new(int kind, out ActivationHandle activation, out IntPtr error);

        /// <summary>Frees an activation.</summary>
        /// <param name="activation">the activation; NULL is fine</param>
        /// <remarks>
        /// <para>Threads: any. Must not be called twice with the same activation. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern void glia_activation_free(IntPtr activation);

        /// <summary>The kind of an activation.</summary>
        /// <param name="activation">the activation</param>
        /// <param name="kind">receives one of GLIA_ACTIVATION_…</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_activation_kind(ActivationHandle activation, int* kind, out IntPtr error);

        /// <summary>
        /// Sets a parameter of an activation. glia_catalog_parameter lists what a kind has. The functions
        /// use the float nearest to it.
        /// </summary>
        /// <param name="activation">the activation</param>
        /// <param name="key">one of GLIA_PARAM_…</param>
        /// <param name="value">the value, within the bounds of glia_parameter_info</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
        /// (value)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same activation. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_activation_set(ActivationHandle activation, int key, double value, out IntPtr error);

        /// <summary>The value of a parameter of an activation.</summary>
        /// <param name="activation">the activation</param>
        /// <param name="key">one of GLIA_PARAM_…</param>
        /// <param name="value">receives the value</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_activation_get(ActivationHandle activation, int key, double* value, out IntPtr error);

        /// <summary>
        /// A property of an activation with its parameters as set: range, monotonic, zero-centred and the
        /// like. A yes is 1, a no 0.
        /// </summary>
        /// <param name="activation">the activation</param>
        /// <param name="property">one of GLIA_ACTIVATION_PROPERTY_…</param>
        /// <param name="value">receives the value; the ends of a range may be infinite</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_activation_property(
            ActivationHandle activation,
            int property,
            double* value,
            out IntPtr error);

        /// <summary>
        /// A point where an activation with its parameters as set, or its derivative, jumps, in ascending
        /// order. A numerical check of a gradient must avoid it.
        /// </summary>
        /// <param name="activation">the activation</param>
        /// <param name="index">the point's place, from 0 to below GLIA_ACTIVATION_PROPERTY_KINK_COUNT</param>
        /// <param name="value">receives the point</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (index)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_activation_kink(
            ActivationHandle activation,
            int index,
            double* value,
            out IntPtr error);

        /// <summary>
        /// The length of a row of outputs of an activation for rows of so many inputs: the same, but for
        /// maxout (columns / pieces), gated units (columns / 2) and CReLU (2 columns).
        /// </summary>
        /// <param name="activation">the activation</param>
        /// <param name="columns">the floats of a row of inputs</param>
        /// <param name="outputColumns">receives the floats of a row of outputs</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (columns is no multiple of
        /// what the kind asks for)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_activation_output_columns(
            ActivationHandle activation,
            UIntPtr columns,
            UIntPtr* outputColumns,
            out IntPtr error);

        /// <summary>
        /// How many learned parameters an activation has for rows of so many inputs: 0 for most. They stand
        /// one kind of parameter after the other, as a model names them (PReLU: slope; SReLU:
        /// lower_threshold, lower_slope, upper_threshold, upper_slope; APL: slopes, then hinges, each
        /// [hinges, columns]; learned Swish: beta; learned Snake: frequency), each with a value a column, or
        /// one for all where GLIA_PARAM_SHARED is 1.
        /// </summary>
        /// <param name="activation">the activation</param>
        /// <param name="columns">the floats of a row of inputs</param>
        /// <param name="count">receives the number of floats</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns: more than fit into
        /// memory)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_activation_parameter_count(
            ActivationHandle activation,
            UIntPtr columns,
            UIntPtr* count,
            out IntPtr error);

        /// <summary>
        /// Computes an activation: output = f(input). Softmax, log-softmax, softmin and sparsemax work
        /// along each row, as do the kinds whose rows of outputs have another length (maxout, gated units,
        /// CReLU: glia_activation_output_columns); the others work on each element alone. Randomized
        /// rectifiers are computed as in inference. Kinds that learn parameters need
        /// glia_activation_forward_with.
        /// </summary>
        /// <param name="activation">the activation</param>
        /// <param name="runtime">the runtime to compute with; NULL for the calling thread alone</param>
        /// <param name="input">rows * columns floats, row after row; NULL only where there are none</param>
        /// <param name="rows">the number of rows, from 0</param>
        /// <param name="columns">the floats of a row of inputs, from 0</param>
        /// <param name="output">
        /// receives rows * output columns floats; may be the same array as input, or
        /// overlap it in any way, and then input is overwritten; but of maxout, gated
        /// units and CReLU it must be apart from input
        /// </param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (rows * columns does not
        /// fit into memory; the kind learns parameters; output overlaps input and may not),
        /// GLIA_ERROR_SHAPE_MISMATCH (columns is no multiple of what the kind asks for)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time, with outputs that do not overlap. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_activation_forward(
            ActivationHandle activation,
            RuntimeHandle runtime,
            float* input,
            UIntPtr rows,
            UIntPtr columns,
            float* output,
            out IntPtr error);

        /// <summary>
        /// Computes the gradient at an activation's input from that at its output: elementwise
        /// input_gradient = output_gradient * f'(input); for softmax, with y the outputs and g the
        /// gradients of a row, y_i (g_i - sum_j g_j y_j). Kinds that learn parameters need
        /// glia_activation_backward_with.
        /// </summary>
        /// <param name="activation">the activation</param>
        /// <param name="runtime">the runtime to compute with; NULL for the calling thread alone</param>
        /// <param name="input">
        /// what the forward call read, rows * columns floats; may be NULL where the
        /// derivative reads the output and that is given
        /// </param>
        /// <param name="output">
        /// what the forward call wrote, rows * output columns floats; may be NULL
        /// where input is given
        /// </param>
        /// <param name="outputGradient">the gradient at the output, rows * output columns floats</param>
        /// <param name="rows">the number of rows, from 0</param>
        /// <param name="columns">the floats of a row of inputs, from 0</param>
        /// <param name="inputGradient">
        /// receives the gradient at the input, rows * columns floats; may be the
        /// same array as output_gradient, or overlap it, but of maxout, gated units
        /// and CReLU it must be apart from it; never input or output
        /// </param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER (also where what the derivative reads is missing),
        /// GLIA_ERROR_INVALID_ARGUMENT (rows * columns does not fit into memory; the kind learns
        /// parameters; input_gradient overlaps what it may not), GLIA_ERROR_SHAPE_MISMATCH (columns
        /// is no multiple of what the kind asks for), GLIA_ERROR_OUT_OF_MEMORY (the output had to be
        /// computed)
        /// </returns>
        /// <remarks>
        /// <para>GLIA_ACTIVATION_PROPERTY_READS says what the derivative is computed from. Where that is the output, and it is not given, it is first computed from the input, into memory that the call allocates. Where it is the input, the input must be given.</para>
        /// <para>Threads: any, at the same time, with input gradients that do not overlap. Allocates nothing but errors where what the derivative reads is given. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_activation_backward(
            ActivationHandle activation,
            RuntimeHandle runtime,
            float* input,
            float* output,
            float* outputGradient,
            UIntPtr rows,
            UIntPtr columns,
            float* inputGradient,
            out IntPtr error);

        /// <summary>
        /// Computes an activation as glia_activation_forward does, also of a kind that learns parameters,
        /// and in training.
        /// </summary>
        /// <param name="activation">the activation</param>
        /// <param name="runtime">the runtime to compute with; NULL for the calling thread alone</param>
        /// <param name="input">rows * columns floats, row after row; NULL only where there are none</param>
        /// <param name="rows">the number of rows, from 0</param>
        /// <param name="columns">the floats of a row of inputs, from 0</param>
        /// <param name="parameters">the learned parameters; NULL where there are none</param>
        /// <param name="parameterCount">glia_activation_parameter_count for these columns</param>
        /// <param name="options">training, seed and step; NULL for inference</param>
        /// <param name="output">
        /// receives rows * output columns floats; may be the same array as input, or
        /// overlap it in any way, and then input is overwritten; but of maxout, gated
        /// units and CReLU it must be apart from input; always apart from
        /// parameters
        /// </param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (rows * columns does not
        /// fit into memory; parameter_count; options; output overlaps what it may not),
        /// GLIA_ERROR_UNSUPPORTED (options of a newer header), GLIA_ERROR_SHAPE_MISMATCH (columns is
        /// no multiple of what the kind asks for)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time, with outputs that do not overlap. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_activation_forward_with(
            ActivationHandle activation,
            RuntimeHandle runtime,
            float* input,
            UIntPtr rows,
            UIntPtr columns,
            float* parameters,
            UIntPtr parameterCount,
            ActivationOptions* options,
            float* output,
            out IntPtr error);

        /// <summary>
        /// Computes gradients as glia_activation_backward does, also of a kind that learns parameters, for
        /// which it computes the gradients too, and in training.
        /// </summary>
        /// <param name="activation">the activation</param>
        /// <param name="runtime">the runtime to compute with; NULL for the calling thread alone</param>
        /// <param name="input">
        /// what the forward call read, rows * columns floats; may be NULL where
        /// the derivative reads the output and that is given
        /// </param>
        /// <param name="output">
        /// what the forward call wrote, rows * output columns floats; may be NULL
        /// where input is given
        /// </param>
        /// <param name="outputGradient">the gradient at the output, rows * output columns floats</param>
        /// <param name="rows">the number of rows, from 0</param>
        /// <param name="columns">the floats of a row of inputs, from 0</param>
        /// <param name="parameters">the learned parameters; NULL where there are none</param>
        /// <param name="parameterCount">glia_activation_parameter_count for these columns</param>
        /// <param name="options">training, seed and step of the forward call; NULL for inference</param>
        /// <param name="inputGradient">
        /// receives the gradient at the input, rows * columns floats; may be the
        /// same array as output_gradient, or overlap it, but of maxout, gated
        /// units and CReLU it must be apart from it; never another array
        /// </param>
        /// <param name="parameterGradient">
        /// receives the gradients of the parameters, parameter_count floats,
        /// summed over the rows; may be NULL; apart from every other array
        /// </param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// as glia_activation_backward, and GLIA_ERROR_INVALID_ARGUMENT (parameter_count; options),
        /// GLIA_ERROR_UNSUPPORTED (options of a newer header)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time, with gradients that do not overlap. Allocates nothing but errors where what the derivative reads is given. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_activation_backward_with(
            ActivationHandle activation,
            RuntimeHandle runtime,
            float* input,
            float* output,
            float* outputGradient,
            UIntPtr rows,
            UIntPtr columns,
            float* parameters,
            UIntPtr parameterCount,
            ActivationOptions* options,
            float* inputGradient,
            float* parameterGradient,
            out IntPtr error);

        /// <summary>
        /// Gives the library the host's allocator, for the whole process: all of its memory comes from it
        /// from now on, but for the stacks of threads, which are the system's, and a reserve of half
        /// a megabyte inside the library for requests of up to 16 KiB that the allocator refuses. To be called before anything
        /// else; also later while nothing of glia's is alive. With NULL for both functions the system's
        /// allocator is used again, which is refused as long as anything is alive: a check for leaks.
        /// </summary>
        /// <param name="allocate">gives memory</param>
        /// <param name="deallocate">takes it back</param>
        /// <param name="user">given to both</param>
        /// <param name="error">
        /// receives the error of a failed call, which is memory too: to be freed before
        /// the next attempt; may be NULL
        /// </param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER (one of the functions, but not both),
        /// GLIA_ERROR_INVALID_STATE (memory of the allocator before is in use),
        /// GLIA_ERROR_UNSUPPORTED (a library built without the feature host-allocator)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, while no other thread is in a call of glia. The functions are called on any thread that calls glia and on the threads of its runtimes, several at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_allocator_set(Allocate allocate, Deallocate deallocate, void* user, out IntPtr error);

        /// <summary>The number of kinds of a family.</summary>
        /// <param name="family">one of GLIA_FAMILY_…</param>
        /// <param name="count">receives the number</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_catalog_count(int family, int* count, out IntPtr error);

        /// <summary>The number of a kind by its place in the catalogue, for going through all of a family.</summary>
        /// <param name="family">one of GLIA_FAMILY_…</param>
        /// <param name="index">the place, from 0 to below glia_catalog_count</param>
        /// <param name="kind">receives the kind's number, such as GLIA_LAYER_DENSE</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family),
        /// GLIA_ERROR_INVALID_ARGUMENT (index)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_catalog_kind(int family, int index, int* kind, out IntPtr error);

        /// <summary>Finds a kind by its name.</summary>
        /// <param name="family">one of GLIA_FAMILY_…</param>
        /// <param name="name">the name, such as "softmax_cross_entropy"; UTF-8</param>
        /// <param name="nameLength">bytes of the name; GLIA_STRLEN where it ends with NUL</param>
        /// <param name="kind">receives the kind's number, such as GLIA_LOSS_SOFTMAX_CROSS_ENTROPY</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family),
        /// GLIA_ERROR_INVALID_ARGUMENT (name is not UTF-8), GLIA_ERROR_NOT_FOUND (name)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_catalog_find(
            int family,
            byte* name,
            UIntPtr nameLength,
            int* kind,
            out IntPtr error);

        /// <summary>
        /// Copies the name of a kind, such as "softmax_cross_entropy". It stands in checkpoints and never
        /// changes.
        /// </summary>
        /// <param name="family">one of GLIA_FAMILY_…</param>
        /// <param name="kind">a kind of the family</param>
        /// <param name="text">
        /// buffer for the name, cut to fit and always NUL-terminated; may be NULL with
        /// capacity 0
        /// </param>
        /// <param name="capacity">bytes of the buffer</param>
        /// <param name="needed">receives the bytes of the whole name with its NUL; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_catalog_name(
            int family,
            int kind,
            byte* text,
            UIntPtr capacity,
            UIntPtr* needed,
            out IntPtr error);

        /// <summary>Copies the description of a kind: its equation, its use and its source.</summary>
        /// <param name="family">one of GLIA_FAMILY_…</param>
        /// <param name="kind">a kind of the family</param>
        /// <param name="text">
        /// buffer for the description, cut to fit and always NUL-terminated; may be NULL
        /// with capacity 0
        /// </param>
        /// <param name="capacity">bytes of the buffer</param>
        /// <param name="needed">receives the bytes of the whole description with its NUL; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_catalog_description(
            int family,
            int kind,
            byte* text,
            UIntPtr capacity,
            UIntPtr* needed,
            out IntPtr error);

        /// <summary>The number of parameters of a kind.</summary>
        /// <param name="family">one of GLIA_FAMILY_…</param>
        /// <param name="kind">a kind of the family</param>
        /// <param name="count">receives the number</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_catalog_parameter_count(int family, int kind, int* count, out IntPtr error);

        /// <summary>Tells about a parameter of a kind: key, default and bounds.</summary>
        /// <param name="family">one of GLIA_FAMILY_…</param>
        /// <param name="kind">a kind of the family</param>
        /// <param name="index">the parameter's place, from 0 to below glia_catalog_parameter_count</param>
        /// <param name="info">receives the facts, as far as its struct_size goes, which the caller sets</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind),
        /// GLIA_ERROR_INVALID_ARGUMENT (index, or struct_size of info)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_catalog_parameter(int family, int kind, int index, ParameterInfo* info, out IntPtr error);

        /// <summary>Copies the description of a parameter of a kind: what it does, in a few words.</summary>
        /// <param name="family">one of GLIA_FAMILY_…</param>
        /// <param name="kind">a kind of the family</param>
        /// <param name="key">one of GLIA_PARAM_… that the kind has</param>
        /// <param name="text">
        /// buffer for the description, cut to fit and always NUL-terminated; may be NULL
        /// with capacity 0
        /// </param>
        /// <param name="capacity">bytes of the buffer</param>
        /// <param name="needed">receives the bytes of the whole description with its NUL; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind),
        /// GLIA_ERROR_UNKNOWN_KEY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_catalog_parameter_description(
            int family,
            int kind,
            int key,
            byte* text,
            UIntPtr capacity,
            UIntPtr* needed,
            out IntPtr error);

        /// <summary>
        /// Copies the name of a parameter key, such as "learning_rate". It stands in checkpoints and never
        /// changes.
        /// </summary>
        /// <param name="key">one of GLIA_PARAM_…</param>
        /// <param name="text">
        /// buffer for the name, cut to fit and always NUL-terminated; may be NULL with
        /// capacity 0
        /// </param>
        /// <param name="capacity">bytes of the buffer</param>
        /// <param name="needed">receives the bytes of the whole name with its NUL; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_parameter_name(
            int key,
            byte* text,
            UIntPtr capacity,
            UIntPtr* needed,
            out IntPtr error);

        /// <summary>
        /// Hands a tensor to another library, without a copy: it shares the memory, which stays until the
        /// other library calls the `deleter` of what it got, once, on any thread.
        /// </summary>
        /// <param name="tensor">the tensor; it may be freed before or after the other library is done</param>
        /// <param name="managed">receives a tensor of DLPack 1.1, on the CPU, with its strides, not read-only</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_tensor_to_dlpack(TensorHandle tensor, void** managed, out IntPtr error);

        /// <summary>Makes a tensor over the memory of another library's tensor, without a copy.</summary>
        /// <param name="managed">
        /// a tensor of DLPack 1 on the CPU (device type 1): float32, int32 or int64, one
        /// lane, at most 64 axes, strides of at least 0, aligned for its type, not
        /// read-only
        /// </param>
        /// <param name="tensor">receives the tensor, to be freed with glia_tensor_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER (also a misaligned address),
        /// GLIA_ERROR_INVALID_ARGUMENT (ndim below 0), GLIA_ERROR_SHAPE_MISMATCH (a negative
        /// length, or more than memory can have), GLIA_ERROR_UNSUPPORTED (a tensor that glia
        /// cannot share: give it a copy)
        /// </returns>
        /// <remarks>
        /// <para>On success the new tensor owns what it was given: its `deleter` is called once, when the last tensor over the memory is freed, on the thread that frees it; it must return, not throw or jump out. After a failure the caller still owns it, and calls the `deleter`.</para>
        /// <para>Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_tensor_from_dlpack(void* managed, out TensorHandle tensor, out IntPtr error);

        /// <summary>
        /// Examines the model that a trainer trains, as it stands, with a batch: one forward and one
        /// backward pass in memory of their own. The trainer stays as it is, and goes on bit for bit as if
        /// nothing had been asked. The figures are the same bits with every number of threads and every
        /// instruction set.
        /// </summary>
        /// <param name="trainer">the trainer; randomized rectifiers draw as in its next step</param>
        /// <param name="inputs">the rows one after the other, each of the model's input shape</param>
        /// <param name="inputCount">
        /// floats of inputs: rows times the size of the input; at least 1 row, and as
        /// many as fit into memory, whatever the trainer's largest batch
        /// </param>
        /// <param name="targets">
        /// what the rows should give: floats of the model's output shape, or one
        /// label a row, from 0 to the number of outputs - 1
        /// </param>
        /// <param name="targetType">GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels</param>
        /// <param name="targetCount">elements of targets</param>
        /// <param name="report">receives the report, to be freed with glia_report_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
        /// GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY,
        /// GLIA_ERROR_INVALID_STATE (an update is half done: glia_trainer_run_for)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time as other calls that do not change the trainer. Allocates, for the time of the call twice the values of all layers for all rows, and copies of the weights, their gradients and the optimizer's state. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_examine(
            TrainerHandle trainer,
            float* inputs,
            UIntPtr inputCount,
            void* targets,
            int targetType,
            UIntPtr targetCount,
            out ReportHandle report,
            out IntPtr error);

        /// <summary>
        /// Examines a model with a batch, as glia_trainer_examine does; without an optimizer there are no
        /// figures of updates. Randomized rectifiers use the mean of their draws.
        /// </summary>
        /// <param name="model">
        /// the model: at least one layer; for GLIA_LOSS_SOFTMAX_CROSS_ENTROPY one that
        /// ends before the softmax
        /// </param>
        /// <param name="loss">the loss</param>
        /// <param name="runtime">threads and instruction set; NULL for the calling thread alone</param>
        /// <param name="inputs">the rows one after the other, each of the model's input shape</param>
        /// <param name="inputCount">floats of inputs: rows times the size of the input; at least 1 row</param>
        /// <param name="targets">
        /// what the rows should give: floats of the model's output shape, or one
        /// label a row, from 0 to the number of outputs - 1
        /// </param>
        /// <param name="targetType">GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels</param>
        /// <param name="targetCount">elements of targets</param>
        /// <param name="report">receives the report, to be freed with glia_report_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (model),
        /// GLIA_ERROR_UNKNOWN_KIND (target_type), GLIA_ERROR_SHAPE_MISMATCH,
        /// GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates, as glia_trainer_examine. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_model_examine(
            ModelHandle model,
            LossHandle loss,
            RuntimeHandle runtime,
            float* inputs,
            UIntPtr inputCount,
            void* targets,
            int targetType,
            UIntPtr targetCount,
            out ReportHandle report,
            out IntPtr error);

        /// <summary>Frees a report.</summary>
        /// <param name="report">the report; NULL is fine</param>
        /// <remarks>
        /// <para>Threads: any. Must not be called twice with the same report. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern void glia_report_free(IntPtr report);

        /// <summary>
        /// What a report says of the whole: rows, loss, the number of layers, and where values that are not
        /// finite begin.
        /// </summary>
        /// <param name="report">the report</param>
        /// <param name="summary">receives the facts, as far as its struct_size goes, which the caller sets</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_report_summarize(ReportHandle report, ReportSummary* summary, out IntPtr error);

        /// <summary>The figures of a layer.</summary>
        /// <param name="report">the report</param>
        /// <param name="layer">the layer, from 0 to below the summary's layers</param>
        /// <param name="figures">receives the figures, as far as its struct_size goes, which the caller sets</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (layer),
        /// GLIA_ERROR_INVALID_ARGUMENT (struct_size)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_report_layer(
            ReportHandle report,
            UIntPtr layer,
            LayerFigures* figures,
            out IntPtr error);

        /// <summary>Copies the name of a layer, as the graph has it.</summary>
        /// <param name="report">the report</param>
        /// <param name="layer">the layer, from 0 to below the summary's layers</param>
        /// <param name="text">
        /// buffer for the name, cut to fit and always NUL-terminated; may be NULL with
        /// capacity 0
        /// </param>
        /// <param name="capacity">bytes of the buffer</param>
        /// <param name="needed">receives the bytes of the whole name with its NUL; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (layer)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_report_layer_name(
            ReportHandle report,
            UIntPtr layer,
            byte* text,
            UIntPtr capacity,
            UIntPtr* needed,
            out IntPtr error);

        /// <summary>
        /// Copies the advice for a layer: a sentence a finding, such as "hidden: 41 % of units are dead;
        /// lower the learning rate, or use Leaky ReLU", each on a line; an empty text where nothing was
        /// found. The limits from which on a figure is a finding are in docs/doctor.md. The wording may
        /// change with any version: a program reads figures.
        /// </summary>
        /// <param name="report">the report</param>
        /// <param name="layer">the layer, from 0 to below the summary's layers</param>
        /// <param name="text">
        /// buffer for the advice, cut to fit and always NUL-terminated; may be NULL with
        /// capacity 0
        /// </param>
        /// <param name="capacity">bytes of the buffer</param>
        /// <param name="needed">receives the bytes of the whole advice with its NUL; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (layer)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_report_advice(
            ReportHandle report,
            UIntPtr layer,
            byte* text,
            UIntPtr capacity,
            UIntPtr* needed,
            out IntPtr error);

        /// <summary>
        /// Copies the report as a table, a line a layer, with the advice under it: for a person to read in
        /// letters of one width.
        /// </summary>
        /// <param name="report">the report</param>
        /// <param name="text">
        /// buffer for the table, cut to fit and always NUL-terminated; may be NULL with
        /// capacity 0
        /// </param>
        /// <param name="capacity">bytes of the buffer</param>
        /// <param name="needed">receives the bytes of the whole table with its NUL; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_report_table(
            ReportHandle report,
            byte* text,
            UIntPtr capacity,
            UIntPtr* needed,
            out IntPtr error);

        /// <summary>The code of an error.</summary>
        /// <param name="error">the error; NULL, or something else than an error, gives GLIA_OK</param>
        /// <returns>one of GLIA_ERROR_…, the status that the failed call returned</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_error_code(IntPtr error);

        /// <summary>Copies the message of an error: which argument, what was expected, what came.</summary>
        /// <param name="error">the error</param>
        /// <param name="text">
        /// buffer for the message, cut to fit and always NUL-terminated; may be NULL
        /// with capacity 0
        /// </param>
        /// <param name="capacity">bytes of the buffer</param>
        /// <param name="needed">receives the bytes of the whole message with its NUL; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_error_message(IntPtr error, byte* text, UIntPtr capacity, UIntPtr* needed);

        /// <summary>Frees an error.</summary>
        /// <param name="error">the error; NULL is fine</param>
        /// <remarks>
        /// <para>Threads: any. Must not be called twice with the same error. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern void glia_error_free(IntPtr error);

        /// <summary>Copies a short text for a status, such as "shape mismatch".</summary>
        /// <param name="status">a status</param>
        /// <param name="text">
        /// buffer for the text, cut to fit and always NUL-terminated; may be NULL with
        /// capacity 0
        /// </param>
        /// <param name="capacity">bytes of the buffer</param>
        /// <param name="needed">receives the bytes of the whole text with its NUL; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_status_text(
            int status,
            byte* text,
            UIntPtr capacity,
            UIntPtr* needed,
            out IntPtr error);

        /// <summary>
        /// Finds a learning rate to begin with: trains a copy of the trainer for some steps at each of
        /// several rates, and suggests the next higher one after the best, if it still brought the loss at
        /// least half as far down, else the best (Goodfellow, Bengio and Courville 2016, section 8.3.1). The
        /// trainer stays as it is, to the bit. A schedule of the learning rate is left aside; others are
        /// followed. examples/c/finder.c draws the curves.
        /// </summary>
        /// <param name="trainer">the trainer; its optimizer has GLIA_PARAM_LEARNING_RATE</param>
        /// <param name="inputs">the samples, [samples] followed by the model's input shape</param>
        /// <param name="targets">floats, [samples] followed by the model's output shape, or labels, [samples]</param>
        /// <param name="rates">
        /// the rates to try, each above the one before, such as 1e-4, 3e-4, 1e-3, … 1;
        /// within the bounds of the parameter
        /// </param>
        /// <param name="count">the number of rates, at least 1</param>
        /// <param name="iterations">
        /// steps at each rate, of the trainer's largest batch, at most 1000000; 0: 100.
        /// All rates have the same minibatches
        /// </param>
        /// <param name="losses">
        /// receives the curve, a number a rate: the mean loss of the last tenth of the
        /// steps, infinite where a loss was not finite; may be NULL
        /// </param>
        /// <param name="start">receives the loss of the first minibatch before any update; may be NULL</param>
        /// <param name="suggestion">
        /// receives the suggested rate, one of rates; NaN where none of them brought the
        /// loss below start
        /// </param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (rates, count,
        /// iterations), GLIA_ERROR_OUT_OF_RANGE (rates, or a label), GLIA_ERROR_UNKNOWN_KEY (an
        /// optimizer without learning rate), GLIA_ERROR_SHAPE_MISMATCH (inputs, targets),
        /// GLIA_ERROR_OUT_OF_MEMORY, GLIA_ERROR_INVALID_STATE (an update is half done:
        /// glia_trainer_run_for)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates: a checkpoint and a trainer. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_find_learning_rate(
            TrainerHandle trainer,
            TensorHandle inputs,
            TensorHandle targets,
            double* rates,
            UIntPtr count,
            long iterations,
            double* losses,
            double* start,
            double* suggestion,
            out IntPtr error);

        /// <summary>
        /// Begins a run over a data set without doing a step; glia_trainer_advance does them. A run in
        /// progress ends where it is; gradients that were accumulated are forgotten.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="options">what differs from the defaults; NULL for none</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT</returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_begin(TrainerHandle trainer, FitOptions* options, out IntPtr error);

        /// <summary>
        /// Does the next steps of a run: the polling twin of glia_trainer_fit. The data are the same at
        /// every call of a run; they are read in place, not kept.
        /// </summary>
        /// <param name="trainer">the trainer, after glia_trainer_begin or loaded in the middle of a run</param>
        /// <param name="inputs">float32 [samples, input shape …]</param>
        /// <param name="targets">float32 [samples, output shape …], or int32 or int64 labels [samples]</param>
        /// <param name="most">do at most so many steps, at least 0</param>
        /// <param name="progress">receives how far the run is; set its struct_size; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (most),
        /// GLIA_ERROR_INVALID_STATE (no run), GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a
        /// label), GLIA_ERROR_DIVERGED (the watch refused a step: glia_trainer_watch_set; the run
        /// goes on after its minibatch); after an error the steps before the one that failed count
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates in the first call of a run: room for targets, and what glia_trainer_prepare_batch makes for the rows of a step. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_advance(
            TrainerHandle trainer,
            TensorHandle inputs,
            TensorHandle targets,
            long most,
            Progress* progress,
            out IntPtr error);

        /// <summary>How far the run is.</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="progress">receives how far the run is; set its struct_size</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size),
        /// GLIA_ERROR_INVALID_STATE (no run)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_progress(TrainerHandle trainer, Progress* progress, out IntPtr error);

        /// <summary>Trains on a data set: epochs of minibatches, to the end or until the callback stops it.</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="inputs">float32 [samples, input shape …]; read in place, not kept</param>
        /// <param name="targets">float32 [samples, output shape …], or int32 or int64 labels [samples]</param>
        /// <param name="options">
        /// what differs from the defaults; NULL goes on with the run in progress, after
        /// a stop or a load
        /// </param>
        /// <param name="callback">called after each step; may be NULL</param>
        /// <param name="user">given to the callback</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, also when the callback stopped it; GLIA_ERROR_NULL_POINTER,
        /// GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_INVALID_STATE (no run to go on with),
        /// GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_DIVERGED (the
        /// watch refused a step: glia_trainer_watch_set; a call without options goes on after its
        /// minibatch); after an error the steps before the one that failed count
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer, but for those of the callback. Allocates before the first step. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_fit(
            TrainerHandle trainer,
            TensorHandle inputs,
            TensorHandle targets,
            FitOptions* options,
            ProgressCallback callback,
            void* user,
            out IntPtr error);

        /// <summary>
        /// Goes on with a run for about so many nanoseconds, in the middle of a step and of a matrix product
        /// where the frame before ended: at least one operation, which takes 20 to 100 microseconds at most on
        /// a desktop's processor, and after it none that would not fit by what was measured of its like. The
        /// weights after each whole step are the same bits for every sequence of budgets, and those of
        /// glia_trainer_advance. An operation is longer where an optimizer takes whole parameters (lamb, lars,
        /// adafactor, muon), for GLIA_LOSS_INFO_NCE, and where the watch looks at all gradients.
        /// </summary>
        /// <param name="trainer">the trainer, after glia_trainer_begin or loaded in the middle of a run</param>
        /// <param name="inputs">
        /// float32 [samples, input shape …], the same at every call of a run; read in
        /// place, not kept
        /// </param>
        /// <param name="targets">
        /// float32 [samples, output shape …], or int32 or int64 labels [samples]; the same
        /// at every call of a run; read in place, not kept
        /// </param>
        /// <param name="nanoseconds">the budget, at least 0; the frame is over it by the last operation at most</param>
        /// <param name="frame">receives what was done; set its struct_size; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (nanoseconds),
        /// GLIA_ERROR_INVALID_STATE (no run; an optimizer that searches, whose step cannot stop),
        /// GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY,
        /// GLIA_ERROR_DIVERGED (the watch refused a step: glia_trainer_watch_set; the run goes on after
        /// its minibatch); after an error the steps before the one that failed count
        /// </returns>
        /// <remarks>
        /// <para>Between two frames any other call may come. One that needs the trainer at rest settles it, as glia_trainer_settle does; settings of optimizer and updates hold from the update of the step under way on; and what shows weights is refused (GLIA_ERROR_INVALID_STATE) while an update is half done.</para>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates in the first call of a run, as glia_trainer_advance, and in the first frame of a trainer. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_run_for(
            TrainerHandle trainer,
            TensorHandle inputs,
            TensorHandle targets,
            long nanoseconds,
            Frame* frame,
            out IntPtr error);

        /// <summary>
        /// Goes on with one step over a minibatch for about so many nanoseconds, as glia_trainer_run_for does:
        /// call it with the same arrays until the frame says that it is finished. The step is that of
        /// glia_trainer_step, bit for bit. Arrays of another number of rows begin another step.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="inputs">
        /// the rows one after the other, each of the model's input shape; read in place,
        /// not kept
        /// </param>
        /// <param name="inputCount">
        /// floats of inputs: rows times the size of the input, at least one row; more
        /// than largest_batch come in chunks
        /// </param>
        /// <param name="targets">
        /// what the rows should give: floats of the model's output shape, or one
        /// label a row, from 0 to the number of outputs - 1; read in place, not kept
        /// </param>
        /// <param name="targetType">GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels</param>
        /// <param name="targetCount">elements of targets</param>
        /// <param name="nanoseconds">the budget, at least 0; the frame is over it by the last operation at most</param>
        /// <param name="frame">receives what was done; set its struct_size</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (nanoseconds),
        /// GLIA_ERROR_UNKNOWN_KIND (target_type), GLIA_ERROR_INVALID_STATE (an optimizer that searches,
        /// whose step cannot stop), GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label),
        /// GLIA_ERROR_OUT_OF_MEMORY, GLIA_ERROR_DIVERGED (the watch refused the step:
        /// glia_trainer_watch_set); after an error the weights are as before the step
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates in the first frame of a trainer, and in the first with so many rows what glia_trainer_prepare_batch makes. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_step_for(
            TrainerHandle trainer,
            float* inputs,
            UIntPtr inputCount,
            void* targets,
            int targetType,
            UIntPtr targetCount,
            long nanoseconds,
            Frame* frame,
            out IntPtr error);

        /// <summary>
        /// Steps on batches drawn from the buffers of samples that are attached (glia_trainer_samples_attach),
        /// up to so many of them, for about so many nanoseconds, as glia_trainer_run_for does: it goes on in the
        /// middle of a step. Samples added meanwhile do not change the batch of that one. The steps are those of
        /// glia_trainer_step_samples, bit for bit, over the same samples.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="batchSize">
        /// rows of a batch, at least 1; more than largest_batch come in chunks. Another
        /// number than that of the step under way begins another step
        /// </param>
        /// <param name="most">finish at most so many steps, at least 0</param>
        /// <param name="nanoseconds">the budget, at least 0; the frame is over it by the last operation at most</param>
        /// <param name="frame">
        /// receives what was done, finished where it was `most` steps; set its struct_size;
        /// may be NULL
        /// </param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size, most, nanoseconds),
        /// GLIA_ERROR_INVALID_STATE (no samples; an optimizer that searches, whose step cannot stop),
        /// GLIA_ERROR_SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
        /// GLIA_ERROR_OUT_OF_MEMORY, GLIA_ERROR_DIVERGED (the watch refused a step:
        /// glia_trainer_watch_set; the next frame draws other samples)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer; others may add samples meanwhile. Allocates nothing but errors after glia_trainer_prepare_samples and the first frame. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_run_samples_for(
            TrainerHandle trainer,
            UIntPtr batchSize,
            long most,
            long nanoseconds,
            Frame* frame,
            out IntPtr error);

        /// <summary>
        /// Brings a trainer whose step is under way to rest: a step whose update has begun is finished, any
        /// other one is left as if it had not begun; a run begins it again. So the weights, and what a file
        /// would hold, are those after a whole number of steps. Without a step under way it does nothing.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Takes an update's time at most. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_settle(TrainerHandle trainer, out IntPtr error);

        /// <summary>
        /// Compares the gradients of a model with a loss, as training computes them, with central differences
        /// of the loss in float64: the gradients at the outputs, at the inputs, and of every parameter. What
        /// it gives is the same on every machine. A layer is checked by a model that has no other.
        /// </summary>
        /// <param name="model">
        /// the model: at least one layer; for GLIA_LOSS_SOFTMAX_CROSS_ENTROPY one that
        /// ends before the softmax
        /// </param>
        /// <param name="loss">the loss</param>
        /// <param name="runtime">
        /// threads and instruction set of the passes that are checked; NULL for the
        /// calling thread alone
        /// </param>
        /// <param name="inputs">the rows one after the other, each of the model's input shape</param>
        /// <param name="inputCount">floats of inputs: rows times the size of the input, at least one row</param>
        /// <param name="targets">
        /// what the rows should give: floats of the model's output shape, or one label a
        /// row, from 0 to the number of outputs - 1
        /// </param>
        /// <param name="targetType">GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels</param>
        /// <param name="targetCount">elements of targets</param>
        /// <param name="options">what differs from the defaults; NULL for none</param>
        /// <param name="report">receives what was found; set its struct_size</param>
        /// <param name="text">
        /// buffer for the name of the worst element, cut to fit and always
        /// NUL-terminated, empty where nothing was compared; may be NULL with capacity 0
        /// </param>
        /// <param name="capacity">bytes of the buffer</param>
        /// <param name="needed">receives the bytes of the whole name with its NUL; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, also where gradients are wrong: see out_of_tolerance; GLIA_ERROR_NULL_POINTER,
        /// GLIA_ERROR_INVALID_ARGUMENT (options; struct_size of report;
        /// GLIA_LOSS_SOFTMAX_CROSS_ENTROPY and a model that ends in softmax; a model without layers),
        /// GLIA_ERROR_UNSUPPORTED (options of a newer header), GLIA_ERROR_UNKNOWN_KIND (target_type),
        /// GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>An element is named by its tensor and its index in it, from 0: "hidden.weight[2, 5]", "hidden.slope[3]"; "input[2, 5]" and "output[2, 0]", of which the first number is the row.</para>
        /// <para>Threads: any, at the same time. Allocates for the time of the call: three doubles a parameter, and for each row two a value of each node. It takes four passes in float64 for each element: of a large model choose some by most_elements. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_gradient_check(
            ModelHandle model,
            LossHandle loss,
            RuntimeHandle runtime,
            float* inputs,
            UIntPtr inputCount,
            void* targets,
            int targetType,
            UIntPtr targetCount,
            GradientCheckOptions* options,
            GradientReport* report,
            byte* text,
            UIntPtr capacity,
            UIntPtr* needed,
            out IntPtr error);

        /// <summary>
        /// Does what glia_gradient_check does with a loss of the host's own: checks the gradient at the
        /// outputs that the callback gives, and with it the whole chain through the model. The chain begins
        /// with that gradient rounded to float; differences are taken of the loss that the callback gives.
        /// </summary>
        /// <param name="model">the model: at least one layer</param>
        /// <param name="runtime">
        /// threads and instruction set of the passes that are checked; NULL for the
        /// calling thread alone
        /// </param>
        /// <param name="inputs">the rows one after the other, each of the model's input shape</param>
        /// <param name="inputCount">floats of inputs: rows times the size of the input, at least one row</param>
        /// <param name="callback">the loss; not NULL</param>
        /// <param name="user">given to the callback</param>
        /// <param name="options">what differs from the defaults; NULL for none</param>
        /// <param name="report">receives what was found; set its struct_size</param>
        /// <param name="text">
        /// buffer for the name of the worst element, cut to fit and always
        /// NUL-terminated, empty where nothing was compared; may be NULL with capacity 0
        /// </param>
        /// <param name="capacity">bytes of the buffer</param>
        /// <param name="needed">receives the bytes of the whole name with its NUL; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, also where gradients are wrong: see out_of_tolerance; what the callback returned;
        /// GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (options; struct_size of report; a
        /// model without layers), GLIA_ERROR_UNSUPPORTED (options of a newer header),
        /// GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time; the callback runs on the calling thread. Model and runtime are held before the first callback only: it may use, change and free them. Allocates as glia_gradient_check does. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_gradient_check_with_callback(
            ModelHandle model,
            RuntimeHandle runtime,
            float* inputs,
            UIntPtr inputCount,
            LossCallback callback,
            void* user,
            GradientCheckOptions* options,
            GradientReport* report,
            byte* text,
            UIntPtr capacity,
            UIntPtr* needed,
            out IntPtr error);

        /// <summary>Makes an empty graph.</summary>
        /// <param name="graph">receives the graph, to be freed with glia_graph_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_graph_new(out GraphHandle graph, out IntPtr error);

        /// <summary>Frees a graph. Models made from it stay.</summary>
        /// <param name="graph">the graph; NULL is fine</param>
        /// <remarks>
        /// <para>Threads: any. Must not be called twice with the same graph. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern void glia_graph_free(IntPtr graph);

        /// <summary>Adds the input. A model has exactly one.</summary>
        /// <param name="graph">the graph</param>
        /// <param name="name">
        /// the node's name, 1 to 255 bytes of UTF-8, unique in the graph, without
        /// control characters, not starting with "glia/"
        /// </param>
        /// <param name="nameLength">its bytes; GLIA_STRLEN where it ends with NUL</param>
        /// <param name="shape">
        /// the lengths of one sample, without the batch, each at least 1; {64} for 64
        /// values
        /// </param>
        /// <param name="rank">how many lengths, 1 to 8</param>
        /// <param name="node">receives the node's number</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (name, or more than 16,384
        /// nodes), GLIA_ERROR_SHAPE_MISMATCH (shape)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same graph. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_graph_add_input(
            GraphHandle graph,
            byte* name,
            UIntPtr nameLength,
            long* shape,
            UIntPtr rank,
            int* node,
            out IntPtr error);

        /// <summary>Adds a layer over earlier nodes. The layer is copied.</summary>
        /// <param name="graph">the graph</param>
        /// <param name="layer">the layer</param>
        /// <param name="name">
        /// the node's name, as in glia_graph_add_input; the layer's parameters are
        /// called "NAME.weight" and "NAME.bias"
        /// </param>
        /// <param name="nameLength">its bytes; GLIA_STRLEN where it ends with NUL</param>
        /// <param name="inputs">the numbers of the nodes that it takes, in order</param>
        /// <param name="inputCount">
        /// how many: 1 for GLIA_LAYER_DENSE and GLIA_LAYER_ACTIVATION, at least 1 for
        /// GLIA_LAYER_ADD
        /// </param>
        /// <param name="node">receives the node's number</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (name, or more than 16,384
        /// nodes), GLIA_ERROR_NOT_FOUND (inputs), GLIA_ERROR_SHAPE_MISMATCH (the layer does not
        /// take these inputs)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same graph. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_graph_add_layer(
            GraphHandle graph,
            LayerHandle layer,
            byte* name,
            UIntPtr nameLength,
            int* inputs,
            UIntPtr inputCount,
            int* node,
            out IntPtr error);

        /// <summary>
        /// Adds a dense layer y = f(x W + b) with He normal weights and a zero bias: the short way for the
        /// most usual layer. glia_layer_new and glia_graph_add_layer do the same with every choice open.
        /// </summary>
        /// <param name="graph">the graph</param>
        /// <param name="name">
        /// the node's name, as in glia_graph_add_input; the layer's parameters are
        /// called "NAME.weight" and "NAME.bias"
        /// </param>
        /// <param name="nameLength">its bytes; GLIA_STRLEN where it ends with NUL</param>
        /// <param name="input">the number of the node that it takes, of a shape of one length</param>
        /// <param name="units">
        /// the number of sums x W + b, at least 1: of outputs, but for an activation
        /// that gives rows of another length
        /// </param>
        /// <param name="activation">f, one of GLIA_ACTIVATION_…, with default parameters</param>
        /// <param name="node">receives the node's number</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (name, or more than 16,384
        /// nodes), GLIA_ERROR_NOT_FOUND (input), GLIA_ERROR_OUT_OF_RANGE (units),
        /// GLIA_ERROR_UNKNOWN_KIND (activation), GLIA_ERROR_SHAPE_MISMATCH (the input's shape)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same graph. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_graph_add_dense(
            GraphHandle graph,
            byte* name,
            UIntPtr nameLength,
            int input,
            long units,
            int activation,
            int* node,
            out IntPtr error);

        /// <summary>Chooses the node whose output the model gives. Without this call it is the last one added.</summary>
        /// <param name="graph">the graph</param>
        /// <param name="node">the node's number</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (node)</returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same graph. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_graph_set_output(GraphHandle graph, int node, out IntPtr error);

        /// <summary>The shape of a node's output, without the batch.</summary>
        /// <param name="graph">the graph</param>
        /// <param name="node">the node's number</param>
        /// <param name="shape">receives the lengths; may be NULL with capacity 0, to ask for the rank alone</param>
        /// <param name="capacity">lengths that fit into shape, at least the rank</param>
        /// <param name="rank">receives how many lengths there are</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (node),
        /// GLIA_ERROR_INVALID_ARGUMENT (capacity)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_graph_node_shape(
            GraphHandle graph,
            int node,
            long* shape,
            UIntPtr capacity,
            UIntPtr* rank,
            out IntPtr error);

        /// <summary>Makes an initializer with default parameters.</summary>
        /// <param name="kind">one of GLIA_INITIALIZER_…</param>
        /// <param name="initializer">receives the initializer, to be freed with glia_initializer_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_initializer_new(int kind, out InitializerHandle initializer, out IntPtr error);

        /// <summary>Frees an initializer.</summary>
        /// <param name="initializer">the initializer; NULL is fine</param>
        /// <remarks>
        /// <para>Threads: any. Must not be called twice with the same initializer. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern void glia_initializer_free(IntPtr initializer);

        /// <summary>The kind of an initializer.</summary>
        /// <param name="initializer">the initializer</param>
        /// <param name="kind">receives one of GLIA_INITIALIZER_…</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_initializer_kind(InitializerHandle initializer, int* kind, out IntPtr error);

        /// <summary>Sets a parameter of an initializer. glia_catalog_parameter lists what a kind has.</summary>
        /// <param name="initializer">the initializer</param>
        /// <param name="key">one of GLIA_PARAM_…</param>
        /// <param name="value">the value, within the bounds of glia_parameter_info</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
        /// (value)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same initializer. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_initializer_set(InitializerHandle initializer, int key, double value, out IntPtr error);

        /// <summary>The value of a parameter of an initializer.</summary>
        /// <param name="initializer">the initializer</param>
        /// <param name="key">one of GLIA_PARAM_…</param>
        /// <param name="value">receives the value</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_initializer_get(
            InitializerHandle initializer,
            int key,
            double* value,
            out IntPtr error);

        /// <summary>
        /// Writes the initial values of a parameter. A value depends on the seed, the name and its place
        /// in the array alone: glia_model_new with the same seed gives a parameter of this name and these
        /// fans the same values. The kinds that fill matrices, orthogonal, identity and sparse, take the
        /// values as rows of fan_out, as those of a dense layer's weight [inputs, units]; theirs depend on
        /// the number of rows too. Of a parameter of more axes all but the last are taken as one: give the
        /// length of the last as fan_out.
        /// </summary>
        /// <param name="initializer">the initializer</param>
        /// <param name="seed">the seed of the random numbers</param>
        /// <param name="name">the parameter's name, such as "hidden.weight"; UTF-8</param>
        /// <param name="nameLength">bytes of the name; GLIA_STRLEN where it ends with NUL</param>
        /// <param name="fanIn">
        /// the inputs that feed one output; the He, Xavier and LeCun kinds use it; 0
        /// counts as 1
        /// </param>
        /// <param name="fanOut">
        /// the outputs that one input feeds; the Xavier kinds and He by GLIA_PARAM_FAN_MODE
        /// use it, and take 0, and a sum of 0, as 1; for matrices the length of a row, at
        /// least 1 where count is not 0
        /// </param>
        /// <param name="values">receives count floats; NULL only where count is 0</param>
        /// <param name="count">the number of values, from 0; for matrices a multiple of fan_out</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (name is not UTF-8; count
        /// does not fit into memory, or is no multiple of fan_out; the initializer's minimum is above
        /// its maximum), GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time, with values that do not overlap. Allocates nothing but errors; for the time of the call orthogonal two doubles a value, sparse one number a row. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_initializer_fill(
            InitializerHandle initializer,
            ulong seed,
            byte* name,
            UIntPtr nameLength,
            UIntPtr fanIn,
            UIntPtr fanOut,
            float* values,
            UIntPtr count,
            out IntPtr error);

        /// <summary>
        /// Makes a layer with default parameters: identity activation, weights by
        /// GLIA_INITIALIZER_HE_NORMAL, a bias of zeros.
        /// </summary>
        /// <param name="kind">one of GLIA_LAYER_…</param>
        /// <param name="layer">receives the layer, to be freed with glia_layer_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_layer_new(int kind, out LayerHandle layer, out IntPtr error);

        /// <summary>Frees a layer. Graphs that it was added to keep their copies.</summary>
        /// <param name="layer">the layer; NULL is fine</param>
        /// <remarks>
        /// <para>Threads: any. Must not be called twice with the same layer. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern void glia_layer_free(IntPtr layer);

        /// <summary>The kind of a layer.</summary>
        /// <param name="layer">the layer</param>
        /// <param name="kind">receives one of GLIA_LAYER_…</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_layer_kind(LayerHandle layer, int* kind, out IntPtr error);

        /// <summary>
        /// Sets a parameter of a layer, such as GLIA_PARAM_UNITS. glia_catalog_parameter lists what a kind
        /// has. Graphs that the layer was added to do not change.
        /// </summary>
        /// <param name="layer">the layer</param>
        /// <param name="key">one of GLIA_PARAM_…</param>
        /// <param name="value">the value, within the bounds of glia_parameter_info</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
        /// (value)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same layer. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_layer_set(LayerHandle layer, int key, double value, out IntPtr error);

        /// <summary>The value of a parameter of a layer.</summary>
        /// <param name="layer">the layer</param>
        /// <param name="key">one of GLIA_PARAM_…</param>
        /// <param name="value">receives the value</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_layer_get(LayerHandle layer, int key, double* value, out IntPtr error);

        /// <summary>
        /// Sets the activation f of a layer: of a dense layer y = f(x W + b), or of an activation layer
        /// y = f(x). What f learns becomes parameters of the layer, and begins with what f says until
        /// glia_layer_set_initializer says otherwise, which must follow this call. Where f gives rows of
        /// another length (maxout, gated units, CReLU), so does the layer.
        /// </summary>
        /// <param name="layer">the layer</param>
        /// <param name="activation">the activation, which is copied</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (the kind of layer takes
        /// no activation)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same layer. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_layer_set_activation(LayerHandle layer, ActivationHandle activation, out IntPtr error);

        /// <summary>Sets what gives a parameter of a layer its first values.</summary>
        /// <param name="layer">the layer</param>
        /// <param name="parameter">
        /// the parameter's name inside the layer: "weight" or "bias", or what its
        /// activation learns, such as "slope"; UTF-8
        /// </param>
        /// <param name="parameterLength">bytes of the name; GLIA_STRLEN where it ends with NUL</param>
        /// <param name="initializer">the initializer, which is copied</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (parameter is not UTF-8),
        /// GLIA_ERROR_NOT_FOUND (the kind of layer has no such parameter)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same layer. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_layer_set_initializer(
            LayerHandle layer,
            byte* parameter,
            UIntPtr parameterLength,
            InitializerHandle initializer,
            out IntPtr error);

        /// <summary>
        /// Initialises the weights of a model's dense layers by what a batch does in it (LSUV: Mishkin and
        /// Matas 2016): layer after layer, the weights are made orthogonal and then scaled so that the sums
        /// x W + b, before the activation, have variance 1 over all units and rows of the batch. Biases and
        /// what activations learn stay. The same model, batch, seed and options give the same bits on every
        /// machine. Sessions, trainers and copies made before keep the old values.
        /// </summary>
        /// <param name="model">the model</param>
        /// <param name="runtime">threads and instruction set; NULL for the calling thread alone</param>
        /// <param name="inputs">the rows one after the other, each of the model's input shape</param>
        /// <param name="inputCount">
        /// floats of inputs: rows times the size of the input, at least one row; some
        /// hundred rows like those of training do
        /// </param>
        /// <param name="seed">
        /// the seed of the orthogonal weights: those that an orthogonal initializer gives
        /// parameters of these names
        /// </param>
        /// <param name="options">what differs from the defaults; NULL for none</param>
        /// <param name="report">receives what was done; set its struct_size</param>
        /// <param name="text">
        /// buffer for a line on each dense layer: its name, its variance before the first
        /// scaling and after the last, the number of scalings and their product; cut to
        /// fit and always NUL-terminated; may be NULL with capacity 0
        /// </param>
        /// <param name="capacity">bytes of the buffer</param>
        /// <param name="needed">receives the bytes of the whole text with its NUL; may be NULL</param>
        /// <param name="error">
        /// receives the error of a failed call, which leaves the model as it was; may be
        /// NULL
        /// </param>
        /// <returns>
        /// GLIA_OK, also where layers are out of tolerance: see the report; GLIA_ERROR_NULL_POINTER,
        /// GLIA_ERROR_INVALID_ARGUMENT (options; struct_size of report), GLIA_ERROR_UNSUPPORTED
        /// (options of a newer header), GLIA_ERROR_SHAPE_MISMATCH (input_count),
        /// GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same model. Allocates a copy of the weights, which becomes the model's, and for the time of the call values of all rows and two doubles a weight of the largest layer. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_model_initialize_lsuv(
            ModelHandle model,
            RuntimeHandle runtime,
            float* inputs,
            UIntPtr inputCount,
            ulong seed,
            LsuvOptions* options,
            LsuvReport* report,
            byte* text,
            UIntPtr capacity,
            UIntPtr* needed,
            out IntPtr error);

        /// <summary>
        /// Sets who is told what happens in calls with this runtime and with the sessions and trainers that
        /// were made with it. Nobody is by default, and then nothing is done for it.
        /// </summary>
        /// <param name="runtime">the runtime</param>
        /// <param name="callback">is told; NULL for nobody</param>
        /// <param name="user">given to it</param>
        /// <param name="level">one of GLIA_LOG_LEVEL_…: the least important that it is told</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (level)</returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same runtime. Calls with sessions and trainers may go on at the same time; one that has begun to tell something may still tell it to the callback before. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_runtime_log_set(
            RuntimeHandle runtime,
            LogCallback callback,
            void* user,
            int level,
            out IntPtr error);

        /// <summary>Makes a loss with default parameters.</summary>
        /// <param name="kind">one of GLIA_LOSS_…</param>
        /// <param name="loss">receives the loss, to be freed with glia_loss_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_loss_new(int kind, out LossHandle loss, out IntPtr error);

        /// <summary>Frees a loss.</summary>
        /// <param name="loss">the loss; NULL is fine</param>
        /// <remarks>
        /// <para>Threads: any. Must not be called twice with the same loss. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern void glia_loss_free(IntPtr loss);

        /// <summary>The kind of a loss.</summary>
        /// <param name="loss">the loss</param>
        /// <param name="kind">receives one of GLIA_LOSS_…</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_loss_kind(LossHandle loss, int* kind, out IntPtr error);

        /// <summary>Sets a parameter of a loss. glia_catalog_parameter lists what a kind has.</summary>
        /// <param name="loss">the loss</param>
        /// <param name="key">one of GLIA_PARAM_…</param>
        /// <param name="value">the value, within the bounds of glia_parameter_info</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
        /// (value)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same loss. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_loss_set(LossHandle loss, int key, double value, out IntPtr error);

        /// <summary>The value of a parameter of a loss.</summary>
        /// <param name="loss">the loss</param>
        /// <param name="key">one of GLIA_PARAM_…</param>
        /// <param name="value">receives the value</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_loss_get(LossHandle loss, int key, double* value, out IntPtr error);

        /// <summary>
        /// Computes the loss of a batch, by default the mean over its rows, and its gradient at the outputs.
        /// GLIA_PARAM_REDUCTION chooses the sum, or the sum divided by that of the rows' weights.
        /// </summary>
        /// <param name="loss">the loss</param>
        /// <param name="runtime">the runtime to compute with; NULL for the calling thread alone</param>
        /// <param name="outputs">
        /// what the network gave, rows * columns floats, row after row; for
        /// GLIA_LOSS_SOFTMAX_CROSS_ENTROPY the values before the softmax
        /// </param>
        /// <param name="rows">
        /// the number of rows; with 0 the loss is 0, and of what it receives value alone is
        /// written
        /// </param>
        /// <param name="columns">the floats of a row, from 1</param>
        /// <param name="targets">
        /// what it should have given: floats, or labels. What a kind takes is in its
        /// description (glia_catalog_description): for most, rows * columns floats; for
        /// GLIA_LOSS_SOFTMAX_CROSS_ENTROPY those or labels from 0 to columns - 1; for
        /// GLIA_LOSS_NEGATIVE_LOG_LIKELIHOOD and GLIA_LOSS_MULTI_CLASS_MARGIN labels;
        /// for GLIA_LOSS_COSINE_EMBEDDING labels 1 and -1; for
        /// GLIA_LOSS_GAUSSIAN_NEGATIVE_LOG_LIKELIHOOD half as many floats as outputs;
        /// for GLIA_LOSS_TRIPLET and GLIA_LOSS_INFO_NCE none
        /// </param>
        /// <param name="targetType">GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for one label a row</param>
        /// <param name="targetCount">the number of targets</param>
        /// <param name="gradient">
        /// receives the derivative of the loss by each output, rows * columns floats;
        /// must overlap neither outputs nor targets; may be NULL
        /// </param>
        /// <param name="value">receives the loss</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns is 0;
        /// rows * columns does not fit into memory; gradient overlaps outputs or targets),
        /// GLIA_ERROR_UNKNOWN_KIND (target_type), GLIA_ERROR_SHAPE_MISMATCH (targets of a wrong
        /// number or type), GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time, with gradients that do not overlap. Allocates one float a row, without gradient the memory for it, and for GLIA_LOSS_INFO_NCE twice the outputs, at most 516 floats a row and half a megabyte, for the time of the call. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_loss_evaluate(
            LossHandle loss,
            RuntimeHandle runtime,
            float* outputs,
            UIntPtr rows,
            UIntPtr columns,
            void* targets,
            int targetType,
            UIntPtr targetCount,
            float* gradient,
            double* value,
            out IntPtr error);

        /// <summary>
        /// As glia_loss_evaluate, for rows that have weights, and with the loss of each row. A row's loss and
        /// gradient are multiplied by its weight, and by that of its label's class if the loss has class
        /// weights; GLIA_PARAM_REDUCTION says what the sum over the rows is divided by. With
        /// GLIA_LOSS_INFO_NCE, whose rows interact, a row of weight 0 is as if it was not in the batch.
        /// </summary>
        /// <param name="loss">the loss</param>
        /// <param name="runtime">the runtime to compute with; NULL for the calling thread alone</param>
        /// <param name="outputs">what the network gave, rows * columns floats, row after row</param>
        /// <param name="rows">
        /// the number of rows; with 0 the loss is 0, and of what it receives value alone is
        /// written
        /// </param>
        /// <param name="columns">the floats of a row, from 1</param>
        /// <param name="targets">what it should have given, as for glia_loss_evaluate</param>
        /// <param name="targetType">GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels</param>
        /// <param name="targetCount">the number of targets</param>
        /// <param name="weights">a finite weight from 0 on for each row, rows floats; NULL: 1 each</param>
        /// <param name="rowValues">
        /// receives the loss of each row times its weight, rows floats; must overlap no
        /// other array; may be NULL
        /// </param>
        /// <param name="gradient">
        /// receives the derivative of the loss by each output, rows * columns floats;
        /// must overlap none of the arrays that are read; may be NULL
        /// </param>
        /// <param name="value">receives the loss</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns is 0;
        /// rows * columns does not fit into memory; arrays overlap), GLIA_ERROR_UNKNOWN_KIND
        /// (target_type), GLIA_ERROR_SHAPE_MISMATCH (targets of a wrong number or type),
        /// GLIA_ERROR_OUT_OF_RANGE (a label, a weight), GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time, with results that do not overlap. Allocates the memory of what is NULL among row_values and gradient, and for GLIA_LOSS_INFO_NCE what glia_loss_evaluate says, for the time of the call. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_loss_evaluate_weighted(
            LossHandle loss,
            RuntimeHandle runtime,
            float* outputs,
            UIntPtr rows,
            UIntPtr columns,
            void* targets,
            int targetType,
            UIntPtr targetCount,
            float* weights,
            float* rowValues,
            float* gradient,
            double* value,
            out IntPtr error);

        /// <summary>
        /// Sets what the rows of each class weigh, for the losses whose targets may be class labels. They are
        /// saved with a trainer.
        /// </summary>
        /// <param name="loss">the loss</param>
        /// <param name="weights">a finite weight from 0 on for each class, copied; NULL with a count of 0: 1 each</param>
        /// <param name="count">the number of classes, which must be that of the outputs; 0 for no weights</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (the loss has no classes;
        /// count above 2^24), GLIA_ERROR_OUT_OF_RANGE (a weight)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same loss. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_loss_set_class_weights(LossHandle loss, float* weights, UIntPtr count, out IntPtr error);

        /// <summary>
        /// The share of rows whose label is among the most classes with the largest scores: with most 1 the
        /// accuracy. Of equal scores the first class is ahead; a row with a NaN is wrong.
        /// </summary>
        /// <param name="scores">a score for each class, rows * columns floats, row after row</param>
        /// <param name="rows">the number of rows</param>
        /// <param name="columns">the classes, from 1</param>
        /// <param name="labels">the class of each row, from 0 to columns - 1, rows numbers</param>
        /// <param name="most">how many of the classes count, from 1</param>
        /// <param name="value">receives the share; NaN for no rows</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns or most is 0;
        /// rows * columns does not fit into memory),
        /// GLIA_ERROR_OUT_OF_RANGE (a label)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_metric_top_accuracy(
            float* scores,
            UIntPtr rows,
            UIntPtr columns,
            int* labels,
            UIntPtr most,
            double* value,
            out IntPtr error);

        /// <summary>
        /// The confusion matrix: how many rows of each class have their largest score at each class. Of equal
        /// scores the first counts; rows with a NaN are left out.
        /// </summary>
        /// <param name="scores">a score for each class, rows * columns floats, row after row</param>
        /// <param name="rows">the number of rows</param>
        /// <param name="columns">the classes, from 1</param>
        /// <param name="labels">the class of each row, from 0 to columns - 1, rows numbers</param>
        /// <param name="counts">receives columns * columns counts: row label, column predicted</param>
        /// <param name="count">the numbers of counts: columns * columns</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns is 0; rows * columns
        /// does not fit into memory),
        /// GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_SHAPE_MISMATCH (count)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_metric_confusion(
            float* scores,
            UIntPtr rows,
            UIntPtr columns,
            int* labels,
            long* counts,
            UIntPtr count,
            out IntPtr error);

        /// <summary>
        /// The logarithmic loss: less the mean logarithm of the probability of each row's label, taken to be
        /// at least 1e-15.
        /// </summary>
        /// <param name="probabilities">a probability for each class, rows * columns floats, row after row</param>
        /// <param name="rows">the number of rows</param>
        /// <param name="columns">the classes, from 1</param>
        /// <param name="labels">the class of each row, from 0 to columns - 1, rows numbers</param>
        /// <param name="value">receives the loss; NaN for no rows</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns is 0; rows * columns
        /// does not fit into memory),
        /// GLIA_ERROR_OUT_OF_RANGE (a label)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_metric_log_loss(
            float* probabilities,
            UIntPtr rows,
            UIntPtr columns,
            int* labels,
            double* value,
            out IntPtr error);

        /// <summary>
        /// How far values are from what they should be: mean absolute error, root mean squared error, and R
        /// squared, 1 - sum (y - t)^2 / sum (t - mean t)^2.
        /// </summary>
        /// <param name="outputs">the values y</param>
        /// <param name="targets">what they should be, t, as many</param>
        /// <param name="count">the number of values</param>
        /// <param name="meanAbsoluteError">receives it; NaN for no values; may be NULL</param>
        /// <param name="rootMeanSquaredError">receives it; NaN for no values; may be NULL</param>
        /// <param name="rSquared">receives it; NaN where all targets are equal; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (count does not fit into
        /// memory)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_metric_regression(
            float* outputs,
            float* targets,
            UIntPtr count,
            double* meanAbsoluteError,
            double* rootMeanSquaredError,
            double* rSquared,
            out IntPtr error);

        /// <summary>
        /// The area under the receiver operating characteristic: the probability that a sample of label 1 has
        /// a larger score than one of label 0, equal scores counted half. Hanley and McNeil 1982.
        /// </summary>
        /// <param name="scores">a score for each sample</param>
        /// <param name="labels">0 or 1 for each sample</param>
        /// <param name="count">the number of samples</param>
        /// <param name="value">receives the area; NaN where a label is missing or a score is NaN</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (count does not fit into
        /// memory), GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates eight bytes a sample for the time of the call. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_metric_roc_area(
            float* scores,
            int* labels,
            UIntPtr count,
            double* value,
            out IntPtr error);

        /// <summary>
        /// Makes a model of a graph, with initial values drawn by a seed. A parameter's values depend on
        /// the seed, its name and its shape alone.
        /// </summary>
        /// <param name="graph">the graph: one input, every node on a way from it to the output; it is copied</param>
        /// <param name="seed">any number</param>
        /// <param name="model">receives the model, to be freed with glia_model_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (graph, or an
        /// initializer's range), GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_model_new(GraphHandle graph, ulong seed, out ModelHandle model, out IntPtr error);

        /// <summary>Frees a model. Sessions and trainers made from it stay.</summary>
        /// <param name="model">the model; NULL is fine</param>
        /// <remarks>
        /// <para>Threads: any. Must not be called twice with the same model. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern void glia_model_free(IntPtr model);

        /// <summary>The shape of a model's input, without the batch.</summary>
        /// <param name="model">the model</param>
        /// <param name="shape">receives the lengths; may be NULL with capacity 0, to ask for the rank alone</param>
        /// <param name="capacity">lengths that fit into shape, at least the rank</param>
        /// <param name="rank">receives how many lengths there are</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_model_input_shape(
            ModelHandle model,
            long* shape,
            UIntPtr capacity,
            UIntPtr* rank,
            out IntPtr error);

        /// <summary>The shape of a model's output, without the batch.</summary>
        /// <param name="model">the model</param>
        /// <param name="shape">receives the lengths; may be NULL with capacity 0, to ask for the rank alone</param>
        /// <param name="capacity">lengths that fit into shape, at least the rank</param>
        /// <param name="rank">receives how many lengths there are</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_model_output_shape(
            ModelHandle model,
            long* shape,
            UIntPtr capacity,
            UIntPtr* rank,
            out IntPtr error);

        /// <summary>The number of a model's parameters: tensors such as "hidden.weight".</summary>
        /// <param name="model">the model</param>
        /// <param name="count">receives the number</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_model_parameter_count(ModelHandle model, UIntPtr* count, out IntPtr error);

        /// <summary>Copies the name of a parameter: "LAYER.weight" or "LAYER.bias".</summary>
        /// <param name="model">the model</param>
        /// <param name="index">the parameter's number, below glia_model_parameter_count</param>
        /// <param name="text">
        /// buffer for the name, cut to fit and always NUL-terminated; may be NULL with
        /// capacity 0
        /// </param>
        /// <param name="capacity">bytes of the buffer</param>
        /// <param name="needed">receives the bytes of the whole name with its NUL; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_model_parameter_name(
            ModelHandle model,
            UIntPtr index,
            byte* text,
            UIntPtr capacity,
            UIntPtr* needed,
            out IntPtr error);

        /// <summary>The number of the parameter with a name.</summary>
        /// <param name="model">the model</param>
        /// <param name="name">the name, UTF-8</param>
        /// <param name="nameLength">its bytes; GLIA_STRLEN where it ends with NUL</param>
        /// <param name="index">receives the number</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (no UTF-8),
        /// GLIA_ERROR_NOT_FOUND (name)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_model_parameter_index(
            ModelHandle model,
            byte* name,
            UIntPtr nameLength,
            UIntPtr* index,
            out IntPtr error);

        /// <summary>The shape of a parameter: [inputs, units] for a dense layer's weight, [units] for its bias.</summary>
        /// <param name="model">the model</param>
        /// <param name="index">the parameter's number, below glia_model_parameter_count</param>
        /// <param name="shape">receives the lengths; may be NULL with capacity 0, to ask for the rank alone</param>
        /// <param name="capacity">lengths that fit into shape, at least the rank</param>
        /// <param name="rank">receives how many lengths there are</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
        /// GLIA_ERROR_INVALID_ARGUMENT (capacity)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_model_parameter_shape(
            ModelHandle model,
            UIntPtr index,
            long* shape,
            UIntPtr capacity,
            UIntPtr* rank,
            out IntPtr error);

        /// <summary>Copies a parameter's values out, rows one after the other.</summary>
        /// <param name="model">the model</param>
        /// <param name="index">the parameter's number, below glia_model_parameter_count</param>
        /// <param name="values">receives the values</param>
        /// <param name="count">floats of values: the product of the parameter's shape</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
        /// GLIA_ERROR_SHAPE_MISMATCH (count)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_model_parameter_get(
            ModelHandle model,
            UIntPtr index,
            float* values,
            UIntPtr count,
            out IntPtr error);

        /// <summary>Copies a parameter's values in. Sessions and trainers made before keep the old values.</summary>
        /// <param name="model">the model</param>
        /// <param name="index">the parameter's number, below glia_model_parameter_count</param>
        /// <param name="values">the values, rows one after the other</param>
        /// <param name="count">floats of values: the product of the parameter's shape</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
        /// GLIA_ERROR_SHAPE_MISMATCH (count), GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same model. Allocates where a session or a copy shares the weights. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_model_parameter_set(
            ModelHandle model,
            UIntPtr index,
            float* values,
            UIntPtr count,
            out IntPtr error);

        /// <summary>The number of a model's weights: values of all parameters together.</summary>
        /// <param name="model">the model</param>
        /// <param name="count">receives the number</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_model_weight_count(ModelHandle model, UIntPtr* count, out IntPtr error);

        /// <summary>
        /// SHA-256 over the bits of all parameters in order: equal for models with the same bits, on
        /// every machine.
        /// </summary>
        /// <param name="model">the model</param>
        /// <param name="hash">receives 32 bytes</param>
        /// <param name="capacity">bytes of hash, at least 32</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_model_hash(ModelHandle model, byte* hash, UIntPtr capacity, out IntPtr error);

        /// <summary>
        /// Saves a model: the graph and the weights, a file that the safetensors package reads too. A kill
        /// at any instant leaves the old file or the new one whole.
        /// </summary>
        /// <param name="model">the model</param>
        /// <param name="path">the file, UTF-8 on every system</param>
        /// <param name="pathLength">its bytes; GLIA_STRLEN where it ends with NUL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (no UTF-8), GLIA_ERROR_IO</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_model_save(ModelHandle model, byte* path, UIntPtr pathLength, out IntPtr error);

        /// <summary>
        /// Loads a model from a file that glia_model_save or glia_trainer_save wrote. A file that is cut,
        /// changed or hostile gives an error, and makes no memory that its size does not justify.
        /// </summary>
        /// <param name="path">the file, UTF-8 on every system</param>
        /// <param name="pathLength">its bytes; GLIA_STRLEN where it ends with NUL</param>
        /// <param name="model">receives the model, to be freed with glia_model_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (no UTF-8),
        /// GLIA_ERROR_IO, GLIA_ERROR_CORRUPT_FILE, GLIA_ERROR_UNSUPPORTED (a newer version),
        /// GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_model_load(
            byte* path,
            UIntPtr pathLength,
            out ModelHandle model,
            out IntPtr error);

        /// <summary>Saves a model into memory: the bytes that glia_model_save would write.</summary>
        /// <param name="model">the model</param>
        /// <param name="bytes">receives the bytes; may be NULL with capacity 0, to ask for the size alone</param>
        /// <param name="capacity">bytes that fit, at least the size</param>
        /// <param name="needed">receives the size</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_model_save_to_memory(
            ModelHandle model,
            byte* bytes,
            UIntPtr capacity,
            UIntPtr* needed,
            out IntPtr error);

        /// <summary>Loads a model from the bytes of a file. The bytes are not needed afterwards.</summary>
        /// <param name="bytes">the bytes of a file that glia_model_save or glia_trainer_save wrote</param>
        /// <param name="length">how many</param>
        /// <param name="model">receives the model, to be freed with glia_model_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_CORRUPT_FILE, GLIA_ERROR_UNSUPPORTED (a
        /// newer version), GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_model_load_from_memory(byte* bytes, UIntPtr length, out ModelHandle model, out IntPtr error);

        /// <summary>Makes an optimizer with default parameters.</summary>
        /// <param name="kind">one of GLIA_OPTIMIZER_…</param>
        /// <param name="optimizer">receives the optimizer, to be freed with glia_optimizer_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_optimizer_new(int kind, out OptimizerHandle optimizer, out IntPtr error);

        /// <summary>Frees an optimizer.</summary>
        /// <param name="optimizer">the optimizer; NULL is fine</param>
        /// <remarks>
        /// <para>Threads: any. Must not be called twice with the same optimizer. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern void glia_optimizer_free(IntPtr optimizer);

        /// <summary>The kind of an optimizer.</summary>
        /// <param name="optimizer">the optimizer</param>
        /// <param name="kind">receives one of GLIA_OPTIMIZER_…</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_optimizer_kind(OptimizerHandle optimizer, int* kind, out IntPtr error);

        /// <summary>Sets a parameter of an optimizer. glia_catalog_parameter lists what a kind has.</summary>
        /// <param name="optimizer">the optimizer</param>
        /// <param name="key">one of GLIA_PARAM_…</param>
        /// <param name="value">the value, within the bounds of glia_parameter_info</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
        /// (value)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same optimizer. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_optimizer_set(OptimizerHandle optimizer, int key, double value, out IntPtr error);

        /// <summary>The value of a parameter of an optimizer.</summary>
        /// <param name="optimizer">the optimizer</param>
        /// <param name="key">one of GLIA_PARAM_…</param>
        /// <param name="value">receives the value</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_optimizer_get(OptimizerHandle optimizer, int key, double* value, out IntPtr error);

        /// <summary>Goes on with the search of an optimizer such as GLIA_OPTIMIZER_LBFGS over weights that the host keeps.</summary>
        /// <param name="optimizer">the optimizer, one with searches 1 in glia_optimizer_needs</param>
        /// <param name="runtime">the runtime to compute with; NULL for the calling thread alone</param>
        /// <param name="shape">the lengths of the array's axes, as for glia_optimizer_needs</param>
        /// <param name="axes">0 to 64</param>
        /// <param name="loss">the loss at the weights</param>
        /// <param name="weights">the weights, which are changed, as many floats as the shape has elements</param>
        /// <param name="gradients">the gradients of the loss at the weights, as many</param>
        /// <param name="state">
        /// the optimizer's state, which is changed: state_floats of glia_optimizer_needs; zeros
        /// before the first call
        /// </param>
        /// <param name="scratch">
        /// memory to work in, scratch_floats of glia_optimizer_needs, which has to stay as it
        /// is between the calls of an iteration
        /// </param>
        /// <param name="search">
        /// the state of the search, which is changed: search_doubles of glia_optimizer_needs;
        /// zeros before the first call
        /// </param>
        /// <param name="next">
        /// receives 1: compute loss and gradients at the weights, and call again; 0: an
        /// iteration is done, and the loss and gradients of this call are those of the
        /// weights, with which a call begins the next one; -1: the same, but nothing was done,
        /// since no gradient is above gradient_tolerance or the loss is not finite
        /// </param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (axes, a length; arrays that
        /// overlap), GLIA_ERROR_SHAPE_MISMATCH (a shape that does not fit into memory),
        /// GLIA_ERROR_UNSUPPORTED (an optimizer that does not search); after an error nothing has
        /// changed
        /// </returns>
        /// <remarks>
        /// <para>The host computes loss and gradients at its weights and calls; the call moves the weights to where both are wanted next. So an iteration takes several calls; each iteration takes the place of a step. All weights are one array: a search goes over all parameters at once. A loss that is not finite, or gradients that are not, are fine where the search has gone too far: it comes back.</para>
        /// <para>What is to be kept for going on later, to the last bit, are the weights, state, search and, while an iteration is under way (next was 1), scratch.</para>
        /// <para>Threads: any, at the same time, with arrays that do not overlap. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_optimizer_search(
            OptimizerHandle optimizer,
            RuntimeHandle runtime,
            long* shape,
            UIntPtr axes,
            double loss,
            float* weights,
            float* gradients,
            float* state,
            float* scratch,
            double* search,
            int* next,
            out IntPtr error);

        /// <summary>What an optimizer needs from who calls glia_optimizer_step with a parameter of a shape.</summary>
        /// <param name="optimizer">the optimizer</param>
        /// <param name="shape">the lengths of the parameter's axes, each from 0; may be NULL with axes 0</param>
        /// <param name="axes">
        /// 0 to 64. With fewer than two, the parameter is a vector, else matrices: the last
        /// two axes are rows and columns
        /// </param>
        /// <param name="info">receives the answer; its struct_size must be set</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size, axes, a
        /// length), GLIA_ERROR_SHAPE_MISMATCH (a shape that does not fit into memory)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_optimizer_needs(
            OptimizerHandle optimizer,
            long* shape,
            UIntPtr axes,
            OptimizerInfo* info,
            out IntPtr error);

        /// <summary>Updates weights that the host keeps, from gradients that it computed.</summary>
        /// <param name="optimizer">the optimizer</param>
        /// <param name="runtime">the runtime to compute with; NULL for the calling thread alone</param>
        /// <param name="step">the number of the step: 1 for the first one, at most 2^53</param>
        /// <param name="shape">
        /// the lengths of the parameter's axes, as for glia_optimizer_needs; where
        /// takes_whole_parameters is 0, all parameters may be one array of one axis
        /// </param>
        /// <param name="axes">0 to 64</param>
        /// <param name="weights">the weights, which are changed, as many floats as the shape has elements</param>
        /// <param name="gradients">
        /// the gradients of the loss, as many: at the weights, or where
        /// glia_optimizer_look_ahead says
        /// </param>
        /// <param name="state">
        /// the optimizer's state, which is changed: state_floats of glia_optimizer_needs,
        /// array after array; zeros before the first step; may be NULL where it is 0
        /// </param>
        /// <param name="scratch">
        /// memory to work in: scratch_floats of glia_optimizer_needs, whose contents do not
        /// matter and are lost; may be NULL where it is 0
        /// </param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_RANGE (step),
        /// GLIA_ERROR_INVALID_ARGUMENT (axes, a length; arrays that overlap),
        /// GLIA_ERROR_SHAPE_MISMATCH (a shape that does not fit into memory),
        /// GLIA_ERROR_UNSUPPORTED (an optimizer that searches); after an error nothing has changed
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time, with arrays that do not overlap. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_optimizer_step(
            OptimizerHandle optimizer,
            RuntimeHandle runtime,
            ulong step,
            long* shape,
            UIntPtr axes,
            float* weights,
            float* gradients,
            float* state,
            float* scratch,
            out IntPtr error);

        /// <summary>
        /// Where the gradients of the next step are to be taken: for Nesterov momentum as published, where
        /// the velocity alone would take the weights; for an optimizer that does not look ahead, at the
        /// weights.
        /// </summary>
        /// <param name="optimizer">the optimizer</param>
        /// <param name="runtime">the runtime to compute with; NULL for the calling thread alone</param>
        /// <param name="shape">the lengths of the parameter's axes, as for glia_optimizer_step</param>
        /// <param name="axes">0 to 64</param>
        /// <param name="weights">the weights, as many floats as the shape has elements</param>
        /// <param name="state">
        /// the optimizer's state as glia_optimizer_step has it; may be NULL where there
        /// is none
        /// </param>
        /// <param name="ahead">receives the place, as many floats as weights, apart from the other arrays</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (axes, a length; arrays
        /// that overlap), GLIA_ERROR_SHAPE_MISMATCH (a shape that does not fit into memory)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time, with places that do not overlap. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_optimizer_look_ahead(
            OptimizerHandle optimizer,
            RuntimeHandle runtime,
            long* shape,
            UIntPtr axes,
            float* weights,
            float* state,
            float* ahead,
            out IntPtr error);

        /// <summary>
        /// Makes a runtime. Most hosts need none: wherever a runtime is taken, NULL stands for the calling
        /// thread alone and the best instruction set.
        /// </summary>
        /// <param name="options">what differs from the defaults; NULL for none</param>
        /// <param name="runtime">receives the runtime, to be freed with glia_runtime_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (threads),
        /// GLIA_ERROR_UNKNOWN_KIND (level), GLIA_ERROR_UNSUPPORTED (the CPU lacks the level),
        /// GLIA_ERROR_OUT_OF_MEMORY (the system refused the threads)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates, and starts threads - 1 threads. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_runtime_new(RuntimeOptions* options, out RuntimeHandle runtime, out IntPtr error);

        /// <summary>
        /// Makes a runtime that works on the host's threads: large pieces of work go to its job system, and
        /// glia starts no thread. Results are the same bits as with any number of threads. The calls that
        /// compute lock nothing and make no system call of their own.
        /// </summary>
        /// <param name="options">
        /// threads: the most bodies that run at the same time, 1 to 1024, for each of
        /// which the runtime has 600 KiB to work in; 0, and NULL for the options: 1,
        /// for a host that does one after the other
        /// </param>
        /// <param name="parallelFor">
        /// the job system; not NULL. It is called on the thread that calls glia,
        /// inside the call, under the floating-point environment that this thread has
        /// now, as long as anything made with the runtime lives
        /// </param>
        /// <param name="user">given to it; of any thread</param>
        /// <param name="runtime">receives the runtime, to be freed with glia_runtime_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (threads),
        /// GLIA_ERROR_UNKNOWN_KIND (level), GLIA_ERROR_UNSUPPORTED (the CPU lacks the level),
        /// GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_runtime_new_with_jobs(
            RuntimeOptions* options,
            ParallelFor parallelFor,
            void* user,
            out RuntimeHandle runtime,
            out IntPtr error);

        /// <summary>
        /// Frees a runtime. Its threads end when the last session or trainer that uses it is freed too:
        /// the call that frees the last of them joins the threads, and so waits for them.
        /// </summary>
        /// <param name="runtime">the runtime; NULL is fine</param>
        /// <remarks>
        /// <para>Threads: any. Must not be called twice with the same runtime. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern void glia_runtime_free(IntPtr runtime);

        /// <summary>
        /// The number of threads that work in a call, the calling one counted; with a host's job system the
        /// number of its workers.
        /// </summary>
        /// <param name="runtime">the runtime</param>
        /// <param name="threads">receives the number</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_runtime_threads(RuntimeHandle runtime, int* threads, out IntPtr error);

        /// <summary>The instruction set in use.</summary>
        /// <param name="runtime">the runtime; NULL asks for the default, the best that the CPU has</param>
        /// <param name="level">receives one of GLIA_LEVEL_…</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_runtime_level(RuntimeHandle runtime, int* level, out IntPtr error);

        /// <summary>Copies the name of an instruction-set level: "scalar", "avx2", "avx512", "neon".</summary>
        /// <param name="level">one of GLIA_LEVEL_…</param>
        /// <param name="text">
        /// buffer for the name, cut to fit and always NUL-terminated; may be NULL with
        /// capacity 0
        /// </param>
        /// <param name="capacity">bytes of the buffer</param>
        /// <param name="needed">receives the bytes of the whole name with its NUL; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_level_name(
            int level,
            byte* text,
            UIntPtr capacity,
            UIntPtr* needed,
            out IntPtr error);

        /// <summary>
        /// Makes a buffer of samples with default parameters and without memory. GLIA_PARAM_CAPACITY says
        /// how many samples it keeps; glia_samples_prepare makes the memory.
        /// </summary>
        /// <param name="kind">one of GLIA_SAMPLES_…</param>
        /// <param name="samples">receives the buffer, to be freed with glia_samples_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_samples_new(int kind, out SamplesHandle samples, out IntPtr error);

        /// <summary>Frees a buffer of samples. Trainers that it is attached to go on with what is in it.</summary>
        /// <param name="samples">the buffer; NULL is fine</param>
        /// <remarks>
        /// <para>Threads: any. Must not be called twice with the same buffer. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern void glia_samples_free(IntPtr samples);

        /// <summary>The kind of a buffer of samples.</summary>
        /// <param name="samples">the buffer</param>
        /// <param name="kind">receives one of GLIA_SAMPLES_…</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_samples_kind(SamplesHandle samples, int* kind, out IntPtr error);

        /// <summary>
        /// Sets a parameter of a buffer of samples, before glia_samples_prepare. glia_catalog_parameter lists
        /// what a kind has.
        /// </summary>
        /// <param name="samples">the buffer</param>
        /// <param name="key">one of GLIA_PARAM_…</param>
        /// <param name="value">the value, within the bounds of glia_parameter_info</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
        /// (value), GLIA_ERROR_INVALID_STATE (it was prepared)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same buffer. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_samples_set(SamplesHandle samples, int key, double value, out IntPtr error);

        /// <summary>The value of a parameter of a buffer of samples, such as GLIA_PARAM_CAPACITY.</summary>
        /// <param name="samples">the buffer</param>
        /// <param name="key">one of GLIA_PARAM_…</param>
        /// <param name="value">receives the value</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_samples_get(SamplesHandle samples, int key, double* value, out IntPtr error);

        /// <summary>
        /// Makes the memory of a buffer of samples, once. A sample takes the floats of the model's input, 4
        /// bytes for a label or the floats of the loss's targets, and 4 bytes for its weight.
        /// </summary>
        /// <param name="samples">the buffer</param>
        /// <param name="model">a model of the trainers that will learn from it; only the shapes count</param>
        /// <param name="loss">their loss, which says what targets are</param>
        /// <param name="targetType">
        /// GLIA_TYPE_FLOAT32 for targets that are values, GLIA_TYPE_INT32 or
        /// GLIA_TYPE_INT64 for labels
        /// </param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
        /// GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_SHAPE_MISMATCH (the loss does not take such targets,
        /// or not the model's outputs), GLIA_ERROR_INVALID_STATE (it was prepared),
        /// GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same buffer. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_samples_prepare(
            SamplesHandle samples,
            ModelHandle model,
            LossHandle loss,
            int targetType,
            out IntPtr error);

        /// <summary>
        /// Adds samples in their order: all of them, or none where one is refused. Numbers that are not finite
        /// are refused unless GLIA_PARAM_REFUSE_NON_FINITE is 0.
        /// </summary>
        /// <param name="samples">the buffer, prepared</param>
        /// <param name="inputs">the samples one after the other, each of the model's input shape</param>
        /// <param name="inputCount">floats of inputs: samples times the size of the input, at least one sample</param>
        /// <param name="targets">what they should give: floats as the loss takes them, or one label a sample</param>
        /// <param name="targetType">
        /// GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels, as
        /// the buffer was prepared for
        /// </param>
        /// <param name="targetCount">elements of targets</param>
        /// <param name="weights">a finite weight from 0 on for each sample</param>
        /// <param name="weightCount">floats of weights: the samples; 0 for a weight of 1 each</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
        /// GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label, a weight, a number that is not
        /// finite), GLIA_ERROR_INVALID_STATE (not prepared), GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>A control loop may add while a worker trains. The call waits while another one copies samples into the same buffer, or a trainer a batch out of it, and for nothing else; it makes a system call only where it has to wait.</para>
        /// <para>Threads: any, at the same time, also while trainers draw. Allocates nothing but errors, save that the first call for a buffer of a loaded trainer allocates its memory, unless glia_trainer_prepare_samples was called. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_samples_add(
            SamplesHandle samples,
            float* inputs,
            UIntPtr inputCount,
            void* targets,
            int targetType,
            UIntPtr targetCount,
            float* weights,
            UIntPtr weightCount,
            out IntPtr error);

        /// <summary>How many samples are in a buffer: at most GLIA_PARAM_CAPACITY.</summary>
        /// <param name="samples">the buffer, prepared</param>
        /// <param name="count">receives the number</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (not prepared)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_samples_count(SamplesHandle samples, UIntPtr* count, out IntPtr error);

        /// <summary>
        /// How many samples were added to a buffer since it was made or cleared, those that it no longer has
        /// among them.
        /// </summary>
        /// <param name="samples">the buffer, prepared</param>
        /// <param name="total">receives the number</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (not prepared)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_samples_total(SamplesHandle samples, ulong* total, out IntPtr error);

        /// <summary>Empties a buffer: from now on it is as if it were new. The memory stays.</summary>
        /// <param name="samples">the buffer, prepared</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (not prepared)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time, also while trainers draw. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_samples_clear(SamplesHandle samples, out IntPtr error);

        /// <summary>Copies a sample out of a buffer.</summary>
        /// <param name="samples">the buffer, prepared</param>
        /// <param name="index">
        /// the sample, from 0 to below glia_samples_count: of a ring 0 is the oldest, of a
        /// reservoir the order says nothing
        /// </param>
        /// <param name="inputs">receives the input</param>
        /// <param name="inputCount">floats of inputs: the size of the model's input</param>
        /// <param name="targets">receives the target values, or the label; must not overlap inputs</param>
        /// <param name="targetType">GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for a label</param>
        /// <param name="targetCount">elements of targets</param>
        /// <param name="weight">receives the weight; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
        /// GLIA_ERROR_SHAPE_MISMATCH (counts, target_type), GLIA_ERROR_UNKNOWN_KIND (target_type),
        /// GLIA_ERROR_INVALID_ARGUMENT (targets overlap inputs), GLIA_ERROR_INVALID_STATE (not
        /// prepared)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_samples_read(
            SamplesHandle samples,
            UIntPtr index,
            float* inputs,
            UIntPtr inputCount,
            void* targets,
            int targetType,
            UIntPtr targetCount,
            float* weight,
            out IntPtr error);

        /// <summary>
        /// Makes a schedule with default parameters. Every kind can begin with a warm-up
        /// (GLIA_PARAM_WARMUP_STEPS, GLIA_PARAM_WARMUP_START); the kinds with a table need
        /// glia_schedule_set_points, too.
        /// </summary>
        /// <param name="kind">one of GLIA_SCHEDULE_…</param>
        /// <param name="schedule">receives the schedule, to be freed with glia_schedule_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_schedule_new(int kind, out ScheduleHandle schedule, out IntPtr error);

        /// <summary>Frees a schedule.</summary>
        /// <param name="schedule">the schedule; NULL is fine</param>
        /// <remarks>
        /// <para>Threads: any. Must not be called twice with the same schedule. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern void glia_schedule_free(IntPtr schedule);

        /// <summary>The kind of a schedule.</summary>
        /// <param name="schedule">the schedule</param>
        /// <param name="kind">receives one of GLIA_SCHEDULE_…</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_schedule_kind(ScheduleHandle schedule, int* kind, out IntPtr error);

        /// <summary>Sets a parameter of a schedule. glia_catalog_parameter lists what a kind has.</summary>
        /// <param name="schedule">the schedule</param>
        /// <param name="key">one of GLIA_PARAM_…</param>
        /// <param name="value">the value, within the bounds of glia_parameter_info</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
        /// (value)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same schedule. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_schedule_set(ScheduleHandle schedule, int key, double value, out IntPtr error);

        /// <summary>The value of a parameter of a schedule.</summary>
        /// <param name="schedule">the schedule</param>
        /// <param name="key">one of GLIA_PARAM_…</param>
        /// <param name="value">receives the value</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_schedule_get(ScheduleHandle schedule, int key, double* value, out IntPtr error);

        /// <summary>
        /// Sets the points of a schedule that has a table, instead of those that it had: for
        /// GLIA_SCHEDULE_PIECEWISE_CONSTANT and GLIA_SCHEDULE_PIECEWISE_LINEAR steps with values, for
        /// GLIA_SCHEDULE_MULTI_STEP steps alone.
        /// </summary>
        /// <param name="schedule">the schedule</param>
        /// <param name="steps">
        /// whole numbers from 0 on, each above the one before, counted from the end of the
        /// warm-up
        /// </param>
        /// <param name="values">the value at each step, 0 to 1000000; for GLIA_SCHEDULE_MULTI_STEP NULL</param>
        /// <param name="count">the number of steps and of values, 1 to 65536</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (a kind without a table,
        /// steps, values for GLIA_SCHEDULE_MULTI_STEP, count), GLIA_ERROR_OUT_OF_RANGE (values)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same schedule. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_schedule_set_points(
            ScheduleHandle schedule,
            long* steps,
            double* values,
            UIntPtr count,
            out IntPtr error);

        /// <summary>
        /// The value at a step, without running anything: right at any step, and the same bits on every
        /// machine. Of GLIA_SCHEDULE_PLATEAU, the value that follows from what was reported so far.
        /// </summary>
        /// <param name="schedule">the schedule</param>
        /// <param name="step">the step: how many updates were done before it, so that the first is 0</param>
        /// <param name="value">receives the value</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (step),
        /// GLIA_ERROR_INVALID_STATE (a table without points)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_schedule_value(ScheduleHandle schedule, long step, double* value, out IntPtr error);

        /// <summary>
        /// Reports a value to a schedule of the kind GLIA_SCHEDULE_PLATEAU, such as the loss on data that
        /// were held back, once an epoch. A trainer's copy is fed by glia_trainer_schedule_report.
        /// </summary>
        /// <param name="schedule">the schedule</param>
        /// <param name="value">what was reached; NaN counts as no improvement</param>
        /// <param name="reduced">receives 1 where the schedule's value went down by this, else 0; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (another kind)</returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same schedule. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_schedule_report(ScheduleHandle schedule, double value, int* reduced, out IntPtr error);

        /// <summary>
        /// Makes a session. It serves the weights as they are now; to serve newer ones make another, or one
        /// that follows a trainer: glia_session_follow. It runs once here, so that the first run of the host
        /// finds all memory there.
        /// </summary>
        /// <param name="model">the model; the session keeps what it needs of it</param>
        /// <param name="runtime">threads and instruction set; NULL for the calling thread alone</param>
        /// <param name="largestBatch">the most rows of a run, at least 1</param>
        /// <param name="session">receives the session, to be freed with glia_session_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (largest_batch),
        /// GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_session_new(
            ModelHandle model,
            RuntimeHandle runtime,
            UIntPtr largestBatch,
            out SessionHandle session,
            out IntPtr error);

        /// <summary>Frees a session.</summary>
        /// <param name="session">the session; NULL is fine</param>
        /// <remarks>
        /// <para>Threads: any. Must not be called twice with the same session. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern void glia_session_free(IntPtr session);

        /// <summary>
        /// Computes the outputs of some rows. A row's outputs are the same bits whatever the other rows,
        /// the number of threads and the instruction set. With the default runtime it locks nothing and
        /// makes no system call.
        /// </summary>
        /// <param name="session">the session</param>
        /// <param name="inputs">the rows one after the other, each of the model's input shape</param>
        /// <param name="inputCount">
        /// floats of inputs: rows times the size of the input; 0 to largest_batch
        /// rows
        /// </param>
        /// <param name="outputs">
        /// receives the rows' outputs, each of the model's output shape; must not
        /// overlap inputs
        /// </param>
        /// <param name="outputCount">floats of outputs: rows times the size of the output</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH,
        /// GLIA_ERROR_INVALID_ARGUMENT (arrays that overlap)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same session. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_session_run(
            SessionHandle session,
            float* inputs,
            UIntPtr inputCount,
            float* outputs,
            UIntPtr outputCount,
            out IntPtr error);

        /// <summary>
        /// Runs a data set and compares its outputs with targets. A row with NaN outputs counts as wrong.
        /// For GLIA_LOSS_INFO_NCE, whose rows interact, the data set is one batch, and may have no more
        /// samples than the session's largest batch has rows.
        /// </summary>
        /// <param name="session">the session; the data are run in blocks of rows</param>
        /// <param name="loss">the loss; GLIA_LOSS_SOFTMAX_CROSS_ENTROPY takes the values before a softmax</param>
        /// <param name="inputs">float32 [samples, input shape …]</param>
        /// <param name="targets">float32 [samples, output shape …], or int32 or int64 labels [samples]</param>
        /// <param name="mean">receives the mean loss of the samples; may be NULL</param>
        /// <param name="accuracy">
        /// receives the share of samples, 0 to 1, whose largest output is the label's;
        /// NaN for a loss without classes; may be NULL
        /// </param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT
        /// (GLIA_LOSS_SOFTMAX_CROSS_ENTROPY and a model that ends in softmax),
        /// GLIA_ERROR_SHAPE_MISMATCH (also more samples than one batch, where rows interact),
        /// GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same session. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_session_evaluate(
            SessionHandle session,
            LossHandle loss,
            TensorHandle inputs,
            TensorHandle targets,
            double* mean,
            double* accuracy,
            out IntPtr error);

        /// <summary>
        /// Makes a session that serves the newest of a trainer's snapshots: each run picks it up when it
        /// begins, by three atomic operations at most, whatever the trainer and other sessions do, and keeps
        /// it until its end. The versions that a session serves never go back.
        /// </summary>
        /// <param name="snapshots">the snapshots; the session keeps what it needs of them</param>
        /// <param name="runtime">
        /// threads, and the instruction set of the trainer's runtime, in whose form the
        /// snapshots are; NULL for the calling thread alone, with that instruction set
        /// </param>
        /// <param name="largestBatch">the most rows of a run, at least 1</param>
        /// <param name="session">receives the session, to be freed with glia_session_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (largest_batch; a runtime
        /// with another instruction set), GLIA_ERROR_OUT_OF_RANGE (more than 65,534 sessions),
        /// GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>The memory of one snapshot more is made here, the weights twice; a session made after another one was freed takes over that one's.</para>
        /// <para>Threads: any, at the same time, also while the trainer works and publishes. Allocates and locks; neither the trainer nor a running session waits for it. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_session_follow(
            SnapshotsHandle snapshots,
            RuntimeHandle runtime,
            UIntPtr largestBatch,
            out SessionHandle session,
            out IntPtr error);

        /// <summary>
        /// Pins a session that follows to the snapshot that it has, that of its last run: it serves that one
        /// until glia_session_unpin. The trainer publishes as before.
        /// </summary>
        /// <param name="session">the session, made by glia_session_follow</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (a session of a model)</returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same session. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_session_pin(SessionHandle session, out IntPtr error);

        /// <summary>Lets a pinned session follow again, from its next run on.</summary>
        /// <param name="session">the session, made by glia_session_follow</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (a session of a model)</returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same session. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_session_unpin(SessionHandle session, out IntPtr error);

        /// <summary>The version of the snapshot that a session has: that of its last run, or of its making.</summary>
        /// <param name="session">the session</param>
        /// <param name="version">receives the version; 0 for a session of a model</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, not while the session runs. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_session_version(SessionHandle session, long* version, out IntPtr error);

        /// <summary>
        /// SHA-256 over the bits of all weights that a session has, those of its last run: what
        /// glia_trainer_hash gave when they were published, and glia_model_hash gives for their model.
        /// </summary>
        /// <param name="session">the session</param>
        /// <param name="hash">receives 32 bytes</param>
        /// <param name="capacity">bytes of hash, at least 32</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)</returns>
        /// <remarks>
        /// <para>Threads: any, not while the session runs. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_session_hash(SessionHandle session, byte* hash, UIntPtr capacity, out IntPtr error);

        /// <summary>
        /// As glia_session_run, of rows that stand in the host's own structures: element e of row r is at
        /// inputs[r * input_row_stride + e * input_element_stride], with e counted through the input's shape,
        /// and likewise for outputs. The bits are those of glia_session_run. Strides are in floats:
        /// </summary>
        /// <param name="session">the session</param>
        /// <param name="rows">rows, 0 to largest_batch</param>
        /// <param name="inputs">the first element of the first row</param>
        /// <param name="inputRowStride">floats from a row to the next; 0 where all rows are the same</param>
        /// <param name="inputElementStride">floats from an element to the next</param>
        /// <param name="outputs">
        /// receives the outputs; no element may be at the place of another or
        /// of an input: one of the strides has to step over all that the other
        /// reaches, and outputs have to stand apart from inputs, or alternate
        /// with them at the same stride
        /// </param>
        /// <param name="outputRowStride">floats from a row to the next</param>
        /// <param name="outputElementStride">floats from an element to the next</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (rows),
        /// GLIA_ERROR_INVALID_ARGUMENT (strides that do not fit into memory; elements that overlap)
        /// </returns>
        /// <remarks>
        /// <para>- rows one after the other: row stride the size of a row, element stride 1; - fields of an array of structs: row stride sizeof the struct / 4, element stride 1; inputs and outputs may be fields of the same structs; - a structure of arrays, one array of all agents for each element: row stride 1, element stride the length of an array.</para>
        /// <para>Threads: any, one call at a time on the same session. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_session_run_strided(
            SessionHandle session,
            UIntPtr rows,
            float* inputs,
            UIntPtr inputRowStride,
            UIntPtr inputElementStride,
            float* outputs,
            UIntPtr outputRowStride,
            UIntPtr outputElementStride,
            out IntPtr error);

        /// <summary>
        /// Gives the snapshots of a trainer, for glia_session_follow. If it has published nothing yet, the
        /// weights as they are become version 1. They outlive the trainer: what follows goes on serving the
        /// last one.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="snapshots">receives the snapshots, to be freed with glia_snapshots_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (GLIA_PARAM_PUBLISH_AVERAGE is
        /// set and no average is kept), GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_snapshots(TrainerHandle trainer, out SnapshotsHandle snapshots, out IntPtr error);

        /// <summary>
        /// Makes the current weights visible to all sessions that follow the trainer, from their next run on.
        /// It waits for none of them, whatever they do, and none of them waits for it. With
        /// GLIA_PARAM_PUBLISH_AVERAGE of glia_trainer_update_set it is the average of the weights that is
        /// published, once there is one.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="version">receives the snapshot's number: 1, 2, and so on; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (GLIA_PARAM_PUBLISH_AVERAGE is
        /// set and no average is kept), GLIA_ERROR_OUT_OF_MEMORY (the first call)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. The first call allocates, unless glia_trainer_snapshots came before; then it allocates nothing but errors, locks nothing and makes no system call. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_publish(TrainerHandle trainer, long* version, out IntPtr error);

        /// <summary>
        /// The version of the newest snapshot. A session that runs after this call has that one or a newer
        /// one, unless it is pinned.
        /// </summary>
        /// <param name="snapshots">the snapshots</param>
        /// <param name="version">receives the version, at least 1</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time, also while the trainer publishes. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_snapshots_version(SnapshotsHandle snapshots, long* version, out IntPtr error);

        /// <summary>Frees the handle. Sessions that follow keep what they need.</summary>
        /// <param name="snapshots">the snapshots; NULL is fine</param>
        /// <remarks>
        /// <para>Threads: any. Must not be called twice with the same snapshots. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern void glia_snapshots_free(IntPtr snapshots);

        /// <summary>Makes a tensor of zeros, its elements in row-major order, its memory aligned to 64 bytes.</summary>
        /// <param name="elementType">one of GLIA_TYPE_…</param>
        /// <param name="shape">`rank` lengths of at least 0; may be NULL with rank 0</param>
        /// <param name="rank">the number of axes, 0 to 64; 0 is a single number</param>
        /// <param name="tensor">receives the tensor, to be freed with glia_tensor_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (element_type),
        /// GLIA_ERROR_INVALID_ARGUMENT (rank), GLIA_ERROR_SHAPE_MISMATCH (a negative length, or
        /// more elements than memory can have), GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_tensor_new(
            int elementType,
            long* shape,
            UIntPtr rank,
            out TensorHandle tensor,
            out IntPtr error);

        /// <summary>
        /// Makes a tensor over the host's memory, without a copy. The memory stays valid, and nobody
        /// changes it while a call reads it, until the release callback; without one, until the last
        /// tensor over it is freed. glia itself changes it in glia_tensor_copy_in alone. With strides, only
        /// the elements that shape and strides reach are read; the gaps between them may change.
        /// </summary>
        /// <param name="elementType">one of GLIA_TYPE_…</param>
        /// <param name="data">
        /// the first element, aligned for the type; may be NULL where the shape has
        /// no elements
        /// </param>
        /// <param name="shape">`rank` lengths of at least 0; may be NULL with rank 0</param>
        /// <param name="strides">
        /// for each axis the elements from one index to the next, at least 0; NULL
        /// for row-major order
        /// </param>
        /// <param name="rank">the number of axes, 0 to 64; 0 is a single number</param>
        /// <param name="release">
        /// called once when the last tensor over the memory is freed, on the thread
        /// that frees it; never where this call fails; may be NULL
        /// </param>
        /// <param name="user">passed to `release`; may be NULL</param>
        /// <param name="tensor">receives the tensor, to be freed with glia_tensor_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER (also a misaligned address), GLIA_ERROR_UNKNOWN_KIND
        /// (element_type), GLIA_ERROR_INVALID_ARGUMENT (rank), GLIA_ERROR_SHAPE_MISMATCH (a
        /// negative length, or more than memory can have), GLIA_ERROR_UNSUPPORTED (a negative
        /// stride)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_tensor_borrow(
            int elementType,
            void* data,
            long* shape,
            long* strides,
            UIntPtr rank,
            ReleaseCallback release,
            void* user,
            out TensorHandle tensor,
            out IntPtr error);

        /// <summary>Frees a tensor. Memory that other tensors share lives on until the last of them is freed.</summary>
        /// <param name="tensor">the tensor; NULL is fine</param>
        /// <remarks>
        /// <para>Threads: any. Must not be called twice with the same tensor. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern void glia_tensor_free(IntPtr tensor);

        /// <summary>The type of a tensor's elements.</summary>
        /// <param name="tensor">the tensor</param>
        /// <param name="elementType">receives one of GLIA_TYPE_…</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_tensor_type(TensorHandle tensor, int* elementType, out IntPtr error);

        /// <summary>Copies the shape of a tensor.</summary>
        /// <param name="tensor">the tensor</param>
        /// <param name="shape">
        /// receives the length of each axis; may be NULL with capacity 0, which asks for
        /// the rank alone
        /// </param>
        /// <param name="capacity">numbers that `shape` has room for, at least the rank</param>
        /// <param name="rank">receives the number of axes</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_tensor_shape(
            TensorHandle tensor,
            long* shape,
            UIntPtr capacity,
            UIntPtr* rank,
            out IntPtr error);

        /// <summary>Copies the strides of a tensor: for each axis, the elements from one index to the next.</summary>
        /// <param name="tensor">the tensor</param>
        /// <param name="strides">
        /// receives the stride of each axis; may be NULL with capacity 0, which asks for
        /// the rank alone
        /// </param>
        /// <param name="capacity">numbers that `strides` has room for, at least the rank</param>
        /// <param name="rank">receives the number of axes</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_tensor_strides(
            TensorHandle tensor,
            long* strides,
            UIntPtr capacity,
            UIntPtr* rank,
            out IntPtr error);

        /// <summary>
        /// The address of a tensor's first element, to be read and written until the tensor is freed. The
        /// others lie where the strides say. Nobody writes there while a call uses the tensor.
        /// </summary>
        /// <param name="tensor">the tensor</param>
        /// <param name="data">receives the address; NULL where the tensor has no elements</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same tensor. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_tensor_data(TensorHandle tensor, void** data, out IntPtr error);

        /// <summary>
        /// Copies elements into a tensor, in row-major order whatever its strides. Where strides put
        /// several elements in one place, the last of them stays.
        /// </summary>
        /// <param name="tensor">the tensor</param>
        /// <param name="data">
        /// the elements, of the tensor's type, one after the other, aligned or not; may
        /// overlap the tensor's memory; may be NULL with bytes 0
        /// </param>
        /// <param name="bytes">the size of all elements</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (bytes),
        /// GLIA_ERROR_OUT_OF_MEMORY (overlap and strides only)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same tensor. Allocates nothing but errors, and a copy where `data` overlaps a tensor that is not in row-major order. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_tensor_copy_in(TensorHandle tensor, void* data, UIntPtr bytes, out IntPtr error);

        /// <summary>Copies the elements of a tensor out, in row-major order whatever its strides.</summary>
        /// <param name="tensor">the tensor</param>
        /// <param name="data">
        /// receives the elements one after the other, aligned or not; may overlap the
        /// tensor's memory; may be NULL with bytes 0
        /// </param>
        /// <param name="bytes">the size of all elements</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (bytes),
        /// GLIA_ERROR_OUT_OF_MEMORY (overlap and strides only)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors, and a copy where `data` overlaps a tensor that is not in row-major order. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_tensor_copy_out(TensorHandle tensor, void* data, UIntPtr bytes, out IntPtr error);

        /// <summary>
        /// Makes a tensor over a part of another: along one axis, `count` indices from `start`. It shares
        /// the memory.
        /// </summary>
        /// <param name="tensor">the tensor to take the part of</param>
        /// <param name="axis">the axis, 0 to rank - 1</param>
        /// <param name="start">the first index, 0 to the length of the axis</param>
        /// <param name="count">the number of indices; start + count is at most the length of the axis</param>
        /// <param name="part">receives the tensor, to be freed with glia_tensor_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (axis, start, count)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_tensor_slice(
            TensorHandle tensor,
            UIntPtr axis,
            UIntPtr start,
            UIntPtr count,
            out TensorHandle part,
            out IntPtr error);

        /// <summary>
        /// Makes a tensor with the elements of another in another shape. It shares the memory, so the
        /// elements must stand one after the other, in row-major order.
        /// </summary>
        /// <param name="tensor">the tensor with the elements</param>
        /// <param name="shape">
        /// `rank` lengths of at least 0, with as many elements as before; may be NULL
        /// with rank 0
        /// </param>
        /// <param name="rank">the number of axes, 0 to 64</param>
        /// <param name="reshaped">receives the tensor, to be freed with glia_tensor_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (rank),
        /// GLIA_ERROR_SHAPE_MISMATCH (shape, or elements that stand apart: copy them with
        /// glia_tensor_copy_out)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_tensor_reshape(
            TensorHandle tensor,
            long* shape,
            UIntPtr rank,
            out TensorHandle reshaped,
            out IntPtr error);

        /// <summary>Makes a tensor with the elements of another and two axes exchanged. It shares the memory.</summary>
        /// <param name="tensor">the tensor with the elements</param>
        /// <param name="first">an axis, 0 to rank - 1</param>
        /// <param name="second">an axis, 0 to rank - 1; the same one changes nothing</param>
        /// <param name="transposed">receives the tensor, to be freed with glia_tensor_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (first, second)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_tensor_transpose(
            TensorHandle tensor,
            UIntPtr first,
            UIntPtr second,
            out TensorHandle transposed,
            out IntPtr error);

        /// <summary>
        /// Makes a trainer. It copies the model's weights, the loss and the optimizer; what is done to
        /// them later does not reach it.
        /// </summary>
        /// <param name="model">
        /// the model: at least one layer; for GLIA_LOSS_SOFTMAX_CROSS_ENTROPY one that
        /// ends before the softmax
        /// </param>
        /// <param name="loss">the loss</param>
        /// <param name="optimizer">the optimizer</param>
        /// <param name="runtime">threads and instruction set; NULL for the calling thread alone</param>
        /// <param name="options">what differs from the defaults; NULL for none</param>
        /// <param name="trainer">receives the trainer, to be freed with glia_trainer_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_OUT_OF_MEMORY</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_new(
            ModelHandle model,
            LossHandle loss,
            OptimizerHandle optimizer,
            RuntimeHandle runtime,
            TrainerOptions* options,
            out TrainerHandle trainer,
            out IntPtr error);

        /// <summary>
        /// Frees a trainer. One that a training thread has is freed by that thread, which ends after the slice
        /// that it is at; this call does not wait for it.
        /// </summary>
        /// <param name="trainer">the trainer; NULL is fine</param>
        /// <remarks>
        /// <para>Threads: any. Must not be called twice with the same trainer. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern void glia_trainer_free(IntPtr trainer);

        /// <summary>Makes the memory of a step of a loaded trainer, which its first step would make otherwise.</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_MEMORY</returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates the first time. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_prepare(TrainerHandle trainer, out IntPtr error);

        /// <summary>
        /// One step on a minibatch: forward, loss, gradients, update. For an optimizer that searches, one of
        /// its iterations: the first two several times.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="inputs">the rows one after the other, each of the model's input shape</param>
        /// <param name="inputCount">
        /// floats of inputs: rows times the size of the input, at least one row; more
        /// than largest_batch come in chunks, with the same results bit for bit
        /// </param>
        /// <param name="targets">
        /// what the rows should give: floats of the model's output shape, or one
        /// label a row, from 0 to the number of outputs - 1
        /// </param>
        /// <param name="targetType">GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels</param>
        /// <param name="targetCount">elements of targets</param>
        /// <param name="loss">
        /// receives the mean loss of the rows before the update, where the gradients are
        /// taken: at the weights, or ahead of them for an optimizer that looks ahead;
        /// may be NULL
        /// </param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
        /// GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
        /// (where it allocates), GLIA_ERROR_DIVERGED (the watch refused the step:
        /// glia_trainer_watch_set), GLIA_ERROR_INVALID_STATE (an optimizer that searches with clipped
        /// gradients, noise or a rate factor); after an error the weights are as before
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare was called, and the first larger than largest_batch what it needs beside it, unless glia_trainer_prepare_batch was. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_step(
            TrainerHandle trainer,
            float* inputs,
            UIntPtr inputCount,
            void* targets,
            int targetType,
            UIntPtr targetCount,
            double* loss,
            out IntPtr error);

        /// <summary>
        /// Computes loss and gradients of a minibatch and leaves the weights as they are. The gradients
        /// can be read and changed before glia_trainer_apply_gradients uses them.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="inputs">the rows one after the other, each of the model's input shape</param>
        /// <param name="inputCount">
        /// floats of inputs: rows times the size of the input, at least one row; more
        /// than largest_batch come in chunks, with the same results bit for bit
        /// </param>
        /// <param name="targets">
        /// what the rows should give: floats of the model's output shape, or one
        /// label a row, from 0 to the number of outputs - 1
        /// </param>
        /// <param name="targetType">GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels</param>
        /// <param name="targetCount">elements of targets</param>
        /// <param name="loss">receives the mean loss of the rows; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
        /// GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
        /// (where it allocates)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare was called, and the first larger than largest_batch what it needs beside it, unless glia_trainer_prepare_batch was. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_compute_gradients(
            TrainerHandle trainer,
            float* inputs,
            UIntPtr inputCount,
            void* targets,
            int targetType,
            UIntPtr targetCount,
            double* loss,
            out IntPtr error);

        /// <summary>
        /// Updates the weights from the gradients that glia_trainer_compute_gradients left, once for each
        /// call of it. Gradients that wait for this call are not saved.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no gradients since the last
        /// update; an optimizer that searches, which takes whole steps), GLIA_ERROR_DIVERGED (the watch
        /// refused them: glia_trainer_watch_set; they stay, and can be mended and applied again)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_apply_gradients(TrainerHandle trainer, out IntPtr error);

        /// <summary>
        /// A model with a copy of the average of the weights, to evaluate, serve or save. The average is kept
        /// where glia_trainer_update_set was called with GLIA_PARAM_AVERAGE.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="model">receives the model, to be freed with glia_model_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no average is kept, or no
        /// weights are in it yet; an update is half done: glia_trainer_run_for),
        /// GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_average_model(TrainerHandle trainer, out ModelHandle model, out IntPtr error);

        /// <summary>How many updates' weights are in the average; 0 where none is kept.</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="count">receives the number</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_average_count(TrainerHandle trainer, long* count, out IntPtr error);

        /// <summary>
        /// An event of the watch. Of all events, whose number glia_watch_status tells, the last 64 are kept, also
        /// through saves and loads.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="number">the event's number, from 0 for the first since the watch was switched on</param>
        /// <param name="event">receives the event, as far as its struct_size goes, which the caller sets</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size),
        /// GLIA_ERROR_INVALID_STATE (the watch is off), GLIA_ERROR_NOT_FOUND (number: not kept any more,
        /// or not yet)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_watch_event(
            TrainerHandle trainer,
            ulong number,
            WatchEvent* @event,
            out IntPtr error);

        /// <summary>
        /// Saves a trainer: graph, weights, loss, optimizer with its state, and every counter. Training
        /// goes on from it bit for bit as if it had never stopped. The file also loads as a model. A kill
        /// at any instant leaves the old file or the new one whole.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="path">the file, UTF-8 on every system</param>
        /// <param name="pathLength">its bytes; GLIA_STRLEN where it ends with NUL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (no UTF-8), GLIA_ERROR_IO,
        /// GLIA_ERROR_INVALID_STATE (an update is half done: glia_trainer_run_for)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_save(
            TrainerHandle trainer,
            byte* path,
            UIntPtr pathLength,
            out IntPtr error);

        /// <summary>
        /// Loads a trainer from a file that glia_trainer_save wrote. A file that is cut, changed or
        /// hostile gives an error, and makes no memory that its size does not justify; the memory of a
        /// step is made by the first one, or by glia_trainer_prepare.
        /// </summary>
        /// <param name="path">the file, UTF-8 on every system</param>
        /// <param name="pathLength">its bytes; GLIA_STRLEN where it ends with NUL</param>
        /// <param name="runtime">threads and instruction set; NULL for the calling thread alone</param>
        /// <param name="options">as in glia_trainer_new, but the seed is the file's; NULL for the defaults</param>
        /// <param name="trainer">receives the trainer, to be freed with glia_trainer_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_IO,
        /// GLIA_ERROR_CORRUPT_FILE, GLIA_ERROR_UNSUPPORTED (a newer version),
        /// GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_load(
            byte* path,
            UIntPtr pathLength,
            RuntimeHandle runtime,
            TrainerOptions* options,
            out TrainerHandle trainer,
            out IntPtr error);

        /// <summary>Saves a trainer into memory: the bytes that glia_trainer_save would write.</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="bytes">receives the bytes; may be NULL with capacity 0, to ask for the size alone</param>
        /// <param name="capacity">bytes that fit, at least the size</param>
        /// <param name="needed">receives the size</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity),
        /// GLIA_ERROR_INVALID_STATE (an update is half done: glia_trainer_run_for)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_save_to_memory(
            TrainerHandle trainer,
            byte* bytes,
            UIntPtr capacity,
            UIntPtr* needed,
            out IntPtr error);

        /// <summary>Loads a trainer from the bytes of a file. The bytes are not needed afterwards.</summary>
        /// <param name="bytes">the bytes of a file that glia_trainer_save wrote</param>
        /// <param name="length">how many</param>
        /// <param name="runtime">threads and instruction set; NULL for the calling thread alone</param>
        /// <param name="options">as in glia_trainer_load; NULL for the defaults</param>
        /// <param name="trainer">receives the trainer, to be freed with glia_trainer_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_CORRUPT_FILE,
        /// GLIA_ERROR_UNSUPPORTED (a newer version), GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_load_from_memory(
            byte* bytes,
            UIntPtr length,
            RuntimeHandle runtime,
            TrainerOptions* options,
            out TrainerHandle trainer,
            out IntPtr error);

        /// <summary>
        /// Computes the outputs of a minibatch as a step does, for a host that has a loss of its own. It
        /// gives the gradient of that loss to glia_trainer_backward.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="inputs">the rows one after the other, each of the model's input shape</param>
        /// <param name="inputCount">
        /// floats of inputs: rows times the size of the input; 1 to largest_batch
        /// rows
        /// (the outputs of more are not kept: cut the batch, and accumulate)
        /// </param>
        /// <param name="outputs">receives the outputs, row after row; must not overlap inputs</param>
        /// <param name="outputCount">floats of outputs: rows times the size of the model's output</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_MEMORY
        /// (the first step of a loaded trainer)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare was called. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_forward(
            TrainerHandle trainer,
            float* inputs,
            UIntPtr inputCount,
            float* outputs,
            UIntPtr outputCount,
            out IntPtr error);

        /// <summary>
        /// Computes the gradients of the weights from the gradient of a host's loss at the outputs that
        /// glia_trainer_forward gave, once for each call of it. glia_trainer_apply_gradients uses them; they
        /// can be read and changed before.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="outputGradient">the derivative of the loss by each output, row after row</param>
        /// <param name="count">floats of output_gradient: rows times the size of the model's output</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (count),
        /// GLIA_ERROR_INVALID_STATE (no forward pass since the last gradients or update)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_backward(
            TrainerHandle trainer,
            float* outputGradient,
            UIntPtr count,
            out IntPtr error);

        /// <summary>
        /// As glia_trainer_compute_gradients, for rows that have weights: each row's loss and gradient are
        /// multiplied by its weight. GLIA_PARAM_REDUCTION of the loss says what the sum is divided by.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="inputs">the rows one after the other, each of the model's input shape</param>
        /// <param name="inputCount">
        /// floats of inputs: rows times the size of the input, at least one row; more
        /// than largest_batch come in chunks, with the same results bit for bit
        /// </param>
        /// <param name="targets">what the rows should give, as for glia_trainer_compute_gradients</param>
        /// <param name="targetType">GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels</param>
        /// <param name="targetCount">elements of targets</param>
        /// <param name="weights">a finite weight from 0 on for each row</param>
        /// <param name="weightCount">floats of weights: the rows</param>
        /// <param name="loss">receives the loss; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
        /// GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label, a weight),
        /// GLIA_ERROR_OUT_OF_MEMORY (the first step of a loaded trainer)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare was called, and the first larger than largest_batch what it needs beside it, unless glia_trainer_prepare_batch was. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_compute_gradients_weighted(
            TrainerHandle trainer,
            float* inputs,
            UIntPtr inputCount,
            void* targets,
            int targetType,
            UIntPtr targetCount,
            float* weights,
            UIntPtr weightCount,
            double* loss,
            out IntPtr error);

        /// <summary>Copies the loss of each row of the last minibatch out, times the row's weight.</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="values">receives the losses, one a row</param>
        /// <param name="count">floats of values: the rows of the last minibatch</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (count),
        /// GLIA_ERROR_INVALID_STATE (no minibatch with targets, or a forward pass since, or the last
        /// minibatch was larger than largest_batch)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_row_losses(TrainerHandle trainer, float* values, UIntPtr count, out IntPtr error);

        /// <summary>
        /// Lends the gradients as one array, to be read and changed in place before
        /// glia_trainer_accumulate_gradients or glia_trainer_apply_gradients: what an all-reduce takes. The
        /// parameters stand in it in the order of the model, each from a multiple of 16 floats on; what is
        /// written into the gaps between them is zero again in the call that uses the gradients. Trainers of
        /// the same model have the same layout.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="gradients">receives the address, a multiple of 64; zeros before the first minibatch</param>
        /// <param name="count">receives the floats</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>The array is the trainer's. Ask for it again after each computation of gradients, as the watch is told by this call that the host may change them; use it until the next call that has the trainer to itself, and not while any call on the trainer runs. The address stays the same as long as the trainer lives.</para>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_gradients(
            TrainerHandle trainer,
            float** gradients,
            UIntPtr* count,
            out IntPtr error);

        /// <summary>
        /// Says which number the first row of this trainer's batches has among the rows of all machines that
        /// share an update. Randomized activations, and samples drawn from buffers, go by the number of the row:
        /// where each machine is told the rows of those before it, they draw what one machine would that takes
        /// the batches one after the other as micro-batches. 0 until it is set; it stays until it is set again,
        /// and is not saved.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="row">the number, at most 2^32</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_RANGE</returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_first_row_set(TrainerHandle trainer, ulong row, out IntPtr error);

        /// <summary>
        /// Makes the memory of steps over up to so many rows, so that they allocate nothing. Where rows are at
        /// most largest_batch it is glia_trainer_prepare. For more it adds 16 KiB and the sums of learned
        /// activations; and for more than 256 rows with a largest_batch below 256 as much as the weights take.
        /// It does not grow with the rows.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="rows">the most rows of a step, any number; GLIA_FULL_BATCH for steps of any size</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_MEMORY</returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates the first time. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_prepare_batch(TrainerHandle trainer, UIntPtr rows, out IntPtr error);

        /// <summary>
        /// The bytes of a step's memory: the values of largest_batch rows, and what is carried from chunk to
        /// chunk of larger batches. Weights, gradients and the optimizer's state, whose sizes are those of the
        /// model, are not among them.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="bytes">receives the number; 0 for a loaded trainer before its first step</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_step_memory(TrainerHandle trainer, UIntPtr* bytes, out IntPtr error);

        /// <summary>
        /// Adds the gradients that stand ready to those of the micro-batches before, element by element:
        /// those of glia_trainer_compute_gradients, glia_trainer_compute_gradients_weighted or
        /// glia_trainer_backward, with what the host changed in them. They are used by that; where a policy of
        /// the watch leaves them out, nothing is added. Micro-batches are saved with the trainer.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no gradients since they were
        /// used last; more than 16777216 micro-batches or 2^32 rows), GLIA_ERROR_DIVERGED (the watch
        /// refused them: glia_trainer_watch_set; nothing is added), GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>The gradient of an update is g = (g1 + ... + gN) / N: glia_trainer_average_gradients, then glia_trainer_apply_gradients. It is not the gradient of one batch of all rows: each micro-batch has its own mean, and sums are rounded elsewhere. For the latter make one batch of all rows, which may be larger than largest_batch.</para>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates the first time, as much as the gradients take. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_accumulate_gradients(TrainerHandle trainer, out IntPtr error);

        /// <summary>
        /// Replaces the gradients by the mean of the accumulated ones, which are then forgotten.
        /// glia_trainer_apply_gradients uses it; it can be read and changed before. In a run with
        /// micro_batches this is done by the run.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (nothing accumulated)</returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_average_gradients(TrainerHandle trainer, out IntPtr error);

        /// <summary>The number of micro-batches accumulated since the last mean, by hand or by a run.</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="count">receives the number</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_micro_batches(TrainerHandle trainer, long* count, out IntPtr error);

        /// <summary>
        /// Attaches a buffer of samples to a trainer, or changes the share of one that is. Batches are drawn
        /// from all that are attached and have samples, each row from one of them: of a batch of B rows a
        /// buffer gives B times its part of the sum of the shares, rounded down or up so that it is right on
        /// average. A ring of what is new beside a reservoir of the whole life keeps a robot from forgetting.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="samples">
        /// the buffer, prepared for a model of the same input and output sizes and for a
        /// loss with the same targets; all that are attached have labels, or all have values
        /// </param>
        /// <param name="share">its share, up to 1000000; 0 detaches it</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_RANGE (share),
        /// GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_INVALID_STATE (not prepared)
        /// </returns>
        /// <remarks>
        /// <para>The trainer shares the buffer with the host, which goes on adding; it is saved with the trainer.</para>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_samples_attach(
            TrainerHandle trainer,
            SamplesHandle samples,
            double share,
            out IntPtr error);

        /// <summary>How many buffers of samples are attached to a trainer.</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="count">receives the number</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_samples_count(TrainerHandle trainer, UIntPtr* count, out IntPtr error);

        /// <summary>
        /// A buffer of samples that is attached to a trainer: the way to those of a loaded one. The handle is
        /// another one to the same samples.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="index">the buffer, from 0 on in the order in which they were attached</param>
        /// <param name="samples">receives the buffer, to be freed with glia_samples_free</param>
        /// <param name="share">receives its share; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_samples_get(
            TrainerHandle trainer,
            UIntPtr index,
            out SamplesHandle samples,
            double* share,
            out IntPtr error);

        /// <summary>
        /// Makes the memory of steps on batches of up to so many drawn samples, so that they allocate nothing:
        /// that of glia_trainer_prepare_batch, a copy of the batch, and for a loaded trainer the memory of its
        /// buffers.
        /// </summary>
        /// <param name="trainer">the trainer, with a buffer attached</param>
        /// <param name="batchSize">the most rows of a batch, at least 1</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size),
        /// GLIA_ERROR_SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
        /// GLIA_ERROR_INVALID_STATE (nothing attached), GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates the first time. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_prepare_samples(TrainerHandle trainer, UIntPtr batchSize, out IntPtr error);

        /// <summary>
        /// One step on a batch that is drawn from the buffers attached: glia_trainer_step on a copy of the
        /// samples drawn, with the weights that they were added with. Each row is drawn uniformly, with
        /// replacement, out of what is in its buffer at the start of the call; the draws follow from the
        /// trainer's seed, the number of batches that it drew before, and the row.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="batchSize">
        /// rows of the batch, at least 1; more than largest_batch are computed in chunks,
        /// with the same results bit for bit
        /// </param>
        /// <param name="loss">receives the loss before the update, as for glia_trainer_step; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size),
        /// GLIA_ERROR_SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
        /// GLIA_ERROR_OUT_OF_MEMORY (where it allocates), GLIA_ERROR_DIVERGED (the watch refused the
        /// step: glia_trainer_watch_set; the next call draws other samples),
        /// GLIA_ERROR_INVALID_STATE (no samples; or as for glia_trainer_step); after an error the
        /// weights are as before
        /// </returns>
        /// <remarks>
        /// <para>The buffers are locked one after the other, each for the copy of its rows: glia_samples_add waits for no more than that.</para>
        /// <para>Threads: any, one call at a time on the same trainer; others may add samples meanwhile. Allocates nothing but errors after glia_trainer_prepare_samples; without it the first step, and one with a larger batch than all before. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_step_samples(
            TrainerHandle trainer,
            UIntPtr batchSize,
            double* loss,
            out IntPtr error);

        /// <summary>
        /// Computes loss and gradients of a batch that is drawn as for glia_trainer_step_samples, and leaves
        /// the weights as they are: glia_trainer_compute_gradients on a copy of the samples drawn.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="batchSize">
        /// rows of the batch, at least 1; more than largest_batch are computed in chunks,
        /// with the same results bit for bit
        /// </param>
        /// <param name="loss">receives the loss; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size),
        /// GLIA_ERROR_SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
        /// GLIA_ERROR_OUT_OF_MEMORY (where it allocates), GLIA_ERROR_INVALID_STATE (no samples)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer; others may add samples meanwhile. Allocates as glia_trainer_step_samples does. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_compute_gradients_samples(
            TrainerHandle trainer,
            UIntPtr batchSize,
            double* loss,
            out IntPtr error);

        /// <summary>
        /// Lets a parameter of the trainer's optimizer follow a schedule. Before update number k + 1, that
        /// is when k updates were done, the parameter has the schedule's value at step k: the first update
        /// has the one at 0. glia_trainer_optimizer_get tells the value of the next update;
        /// glia_trainer_optimizer_set refuses the parameter from now on. Checkpoints hold the schedule, and
        /// a run that is resumed continues it to the bit.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="key">
        /// one of GLIA_PARAM_… that the optimizer has and that need not be a whole number,
        /// such as GLIA_PARAM_LEARNING_RATE or GLIA_PARAM_MOMENTUM
        /// </param>
        /// <param name="schedule">
        /// the schedule, which is copied, with what was reported to it; none of its values
        /// may be outside the parameter's bounds. NULL: the parameter follows no schedule
        /// any more, and keeps the value that it has
        /// </param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
        /// (schedule: its lowest or highest value, or a parameter of whole numbers),
        /// GLIA_ERROR_INVALID_STATE (a table without points)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_schedule_set(
            TrainerHandle trainer,
            int key,
            ScheduleHandle schedule,
            out IntPtr error);

        /// <summary>A copy of the schedule that a parameter of the trainer's optimizer follows, with its state.</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="key">one of GLIA_PARAM_… that the optimizer has</param>
        /// <param name="schedule">receives the copy, to be freed with glia_schedule_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_NOT_FOUND (key: it
        /// follows no schedule)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_schedule_get(
            TrainerHandle trainer,
            int key,
            out ScheduleHandle schedule,
            out IntPtr error);

        /// <summary>
        /// Reports a value, such as the loss on data that were held back, to every schedule of the trainer
        /// that is a GLIA_SCHEDULE_PLATEAU, once an epoch. Those with GLIA_PARAM_EACH_EPOCH also get the
        /// mean loss of each epoch of a run, by themselves.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="value">what was reached; NaN counts as no improvement</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no such schedule)</returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_schedule_report(TrainerHandle trainer, double value, out IntPtr error);

        /// <summary>Sets what holds for one parameter of a trainer from the next update on:</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="index">the parameter's number, as in the model</param>
        /// <param name="key">one of the keys above</param>
        /// <param name="value">the value</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index), GLIA_ERROR_UNKNOWN_KEY,
        /// GLIA_ERROR_OUT_OF_RANGE (value)
        /// </returns>
        /// <remarks>
        /// <para>- GLIA_PARAM_RATE_FACTOR, 1, from 0: the learning rate is multiplied by it; - GLIA_PARAM_DECAY_FACTOR, 1, from 0: the weight decay is multiplied by it; - GLIA_PARAM_FROZEN, 0: with 1 its values, and the optimizer's state of them, stay as they are; - GLIA_PARAM_WEIGHT_BOUND and GLIA_PARAM_UNIT_BOUND, 0, from 0: its own bounds in the place of those of glia_trainer_update_set; 0: those.</para>
        /// <para>A trainer in which a parameter differs from the others updates each on its own, which takes a little longer for many small ones. Checkpoints hold the settings.</para>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_group_set(
            TrainerHandle trainer,
            UIntPtr index,
            int key,
            double value,
            out IntPtr error);

        /// <summary>What holds for one parameter of a trainer: see glia_trainer_group_set.</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="index">the parameter's number, as in the model</param>
        /// <param name="key">one of the keys of glia_trainer_group_set</param>
        /// <param name="value">receives the value</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index), GLIA_ERROR_UNKNOWN_KEY</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_group_get(
            TrainerHandle trainer,
            UIntPtr index,
            int key,
            double* value,
            out IntPtr error);

        /// <summary>
        /// Sets what holds for all updates of a trainer from the next one on. Gradients that are too large
        /// are made smaller, in this order; 0, the default of each, leaves them as they are:
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="key">one of the keys above</param>
        /// <param name="value">the value</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE (value),
        /// GLIA_ERROR_OUT_OF_MEMORY (GLIA_PARAM_AVERAGE)
        /// </returns>
        /// <remarks>
        /// <para>- GLIA_PARAM_CLIP_VALUE, c: each element of a gradient to at most c in size; - GLIA_PARAM_CLIP_RATIO, c: the gradients of each unit (a column of a matrix, or the whole of a parameter with one axis) to at most c times the norm of its weights, which counts as at least 0.001 (Brock et al. 2021); - GLIA_PARAM_CLIP_NORM, c: all of them by one factor, to at most c in their norm together (Pascanu, Mikolov and Bengio 2013); those of frozen parameters do not count.</para>
        /// <para>What is not finite stays. Then noise is added to them, where it is asked for (Neelakantan et al. 2015): normal, of mean 0 and variance GLIA_PARAM_GRADIENT_NOISE, 0, divided by (1 + the number of updates done) to the power of GLIA_PARAM_GRADIENT_NOISE_DECAY, 0.55; those of frozen parameters get none. The seed of the trainer, the update and the place of an element name its draw.</para>
        /// <para>GLIA_PARAM_DECAY_VECTORS, 1: with 0 parameters of fewer than two axes, such as biases, have no weight decay.</para>
        /// <para>GLIA_PARAM_FROZEN, 0: with 1 nothing is learned until it is 0 again. Steps compute and report the loss, and change neither weights nor state nor the number of steps; the watch passes them over.</para>
        /// <para>After an update, weights that are too large are brought back into their bounds; 0, the default of each, is none. Frozen parameters stay. Not for an optimizer that searches:</para>
        /// <para>- GLIA_PARAM_WEIGHT_BOUND, c: each weight to at most c in size; - GLIA_PARAM_UNIT_BOUND, c: the weights of each unit, a column of a matrix, by one factor to at most c in norm (max-norm: Srebro and Shraibman 2005, Hinton et al. 2012).</para>
        /// <para>An average of the weights is kept beside them, for glia_trainer_average_model:</para>
        /// <para>- GLIA_PARAM_AVERAGE, 0: 0 none, 1 an exponential one (Polyak and Juditsky 1992), 2 one in which all count alike, stochastic weight averaging (Izmailov et al. 2018). Another value begins anew; - GLIA_PARAM_AVERAGE_DECAY, 0.999, from 0 to below 1: d in a = d a + (1 - d) w; - GLIA_PARAM_AVERAGE_BIAS_CORRECTION, 1: as if that began at 0 and were divided by 1 - d^n; with 0 the first weights are copied, and count for more than later ones; - GLIA_PARAM_AVERAGE_START, 1, and GLIA_PARAM_AVERAGE_INTERVAL, 1: taken are the weights after this update, the first being 1, and after every so many from there on; - GLIA_PARAM_PUBLISH_AVERAGE, 0: with 1 glia_trainer_publish takes the average, once it has any weights, in place of the weights; - GLIA_PARAM_PUBLISH_INTERVAL, 0: every how many updates a snapshot is published, once glia_trainer_snapshots was called; 0: by glia_trainer_publish alone.</para>
        /// <para>Checkpoints hold the settings and the average, in tensors whose names begin with "glia/average/".</para>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save the memory of an average that is switched on. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_update_set(TrainerHandle trainer, int key, double value, out IntPtr error);

        /// <summary>What holds for all updates of a trainer: see glia_trainer_update_set.</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="key">one of the keys of glia_trainer_update_set</param>
        /// <param name="value">receives the value</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_update_get(TrainerHandle trainer, int key, double* value, out IntPtr error);

        /// <summary>Copies a parameter's current values out.</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="index">the parameter's number, as in the model</param>
        /// <param name="values">receives the values, rows one after the other</param>
        /// <param name="count">floats of values: the product of the parameter's shape</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
        /// GLIA_ERROR_SHAPE_MISMATCH (count), GLIA_ERROR_INVALID_STATE (an update is half done:
        /// glia_trainer_run_for)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_parameter_get(
            TrainerHandle trainer,
            UIntPtr index,
            float* values,
            UIntPtr count,
            out IntPtr error);

        /// <summary>Copies a parameter's values in. The optimizer's state stays.</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="index">the parameter's number, as in the model</param>
        /// <param name="values">the values, rows one after the other</param>
        /// <param name="count">floats of values: the product of the parameter's shape</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
        /// GLIA_ERROR_SHAPE_MISMATCH (count)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_parameter_set(
            TrainerHandle trainer,
            UIntPtr index,
            float* values,
            UIntPtr count,
            out IntPtr error);

        /// <summary>Copies the gradient of the last minibatch's mean loss with respect to a parameter out.</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="index">the parameter's number, as in the model</param>
        /// <param name="values">
        /// receives the gradient, of the parameter's shape; zeros before the first
        /// minibatch
        /// </param>
        /// <param name="count">floats of values: the product of the parameter's shape</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
        /// GLIA_ERROR_SHAPE_MISMATCH (count), GLIA_ERROR_INVALID_STATE (a step is under way:
        /// glia_trainer_run_for)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_gradient_get(
            TrainerHandle trainer,
            UIntPtr index,
            float* values,
            UIntPtr count,
            out IntPtr error);

        /// <summary>
        /// Copies a gradient in, before glia_trainer_apply_gradients uses it: for a host that clips,
        /// averages or replaces gradients.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="index">the parameter's number, as in the model</param>
        /// <param name="values">the gradient, of the parameter's shape</param>
        /// <param name="count">floats of values: the product of the parameter's shape</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
        /// GLIA_ERROR_SHAPE_MISMATCH (count)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_gradient_set(
            TrainerHandle trainer,
            UIntPtr index,
            float* values,
            UIntPtr count,
            out IntPtr error);

        /// <summary>
        /// Copies the gradient of the last minibatch's mean loss with respect to its inputs out. The
        /// trainer must have been made with the option input_gradient.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="values">receives the gradient, rows one after the other</param>
        /// <param name="count">floats of values: rows of the last minibatch times the size of the input</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no minibatch yet, or made
        /// without the option), GLIA_ERROR_SHAPE_MISMATCH (count)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_input_gradient(TrainerHandle trainer, float* values, UIntPtr count, out IntPtr error);

        /// <summary>A model with a copy of the current weights, to serve or save.</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="model">receives the model, to be freed with glia_model_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_MEMORY, GLIA_ERROR_INVALID_STATE (an
        /// update is half done: glia_trainer_run_for)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_model(TrainerHandle trainer, out ModelHandle model, out IntPtr error);

        /// <summary>The number of updates done since the trainer was first made, through saves and loads.</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="steps">receives the number</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_step_count(TrainerHandle trainer, long* steps, out IntPtr error);

        /// <summary>
        /// Sets a parameter of the trainer's optimizer, from the next step on. One that follows a schedule
        /// is refused: glia_trainer_schedule_set.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="key">one of GLIA_PARAM_… that the optimizer has</param>
        /// <param name="value">within the bounds that glia_catalog_parameter tells</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE,
        /// GLIA_ERROR_INVALID_STATE (a parameter that follows a schedule; one that decides which state
        /// the optimizer keeps: first_moment of Adafactor, history of L-BFGS)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_optimizer_set(TrainerHandle trainer, int key, double value, out IntPtr error);

        /// <summary>
        /// The value of a parameter of the trainer's optimizer: that of the next update, where it follows a
        /// schedule.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="key">one of GLIA_PARAM_… that the optimizer has</param>
        /// <param name="value">receives the value</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_optimizer_get(TrainerHandle trainer, int key, double* value, out IntPtr error);

        /// <summary>
        /// SHA-256 over the bits of all current weights: what glia_model_hash gives for
        /// glia_trainer_model.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="hash">receives 32 bytes</param>
        /// <param name="capacity">bytes of hash, at least 32</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity),
        /// GLIA_ERROR_INVALID_STATE (an update is half done: glia_trainer_run_for)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_hash(TrainerHandle trainer, byte* hash, UIntPtr capacity, out IntPtr error);

        /// <summary>Sets what the doctor watches in a training run:</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="key">one of the keys above</param>
        /// <param name="value">the value</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE (value),
        /// GLIA_ERROR_INVALID_STATE (GLIA_POLICY_CLIP for an optimizer that searches, or for explosions
        /// without a norm bound; GLIA_POLICY_SHRINK_RATE for an optimizer without a rate, which are
        /// L-BFGS and Rprop; a row bound with a loss that compares rows), GLIA_ERROR_OUT_OF_MEMORY
        /// </returns>
        /// <remarks>
        /// <para>- GLIA_PARAM_WATCH, 0: 1 switches the watch on, 0 off, which forgets what was seen; - GLIA_PARAM_WINDOW, 100, 4 to 65536: how many of the last losses are the recent past; - GLIA_PARAM_EXPLOSION_FACTOR, 10, from 0: a loss explodes that is more than so many deviations above the mean of a full window; a deviation counts as at least a tenth of the mean's size. 0: none does; - GLIA_PARAM_PLATEAU_THRESHOLD, 0.01, 0 to 1: the share by which the mean loss must fall from the older half of the window to the newer one; - GLIA_PARAM_RATIO_INTERVAL, 0: every how many updates the ratio of update to weight is measured; 0 for never; - GLIA_PARAM_NOISE_SCALE_INTERVAL, 0: the same of the gradient noise scale (McCandlish et al. 2018, the simple one), from the gradients of a batch and of its halves.</para>
        /// <para>What is done where a step is in trouble, one of GLIA_POLICY_… for each kind of trouble, before the weights are touched (docs/steady_hand.md says which to pick):</para>
        /// <para>- GLIA_PARAM_NON_FINITE_POLICY, GLIA_POLICY_REFUSE, any but GLIA_POLICY_CLIP: the loss or a gradient is not finite; - GLIA_PARAM_EXPLOSION_POLICY, GLIA_POLICY_REFUSE: the loss explodes. Not by GLIA_POLICY_REFUSE, GLIA_PARAM_PATIENCE, 10, from 0, of them in a row are a new level of the loss: the window is emptied, and they are learned from; 0: never; - GLIA_PARAM_NORM_POLICY, GLIA_POLICY_REFUSE: the Euclidean norm of all gradients is above GLIA_PARAM_NORM_BOUND, 1e18, from 0, which keeps squares finite; 0 for any.</para>
        /// <para>GLIA_POLICY_REFUSE lets the call fail with GLIA_ERROR_DIVERGED; so do glia_trainer_step, glia_trainer_apply_gradients, glia_trainer_accumulate_gradients, glia_trainer_advance and glia_trainer_fit; a run goes on after the minibatch that was refused. By any other the call succeeds. GLIA_POLICY_CLIP brings the gradients down to GLIA_PARAM_NORM_BOUND and does the step; by all others it is left out: weights, the optimizer's state, schedules and the number of steps stay as they are. Beside that, GLIA_POLICY_SKIP does nothing; GLIA_POLICY_SHRINK_RATE multiplies all learning rates by GLIA_PARAM_RATE_SHRINK, 0.5, 0.001 to 1, at most to 1/1024, which GLIA_PARAM_RATE_RECOVERY, 100, from 0, good steps undo, a little each (0: it stays); GLIA_POLICY_ROLL_BACK brings weights, the optimizer's state, the average and the number of steps back to a snapshot in memory, which is renewed every GLIA_PARAM_SNAPSHOT_INTERVAL, 100, from 1, good steps; GLIA_POLICY_STOP sets GLIA_PARAM_FROZEN of glia_trainer_update_set.</para>
        /// <para>GLIA_PARAM_ROW_BOUND, 0, to 3.4028234663852886e38: rows with an input or a target that is NaN or larger in size are not there, before the forward pass: the loss is the mean over those that are left; where none is, the step is left out and its loss is NaN. 0: every row is there. Not for glia_trainer_forward, and not with a loss that compares rows.</para>
        /// <para>Checkpoints hold the settings, what was seen, and the snapshot. docs/doctor.md states the cost.</para>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_watch_set(TrainerHandle trainer, int key, double value, out IntPtr error);

        /// <summary>What the doctor watches in a training run: see glia_trainer_watch_set.</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="key">one of the keys of glia_trainer_watch_set</param>
        /// <param name="value">receives the value</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_watch_get(TrainerHandle trainer, int key, double* value, out IntPtr error);

        /// <summary>What the watch knows.</summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="status">receives the facts, as far as its struct_size goes, which the caller sets</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size),
        /// GLIA_ERROR_INVALID_STATE (the watch is off)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_watch_status(TrainerHandle trainer, WatchStatus* status, out IntPtr error);

        /// <summary>
        /// The ratio of update to weight of a layer, |change| / |weights before| over all its parameters, when
        /// it was measured last (GLIA_PARAM_RATIO_INTERVAL); NaN before that, and for a layer without
        /// parameters. About 0.001 is usual; 0.1 is too fast.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="layer">the layer, numbered as in a report</param>
        /// <param name="ratio">receives the ratio</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (the watch is off),
        /// GLIA_ERROR_NOT_FOUND (layer)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_watch_ratio(TrainerHandle trainer, UIntPtr layer, double* ratio, out IntPtr error);

        /// <summary>
        /// Copies what to do: a sentence for the step refused last, for a plateau, for layers whose updates
        /// are too large or too small, and for a batch far from the gradient noise scale, each on a line; an
        /// empty text where nothing was found. The wording may change with any version: a program reads the
        /// status.
        /// </summary>
        /// <param name="trainer">the trainer</param>
        /// <param name="text">
        /// buffer for the advice, cut to fit and always NUL-terminated; may be NULL with
        /// capacity 0
        /// </param>
        /// <param name="capacity">bytes of the buffer</param>
        /// <param name="needed">receives the bytes of the whole advice with its NUL; may be NULL</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (the watch is off)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_watch_advice(
            TrainerHandle trainer,
            byte* text,
            UIntPtr capacity,
            UIntPtr* needed,
            out IntPtr error);

        /// <summary>
        /// Goes on with a run on a thread of the library's own, to its end: glia_trainer_run_for in slices.
        /// The weights are those of glia_trainer_advance, bit for bit, wherever the training is stopped and
        /// goes on, on a thread or in frames.
        /// </summary>
        /// <param name="trainer">the trainer, after glia_trainer_begin or loaded in the middle of a run</param>
        /// <param name="inputs">
        /// float32 [samples, input shape …]; read in place until the training ends: the tensor
        /// may be freed, its numbers must not change
        /// </param>
        /// <param name="targets">float32 [samples, output shape …], or int32 or int64 labels [samples]; as inputs</param>
        /// <param name="options">what differs from the defaults; NULL for none</param>
        /// <param name="training">receives the training, to be freed with glia_training_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (options),
        /// GLIA_ERROR_INVALID_STATE (no run), GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a
        /// label), GLIA_ERROR_OUT_OF_MEMORY (also where the system refuses a thread)
        /// </returns>
        /// <remarks>
        /// <para>The thread has the trainer to itself until the training ends: the run is done, a step fails, or glia_training_stop ends it. Until then calls with the trainer give GLIA_ERROR_BUSY; GLIA_PARAM_PUBLISH_INTERVAL of glia_trainer_update_set makes weights visible meanwhile. It takes signal mask, affinity and priority from the thread that calls, and is named glia-training. The host's log, allocator and job system are called from it.</para>
        /// <para>Threads: any, one call at a time on the same trainer. Allocates; the thread as glia_trainer_run_for. An optimizer that searches does whole steps between two looks at whether to end. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_start(
            TrainerHandle trainer,
            TensorHandle inputs,
            TensorHandle targets,
            TrainingOptions* options,
            out TrainingHandle training,
            out IntPtr error);

        /// <summary>
        /// Steps on batches drawn from the buffers of samples that are attached to a trainer, on a thread of the
        /// library's own: glia_trainer_run_samples_for in slices. While there are no samples the thread sleeps
        /// and looks again each millisecond. All else is as for glia_trainer_start.
        /// </summary>
        /// <param name="trainer">the trainer, with a buffer attached (glia_trainer_samples_attach)</param>
        /// <param name="batchSize">rows of a batch, at least 1; more than largest_batch come in chunks</param>
        /// <param name="most">how many steps, at least 0; 0: until glia_training_stop</param>
        /// <param name="options">what differs from the defaults; NULL for none</param>
        /// <param name="training">receives the training, to be freed with glia_training_free</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size, most, options),
        /// GLIA_ERROR_INVALID_STATE (nothing attached), GLIA_ERROR_OUT_OF_MEMORY (also where the system
        /// refuses a thread)
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, one call at a time on the same trainer; others may add samples meanwhile. Allocates; the thread as glia_trainer_run_samples_for. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_trainer_start_samples(
            TrainerHandle trainer,
            UIntPtr batchSize,
            long most,
            TrainingOptions* options,
            out TrainingHandle training,
            out IntPtr error);

        /// <summary>How far a training is, for the host to look at in each frame.</summary>
        /// <param name="training">the training</param>
        /// <param name="state">receives the state; set its struct_size</param>
        /// <param name="error">receives the error of a failed call; may be NULL</param>
        /// <returns>GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size)</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Waits for nothing. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_training_progress(TrainingHandle training, TrainingState* state, out IntPtr error);

        /// <summary>Waits until a training has ended. Then the trainer is the host's again.</summary>
        /// <param name="training">the training</param>
        /// <param name="nanoseconds">how long at most, at least 0; -1: until it has ended</param>
        /// <param name="ended">receives 1 if it has, else 0; may be NULL</param>
        /// <param name="error">
        /// receives the error of a failed call, and what ended the training before all was
        /// done; may be NULL
        /// </param>
        /// <returns>
        /// GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (nanoseconds),
        /// GLIA_ERROR_INVALID_STATE (called by a callback on the training's own thread), and what
        /// glia_trainer_run_for, or glia_trainer_run_samples_for, returns where a step fails: then the
        /// training has ended
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_training_wait(
            TrainingHandle training,
            long nanoseconds,
            int* ended,
            out IntPtr error);

        /// <summary>
        /// Ends a training after the slice that it is at, and waits for that. The trainer is the host's again,
        /// where it stands, in the middle of a step too: frames, or another training, go on from there. An update
        /// under way is finished first, so that weights can be read, published and saved. One that has ended stays
        /// as it is.
        /// </summary>
        /// <param name="training">the training</param>
        /// <param name="error">
        /// receives the error of a failed call, and what had ended the training before all
        /// was done; may be NULL
        /// </param>
        /// <returns>as glia_training_wait</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_training_stop(TrainingHandle training, out IntPtr error);

        /// <summary>Frees a training; one that runs is stopped first, and waited for.</summary>
        /// <param name="training">the training; NULL is fine</param>
        /// <remarks>
        /// <para>Threads: any. Must not be called twice with the same training. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern void glia_training_free(IntPtr training);

        /// <summary>The version of the library that is loaded, which may be newer than the header.</summary>
        /// <returns>major &lt;&lt; 16 | minor &lt;&lt; 8 | patch, to be compared with GLIA_VERSION</returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern uint glia_version();

        /// <summary>The version of the ABI of the library that is loaded.</summary>
        /// <returns>
        /// the number to be compared with GLIA_ABI_VERSION; programs run with a library of the
        /// same one
        /// </returns>
        /// <remarks>
        /// <para>Threads: any, at the same time. Allocates nothing. Since 0.1.0.</para>
        /// </remarks>
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        public static extern int glia_abi_version();
    }
}
