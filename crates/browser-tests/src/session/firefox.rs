//! A headless Firefox.

use std::process::Command;

use serde_json::{Value, json};
use xtask::browsers::Browsers;

use super::{
    Console, Detour, Session, Setting, Theme,
    bidi::Bidi,
    driver::{open, port_after, telling},
};
use crate::{Outcome, browser::Browser};

pub(super) async fn start(browsers: &Browsers, setting: Setting) -> Outcome<Session> {
    let mut command = Command::new(&browsers.geckodriver);
    // Several Firefoxes at once must not share the usual port of WebDriver BiDi.
    command.args(["--port=0", "--websocket-port=0"]).arg("--binary").arg(&browsers.firefox);
    let find = |line: &str| port_after(line, "Listening on 127.0.0.1:");
    let (geckodriver, port) = telling(&command, find)?;
    let scheme = match setting.theme {
        Theme::Dark => 0,
        Theme::Light => 1,
    };
    let mut capabilities = json!({
        "browserName": "firefox",
        "webSocketUrl": true,
        "moz:firefoxOptions": {
            "args": ["-headless", "--width=1280", "--height=800"],
            "prefs": {
                "layout.css.prefers-color-scheme.content-override": scheme,
                "ui.prefersReducedMotion": 1,
                "browser.sessionhistory.max_total_viewers": 0,
                "network.proxy.allow_hijacking_localhost": true,
            },
        },
    });
    if let Some(detour) = setting.detour {
        capabilities["proxy"] = proxy(detour);
    }
    let driver = open(port, capabilities).await?;
    let address = driver.handle().capabilities().get("webSocketUrl").and_then(Value::as_str);
    let bidi = Bidi::connect(address.ok_or("Firefox has no WebDriver BiDi")?).await?;
    Ok(Session {
        browser: Browser::Firefox,
        console: Console::Events(bidi),
        driver,
        processes: vec![geckodriver],
    })
}

/// A proxy for these requests alone: a script says which.
fn proxy(detour: Detour) -> Value {
    let Detour { from, name, to, .. } = detour;
    let script = format!(
        "function FindProxyForURL(url, host) {{ \
           return host === '{name}' || url.startsWith('http://localhost:{from}/') \
             ? 'PROXY 127.0.0.1:{to}' : 'DIRECT'; }}"
    );
    let address = format!("data:application/x-ns-proxy-autoconfig,{}", script.replace(' ', "%20"));
    json!({ "proxyType": "pac", "proxyAutoconfigUrl": address })
}

/// Makes the page this large; a window of Firefox cannot be as narrow as a phone.
pub(super) async fn resize(console: &Console, width: u32, height: u32) -> Outcome {
    let Console::Events(bidi) = console else { return Err("this is no Firefox".into()) };
    let tree = bidi.ask("browsingContext.getTree", json!({ "maxDepth": 0 })).await?;
    let shown = &tree["contexts"][0]["context"];
    let viewport = json!({ "width": width, "height": height });
    let parameters = json!({ "context": shown, "viewport": viewport });
    bidi.ask("browsingContext.setViewport", parameters).await?;
    Ok(())
}
