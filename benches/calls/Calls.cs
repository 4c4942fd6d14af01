// What a call costs in C#, through the classes of the binding; under Mono and .NET. benches/calls/run.py
// runs it; measure.h and problem.h say what all languages do alike.

using System;
using System.Diagnostics;
using System.Globalization;
using Glia;
using Glia.Interop;

public static class Calls
{
    private const int Inputs = 4, Hidden = 8, Outputs = 2, Rows = 4096;
    private const ulong Seed = 1;

    // A session with its arrays.
    private sealed class Run
    {
        private readonly Session session;
        private readonly float[] inputs;
        internal readonly float[] Outputs;

        internal Run(Model model, int rows)
        {
            session = new Session(model, rows);
            inputs = Numbers(rows * Calls.Inputs);
            Outputs = new float[rows * Calls.Outputs];
            Infer(1);
        }

        internal void Infer(long calls)
        {
            for (long call = 0; call < calls; call++)
                session.Run(inputs, Outputs);
        }

        internal void Ask(long calls)
        {
            long version = 0;
            for (long call = 0; call < calls; call++)
                version += session.Version;
            GC.KeepAlive(version);
        }
    }

    public static void Main()
    {
        using (Model model = Network())
        {
            Run row = new Run(model, 1), batch = new Run(model, Rows);
            ulong hash = Hash(Hash(0xcbf29ce484222325, row.Outputs), batch.Outputs);
            Console.WriteLine("{{\"peer\":\"{0}\",\"outputs\":\"{1:x16}\"}}", Peer(), hash);
            Measure("calls.bare", Bare);
            Measure("calls.ask", row.Ask);
            Measure("calls.row", row.Infer);
            Measure("calls.batch", batch.Infer);
        }
    }

    // A call of C with nothing of the classes' around it.
    private static void Bare(long calls)
    {
        for (long call = 0; call < calls; call++)
            NativeMethods.glia_version();
    }

    private static Model Network()
    {
        using (var graph = new Graph())
        {
            Node inputs = graph.AddInput("inputs", Inputs);
            Node hidden = graph.AddDense("hidden", inputs, Hidden, ActivationKind.Tanh);
            graph.AddDense("output", hidden, Outputs);
            return new Model(graph, Seed);
        }
    }

    private static float[] Numbers(int count)
    {
        var values = new float[count];
        uint state = 1;
        for (int index = 0; index < count; index++)
        {
            state = unchecked(state * 1664525u + 1013904223u);
            values[index] = (float)(state >> 8) / 8388608f - 1f;
        }
        return values;
    }

    private static ulong Hash(ulong hash, float[] values)
    {
        foreach (float value in values)
        {
            uint bits = unchecked((uint)BitConverter.ToInt32(BitConverter.GetBytes(value), 0));
            for (int part = 0; part < 4; part++)
                hash = unchecked((hash ^ (bits >> (8 * part) & 0xff)) * 0x100000001b3);
        }
        return hash;
    }

    private static string Peer()
    {
        return Environment.GetEnvironmentVariable("BENCH_PEER") ?? "csharp";
    }

    private static double Setting(string name, double fallback)
    {
        string text = Environment.GetEnvironmentVariable(name);
        return text == null ? fallback : double.Parse(text, CultureInfo.InvariantCulture);
    }

    private static void Measure(string workload, Action<long> work)
    {
        double sample = Setting("BENCH_SAMPLE_MS", 20) * 1e6;
        var count = (int)Setting("BENCH_SAMPLES", 7);
        if (sample <= 0 || count < 1)
            return;
        long calls = CallsOfASample(work, sample);
        var samples = new double[count];
        for (int index = 0; index < count; index++)
            samples[index] = Nanoseconds(work, calls) / calls;
        Array.Sort(samples);
        // The last brace apart: Mono takes it for a part of the format.
        Console.WriteLine(string.Format(CultureInfo.InvariantCulture,
            "{{\"peer\":\"{0}\",\"wl\":\"{1}\",\"ns\":{2:f3},\"min\":{3:f3},\"max\":{4:f3}", Peer(), workload,
            samples[count / 2], samples[0], samples[count - 1]) + "}");
    }

    // Warms up, and finds how many calls fill a sample.
    private static long CallsOfASample(Action<long> work, double sample)
    {
        double warm = Setting("BENCH_WARM_MS", 300) * 1e6, spent = 0;
        for (long calls = 1;;)
        {
            double took = Nanoseconds(work, calls);
            spent += took;
            if (spent >= warm && took >= sample / 2)
                return (long)(sample / took * calls) + 1;
            if (took < sample / 2)
                calls *= 2;
        }
    }

    private static double Nanoseconds(Action<long> work, long calls)
    {
        long start = Stopwatch.GetTimestamp();
        work(calls);
        return (Stopwatch.GetTimestamp() - start) * (1e9 / Stopwatch.Frequency);
    }
}
