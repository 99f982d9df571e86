//! `wasm-opt`, which makes the released page small. Its ordinary home here is the npm package
//! `binaryen`; where npm is missing, trunk fetches `wasm-opt` itself.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use crate::{Failure, cache, step::Step, tool::version_of};

const VERSION: &str = "132.0.0";

/// The oldest `wasm-opt` that understands what today's compiler emits.
const OLDEST: u64 = 120;

/// The folder of `wasm-opt`; `None` when trunk has to get it.
///
/// # Errors
/// When npm is there and cannot install it.
pub fn ensure() -> Result<Option<PathBuf>, Failure> {
    if fits(Path::new("wasm-opt")) {
        return Ok(None);
    }
    let root = cache::tool("binaryen", VERSION)?;
    let folder = root.join("node_modules/.bin");
    if fits(&folder.join("wasm-opt")) {
        return Ok(Some(folder));
    }
    if version_of(Path::new("npm")).is_none() {
        println!("setup: no npm here, so trunk will fetch wasm-opt itself when it needs it");
        return Ok(None);
    }
    let step = Step {
        name: "install wasm-opt",
        usually: "20 seconds",
        limit: Duration::from_secs(10 * 60),
        advice: "see whether npm's registry can be reached, or install binaryen yourself, then try again",
    };
    // Without its own package.json npm would install into a folder further up.
    fs::create_dir_all(&root)
        .and_then(|()| fs::write(root.join("package.json"), "{ \"private\": true }\n"))
        .map_err(|error| Failure::new(step.name, error, "make the cache folder writable"))?;
    let mut command = Command::new("npm");
    command.args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(&root);
    command.arg(format!("binaryen@{VERSION}"));
    step.run(&command)?;
    if fits(&folder.join("wasm-opt")) {
        return Ok(Some(folder));
    }
    Err(Failure::new(step.name, "it is installed but does not run", "install binaryen yourself"))
}

fn fits(program: &Path) -> bool {
    let major = version_of(program).and_then(|version| version.split('.').next()?.parse().ok());
    major.is_some_and(|major: u64| major >= OLDEST)
}
