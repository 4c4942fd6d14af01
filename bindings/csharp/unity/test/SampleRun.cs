// Runs the sample as Unity does: Start, Update for each frame, OnDestroy. Ends with 1 where it did not learn.

using System;
using System.Reflection;

public static class SampleRun
{
    public static int Main()
    {
        var sample = new TrainInFrames();
        Call(sample, "Start");
        int frames = 0;
        while (frames < 5000 && (frames < 200 || sample.Error > 0.1f))
        {
            Call(sample, "Update");
            frames++;
        }
        Console.WriteLine("after {0} frames off by {1:f3}, weights of version {2}", frames, sample.Error, sample.Version);
        bool learned = sample.Error <= 0.1f && sample.Version > 10;
        Call(sample, "OnDestroy");
        return learned ? 0 : 1;
    }

    private static void Call(object one, string name)
    {
        one.GetType().GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic).Invoke(one, null);
    }
}
