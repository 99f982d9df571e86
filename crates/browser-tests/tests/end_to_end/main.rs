//! CORS Explorer end to end: its server, its page as released, served by trunk, in each browser.
//!
//! One browser at a time serves its tests, one after another; each begins with the endpoint as it
//! is at the start and with the page opened anew.

mod accessibility;
mod catalogue;
mod client_code;
mod code;
mod edits;
mod find_out_more;
mod focus;
mod gone_and_back;
mod history;
mod in_and_out;
mod interposed;
mod invalid_input;
mod kept_url;
mod matrix;
mod mending;
mod out_of_sight;
mod poisoned;
mod reasons;
mod refusals;
mod stages;
mod toggle;

use std::{error::Error, pin::Pin, process::ExitCode, sync::Arc};

use browser_tests::{Outcome, browser::Browser, session::Theme, world::World};
use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::json;
use tokio::{runtime::Runtime, sync::Mutex};
use xtask::{
    browsers::Browsers,
    ports::Ports,
    script::{AXE_CORE, AXIOS, Script},
};

/// A test, with what it needs until it is done.
type Test = for<'a> fn(&'a mut World) -> Pin<Box<dyn Future<Output = Outcome> + 'a>>;

/// Where a test finds everything: made by the first that asks, or why that did not work.
type Shared = Arc<(Runtime, Mutex<Option<Result<World, String>>>)>;

fn main() -> ExitCode {
    let arguments = Arguments { test_threads: Some(1), ..Arguments::from_args() };
    let runtime = Runtime::new().expect("the machine has threads");
    let shared = Arc::new((runtime, Mutex::new(None)));
    let conclusion = libtest_mimic::run(&arguments, trials(&shared));
    if let Ok((runtime, world)) = Arc::try_unwrap(shared).map_err(drop)
        && let Some(Ok(world)) = world.into_inner()
        && let Err(error) = runtime.block_on(world.end())
    {
        eprintln!("the browser did not end well: {error}");
    }
    conclusion.exit_code()
}

macro_rules! tests {
    ($($browsers:expr => $module:ident::$test:ident),* $(,)?) => {
        &[$((
            $browsers,
            concat!(stringify!($module), "::", stringify!($test)),
            |world| Box::pin($module::$test(world)),
        )),*]
    };
}

/// The tests, the quickest first, and where they run.
const TESTS: &[(&[Browser], &str, Test)] = tests![
    CHROMIUM => refusals::requests_that_no_page_of_ours_makes_are_refused_through_the_pages_server,
    EVERYWHERE => refusals::a_page_under_a_rebound_name_is_refused,
    EVERYWHERE => stages::the_first_stage_goes_from_red_to_green_by_the_articles_solution,
    EVERYWHERE => stages::all_stages_go_from_red_to_green_by_the_articles_solutions,
    EVERYWHERE => stages::all_stages_go_from_red_to_green_by_the_first_fix,
    EVERYWHERE => code::the_request_becomes_code_and_the_stack_is_remembered,
    CHROMIUM => client_code::code_sends_what_the_page_sends,
    CHROMIUM => client_code::axios_sends_what_the_page_sends,
    EVERYWHERE => toggle::a_switch_on_the_page_takes_effect_on_the_next_request,
    EVERYWHERE => toggle::a_value_that_is_typed_goes_out,
    CHROMIUM => toggle::a_path_without_an_endpoint_is_the_companions_all_the_same,
    EVERYWHERE => toggle::one_method_gets_a_status_of_its_own,
    EVERYWHERE => toggle::a_change_through_the_control_api_shows_on_the_open_page,
    EVERYWHERE => toggle::a_hidden_header_is_exposed_at_a_press,
    EVERYWHERE => focus::it_stays_near_what_takes_its_own_element_away,
    EVERYWHERE => focus::it_cannot_go_to_what_a_sheet_covers,
    EVERYWHERE => focus::a_meaning_is_hidden_when_it_leaves,
    EVERYWHERE => invalid_input::every_error_is_shown_at_its_field_and_blocks_only_send,
    EVERYWHERE => kept_url::what_the_browser_remembers_is_predicted_and_found,
    EVERYWHERE => kept_url::what_the_browser_forgets_is_predicted_and_found,
    EVERYWHERE => find_out_more::a_failure_without_a_record_is_narrowed_down_on_request,
    CHROMIUM => in_and_out::a_curl_command_is_set_up_when_confirmed_and_sent_when_asked,
    CHROMIUM => in_and_out::a_link_changes_and_sends_nothing_before_it_is_confirmed,
    CHROMIUM => in_and_out::what_is_copied_can_be_pasted,
    CHROMIUM => in_and_out::an_archive_is_judged_and_one_of_its_requests_set_up,
    CHROMIUM => in_and_out::a_console_line_is_explained_and_set_up,
    CHROMIUM => in_and_out::a_critical_finding_is_told_beside_the_switches,
    EVERYWHERE => edits::edits_are_undone_and_done_again_by_key_and_by_button,
    EVERYWHERE => edits::edits_outlive_a_reload_also_those_that_the_server_has_yet_to_hear_of,
    EVERYWHERE => edits::what_is_left_of_another_page_does_no_harm,
    EVERYWHERE => edits::a_run_that_takes_long_can_be_stopped,
    EVERYWHERE => history::two_runs_are_found_compared_and_kept_over_a_reload,
    EVERYWHERE => history::a_run_is_set_up_again_and_that_is_undone,
    EVERYWHERE => history::runs_are_deleted_one_by_one_and_all_at_once,
    EVERYWHERE => history::a_browser_that_keeps_nothing_is_told_of_once,
    EVERYWHERE => interposed::an_answer_changed_on_its_way_is_a_disagreement,
    EVERYWHERE => interposed::a_request_changed_on_its_way_changes_the_verdict_and_not_the_prediction,
    EVERYWHERE => catalogue::an_experiment_leaves_the_visitors_own_endpoint_alone,
    EVERYWHERE => catalogue::a_guess_hides_the_prediction_and_is_told_right_or_wrong,
    EVERYWHERE => catalogue::every_experiment_shows_what_it_is_about_and_is_mended_by_its_fix,
    EVERYWHERE => matrix::a_cell_loads_its_request_and_its_sender,
    EVERYWHERE => matrix::what_each_sender_sees_of_each_place_is_as_predicted,
    EVERYWHERE => matrix::cookies_stay_within_their_site,
    EVERYWHERE => reasons::the_pages_verdict_is_what_happened,
    EVERYWHERE => poisoned::what_a_shared_cache_has_stored_is_dropped_by_the_fix,
    CHROMIUM => poisoned::a_success_that_a_cache_would_spoil_is_told,
    CHROMIUM => mending::what_a_server_can_mend_is_mended_by_its_fixes,
    EVERYWHERE => accessibility::no_state_has_a_violation_in_light,
    EVERYWHERE => accessibility::no_state_has_a_violation_in_dark,
    EVERYWHERE => gone_and_back::without_a_network_only_what_is_elsewhere_is_said_to_fail,
    EVERYWHERE => gone_and_back::the_page_goes_on_predicting_and_finds_the_server_again,
    CHROMIUM => out_of_sight::a_hidden_page_lets_go_of_its_stream_and_reads_up_when_it_is_shown,
];

