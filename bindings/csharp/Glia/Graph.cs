// Layers and how they are connected.

using System;
using Glia.Interop;

namespace Glia
{
    /// <summary>A place in a graph; of use with that graph alone.</summary>
    public struct Node
    {
        internal readonly int Number;

        internal Node(int number)
        {
            Number = number;
        }
    }

    /// <summary>A graph of layers under construction: an input, and layers over earlier nodes.</summary>
    public sealed unsafe class Graph : NativeObject<GraphHandle>
    {
        /// <summary>A graph with nothing in it.</summary>
        public Graph() : base(New())
        {
        }

        private static GraphHandle New()
        {
            Native.Check(NativeMethods.glia_graph_new(out GraphHandle made, out IntPtr error), error);
            return made;
        }

        /// <summary>The input, of this shape for one sample.</summary>
        public Node AddInput(string name, params long[] shape)
        {
            int node;
            byte[] text = Native.Utf8(name, "name");
            fixed (byte* t = text)
            fixed (long* s = Native.NotNull(shape, "shape"))
                Native.Check(NativeMethods.glia_graph_add_input(Handle, t, Native.Length(text), s, (UIntPtr)shape.Length, &node,
                    out IntPtr error), error);
            return new Node(node);
        }

        /// <summary>A dense layer with an activation at its defaults.</summary>
        public Node AddDense(string name, Node input, long units, ActivationKind activation = ActivationKind.Identity)
        {
            int node;
            byte[] text = Native.Utf8(name, "name");
            fixed (byte* t = text)
                Native.Check(NativeMethods.glia_graph_add_dense(Handle, t, Native.Length(text), input.Number, units,
                    (int)activation, &node, out IntPtr error), error);
            return new Node(node);
        }

        /// <summary>A layer over one or more nodes; the graph copies its description.</summary>
        public Node AddLayer(Layer layer, string name, params Node[] inputs)
        {
            int node;
            byte[] text = Native.Utf8(name, "name");
            var numbers = new int[Native.NotNull(inputs, "inputs").Length];
            for (int index = 0; index < numbers.Length; index++)
                numbers[index] = inputs[index].Number;
            fixed (byte* t = text)
            fixed (int* n = numbers)
                Native.Check(NativeMethods.glia_graph_add_layer(Handle, Native.NotNull(layer, "layer").Handle, t,
                    Native.Length(text), n, (UIntPtr)numbers.Length, &node, out IntPtr error), error);
            return new Node(node);
        }

        /// <summary>The output; without this call, the node that was added last.</summary>
        public void SetOutput(Node node)
        {
            Native.Check(NativeMethods.glia_graph_set_output(Handle, node.Number, out IntPtr error), error);
        }

        /// <summary>The shape of a node for one sample.</summary>
        public long[] Shape(Node node)
        {
            return Native.Shape((long* shape, UIntPtr capacity, UIntPtr* rank, out IntPtr error) =>
                NativeMethods.glia_graph_node_shape(Handle, node.Number, shape, capacity, rank, out error));
        }
    }
}
