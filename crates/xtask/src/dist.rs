//! `cargo xtask dist`: one program that is the whole tool, page included.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    Failure, companion, http, page, ports::Ports, profile::Profile, stage, toolbox::Toolbox,
    workspace,
};

/// Builds the released page and the program that has it inside, tries it, and says where it is.
///
/// # Errors
/// The first step that fails.
pub fn run() -> Result<(), Failure> {
    let tools = Toolbox::for_the_page()?;
    with_page(&page::build(&tools)?)
}

/// Builds the program around a page that was built, tries it, and says where it is.
///
/// # Errors
/// When it does not compile, or does not serve page and lab by itself.
pub fn with_page(dist: &Path) -> Result<(), Failure> {
    let program = build(dist)?;
    try_alone(&program)?;
    let weighed = fs::metadata(&program).map(|file| file.len());
    let bytes = weighed.map_err(|error| Failure::new("weigh the program", error, "try again"))?;
    println!("{bytes} bytes  {}", program.display());
    Ok(())
}

fn build(dist: &Path) -> Result<PathBuf, Failure> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(workspace::root()).env("CORS_UI_DIST", dist);
    cargo.args(["build", "--package", "server", "--features", "ui"]);
    cargo.args(Profile::Release.arguments()).args(["--config", "profile.release.strip=true"]);
    stage::commands("build the program with the page in it", &[cargo])?;
    let built = workspace::target().join(Profile::Release.folder()).join("server");
    let folder = workspace::target().join("dist");
    let program = folder.join("cors-explorer");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::copy(built, &program))
        .map_err(|error| Failure::new("copy the program", error, "see whether the disk is full"))?;
    Ok(program)
}

/// Runs the program in an empty folder, and asks it for the page, the page's module and the lab.
fn try_alone(program: &Path) -> Result<(), Failure> {
    let failed = |reason: &dyn std::fmt::Display| {
        Failure::new("try the program by itself", reason, "run it and see what it says")
    };
    let folder = workspace::target().join("dist/empty");
    // Whatever an earlier try left there.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| failed(&error))?;
    let ports = Ports::free().map_err(|error| failed(&error))?;
    let running = companion::run(program, &folder, ports)?;
    let ask = |port, path: &str| {
        let answer = http::get(port, path).map_err(|error| failed(&error))?;
        match answer.status {
            200 => Ok(answer.body),
            status => Err(failed(&format!("{path} is answered with {status}"))),
        }
    };
    let page = ask(ports.console, "/")?;
    let module = page.split(['"', '\'']).find(|part| part.ends_with("_bg.wasm"));
    let module = module.ok_or_else(|| failed(&"its page names no WebAssembly module"))?;
    if !ask(ports.console, module)?.starts_with("\0asm") {
        return Err(failed(&format!("{module} is no WebAssembly")));
    }
    ask(ports.lab, "/")?;
    drop(running);
    Ok(())
}
