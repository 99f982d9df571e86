//! `wasm-opt`, which makes the released page small. Its ordinary home here is the npm package
//! `binaryen`; where npm is missing, trunk fetches `wasm-opt` itself.

use std::path::{Path, PathBuf};

use crate::{Failure, npm::Package, tool::version_of};

const BINARYEN: Package =
    Package { name: "binaryen", version: "132.0.0", step: "install wasm-opt" };

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
    let installed = BINARYEN.ensure(|folder| fits(&folder.join(".bin/wasm-opt")))?;
    if installed.is_none() {
        println!("setup: no npm here, so trunk will fetch wasm-opt itself when it needs it");
    }
    Ok(installed.map(|folder| folder.join(".bin")))
}

fn fits(program: &Path) -> bool {
    let major = version_of(program).and_then(|version| version.split('.').next()?.parse().ok());
    major.is_some_and(|major: u64| major >= OLDEST)
}
