//! What set-up found or installed, and how commands get at it.

use std::{env, path::PathBuf, process::Command};

use crate::{
    Failure, browsers::Browsers, esbuild, script::Script, tool, tool::Tool, wasm_opt, wasm_std,
};

/// The tools that build the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Toolbox {
    folders: Vec<PathBuf>,
}

impl Toolbox {
    /// Finds or installs what building and serving the page needs.
    ///
    /// # Errors
    /// The first step that fails.
    pub fn for_the_page() -> Result<Self, Failure> {
        wasm_std::ensure()?;
        let mut folders = vec![Tool::wasm_bindgen()?.ensure()?, Tool::trunk().ensure()?];
        folders.extend(wasm_opt::ensure()?);
        esbuild::ensure()?;
        tool::clean_up();
        Ok(Self { folders })
    }

    /// The same, the browsers, and what checks the page in them.
    ///
    /// # Errors
    /// The first step that fails.
    pub fn for_the_tests() -> Result<(Self, Browsers), Failure> {
        let browsers = Browsers::ensure()?;
        for script in Script::ALL {
            if script.ensure()?.is_none() {
                let name = script.name();
                println!("setup: no npm here, so no {name}: its tests will be left out");
            }
        }
        Ok((Self::for_the_page()?, browsers))
    }

    /// A command that finds these tools before any others.
    pub fn command(&self, program: &str) -> Command {
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(env::split_paths(&path));
        let mut command = Command::new(program);
        if let Ok(joined) = env::join_paths(folders) {
            command.env("PATH", joined);
        }
        command
    }
}
