//! `cargo xtask screenshots`: pictures of the page, through the driver of the end-to-end tests.

use std::process::Command;

use crate::{Failure, browsers::Browsers, stage, toolbox::Toolbox, workspace};

/// Takes pictures of a running page at `url`, or of the page in its main states when there is none.
///
/// # Errors
/// When set-up fails, or the pictures cannot be taken.
pub fn run(url: Option<&str>) -> Result<(), Failure> {
    let (tools, browsers): (Toolbox, Browsers) = Toolbox::for_the_tests()?;
    let mut command: Command = tools.command("cargo");
    command.current_dir(workspace::root());
    command.args(["run", "--quiet", "--package", "browser-tests", "--bin", "screenshots"]);
    command.env("CHROMEDRIVER", &browsers.chromedriver);
    if let Some(url) = url {
        command.args(["--", url]);
    }
    stage::commands("take the pictures", &[command])
}
