//! A file is either old or new: the process is killed at random instants while it saves, and the
//! file at the path is whole each time.
//!
//! The process that is killed is this program again, in the role of `saves_without_end`.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use glia::activation::{Activation, ActivationKind};
use glia::catalog::Param;
use glia::error::{Error, ErrorCode};
use glia::io::file::{load, save};
use glia::layer::{Layer, LayerKind};
use glia::model::{Graph, Model};
use glia::rng::Philox;

/// Where the child saves.
const PATH_VARIABLE: &str = "GLIA_TEST_CRASH_PATH";
/// What the child prints once it has saved.
const SAVED: &str = "the first save is done";
/// What the names of the files with the contents end with.
const CONTENTS: [&str; 2] = ["-first", "-second"];
const KILLS: u32 = 200;

/// A folder for one test, empty at first and removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("{name}-{}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    /// The names of all files, in order.
    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).unwrap();
        let name = |entry: std::fs::DirEntry| entry.file_name().into_string().unwrap();
        let mut names: Vec<_> = entries.map(|entry| name(entry.unwrap())).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

/// One of the two models that take turns in the file: about 260 and 390 kB.
fn model(number: u64) -> Model {
    let mut graph = Graph::default();
    let input = graph.add_input("input", &[256]).unwrap();
    let mut layer = Layer::new(LayerKind::Dense);
    layer.set(Param::Units, 256.0 + 128.0 * number as f64).unwrap();
    layer.set_activation(Activation::new(ActivationKind::Tanh)).unwrap();
    graph.add_layer("layer", layer, &[input]).unwrap();
    Model::new(graph, number).unwrap()
}

/// The child's role; not a test of its own. The contents stand in two files beside the path.
#[test]
#[ignore = "started by a_kill_while_saving_leaves_a_whole_file, to be killed"]
fn saves_without_end() {
    let Ok(path) = std::env::var(PATH_VARIABLE) else { return };
    let contents = CONTENTS.map(|name| load(&format!("{path}{name}")).unwrap());
    for (number, contents) in contents.iter().cycle().enumerate() {
        save(&path, contents).unwrap();
        if number == 0 {
            println!("\n{SAVED}");
        }
    }
}

/// Starts a child and waits until it has saved once.
fn saving_child(path: &str) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "saves_without_end", "--ignored", "--nocapture"])
        .env(PATH_VARIABLE, path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stdout.as_mut().unwrap());
    assert!(output.lines().any(|line| line.unwrap() == SAVED), "the child could not save");
    child
}

#[test]
fn a_kill_while_saving_leaves_a_whole_file() {
    let folder = Folder::new("crash");
    let path = folder.path("model.glia");
    let models = [0, 1].map(model);
    let expected = models.each_ref().map(|model| model.to_bytes().unwrap());
    for (name, contents) in CONTENTS.iter().zip(&expected) {
        save(&format!("{path}{name}"), contents).unwrap();
    }
    let (mut found, mut interrupted) = ([0; 2], 0);
    for kill in 0..KILLS {
        let mut child = saving_child(&path);
        // 1 to 30 ms, to the microsecond.
        let delay = 1000 + Philox::new(9).block(0, 0, kill)[0] % 29_001;
        std::thread::sleep(Duration::from_micros(delay.into()));
        child.kill().unwrap();
        assert!(!child.wait().unwrap().success(), "the child ended by itself");
        let bytes = load(&path).unwrap();
        let place = expected.iter().position(|whole| *whole == bytes);
        let place = place.unwrap_or_else(|| panic!("kill {kill}: neither old nor new"));
        let hash = Model::from_bytes(&bytes).unwrap().hash();
        assert_eq!(hash, models[place].hash(), "kill {kill}");
        found[place] += 1;
        for name in folder.names().into_iter().filter(|name| name.ends_with(".tmp")) {
            std::fs::remove_file(folder.path(&name)).unwrap();
            interrupted += 1;
        }
        assert_eq!(folder.names().len(), 1 + CONTENTS.len(), "{:?}", folder.names());
    }
    println!("{KILLS} kills, {interrupted} inside a save; files found: {found:?}");
    // Kills that all come between two saves would prove nothing.
    assert!(interrupted > KILLS / 20, "only {interrupted} kills came inside a save");
    assert!(found.iter().all(|count| *count > 0), "{found:?}");
}

