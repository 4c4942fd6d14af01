//! Pseudo-random test inputs, the same on every machine, and floats that are awkward.

/// A linear congruential generator with Knuth's constants for MMIX; the high bits are the draw.
#[derive(Clone, Debug)]
pub struct Random {
    state: u64,
}

/// Floats at which functions change their ways: zeros, subnormals, the ends of every range.
pub const SPECIAL: [f32; 34] = [
    0.0,
    -0.0,
    f32::NAN,
    f32::INFINITY,
    f32::NEG_INFINITY,
    f32::MAX,
    f32::MIN,
    f32::MIN_POSITIVE,
    -f32::MIN_POSITIVE,
    f32::from_bits(1),
    f32::from_bits(0x8000_0001),
    f32::from_bits(0x007f_ffff),
    f32::from_bits(0x807f_ffff),
    1e-40,
    -1e-40,
    1e-20,
    -1e-20,
    1.0,
    -1.0,
    1.0 + f32::EPSILON,
    1.0 - f32::EPSILON / 2.0,
    0.625,
    9.01,
    -9.01,
    17.4,
    -17.4,
    87.4,
    -87.4,
    88.8,
    -88.8,
    103.9,
    -103.9,
    1e30,
    -1e30,
];

impl Random {
    /// The generator of a seed.
    pub fn new(seed: u64) -> Self {
        let mut random = Self { state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5851_F42D };
        random.bits();
        random
    }

    /// 32 bits.
    pub fn bits(&mut self) -> u32 {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 32) as u32
    }

    /// A whole number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        ((u64::from(self.bits()) * bound as u64) >> 32) as usize
    }

    /// A float between `low` and `high`.
    pub fn uniform(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * ((self.bits() >> 8) as f32 / (1 << 24) as f32)
    }

    /// `count` floats between `low` and `high`.
    pub fn floats(&mut self, count: usize, low: f32, high: f32) -> Vec<f32> {
        (0..count).map(|_| self.uniform(low, high)).collect()
    }

    /// `count` floats of every kind: ordinary ones, any bit pattern, one of 64 of them special.
    pub fn awkward_floats(&mut self, count: usize) -> Vec<f32> {
        (0..count).map(|_| self.awkward_float()).collect()
    }

    fn awkward_float(&mut self) -> f32 {
        match self.below(64) {
            0 => SPECIAL[self.below(SPECIAL.len())],
            1..=4 => f32::from_bits(self.bits()),
            _ => self.uniform(-12.0, 12.0),
        }
    }
}
