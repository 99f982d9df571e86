//! `cargo xtask`: sets up, runs and checks CORS Explorer.

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use xtask::{
    Failure, bench, dev, dist,
    in_browser::{self, Program},
    ports::Ports,
    profile::Profile,
    shrink, snippets, soak, test,
    toolbox::Toolbox,
};

/// Sets up, runs and checks CORS Explorer.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Install or build what is missing, then run server and page until Ctrl-C.
    Dev {
        #[command(flatten)]
        ports: Ports,
        /// Build the optimised page and server.
        #[arg(long)]
        release: bool,
    },
    /// Run every check: format, lints, native tests, tests in browsers, end to end.
    Test,
    /// Build one program that is the whole tool, page included, and try it.
    Dist,
    /// Make the page that trunk has just built smaller; trunk calls this.
    #[command(hide = true)]
    Shrink,
    /// Install or build what `dev` and `test` need, and nothing else.
    Setup,
    /// Take pictures of the page, in each browser, at two sizes, light and dark, into
    /// target/screenshots.
    Screenshots {
        /// The address of a page that runs; left out, the page is started and led through its
        /// main states, and the README's picture is made.
        url: Option<String>,
    },
    /// Start the real servers with the snippets as printed, and prove each; takes minutes.
    VerifySnippets {
        /// The stacks to run, such as `nginx`; left out, all that can be had here.
        stacks: Vec<String>,
    },
    /// Measure a part and print a table; nothing fails for being slow.
    Bench {
        /// What is measured.
        part: Part,
        /// How often each contender of a server is asked, in turn.
        #[arg(long, default_value_t = 7)]
        rounds: usize,
    },
    /// Send many requests while the policy is toggled; none may be lost or see half a policy.
    Soak {
        /// How many.
        #[arg(long, default_value_t = 1_000_000)]
        requests: u64,
    },
}

/// What can be measured.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Part {
    /// The lab, recording, against axum with tower-http and against Koa.
    Server,
    /// The released page in Chromium: size, first result, keystrokes, long tasks, layout shift.
    Page,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Dev { ports, release } => {
            dev::run(ports, if release { Profile::Release } else { Profile::Development })
        }
        Task::Test => test::run(),
        Task::Dist => dist::run(),
        Task::Setup => setup(),
        Task::Shrink => shrink::run(),
        Task::VerifySnippets { stacks } => snippets::verify(&stacks),
        Task::Bench { part: Part::Server, rounds } => bench::server(rounds),
        Task::Soak { requests } => soak::run(requests),
        Task::Screenshots { url } => in_browser::run(&Program::Screenshots(url)),
        Task::Bench { part: Part::Page, .. } => in_browser::run(&Program::BenchPage),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn setup() -> Result<(), Failure> {
    Toolbox::for_the_tests()?;
    println!("setup: everything is there");
    Ok(())
}
