//! Installing what a stack needs, into a folder below the build's, and naming its versions.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use cors_snippets::Stack;
use xtask::{
    Failure,
    debian::{self, Rights},
    step::Step,
    workspace,
};

use crate::host::{Host, Source};

const ADVICE: &str = "see whether the package registry can be reached";

/// The folder of a stack's own, with what it needs.
pub(crate) fn install(host: &Host) -> Result<PathBuf, Failure> {
    let folder = workspace::target().join("snippets").join(host.stack.id());
    fs::create_dir_all(&folder)
        .map_err(|error| Failure::new("make a folder for the stack", error, "see the disk"))?;
    match host.source {
        Source::Debian => debian_packages(host)?,
        Source::Npm => {
            if !folder.join("node_modules").is_dir() {
                let mut npm = Command::new("npm");
                npm.args(["install", "--no-audit", "--no-fund", "--prefix", "."]);
                run(host.stack, npm.args(host.packages).current_dir(&folder))?;
            }
        }
        Source::Pip => {
            if !folder.join("venv").is_dir() {
                let mut venv = Command::new("python3");
                run(host.stack, venv.args(["-m", "venv", "venv"]).current_dir(&folder))?;
                let mut pip = Command::new(folder.join("venv/bin/pip"));
                run(host.stack, pip.args(["install", "--quiet"]).args(host.packages))?;
            }
        }
        // Cargo installs as it builds.
        Source::Cargo => {}
    }
    Ok(folder)
}

fn run(stack: Stack, command: &Command) -> Result<(), Failure> {
    let limit = Duration::from_secs(10 * 60);
    Step { name: &step_of(stack), usually: "20 seconds", limit, advice: ADVICE }.run(command)
}

fn step_of(stack: Stack) -> String {
    format!("install {}", stack.name())
}

fn debian_packages(host: &Host) -> Result<(), Failure> {
    let missing: Vec<_> =
        host.packages.iter().copied().filter(|package| debian_version(package).is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    match debian::rights() {
        Rights::Install => debian::install(&step_of(host.stack), &missing),
        Rights::Ask | Rights::Nothing => {
            let advice = format!("run as root: {}", debian::install_command(&missing));
            Err(Failure::new("find the stack", format!("missing: {}", missing.join(", ")), &advice))
        }
    }
}

/// The version of an installed package, as its authors number it.
fn debian_version(package: &str) -> Option<String> {
    let mut query = Command::new("dpkg-query");
    let output = query.args(["-W", "-f=${db:Status-Status} ${Version}", package]).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let version = text.strip_prefix("installed ")?;
    let version = version.split_once(':').map_or(version, |(_, version)| version);
    Some(version.split(['-', '~', '+']).next().unwrap_or_default().to_owned())
}

/// What ran, as in `Express 5.1.0, cors 2.8.5`.
pub(crate) fn version(host: &Host, folder: &Path) -> Result<String, Failure> {
    let mut named = Vec::new();
    for (package, name) in host.named {
        let version = match host.source {
            Source::Debian => debian_version(package),
            Source::Npm => npm_version(folder, package),
            Source::Pip => pip_version(folder, package),
            Source::Cargo => cargo_version(folder, package),
        };
        let version = version.ok_or_else(|| {
            let step = format!("find the version of {package}");
            Failure::new(&step, "its registry's client does not tell", ADVICE)
        })?;
        named.push(format!("{name} {version}"));
    }
    Ok(named.join(", "))
}

fn npm_version(folder: &Path, package: &str) -> Option<String> {
    let file = folder.join("node_modules").join(package).join("package.json");
    let text = fs::read_to_string(file).ok()?;
    let (_, behind) = text.split_once("\"version\"")?;
    Some(behind.split('"').nth(1)?.to_owned())
}

fn pip_version(folder: &Path, package: &str) -> Option<String> {
    let mut python = Command::new(folder.join("venv/bin/python"));
    let script = format!("import importlib.metadata as m; print(m.version({package:?}))");
    let output = python.args(["-c", &script]).output().ok()?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}

fn cargo_version(folder: &Path, package: &str) -> Option<String> {
    let lock = fs::read_to_string(folder.join("Cargo.lock")).ok()?;
    let (_, behind) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    Some(behind.split('"').next()?.to_owned())
}
