//! `cargo xtask bench server`: the lab, recording, against axum with tower-http and against Koa,
//! side by side: in each round each is asked for a few seconds, so that whatever else the machine
//! does meets all three.

use std::{
    fmt::Write,
    fs,
    net::TcpStream,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use serde_json::json;

use crate::{
    Failure,
    browsers::on_path,
    child::{Child, Output},
    companion, debian, http,
    ports::Ports,
    profile::Profile,
    step::Step,
    workspace, wrk,
};

/// How long each server is asked in each round.
const ROUND: Duration = Duration::from_secs(4);

const ORIGIN: &str = "http://localhost:8000";

/// A server under load.
struct Contender {
    name: &'static str,
    port: u16,
    measured: Vec<wrk::Measured>,
    _child: Child,
}

/// Measures the servers in so many rounds, and prints what each did.
///
/// # Errors
/// When something cannot be installed, built or started, or a server errs.
pub fn server(rounds: usize) -> Result<(), Failure> {
    if on_path("wrk").is_none() {
        debian::install("install wrk", &["wrk"])?;
    }
    let mut contenders = [lab()?, axum()?, koa()?];
    for round in 0..rounds {
        for turn in 0..contenders.len() {
            let contender = &mut contenders[(round + turn) % 3];
            let measured = wrk::run(contender.port, &["Origin", ORIGIN], ROUND)?;
            println!("round {round}: {:<24} {measured}", contender.name);
            contender.measured.push(measured);
        }
    }
    print!("{}", table(&contenders));
    Ok(())
}

fn table([lab, axum, koa]: &[Contender; 3]) -> String {
    let mut text = String::from("\nMedians over all rounds\n");
    for Contender { name, measured, .. } in [lab, axum, koa] {
        let rate = median(measured.iter().map(|m| m.per_second));
        let late = median(measured.iter().map(|m| m.p99_ms));
        let _ = writeln!(text, "{name:<24} {rate:>9.0} requests/s   p99 {late:>7.2} ms");
    }
    for peer in [axum, koa] {
        // What is compared was measured right after one another.
        let pairs = || lab.measured.iter().zip(&peer.measured);
        let rate = median(pairs().map(|(ours, theirs)| ours.per_second / theirs.per_second));
        let late = median(pairs().map(|(ours, theirs)| ours.p99_ms / theirs.p99_ms));
        let _ =
            writeln!(text, "lab / {:<18} {rate:>9.2} ×            p99 {late:>7.2} ×", peer.name);
    }
    text
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    let at = |position: usize| values.get(position).copied().unwrap_or(f64::NAN);
    // Of an even number the two in the middle count alike.
    f64::midpoint(at(values.len().saturating_sub(1) / 2), at(values.len() / 2))
}

/// The companion, as released, with an allow-list on `/`.
fn lab() -> Result<Contender, Failure> {
    let failed = |reason: &dyn std::fmt::Display| {
        Failure::new("set the lab up", reason, "see what the server says")
    };
    companion::build(Profile::Release)?;
    let ports = Ports::free().map_err(|error| failed(&error))?;
    let child = companion::start(ports, Profile::Release)?;
    let policy = json!({ "actual": {
        "allow_origin": { "on": true, "value": { "list": [ORIGIN, "https://app.example"] } },
        "vary": { "on": true, "value": "Origin" },
    } });
    let path = "/api/endpoints/root";
    let answer = http::send_json(ports.console, "PUT", path, &policy.to_string())
        .map_err(|error| failed(&error))?;
    if answer.status != 200 {
        return Err(failed(&answer.body));
    }
    Ok(Contender { name: "lab, recording", port: ports.lab, measured: Vec::new(), _child: child })
}

fn axum() -> Result<Contender, Failure> {
    let mut build = Command::new("cargo");
    build.args(["build", "--release", "--package", "bench-peer"]).current_dir(workspace::root());
    run("build the application on axum", &build)?;
    let program = Command::new(workspace::target().join("release/bench-peer"));
    start("axum with tower-http", program)
}

fn koa() -> Result<Contender, Failure> {
    let step = "install Koa";
    let folder = workspace::target().join("bench/koa");
    let source = workspace::root().join("crates/bench-peer/koa");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::copy(source.join("package.json"), folder.join("package.json")))
        .and_then(|_| fs::copy(source.join("server.js"), folder.join("server.js")))
        .map_err(|error| Failure::new(step, error, "make the target folder writable"))?;
    if !folder.join("node_modules").is_dir() {
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-audit", "--no-fund", "--no-package-lock"]);
        run(step, npm.current_dir(&folder))?;
    }
    let mut program = Command::new("node");
    program.arg("server.js").current_dir(&folder);
    start("Koa with @koa/cors", program)
}

fn run(name: &str, command: &Command) -> Result<(), Failure> {
    let limit = Duration::from_secs(15 * 60);
    let advice = "see whether the package registry can be reached";
    Step { name, usually: "1 minute", limit, advice }.run(command)
}

/// Starts a program with a free port as its last argument, and waits until it listens.
fn start(name: &'static str, mut program: Command) -> Result<Contender, Failure> {
    let failed = |reason: &dyn std::fmt::Display| {
        Failure::new(&format!("start {name}"), reason, "see what it says above")
    };
    let port = Ports::free().map_err(|error| failed(&error))?.lab;
    program.arg(port.to_string());
    let child = Child::spawn(&program, Output::Shown).map_err(|error| failed(&error))?;
    let deadline = Instant::now() + Duration::from_secs(30);
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if Instant::now() > deadline {
            return Err(failed(&"it does not listen"));
        }
        thread::sleep(Duration::from_millis(30));
    }
    Ok(Contender { name, port, measured: Vec::new(), _child: child })
}
