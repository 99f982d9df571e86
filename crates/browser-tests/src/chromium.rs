//! A headless Chromium with an empty profile, through a `ChromeDriver` of its own.

use std::{
    env,
    io::{BufRead, BufReader},
    process::Command,
    thread,
};

use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel, WebDriver};
use xtask::child::{Child, Output};

use crate::Outcome;

/// What keeps a headless Chromium from doing anything that it was not asked for.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,800",
];

/// A running Chromium. [`Chromium::quit`] ends it.
#[derive(Debug)]
pub struct Chromium {
    /// The session.
    pub driver: WebDriver,
    chromedriver: Child,
}

impl Chromium {
    /// Starts `ChromeDriver`, named by the variable `CHROMEDRIVER` or found on `PATH`, and a browser.
    ///
    /// # Errors
    /// When either does not start.
    pub async fn start(further_flags: &[&str]) -> Outcome<Self> {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut command = Command::new(program);
        command.arg("--port=0");
        let mut chromedriver = Child::spawn(&command, Output::StdoutPiped)?;
        let port = port_of(&mut chromedriver)?;
        let mut capabilities = ChromeCapabilities::new();
        for flag in FLAGS.iter().chain(further_flags) {
            capabilities.add_arg(flag)?;
        }
        // The performance log has the events of the developer tools, among them why a request was refused.
        for log in ["browser", "performance"] {
            capabilities.set_logging_prefs(log, LoggingPrefsLogLevel::All)?;
        }
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await?;
        Ok(Self { driver, chromedriver })
    }

    /// Ends the browser, then its driver.
    ///
    /// # Errors
    /// When the browser does not answer any more.
    pub async fn quit(self) -> Outcome {
        self.driver.quit().await?;
        drop(self.chromedriver);
        Ok(())
    }
}

/// The port that `ChromeDriver` says it took. What it prints later is read and forgotten, so that
/// it never waits for us.
fn port_of(chromedriver: &mut Child) -> Outcome<u16> {
    let stdout = chromedriver.take_stdout().ok_or("its output was piped")?;
    let mut lines = BufReader::new(stdout).lines();
    let mut said = Vec::new();
    for line in lines.by_ref() {
        let line = line?;
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            let port = port.trim_end_matches('.').parse()?;
            thread::spawn(move || lines.for_each(drop));
            return Ok(port);
        }
        said.push(line);
    }
    Err(format!("ChromeDriver did not start: {}", said.join("; ")).into())
}
