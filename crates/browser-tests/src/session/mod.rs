//! A running browser with its driver: the same to a test in whichever engine.
//!
//! What differs between engines is how they are started, which is in a file for each, and what
//! their drivers can: how a page is shown at another size, and whether the console can be read.

mod bidi;
mod chromium;
mod console;
mod driver;
mod firefox;
mod webkit;

use serde_json::json;
use thirtyfour::WebDriver;
use xtask::{browsers::Browsers, child::Child};

pub use console::Console;

use crate::{Outcome, browser::Browser};

/// A running browser. [`Session::quit`] ends it.
#[derive(Debug)]
pub struct Session {
    /// Which browser it is.
    pub browser: Browser,
    /// How it is steered.
    pub driver: WebDriver,
    /// What it prints for developers.
    pub console: Console,
    /// Its driver, and what that needs; they end with the session.
    processes: Vec<Child>,
}

/// How a browser is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Which colours it prefers.
    pub theme: Theme,
    /// A wire that somebody else has his hands on.
    pub detour: Option<Detour>,
}

/// Which colours a visitor prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark letters on a light page.
    Light,
    /// Light letters on a dark page.
    Dark,
}

impl Theme {
    /// As style sheets call it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Which requests go through a proxy: those to one port of `localhost`, and those to a name that
/// leads nowhere else. Everything else goes straight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detour {
    /// The port of `localhost`.
    pub from: u16,
    /// The name.
    pub name: &'static str,
    /// The proxy's port on `127.0.0.1`.
    pub to: u16,
    /// Ports of `localhost` that are asked straight.
    pub straight: [u16; 3],
}

impl Session {
    /// Starts a browser, headless or on a display in memory, with an empty profile.
    ///
    /// It keeps no page aside for *Back*. Each test deletes what the page before has kept, which
    /// waits for that page to let go of its database; one that is kept aside in that moment never
    /// does.
    ///
    /// # Errors
    /// When it is not on this machine, or does not start.
    pub async fn start(browser: Browser, setting: Setting) -> Outcome<Self> {
        let browsers = Browsers::ensure().map_err(|failure| failure.to_string())?;
        match browser {
            Browser::Chromium => chromium::start(&browsers, setting).await,
            Browser::Firefox => firefox::start(&browsers, setting).await,
            Browser::WebKit => webkit::start(&browsers.webkit?, setting).await,
        }
    }

    /// Shows pages at this size from now on, in CSS pixels.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn resize(&self, width: u32, height: u32) -> Outcome {
        match self.browser {
            // A headless window is never as narrow as a phone, an emulated device is.
            Browser::Chromium => {
                let metrics = json!({
                    "width": width, "height": height,
                    "deviceScaleFactor": 1, "mobile": width < 500,
                });
                self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
            }
            Browser::Firefox => firefox::resize(&self.console, width, height).await?,
            Browser::WebKit => webkit::resize(&self.driver, width, height).await?,
        }
        Ok(())
    }

    /// Forgets what the browser has told so far, so that what it tells next is about what comes.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn forget(&self) -> Outcome {
        self.console.read().await?;
        match self.browser {
            Browser::Chromium => drop(self.driver.get_log("performance").await?),
            Browser::Firefox | Browser::WebKit => {}
        }
        Ok(())
    }

    /// Ends the browser, then its driver.
    ///
    /// # Errors
    /// When the browser does not answer any more.
    pub async fn quit(self) -> Outcome {
        self.driver.quit().await?;
        drop(self.processes);
        Ok(())
    }
}
