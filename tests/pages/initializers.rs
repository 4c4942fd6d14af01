//! `docs/initializers.md` and its picture are what `make docs` writes now, byte for byte; and what the
//! picture shows is so: thirty layers of rectifiers keep the variance of their activations with He's
//! weights and lose it with Xavier's (He, Zhang, Ren and Sun 2015, figure 3).

#[path = "../../examples/initializers/pages/mod.rs"]
mod pages;

use std::sync::OnceLock;

use crate::root;
use glia::activation::ActivationKind;
use glia::init::ENTRIES;

use pages::depth::{Depth, LAYERS};

fn depth() -> &'static Depth {
    static DEPTH: OnceLock<Depth> = OnceLock::new();
    DEPTH.get_or_init(Depth::measure)
}

#[test]
fn he_keeps_the_variance_within_a_factor_of_two() {
    let variances = &depth().he;
    assert_eq!(variances.len(), LAYERS);
    // Sums of variance 2 over unit inputs: the rectified ones have 1 − 1/π of it.
    let first = 1.0 - std::f64::consts::FRAC_1_PI;
    assert!((variances[0] / first - 1.0).abs() < 0.05, "first: {}", variances[0]);
    for (index, variance) in variances.iter().enumerate() {
        let ratio = variance / variances[0];
        assert!((0.5..=2.0).contains(&ratio), "layer {}: {ratio}", index + 1);
    }
}

#[test]
fn xavier_loses_half_of_it_a_layer() {
    let variances = &depth().xavier;
    for pair in variances.windows(2) {
        let ratio = pair[1] / pair[0];
        assert!((0.35..=0.65).contains(&ratio), "{pair:?}");
    }
    let all = variances[LAYERS - 1] / variances[0];
    let expected = 1.0 / (1u64 << (LAYERS - 1)) as f64;
    assert!((0.5..=2.0).contains(&(all / expected)), "{all}, expected about {expected}");
}

#[test]
fn the_page_is_what_make_docs_writes() {
    for (name, text) in pages::generate(depth()) {
        let found = std::fs::read_to_string(root().join(name));
        let found = found.unwrap_or_else(|error| panic!("{name}: {error}: make docs"));
        let differs = text.lines().zip(found.lines()).find(|(new, old)| new != old);
        assert!(text == found, "{name} is out of date: make docs; {differs:?}");
    }
}

#[test]
fn every_kind_and_every_activation_has_its_row() {
    let page = std::fs::read_to_string(root().join(pages::PAGE)).unwrap();
    let header = std::fs::read_to_string(root().join("include/glia/glia.h")).unwrap();
    for entry in ENTRIES {
        let constant = format!("GLIA_INITIALIZER_{}", entry.name.to_uppercase());
        assert!(page.contains(&format!("| {} | `{constant}` | ", entry.name)), "{}", entry.name);
        assert!(header.contains(&format!(" {constant} = {},", entry.code)), "{constant}");
    }
    for kind in ActivationKind::ALL {
        let link = format!("| [{0}](activations/{0}.md) | ", kind.entry().name);
        assert!(page.contains(&link), "{link}");
    }
    for target in page.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
        assert!(root().join("docs").join(target).exists(), "{target} leads nowhere");
    }
}
