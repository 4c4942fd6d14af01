//! Points in a picture, and lines through no more of them than the eye needs.

use std::fmt::Write;

use super::numbers::plain;

/// How far a line may be from a point that it leaves out, in the picture's units.
const TOLERANCE: f64 = 0.06;
/// Digits of a coordinate after the point.
const DIGITS: usize = 1;

/// A point of the picture.
pub type Place = [f64; 2];

/// The points of a function's graph without those that lie on the line between their neighbours
/// (Ramer 1972; Douglas and Peucker 1973), measured upright.
pub fn simplified(places: &[Place]) -> Vec<Place> {
    let mut kept = vec![false; places.len()];
    let mut open = vec![(0, places.len().saturating_sub(1))];
    while let Some((first, last)) = open.pop() {
        for end in [first, last] {
            if let Some(kept) = kept.get_mut(end) {
                *kept = true;
            }
        }
        let off = |index: usize| {
            let ([x0, y0], [x1, y1], [x, y]) = (places[first], places[last], places[index]);
            let share = if x1 > x0 { (x - x0) / (x1 - x0) } else { 0.0 };
            (y - (y0 + share * (y1 - y0))).abs()
        };
        let inner = first + 1..last.max(first + 1);
        let Some(furthest) = inner.max_by(|a, b| off(*a).total_cmp(&off(*b))) else { continue };
        if off(furthest) > TOLERANCE {
            open.push((first, furthest));
            open.push((furthest, last));
        }
    }
    let kept = places.iter().zip(kept).filter(|(_, kept)| *kept);
    kept.map(|(place, _)| *place).collect()
}

/// A line through points, as SVG's path data.
pub fn line(places: &[Place]) -> String {
    let mut text = String::new();
    for (index, [x, y]) in places.iter().enumerate() {
        let letter = if index == 0 { 'M' } else { 'L' };
        write!(text, "{letter}{} {}", plain(*x, DIGITS), plain(*y, DIGITS)).expect("a string");
    }
    text
}
