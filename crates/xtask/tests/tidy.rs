//! House rules that a machine can keep: lengths, openings, leftovers, and who may depend on whom.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use xtask::workspace;

const LONGEST: usize = 300;

/// Each of our crates and those of ours that it may use.
const DIRECTIONS: &[(&str, &[&str])] = &[
    ("cors-engine", &[]),
    ("cors-wire", &[]),
    ("cors-experiment", &["cors-engine", "cors-wire"]),
    ("cors-html", &[]),
    ("cors-snippets", &["cors-engine", "cors-experiment", "cors-wire"]),
    ("cors-cli", &["cors-engine", "cors-experiment", "cors-snippets"]),
    ("server", &["cors-wire"]),
    ("frontend", &["cors-engine", "cors-experiment", "cors-html", "cors-snippets", "cors-wire"]),
    ("xtask", &[]),
    ("browser-tests", &["cors-wire", "server", "xtask"]),
    ("snippet-tests", &["cors-engine", "cors-experiment", "cors-snippets", "xtask"]),
    ("bench-peer", &[]),
];

/// The files that git keeps, as paths below the root, with their text; binary files are left out.
fn kept_files() -> Vec<(PathBuf, String)> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(workspace::root())
        .output()
        .expect("the checkout has git");
    let names = String::from_utf8(output.stdout).expect("our file names are text");
    let read =
        |name: &str| Some((name.into(), fs::read_to_string(workspace::root().join(name)).ok()?));
    names.lines().filter_map(read).collect()
}

fn sources() -> Vec<(PathBuf, String)> {
    let is_source = |path: &Path| path.extension().is_some_and(|extension| extension == "rs");
    kept_files().into_iter().filter(|(path, _)| is_source(path)).collect()
}

/// Our packages as cargo knows them.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(workspace::root())
        .output()
        .expect("cargo runs this test");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    metadata["packages"].as_array().expect("there are packages").clone()
}

#[track_caller]
fn none(rule: &str, offenders: &[String]) {
    assert!(offenders.is_empty(), "{rule}:\n  {}", offenders.join("\n  "));
}

#[test]
fn no_source_file_is_long() {
    let long: Vec<_> = sources()
        .iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(path, lines)| format!("{} has {lines} lines", path.display()))
        .collect();
    none("a file is at most 300 lines long", &long);
}

#[test]
fn every_source_file_begins_with_what_it_is() {
    let silent: Vec<_> = sources()
        .iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(path, _)| path.display().to_string())
        .collect();
    none("a file begins with `//!`", &silent);
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not find itself.
    let leftovers = [
        ["to", "do!("].concat(),
        ["unimple", "mented!("].concat(),
        ["#[ig", "nore"].concat(),
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        ["dbg", "!("].concat(),
    ];
    let mut found = Vec::new();
    for (path, text) in sources() {
        for (number, line) in text.lines().enumerate() {
            if leftovers.iter().any(|leftover| line.contains(leftover.as_str())) {
                found.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    none("work is done or not begun", &found);
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    let mut places = vec![workspace::root().display().to_string() + "/"];
    places.extend(std::env::var("HOME").ok().map(|home| home + "/"));
    let mut found = Vec::new();
    for (path, text) in kept_files() {
        for (number, line) in text.lines().enumerate() {
            if places.iter().any(|place| names(line, place)) {
                found.push(format!("{}:{}", path.display(), number + 1));
            }
        }
    }
    none("no path of this machine", &found);
}

/// Whether a line has this path from its start, and not as the end of a longer one.
fn names(line: &str, place: &str) -> bool {
    line.match_indices(place)
        .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.'))
}

#[test]
fn lines_end_where_their_text_ends() {
    let is_text = |path: &Path| {
        path.extension().is_some_and(|e| ["rs", "toml", "css", "html"].iter().any(|x| e == *x))
    };
    let mut found = Vec::new();
    for (path, text) in kept_files().iter().filter(|(path, _)| is_text(path)) {
        for (number, line) in text.lines().enumerate() {
            if line.ends_with([' ', '\t']) {
                found.push(format!("{}:{}", path.display(), number + 1));
            }
        }
    }
    none("no space at the end of a line", &found);
}

#[test]
fn views_are_written_with_the_pages_own_markup() {
    let of_yew = |(path, text): &(PathBuf, String)| {
        let mut imports = text.split("use yew::").skip(1).filter_map(|rest| rest.split(';').next());
        path.starts_with("frontend/src")
            && imports.any(|names| {
                names.split(|c: char| !c.is_ascii_alphanumeric()).any(|name| name == "html")
            })
    };
    let found: Vec<_> = sources()
        .iter()
        .filter(|file| of_yew(file))
        .map(|(p, _)| p.display().to_string())
        .collect();
    none("`html!` comes from `crate::html`; Yew's takes several times the code", &found);
}

#[test]
fn the_page_is_built_anew_when_any_crate_of_it_is_edited() {
    let text = fs::read_to_string(workspace::root().join("Trunk.toml")).expect("a file");
    let trunk: toml::Value = toml::from_str(&text).expect("TOML");
    let watched: Vec<_> = trunk["watch"]["watch"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|w| w.as_str())
        .collect();
    let packages = packages();
    let mut wanted = vec!["frontend"];
    let mut missing = Vec::new();
    while let Some(name) = wanted.pop() {
        let package = packages.iter().find(|one| one["name"] == name).expect("one of ours");
        let manifest = Path::new(package["manifest_path"].as_str().expect("a path"));
        let folder = manifest.parent().and_then(|f| f.strip_prefix(workspace::root()).ok());
        let folder = folder.expect("ours are in the workspace").display().to_string();
        if !watched.contains(&folder.as_str()) {
            missing.push(folder);
        }
        let (_, used) = DIRECTIONS.iter().find(|(known, _)| *known == name).expect("in the table");
        wanted.extend(*used);
    }
    none("`watch` in Trunk.toml names the crates that the page is made of", &missing);
}

#[test]
fn crates_depend_on_each_other_in_one_direction_only() {
    let packages = packages();
    let ours: Vec<_> = packages.iter().filter_map(|package| package["name"].as_str()).collect();
    let mut wrong = Vec::new();
    for package in &packages {
        let name = package["name"].as_str().expect("a package has a name");
        let Some((_, allowed)) = DIRECTIONS.iter().find(|(known, _)| *known == name) else {
            wrong.push(format!("{name} is not in the table"));
            continue;
        };
        for dependency in package["dependencies"].as_array().expect("a list") {
            // Only what is built into the crate counts; its tests may use what they like.
            let used = dependency["name"].as_str().expect("a dependency has a name");
            if dependency["kind"].is_null() && ours.contains(&used) && !allowed.contains(&used) {
                wrong.push(format!("{name} uses {used}"));
            }
        }
    }
    none("dependencies go one way", &wrong);
}
