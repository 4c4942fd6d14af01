// Gradients apart from updates: losses of the program's own, micro-batches, sums over machines.

using System;
using Glia.Interop;

namespace Glia
{
    public sealed unsafe partial class Trainer
    {
        /// <summary>Gradients of a batch alone, of which each row may have a weight; the weights of the network
        /// stay. Gives the loss.</summary>
        public double ComputeGradients(ReadOnlyFloats inputs, Targets targets, ReadOnlyFloats weights = default(ReadOnlyFloats))
        {
            double loss;
            int status;
            IntPtr error;
            fixed (float* i = inputs.Pinned)
            fixed (float* tf = targets.PinnedFloats)
            fixed (int* ti = targets.PinnedInts)
            fixed (long* tl = targets.PinnedLongs)
            fixed (float* w = weights.Pinned)
            {
                void* t = targets.Address(tf, ti, tl);
                if (weights.Count == 0)
                    status = NativeMethods.glia_trainer_compute_gradients(Handle, inputs.Address(i), inputs.Length, t,
                        targets.Type, targets.Length, &loss, out error);
                else
                    status = NativeMethods.glia_trainer_compute_gradients_weighted(Handle, inputs.Address(i), inputs.Length, t,
                        targets.Type, targets.Length, weights.Address(w), weights.Length, &loss, out error);
            }
            Native.Check(status, error);
            return loss;
        }

        /// <summary>An update with the gradients as they are.</summary>
        public void ApplyGradients()
        {
            Native.Check(NativeMethods.glia_trainer_apply_gradients(Handle, out IntPtr error), error);
        }

        /// <summary>The first half of a step with a loss of the program's own: the outputs of a batch.</summary>
        public void Forward(ReadOnlyFloats inputs, Floats outputs)
        {
            fixed (float* i = inputs.Pinned)
            fixed (float* o = outputs.Pinned)
                Native.Check(NativeMethods.glia_trainer_forward(Handle, inputs.Address(i), inputs.Length, outputs.Address(o),
                    outputs.Length, out IntPtr error), error);
        }

        /// <summary>The second half: from the gradient of the loss at the outputs to that of all parameters.</summary>
        public void Backward(ReadOnlyFloats outputGradient)
        {
            fixed (float* g = outputGradient.Pinned)
                Native.Check(NativeMethods.glia_trainer_backward(Handle, outputGradient.Address(g), outputGradient.Length,
                    out IntPtr error), error);
        }

        /// <summary>The loss of each row of the last batch, times its weight.</summary>
        public void RowLosses(Floats values)
        {
            fixed (float* v = values.Pinned)
                Native.Check(NativeMethods.glia_trainer_row_losses(Handle, values.Address(v),
                    values.Length, out IntPtr error), error);
        }

        /// <summary>Lends all gradients as one array, to be read and changed before they are used: what an
        /// all-reduce takes. Ask again after each computation; of use until the next call with the trainer.</summary>
        public float* Gradients(out long count)
        {
            float* gradients;
            UIntPtr floats;
            Native.Check(NativeMethods.glia_trainer_gradients(Handle, &gradients, &floats, out IntPtr error), error);
            count = (long)floats;
            return gradients;
        }

        /// <summary>The number of the next batch's first row, where a batch is shared among machines.</summary>
        public void SetFirstRow(ulong row)
        {
            Native.Check(NativeMethods.glia_trainer_first_row_set(Handle, row, out IntPtr error), error);
        }

        /// <summary>Adds the gradients to those of micro-batches before.</summary>
        public void AccumulateGradients()
        {
            Native.Check(NativeMethods.glia_trainer_accumulate_gradients(Handle, out IntPtr error), error);
        }

        /// <summary>Makes the gradients the mean of those that were accumulated, to be applied.</summary>
        public void AverageGradients()
        {
            Native.Check(NativeMethods.glia_trainer_average_gradients(Handle, out IntPtr error), error);
        }

        /// <summary>How many micro-batches were accumulated.</summary>
        public long MicroBatches
        {
            get
            {
                long count;
                Native.Check(NativeMethods.glia_trainer_micro_batches(Handle, &count, out IntPtr error), error);
                return count;
            }
        }

        /// <summary>Copies the weights of a parameter out; parameters are numbered as in the model.</summary>
        public void GetParameter(int index, Floats values)
        {
            fixed (float* v = values.Pinned)
                Native.Check(NativeMethods.glia_trainer_parameter_get(Handle, Native.Count(index, "index"), values.Address(v),
                    values.Length, out IntPtr error), error);
        }

        /// <summary>Copies the weights of a parameter in.</summary>
        public void SetParameter(int index, ReadOnlyFloats values)
        {
            fixed (float* v = values.Pinned)
                Native.Check(NativeMethods.glia_trainer_parameter_set(Handle, Native.Count(index, "index"), values.Address(v),
                    values.Length, out IntPtr error), error);
        }

        /// <summary>Copies the gradient of a parameter out.</summary>
        public void GetGradient(int index, Floats values)
        {
            fixed (float* v = values.Pinned)
                Native.Check(NativeMethods.glia_trainer_gradient_get(Handle, Native.Count(index, "index"), values.Address(v),
                    values.Length, out IntPtr error), error);
        }

        /// <summary>Copies the gradient of a parameter in.</summary>
        public void SetGradient(int index, ReadOnlyFloats values)
        {
            fixed (float* v = values.Pinned)
                Native.Check(NativeMethods.glia_trainer_gradient_set(Handle, Native.Count(index, "index"), values.Address(v),
                    values.Length, out IntPtr error), error);
        }

        /// <summary>Copies the gradient at the inputs of the last batch out, where TrainerOptions asked for it.</summary>
        public void InputGradient(Floats values)
        {
            fixed (float* v = values.Pinned)
                Native.Check(NativeMethods.glia_trainer_input_gradient(Handle, values.Address(v), values.Length,
                    out IntPtr error), error);
        }
    }
}
