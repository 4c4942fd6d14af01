// A graph with weights.

using System;
using System.Collections.Generic;
using Glia.Interop;

namespace Glia
{
    /// <summary>A graph with a value for every parameter. Sessions and trainers copy what they need. Any
    /// number of threads may use it, unless one changes it.</summary>
    public sealed unsafe partial class Model : NativeObject<ModelHandle>
    {
        /// <summary>First values for all parameters, which depend on the seed alone.</summary>
        public Model(Graph graph, ulong seed) : base(New(Native.NotNull(graph, "graph").Handle, seed))
        {
        }

        internal Model(ModelHandle handle) : base(handle)
        {
        }

        private static ModelHandle New(GraphHandle graph, ulong seed)
        {
            Native.Check(NativeMethods.glia_model_new(graph, seed, out ModelHandle made, out IntPtr error), error);
            return made;
        }

        /// <summary>The shape of the input for one sample.</summary>
        public long[] InputShape
        {
            get { return Native.Shape(InputShapeCall); }
        }

        /// <summary>The shape of the output for one sample.</summary>
        public long[] OutputShape
        {
            get { return Native.Shape(OutputShapeCall); }
        }

        private int InputShapeCall(long* shape, UIntPtr capacity, UIntPtr* rank, out IntPtr error)
        {
            return NativeMethods.glia_model_input_shape(Handle, shape, capacity, rank, out error);
        }

        private int OutputShapeCall(long* shape, UIntPtr capacity, UIntPtr* rank, out IntPtr error)
        {
            return NativeMethods.glia_model_output_shape(Handle, shape, capacity, rank, out error);
        }

        /// <summary>How many parameters (tensors of weights) there are.</summary>
        public int ParameterCount
        {
            get
            {
                UIntPtr count;
                Native.Check(NativeMethods.glia_model_parameter_count(Handle, &count, out IntPtr error), error);
                return (int)count;
            }
        }

        /// <summary>How many weights there are in all.</summary>
        public long WeightCount
        {
            get
            {
                UIntPtr count;
                Native.Check(NativeMethods.glia_model_weight_count(Handle, &count, out IntPtr error), error);
                return (long)count;
            }
        }

        /// <summary>The names of the parameters, such as "layer1.weight", by their indices.</summary>
        public IReadOnlyList<string> ParameterNames
        {
            get
            {
                var names = new string[ParameterCount];
                for (int index = 0; index < names.Length; index++)
                    names[index] = ParameterName(index);
                return names;
            }
        }

        /// <summary>The name of a parameter.</summary>
        public string ParameterName(int index)
        {
            UIntPtr place = Native.Count(index, "index");
            return Native.Text((byte* text, UIntPtr capacity, UIntPtr* needed, out IntPtr error) =>
                NativeMethods.glia_model_parameter_name(Handle, place, text, capacity, needed, out error));
        }

        /// <summary>The index of a parameter by its name.</summary>
        public int ParameterIndex(string name)
        {
            UIntPtr index;
            byte[] text = Native.Utf8(name, "name");
            fixed (byte* t = text)
                Native.Check(NativeMethods.glia_model_parameter_index(Handle, t, Native.Length(text), &index, out IntPtr error),
                    error);
            return (int)index;
        }

        /// <summary>The shape of a parameter.</summary>
        public long[] ParameterShape(int index)
        {
            UIntPtr place = Native.Count(index, "index");
            return Native.Shape((long* shape, UIntPtr capacity, UIntPtr* rank, out IntPtr error) =>
                NativeMethods.glia_model_parameter_shape(Handle, place, shape, capacity, rank, out error));
        }

        /// <summary>Copies the weights of a parameter out.</summary>
        public void GetParameter(int index, Floats values)
        {
            fixed (float* v = values.Pinned)
                Native.Check(NativeMethods.glia_model_parameter_get(Handle, Native.Count(index, "index"), values.Address(v),
                    values.Length, out IntPtr error), error);
        }

        /// <summary>Copies the weights of a parameter in.</summary>
        public void SetParameter(int index, ReadOnlyFloats values)
        {
            fixed (float* v = values.Pinned)
                Native.Check(NativeMethods.glia_model_parameter_set(Handle, Native.Count(index, "index"), values.Address(v),
                    values.Length, out IntPtr error), error);
        }

        /// <summary>The SHA-256 of all weights.</summary>
        public byte[] Hash()
        {
            var hash = new byte[Native.HashBytes];
            fixed (byte* h = hash)
                Native.Check(NativeMethods.glia_model_hash(Handle, h, (UIntPtr)hash.Length, out IntPtr error), error);
            return hash;
        }

        /// <summary>Initialises dense layers by what a batch does in them (LSUV), and says what was done,
        /// a line for each layer.</summary>
        public LsuvReport InitializeLsuv(ReadOnlyFloats inputs, ulong seed, out string lines,
            LsuvOptions options = default(LsuvOptions), Runtime runtime = null)
        {
            options = options.WithSize();
            LsuvReport report = LsuvReport.Sized();
            UIntPtr needed = UIntPtr.Zero;
            // A line has the layer's name, which is as long as it likes; the text is cut to fit.
            var text = new byte[4096 + 256 * ParameterCount];
            fixed (float* i = inputs.Pinned)
            fixed (byte* t = text)
            {
                Native.Check(NativeMethods.glia_model_initialize_lsuv(Handle, Runtime.HandleOf(runtime), inputs.Address(i),
                    inputs.Length, seed, &options, &report, t, (UIntPtr)text.Length, &needed, out IntPtr error), error);
            }
            lines = Native.Text(text);
            return report;
        }

        /// <summary>What the doctor finds in each layer with a batch and a loss.</summary>
        public Report Examine(Loss loss, ReadOnlyFloats inputs, Targets targets, Runtime runtime = null)
        {
            fixed (float* i = inputs.Pinned)
            fixed (float* tf = targets.PinnedFloats)
            fixed (int* ti = targets.PinnedInts)
            fixed (long* tl = targets.PinnedLongs)
            {
                Native.Check(NativeMethods.glia_model_examine(Handle, Native.NotNull(loss, "loss").Handle,
                    Runtime.HandleOf(runtime), inputs.Address(i), inputs.Length, targets.Address(tf, ti, tl), targets.Type,
                    targets.Length, out ReportHandle made, out IntPtr error), error);
                return new Report(made);
            }
        }
    }
}
