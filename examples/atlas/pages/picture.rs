//! Pictures of an activation: f as a whole line, f′ as a broken one, with axes, kinks and the ends of
//! the range.

use super::curve::Point;
use super::drawing::{Drawing, Measured};
use super::plot::numbers::{number, plain};
use super::plot::path::{Place, line, simplified};
use super::plot::svg::{BLUE, GREY, ORANGE, Svg};

/// Values further out are not shown.
const FURTHEST: f64 = 4.2;
/// Ends of the range further out are not shown.
const FURTHEST_LIMIT: f64 = 6.0;

/// Where values stand in a picture.
struct Frame {
    /// Left, top, right and bottom.
    area: [f64; 4],
    x: [f64; 2],
    y: [f64; 2],
}

impl Frame {
    fn new(area: [f64; 4], drawing: &Drawing, measured: &Measured) -> Self {
        let band = measured.band.iter().flatten();
        let points = measured.curves.iter().chain(band).flatten().flatten();
        let values = points.flat_map(|point| point.y).filter(|y| y.is_finite()).map(f64::from);
        let clamped = values.map(|y| y.clamp(-FURTHEST, FURTHEST));
        let limits = drawing.limits.iter().copied().filter(|end| end.abs() <= FURTHEST_LIMIT);
        let [low, high] = clamped
            .chain(limits)
            .fold([0.0, 0.0], |[low, high]: [f64; 2], y| [low.min(y), high.max(y)]);
        let room = 0.06 * (high - low);
        Self { area, x: drawing.inputs.map(f64::from), y: [low - room, high + room] }
    }

    fn place(&self, x: f64, y: f64) -> Place {
        let [left, top, right, bottom] = self.area;
        let across = (x - self.x[0]) / (self.x[1] - self.x[0]);
        let up = (y - self.y[0]) / (self.y[1] - self.y[0]);
        // What is far outside is cut off anyway.
        let up = up.clamp(-1.0, 2.0);
        [left + across * (right - left), bottom - up * (bottom - top)]
    }

    /// The lines of f (0) or f′ (1) in pieces without gaps.
    fn lines(&self, pieces: &[Vec<Point>], which: usize) -> Vec<Vec<Place>> {
        let runs =
            pieces.iter().flat_map(|points| points.split(|point| !point.y[which].is_finite()));
        let run = |points: &[Point]| {
            let places = points.iter().map(|p| self.place(p.x.into(), p.y[which].into()));
            simplified(&places.collect::<Vec<_>>())
        };
        runs.filter(|points| points.len() > 1).map(run).collect()
    }
}

/// The picture of a page.
pub fn large(drawing: &Drawing, measured: &Measured) -> String {
    let [width, height] = [560.0, 340.0];
    let frame = Frame::new([44.0, 30.0, 548.0, 312.0], drawing, measured);
    let name = drawing.curves[0].activation.settings().entry().name;
    let mut svg = Svg::new(width, height, &format!("{name}: f and its derivative"));
    let [left, top, right, bottom] = frame.area;
    svg.add(&format!(
        "<clipPath id=\"area\"><rect x=\"{left}\" y=\"{top}\" width=\"{}\" height=\"{}\"/></clipPath>",
        right - left,
        bottom - top
    ));
    axes(&mut svg, &frame);
    limits(&mut svg, &frame, drawing);
    svg.add("<g clip-path=\"url(#area)\" fill=\"none\" stroke-linejoin=\"round\">");
    band(&mut svg, &frame, measured);
    curves(&mut svg, &frame, measured, 2.5);
    svg.add("</g>");
    kinks(&mut svg, &frame, measured);
    legend(&mut svg, &frame, drawing);
    svg.finish()
}

/// The picture of the index: the curves alone.
pub fn small(drawing: &Drawing, measured: &Measured) -> String {
    let [width, height] = [120.0, 72.0];
    let frame = Frame::new([2.0, 2.0, 118.0, 70.0], drawing, measured);
    let name = drawing.curves[0].activation.settings().entry().name;
    let mut svg = Svg::new(width, height, name);
    let grey = format!("stroke=\"{GREY}\" stroke-width=\"0.8\"");
    let origin = frame.place(0.0, 0.0);
    svg.line([2.0, origin[1]], [118.0, origin[1]], &grey);
    svg.line([origin[0], 2.0], [origin[0], 70.0], &grey);
    svg.add("<g fill=\"none\" stroke-linejoin=\"round\">");
    band(&mut svg, &frame, measured);
    curves(&mut svg, &frame, measured, 1.8);
    svg.add("</g>");
    svg.finish()
}

