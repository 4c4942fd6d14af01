// Generated from include/glia/glia.h by bindings/generate/csharp.py; do not edit.

using System;
using System.Runtime.InteropServices;

namespace Glia.Interop
{
    /// <summary>Gives memory to glia. It does not unwind, and does not call glia.</summary>
    /// <param name="size">bytes, at least 1</param>
    /// <param name="alignment">a power of two, at most 64: the address must be a multiple of it</param>
    /// <param name="user">what glia_allocator_set was given</param>
    /// <returns>
    /// the memory, which need not be zero; NULL where there is none: the call of glia then fails
    /// with GLIA_ERROR_OUT_OF_MEMORY. An address that is not aligned is given back, and counts
    /// as NULL
    /// </returns>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public unsafe delegate void* Allocate(UIntPtr size, UIntPtr alignment, void* user);

    /// <summary>Takes memory back from glia. It does not unwind, and does not call glia.</summary>
    /// <param name="memory">what glia_allocate returned, not NULL</param>
    /// <param name="size">the bytes that it was asked for with</param>
    /// <param name="alignment">the alignment that it was asked for with</param>
    /// <param name="user">what glia_allocator_set was given</param>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public unsafe delegate void Deallocate(void* memory, UIntPtr size, UIntPtr alignment, void* user);

    /// <summary>
    /// Called after each step of glia_trainer_fit, on the calling thread, inside the call. It may call
    /// any function, glia_trainer_save of the same trainer too (glia_trainer_step would change what is
    /// being trained), but must not free the trainer, nor leave by an exception or longjmp. It runs in
    /// the host's own floating-point environment.
    /// </summary>
    /// <param name="progress">how far the run is; valid during the callback</param>
    /// <param name="user">what the caller of glia_trainer_fit gave</param>
    /// <returns>0 to go on, any other number to stop after this step</returns>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public unsafe delegate int ProgressCallback(Progress* progress, void* user);

    /// <summary>
    /// A host's own loss of a batch of outputs. Called on the calling thread, inside
    /// glia_gradient_check_with_callback, many times: once with a place for the gradient, then without.
    /// It must give the same loss for the same outputs. It may call any function, but must not leave by
    /// an exception or longjmp. It runs in the host's own floating-point environment.
    /// </summary>
    /// <param name="outputs">
    /// what the network gave, rows * columns doubles, row after row; valid during the
    /// callback
    /// </param>
    /// <param name="rows">the number of rows of the batch</param>
    /// <param name="columns">the number of outputs of a row</param>
    /// <param name="gradient">
    /// receives the derivative of the loss by each output, rows * columns doubles, all
    /// zero before; NULL where it is not asked for
    /// </param>
    /// <param name="loss">receives the loss of the batch; NaN before</param>
    /// <param name="user">what the caller of glia_gradient_check_with_callback gave</param>
    /// <returns>
    /// GLIA_OK to go on; any other number ends the check, which then returns it, or
    /// GLIA_ERROR_INVALID_ARGUMENT if it is none of GLIA_ERROR_…
    /// </returns>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public unsafe delegate int LossCallback(
        double* outputs,
        UIntPtr rows,
        UIntPtr columns,
        double* gradient,
        double* loss,
        void* user);

    /// <summary>
    /// Is told what happened: a step that the watch refused and where it began, a learning rate that a
    /// plateau lowered, an average that began, a batch that threads cannot share, a job system that
    /// broke its promises. It is called on the thread that calls glia, inside the call, never on others. It must not unwind, and not use the objects of the call; the
    /// floating-point environment is IEEE's default. What it tells can be asked for, too:
    /// glia_trainer_watch_status, glia_trainer_average_count, glia_trainer_optimizer_get, and the status
    /// and error of the call.
    /// </summary>
    /// <param name="level">one of GLIA_LOG_LEVEL_…</param>
    /// <param name="message">the text, UTF-8, at most 511 bytes, NUL-terminated; valid during the call</param>
    /// <param name="length">its bytes</param>
    /// <param name="user">what glia_runtime_log_set was given</param>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public unsafe delegate void LogCallback(int level, byte* message, UIntPtr length, void* user);

    /// <summary>
    /// Work that glia gives to a host's job system: does the indices from begin to before end, as
    /// worker number `worker`. It has the arguments of Box2D's b2TaskCallback. It may be called on any
    /// thread, needs no more stack than a call of glia, sets the floating-point environment that it
    /// needs and puts the thread's own back, and does not unwind.
    /// </summary>
    /// <param name="begin">the first index</param>
    /// <param name="end">one more than the last</param>
    /// <param name="worker">below the runtime's threads, and of no other body that runs at the same time</param>
    /// <param name="job">what the job system was given with the body</param>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public unsafe delegate void JobBody(int begin, int end, uint worker, void* job);

    /// <summary>
    /// A host's job system: calls the body once for each index below count, in ranges of one or more,
    /// on any threads, the calling one among them or not, in any order, and returns when all are done.
    /// An index is some ten microseconds of work or more, and there are at most four for each worker.
    /// The body and job are of no use once it has returned.
    /// </summary>
    /// <param name="body">to be called</param>
    /// <param name="count">the indices, 2 to 4,096</param>
    /// <param name="job">to be given to the body</param>
    /// <param name="user">what glia_runtime_new_with_jobs was given</param>
    /// <remarks>
    /// <para>It must not unwind (no exception of C++ may leave it) or jump out. What it waits with may do other work of the host's, also such that calls glia, but not with objects of the call that it is in. While it runs, a second call of glia with the same runtime does its work alone.</para>
    /// <para>Where it does an index twice or never, goes past the count, gives two bodies the same worker, returns early, or calls a body later, the calling thread does what was left: the results of the call are whole, and written, and the call returns GLIA_ERROR_INVALID_STATE and says what was wrong (where two calls with one runtime run at the same time, one of the two does).</para>
    /// </remarks>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public unsafe delegate void ParallelFor(IntPtr body, int count, void* job, void* user);

    /// <summary>
    /// Called once, when the last tensor over borrowed memory is freed, on the thread that frees it,
    /// with the `data` and `user` of glia_tensor_borrow. It must return, not throw or jump out.
    /// </summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public unsafe delegate void ReleaseCallback(void* data, void* user);
}
