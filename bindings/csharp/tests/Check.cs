// What tests check with.

using System;
using System.Linq;

namespace Glia.Tests
{
    public sealed class CheckFailed : Exception
    {
        public CheckFailed(string message) : base(message)
        {
        }
    }

    public static class Check
    {
        public static void That(bool holds, string what)
        {
            if (!holds)
                throw new CheckFailed(what);
        }

        public static void Equal<T>(T expected, T got, string what)
        {
            if (!Equals(expected, got))
                throw new CheckFailed(what + ": expected " + expected + ", got " + got);
        }

        /// <summary>The same bits, NaN and the sign of zero too.</summary>
        public static void Same(float[] expected, float[] got, string what)
        {
            Equal(expected.Length, got.Length, what + ": length");
            for (int index = 0; index < got.Length; index++)
                if (BitConverter.ToInt32(BitConverter.GetBytes(expected[index]), 0)
                    != BitConverter.ToInt32(BitConverter.GetBytes(got[index]), 0))
                    throw new CheckFailed(what + " [" + index + "]: expected " + expected[index] + ", got " + got[index]);
        }

        public static void Same(byte[] expected, byte[] got, string what)
        {
            That(expected.SequenceEqual(got), what + ": expected " + Hex(expected) + ", got " + Hex(got));
        }

        /// <summary>Relative to the largest of the expected numbers, as tests/c/harness.c.</summary>
        public static void Tensor(double[] expected, float[] got, string what)
        {
            double largest = expected.Where(value => !double.IsNaN(value) && !double.IsInfinity(value))
                .Select(Math.Abs).DefaultIfEmpty(0).Max();
            Each(expected, got, what, (wanted, value) => NearEnough(value, wanted, 1e-5 * largest));
        }

        public static void Near(double[] expected, float[] got, double relative, double absolute, string what)
        {
            Each(expected, got, what, (wanted, value) => NearEnough(value, wanted, relative * Math.Abs(wanted) + absolute));
        }

        /// <summary>Within so many units in the last place, or so much absolute.</summary>
        public static void Within(double[] expected, float[] got, double ulp, double absolute, string what)
        {
            Each(expected, got, what, (wanted, value) => (wanted == 0 && value == 0) || Ulp(wanted, value) <= ulp
                || Math.Abs(wanted - value) <= absolute);
        }

        public static bool NearEnough(double got, double expected, double allowed)
        {
            return got.Equals(expected) || got == expected || Math.Abs(got - expected) <= allowed;
        }

        /// <summary>The library refuses with this code, and names this in its message.</summary>
        public static GliaException Refused(ErrorCode code, string named, Action call)
        {
            GliaException failure = Throws<GliaException>(call);
            Equal(code, failure.Code, "code of \"" + failure.Message + "\"");
            That(failure.Message.Contains(named), "expected \"" + named + "\" in \"" + failure.Message + "\"");
            return failure;
        }

        public static T Throws<T>(Action call) where T : Exception
        {
            try
            {
                call();
            }
            catch (T thrown)
            {
                return thrown;
            }
            throw new CheckFailed("expected " + typeof(T).Name);
        }

        public static string Hex(byte[] bytes)
        {
            return string.Concat(bytes.Select(one => one.ToString("x2")));
        }

        private static void Each(double[] expected, float[] got, string what, Func<double, float, bool> near)
        {
            Equal(expected.Length, got.Length, what + ": length");
            for (int index = 0; index < got.Length; index++)
                if (!near(expected[index], got[index]))
                    throw new CheckFailed(what + " [" + index + "]: expected " + expected[index].ToString("R") + ", got "
                        + got[index].ToString("R"));
        }

        private static double Ulp(double truth, float result)
        {
            float nearest = (float)truth;
            if (double.IsNaN(truth) || float.IsInfinity(nearest) || float.IsNaN(result) || float.IsInfinity(result))
                return nearest.Equals(result) ? 0 : double.PositiveInfinity;
            int exponent = (BitConverter.ToInt32(BitConverter.GetBytes(nearest), 0) >> 23) & 255;
            double unit = Math.Pow(2, Math.Max(exponent, 1) - 150);
            return Math.Abs(truth - result) / unit;
        }
    }
}