/// A step between marks that gives at most so many.
fn step(span: f64, most: f64) -> f64 {
    let steps = [0.1, 0.2, 0.25, 0.5, 1.0, 2.0, 4.0, 5.0, 10.0];
    steps.into_iter().find(|step| span / step <= most).unwrap_or(20.0)
}

/// The multiples of a step between two ends.
fn marks([low, high]: [f64; 2], step: f64) -> impl Iterator<Item = f64> {
    let (first, last) = ((low / step).ceil() as i64, (high / step).floor() as i64);
    (first..=last).map(move |index| index as f64 * step)
}

fn axes(svg: &mut Svg, frame: &Frame) {
    let [left, top, right, bottom] = frame.area;
    let thin = format!("stroke=\"{GREY}\" stroke-opacity=\"0.25\"");
    let thick = format!("stroke=\"{GREY}\" stroke-width=\"1.2\"");
    for x in marks(frame.x, step(frame.x[1] - frame.x[0], 12.0)) {
        let [across, _] = frame.place(x, 0.0);
        svg.line([across, top], [across, bottom], if x == 0.0 { &thick } else { &thin });
        svg.text([across, bottom + 18.0], "middle", &number(x, 2));
    }
    for y in marks(frame.y, step(frame.y[1] - frame.y[0], 8.0)) {
        let [_, up] = frame.place(0.0, y);
        svg.line([left, up], [right, up], if y == 0.0 { &thick } else { &thin });
        svg.text([left - 8.0, up + 4.5], "end", &number(y, 2));
    }
}

/// Dotted lines at the finite ends of the range.
fn limits(svg: &mut Svg, frame: &Frame, drawing: &Drawing) {
    let [left, _, right, _] = frame.area;
    let dotted = format!(
        "stroke=\"{BLUE}\" stroke-opacity=\"0.7\" stroke-width=\"1.2\" stroke-dasharray=\"1 4\""
    );
    for &end in &drawing.limits {
        if (frame.y[0]..frame.y[1]).contains(&end) {
            let [_, up] = frame.place(0.0, end);
            svg.line([left, up], [right, up], &dotted);
        }
    }
}

/// What lies between the ends of the draws.
fn band(svg: &mut Svg, frame: &Frame, measured: &Measured) {
    let Some([first, second]) = &measured.band else { return };
    for (which, colour) in [(1, ORANGE), (0, BLUE)] {
        let sides = frame.lines(first, which).into_iter().zip(frame.lines(second, which));
        for (mut outline, mut back) in sides {
            back.reverse();
            outline.extend(back);
            let path = line(&outline);
            svg.add(&format!("<path d=\"{path}Z\" fill=\"{colour}\" fill-opacity=\"0.25\"/>"));
        }
    }
}

fn curves(svg: &mut Svg, frame: &Frame, measured: &Measured, width: f64) {
    for (which, colour) in [(0, BLUE), (1, ORANGE)] {
        for (index, pieces) in measured.curves.iter().enumerate() {
            let lines = frame.lines(pieces, which);
            let path: String = lines.iter().map(|places| line(places)).collect();
            let [whole, thinner, dash] =
                [width, 0.8 * width, 2.8 * width].map(|length| plain(length, 2));
            let style = match which {
                0 => format!("stroke-width=\"{whole}\""),
                _ => format!("stroke-width=\"{thinner}\" stroke-dasharray=\"{dash} {whole}\""),
            };
            // A second output is paler.
            let pale = if index > 0 { " stroke-opacity=\"0.55\"" } else { "" };
            svg.add(&format!("<path d=\"{path}\" stroke=\"{colour}\" {style}{pale}/>"));
        }
    }
}

fn kinks(svg: &mut Svg, frame: &Frame, measured: &Measured) {
    for point in &measured.kinks {
        let [x, y] = frame.place(point.x.into(), point.y[0].into());
        let [x, y] = [x, y].map(|value| plain(value, 1));
        svg.add(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"4\" fill=\"{BLUE}\"/>"));
    }
}

/// Which line is which.
fn legend(svg: &mut Svg, frame: &Frame, drawing: &Drawing) {
    let variable = drawing.variable;
    let [left, top, right, _] = frame.area;
    let up = top - 14.0;
    svg.line([left, up], [left + 28.0, up], &format!("stroke=\"{BLUE}\" stroke-width=\"2.5\""));
    svg.text([left + 36.0, up + 4.5], "start", "f");
    let dashes = format!("stroke=\"{ORANGE}\" stroke-width=\"2\" stroke-dasharray=\"7 2.5\"");
    svg.line([left + 64.0, up], [left + 92.0, up], &dashes);
    let derivative = if variable == "x" { "f′".into() } else { format!("∂f/∂{variable}") };
    svg.text([left + 100.0, up + 4.5], "start", &derivative);
    svg.text([right, up + 4.5], "end", &format!("against {variable}"));
}
