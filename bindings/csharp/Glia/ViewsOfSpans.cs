// What calls take in the place of arrays, where the framework has spans: spans, arrays, parts of them,
// and pointers. Views.cs has the same names for older frameworks.

#if NETSTANDARD2_1_OR_GREATER || NETCOREAPP || UNITY_2021_2_OR_NEWER

using System;

namespace Glia
{
    /// <summary>Floats that a call reads: a span, a float[], a part of one, or memory at a pointer. Nothing
    /// is copied.</summary>
    public readonly unsafe ref struct ReadOnlyFloats
    {
        internal readonly ReadOnlySpan<float> Pinned;

        /// <summary>A span.</summary>
        public ReadOnlyFloats(ReadOnlySpan<float> span)
        {
            Pinned = span;
        }

        /// <summary>Memory that does not move during the call.</summary>
        public ReadOnlyFloats(float* pointer, int count)
        {
            Pinned = new ReadOnlySpan<float>(pointer, count);
        }

        /// <summary>How many there are.</summary>
        public int Count => Pinned.Length;

        internal UIntPtr Length => (UIntPtr)Pinned.Length;

        internal float* Address(float* pinned) => pinned;

        /// <summary>All of an array; null is empty.</summary>
        public static implicit operator ReadOnlyFloats(float[] array) => new ReadOnlyFloats(array);

        /// <summary>A part of an array.</summary>
        public static implicit operator ReadOnlyFloats(ArraySegment<float> part) => new ReadOnlyFloats(part);

        /// <summary>A span.</summary>
        public static implicit operator ReadOnlyFloats(Span<float> span) => new ReadOnlyFloats(span);

        /// <summary>A span.</summary>
        public static implicit operator ReadOnlyFloats(ReadOnlySpan<float> span) => new ReadOnlyFloats(span);
    }

    /// <summary>Floats that a call writes: a span, a float[], a part of one, or memory at a pointer.</summary>
    public readonly unsafe ref struct Floats
    {
        internal readonly Span<float> Pinned;

        /// <summary>A span.</summary>
        public Floats(Span<float> span)
        {
            Pinned = span;
        }

        /// <summary>Memory that does not move during the call.</summary>
        public Floats(float* pointer, int count)
        {
            Pinned = new Span<float>(pointer, count);
        }

        /// <summary>How many there are.</summary>
        public int Count => Pinned.Length;

        internal UIntPtr Length => (UIntPtr)Pinned.Length;

        internal float* Address(float* pinned) => pinned;

        /// <summary>All of an array; null is empty.</summary>
        public static implicit operator Floats(float[] array) => new Floats(array);

        /// <summary>A part of an array.</summary>
        public static implicit operator Floats(ArraySegment<float> part) => new Floats(part);

        /// <summary>A span.</summary>
        public static implicit operator Floats(Span<float> span) => new Floats(span);
    }

    /// <summary>What rows should give: a span or array of float values, or of int or long labels; memory at
    /// a pointer; nothing (<c>default</c>) for losses without targets.</summary>
    public readonly unsafe ref struct Targets
    {
        internal readonly ReadOnlySpan<float> PinnedFloats;
        internal readonly ReadOnlySpan<int> PinnedInts;
        internal readonly ReadOnlySpan<long> PinnedLongs;
        private readonly ElementType type;
        private readonly void* pointer;

        /// <summary>Values.</summary>
        public Targets(ReadOnlySpan<float> values) : this(ElementType.Float32, null, values.Length)
        {
            PinnedFloats = values;
        }

        /// <summary>Labels.</summary>
        public Targets(ReadOnlySpan<int> labels) : this(ElementType.Int32, null, labels.Length)
        {
            PinnedInts = labels;
        }

        /// <summary>Labels.</summary>
        public Targets(ReadOnlySpan<long> labels) : this(ElementType.Int64, null, labels.Length)
        {
            PinnedLongs = labels;
        }

        /// <summary>Memory that does not move during the call.</summary>
        public Targets(ElementType type, void* pointer, int count)
        {
            this.type = type;
            this.pointer = pointer;
            Count = count;
            PinnedFloats = default;
            PinnedInts = default;
            PinnedLongs = default;
        }

        /// <summary>How many there are.</summary>
        public int Count { get; }

        internal UIntPtr Length => (UIntPtr)Count;

        internal int Type => type == 0 ? (int)ElementType.Float32 : (int)type;

        internal void* Address(float* floats, int* ints, long* longs)
        {
            return floats != null ? floats : ints != null ? ints : longs != null ? longs : pointer;
        }

        /// <summary>Values.</summary>
        public static implicit operator Targets(float[] values) => new Targets((ReadOnlySpan<float>)values);

        /// <summary>Labels.</summary>
        public static implicit operator Targets(int[] labels) => new Targets((ReadOnlySpan<int>)labels);

        /// <summary>Labels.</summary>
        public static implicit operator Targets(long[] labels) => new Targets((ReadOnlySpan<long>)labels);

        /// <summary>Values.</summary>
        public static implicit operator Targets(Span<float> values) => new Targets((ReadOnlySpan<float>)values);

        /// <summary>Labels.</summary>
        public static implicit operator Targets(Span<int> labels) => new Targets((ReadOnlySpan<int>)labels);

        /// <summary>Labels.</summary>
        public static implicit operator Targets(Span<long> labels) => new Targets((ReadOnlySpan<long>)labels);

        /// <summary>Values.</summary>
        public static implicit operator Targets(ReadOnlySpan<float> values) => new Targets(values);

        /// <summary>Labels.</summary>
        public static implicit operator Targets(ReadOnlySpan<int> labels) => new Targets(labels);

        /// <summary>Labels.</summary>
        public static implicit operator Targets(ReadOnlySpan<long> labels) => new Targets(labels);
    }
}

#endif
