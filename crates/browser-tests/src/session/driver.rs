//! Drivers as processes of our own, each on a port that it says or that we chose for it.

use std::{
    io::{BufRead, BufReader},
    process::Command,
    thread,
    time::Duration,
};

use serde_json::Value;
use thirtyfour::WebDriver;
use xtask::{
    child::{Child, Output},
    http,
};

use crate::{Outcome, patience::until};

/// Starts a program that prints what we must know of it, in a line that `find` understands. What
/// it prints later is read and forgotten, so that it never waits for us.
pub(super) fn telling<T>(
    command: &Command,
    find: impl Fn(&str) -> Option<T>,
) -> Outcome<(Child, T)> {
    let mut child = Child::spawn(command, Output::StdoutPiped)?;
    let stdout = child.take_stdout().ok_or("its output was piped")?;
    let mut lines = BufReader::new(stdout).lines();
    let mut said = Vec::new();
    for line in lines.by_ref() {
        let line = line?;
        if let Some(found) = find(&line) {
            thread::spawn(move || lines.for_each(drop));
            return Ok((child, found));
        }
        said.push(line);
    }
    let program = command.get_program().display();
    Err(format!("{program} did not start: {}", said.join("; ")).into())
}

/// The number after these words.
pub(super) fn port_after(line: &str, words: &str) -> Option<u16> {
    line.split_once(words)?.1.trim_end_matches('.').parse().ok()
}

/// Waits until a driver that prints nothing is ready.
pub(super) async fn ready(port: u16) -> Outcome {
    until("the driver", async || {
        let Ok(answer) = http::get(port, "/status") else { return Ok(None) };
        tokio::time::sleep(Duration::from_millis(1)).await;
        Ok((answer.status == 200).then_some(()))
    })
    .await
}

/// Asks a driver for a browser with these capabilities.
pub(super) async fn open(port: u16, capabilities: Value) -> Outcome<WebDriver> {
    let capabilities: thirtyfour::Capabilities = serde_json::from_value(capabilities)?;
    Ok(WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await?)
}
