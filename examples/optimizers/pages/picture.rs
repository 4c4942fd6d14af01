//! The picture: the path over the contours of the valley.

use super::head::Head;
use super::plot::numbers::number;
use super::plot::path::{Place, line, simplified};
use super::plot::svg::{BLUE, GREY, ORANGE, Svg};
use super::valley::{Path, START};

/// Left, top, right and bottom of the plot.
const AREA: [f64; 4] = [36.0, 14.0, 536.0, 364.0];
/// The least and the greatest x and y that are shown.
const X: [f64; 2] = [-2.0, 2.0];
const Y: [f64; 2] = [-0.6, 2.2];
/// The heights of the contours.
const HEIGHTS: [f64; 7] = [0.3, 1.0, 4.0, 16.0, 64.0, 200.0, 600.0];
/// Points of half a contour.
const POINTS: u32 = 1000;
/// Steps that are marked with a dot.
const MARKED: [usize; 3] = [10, 100, 1000];

fn place([x, y]: [f64; 2]) -> Place {
    let [left, top, right, bottom] = AREA;
    [
        left + (x - X[0]) / (X[1] - X[0]) * (right - left),
        bottom - (y - Y[0]) / (Y[1] - Y[0]) * (bottom - top),
    ]
}

/// Draws it.
pub fn draw(head: &Head, path: &Path) -> String {
    let title = format!("The path of {} through Rosenbrock's valley", head.title);
    let mut svg = Svg::new(560.0, 396.0, &title);
    let [left, top, right, bottom] = AREA;
    svg.add(&format!(
        "<clipPath id=\"plot\"><path d=\"M{left} {top}H{right}V{bottom}H{left}Z\"/></clipPath>"
    ));
    svg.add("<g clip-path=\"url(#plot)\">");
    for height in HEIGHTS {
        let thin = format!("fill=\"none\" stroke=\"{GREY}\" stroke-opacity=\"0.45\"");
        svg.add(&format!("<path d=\"{}Z\" {thin}/>", contour(height)));
    }
    let points: Vec<Place> = path.points.iter().map(|point| place(point.map(f64::from))).collect();
    let walked = format!("fill=\"none\" stroke=\"{BLUE}\" stroke-width=\"1.6\"");
    svg.add(&format!(
        "<path d=\"{}\" stroke-linejoin=\"round\" {walked}/>",
        line(&thinned(&points))
    ));
    for step in MARKED {
        dot(&mut svg, points[step], 3.5, BLUE);
    }
    svg.add("</g>");
    dot(&mut svg, place(START.map(f64::from)), 4.0, GREY);
    dot(&mut svg, place([1.0, 1.0]), 4.0, ORANGE);
    axes(&mut svg);
    svg.finish()
}

fn dot(svg: &mut Svg, [x, y]: Place, radius: f64, colour: &str) {
    svg.add(&format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\" fill=\"{colour}\"/>"));
}

/// Where the height is h: y = x² ± √(h − (1 − x)²) / 10, once to the right and once back.
fn contour(height: f64) -> String {
    let [mut there, back] = [1.0, -1.0].map(|sign| half(height, sign));
    there.extend(back.into_iter().rev());
    line(&there)
}

/// The upper or the lower half of a contour, from left to right.
fn half(height: f64, sign: f64) -> Vec<Place> {
    let points = (0..=POINTS).map(|index| {
        // Closer at the ends, where the line turns.
        let share = f64::from(index) / f64::from(POINTS);
        let x = 1.0 - height.sqrt() * (1.0 - 2.0 * share * share * (3.0 - 2.0 * share));
        let root = (height - (1.0 - x) * (1.0 - x)).max(0.0).sqrt();
        place([x, x * x + sign * root / 10.0])
    });
    // What is far outside of the plot only says where the line comes from.
    let near = |[across, up]: &Place| across.abs() < 1500.0 && up.abs() < 1500.0;
    simplified(&points.filter(near).collect::<Vec<_>>())
}

/// Without points that lie close to the one before.
fn thinned(points: &[Place]) -> Vec<Place> {
    let mut kept: Vec<Place> = Vec::new();
    for point in points {
        let close = |before: &Place| (0..2).all(|axis| (before[axis] - point[axis]).abs() < 0.5);
        if !kept.last().is_some_and(close) {
            // A path may leave the plot by orders of magnitude.
            kept.push(point.map(|value| value.clamp(-3000.0, 3000.0)));
        }
    }
    kept
}

fn axes(svg: &mut Svg) {
    let [left, top, right, bottom] = AREA;
    let thin = format!("stroke=\"{GREY}\" stroke-opacity=\"0.6\"");
    for (from, to) in [([left, bottom], [right, bottom]), ([left, top], [left, bottom])] {
        svg.line(from, to, &thin);
    }
    for x in [-2.0, -1.0, 0.0, 1.0, 2.0] {
        let [across, _] = place([x, 0.0]);
        svg.text([across, bottom + 18.0], "middle", &number(x, 0));
    }
    for y in [0.0, 1.0, 2.0] {
        let [_, up] = place([0.0, y]);
        svg.text([left - 8.0, up + 4.5], "end", &number(y, 0));
    }
}
