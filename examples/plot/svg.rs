//! Text of a picture in SVG 1.1, one element a line.

use std::fmt::Write;

use super::numbers::plain;

/// Of the first line, such as f; these stand out on white and on black.
pub const BLUE: &str = "#3381e0";
/// Of the second, such as f′.
pub const ORANGE: &str = "#d9730d";
/// Of axes and text.
pub const GREY: &str = "#7d8590";

/// A picture that is being written.
pub struct Svg(String);

impl Svg {
    /// An empty picture of this size, with a title for those who do not see it.
    pub fn new(width: f64, height: f64, title: &str) -> Self {
        let mut text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" \
             font-family=\"Helvetica, Arial, sans-serif\" font-size=\"13\">\n"
        );
        writeln!(text, "<title>{}</title>", escaped(title)).expect("a string takes all");
        Self(text)
    }

    /// Adds a line of text.
    pub fn add(&mut self, element: &str) {
        self.0.push_str(element);
        self.0.push('\n');
    }

    /// Draws a line from one point to another, with the attributes given.
    pub fn line(&mut self, from: [f64; 2], to: [f64; 2], attributes: &str) {
        let [x1, y1, x2, y2] = [from[0], from[1], to[0], to[1]].map(|value| plain(value, 1));
        self.add(&format!("<path d=\"M{x1} {y1}L{x2} {y2}\" {attributes}/>"));
    }

    /// Writes a word at a point, in grey; `anchor` is start, middle or end.
    pub fn text(&mut self, [x, y]: [f64; 2], anchor: &str, word: &str) {
        let [x, y] = [x, y].map(|value| plain(value, 1));
        let word = escaped(word);
        self.add(&format!(
            "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" fill=\"{GREY}\">{word}</text>"
        ));
    }

    /// The whole text.
    pub fn finish(mut self) -> String {
        self.0.push_str("</svg>\n");
        self.0
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
