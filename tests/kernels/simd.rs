//! Every operation of the vector type, at every level, against plain Rust on single floats.
//!
//! Operands are all pairs of special floats, with awkward ones beside them, in every lane. All
//! kernels are written over these operations, so what holds here holds under each of them.
#![allow(clippy::disallowed_methods)]

use glia::kernels::level::InstructionSet;
use glia::kernels::simd::{Kernel, LANES, ROUNDER, Simd};

use crate::support::compare::assert_same_bits;
use crate::support::random::{Random, SPECIAL};

type Lanes = [f32; LANES];

/// One operation over three operands; the number says which, so that one kernel holds them all.
struct Apply<'a> {
    operation: usize,
    operands: &'a [Lanes; 3],
}

/// An operation on single floats.
type Plain = fn(f32, f32, f32) -> f32;

/// The operations' names, in the order of their numbers, each with what plain Rust gives.
const OPERATIONS: [(&str, Plain); 24] = [
    ("add", |a, b, _| a + b),
    ("sub", |a, b, _| a - b),
    ("mul", |a, b, _| a * b),
    ("div", |a, b, _| a / b),
    ("fma", |a, b, c| a.mul_add(b, c)),
    ("sqrt", |a, _, _| a.sqrt()),
    ("less, select", |a, b, c| if a < b { c } else { b }),
    ("less_equal, select", |a, b, c| if a <= b { c } else { b }),
    ("equal, select", |a, b, c| if a == b { c } else { 2.0 }),
    ("mask_and", |a, b, c| if a < b && b < c { 1.0 } else { 0.0 }),
    ("mask_or", |a, b, c| if a < b || b < c { 1.0 } else { 0.0 }),
    ("mask_not", |a, b, _| if a < b { 0.0 } else { 1.0 }),
    ("is_nan", |a, b, _| if a.is_nan() { 1.0 } else { b }),
    ("neg", |a, _, _| -a),
    ("abs", |a, _, _| a.abs()),
    ("copy_sign", |a, b, _| if b.is_nan() { 0.0 } else { a.copysign(b) }),
    ("max", |a, b, _| if b < a { a } else { b }),
    ("min", |a, b, _| if a < b { a } else { b }),
    ("int_add, from_int", |a, b, _| a.to_bits().wrapping_add(b.to_bits()) as i32 as f32),
    ("int_sub, from_int", |a, b, _| a.to_bits().wrapping_sub(b.to_bits()) as i32 as f32),
    ("int_and, shift_left", |a, b, _| f32::from_bits((a.to_bits() & b.to_bits()) << 3)),
    ("int_or, shift_right", |a, b, _| {
        f32::from_bits(((a.to_bits() | b.to_bits()) as i32 >> 5) as u32)
    }),
    ("unordered", |a, b, c| if a.is_nan() || b.is_nan() { 1.0 } else { c }),
    ("int_xor, int_splat, from_bits", |a, _, _| f32::from_bits(a.to_bits() ^ 0x0055_1234)),
];

impl Kernel for Apply<'_> {
    type Output = Lanes;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> Lanes {
        let [a, b, c] = self.operands.each_ref().map(|lanes| simd.load(lanes));
        let [zero, one] = [0.0, 1.0].map(|x| simd.splat(x));
        let (a_bits, b_bits) = (simd.bits(a), simd.bits(b));
        let (below, below_next) = (simd.less(a, b), simd.less(b, c));
        let result = match self.operation {
            0 => simd.add(a, b),
            1 => simd.sub(a, b),
            2 => simd.mul(a, b),
            3 => simd.div(a, b),
            4 => simd.fma(a, b, c),
            5 => simd.sqrt(a),
            6 => simd.select(below, c, b),
            7 => simd.select(simd.less_equal(a, b), c, b),
            8 => simd.select(simd.equal(a, b), c, simd.splat(2.0)),
            9 => simd.select(simd.mask_and(below, below_next), one, zero),
            10 => simd.select(simd.mask_or(below, below_next), one, zero),
            11 => simd.select(simd.mask_not(below), one, zero),
            12 => simd.select(simd.is_nan(a), one, b),
            13 => simd.neg(a),
            14 => simd.abs(a),
            15 => simd.select(simd.is_nan(b), zero, simd.copy_sign(a, b)),
            16 => simd.max(a, b),
            17 => simd.min(a, b),
            18 => simd.from_int(simd.int_add(a_bits, b_bits)),
            19 => simd.from_int(simd.int_sub(a_bits, b_bits)),
            20 => simd.from_bits(simd.shift_left::<3>(simd.int_and(a_bits, b_bits))),
            21 => simd.from_bits(simd.shift_right::<5>(simd.int_or(a_bits, b_bits))),
            22 => simd.select(simd.unordered(a, b), one, c),
            _ => simd.from_bits(simd.int_xor(a_bits, simd.int_splat(0x0055_1234))),
        };
        simd.to_array(result)
    }
}

