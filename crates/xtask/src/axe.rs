//! axe-core, which finds what keeps people from using a page. It is a script that the end-to-end
//! tests run in the page.

use std::path::{Path, PathBuf};

use crate::{Failure, npm::Package};

const AXE: Package = Package { name: "axe-core", version: "4.14.1", step: "install axe-core" };

/// The file of the script; `None` where npm is missing.
///
/// # Errors
/// When npm is there and cannot install it.
pub fn ensure() -> Result<Option<PathBuf>, Failure> {
    let script = |folder: &Path| folder.join("axe-core/axe.min.js");
    Ok(AXE.ensure(|folder| script(folder).is_file())?.map(|folder| script(&folder)))
}
