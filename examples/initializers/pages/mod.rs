//! The page of the initialisers and its picture. Kinds, gains and activations come from the library:
//! the same bytes on every machine.

pub mod depth;
mod page;
mod picture;
#[path = "../../plot/mod.rs"]
mod plot;

use depth::Depth;

/// Where the page stands, and its picture.
pub const PAGE: &str = "docs/initializers.md";
pub const PICTURE: &str = "docs/images/initializers.svg";

/// The files with their names from the root of the repository.
pub fn generate(depth: &Depth) -> [(&'static str, String); 2] {
    [(PAGE, page::write(depth)), (PICTURE, picture::draw(depth))]
}
