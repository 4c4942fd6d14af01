//! The atlas of optimizers, `docs/optimizers`: every page is what `make docs` writes now, byte for byte;
//! the paths that it shows begin where it says, follow the valley's gradient and lead down.

#[path = "../../examples/optimizers/pages/mod.rs"]
mod pages;

use std::collections::BTreeMap;

use crate::root;
use glia::optim::{ENTRIES, OptimizerKind};
use pages::{Sources, valley};

fn pages() -> BTreeMap<String, String> {
    pages::generate(&Sources::read(root()).unwrap()).unwrap()
}

#[test]
fn the_pages_are_what_make_docs_writes() {
    crate::support::assert_current(pages::FOLDER, &pages());
}

#[test]
fn every_optimizer_has_a_page_a_picture_a_row_and_all_of_its_keys() {
    let pages = pages();
    let header = std::fs::read_to_string(root().join("include/glia/glia.h")).unwrap();
    assert_eq!(pages.len(), 2 * ENTRIES.len() + 1);
    for entry in ENTRIES {
        let (name, page) = (entry.name, &pages[&format!("{}.md", entry.name)]);
        assert!(pages["README.md"].contains(&format!("]({name}.md) |")), "{name}: no row");
        let constant = format!("GLIA_OPTIMIZER_{}", name.to_uppercase());
        assert!(page.contains(&constant), "{name}: no constant");
        assert!(header.contains(&format!(" {constant} = {},", entry.code)), "{constant}");
        for parameter in entry.parameters {
            let key = format!("GLIA_PARAM_{}", parameter.key.name().to_uppercase());
            assert!(page.contains(&format!("| `{key}` |")), "{name}: {key}");
            assert!(header.contains(&format!(" {key} = ")), "{key}");
        }
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
        let arguments = "const glia_model *model, const glia_loss *loss, uint64_t step, float *weights,\n\
                         float *gradients, float *state, float *scratch, float *ahead,\n\
                         const int64_t *shape, size_t axes, double loss_value, double *search";
        source += &format!(
            "void use_{name}({arguments});\nvoid use_{name}({arguments})\n{{\n(void)ahead, (void)step, (void)loss_value, (void)search;\n\
             int32_t next = 0;\n(void)next;\n\
             glia_optimizer *optimizer = NULL;\nglia_trainer *trainer = NULL;\n\
             glia_error *error = NULL;\n{program}}}\n"
        );
    }
    crate::support::assert_compiles(&source);
}

#[test]
fn what_is_missing_is_named() {
    let failure = |change: &dyn Fn(&mut String)| {
        let mut sources = Sources::read(root()).unwrap();
        change(&mut sources.notes);
        pages::generate(&sources).unwrap_err()
    };
    let missing = failure(&|notes| {
        let start = notes.find("## lion\n").unwrap();
        let end = start + notes[start..].find("\n# ").unwrap();
        notes.replace_range(start..end, "");
    });
    assert!(missing.contains("notes.txt: no entry for lion"), "{missing}");
    let other = failure(&|notes| notes.push_str("\n## adam7\nuse: a\nfails: b\nsources: c\n"));
    assert!(other.contains("adam7: no such optimizer"), "{other}");
}

#[test]
fn the_slope_is_that_of_the_valley() {
    const STEP: f32 = 1.0 / 1024.0;
    assert_eq!(valley::height([1.0, 1.0]), 0.0);
    assert_eq!(valley::slope([1.0, 1.0]), [0.0, 0.0]);
    for [x, y] in [valley::START, [0.5, -0.25], [-0.75, 1.5], [1.25, 0.5]] {
        let by_x = valley::height([x + STEP, y]) - valley::height([x - STEP, y]);
        let by_y = valley::height([x, y + STEP]) - valley::height([x, y - STEP]);
        for (slope, difference) in valley::slope([x, y]).into_iter().zip([by_x, by_y]) {
            let expected = difference / (2.0 * STEP);
            assert!((slope - expected).abs() < 0.05 + 1e-3 * expected.abs(), "{slope}, {expected}");
        }
    }
}

#[test]
fn every_path_begins_at_the_start_and_leads_down() {
    for kind in OptimizerKind::ALL {
        let path = valley::best_path(kind);
        assert_eq!(path.points.len(), valley::STEPS + 1);
        assert_eq!(path.points[0], valley::START);
        assert!(path.height_after(valley::STEPS) < 0.02 * path.height_after(0), "{kind:?}");
    }
}
