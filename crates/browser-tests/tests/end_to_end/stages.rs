//! The guided stages, from failure to success.

use browser_tests::{
    Outcome,
    page::{Answer, Page},
    patience::until,
    world::World,
};

use crate::expect;

const SOLUTION: &str = "Apply the article's solution";
const FIX: &str = "Fix and re-run";
const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";

/// Each stage, and how it fails.
const STAGES: [(&str, &str); 4] = [
    ("01", "reject response/allow-origin-missing"),
    ("02", "reject preflight/header-not-allowed"),
    ("03", "reject preflight/allow-credentials-missing"),
    ("04", "reject dispatch/same-origin-mode"),
];

pub(crate) async fn the_first_stage_goes_from_red_to_green_by_the_articles_solution(
    world: &mut World,
) -> Outcome {
    let page = world.open().await?;
    page.open_stage("01").await?;
    fails(&page, STAGES[0]).await?;
    page.press(SOLUTION).await?;
    let origin = world.page_origin();
    for answer in [Answer::Actual, Answer::Preflight] {
        until("the solution to be switched on", async || {
            Ok(page.is_on(answer, ALLOW_ORIGIN).await?.then_some(()))
        })
        .await?;
        expect("the allowed origin", &origin, &page.value(answer, ALLOW_ORIGIN).await?)?;
    }
    succeeds(&page, "01", "Send").await
}

pub(crate) async fn all_stages_go_from_red_to_green_by_the_articles_solutions(
    world: &mut World,
) -> Outcome {
    let page = world.open().await?;
    for stage in STAGES {
        page.open_stage(stage.0).await?;
        fails(&page, stage).await?;
        if stage.0 == "04" {
            opaque_is_not_done(&page).await?;
        }
        page.press(SOLUTION).await?;
        succeeds(&page, stage.0, "Send").await?;
    }
    no_console_line_of_our_own(world).await
}

/// With `no-cors` the fourth stage's request goes out and comes back, and nothing can be read.
async fn opaque_is_not_done(page: &Page) -> Outcome {
    page.choose("Mode", "no-cors").await?;
    page.wait_for_prediction("resolve").await?;
    let verdict = page.send().await?;
    expect("stage 04 with no-cors", "resolve", &verdict.verdict())?;
    if page.is_done("04").await? {
        return Err("an opaque response is no success, but stage 04 is done".into());
    }
    Ok(())
}

pub(crate) async fn all_stages_go_from_red_to_green_by_the_first_fix(world: &mut World) -> Outcome {
    let page = world.open().await?;
    for stage in STAGES {
        page.open_stage(stage.0).await?;
        fails(&page, stage).await?;
        // A fix may only lead to the next thing that is wrong; each must get further.
        for _ in 0..6 {
            let verdict = page.run_by(FIX).await?;
            if verdict.verdict() == "resolve" {
                break;
            }
        }
        expect("the last run", "resolve", &page.verdict().await?.verdict())?;
        done(&page, stage.0).await?;
    }
    Ok(())
}

async fn fails(page: &Page, (stage, failure): (&str, &str)) -> Outcome {
    let predicted = page.wait_for_prediction(failure).await?;
    let verdict = page.send().await?;
    expect(&format!("stage {stage}"), failure, &verdict.verdict())?;
    expect("the witnesses", "agree", verdict.witnesses.as_deref().unwrap_or("silent"))?;
    expect(
        "the predicted preflight",
        verdict.preflight.as_deref().unwrap_or("unknown"),
        predicted.preflight.as_deref().unwrap_or("unknown"),
    )?;
    if page.is_done(stage).await? {
        return Err(format!("stage {stage} is done though it has just failed").into());
    }
    Ok(())
}

async fn succeeds(page: &Page, stage: &str, button: &str) -> Outcome {
    page.wait_for_prediction("resolve").await?;
    let verdict = page.run_by(button).await?;
    expect(&format!("stage {stage}, solved"), "resolve", &verdict.verdict())?;
    expect("the witnesses", "agree", verdict.witnesses.as_deref().unwrap_or("silent"))?;
    done(page, stage).await
}

async fn done(page: &Page, stage: &str) -> Outcome {
    until(&format!("stage {stage} to be done"), async || {
        Ok(page.is_done(stage).await?.then_some(()))
    })
    .await
}

/// What the browser prints about refused requests is its own; everything else would be ours.
async fn no_console_line_of_our_own(world: &World) -> Outcome {
    let lines = world.session.console.read().await?.unwrap_or_default();
    let known = [
        "blocked by CORS policy",
        "Failed to load resource: net::ERR_FAILED",
        "Request mode is \"same-origin\"",
        "Cross-Origin Request Blocked:",
        "Security Error: Content at",
        // Firefox, now and then on a busy machine; the page declares it in its first 100 bytes.
        "The character encoding of the document was not declared",
    ];
    let is_known = |line: &String| known.iter().any(|known| line.contains(known));
    let ours: Vec<_> = lines.into_iter().filter(|line| !is_known(line)).collect();
    if ours.is_empty() { Ok(()) } else { Err(format!("the console says {ours:?}").into()) }
}
