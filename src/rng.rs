//! Philox4x32-10, the only source of randomness.
//!
//! A counter-based generator (Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy
//! as 1, 2, 3"): a keyed bijection of a 128-bit counter, ten rounds of two 32×32-bit products.
//! There is no state to advance: a draw is a function of (seed, stream, step, index), so nothing
//! depends on the order of work, and a checkpoint holds only the numbers that name the draws.
//! Cost: twenty 32×32-bit products per block of four words.

use std::ops::Range;

/// What a draw is for. Draws of different streams never share a counter. Numbers are pinned: they
/// are part of what a seed means.
#[derive(Clone, Copy, Debug)]
#[repr(u32)]
pub enum Stream {
    /// Initial values of parameters; the step is a hash of the parameter's name.
    Initialization = 1,
    /// The order of the samples of an epoch; the step is the number of updates that the trainer had
    /// done before the run, plus the epoch.
    Shuffle = 2,
    /// The slopes of randomized rectifiers; the step is the number of updates done.
    ActivationSlope = 3,
    /// Which elements a gradient check looks at; the step is the number of the tensor.
    GradientCheck = 4,
    /// The samples of an epoch with replacement; the step as for shuffles, the block the place in the
    /// epoch.
    Replacement = 5,
    /// The noise that is added to gradients; the step is the number of updates done.
    GradientNoise = 8,
}

const MULTIPLIERS: [u32; 2] = [0xD251_1F53, 0xCD9E_8D57];
const KEY_INCREMENTS: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];

/// The bijection: ten rounds over counters with one key, each word of all of them side by side. Inside
/// a kernel, sixteen at once become vectors.
#[inline(always)]
fn philox4x32_10<const N: usize>(mut counters: [[u32; N]; 4], mut key: [u32; 2]) -> [[u32; N]; 4] {
    for round in 0..10 {
        if round > 0 {
            key[0] = key[0].wrapping_add(KEY_INCREMENTS[0]);
            key[1] = key[1].wrapping_add(KEY_INCREMENTS[1]);
        }
        let before = counters;
        for lane in 0..N {
            let first = u64::from(MULTIPLIERS[0]) * u64::from(before[0][lane]);
            let second = u64::from(MULTIPLIERS[1]) * u64::from(before[2][lane]);
            counters[0][lane] = (second >> 32) as u32 ^ before[1][lane] ^ key[0];
            counters[1][lane] = second as u32;
            counters[2][lane] = (first >> 32) as u32 ^ before[3][lane] ^ key[1];
            counters[3][lane] = first as u32;
        }
    }
    counters
}

/// The generator of one seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Philox {
    key: [u32; 2],
}

impl Philox {
    /// The generator of a seed; every seed is as good as any other.
    pub fn new(seed: u64) -> Self {
        Self { key: [seed as u32, (seed >> 32) as u32] }
    }

    /// Four words: block `block` of `step` of the stream with number `stream`.
    pub fn block(&self, stream: u32, step: u64, block: u32) -> [u32; 4] {
        let counter = [block, step as u32, (step >> 32) as u32, stream];
        philox4x32_10(counter.map(|word| [word]), self.key).map(|[word]| word)
    }

    /// Four words: block `block`, below 2⁴⁰, of `step` of part `part`, below 2¹⁶, of a stream.
    pub fn block_of(&self, stream: Stream, part: u32, step: u64, block: u64) -> [u32; 4] {
        self.blocks_of(stream, part, step, block).map(|[word]| word)
    }

    /// The same of `N` blocks from `block` on: word w of block `block` + i is `[w][i]`.
    #[inline(always)]
    pub fn blocks_of<const N: usize>(
        &self,
        stream: Stream,
        part: u32,
        step: u64,
        block: u64,
    ) -> [[u32; N]; 4] {
        let mut counters = [[0; N], [step as u32; N], [(step >> 32) as u32; N], [0; N]];
        let [low, _, _, high] = &mut counters;
        for (lane, (low, high)) in low.iter_mut().zip(high).enumerate() {
            let block = block + lane as u64;
            *low = block as u32;
            *high = stream as u32 | part << 8 | ((block >> 32) as u32) << 24;
        }
        philox4x32_10(counters, self.key)
    }

    /// 64 random bits: draw `index`, less than 2³³, of `step` of a stream.
    pub fn bits(&self, stream: Stream, step: u64, index: u64) -> u64 {
        let block = self.block(stream as u32, step, (index / 2) as u32);
        let first = 2 * (index % 2) as usize;
        u64::from(block[first]) | u64::from(block[first + 1]) << 32
    }

    /// Uniform in the open interval (0, 1): the middle of one of 2⁵³ equal cells.
    pub fn uniform(&self, stream: Stream, step: u64, index: u64) -> f64 {
        let cell = self.bits(stream, step, index) >> 11;
        (cell as f64 + 0.5) * (1.0 / (1u64 << 53) as f64)
    }

    /// Uniform in 0 .. bound by the high half of a 128-bit product (Lemire 2019, without the
    /// rejection: the bias is below bound / 2⁶⁴).
    pub fn below(&self, stream: Stream, step: u64, index: u64, bound: u64) -> u64 {
        ((u128::from(self.bits(stream, step, index)) * u128::from(bound)) >> 64) as u64
    }

