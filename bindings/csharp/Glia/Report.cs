// What the doctor found in a network.

using System;
using Glia.Interop;

namespace Glia
{
    /// <summary>Figures of each layer for one batch, and advice in words.</summary>
    public sealed unsafe class Report : NativeObject<ReportHandle>
    {
        internal Report(ReportHandle handle) : base(handle)
        {
        }

        /// <summary>What is said of the whole.</summary>
        public ReportSummary Summary
        {
            get
            {
                ReportSummary summary = ReportSummary.Sized();
                Native.Check(NativeMethods.glia_report_summarize(Handle, &summary, out IntPtr error), error);
                return summary;
            }
        }

        /// <summary>The figures of a layer.</summary>
        public LayerFigures Layer(int layer)
        {
            LayerFigures figures = LayerFigures.Sized();
            Native.Check(NativeMethods.glia_report_layer(Handle, Native.Count(layer, "layer"), &figures, out IntPtr error), error);
            return figures;
        }

        /// <summary>The name of a layer.</summary>
        public string LayerName(int layer)
        {
            UIntPtr index = Native.Count(layer, "layer");
            return Native.Text((byte* text, UIntPtr capacity, UIntPtr* needed, out IntPtr error) =>
                NativeMethods.glia_report_layer_name(Handle, index, text, capacity, needed, out error));
        }

        /// <summary>A sentence a finding, each on a line; empty where nothing was found.</summary>
        public string Advice(int layer)
        {
            UIntPtr index = Native.Count(layer, "layer");
            return Native.Text((byte* text, UIntPtr capacity, UIntPtr* needed, out IntPtr error) =>
                NativeMethods.glia_report_advice(Handle, index, text, capacity, needed, out error));
        }

        /// <summary>All of it as a table to print.</summary>
        public string Table()
        {
            return Native.Text((byte* text, UIntPtr capacity, UIntPtr* needed, out IntPtr error) =>
                NativeMethods.glia_report_table(Handle, text, capacity, needed, out error));
        }
    }
}
