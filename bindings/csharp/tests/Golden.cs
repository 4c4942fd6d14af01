// The reference tables of tests/golden; its README.md gives the format.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Glia.Tests
{
    public sealed class Golden
    {
        private readonly Dictionary<string, double[]> records = new Dictionary<string, double[]>();
        private readonly List<string> names = new List<string>();
        private readonly string table;

        public Golden(string table)
        {
            this.table = table;
            string[] words = File.ReadLines("tests/golden/" + table + ".txt").Where(line => !line.StartsWith("#"))
                .SelectMany(line => line.Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries)).ToArray();
            for (int place = 0; place < words.Length;)
            {
                string name = words[place++];
                var values = new double[int.Parse(words[place++], CultureInfo.InvariantCulture)];
                for (int index = 0; index < values.Length; index++)
                    values[index] = Number(words[place++]);
                names.Add(name);
                records.Add(name, values);
            }
        }

        private static double Number(string word)
        {
            switch (word)
            {
                case "inf":
                    return double.PositiveInfinity;
                case "-inf":
                    return double.NegativeInfinity;
                case "nan":
                    return double.NaN;
                case "-0":
                    // Mono's parser loses the sign.
                    return BitConverter.Int64BitsToDouble(long.MinValue);
                default:
                    return double.Parse(word, NumberStyles.Float, CultureInfo.InvariantCulture);
            }
        }

        public double[] this[string name]
        {
            get
            {
                double[] found;
                if (!records.TryGetValue(name, out found))
                    throw new CheckFailed("tests/golden/" + table + ".txt: no record \"" + name + "\"");
                return found;
            }
        }

        public double[] Find(string name)
        {
            double[] found;
            return records.TryGetValue(name, out found) ? found : null;
        }

        public float[] Floats(string name)
        {
            return this[name].Select(value => (float)value).ToArray();
        }

        /// <summary>The cases of a kind: what stands before a suffix in names that begin with the kind's name and
        /// a point. There must be one.</summary>
        public List<string> Cases(string kind, string suffix)
        {
            List<string> found = names.Where(name => name.StartsWith(kind + ".", StringComparison.Ordinal)
                && name.EndsWith(suffix, StringComparison.Ordinal))
                .Select(name => name.Substring(0, name.Length - suffix.Length)).ToList();
            Check.That(found.Count > 0, "tests/golden/" + table + ".txt: no case of " + kind);
            return found;
        }
    }
}
