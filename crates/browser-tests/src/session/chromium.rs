//! A headless Chromium.

use std::process::Command;

use serde_json::json;
use xtask::browsers::Browsers;

use super::{
    Console, Session, Setting,
    driver::{open, port_after, telling},
};
use crate::{Outcome, browser::Browser};

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
    "--disable-back-forward-cache",
    "--window-size=1280,800",
];

pub(super) async fn start(browsers: &Browsers, setting: Setting) -> Outcome<Session> {
    let mut command = Command::new(&browsers.chromedriver);
    command.arg("--port=0");
    let find = |line: &str| port_after(line, "started successfully on port ");
    let (chromedriver, port) = telling(&command, find)?;
    let mut flags: Vec<_> = FLAGS.iter().map(ToString::to_string).collect();
    flags.extend(setting.detour.map(|detour| {
        let (from, to, name) = (detour.from, detour.to, detour.name);
        format!("--host-resolver-rules=MAP localhost:{from} 127.0.0.1:{to}, MAP {name} 127.0.0.1")
    }));
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "args": flags },
        // The performance log has the events of the developer tools, among them why a request was
        // refused.
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    });
    let driver = open(port, capabilities).await?;
    let media = json!({
        "features": [
            { "name": "prefers-color-scheme", "value": setting.theme.id() },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ],
    });
    driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
    Ok(Session {
        browser: Browser::Chromium,
        console: Console::Log(driver.clone()),
        driver,
        processes: vec![chromedriver],
    })
}
