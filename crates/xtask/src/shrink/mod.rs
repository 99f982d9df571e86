//! Takes out of a page that is built for release what only its makers read.
//!
//! The functions that the module imports from its script have long names, in both files; the
//! script and the style sheets are written for the eye; and several style sheets compress worse
//! than one, as do functions far from those that they are like.

mod likeness;
mod module;
mod script;
mod styles;

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use crate::{
    Failure,
    esbuild::{self, Language},
    workspace,
};

/// What trunk is to call after it has built a page for release and before it serves it. Trunk calls
/// it from the folder of its configuration, where `cargo xtask` means nothing.
pub fn hook() -> Value {
    let manifest = workspace::root().join("Cargo.toml");
    json!({
        "stage": "post_build",
        "command": "cargo",
        "command_arguments":
            ["run", "--quiet", "--manifest-path", manifest, "--package", "xtask", "--", "shrink"],
    })
}

/// Shrinks the page that trunk, which calls this, has just built.
///
/// # Errors
/// When somebody else calls this, or the files are not as expected.
pub fn run() -> Result<(), Failure> {
    let staged = env::var_os("TRUNK_STAGING_DIR").ok_or_else(|| {
        Failure::new("shrink the page", "TRUNK_STAGING_DIR is not set", "leave it to trunk")
    })?;
    page(Path::new(&staged))
}

/// Shrinks the page in a folder.
///
/// # Errors
/// When its files are not as expected, for example because they were shrunk before.
pub fn page(folder: &Path) -> Result<(), Failure> {
    let esbuild = esbuild::ensure()?;
    let short = |language, text: String| match &esbuild {
        Some(program) => esbuild::minified(program, language, &text),
        None => Ok(text),
    };
    shrink(folder, &short)
        .map_err(|error| Failure::new("shrink the page", error, "see what trunk wrote there"))
}

/// A text as short as can be, or as it was where nothing can shorten it.
type Shortening<'a> = dyn Fn(Language, String) -> io::Result<String> + 'a;

fn shrink(folder: &Path, short: &Shortening<'_>) -> io::Result<()> {
    let module_path = only(folder, "_bg.wasm")?;
    let script_path = only(folder, ".js")?;
    let (module, names) = module::shrunk(&fs::read(&module_path)?).map_err(io::Error::other)?;
    let script = script::shrunk(&fs::read_to_string(&script_path)?, &names);
    let script = short(Language::Script, script.map_err(io::Error::other)?)?;
    fs::write(module_path, module)?;
    fs::write(script_path, script)?;
    styles::join(folder, short)
}

/// The one file of a folder whose name ends so.
fn only(folder: &Path, ending: &str) -> io::Result<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    match <[PathBuf; 1]>::try_from(found) {
        Ok([path]) => Ok(path),
        Err(several) => {
            Err(io::Error::other(format!("{} files end with {ending}, not one", several.len())))
        }
    }
}
