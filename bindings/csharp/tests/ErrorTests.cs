// How calls fail: codes, messages, threads, disposed objects, null.

using System;
using System.Threading;
using System.Threading.Tasks;
using Glia.Interop;

namespace Glia.Tests
{
    public static class ErrorTests
    {
        [Test]
        private static void CodeAndMessage()
        {
            using (Model model = Networks.Digits())
            using (var session = new Session(model, 4))
            {
                Check.Refused(ErrorCode.ShapeMismatch, "[*, 64]", () => session.Run(new float[100], new float[10]));
                Check.Refused(ErrorCode.NotFound, "no_such", () => model.ParameterIndex("no_such"));
            }
            using (var adam = new Optimizer(OptimizerKind.Adam))
            {
                Check.Refused(ErrorCode.OutOfRange, "learning_rate", () => adam[Param.LearningRate] = -1);
                Check.Refused(ErrorCode.UnknownKey, "momentum", () => adam[Param.Momentum] = 0.5);
            }
            Check.Refused(ErrorCode.UnknownKind, "kind", () => new Optimizer((OptimizerKind)4711));
            Check.Refused(ErrorCode.Io, "no/such/file", () => Model.Load("no/such/file"));
            Check.Refused(ErrorCode.CorruptFile, "", () => Model.Load(new byte[100]));
        }

        /// <summary>An error of the library belongs to no thread.</summary>
        [Test]
        private static unsafe void MadeOnOneThreadReadOnAnother()
        {
            IntPtr error = IntPtr.Zero;
            int status = 0;
            var maker = new Thread(() =>
            {
                OptimizerHandle made;
                status = NativeMethods.glia_optimizer_new(4711, out made, out error);
            });
            maker.Start();
            maker.Join();
            Check.Equal((int)ErrorCode.UnknownKind, status, "status");
            Check.Equal((int)ErrorCode.UnknownKind, NativeMethods.glia_error_code(error), "code");
            var text = new byte[200];
            fixed (byte* start = text)
                Check.Equal(0, NativeMethods.glia_error_message(error, start, (UIntPtr)text.Length, null), "message");
            Check.That(System.Text.Encoding.UTF8.GetString(text).Contains("4711"), "the message names the kind");
            NativeMethods.glia_error_free(error);
        }

        [Test]
        private static void OutOfATask()
        {
            Task task = Task.Run(() => new Activation((ActivationKind)(-3)));
            var failure = (GliaException)Check.Throws<AggregateException>(task.Wait).InnerException;
            Check.Equal(ErrorCode.UnknownKind, failure.Code, "code");
            Check.That(failure.Message.Contains("-3"), failure.Message);
        }

        [Test]
        private static void Disposed()
        {
            Model model = Networks.Digits();
            var session = new Session(model, 4);
            model.Dispose();
            model.Dispose();
            Check.That(model.IsDisposed, "disposed");
            Check.Throws<ObjectDisposedException>(() => model.Hash());
            Check.Throws<ObjectDisposedException>(() => new Session(model, 1));
            session.Run(new float[64], new float[10]);
            session.Dispose();
            session.Dispose();
            Check.Throws<ObjectDisposedException>(() => session.Run(new float[64], new float[10]));
            Trainer trainer = Networks.DigitsTrainer();
            trainer.Dispose();
            Check.Throws<ObjectDisposedException>(() => trainer.Step(new float[64], new[] { 3 }));
            var runtime = new Runtime(1);
            runtime.Dispose();
            using (Model other = Networks.Digits())
                Check.Throws<ObjectDisposedException>(() => new Session(other, 1, runtime));
        }

        [Test]
        private static void Null()
        {
            Check.Equal("model", Check.Throws<ArgumentNullException>(() => new Session(null, 1)).ParamName, "argument");
            Check.Equal("path", Check.Throws<ArgumentNullException>(() => Model.Load((string)null)).ParamName, "argument");
            using (var graph = new Graph())
                Check.Equal("name", Check.Throws<ArgumentNullException>(() => graph.AddInput(null, 3)).ParamName, "argument");
            Check.Throws<ArgumentOutOfRangeException>(() => Networks.Digits().ParameterName(-1));
            using (Model model = Networks.Digits())
            using (var session = new Session(model, 4))
                Check.Refused(ErrorCode.ShapeMismatch, "output", () => session.Run((float[])null, new float[10]));
        }
    }
}
