// Many threads with one model: the same bits.

using System;
using System.Linq;
using System.Threading.Tasks;

namespace Glia.Tests
{
    public static class ThreadTests
    {
        [Test]
        private static void ManySessionsOfOneModel()
        {
            float[] inputs = Networks.Numbers(64 * 50, 9);
            using (Model model = Networks.Digits())
            {
                var expected = new float[500];
                using (var session = new Session(model, 50))
                    session.Run(inputs, expected);
                Task[] tasks = Enumerable.Range(0, 16).Select(number => Task.Factory.StartNew(() =>
                {
                    var outputs = new float[500];
                    using (var session = new Session(model, 50))
                        for (int round = 0; round < 100; round++)
                        {
                            Array.Clear(outputs, 0, outputs.Length);
                            session.Run(inputs, outputs);
                            Check.Same(expected, outputs, "outputs of thread " + number);
                        }
                }, TaskCreationOptions.LongRunning)).ToArray();
                Task.WaitAll(tasks);
            }
        }

        [Test]
        private static void RunsOfPartsAndStrides()
        {
            using (Model model = Networks.Dense(3, 1, (2, ActivationKind.Tanh)))
            using (var session = new Session(model, 4))
            {
                float[] rows = Networks.Numbers(12, 3);
                float[] expected = new float[8], got = new float[10];
                session.Run(rows, expected);
                session.Run(new ArraySegment<float>(rows, 3, 6), new ArraySegment<float>(got, 1, 4));
                Check.Same(expected.Skip(2).Take(4).ToArray(), got.Skip(1).Take(4).ToArray(), "part of an array");
                Check.That(got[0] == 0 && got[5] == 0, "written outside of the part");
                // Agents of three inputs and two outputs each, in one array.
                var agents = new float[20];
                for (int row = 0; row < 4; row++)
                    Array.Copy(rows, 3 * row, agents, 5 * row, 3);
                session.RunStrided(4, agents, new Strides(0, 5, 1), agents, new Strides(3, 5, 1));
                for (int row = 0; row < 4; row++)
                    Check.Same(expected.Skip(2 * row).Take(2).ToArray(), agents.Skip(5 * row + 3).Take(2).ToArray(), "agent " + row);
                Check.Refused(ErrorCode.ShapeMismatch, "outputs: expected at least 20 floats",
                    () => session.RunStrided(4, agents, new Strides(0, 5, 1), new float[19], new Strides(3, 5, 1)));
            }
        }
    }
}
