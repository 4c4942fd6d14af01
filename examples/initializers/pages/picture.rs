//! The picture: the variance of the activations by layer, a decade to a line.

use super::depth::{Depth, LAYERS, decades};
use super::plot::numbers::number;
use super::plot::path::{Place, line, simplified};
use super::plot::svg::{BLUE, GREY, ORANGE, Svg};

/// Left, top, right and bottom of the plot.
const AREA: [f64; 4] = [64.0, 34.0, 548.0, 304.0];
/// The exponents of the lowest and the highest decade.
const DECADES: [i32; 2] = [-10, 1];

/// The point of a layer, from 1, with the decade of a variance.
fn place(layer: usize, decade: f64) -> Place {
    let [left, top, right, bottom] = AREA;
    let [low, high] = DECADES.map(f64::from);
    let across = (layer - 1) as f64 / (LAYERS - 1) as f64;
    let up = (decade.clamp(low, high) - low) / (high - low);
    [left + across * (right - left), bottom - up * (bottom - top)]
}

/// Draws it.
pub fn draw(depth: &Depth) -> String {
    let title = format!("Variance of the activations of {LAYERS} layers of ReLU: He and Xavier");
    let mut svg = Svg::new(560.0, 350.0, &title);
    axes(&mut svg);
    band(&mut svg, depth.he[0]);
    for (variances, colour, dashes) in
        [(&depth.xavier, ORANGE, " stroke-dasharray=\"7 2.5\""), (&depth.he, BLUE, "")]
    {
        let places = variances
            .iter()
            .enumerate()
            .map(|(index, &variance)| place(index + 1, decades(variance)));
        let path = line(&simplified(&places.collect::<Vec<_>>()));
        svg.add(&format!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.5\"{dashes}/>"
        ));
    }
    legend(&mut svg);
    svg.finish()
}

fn axes(svg: &mut Svg) {
    let [left, top, right, bottom] = AREA;
    let thin = format!("stroke=\"{GREY}\" stroke-opacity=\"0.25\"");
    for layer in (1..=LAYERS).filter(|layer| layer % 5 == 0 || *layer == 1) {
        let [across, _] = place(layer, 0.0);
        svg.line([across, top], [across, bottom], &thin);
        svg.text([across, bottom + 18.0], "middle", &number(layer as f64, 0));
    }
    for decade in DECADES[0]..=DECADES[1] {
        let [_, up] = place(1, decade.into());
        svg.line([left, up], [right, up], &thin);
        if decade % 2 == 0 {
            let power = match decade {
                0 => "1".into(),
                _ => format!("10^{}", number(decade.into(), 0)),
            };
            svg.text([left - 8.0, up + 4.5], "end", &power);
        }
    }
    svg.text([0.5 * (left + right), bottom + 38.0], "middle", "layer");
}

/// Within a factor of 2 of the first layer.
fn band(svg: &mut Svg, first: f64) {
    let dotted = format!("stroke=\"{BLUE}\" stroke-opacity=\"0.7\" stroke-dasharray=\"1 4\"");
    for variance in [0.5 * first, 2.0 * first] {
        let decade = decades(variance);
        svg.line(place(1, decade), place(LAYERS, decade), &dotted);
    }
}

fn legend(svg: &mut Svg) {
    let [left, top, right, _] = AREA;
    let up = top - 16.0;
    svg.line([left, up], [left + 28.0, up], &format!("stroke=\"{BLUE}\" stroke-width=\"2.5\""));
    svg.text([left + 36.0, up + 4.5], "start", "He (MSRA)");
    let dashes = format!("stroke=\"{ORANGE}\" stroke-width=\"2.5\" stroke-dasharray=\"7 2.5\"");
    svg.line([left + 124.0, up], [left + 152.0, up], &dashes);
    svg.text([left + 160.0, up + 4.5], "start", "Xavier");
    svg.text([right, up + 4.5], "end", "variance of the activations");
}
