// Tensors, layers and metrics.

using System;

namespace Glia.Tests
{
    public static class TensorTests
    {
        [Test]
        private static void Views()
        {
            float[] values = { 1, 2, 3, 4, 5, 6 };
            using (Tensor tensor = Tensor.Borrow(values, 2, 3))
            using (Tensor turned = tensor.Transpose(0, 1))
            using (Tensor flat = tensor.Reshape(6))
            using (Tensor own = Tensor.Zeros(ElementType.Int64, 2))
            {
                Check.Equal(ElementType.Float32, tensor.Type, "type");
                Check.Equal("3 2", string.Join(" ", turned.Shape), "shape");
                Check.Equal("1 3", string.Join(" ", turned.Strides), "strides");
                var copy = new float[6];
                turned.CopyOut(copy);
                Check.Same(new float[] { 1, 4, 2, 5, 3, 6 }, copy, "transposed");
                values[5] = 7;
                flat.CopyOut(copy);
                Check.Same(values, copy, "nothing was copied");
                flat.CopyIn(new float[] { 6, 5, 4, 3, 2, 1 });
                Check.Equal(6f, values[0], "copied in");
                own.CopyIn(new long[] { 3, 4 });
                var labels = new long[2];
                own.CopyOut(labels);
                Check.Equal(4L, labels[1], "label");
                Check.That(tensor.Data != IntPtr.Zero, "address");
                Check.Refused(ErrorCode.ShapeMismatch, "values: expected Int64, got Float32", () => own.CopyIn(new float[2]));
            }
            Check.Refused(ErrorCode.ShapeMismatch, "array: expected 6 elements", () => Tensor.Borrow(new float[5], 2, 3));
            using (Tensor empty = Tensor.Borrow(new float[0], 0, 3))
                Check.Equal("0 3", string.Join(" ", empty.Shape), "empty");
        }

        [Test]
        private static void HandedOverByDlpack()
        {
            Tensor tensor = Tensor.Borrow(new float[] { 1, 2, 3 }, 3);
            IntPtr managed = tensor.ToDlpack();
            tensor.Dispose();
            using (Tensor other = Tensor.FromDlpack(managed))
            {
                GC.Collect();
                var copy = new float[3];
                other.CopyOut(copy);
                Check.Same(new float[] { 1, 2, 3 }, copy, "over DLPack");
            }
        }

        [Test]
        private static void LayersOfAGraph()
        {
            using (var graph = new Graph())
            using (var dense = new Layer(LayerKind.Dense) { [Param.Units] = 4, [Param.UseBias] = 0 })
            using (var add = new Layer(LayerKind.Add))
            using (var selu = new Activation(ActivationKind.Selu))
            using (var constant = new Initializer(InitializerKind.Constant) { [Param.Value] = 0.5 })
            {
                dense.SetActivation(selu);
                dense.SetInitializer("weight", constant);
                Node input = graph.AddInput("x", 4);
                Node first = graph.AddLayer(dense, "a", input);
                Node sum = graph.AddLayer(add, "sum", first, input);
                graph.SetOutput(first);
                graph.SetOutput(sum);
                Check.Equal("4", string.Join(" ", graph.Shape(sum)), "shape");
                Check.Refused(ErrorCode.NotFound, "parameter", () => dense.SetInitializer("no_such_parameter", constant));
                using (var model = new Model(graph, 0))
                {
                    Check.Equal("a.weight", model.ParameterName(0), "name");
                    var weights = new float[16];
                    model.GetParameter(0, weights);
                    Check.Equal(0.5f, weights[15], "first value");
                }
            }
        }

        [Test]
        private static void MetricsOfScores()
        {
            float[] scores = { 0.7f, 0.2f, 0.1f, 0.3f, 0.6f, 0.1f };
            int[] labels = { 0, 2 };
            Check.Equal(0.5, Metrics.TopAccuracy(scores, labels), "accuracy");
            Check.Equal(1.0, Metrics.TopAccuracy(scores, labels, 3), "accuracy of three");
            Check.Equal(1L, Metrics.Confusion(scores, labels)[2, 1], "confusion");
            Check.That(Math.Abs(Metrics.LogLoss(scores, labels) + (Math.Log(0.7) + Math.Log(0.1)) / 2) < 1e-6, "log loss");
            Check.Equal(1.0, Metrics.RocArea(new float[] { 0.1f, 0.9f }, new[] { 0, 1 }), "area");
            RegressionErrors errors = Metrics.Regression(new float[] { 1, 2 }, new float[] { 2, 4 });
            Check.Equal(1.5, errors.MeanAbsoluteError, "mean absolute error");
            Check.Refused(ErrorCode.ShapeMismatch, "labels", () => Metrics.RocArea(new float[3], new[] { 0, 1 }));
        }
    }
}
