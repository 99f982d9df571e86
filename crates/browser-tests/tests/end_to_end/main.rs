//! CORS Explorer end to end: its server, its page as released, served by trunk, in Chromium.
//!
//! One browser serves all tests, one after another; each begins with the endpoint as it is at the
//! start and with the page opened anew.

mod gone_and_back;
mod interposed;
mod invalid_input;
mod reasons;
mod refusals;
mod stages;
mod toggle;

use std::{error::Error, process::ExitCode, sync::Arc};

use browser_tests::{Outcome, world::World};
use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::json;
use tokio::{runtime::Runtime, sync::Mutex};
use xtask::ports::Ports;

/// Where a test finds everything.
type Shared = Arc<(Runtime, Mutex<World>)>;

fn main() -> ExitCode {
    let arguments = Arguments { test_threads: Some(1), ..Arguments::from_args() };
    if arguments.list {
        return libtest_mimic::run(&arguments, trials(None)).exit_code();
    }
    let runtime = Runtime::new().expect("the machine has threads");
    let start = async { World::start(Ports::free()?).await };
    let world = match runtime.block_on(start) {
        Ok(world) => world,
        Err(error) => {
            eprintln!("the tests could not begin: {error}");
            return ExitCode::FAILURE;
        }
    };
    let shared = Arc::new((runtime, Mutex::new(world)));
    let conclusion = libtest_mimic::run(&arguments, trials(Some(&shared)));
    if let Ok((runtime, world)) = Arc::try_unwrap(shared).map_err(drop)
        && let Err(error) = runtime.block_on(world.into_inner().end())
    {
        eprintln!("the browser did not end well: {error}");
    }
    conclusion.exit_code()
}

macro_rules! tests {
    ($shared:expr, $($module:ident::$test:ident),* $(,)?) => {
        vec![$({
            let shared = $shared.cloned();
            let name = concat!(stringify!($module), "::", stringify!($test));
            Trial::test(name, move || {
                let shared: Shared = shared.ok_or("tests are only listed")?;
                shared.0.block_on(async {
                    let mut world = shared.1.lock().await;
                    prepare(&mut world).await?;
                    $module::$test(&mut world).await
                })
                .map_err(|error| told(&*error))
            })
        }),*]
    };
}

/// The tests, the quickest first.
fn trials(shared: Option<&Shared>) -> Vec<Trial> {
    tests![
        shared,
        refusals::requests_that_no_page_of_ours_makes_are_refused_through_the_pages_server,
        refusals::a_page_under_a_rebound_name_is_refused,
        stages::the_first_stage_goes_from_red_to_green_by_the_articles_solution,
        stages::all_stages_go_from_red_to_green_by_the_articles_solutions,
        stages::all_stages_go_from_red_to_green_by_the_first_fix,
        toggle::a_switch_on_the_page_takes_effect_on_the_next_request,
        toggle::a_change_through_the_control_api_shows_on_the_open_page,
        invalid_input::every_error_is_shown_at_its_field_and_blocks_only_send,
        interposed::an_answer_changed_on_its_way_is_a_disagreement,
        interposed::a_request_changed_on_its_way_changes_the_verdict_and_not_the_prediction,
        reasons::the_pages_cause_is_chromiums_own_reason,
        gone_and_back::the_page_goes_on_predicting_and_finds_the_server_again,
    ]
}

/// An error without the driver's own stack, which tells nobody anything.
fn told(error: &(dyn Error + Send + Sync)) -> Failed {
    let text = error.to_string();
    let useful = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    useful.collect::<Vec<_>>().join("\n").into()
}

/// The endpoint as at the start, the logs read up, the proxy passive.
async fn prepare(world: &mut World) -> Outcome {
    world.start_server()?;
    world.put_policy(&json!({}))?;
    world.interposed.change_nothing();
    for log in ["browser", "performance"] {
        world.chromium.driver.get_log(log).await?;
    }
    Ok(())
}

/// Fails with what was expected and what was seen.
fn expect(what: &str, expected: &str, seen: &str) -> Outcome {
    if expected == seen {
        return Ok(());
    }
    Err(format!("{what}: expected {expected}, saw {seen}").into())
}
