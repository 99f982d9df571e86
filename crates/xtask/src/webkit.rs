//! WebKit as Linux has it: WebKitGTK's driver, its small browser, and a display for that browser,
//! which has no headless mode.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::browsers::{Program, on_path};

/// The programs behind a WebKit that tests can drive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebKit {
    /// WebKit's `WebDriver`.
    pub driver: PathBuf,
    /// The browser that comes with the library.
    pub browser: PathBuf,
    /// A display server that draws into memory.
    pub display: PathBuf,
}

/// The driver. The package of the library, which it needs, has the browser.
pub(crate) const DRIVER: Program =
    Program { names: &["WebKitWebDriver"], package: "webkit2gtk-driver" };
pub(crate) const DISPLAY: Program = Program { names: &["Xvfb"], package: "xvfb" };

/// Where systems keep programs that belong to a library.
const LIBRARIES: &[&str] = &["/usr/lib", "/usr/libexec", "/usr/lib64"];

impl WebKit {
    /// The programs, when all three are there.
    pub fn find() -> Option<Self> {
        Some(Self {
            driver: on_path(DRIVER.names[0])?,
            browser: mini_browser()?,
            display: on_path(DISPLAY.names[0])?,
        })
    }
}

/// The browser of the newest interface: `webkit2gtk-4.1` rather than `webkit2gtk-4.0`.
fn mini_browser() -> Option<PathBuf> {
    // Debian has a further folder for each processor.
    let processor = format!("{}-linux-gnu", env::consts::ARCH);
    let roots =
        LIBRARIES.iter().flat_map(|root| [PathBuf::from(root), Path::new(root).join(&processor)]);
    let folders = roots.flat_map(|root| fs::read_dir(root).into_iter().flatten().flatten());
    let versions =
        folders.filter(|folder| folder.file_name().to_string_lossy().starts_with("webkit"));
    let browsers = versions.map(|folder| folder.path().join("MiniBrowser"));
    browsers.filter(|file| file.is_file()).max()
}