#[test]
fn a_save_replaces_the_file_and_leaves_nothing_else() {
    let folder = Folder::new("replace");
    let path = folder.path("a");
    for length in [100, 0, 1_000_000, 1] {
        let bytes = vec![7; length];
        save(&path, &bytes).unwrap();
        assert_eq!(load(&path).unwrap(), bytes);
        assert_eq!(folder.names(), ["a"]);
    }
}

#[test]
fn a_temporary_file_of_a_killed_process_does_no_harm() {
    let folder = Folder::new("leftover");
    // The names that this process would take next.
    let first = u64::from(std::process::id()) << 16;
    for number in first..first + 3 {
        std::fs::write(folder.path(&format!("a.{number:x}.tmp")), "half").unwrap();
    }
    save(&folder.path("a"), b"whole").unwrap();
    assert_eq!(load(&folder.path("a")).unwrap(), b"whole");
    assert_eq!(folder.names().len(), 4);
}

#[test]
fn two_threads_may_save_to_one_path() {
    let folder = Folder::new("threads");
    let path = folder.path("a");
    let both = [vec![1; 100_000], vec![2; 50_000]];
    std::thread::scope(|scope| {
        for bytes in &both {
            scope.spawn(|| (0..20).for_each(|_| save(&path, bytes).unwrap()));
        }
        let mut reads = 0;
        while reads < 100 {
            // The file is not there before the first save.
            let Ok(bytes) = load(&path) else { continue };
            assert!(both.contains(&bytes), "a mixture");
            reads += 1;
        }
    });
    assert_eq!(folder.names(), ["a"]);
}

#[test]
fn any_unicode_name_is_a_path() {
    let folder = Folder::new("names");
    let inner = folder.path("Größe 模型 🧠");
    std::fs::create_dir(&inner).unwrap();
    for name in ["ascii", "with space", "größe.glia", "ネット", "🧠.glia", ".hidden", "a.tmp"]
    {
        let path = Path::new(&inner).join(name);
        let path = path.to_str().unwrap();
        save(path, name.as_bytes()).unwrap();
        assert_eq!(load(path).unwrap(), name.as_bytes());
    }
    assert_eq!(std::fs::read_dir(&inner).unwrap().count(), 7);
}

fn check_refusal(path: &str, error: &Error) {
    assert_eq!(error.code(), ErrorCode::Io, "{path:?}: {error}");
    assert!(error.message().starts_with("path: \""), "{path:?}: {error}");
}

#[test]
fn paths_that_cannot_be_saved_to_give_an_error_and_leave_nothing() {
    let folder = Folder::new("refused");
    std::fs::create_dir(folder.path("folder")).unwrap();
    std::fs::write(folder.path("file"), "old").unwrap();
    let long = "x".repeat(300);
    let bad = ["missing/a", "folder", "folder/", "folder/..", "folder/.", "a\0b", "file/a", &long];
    for name in bad {
        let path = format!("{}/{name}", folder.0.to_str().unwrap());
        check_refusal(&path, &save(&path, b"new").unwrap_err());
        assert_eq!(folder.names(), ["file", "folder"], "{name:?}");
    }
    assert_eq!(load(&folder.path("file")).unwrap(), b"old");
    for path in ["", "/", "..", "\0"] {
        check_refusal(path, &save(path, b"new").unwrap_err());
    }
    for name in ["missing", "folder", "missing/a", "a\0b"] {
        let path = format!("{}/{name}", folder.0.to_str().unwrap());
        check_refusal(&path, &load(&path).unwrap_err());
    }
    check_refusal("", &load("").unwrap_err());
}

/// The longest name that the common file systems take, and names close to it.
#[test]
fn a_name_as_long_as_the_system_allows_is_a_path() {
    let folder = Folder::new("long");
    for length in 230..=255 {
        let path = folder.path(&"n".repeat(length));
        save(&path, b"x").unwrap_or_else(|error| panic!("{length} bytes: {error}"));
        assert_eq!(load(&path).unwrap(), b"x");
    }
    assert_eq!(folder.names().len(), 26);
}
