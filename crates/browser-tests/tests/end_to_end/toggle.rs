//! Switches that take effect at once, whoever turns them.

use browser_tests::{Outcome, page::Answer, patience::until, world::World};
use serde_json::json;
use thirtyfour::By;
use xtask::http;

use crate::expect;

const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";
const MISSING: &str = "reject response/allow-origin-missing";

pub(crate) async fn a_switch_on_the_page_takes_effect_on_the_next_request(
    world: &mut World,
) -> Outcome {
    let page = world.open().await?;
    page.fill("URL", &world.target()).await?;
    page.wait_for_prediction(MISSING).await?;
    expect("switched off", MISSING, &page.send().await?.verdict())?;

    page.switch(Answer::Actual, ALLOW_ORIGIN).await?;
    page.wait_for_prediction("resolve").await?;
    expect("switched on", "resolve", &page.send().await?.verdict())?;
    let told = http::get(world.ports.console, "/api/endpoints/root")?;
    let told: serde_json::Value = serde_json::from_str(&told.body)?;
    expect(
        "what the server holds",
        "true",
        &told["policy"]["actual"]["allow_origin"]["on"].to_string(),
    )?;

    page.switch(Answer::Actual, ALLOW_ORIGIN).await?;
    page.wait_for_prediction(MISSING).await?;
    expect("switched off again", MISSING, &page.send().await?.verdict())
}

pub(crate) async fn a_value_that_is_typed_goes_out(world: &mut World) -> Outcome {
    let page = world.open().await?;
    page.fill("URL", &world.target()).await?;
    page.fill("Access-Control-Expose-Headers value", "X-Page").await?;
    until("the switch to turn", async || {
        Ok(page.is_on(Answer::Actual, "Access-Control-Expose-Headers").await?.then_some(()))
    })
    .await?;
    page.send().await?;
    let held = world.endpoint("root")?["policy"]["actual"]["expose_headers"].clone();
    expect("what the server holds", r#"{"on":true,"value":"X-Page"}"#, &held.to_string())
}

pub(crate) async fn a_path_without_an_endpoint_is_the_companions_all_the_same(
    world: &mut World,
) -> Outcome {
    let page = world.open().await?;
    page.fill("URL", &(world.target() + "nowhere")).await?;
    let verdict = page.send().await?;
    expect("what is on record", MISSING, &verdict.verdict())?;
    let told = page.text(".request .hint").await?;
    let known = told.contains("no endpoint at this path");
    if known { Ok(()) } else { Err(format!("told at the URL: {told}").into()) }
}

pub(crate) async fn a_change_through_the_control_api_shows_on_the_open_page(
    world: &mut World,
) -> Outcome {
    let page = world.open().await?;
    page.fill("URL", &world.target()).await?;
    page.wait_for_prediction(MISSING).await?;

    let patch =
        json!({ "actual": { "allow_origin": { "on": true, "value": world.page_origin() } } });
    let patch = http::Request {
        method: "PATCH",
        path: "/api/endpoints/root",
        headers: &[("Content-Type", "application/merge-patch+json")],
        body: &patch.to_string(),
    };
    let answer = http::send(world.ports.console, &patch)?;
    expect("the control API", "200", &answer.status.to_string())?;

    page.wait_for_prediction("resolve").await?;
    until("the switch to turn", async || {
        Ok(page.is_on(Answer::Actual, ALLOW_ORIGIN).await?.then_some(()))
    })
    .await?;
    expect("its value", &world.page_origin(), &page.value(Answer::Actual, ALLOW_ORIGIN).await?)?;
    let verdict = page.send().await?;
    expect("the next request", "resolve", &verdict.verdict())?;
    expect("the witnesses", "agree", verdict.witnesses.as_deref().unwrap_or("silent"))
}

pub(crate) async fn one_method_gets_a_status_of_its_own(world: &mut World) -> Outcome {
    let page = world.open().await?;
    page.fill("URL", &world.target()).await?;
    page.switch(Answer::Actual, ALLOW_ORIGIN).await?;
    page.wait_for_prediction("resolve").await?;
    let unfold = "document.querySelectorAll('details').forEach(part => part.open = true)";
    page.driver.execute(unfold, vec![]).await?;
    page.fill("Status of GET alone", "503").await?;
    page.wait_for_prediction("resolve").await?;
    expect("the answer", "resolve", &page.send().await?.verdict())?;
    let shown = page.driver.find(By::Css("[aria-label=Verdict]")).await?.text().await?;
    if !shown.contains("503") {
        return Err(format!("the verdict does not tell of 503: {shown}").into());
    }
    let told = http::get(world.ports.console, "/api/endpoints/root")?;
    let told: serde_json::Value = serde_json::from_str(&told.body)?;
    let statuses = &told["policy"]["actual"]["status_for"];
    expect("what the server holds", r#"{"GET":503}"#, &statuses.to_string())
}

pub(crate) async fn a_hidden_header_is_exposed_at_a_press(world: &mut World) -> Outcome {
    let on = |value: &str| json!({ "on": true, "value": value });
    let headers = json!([["X-Total-Count", "7"], ["X-Page", "1"]]);
    world.put_policy(&json!({ "actual": { "allow_origin": on("*"), "headers": headers } }))?;
    let page = world.open().await?;
    page.fill("URL", &world.target()).await?;
    page.wait_for_prediction("resolve").await?;
    expect("not exposed", "resolve", &page.send().await?.verdict())?;
    let unfold = "document.querySelectorAll('.result details').forEach(part => part.open = true)";
    for (name, exposed) in [("X-Total-Count", "X-Total-Count"), ("X-Page", "X-Total-Count, X-Page")]
    {
        page.driver.execute(unfold, vec![]).await?;
        page.run_by(&format!("Expose {name} and send again")).await?;
        let told = world.endpoint("root")?["policy"]["actual"]["expose_headers"]["value"].clone();
        expect("what the server holds", &json!(exposed).to_string(), &told.to_string())?;
        let rows = page.all("[aria-label='Headers of the answer'] tbody tr").await?;
        let mut told = Vec::new();
        for row in rows {
            told.push(row.text().await?);
        }
        if !told.iter().any(|row| row.starts_with(name) && row.contains("✓ yes")) {
            return Err(format!("{name} cannot be read: {told:?}").into());
        }
    }
    Ok(())
}
