//! Starts each stack that can be had here with its snippets as they are printed, and asks it what
//! a page would ask. The engine judges the answers; who passes is proven.
//!
//! `verify-snippets [STACK …]` runs these stacks, or all.

mod application;
mod browser;
mod checks;
mod host;
mod install;
mod report;
mod scene;
mod wire;

use std::process::ExitCode;

use cors_engine::Keyword;
use cors_snippets::{Stack, Strength, Template, Unfillable};
use xtask::Failure;

use crate::{
    checks::Checks,
    host::{HOSTS, Host},
    report::Proven,
};

fn main() -> ExitCode {
    let wanted: Vec<_> = std::env::args().skip(1).collect();
    if let Some(unknown) = wanted.iter().find(|id| !HOSTS.iter().any(|h| h.stack.id() == **id)) {
        eprintln!("no stack `{unknown}` can be run here");
        return ExitCode::FAILURE;
    }
    let hosts = HOSTS
        .iter()
        .filter(|host| wanted.is_empty() || wanted.iter().any(|id| id == host.stack.id()));
    let mut proven = Vec::new();
    let mut failed = 0;
    for host in hosts {
        match verify(host) {
            Ok(proof) => proven.push(proof),
            Err(failure) => {
                failed += 1;
                eprintln!("{failure}\n");
            }
        }
    }
    match report::write(&proven) {
        Ok(()) if failed == 0 => ExitCode::SUCCESS,
        Ok(()) => {
            eprintln!("stacks that failed: {failed}");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("cannot write the report: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a stack in every strength, with each of the grants.
fn verify(host: &Host) -> Result<Proven, Failure> {
    let name = host.stack.name();
    let step = format!("run the snippets of {name}");
    let failed = |reason: &dyn std::fmt::Display| Failure::new(&step, reason, "mend the snippet");
    let folder = install::install(host)?;
    let application = application::start().map_err(|error| failed(&error))?;
    let template = Template::parse(host.stack, host.stack.text())
        .ok_or_else(|| failed(&"its text is not its own"))?;
    let mut judged = 0;
    let mut complaints = Vec::new();
    for (number, grant) in Stack::proven_grants().iter().enumerate() {
        for &strength in Strength::ALL {
            let snippet = match template.fill(strength, grant) {
                Ok(snippet) => snippet,
                Err(Unfillable::Unsayable(_)) => continue,
                Err(why) => return Err(failed(&why)),
            };
            let scene = scene::start(host, &folder, &snippet, application)?;
            let checks = Checks::run(scene.port, host.role, strength, grant);
            judged += checks.judged;
            let about = format!("{}, grant {number}", strength.as_str());
            complaints.extend(checks.complaints.iter().map(|what| format!("{about}: {what}")));
        }
    }
    if !complaints.is_empty() {
        return Err(failed(&complaints.join("\n")));
    }
    let version = install::version(host, &folder)?;
    println!("{name}: {judged} requests judged, with {version}");
    Ok(Proven { stack: host.stack, version, judged })
}