const EVERYWHERE: &[Browser] = &Browser::ALL;

/// What only Chromium's developer tools tell, and what asks no browser and so need run but once.
const CHROMIUM: &[Browser] = &[Browser::Chromium];

/// The tests as the harness wants them, browser by browser. Those that need what cannot be had on
/// this machine are shown as ignored.
fn trials(shared: &Shared) -> Vec<Trial> {
    let no_webkit = Browsers::ensure().is_ok_and(|browsers| browsers.webkit.is_err());
    let is_missing = |script: Script| script.ensure().is_ok_and(|file| file.is_none());
    let (no_axe, no_axios) = (is_missing(AXE_CORE), is_missing(AXIOS));
    let is_left_out = |browser, name: &str| {
        no_webkit && browser == Browser::WebKit
            || no_axe && name.starts_with("accessibility::")
            || no_axios && name.starts_with("client_code::axios_")
    };
    let mut trials = Vec::new();
    for browser in Browser::ALL {
        for (_, name, test) in TESTS.iter().filter(|(browsers, _, _)| browsers.contains(&browser)) {
            let shared = Arc::clone(shared);
            let trial = Trial::test(format!("{}::{name}", browser.id()), move || {
                let (runtime, world) = &*shared;
                runtime
                    .block_on(async {
                        let mut world = world.lock().await;
                        let world = ready(&mut world, browser).await?;
                        test(world).await
                    })
                    .map_err(|error| told(&*error))
            });
            trials.push(trial.with_ignored_flag(is_left_out(browser, name)));
        }
    }
    trials
}

/// An error without the driver's own stack, which tells nobody anything.
fn told(error: &(dyn Error + Send + Sync)) -> Failed {
    let text = error.to_string();
    let useful = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    useful.collect::<Vec<_>>().join("\n").into()
}

/// Everything, with this browser, the endpoint as at the start, the logs read up, the proxy passive.
async fn ready(
    shared: &mut Option<Result<World, String>>,
    browser: Browser,
) -> Outcome<&mut World> {
    if shared.is_none() {
        let started = World::start(Ports::free()?, browser).await;
        *shared = Some(started.map_err(|error| error.to_string()));
    }
    let world = match shared {
        Some(Ok(world)) => world,
        Some(Err(error)) => return Err(error.clone().into()),
        None => return Err("it was started above".into()),
    };
    if world.session.browser != browser {
        world.browse(browser, Theme::Light).await?;
    }
    world.start_server()?;
    world.put_policy(&json!({}))?;
    world.interposed.change_nothing();
    world.session.forget().await?;
    Ok(world)
}

/// Fails with what was expected and what was seen.
fn expect(what: &str, expected: &str, seen: &str) -> Outcome {
    if expected == seen {
        return Ok(());
    }
    Err(format!("{what}: expected {expected}, saw {seen}").into())
}
