//! A package from npm's registry, in the cache and never in the checkout.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use crate::{Failure, cache, step::Step, tool::version_of};

/// A package in a version of our choice.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Package {
    /// Its name in the registry.
    pub(crate) name: &'static str,
    /// Its version.
    pub(crate) version: &'static str,
    /// The step that installs it, as in "could not …".
    pub(crate) step: &'static str,
}

impl Package {
    /// The folder `node_modules` with a package that works, installed if need be; `None` where
    /// npm is missing.
    ///
    /// # Errors
    /// When npm is there and cannot install it.
    pub(crate) fn ensure(self, works: impl Fn(&Path) -> bool) -> Result<Option<PathBuf>, Failure> {
        let root = cache::tool(self.name, self.version)?;
        let folder = root.join("node_modules");
        if works(&folder) {
            return Ok(Some(folder));
        }
        if version_of(Path::new("npm")).is_none() {
            return Ok(None);
        }
        self.install(&root)?;
        if works(&folder) {
            return Ok(Some(folder));
        }
        let advice = format!("remove {} and try again", root.display());
        Err(Failure::new(self.step, "it is installed but does not work", &advice))
    }

    fn install(self, root: &Path) -> Result<(), Failure> {
        // Without its own package.json npm would install into a folder further up.
        fs::create_dir_all(root)
            .and_then(|()| fs::write(root.join("package.json"), "{ \"private\": true }\n"))
            .map_err(|error| Failure::new(self.step, error, "make the cache folder writable"))?;
        let mut command = Command::new("npm");
        command.args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(root);
        command.arg(format!("{}@{}", self.name, self.version));
        let step = Step {
            name: self.step,
            usually: "20 seconds",
            limit: Duration::from_secs(10 * 60),
            advice: "see whether npm's registry can be reached, then try again",
        };
        step.run(&command)
    }
}
