//! Scripts from npm's registry that the end-to-end tests run in a page.

use std::path::{Path, PathBuf};

use crate::{Failure, npm::Package};

/// A script in a version of our choice.
#[derive(Clone, Copy, Debug)]
pub struct Script {
    package: Package,
    file: &'static str,
}

/// Finds what keeps people from using a page.
pub const AXE_CORE: Script = Script {
    package: Package { name: "axe-core", version: "4.14.1", step: "install axe-core" },
    file: "axe-core/axe.min.js",
};

/// The library that *Code* writes requests for.
pub const AXIOS: Script = Script {
    package: Package { name: "axios", version: "1.21.1", step: "install axios" },
    file: "axios/dist/axios.min.js",
};

impl Script {
    /// All of them.
    pub const ALL: [Self; 2] = [AXE_CORE, AXIOS];

    /// The name of the package that it comes in.
    pub fn name(self) -> &'static str {
        self.package.name
    }

    /// The file; `None` where npm is missing.
    ///
    /// # Errors
    /// When npm is there and cannot install it.
    pub fn ensure(self) -> Result<Option<PathBuf>, Failure> {
        let script = |folder: &Path| folder.join(self.file);
        let folder = self.package.ensure(|folder| script(folder).is_file())?;
        Ok(folder.map(|folder| script(&folder)))
    }
}
