//! The browser's memory of preflights, under a URL that stays the same.

use browser_tests::{Outcome, page::Page, patience::until, world::World};
use serde_json::json;

use crate::expect;

const NEEDED: &str = "needed";
const CACHED: &str = "cached";

pub(crate) async fn what_the_browser_remembers_is_predicted_and_found(
    world: &mut World,
) -> Outcome {
    allow(world, 600, "PUT, DELETE")?;
    let page = world.open().await?;
    set_up(&page, &format!("{}?remembered", world.target())).await?;
    page.fill("Method", "PUT").await?;
    run(&page, "the first run", NEEDED).await?;
    run(&page, "the second run", CACHED).await?;
    run(&page, "the third run", CACHED).await?;

    page.fill("Method", "DELETE").await?;
    run(&page, "another method, allowed with the first", CACHED).await?;
    allow(world, 600, "PATCH")?;
    page.fill("Method", "PATCH").await?;
    run(&page, "another method", NEEDED).await?;
    run(&page, "the other method again", CACHED).await?;
    page.choose("Credentials", "include").await?;
    wait_for_prediction(&page, "with credentials", NEEDED).await?;

    // Nobody told the page, but the browser still remembers.
    let page = world.open().await?;
    set_up(&page, &format!("{}?remembered", world.target())).await?;
    page.fill("Method", "PATCH").await?;
    wait_for_prediction(&page, "after a reload", NEEDED).await?;
    let verdict = page.send().await?;
    expect("after a reload", "agree", verdict.witnesses.as_deref().unwrap_or("silent"))?;
    expect("after a reload", CACHED, verdict.preflight.as_deref().unwrap_or("unknown"))
}

pub(crate) async fn what_the_browser_forgets_is_predicted_and_found(world: &mut World) -> Outcome {
    allow(world, 2, "PUT")?;
    let page = world.open().await?;
    set_up(&page, &format!("{}?forgotten", world.target())).await?;
    page.fill("Method", "PUT").await?;
    run(&page, "the first run", NEEDED).await?;
    wait_for_prediction(&page, "what is remembered", CACHED).await?;
    // The prediction changes by itself.
    run(&page, "the run after it was forgotten", NEEDED).await?;
    wait_for_prediction(&page, "what is remembered again", CACHED).await?;
    allow(world, 0, "PUT")?;
    run(&page, "a run of which nothing may be remembered", NEEDED).await?;
    run(&page, "the run after that", NEEDED).await
}

fn allow(world: &World, seconds: u64, methods: &str) -> Outcome {
    let on = |value: &str| json!({ "on": true, "value": value });
    let preflight = json!({
        "allow_origin": on("*"),
        "allow_methods": on(methods),
        "max_age": on(&seconds.to_string()),
    });
    let actual = json!({ "allow_origin": on("*") });
    world.put_policy(&json!({ "preflight": preflight, "actual": actual }))
}

async fn set_up(page: &Page, url: &str) -> Outcome {
    page.fill("URL", url).await?;
    page.press_summary("Body type, redirect, cache, run URL").await?;
    page.tick("Keep the URL").await
}

/// Waits for the prediction, sends, and holds the verdict against it.
async fn run(page: &Page, what: &str, preflight: &str) -> Outcome {
    wait_for_prediction(page, what, preflight).await?;
    let verdict = page.send().await?;
    expect(what, "resolve", &verdict.verdict())?;
    expect(what, "agree", verdict.witnesses.as_deref().unwrap_or("silent"))?;
    expect(what, preflight, verdict.preflight.as_deref().unwrap_or("unknown"))
}

async fn wait_for_prediction(page: &Page, what: &str, preflight: &str) -> Outcome {
    until(&format!("{what} to be predicted as {preflight}"), async || {
        let predicted = page.prediction().await?;
        Ok((predicted.preflight.as_deref() == Some(preflight)).then_some(()))
    })
    .await
}
