//! Pictures of a page at the sizes and in the themes that people use.

use std::{fs, path::Path};

use serde_json::json;
use thirtyfour::WebDriver;

use crate::{Outcome, palette};

/// A way to look at the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Its part of a picture's file name.
    pub name: &'static str,
    /// Width and height in CSS pixels.
    pub size: (u32, u32),
    /// `light` or `dark`.
    pub theme: &'static str,
}

/// A desk by day.
pub const DESK: Look = Look { name: "desk-light", size: (1280, 800), theme: "light" };

/// Desk and phone, by day and by night.
pub const LOOKS: [Look; 4] = [
    DESK,
    Look { name: "desk-dark", size: (1280, 800), theme: "dark" },
    Look { name: "phone-light", size: (390, 844), theme: "light" },
    Look { name: "phone-dark", size: (390, 844), theme: "dark" },
];

impl Look {
    /// Makes the browser show pages this way from now on.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn apply(self, driver: &WebDriver) -> Outcome {
        let (width, height) = self.size;
        // A headless window is never as narrow as a phone, an emulated device is.
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500,
        });
        driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
        let media = json!({
            "features": [
                { "name": "prefers-color-scheme", "value": self.theme },
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ],
        });
        driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
        Ok(())
    }

    /// Whether the page is wider than the screen, in CSS pixels beyond it.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn overflow(driver: &WebDriver) -> Outcome<i64> {
        let script =
            "const page = document.documentElement; return page.scrollWidth - page.clientWidth;";
        Ok(driver.execute(script, []).await?.json().as_i64().unwrap_or_default())
    }
}

/// Writes a picture of what the browser shows now, and returns its size in bytes.
///
/// # Errors
/// When the browser refuses or the file cannot be written.
pub async fn take(driver: &WebDriver, file: &Path) -> Outcome<usize> {
    let picture = palette::reduce(&driver.screenshot_as_png().await?)?;
    fs::create_dir_all(file.parent().ok_or("a picture has a folder")?)?;
    fs::write(file, &picture)?;
    Ok(picture.len())
}
