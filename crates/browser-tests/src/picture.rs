//! Pictures of a page at the sizes that people use.

use std::{fs, path::Path};

use thirtyfour::WebDriver;

use crate::{Outcome, palette, session::Session};

/// A screen that the page is looked at on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Its part of a picture's file name.
    pub name: &'static str,
    /// Width and height in CSS pixels.
    pub size: (u32, u32),
}

/// A desk.
pub const DESK: Screen = Screen { name: "desk", size: (1280, 800) };

/// Desk and phone.
pub const SCREENS: [Screen; 2] = [DESK, Screen { name: "phone", size: (390, 844) }];

impl Screen {
    /// Makes the browser show pages this way from now on.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn apply(self, session: &Session) -> Outcome {
        session.resize(self.size.0, self.size.1).await
    }
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
