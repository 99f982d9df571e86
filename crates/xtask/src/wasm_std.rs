//! The standard library for `wasm32-unknown-unknown`: by rustup, or built from the distribution's
//! signed source of the very same version where rustup's server cannot be reached.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use crate::{Failure, debian, step::Step, tool::version_of, workspace};

const TARGET: &str = "wasm32-unknown-unknown";

/// The list of the files that we laid into the toolchain, kept beside them.
const OURS: &str = "cors-explorer.files";

const BY_HAND: &str =
    "install it yourself with `rustup target add wasm32-unknown-unknown`, then try again";

/// Makes sure that the active toolchain can compile for WebAssembly.
///
/// # Errors
/// When neither way works; the failure is the last one's.
pub fn ensure() -> Result<(), Failure> {
    let folder = folder()?;
    match standard_libraries(&folder) {
        1 => return Ok(()),
        0 => {}
        // Note: rustup added its own later on. The compiler takes neither of two.
        _ => {
            println!("setup: two wasm32 standard libraries in the toolchain: removing our own");
            remove_ours(&folder);
            return Ok(());
        }
    }
    match by_rustup() {
        Ok(()) if standard_libraries(&folder) > 0 => return Ok(()),
        Ok(()) => println!("setup: rustup added it to another toolchain; building it instead"),
        Err(_) => println!("setup: rustup could not get it; building it instead"),
    }
    build(&folder)
}

fn by_rustup() -> Result<(), Failure> {
    let step = Step {
        name: "get the wasm32 standard library",
        usually: "10 seconds",
        limit: Duration::from_secs(120),
        advice: BY_HAND,
    };
    let mut command = Command::new("rustup");
    command.args(["target", "add", TARGET]);
    step.run(&command)
}

/// Builds the library from the distribution's source and lays it into the toolchain.
fn build(folder: &Path) -> Result<(), Failure> {
    let step = Step {
        name: "build the wasm32 standard library",
        usually: "1 to 2 minutes",
        limit: Duration::from_secs(20 * 60),
        advice: BY_HAND,
    };
    let failed = |reason: &dyn std::fmt::Display| Failure::new(step.name, reason, BY_HAND);
    let version = version_of(Path::new("rustc")).ok_or_else(|| failed(&"rustc does not run"))?;
    let work = workspace::target().join("wasm-std");
    let source = debian::source_of("rust-src", &version, &work, BY_HAND)?;
    let library = source.join(format!("usr/src/rustc-{version}/library"));

    let mut command = Command::new("cargo");
    command.current_dir(&library);
    command.args(["build", "--release", "--target", TARGET, "--package", "sysroot"]);
    command.args(["--features", "compiler-builtins-mem", "--target-dir"]).arg(work.join("build"));
    // The standard library is compiled by the stable compiler with what only it may use.
    command.env("RUSTC_BOOTSTRAP", "1");
    command.env("RUSTFLAGS", "-Zforce-unstable-if-unmarked -Cembed-bitcode=yes");
    command.env("__CARGO_DEFAULT_LIB_METADATA", "stablestd");
    command.env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    step.run(&command)?;

    let built = work.join("build").join(TARGET).join("release/deps");
    lay(&built, folder).map_err(|error| failed(&error))?;
    if standard_libraries(folder) == 0 {
        return Err(failed(&"the build made no library"));
    }
    // What is left is half a gigabyte that nobody needs again.
    let _ = fs::remove_dir_all(&work);
    Ok(())
}

/// Copies the libraries into the toolchain, the standard library itself last, so that a copy that
/// was interrupted is not taken for a whole one.
fn lay(built: &Path, folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut libraries = Vec::new();
    for entry in fs::read_dir(built)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rlib") {
            libraries.push(path);
        }
    }
    libraries.sort_by_key(|path| is_standard_library(path));
    let names: Vec<_> = libraries.iter().filter_map(|path| path.file_name()?.to_str()).collect();
    fs::write(folder.join(OURS), names.join("\n"))?;
    for path in &libraries {
        fs::copy(path, folder.join(path.file_name().unwrap_or_default()))?;
    }
    Ok(())
}

fn remove_ours(folder: &Path) {
    for name in fs::read_to_string(folder.join(OURS)).unwrap_or_default().lines() {
        let _ = fs::remove_file(folder.join(name));
    }
    let _ = fs::remove_file(folder.join(OURS));
}

/// Where the active toolchain looks for the target's libraries.
fn folder() -> Result<PathBuf, Failure> {
    let output = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
        .map_err(|error| Failure::new("ask rustc for its folders", error, "install Rust"))?;
    Ok(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()))
}

fn standard_libraries(folder: &Path) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    entries.flatten().filter(|entry| is_standard_library(&entry.path())).count()
}

fn is_standard_library(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Not `libstd_detect`.
    name.starts_with("libstd-") && name.ends_with(".rlib")
}

#[cfg(test)]
mod tests {
    use std::{env, fs, process};

    use super::{lay, remove_ours, standard_libraries};

    #[test]
    fn our_library_gives_way_to_rustups() {
        let work = env::temp_dir().join(format!("cors-explorer-std-{}", process::id()));
        let (built, folder) = (work.join("built"), work.join("toolchain"));
        fs::create_dir_all(&built).expect("the temporary folder is writable");
        for file in ["libstd-1.rlib", "libstd_detect-1.rlib", "libcore-1.rlib", "libcore-1.rmeta"] {
            fs::write(built.join(file), "").expect("it is writable");
        }
        assert_eq!(standard_libraries(&folder), 0);

        lay(&built, &folder).expect("it is writable");
        assert_eq!(standard_libraries(&folder), 1);
        assert!(!folder.join("libcore-1.rmeta").exists());

        fs::write(folder.join("libstd-2.rlib"), "rustup's").expect("it is writable");
        remove_ours(&folder);
        let left: Vec<_> = fs::read_dir(&folder).expect("it is there").flatten().collect();
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].file_name(), "libstd-2.rlib");
        fs::remove_dir_all(&work).expect("the folder is ours");
    }
}