/// Vectors that bring every pair of special floats together, each time in another lane.
fn operands() -> Vec<[Lanes; 3]> {
    let mut random = Random::new(1);
    let count = SPECIAL.len();
    let pairs = (0..count * count).map(|pair| [SPECIAL[pair / count], SPECIAL[pair % count]]);
    let mut vectors = Vec::new();
    for (index, [a, b]) in pairs.enumerate() {
        let draw = |random: &mut Random| {
            let values = random.awkward_floats(LANES);
            Lanes::try_from(values).expect("as many as lanes")
        };
        let mut vector: [Lanes; 3] = std::array::from_fn(|_| draw(&mut random));
        vector[0][index % LANES] = a;
        vector[1][index % LANES] = b;
        vectors.push(vector);
    }
    vectors
}

#[test]
fn every_operation_is_that_of_plain_floats() {
    let vectors = operands();
    for set in InstructionSet::available() {
        for (operation, (name, plain)) in OPERATIONS.into_iter().enumerate() {
            for operands in &vectors {
                let got = set.dispatch(Apply { operation, operands });
                let [a, b, c] = operands;
                let expected: Lanes = std::array::from_fn(|lane| plain(a[lane], b[lane], c[lane]));
                let what = format!("{name} at {} of {operands:?}", set.level().name());
                assert_same_bits(&what, &got, &expected);
            }
        }
    }
}

/// The sum, the largest and the smallest of the lanes, and the first `count` lanes loaded and
/// stored.
struct Fold<'a>(&'a Lanes, usize);

impl Kernel for Fold<'_> {
    type Output = ([f32; 3], Vec<f32>);

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> Self::Output {
        let lanes = simd.load(self.0);
        let part = simd.load_partial(&self.0[..self.1]);
        let mut stored = [7.0; 3 * LANES];
        simd.store_partial(&mut stored[..self.1], part);
        simd.store_partial(&mut stored[LANES..2 * LANES], part);
        let filled = simd.load_partial_or(&self.0[..self.1], f32::NEG_INFINITY);
        simd.store_partial(&mut stored[2 * LANES..], filled);
        let folded = [simd.sum_lanes(lanes), simd.max_lanes(lanes), simd.min_lanes(lanes)];
        (folded, stored.to_vec())
    }
}

/// Halving: the lower half takes in the upper.
fn halved(mut lanes: Vec<f32>, combine: impl Fn(f32, f32) -> f32) -> f32 {
    while lanes.len() > 1 {
        let upper = lanes.split_off(lanes.len() / 2);
        lanes.iter_mut().zip(upper).for_each(|(lane, other)| *lane = combine(*lane, other));
    }
    lanes[0]
}

#[test]
fn lanes_are_folded_by_halving_and_parts_are_filled_with_zeros() {
    for (index, [lanes, _, _]) in operands().iter().enumerate() {
        let expected = [
            halved(lanes.to_vec(), |a, b| a + b),
            halved(lanes.to_vec(), |a, b| if b < a { a } else { b }),
            halved(lanes.to_vec(), |a, b| if a < b { a } else { b }),
        ];
        let count = index % (LANES + 1);
        let mut stored = [7.0; 3 * LANES];
        stored[LANES..2 * LANES].fill(0.0);
        stored[2 * LANES..].fill(f32::NEG_INFINITY);
        for start in [0, LANES, 2 * LANES] {
            stored[start..start + count].copy_from_slice(&lanes[..count]);
        }
        for set in InstructionSet::available() {
            let what = format!("{lanes:?} at {}", set.level().name());
            let (folded, parts) = set.dispatch(Fold(lanes, count));
            assert_same_bits(&format!("folds of {what}"), &folded, &expected);
            assert_same_bits(&format!("{count} of {what}"), &parts, &stored);
        }
    }
}

/// The sums and the largest lanes of each of eight vectors and of three, and the first lanes.
struct FoldEach<'a>(&'a [Lanes; 8], usize);

impl Kernel for FoldEach<'_> {
    type Output = [Lanes; 5];

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> Self::Output {
        let vectors = self.0.each_ref().map(|lanes| simd.load(lanes));
        let three = [vectors[0], vectors[1], vectors[2]];
        let first = simd.select(simd.first(self.1), vectors[0], simd.splat(9.0));
        let results = [
            simd.sums_of_lanes(vectors),
            simd.maxima_of_lanes(vectors),
            simd.sums_of_lanes(three),
            simd.maxima_of_lanes(three),
            first,
        ];
        results.map(|lanes| simd.to_array(lanes))
    }
}

