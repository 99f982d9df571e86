//! The browsers that the tests drive: Chromium, Firefox and WebKit, each with its driver.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::{
    Failure,
    debian::{self, Rights},
    tool::Tool,
    webkit::{self, WebKit},
};

/// The programs that the tests start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Browsers {
    /// Chromium's `WebDriver`, which finds Chromium itself.
    pub chromedriver: PathBuf,
    /// Chromium.
    pub chromium: PathBuf,
    /// Firefox's `WebDriver`.
    pub geckodriver: PathBuf,
    /// Firefox.
    pub firefox: PathBuf,
    /// WebKit, or why its tests are left out here.
    pub webkit: Result<WebKit, String>,
}

/// A program under any of its names, and the Debian package that has it.
pub(crate) struct Program {
    pub(crate) names: &'static [&'static str],
    pub(crate) package: &'static str,
}

const INSTALL: &str = "install the browsers";

const CHROMIUM: Program =
    Program { names: &["chromium", "google-chrome", "chromium-browser"], package: "chromium" };
const CHROMEDRIVER: Program = Program { names: &["chromedriver"], package: "chromium-driver" };
const FIREFOX: Program = Program { names: &["firefox", "firefox-esr"], package: "firefox-esr" };

impl Browsers {
    /// Finds the browsers, and installs what is missing where that is allowed.
    ///
    /// # Errors
    /// When something is missing and may not or cannot be installed.
    pub fn ensure() -> Result<Self, Failure> {
        let rights = debian::rights();
        let missing = missing(rights);
        if !missing.is_empty() {
            permitted(&missing, rights)?;
            debian::install(INSTALL, &missing)?;
        }
        let found = |program: &Program| {
            program.find().ok_or_else(|| {
                let reason = format!("no {} on PATH", program.names[0]);
                Failure::new("find the browsers", reason, "install it so that it is on PATH")
            })
        };
        Ok(Self {
            chromedriver: found(&CHROMEDRIVER)?,
            chromium: found(&CHROMIUM)?,
            geckodriver: Tool::geckodriver().ensure()?.join("geckodriver"),
            firefox: found(&FIREFOX)?,
            webkit: webkit(rights)?,
        })
    }
}

/// The packages of what is not there. WebKit counts where Debian can bring it.
fn missing(rights: Rights) -> Vec<&'static str> {
    let mut wanted = vec![&CHROMIUM, &CHROMEDRIVER, &FIREFOX];
    match rights {
        Rights::Install | Rights::Ask => wanted.extend([&webkit::DRIVER, &webkit::DISPLAY]),
        Rights::Nothing => {}
    }
    let missing = wanted.into_iter().filter(|program| program.find().is_none());
    missing.map(|program| program.package).collect()
}

/// WebKit where it is there. Where no package brings it, the reason why it is left out.
fn webkit(rights: Rights) -> Result<Result<WebKit, String>, Failure> {
    match (WebKit::find(), rights) {
        (Some(webkit), _) => Ok(Ok(webkit)),
        (None, Rights::Nothing) => {
            Ok(Err("no WebKitWebDriver with MiniBrowser and Xvfb, which only Linux has".to_owned()))
        }
        (None, Rights::Install | Rights::Ask) => Err(Failure::new(
            "find WebKit",
            "the packages are installed, but its MiniBrowser is in none of the usual folders",
            "see where the package of libwebkit2gtk put MiniBrowser",
        )),
    }
}

/// Fails with what the user can do where we may not install packages.
fn permitted(missing: &[&str], rights: Rights) -> Result<(), Failure> {
    let advice = match rights {
        Rights::Install => return Ok(()),
        Rights::Ask => {
            format!("run this as root, then try again: {}", debian::install_command(missing))
        }
        Rights::Nothing => {
            "install Chromium, ChromeDriver and Firefox so that they are on PATH".to_owned()
        }
    };
    Err(Failure::new(INSTALL, format!("missing: {}", missing.join(", ")), &advice))
}

impl Program {
    fn find(&self) -> Option<PathBuf> {
        self.names.iter().find_map(|name| on_path(name))
    }
}

/// A program on `PATH`.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| is_program(file))
}

fn is_program(file: &Path) -> bool {
    file.is_file()
}

#[cfg(test)]
mod tests {
    use super::permitted;
    use crate::debian::Rights;

    #[test]
    fn where_we_may_not_install_the_user_gets_the_very_command() {
        let missing = ["chromium", "firefox-esr"];
        assert_eq!(permitted(&missing, Rights::Install), Ok(()));
        let failure = permitted(&missing, Rights::Ask).expect_err("only root installs");
        assert!(failure.advice.ends_with(
            "apt-get update && apt-get install --no-install-recommends chromium firefox-esr"
        ));
        assert!(permitted(&missing, Rights::Nothing).is_err());
    }
}
