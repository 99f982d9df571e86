//! `cargo xtask test`: every check there is, the cheap ones first, and one summary.

use std::{
    io::{self, IsTerminal},
    path::Path,
    process::Command,
};

use crate::{
    Failure, dist,
    fixtures::{self, Fixtures},
    page, page_size,
    stage::{self, Report},
    summary::Summary,
    toolbox::Toolbox,
    workspace,
};

/// Sets up, runs all stages whatever becomes of the earlier ones, and sums up.
///
/// # Errors
/// When set-up fails, or any stage has failed.
pub fn run() -> Result<(), Failure> {
    let (tools, browsers) = Toolbox::for_the_tests()?;
    let mut summary = Summary::default();
    for (name, commands) in compiled_checks() {
        summary.push(stage::report(name, || stage::commands("pass", &commands)));
    }
    summary.push(stage::report("released page", || page_size::check(&page::build(&tools)?)));
    summary.push(stage::report("one program", || dist::with_page(&page::dist())));
    let lab = Fixtures::start();
    for (name, driver) in [
        ("page tests in Chromium", ("CHROMEDRIVER", browsers.chromedriver.as_path())),
        ("page tests in Firefox", ("GECKODRIVER", browsers.geckodriver.as_path())),
    ] {
        summary.push(page_tests(name, &tools, lab.as_ref(), driver));
    }
    drop(lab);
    for (name, browser) in [
        ("end to end in Chromium", "chromium::"),
        ("end to end in Firefox", "firefox::"),
        ("end to end in WebKit", "webkit::"),
    ] {
        summary.push(match &browsers.webkit {
            Err(reason) if browser == "webkit::" => stage::left_out(name, reason),
            Ok(_) | Err(_) => end_to_end(name, &tools, browser),
        });
    }
    print!("{summary}");
    match summary.failures() {
        0 => Ok(()),
        count => Err(Failure::new("pass", format!("stages that failed: {count}"), "see above")),
    }
}

/// What needs neither server nor browser.
fn compiled_checks() -> Vec<(&'static str, Vec<Command>)> {
    let wasm = ["--target", "wasm32-unknown-unknown"];
    let strict = ["--", "-D", "warnings"];
    let libraries =
        ["-p", "cors-engine", "-p", "cors-wire", "-p", "cors-experiment", "-p", "cors-snippets"];
    vec![
        ("format", vec![cargo(&["fmt", "--all", "--check"])]),
        (
            "clippy",
            vec![cargo(&[&["clippy", "--workspace", "--all-targets"][..], &strict].concat())],
        ),
        (
            "clippy for WebAssembly",
            vec![
                cargo(&[&["clippy"][..], &libraries, &wasm, &strict].concat()),
                cargo(
                    &[&["clippy", "-p", "frontend", "--all-targets"][..], &wasm, &strict].concat(),
                ),
            ],
        ),
        ("native tests", vec![cargo(&["test", "--workspace", "--exclude", "browser-tests"])]),
    ]
}

/// The page's tests that run in a browser, against a running lab.
fn page_tests(
    name: &'static str,
    tools: &Toolbox,
    lab: Result<&Fixtures, &Failure>,
    (variable, driver): (&str, &Path),
) -> Report {
    stage::report(name, || {
        let lab = lab.map_err(Clone::clone)?;
        let mut command = tools.command("cargo");
        command.current_dir(workspace::root());
        command.args(["test", "--package", "frontend", "--target", "wasm32-unknown-unknown"]);
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
        command.env(variable, driver).env(fixtures::LAB, &lab.lab);
        // A busy machine starts a browser in more than the usual twenty seconds.
        command.env("WASM_BINDGEN_TEST_TIMEOUT", "180");
        // An isolated test page would refuse opaque responses, which the tests ask for.
        command.env("WASM_BINDGEN_TEST_NO_ORIGIN_ISOLATION", "1");
        stage::commands("pass", &[command])
    })
}

/// The tests that drive the whole of it. A test's name begins with the browser that it runs in.
fn end_to_end(name: &'static str, tools: &Toolbox, browser: &str) -> Report {
    let mut command = tools.command("cargo");
    command.current_dir(workspace::root());
    command.args(["test", "--package", "browser-tests", "--", browser]);
    stage::report(name, || stage::commands("pass", &[command]))
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(workspace::root()).args(arguments);
    if io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command
}
