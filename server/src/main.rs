//! The `server` command: starts the companion server and runs it until it is told to end.

use std::{future::Future, io, process::ExitCode};

use clap::Parser;
use server::{Config, Running};

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
    // Ready to be ended before anybody can know that it runs.
    let end = match the_end() {
        Ok(end) => end,
        Err(error) => {
            eprintln!("error: the signals that end the server cannot be waited for: {error}");
            return ExitCode::FAILURE;
        }
    };
    announce(&running);
    end.await;
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
    if let Some(port) = running.tls_port() {
        println!("tls https://localhost:{port}");
    }
    println!("console http://localhost:{}", running.console_port());
}

/// Ctrl-C, or the signal that asks a process to end.
#[cfg(unix)]
fn the_end() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ctrl-C.
#[cfg(windows)]
fn the_end() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move { drop(interrupt.recv().await) })
}
