//! The C header is generated from the exports, and the committed one is what is generated.
//!
//! `make header` writes it: `GLIA_WRITE_HEADER=1 cargo test --test header`.

use std::path::Path;

use cbindgen::{
    Builder, Config, DocumentationStyle, EnumConfig, ItemType, Language, RenameRule, Style,
};

/// The Rust enums whose numbers C uses: their name in C, and how their constants begin.
const ENUMS: [(&str, &str, &str); 16] = [
    ("ErrorCode", "glia_error_codes", "GLIA_ERROR_"),
    ("Level", "glia_levels", "GLIA_LEVEL_"),
    ("LogLevel", "glia_log_levels", "GLIA_LOG_LEVEL_"),
    ("Family", "glia_families", "GLIA_FAMILY_"),
    ("ActivationKind", "glia_activation_kinds", "GLIA_ACTIVATION_"),
    ("InitializerKind", "glia_initializer_kinds", "GLIA_INITIALIZER_"),
    ("LossKind", "glia_loss_kinds", "GLIA_LOSS_"),
    ("OptimizerKind", "glia_optimizer_kinds", "GLIA_OPTIMIZER_"),
    ("ScheduleKind", "glia_schedule_kinds", "GLIA_SCHEDULE_"),
    ("SamplesKind", "glia_samples_kinds", "GLIA_SAMPLES_"),
    ("LayerKind", "glia_layer_kinds", "GLIA_LAYER_"),
    ("ActivationProperty", "glia_activation_properties", "GLIA_ACTIVATION_PROPERTY_"),
    ("Param", "glia_params", "GLIA_PARAM_"),
    ("Type", "glia_types", "GLIA_TYPE_"),
    ("Finding", "glia_findings", "GLIA_FINDING_"),
    ("Policy", "glia_policies", "GLIA_POLICY_"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What stands before the declarations: the contract that every function keeps to.
fn introduction() -> String {
    fill(include_str!("support/header_introduction.txt"))
}

/// Puts the versions into a text.
fn fill(text: &str) -> String {
    let version = [
        ("@MAJOR@", env!("CARGO_PKG_VERSION_MAJOR")),
        ("@MINOR@", env!("CARGO_PKG_VERSION_MINOR")),
        ("@PATCH@", env!("CARGO_PKG_VERSION_PATCH")),
        ("@VERSION@", env!("CARGO_PKG_VERSION")),
    ];
    let text = version.iter().fold(text.to_owned(), |text, (key, value)| text.replace(key, value));
    text.replace("@ABI@", &abi_version().to_string())
}

/// The ABI's number in the sources; build.rs must have the same.
fn abi_version() -> u32 {
    let number = |file: &str, before: &str| {
        let text = std::fs::read_to_string(root().join(file)).unwrap();
        let (_, rest) = text.split_once(before).unwrap_or_else(|| panic!("{before} in {file}"));
        rest.split(';').next().unwrap().trim().parse::<u32>().unwrap()
    };
    let version = number("src/ffi/version.rs", "ABI_VERSION: i32 =");
    assert_eq!(
        version,
        number("build.rs", "ABI_VERSION: u32 ="),
        "src/ffi/version.rs and build.rs"
    );
    version
}

fn config() -> Config {
    let mut config = Config {
        language: Language::C,
        header: Some(introduction().trim_end().to_owned()),
        include_guard: Some("GLIA_GLIA_H".into()),
        sys_includes: vec!["stddef.h".into(), "stdint.h".into()],
        no_includes: true,
        cpp_compat: true,
        usize_is_size_t: true,
        style: Style::Both,
        documentation: true,
        documentation_style: DocumentationStyle::Doxy,
        line_length: 100,
        after_includes: Some(fill(include_str!("support/header_macros.txt"))),
        enumeration: EnumConfig {
            rename_variants: RenameRule::QualifiedScreamingSnakeCase,
            ..EnumConfig::default()
        },
        ..Config::default()
    };
    config.function.prefix = Some("GLIA_API".into());
    for (rust, c, _) in ENUMS {
        config.export.include.push(rust.into());
        config.export.rename.insert(rust.into(), c.into());
    }
    config.export.item_types = vec![
        ItemType::Enums,
        ItemType::Structs,
        ItemType::OpaqueItems,
        ItemType::Typedefs,
        ItemType::Functions,
    ];
    for private in [
        "glia_checked_panic_after",
        "glia_wasm_allocate",
        "glia_wasm_release",
        "Allocate",
        "Body",
        "Callback",
        "Control",
        "ParallelFor",
        "Rational",
        "Release",
    ] {
        config.export.exclude.push(private.into());
    }
    config
}

fn generate() -> String {
    let builder = Builder::new().with_config(config()).with_src(root().join("src/lib.rs"));
    let mut bytes = Vec::new();
    builder.generate().expect("cbindgen").write(&mut bytes);
    tidy(&String::from_utf8(bytes).unwrap())
}

/// Gives the constants their short names. The types of the enumerations go: what crosses the ABI is
/// `int32_t`.
fn tidy(header: &str) -> String {
    let mut text = without_enum_types(header);
    for (_, c, prefix) in ENUMS {
        text = text.replace(&format!("{}_", c.to_uppercase()), prefix);
    }
    // A plain declaration stands beside dlpack.h's definition in C99 too.
    let tensor = "struct DLManagedTensorVersioned";
    let text =
        text.replace(&format!("typedef {tensor} DLManagedTensorVersioned;"), &format!("{tensor};"));
    text.replace("GLIA_ERROR_OK", "GLIA_OK")
}

/// Takes out the blocks that name an enumeration's type in C.
fn without_enum_types(header: &str) -> String {
    const END: &str = "#endif // __cplusplus\n";
    let mut text = String::new();
    let mut rest = header;
    while let Some((before, after)) = rest.split_once("#ifndef __cplusplus\n") {
        let (block, next) = after.split_once(END).expect("an end of the block");
        assert!(block.contains("typedef enum"), "not an enumeration's type: {block}");
        text.push_str(before);
        rest = next;
    }
    text + rest
}

#[test]
fn the_header_is_up_to_date() {
    let path = root().join("include/glia/glia.h");
    let fresh = generate();
    if std::env::var_os("GLIA_WRITE_HEADER").is_some() {
        std::fs::write(&path, &fresh).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let differing = committed.lines().zip(fresh.lines()).position(|(a, b)| a != b);
    assert!(
        committed == fresh,
        "include/glia/glia.h differs from the sources (first at line {:?}); run `make header`",
        differing.map(|line| line + 1)
    );
}

#[test]
fn every_export_is_documented() {
    let header = generate();
    let mut documented = false;
    for line in header.lines() {
        if line.starts_with("GLIA_API") {
            assert!(documented, "{line}: no documentation");
        }
        documented = line.ends_with("*/");
    }
}
