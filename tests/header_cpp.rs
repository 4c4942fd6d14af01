//! The enumerations of C++, include/glia/cpp/kinds.hpp, are generated from the C header, and the
//! committed ones are what is generated.
//!
//! `make header` writes them: `GLIA_WRITE_HEADER=1 cargo test --test header_cpp`.

use std::fmt::Write;
use std::path::Path;

/// The enumerations of C++: their name, that of the enumeration in C, how its constants begin, and
/// what they are.
const ENUMS: [[&str; 4]; 16] = [
    ["error_code", "glia_error_codes", "GLIA_ERROR_", "What went wrong."],
    ["level", "glia_levels", "GLIA_LEVEL_", "Instruction-set levels."],
    ["finding", "glia_findings", "GLIA_FINDING_", "What is found in a step of training."],
    ["policy", "glia_policies", "GLIA_POLICY_", "What is done where a step is in trouble."],
    ["log_level", "glia_log_levels", "GLIA_LOG_LEVEL_", "How much a message of the log matters."],
    ["family", "glia_families", "GLIA_FAMILY_", "The families of the catalogue."],
    ["activation_kind", "glia_activation_kinds", "GLIA_ACTIVATION_", "The activations."],
    ["initializer_kind", "glia_initializer_kinds", "GLIA_INITIALIZER_", "The initialisers."],
    ["loss_kind", "glia_loss_kinds", "GLIA_LOSS_", "The losses."],
    ["optimizer_kind", "glia_optimizer_kinds", "GLIA_OPTIMIZER_", "The optimizers."],
    ["schedule_kind", "glia_schedule_kinds", "GLIA_SCHEDULE_", "The schedules."],
    ["samples_kind", "glia_samples_kinds", "GLIA_SAMPLES_", "The buffers of samples."],
    ["layer_kind", "glia_layer_kinds", "GLIA_LAYER_", "The layers."],
    [
        "activation_property",
        "glia_activation_properties",
        "GLIA_ACTIVATION_PROPERTY_",
        "What can be asked of an activation.",
    ],
    ["param", "glia_params", "GLIA_PARAM_", "The keys of parameters."],
    ["type", "glia_types", "GLIA_TYPE_", "The types of tensors' elements."],
];

/// Words of C++ that no enumerator may be called.
const KEYWORDS: [&str; 6] = ["default", "double", "float", "int", "union", "signed"];

const FILE: &str = "include/glia/cpp/kinds.hpp";

const HEAD: &str = "\
// Kinds, keys and codes as types of their own: an optimizer's number cannot be passed where a loss's
// is expected. What each is for stands in glia.h beside the constant of the same name.
//
// Generated from glia.h by `make header`; do not edit.

#ifndef GLIA_CPP_KINDS_HPP
#define GLIA_CPP_KINDS_HPP

#include \"glia/glia.h\"

namespace glia {
";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn header() -> String {
    std::fs::read_to_string(root().join("include/glia/glia.h")).unwrap()
}

/// The constants of an enumeration in C, without their values.
fn constants<'a>(header: &'a str, name: &str) -> Vec<&'a str> {
    let (_, rest) = header.split_once(&format!("\nenum {name}\n")).expect(name);
    let (body, _) = rest.split_once("\n};").expect("an end");
    let lines = body.lines().filter_map(|line| line.trim().split_once(" = "));
    lines.map(|(constant, _)| constant).filter(|constant| constant.starts_with("GLIA_")).collect()
}

/// The enumerator of a constant.
fn enumerator(constant: &str, prefix: &str) -> String {
    // GLIA_OK alone is not called by its enumeration.
    let name = constant.strip_prefix(prefix).unwrap_or_else(|| &constant["GLIA_".len()..]);
    let name = name.to_lowercase();
    let ends = if KEYWORDS.contains(&name.as_str()) { "_" } else { "" };
    name + ends
}

fn generate() -> String {
    let header = header();
    let mut text = String::from(HEAD);
    for [name, c_name, prefix, what] in ENUMS {
        writeln!(text, "\n/// {what}\nenum class {name} : std::int32_t {{").unwrap();
        for constant in constants(&header, c_name) {
            writeln!(text, "    {} = {constant},", enumerator(constant, prefix)).unwrap();
        }
        text += "};\n";
    }
    text + "\n} // namespace glia\n\n#endif\n"
}

#[test]
fn the_enumerations_are_up_to_date() {
    let fresh = generate();
    if std::env::var_os("GLIA_WRITE_HEADER").is_some() {
        std::fs::write(root().join(FILE), &fresh).unwrap();
    }
    let committed = std::fs::read_to_string(root().join(FILE)).unwrap_or_default();
    assert!(committed == fresh, "{FILE} differs from glia.h; run `make header`");
}

#[test]
fn every_enumeration_of_c_is_there() {
    let header = header();
    let of_c = header.lines().filter_map(|line| line.strip_prefix("enum "));
    let mut expected: Vec<_> = of_c.filter(|name| name.starts_with("glia_")).collect();
    let mut found: Vec<_> = ENUMS.iter().map(|entry| entry[1]).collect();
    expected.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, expected);
    for [name, c_name, ..] in ENUMS {
        assert!(constants(&header, c_name).len() > 1, "{name}: {c_name}");
    }
}
