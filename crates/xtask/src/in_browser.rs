//! `cargo xtask screenshots` and `cargo xtask bench page`: programs that drive the page through the
//! parts of the end-to-end tests. They are not part of this crate, which is to compile in seconds.

use crate::{Failure, stage, toolbox::Toolbox, workspace};

/// A program that drives the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Program {
    /// Takes pictures of the page: of one that runs at this address, or of its main states.
    Screenshots(Option<String>),
    /// Measures the page.
    BenchPage,
}

/// Builds and runs a program.
///
/// # Errors
/// When set-up fails, or the program does.
pub fn run(program: &Program) -> Result<(), Failure> {
    let (tools, _) = Toolbox::for_the_tests()?;
    let mut command = tools.command("cargo");
    command.current_dir(workspace::root());
    command.args(["run", "--quiet", "--package", "browser-tests", "--bin"]);
    let step = match program {
        Program::Screenshots(address) => {
            command.arg("screenshots").args(address);
            "take the pictures"
        }
        Program::BenchPage => {
            command.arg("bench_page");
            "measure the page"
        }
    };
    stage::commands(step, &[command])
}
