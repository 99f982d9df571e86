//! Edits are undone and done again, and outlive a reload; a run can be stopped.

use browser_tests::{
    Outcome,
    page::{Answer, Page},
    patience::until,
    world::World,
};
use serde_json::json;
use thirtyfour::{By, Key};

use crate::expect;

const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";
const NO_HEADER: &str = "reject response/allow-origin-missing";
const SAME_ORIGIN: &str = "reject dispatch/same-origin-mode";

pub(crate) async fn edits_are_undone_and_done_again_by_key_and_by_button(
    world: &mut World,
) -> Outcome {
    let page = world.open().await?;
    page.fill("URL", &world.target()).await?;
    page.wait_for_prediction(NO_HEADER).await?;
    page.choose("Mode", "same-origin").await?;
    page.wait_for_prediction(SAME_ORIGIN).await?;

    strike(&page, Key::Control + "z").await?;
    page.wait_for_prediction(NO_HEADER).await?;
    expect("the list", "cors", &chosen(&page).await?)?;
    expect("told", "Undone: Mode.", &said(&page).await?)?;
    strike(&page, Key::Control + Key::Shift + "z").await?;
    page.wait_for_prediction(SAME_ORIGIN).await?;
    expect("the list", "same-origin", &chosen(&page).await?)?;
    page.press("Undo").await?;
    page.wait_for_prediction(NO_HEADER).await?;
    strike(&page, Key::Control + "y").await?;
    page.wait_for_prediction(SAME_ORIGIN).await?;
    page.press("Undo").await?;
    page.wait_for_prediction(NO_HEADER).await?;

    page.switch(Answer::Actual, ALLOW_ORIGIN).await?;
    wait_for_server(world, true).await?;
    page.press("Undo").await?;
    wait_for_server(world, false).await?;
    expect("the switch", "false", &page.is_on(Answer::Actual, ALLOW_ORIGIN).await?.to_string())?;
    page.press("Redo").await?;
    wait_for_server(world, true).await?;
    expect("after all that", "resolve", &page.send().await?.verdict())
}

pub(crate) async fn edits_outlive_a_reload_also_those_that_the_server_has_yet_to_hear_of(
    world: &mut World,
) -> Outcome {
    let page = world.open().await?;
    page.fill("URL", &format!("{}?a=b", world.target())).await?;
    page.fill("Method", "PUT").await?;
    page.headers(&[("X-Id", "7")]).await?;
    page.open_sheet("Words").await?;
    world.stop_server();
    page.wait_for_server("down").await?;
    page.switch(Answer::Actual, ALLOW_ORIGIN).await?;

    page.driver.refresh().await?;
    page.wait_for_server("down").await?;
    let value = async |name: &str| -> Outcome<String> {
        let script = "return [...document.querySelectorAll('input')].find(input => \
                      (input.getAttribute('aria-label') ?? input.labels[0]?.textContent) === \
                      arguments[0])?.value";
        let value = page.driver.execute(script, vec![json!(name)]).await?;
        Ok(value.json().as_str().unwrap_or_default().to_owned())
    };
    expect("the URL", &format!("{}?a=b", world.target()), &value("URL").await?)?;
    expect("the method", "PUT", &value("Method").await?)?;
    expect("the header", "X-Id", &value("Header name").await?)?;
    expect("the sheet", "Words", &page.text("#sheet-title").await?)?;
    expect("the switch", "true", &page.is_on(Answer::Actual, ALLOW_ORIGIN).await?.to_string())?;

    world.start_server()?;
    page.wait_for_server("up").await?;
    wait_for_server(world, true).await?;
    page.press("Undo").await?;
    wait_for_server(world, false).await
}

pub(crate) async fn what_is_left_of_another_page_does_no_harm(world: &mut World) -> Outcome {
    for left in ["", "visit 1", "visit 1\nrequest 1=%FF\nsheet\nstage 99\nports x", "{\"a\": 1}"] {
        let page = world.open().await?;
        // The page leaves its own when it goes, so this comes after that.
        page.driver.goto(&world.plain_address()).await?;
        let leave = "sessionStorage.setItem('cors-explorer-visit', arguments[0])";
        page.driver.execute(leave, vec![json!(left)]).await?;
        page.driver.goto(&world.page_address()).await?;
        page.wait_for_server("up").await?;
        page.fill("URL", &world.target()).await?;
        page.wait_for_prediction(NO_HEADER).await?;
    }
    Ok(())
}

pub(crate) async fn a_run_that_takes_long_can_be_stopped(world: &mut World) -> Outcome {
    world.put_policy(&json!({ "actual": { "delay_ms": 20_000 } }))?;
    let page = world.open().await?;
    page.fill("URL", &world.target()).await?;
    wait_for_delay(&page, true).await?;
    page.press("Send").await?;
    page.press("Sending … cancel").await?;
    wait_for_line(&page, "Stopped before it finished.").await?;
    page.press("Send").await?;
    wait_for_line(&page, "").await?;
    strike(&page, Key::Escape).await?;
    wait_for_line(&page, "Stopped before it finished.").await?;
    world.put_policy(&json!({}))?;
    wait_for_delay(&page, false).await?;
    expect("the next run", NO_HEADER, &page.send().await?.verdict())
}

/// Waits until the page shows that an answer is late, or that none is.
async fn wait_for_delay(page: &Page, late: bool) -> Outcome {
    let script = "return [...document.querySelectorAll('fieldset summary')].some(summary => \
                  summary.textContent.includes(' ms late'))";
    until(&format!("the page to show a delay: {late}"), async || {
        let shown = page.driver.execute(script, vec![]).await?;
        Ok((shown.json().as_bool() == Some(late)).then_some(()))
    })
    .await
}

/// Waits for what is said below the button that sends.
async fn wait_for_line(page: &Page, expected: &str) -> Outcome {
    until(&format!("the page to say {expected:?}"), async || {
        Ok((page.text("#blocked").await? == expected).then_some(()))
    })
    .await
}

/// Strikes keys where no text is typed.
async fn strike(page: &Page, keys: impl Into<thirtyfour::TypingData>) -> Outcome {
    let select = page.driver.find(By::Id("choice-mode")).await?;
    page.driver.execute("arguments[0].focus()", vec![select.to_json()?]).await?;
    select.send_keys(keys).await?;
    Ok(())
}

async fn chosen(page: &Page) -> Outcome<String> {
    let value = page.driver.execute("return document.querySelector('#choice-mode').value", vec![]);
    Ok(value.await?.json().as_str().unwrap_or_default().to_owned())
}

/// The first sentence of what the page says after an undo.
async fn said(page: &Page) -> Outcome<String> {
    let said = page.text(".undo [role=status]").await?;
    Ok(said.split_inclusive('.').next().unwrap_or_default().to_owned())
}

/// Waits until the server allows every origin, or none.
async fn wait_for_server(world: &World, allows: bool) -> Outcome {
    until(&format!("the server to allow: {allows}"), async || {
        let root = world.endpoint("root")?;
        let on = root["policy"]["actual"]["allow_origin"]["on"].as_bool();
        Ok((on == Some(allows)).then_some(()))
    })
    .await
}
