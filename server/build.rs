//! With the feature `ui`, lists the files of the built page, so that they become part of the
//! program. `CORS_UI_DIST` names their folder; left out, it is `dist` beside the workspace's
//! manifest.

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=CORS_UI_DIST");
    if env::var_os("CARGO_FEATURE_UI").is_none() {
        return;
    }
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let dist = env::var_os("CORS_UI_DIST").map_or_else(|| here.join("../dist"), PathBuf::from);
    let dist = fs::canonicalize(&dist).unwrap_or(dist);
    assert!(
        dist.join("index.html").is_file(),
        "{} has no index.html: build the page first, or run `cargo xtask dist`",
        dist.display()
    );
    println!("cargo:rerun-if-changed={}", dist.display());
    let mut files = Vec::new();
    list(&dist, "", &mut files);
    files.sort();
    let file = |(path, file): &(String, PathBuf)| {
        let file = file.to_str().expect("the page's folder has a plain name");
        format!("File {{ path: {path:?}, bytes: include_bytes!({file:?}) }},\n")
    };
    let table: String = files.iter().map(file).collect();
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("page.rs"), format!("&[\n{table}]\n")).expect("cargo's folder is writable");
}

/// The files below a folder, each with its path in a URL.
fn list(folder: &Path, at: &str, files: &mut Vec<(String, PathBuf)>) {
    for entry in fs::read_dir(folder).expect("the page's folder can be read") {
        let entry = entry.expect("the page's folder can be read");
        let name = entry.file_name().into_string().expect("the page's files have plain names");
        let path = format!("{at}/{name}");
        if entry.path().is_dir() {
            list(&entry.path(), &path, files);
        } else {
            files.push((path, entry.path()));
        }
    }
}
