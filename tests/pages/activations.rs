//! The atlas, `docs/activations`: every page is what `make docs` writes now, byte for byte, and what
//! is drawn is a function with its derivative.

#[path = "../../examples/atlas/pages/mod.rs"]
mod pages;

use std::collections::BTreeMap;

use crate::root;
use glia::activation::ActivationKind;
use pages::Sources;
use pages::drawing::Drawing;

fn sources() -> Sources {
    Sources::read(root()).unwrap()
}

fn pages() -> BTreeMap<String, String> {
    pages::generate(&sources()).unwrap()
}

#[test]
fn the_pages_are_what_make_docs_writes() {
    crate::support::assert_current(pages::FOLDER, &pages());
}

#[test]
fn every_activation_has_a_page_two_pictures_and_a_row() {
    let pages = pages();
    let header = std::fs::read_to_string(root().join("include/glia/glia.h")).unwrap();
    assert_eq!(pages.len(), 3 * ActivationKind::ALL.len() + 1);
    for kind in ActivationKind::ALL {
        let name = kind.entry().name;
        assert!(pages["README.md"].contains(&format!("]({name}.md) |")), "{name}: no row");
        let constant = format!("GLIA_ACTIVATION_{}", name.to_uppercase());
        assert!(pages[&format!("{name}.md")].contains(&constant), "{name}: no constant");
        assert!(header.contains(&format!(" {constant} = {},", kind as i32)), "{constant}");
    }
}

#[test]
fn links_lead_somewhere() {
    crate::support::assert_links(pages::FOLDER, &pages());
}

#[test]
fn the_programs_of_the_pages_compile() {
    let mut source = String::from("#include \"glia/glia.h\"\n");
    for (name, program) in crate::support::programs(&pages()) {
        source += &format!(
            "void use_{name}(glia_activation *activation, glia_layer *layer, const float *input,\n\
             float *output, size_t rows, size_t columns, const float *parameters,\n\
             size_t parameter_count, uint64_t seed, uint64_t step);\n\
             void use_{name}(glia_activation *activation, glia_layer *layer, const float *input,\n\
             float *output, size_t rows, size_t columns, const float *parameters,\n\
             size_t parameter_count, uint64_t seed, uint64_t step)\n\
             {{\n(void)parameters, (void)parameter_count, (void)seed, (void)step;\n\
             glia_error *error = NULL;\n{program}}}\n"
        );
    }
    crate::support::assert_compiles(&source);
}

/// What `make docs` says, with one line of a source replaced.
fn failure(change: impl Fn(&mut Sources)) -> String {
    let mut sources = sources();
    change(&mut sources);
    pages::generate(&sources).unwrap_err()
}

#[test]
fn what_is_missing_is_named() {
    let without = |text: &mut String, line: &str| {
        assert!(text.contains(line), "{line}");
        *text = text.replacen(line, "", 1);
    };
    let note = failure(|sources| {
        let start = sources.notes.find("## mish\n").unwrap();
        let end = start + sources.notes[start..].find("\n# ").unwrap();
        sources.notes.replace_range(start..end, "");
    });
    assert!(note.contains("notes.txt: no entry for mish"), "{note}");
    let part = failure(|sources| without(&mut sources.notes, "use: The first choice for hidden"));
    assert!(part.contains("notes.txt, line"), "{part}");
    let other =
        failure(|sources| sources.notes.push_str("\n## relu7\nuse: a\nfails: b\nsources: c\n"));
    assert!(other.contains("relu7: no such activation"), "{other}");
    let twice =
        failure(|sources| sources.notes.push_str("\n## relu\nuse: a\nfails: b\nsources: c\n"));
    assert!(twice.contains("relu: twice"), "{twice}");
    let empty = failure(|sources| sources.notes.push_str("\n## relu7\nuse: a\nsources: c\n"));
    assert!(empty.contains("relu7: no \"fails:\""), "{empty}");
    let time = failure(|sources| {
        sources.speed = sources.speed.replace("\ntanh forward", "\nother forward");
    });
    assert!(time.contains("--measure tanh"), "{time}");
}

#[test]
fn what_is_drawn_is_a_function_with_its_derivative() {
    const STEP: f32 = 1.0 / 256.0;
    for kind in ActivationKind::ALL {
        let name = kind.entry().name;
        let drawing = Drawing::of(kind).unwrap();
        let ends = drawing.band.iter().flatten();
        for curve in drawing.curves.iter().chain(ends) {
            let [first, last] = drawing.inputs;
            for index in 1..200 {
                let x = first + (last - first) * (index as f32 / 200.0);
                let is_near = |kink: &f32| (x - kink).abs() <= 2.0 * STEP;
                if drawing.kinks.iter().any(is_near) {
                    continue;
                }
                let [left, here, right] = [x - STEP, x, x + STEP].map(|x| curve.at(x));
                let expected = (right.y[0] - left.y[0]) / (2.0 * STEP);
                let off = (here.y[1] - expected).abs();
                assert!(off < 2e-3 * (1.0 + expected.abs()), "{name} at {x}: {here:?}, {expected}");
            }
        }
    }
}

#[test]
fn kinks_that_are_drawn_are_kinks() {
    for kind in ActivationKind::ALL {
        let drawing = Drawing::of(kind).unwrap();
        for &kink in &drawing.kinks {
            let jumps = |curve: &pages::curve::Curve| {
                let [left, right] = [kink - 1e-3, kink + 1e-3].map(|x| curve.at(x).y);
                (right[0] - left[0]).abs() > 0.05 || (right[1] - left[1]).abs() > 0.05
            };
            let name = kind.entry().name;
            assert!(drawing.curves.iter().any(jumps), "{name}: no kink at {kink}");
        }
    }
}

#[test]
fn the_readme_counts_the_activations_and_its_links_lead_somewhere() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let count = ActivationKind::ALL.len();
    assert!(readme.contains(&format!("There are {count}, from")), "README.md: not {count}");
    let links = readme.split("](").skip(1).map(|rest| rest.split(')').next().unwrap());
    for target in links.filter(|target| target.starts_with("docs/activations")) {
        assert!(root().join(target).exists(), "README.md: {target} leads nowhere");
    }
}
