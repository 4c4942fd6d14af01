//! What programs that write pages draw with: SVG, lines, numbers.

pub mod numbers;
pub mod path;
pub mod svg;
