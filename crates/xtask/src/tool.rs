//! A command-line tool from Rust's package registry: found on `PATH`, found in the cache, or built
//! into it.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use crate::{Failure, cache, step::Step, workspace};

/// A tool in the version that this workspace wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tool {
    /// The package in the registry.
    pub package: &'static str,
    /// The program that it installs; its `--version` is asked.
    pub program: &'static str,
    /// The version that set-up installs.
    pub version: String,
    /// Which other versions do as well.
    pub fit: Fit,
    /// Further arguments for `cargo install`.
    pub arguments: &'static [&'static str],
    /// How long building it usually takes.
    pub usually: &'static str,
}

/// Which versions of a tool are good enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// This very version.
    Exact,
    /// This version and later ones of the same series: the same first two numbers.
    Series,
    /// This version and every later one.
    Later,
}

impl Tool {
    /// Trunk, which builds and serves the page.
    pub fn trunk() -> Self {
        Self {
            package: "trunk",
            program: "trunk",
            version: "0.21.14".to_owned(),
            fit: Fit::Series,
            arguments: &["--no-default-features", "--features", "rustls"],
            usually: "5 minutes",
        }
    }

    /// The wasm-bindgen command line and its test runner, in the version of the library.
    ///
    /// # Errors
    /// When `Cargo.lock` does not name that version.
    pub fn wasm_bindgen() -> Result<Self, Failure> {
        let version = workspace::locked_version("wasm-bindgen").ok_or_else(|| {
            let step = "learn the version of wasm-bindgen";
            Failure::new(step, "Cargo.lock does not list it", "run `cargo generate-lockfile`")
        })?;
        Ok(Self {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version,
            fit: Fit::Exact,
            arguments: &[],
            usually: "2 minutes",
        })
    }

    /// Firefox's `WebDriver`.
    pub fn geckodriver() -> Self {
        Self {
            package: "geckodriver",
            program: "geckodriver",
            version: "0.37.1".to_owned(),
            fit: Fit::Later,
            arguments: &[],
            usually: "2 minutes",
        }
    }

    /// The folder of the program: from `PATH`, from the cache, or after building it there.
    ///
    /// # Errors
    /// When it is nowhere and cannot be built.
    pub fn ensure(&self) -> Result<PathBuf, Failure> {
        let cached = cache::tool(self.package, &self.version)?;
        if let Some(folder) = self.find(&cached.join("bin")) {
            return Ok(folder);
        }
        let mut last = None;
        for command in self.ways(&cached) {
            match self.step().run(&command) {
                Ok(()) => break,
                Err(failure) => {
                    println!("setup: that did not work; see whether there is another way");
                    last = Some(failure);
                }
            }
        }
        self.find(&cached.join("bin")).ok_or_else(|| {
            last.unwrap_or_else(|| {
                let reason = format!("{} does not run", cached.join("bin").display());
                Failure::new(self.step().name, reason, "remove that folder and try again")
            })
        })
    }

    fn find(&self, cached: &Path) -> Option<PathBuf> {
        let path = env::var_os("PATH").unwrap_or_default();
        let mut folders: Vec<_> = env::split_paths(&path).collect();
        folders.push(cached.to_owned());
        folders.into_iter().find(|folder| {
            version_of(&folder.join(self.program)).is_some_and(|version| self.fits(&version))
        })
    }

    fn fits(&self, found: &str) -> bool {
        let (found_numbers, wanted) = (numbers(found), numbers(&self.version));
        match self.fit {
            Fit::Exact => found == self.version,
            Fit::Series => found_numbers.get(..2) == wanted.get(..2) && found_numbers >= wanted,
            Fit::Later => found_numbers >= wanted,
        }
    }

    fn step(&self) -> Step<'_> {
        Step {
            name: match self.package {
                "trunk" => "build trunk",
                "geckodriver" => "build geckodriver",
                _ => "build wasm-bindgen-cli",
            },
            usually: self.usually,
            limit: Duration::from_secs(30 * 60),
            advice: "see whether the package registry can be reached, then try again",
        }
    }

    /// How to install it, the quickest way first.
    fn ways(&self, root: &Path) -> Vec<Command> {
        let mut ways = Vec::new();
        if version_of(Path::new("cargo-binstall")).is_some() {
            let mut command = Command::new("cargo-binstall");
            command.args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"]);
            command.arg(root).args(["--version", &self.version, self.package]);
            ways.push(command);
        }
        for lock in [Some("--locked"), None] {
            let mut command = Command::new("cargo");
            command.args(["install", self.package, "--version", &self.version]).args(lock);
            command.args(self.arguments).arg("--root").arg(root);
            command.arg("--target-dir").arg(build_folder());
            // These tools wait for compilers and browsers: building them quickly matters more.
            command.env("CARGO_PROFILE_RELEASE_LTO", "off");
            command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
            command.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
            command.env("CARGO_PROFILE_RELEASE_DEBUG", "0");
            ways.push(command);
        }
        ways
    }
}

/// Removes what building the tools left behind.
pub fn clean_up() {
    // Nothing to remove is the usual case, and what cannot be removed does no harm.
    let _ = fs::remove_dir_all(build_folder());
}

fn build_folder() -> PathBuf {
    workspace::target().join("tools")
}

/// The version that a program tells, `None` when it is not there or does not run.
pub fn version_of(program: &Path) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.split_whitespace()
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .map(str::to_owned)
}

fn numbers(version: &str) -> Vec<u64> {
    version.split('.').map_while(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Fit, Tool};

    #[test]
    fn each_tool_knows_which_versions_do() {
        let fits = |fit, found: &str| Tool { fit, ..Tool::trunk() }.fits(found);
        assert!(fits(Fit::Exact, "0.21.14") && !fits(Fit::Exact, "0.21.15"));
        assert!(fits(Fit::Series, "0.21.15") && !fits(Fit::Series, "0.21.9"));
        assert!(!fits(Fit::Series, "0.22.0"));
        assert!(fits(Fit::Later, "0.22.0") && !fits(Fit::Later, "0.20.3"));
    }

    #[test]
    fn the_locked_wasm_bindgen_is_wanted() {
        let tool = Tool::wasm_bindgen().expect("the page uses wasm-bindgen");
        assert!(tool.version.starts_with("0.2."));
    }
}
