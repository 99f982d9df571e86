//! `esbuild`, which writes scripts and style sheets with as few letters as will do.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{Failure, npm::Package, tool::version_of};

const ESBUILD: Package = Package { name: "esbuild", version: "0.28.2", step: "install esbuild" };

/// What a text is written in.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Language {
    Script,
    Styles,
}

/// The program; `None` where npm is missing, and texts stay as long as they are.
///
/// # Errors
/// When npm is there and cannot install it.
pub(crate) fn ensure() -> Result<Option<PathBuf>, Failure> {
    let program = |folder: &Path| folder.join(".bin/esbuild");
    let folder = ESBUILD.ensure(|folder| version_of(&program(folder)).is_some())?;
    if folder.is_none() {
        println!("setup: no npm here, so no esbuild: the released page will be larger");
    }
    Ok(folder.map(|folder| program(&folder)))
}

/// The text with short names for what is its own, and nothing that only people read.
///
/// # Errors
/// When the program does not run, or finds an error in the text, which it prints.
pub(crate) fn minified(program: &Path, language: Language, text: &str) -> io::Result<String> {
    let loader = match language {
        Language::Script => "--loader=js",
        Language::Styles => "--loader=css",
    };
    let mut command = Command::new(program);
    command.args(["--minify", "--legal-comments=none", loader]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn()?;
    // It reads everything before it writes anything.
    child.stdin.take().ok_or_else(|| io::Error::other("no input"))?.write_all(text.as_bytes())?;
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(io::Error::other(format!("esbuild ended with {}", output.status)));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}