    /// Uniform in 0 .. bound, every number equally likely (Lemire 2019, "Fast random integer generation
    /// in an interval"): the high half of a 128-bit product, drawn again while the low half is one
    /// of the few that would favour some numbers. Draw `index` is below 2⁴⁰, `bound` at least 1; 2¹⁷
    /// candidates are at hand, of which each fails with a probability below bound / 2⁶⁴.
    pub fn evenly_below(&self, stream: Stream, step: u64, index: u64, bound: u64) -> u64 {
        let threshold = bound.wrapping_neg() % bound;
        let mut result = 0;
        for attempt in 0..1 << 16 {
            let [a, b, c, d] = self.block_of(stream, attempt, step, index).map(u64::from);
            for bits in [a | b << 32, c | d << 32] {
                let product = u128::from(bits) * u128::from(bound);
                result = (product >> 64) as u64;
                if product as u64 >= threshold {
                    return result;
                }
            }
        }
        result
    }

    /// Writes the permutation of a step of the shuffles (Fisher and Yates 1938, Durstenfeld 1964).
    pub fn shuffle(&self, step: u64, order: &mut [u32]) {
        for (index, slot) in order.iter_mut().enumerate() {
            *slot = index as u32;
        }
        self.exchange(step, order, 0..order.len());
    }

    /// Some of the exchanges that make the shuffled order of numbers that stand in theirs; the number
    /// of the first is 0, that of the last `order.len() - 1`, and they come in order.
    pub fn exchange(&self, step: u64, order: &mut [u32], numbers: Range<usize>) {
        for number in numbers {
            let last = order.len() - 1 - number;
            let other = self.below(Stream::Shuffle, step, last as u64, last as u64 + 1);
            order.swap(last, other as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The known-answer vectors that Random123 publishes for philox4x32-10 (kat_vectors).
    #[test]
    fn random123_test_vectors() {
        let all = u32::MAX;
        let cases = [
            ([0; 4], [0; 2], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
            ([all; 4], [all; 2], [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
            (
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
                [0xa409_3822, 0x299f_31d0],
                [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1],
            ),
        ];
        for (counter, key, expected) in cases {
            assert_eq!(philox4x32_10(counter.map(|word| [word]), key).map(|[word]| word), expected);
        }
    }

    #[test]
    fn many_blocks_are_the_single_ones() {
        let philox = Philox::new(7);
        // Across the end of 32 bits too.
        for first in [0, 5, (1 << 32) - 9] {
            let words: [[u32; 16]; 4] = philox.blocks_of(Stream::ActivationSlope, 3, 11, first);
            for lane in 0..16 {
                let block = philox.block_of(Stream::ActivationSlope, 3, 11, first + lane as u64);
                assert_eq!(words.map(|word| word[lane]), block, "block {first} + {lane}");
            }
        }
    }

    #[test]
    fn uniform_stays_inside_and_is_even() {
        let philox = Philox::new(3);
        let mut cells = [0u32; 16];
        for index in 0..160_000 {
            let x = philox.uniform(Stream::Initialization, 0, index);
            assert!(x > 0.0 && x < 1.0);
            cells[(x * 16.0) as usize] += 1;
        }
        // Chi-squared with 15 degrees of freedom: 99.9 % lies below 37.7.
        let excess = cells.iter().map(|&n| f64::from(n) - 1e4);
        let chi: f64 = excess.map(|excess| excess * excess / 1e4).sum();
        assert!(chi < 37.7, "chi-squared {chi}");
    }

    /// Of the products with 3 · 2⁶² a quarter is drawn again: without that, multiples of three would
    /// come twice as often as other numbers.
    #[test]
    fn draws_below_a_bound_are_even_where_the_product_is_not() {
        let philox = Philox::new(11);
        // Bound, residues, and what 99.9 % of chi-squared lies below with one degree of freedom fewer.
        for (bound, residues, most) in [(3 << 62, 3, 13.8), (5, 5, 18.5), (1 << 40, 16, 37.7)] {
            let mut cells = vec![0u32; residues];
            for index in 0..96_000 {
                let drawn = philox.evenly_below(Stream::Replacement, 4, index, bound);
                assert!(drawn < bound);
                cells[(drawn % residues as u64) as usize] += 1;
            }
            let each = 96_000.0 / residues as f64;
            let excess = cells.iter().map(|&n| f64::from(n) - each);
            let chi: f64 = excess.map(|excess| excess * excess / each).sum();
            assert!(chi < most, "bound {bound}: chi-squared {chi}, {cells:?}");
        }
        assert_eq!(philox.evenly_below(Stream::Replacement, 0, 0, 1), 0);
    }

    #[test]
    fn shuffle_is_a_permutation_that_epoch_and_seed_choose() {
        let shuffled = |seed, epoch| {
            let mut order = vec![0; 1000];
            Philox::new(seed).shuffle(epoch, &mut order);
            order
        };
        let mut sorted = shuffled(1, 0);
        assert_ne!(sorted, shuffled(1, 1));
        assert_ne!(sorted, shuffled(2, 0));
        assert_eq!(sorted, shuffled(1, 0));
        sorted.sort_unstable();
        assert!(sorted.iter().enumerate().all(|(index, &slot)| index == slot as usize));
    }
}