#[test]
fn vectors_side_by_side_are_folded_as_each_alone() {
    let operands = operands();
    let vectors: Vec<Lanes> = operands.into_iter().flatten().collect();
    for (index, eight) in vectors.windows(8).enumerate() {
        let eight: &[Lanes; 8] = eight.try_into().expect("a window of eight");
        let sums: [f32; 8] = eight.map(|lanes| halved(lanes.to_vec(), |a, b| a + b));
        let maxima = eight.map(|lanes| halved(lanes.to_vec(), |a, b| if b < a { a } else { b }));
        let of = |results: [f32; 8], count: usize| -> Lanes {
            std::array::from_fn(|lane| if lane < count { results[lane] } else { 0.0 })
        };
        let count = index % (LANES + 1);
        let first = std::array::from_fn(|lane| if lane < count { eight[0][lane] } else { 9.0 });
        let expected = [of(sums, 8), of(maxima, 8), of(sums, 3), of(maxima, 3), first];
        for set in InstructionSet::available() {
            let got = set.dispatch(FoldEach(eight, count));
            let what = format!("folds of window {index} at {}", set.level().name());
            assert_same_bits(&what, got.as_flattened(), expected.as_flattened());
        }
    }
}

/// a · 2ⁿ.
struct Scaled<'a>(&'a Lanes, i32);

impl Kernel for Scaled<'_> {
    type Output = Lanes;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> Lanes {
        let shifted = simd.splat(self.1 as f32 + ROUNDER);
        simd.to_array(simd.scale(simd.load(self.0), shifted))
    }
}

#[test]
fn scaling_rounds_once_into_subnormals_and_to_infinity() {
    let mut random = Random::new(3);
    for n in -252..=254 {
        let mut lanes = Lanes::try_from(random.floats(LANES, 0.5, 2.0)).expect("a vector");
        lanes[..4].copy_from_slice(&[0.5, 1.0, 2.0, f32::NAN]);
        // Exact in double precision, so that the conversion is the only rounding.
        let expected = lanes.map(|a| (f64::from(a) * f64::from(n).exp2()) as f32);
        for set in InstructionSet::available() {
            let what = format!("times 2^{n} at {}", set.level().name());
            assert_same_bits(&what, &set.dispatch(Scaled(&lanes, n)), &expected);
        }
    }
}

/// Whether any lane is below the other operand's.
struct AnyLess<'a>(&'a [Lanes; 2]);

impl Kernel for AnyLess<'_> {
    type Output = bool;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> bool {
        let [a, b] = self.0.each_ref().map(|lanes| simd.load(lanes));
        simd.any(simd.less(a, b))
    }
}

#[test]
fn one_lane_is_enough_for_any() {
    for set in InstructionSet::available() {
        let name = set.level().name();
        assert!(!set.dispatch(AnyLess(&[[1.0; LANES], [f32::NAN; LANES]])), "none at {name}");
        for lane in 0..LANES {
            let mut others = [1.0; LANES];
            others[lane] = 2.0;
            assert!(set.dispatch(AnyLess(&[[1.0; LANES], others])), "lane {lane} at {name}");
        }
    }
}

/// Sixteen vectors with rows and columns exchanged.
struct Transpose<'a>(&'a [Lanes; LANES]);

impl Kernel for Transpose<'_> {
    type Output = [Lanes; LANES];

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> Self::Output {
        let mut block = [simd.splat(0.0); LANES];
        for (vector, row) in block.iter_mut().zip(self.0) {
            *vector = simd.load(row);
        }
        let block = simd.transpose(block);
        let mut turned = [[0.0; LANES]; LANES];
        for (row, vector) in turned.iter_mut().zip(&block) {
            simd.store(row, *vector);
        }
        turned
    }
}

#[test]
fn a_transposed_block_has_each_element_at_its_mirrored_place() {
    let mut block = [[0.0; LANES]; LANES];
    for (row, lanes) in block.iter_mut().enumerate() {
        for (column, lane) in lanes.iter_mut().enumerate() {
            *lane = (row * LANES + column) as f32;
        }
    }
    for set in InstructionSet::available() {
        let turned = set.dispatch(Transpose(&block));
        for (row, lanes) in turned.iter().enumerate() {
            let expected: Lanes = std::array::from_fn(|column| block[column][row]);
            assert_eq!(*lanes, expected, "row {row} at {}", set.level().name());
        }
    }
}
