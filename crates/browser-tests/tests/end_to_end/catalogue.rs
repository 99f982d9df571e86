//! Every experiment of the catalogue, as a visitor walks through it.

use browser_tests::{Outcome, page::Page, world::World};
use cors_engine::{Keyword, Outcome as Decision, Profile};
use cors_experiment::{
    Lab, Scenario,
    catalogue::{Experiment, Runs, experiments},
    predict, settlement_id,
};

use crate::expect;

pub(crate) async fn every_experiment_shows_what_it_is_about_and_is_mended_by_its_fix(
    world: &mut World,
) -> Outcome {
    let page = world.open().await?;
    let mut wrong = Vec::new();
    for experiment in experiments() {
        if let Err(error) = walk(world, &page, experiment).await {
            wrong.push(format!("{}: {error}", experiment.id));
        }
    }
    if wrong.is_empty() {
        return Ok(());
    }
    let (count, all) = (wrong.len(), experiments().count());
    Err(format!("{count} of {all} experiments:\n  {}", wrong.join("\n  ")).into())
}

async fn walk(world: &World, page: &Page, experiment: &'static Experiment) -> Outcome {
    let origin = world.page_origin();
    let ports = [world.ports.lab, world.ports.second_lab];
    let lab = Lab { page_origin: &origin, lab_ports: &ports };
    let start = experiment.start(&lab).ok_or("this lab has no such place")?;
    page.open_experiment(experiment.id).await?;
    page.press("Show the prediction").await?;
    page.wait_for_prediction(&told(&decide(world, &start)?)).await?;
    run(world, page, &start, "Send").await.map_err(|error| format!("at the start: {error}"))?;
    let outcome = decide(world, &start)?;
    let reached = experiment.goal.is_reached(&start, &outcome, profile(world)?);
    let course = if reached { "reached" } else { "missed" };
    expect("the guide", course, &page.course().await?)?;
    if course == "missed" {
        let fixed = experiment.fixed(&start, &lab);
        run(world, page, &fixed, "Apply the fix and re-run")
            .await
            .map_err(|error| format!("after the fix: {error}"))?;
        if experiment.runs == Runs::Together {
            // What is learned from one run shows in the next.
            page.send().await?;
        }
        expect("the guide after the fix", "reached", &page.course().await?)?;
    }
    Ok(())
}

/// Sends by a button, and compares the verdict with what the engine says of this browser.
async fn run(world: &World, page: &Page, scenario: &Scenario, button: &str) -> Outcome {
    let expected = told(&decide(world, scenario)?);
    let verdict = page.run_by(button).await?;
    expect("the verdict", &expected, &verdict.verdict())?;
    expect("the prediction", &expected, &page.prediction().await?.verdict())?;
    expect("the witnesses", "agree", verdict.witnesses.as_deref().unwrap_or("silent"))?;
    Ok(())
}

fn decide(world: &World, scenario: &Scenario) -> Outcome<Decision> {
    predict(scenario, profile(world)?).ok_or_else(|| "nothing can be predicted".into())
}

/// The rules of the browser that the tests run in.
fn profile(world: &World) -> Outcome<Profile> {
    Profile::parse(world.session.browser.id()).ok_or_else(|| "no profile of that name".into())
}

fn told(outcome: &Decision) -> String {
    let settlement = settlement_id(&outcome.settlement);
    match outcome.failure() {
        Some(failure) => format!("{settlement} {}/{}", failure.stage.id(), failure.cause.id()),
        None => settlement.to_owned(),
    }
}

pub(crate) async fn a_guess_hides_the_prediction_and_is_told_right_or_wrong(
    world: &mut World,
) -> Outcome {
    let page = world.open().await?;
    for (guess, told) in [
        ("The request is sent, and fails afterwards", "Not this time."),
        ("The preflight fails, and the request is never sent", "Right:"),
    ] {
        page.open_experiment("json-post").await?;
        expect("the prediction", "nothing", &page.prediction().await?.verdict())?;
        page.press(guess).await?;
        expect("the prediction", "nothing", &page.prediction().await?.verdict())?;
        page.send().await?;
        let guide = page.text(r#"[aria-label="Guide"]"#).await?;
        if !guide.contains(told) {
            return Err(format!("{guide:?} lacks {told:?}").into());
        }
    }
    Ok(())
}

pub(crate) async fn an_experiment_leaves_the_visitors_own_endpoint_alone(
    world: &mut World,
) -> Outcome {
    let own = serde_json::json!({ "actual": { "status": 418, "body": "mine" } });
    world.put_policy(&own)?;
    let page = world.open().await?;
    page.open_experiment("error-page").await?;
    page.send().await?;
    let root = world.endpoint("root")?;
    expect("the status of /", "418", &root["policy"]["actual"]["status"].to_string())?;
    let made = world.endpoint("x-error-page")?;
    expect("the status of the experiment", "500", &made["policy"]["actual"]["status"].to_string())
}
