//! What sweeps over floats need: the inputs, the worst error, and a line of a table with it.

use std::fmt::Write;

use super::compare::ulp_distance;

/// The worst of one function.
#[derive(Clone, Copy, Default)]
pub struct Worst {
    /// In units of the last place, where the absolute bound alone does not do.
    pub ulp: f64,
    pub at: f32,
    /// Where the bound in units is not met, the largest absolute error.
    pub absolute: f64,
    pub absolute_at: f32,
}

/// What may be off.
#[derive(Clone, Copy)]
pub struct Allowed {
    pub ulp: f64,
    pub absolute: f64,
}

impl Worst {
    pub fn add(&mut self, x: f32, truth: f64, result: f32, allowed: Allowed) {
        // Nothing to add, seen cheaply. The sign of an exact zero is looked at by the tests of special
        // values.
        if f64::from(result) == truth
            || (self.ulp >= 0.5 && truth as f32 == result && result != 0.0)
        {
            return;
        }
        let distance = ulp_distance(truth, result);
        if distance <= allowed.ulp {
            if distance > self.ulp {
                (self.ulp, self.at) = (distance, x);
            }
            return;
        }
        let error = (truth - f64::from(result)).abs();
        let error = if error.is_nan() { f64::INFINITY } else { error };
        if error > self.absolute {
            (self.absolute, self.absolute_at) = (error, x);
        }
    }

    pub fn merge(self, other: Self) -> Self {
        let ulp = if other.ulp > self.ulp { other } else { self };
        let absolute = if other.absolute > self.absolute { other } else { self };
        Self {
            ulp: ulp.ulp,
            at: ulp.at,
            absolute: absolute.absolute,
            absolute_at: absolute.absolute_at,
        }
    }
}

/// Finite floats: every `stride`-th bit pattern from a start.
pub fn patterns(start: u64, stride: u64) -> impl Iterator<Item = f32> {
    let floats = (start..1 << 32).step_by(stride as usize).map(|bits| f32::from_bits(bits as u32));
    floats.filter(|x| x.is_finite())
}

/// Floats around what may be special: powers of two, kinks, limits of formulas.
pub fn neighbourhoods() -> Vec<f32> {
    let mut points = vec![0.0, f32::MIN_POSITIVE, f32::MAX, 1e-20, 1e-12, 1e-8];
    points.extend([0.5, 0.9, 1.0, 1.3, 1.5, 2.0, 3.0, 5.2, 6.0, 9.0, 9.02, 12.5, 13.0, 14.6]);
    points.extend([17.5, 18.0, 88.0, 88.8, 89.0, 100.0, 103.3, 104.0, 120.0, 170.0, 174.0, 1e6]);
    points.extend([0.751_791_5, 1.192_431_2, 1.278_464_5, 4.493_409_6, 1.15e18, 1.8e19]);
    let near = points.into_iter().flat_map(|point: f32| {
        let bits = point.to_bits() as i64;
        (bits - 40..bits + 41).map(|bits| f32::from_bits(bits.unsigned_abs() as u32))
    });
    near.filter(|x| x.is_finite()).flat_map(|x| [x, -x]).collect()
}

pub fn row(text: &mut String, name: &str, worst: [Worst; 2]) {
    write!(text, "| {name} |").unwrap();
    for Worst { ulp, at, absolute, absolute_at } in worst {
        write!(text, " {ulp:.2} | {at:e} |").unwrap();
        match absolute {
            0.0 => write!(text, " |").unwrap(),
            _ => write!(text, " {absolute:.1e} at {absolute_at:e} |").unwrap(),
        }
    }
    text.push('\n');
}
