// What calls take in the place of arrays. Without spans: arrays, parts of them, and pointers. Where the
// framework has spans, ViewsOfSpans.cs declares the same names over them.

#if !(NETSTANDARD2_1_OR_GREATER || NETCOREAPP || UNITY_2021_2_OR_NEWER)

using System;

namespace Glia
{
    /// <summary>Floats that a call reads: a float[], a part of one, or memory at a pointer. Nothing is
    /// copied.</summary>
    public unsafe struct ReadOnlyFloats
    {
        private readonly int offset;
        private readonly float* pointer;

        private ReadOnlyFloats(float[] array, int offset, int count)
        {
            Pinned = array;
            this.offset = offset;
            Count = count;
            pointer = null;
        }

        /// <summary>Memory that does not move during the call.</summary>
        public ReadOnlyFloats(float* pointer, int count)
        {
            Pinned = null;
            offset = 0;
            Count = count;
            this.pointer = pointer;
        }

        /// <summary>How many there are.</summary>
        public int Count { get; private set; }

        internal float[] Pinned { get; private set; }

        internal UIntPtr Length
        {
            get { return (UIntPtr)Count; }
        }

        internal float* Address(float* pinned)
        {
            return pinned == null ? pointer : pinned + offset;
        }

        /// <summary>All of an array; null is empty.</summary>
        public static implicit operator ReadOnlyFloats(float[] array)
        {
            return new ReadOnlyFloats(array, 0, array == null ? 0 : array.Length);
        }

        /// <summary>A part of an array.</summary>
        public static implicit operator ReadOnlyFloats(ArraySegment<float> part)
        {
            return new ReadOnlyFloats(part.Array, part.Offset, part.Count);
        }
    }

    /// <summary>Floats that a call writes: a float[], a part of one, or memory at a pointer.</summary>
    public unsafe struct Floats
    {
        private readonly int offset;
        private readonly float* pointer;

        private Floats(float[] array, int offset, int count)
        {
            Pinned = array;
            this.offset = offset;
            Count = count;
            pointer = null;
        }

        /// <summary>Memory that does not move during the call.</summary>
        public Floats(float* pointer, int count)
        {
            Pinned = null;
            offset = 0;
            Count = count;
            this.pointer = pointer;
        }

        /// <summary>How many there are.</summary>
        public int Count { get; private set; }

        internal float[] Pinned { get; private set; }

        internal UIntPtr Length
        {
            get { return (UIntPtr)Count; }
        }

        internal float* Address(float* pinned)
        {
            return pinned == null ? pointer : pinned + offset;
        }

        /// <summary>All of an array; null is empty.</summary>
        public static implicit operator Floats(float[] array)
        {
            return new Floats(array, 0, array == null ? 0 : array.Length);
        }

        /// <summary>A part of an array.</summary>
        public static implicit operator Floats(ArraySegment<float> part)
        {
            return new Floats(part.Array, part.Offset, part.Count);
        }
    }

    /// <summary>What rows should give: a float[] of values, or an int[] or long[] of labels; memory at a
    /// pointer; nothing (<c>default</c>) for losses without targets.</summary>
    public unsafe struct Targets
    {
        private readonly void* pointer;
        private readonly ElementType type;

        private Targets(ElementType type, Array array)
        {
            this.type = type;
            Count = array == null ? 0 : array.Length;
            PinnedFloats = array as float[];
            PinnedInts = array as int[];
            PinnedLongs = array as long[];
            pointer = null;
        }

        /// <summary>Memory that does not move during the call.</summary>
        public Targets(ElementType type, void* pointer, int count)
        {
            this.type = type;
            Count = count;
            PinnedFloats = null;
            PinnedInts = null;
            PinnedLongs = null;
            this.pointer = pointer;
        }

        /// <summary>How many there are.</summary>
        public int Count { get; private set; }

        internal float[] PinnedFloats { get; private set; }

        internal int[] PinnedInts { get; private set; }

        internal long[] PinnedLongs { get; private set; }

        internal UIntPtr Length
        {
            get { return (UIntPtr)Count; }
        }

        internal int Type
        {
            get { return type == 0 ? (int)ElementType.Float32 : (int)type; }
        }

        internal void* Address(float* floats, int* ints, long* longs)
        {
            return floats != null ? floats : ints != null ? ints : longs != null ? longs : pointer;
        }

        /// <summary>Values.</summary>
        public static implicit operator Targets(float[] values)
        {
            return new Targets(ElementType.Float32, values);
        }

        /// <summary>Labels.</summary>
        public static implicit operator Targets(int[] labels)
        {
            return new Targets(ElementType.Int32, labels);
        }

        /// <summary>Labels.</summary>
        public static implicit operator Targets(long[] labels)
        {
            return new Targets(ElementType.Int64, labels);
        }
    }
}

#endif
