//! The user's folder for the tools that set-up builds: one for each tool and version, shared by
//! all checkouts.

use std::{env, fs, path::PathBuf};

use crate::Failure;

/// The folder of the cache: `cors-explorer` under `XDG_CACHE_HOME`, or under `~/.cache`.
///
/// # Errors
/// When neither variable says where the user's folder is.
pub fn folder() -> Result<PathBuf, Failure> {
    let set = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    set("XDG_CACHE_HOME")
        .or_else(|| set("HOME").map(|home| home.join(".cache")))
        .map(|base| base.join("cors-explorer"))
        .ok_or_else(|| {
            Failure::new(
                "find a folder for tools",
                "neither XDG_CACHE_HOME nor HOME is set",
                "set XDG_CACHE_HOME to a folder that may hold a few hundred megabytes",
            )
        })
}

/// The folder of one tool in one version, such as `trunk-0.21.14`.
///
/// # Errors
/// As [`folder`].
pub fn tool(name: &str, version: &str) -> Result<PathBuf, Failure> {
    Ok(folder()?.join(format!("{name}-{version}")))
}

/// The file into which a set-up step writes what its commands print.
///
/// # Errors
/// As [`folder`], and when the folder cannot be made.
pub fn log(name: &str) -> Result<PathBuf, Failure> {
    let logs = folder()?.join("log");
    fs::create_dir_all(&logs).map_err(|error| {
        let step = format!("make {}", logs.display());
        Failure::new(&step, error, "make it writable, or set XDG_CACHE_HOME to another folder")
    })?;
    Ok(logs.join(format!("{name}.log")))
}
