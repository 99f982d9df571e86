//! The `server` command: starts the companion server and runs it until it is told to end.

use std::process::ExitCode;

use clap::Parser;
use server::{Config, Running};
use tokio::signal;

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_target(false).init();
    let running = match server::start(Config::parse()).await {
        Ok(running) => running,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    };
    announce(&running);
    wait_for_the_end().await;
    running.shutdown().await;
    ExitCode::SUCCESS
}

/// One line for each listener, for people and programs: what it is, a space, its address.
fn announce(running: &Running) {
    let [first, second] = running.lab_ports();
    if !running.ipv6() {
        eprintln!("note: there is no IPv6 loopback here, so only 127.0.0.1 is listened on");
    }
    println!("lab http://localhost:{first}");
    println!("second-lab http://localhost:{second}");
    println!("console http://localhost:{}", running.console_port());
}

/// Ctrl-C, or on Unix the signal that asks a process to end.
async fn wait_for_the_end() {
    #[cfg(unix)]
    {
        use signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => tokio::select! {
                _ = signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            },
            Err(_) => drop(signal::ctrl_c().await),
        }
    }
    #[cfg(not(unix))]
    drop(signal::ctrl_c().await);
}
