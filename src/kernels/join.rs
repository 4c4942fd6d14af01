//! How sums over some rows of a batch join the sums over the rows before them.
//!
//! Sums over the rows of a batch (gradients of weights and biases) are added in ascending order, in
//! blocks of 256 rows from the start of the batch, block sums in order. Floating-point sums have the
//! same bits however the batch is cut only if each part goes on exactly where the last one stopped:
//! inside a block in its chain, between blocks with their total.

/// What the output holds when rows are added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// Nothing: the sums begin.
    Replace,
    /// The total of whole blocks: the rows begin a block, and their block sums are added.
    AddBlocks,
    /// The sum so far of the block that the rows belong to, none of them beyond its end.
    Resume,
}
