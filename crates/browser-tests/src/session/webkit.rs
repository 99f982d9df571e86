//! WebKitGTK's MiniBrowser. It has no headless mode, so it gets a display that draws into memory.

use std::{fs, net::TcpListener, path::PathBuf, process::Command};

use serde_json::{Value, json};
use thirtyfour::WebDriver;
use xtask::{child::Child, webkit::WebKit, workspace};

use super::{
    Console, Detour, Session, Setting, Theme,
    driver::{open, ready, telling},
};
use crate::{Outcome, browser::Browser, patience::until};

/// The tool bar would keep the window from being as narrow as a phone.
const STYLE: &str = "button, entry, toolbar, headerbar { padding: 0; margin: 0; min-width: 0; \
                     min-height: 0; border-width: 0; }\n";

/// See [`super::Session::start`].
const NO_PAGE_CACHE: &str = "--enable-page-cache=false";

const SETTINGS: &str = "[Settings]\ngtk-enable-animations=0\n";

pub(super) async fn start(programs: &WebKit, setting: Setting) -> Outcome<Session> {
    let (display, number) = display(programs)?;
    let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
    let mut command = Command::new(&programs.driver);
    command.arg(format!("--port={port}"));
    command.env("DISPLAY", format!(":{number}")).env("GDK_BACKEND", "x11");
    command.env("XDG_CONFIG_HOME", configuration()?);
    // Its sandbox refuses to start where the tests run as root.
    command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    let driver = Child::spawn(&command, xtask::child::Output::Shown)?;
    ready(port).await?;
    let mut arguments = vec!["--automation", NO_PAGE_CACHE];
    match setting.theme {
        Theme::Light => {}
        Theme::Dark => arguments.push("--dark-mode"),
    }
    let mut capabilities = json!({
        "webkitgtk:browserOptions": { "binary": programs.browser, "args": arguments },
    });
    if let Some(detour) = setting.detour {
        capabilities["proxy"] = proxy(detour);
    }
    let processes = vec![driver, display];
    let driver = open(port, capabilities).await?;
    resize(&driver, 1280, 800).await?;
    Ok(Session { browser: Browser::WebKit, console: Console::Untold, driver, processes })
}

/// A display server of our own, and its number.
fn display(programs: &WebKit) -> Outcome<(Child, u32)> {
    let mut command = Command::new(&programs.display);
    command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
    telling(&command, |line| line.trim().parse().ok())
}

/// A folder with what the window looks like.
fn configuration() -> Outcome<PathBuf> {
    let folder = workspace::target().join("webkit");
    let toolkit = folder.join("gtk-3.0");
    fs::create_dir_all(&toolkit)?;
    fs::write(toolkit.join("gtk.css"), STYLE)?;
    fs::write(toolkit.join("settings.ini"), SETTINGS)?;
    Ok(folder)
}

/// A proxy for everything but what is asked straight: WebKit knows no other kind.
fn proxy(detour: Detour) -> Value {
    let mut straight: Vec<_> = ["127.0.0.1", "::1"].map(str::to_owned).into();
    straight.extend(detour.straight.map(|port| format!("localhost:{port}")));
    let to = format!("127.0.0.1:{}", detour.to);
    json!({ "proxyType": "manual", "httpProxy": to, "noProxy": straight })
}

/// Makes the window so large that the page in it has this size.
pub(super) async fn resize(driver: &WebDriver, width: u32, height: u32) -> Outcome {
    let bar = "return [outerWidth - innerWidth, outerHeight - innerHeight];";
    let bar: (u32, u32) = serde_json::from_value(driver.execute(bar, []).await?.json().clone())?;
    driver.set_window_rect(0, 0, width + bar.0, height + bar.1).await?;
    until(&format!("a page of {width} × {height} pixels"), async || {
        let size = driver.execute("return [innerWidth, innerHeight];", []).await?;
        Ok((*size.json() == json!([width, height])).then_some(()))
    })
    .await
}
