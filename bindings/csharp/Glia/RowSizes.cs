// How many floats the rows of a network have.

namespace Glia
{
    internal struct RowSizes
    {
        internal RowSizes(Model model)
        {
            Input = Product(model.InputShape);
            Output = Product(model.OutputShape);
        }

        internal long Input { get; private set; }

        internal long Output { get; private set; }

        private static long Product(long[] shape)
        {
            long product = 1;
            foreach (long length in shape)
                product *= length;
            return product;
        }
    }
}
