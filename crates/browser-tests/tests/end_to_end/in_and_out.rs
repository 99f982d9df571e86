//! What comes into the page and what is taken along: nothing happens before it is confirmed.

use std::path::Path;

use browser_tests::{
    Outcome,
    page::{Answer, Page},
    patience::until,
    world::World,
};
use serde_json::{Value, json};
use thirtyfour::{By, Key};
use xtask::http;

use crate::expect;

const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";
const SET_UP: &str = "Set it up";
const NO_HEADER: &str = "reject preflight/allow-origin-missing";
const WILDCARD: &str = "reject response/allow-origin-wildcard-with-credentials";
const HEADER_NOT_ALLOWED: &str = "reject preflight/header-not-allowed";

pub(crate) async fn a_curl_command_is_set_up_when_confirmed_and_sent_when_asked(
    world: &mut World,
) -> Outcome {
    let page = world.open().await?;
    let before = recorded(world)?;
    page.press("Paste it").await?;
    let command = format!(
        "curl '{}' -X PUT -H 'Content-Type: application/json' -H 'X-Id: 7' -b 'a=b' \
         -H 'Origin: https://www.shop.example' --data-raw '{{}}'",
        world.target()
    );
    page.fill("What you have", &command).await?;
    wait_for_status(&page, "This is a curl command.").await?;
    expect("while it is only shown", &before.to_string(), &recorded(world)?.to_string())?;

    page.press(SET_UP).await?;
    page.wait_for_prediction(NO_HEADER).await?;
    expect("once it is set up", &before.to_string(), &recorded(world)?.to_string())?;
    expect("sent", NO_HEADER, &page.send().await?.verdict())?;
    let arrived = &record(world, &before)?["exchanges"][0]["request"];
    let asked = arrived["headers"].as_array().into_iter().flatten();
    let asked = asked.filter_map(Value::as_array).find(|line| {
        line[0].as_str().is_some_and(|n| n.eq_ignore_ascii_case("access-control-request-headers"))
    });
    let asked = asked.map(|line| line[1].to_string()).unwrap_or_default();
    expect("the headers asked for", "\"content-type,x-id\"", &asked)
}

pub(crate) async fn a_link_changes_and_sends_nothing_before_it_is_confirmed(
    world: &mut World,
) -> Outcome {
    let page = world.open().await?;
    page.fill("URL", &world.target()).await?;
    page.switch(Answer::Actual, ALLOW_ORIGIN).await?;
    page.choose("Credentials", "include").await?;
    page.choose("Sent by", "Worker").await?;
    page.wait_for_prediction(WILDCARD).await?;
    expect("where it was made", WILDCARD, &page.send().await?.verdict())?;
    page.press("Share").await?;
    copy(&page, "Link").await?;
    let link = text_of(&page, "[aria-label=Link] pre").await?;

    world.put_policy(&json!({}))?;
    let untouched = endpoint(world)?;
    let before = recorded(world)?;
    page.driver.goto("about:blank").await?;
    page.driver.goto(&link).await?;
    page.wait_for_server("up").await?;
    wait_for_status(&page, "This is a link with an experiment.").await?;
    expect("the policy", &untouched, &endpoint(world)?)?;
    expect("the record", &before.to_string(), &recorded(world)?.to_string())?;

    page.press(SET_UP).await?;
    page.wait_for_prediction(WILDCARD).await?;
    let address = page.driver.current_url().await?;
    expect("the address", &world.page_address(), address.as_str())?;
    expect("the record", &before.to_string(), &recorded(world)?.to_string())?;
    expect("sent here", WILDCARD, &page.send().await?.verdict())?;
    expect("by whom", "Worker", &page.text(".lanes b").await?)
}

pub(crate) async fn what_is_copied_can_be_pasted(world: &mut World) -> Outcome {
    let page = world.open().await?;
    page.fill("URL", &world.target()).await?;
    page.send().await?;
    page.press("Share").await?;
    copy(&page, "Report").await?;
    let report = text_of(&page, "[aria-label=Report] pre").await?;
    for part in ["response/allow-origin-missing", "### Request", "GET /?run=", "/#1=o="] {
        if !report.contains(part) {
            return Err(format!("the report has no {part}:\n{report}").into());
        }
    }

    page.press("Import").await?;
    let paste = async |name: &str| -> Outcome {
        page.press("Share").await?;
        copy(&page, name).await?;
        page.press("Import").await?;
        let area = page.driver.find(By::Css(".sheet textarea")).await?;
        area.click().await?;
        area.send_keys(Key::Control + "a").await?;
        area.send_keys(Key::Control + "v").await?;
        Ok(())
    };
    paste("Exchange").await?;
    wait_for_status(&page, "This is an exchange.").await?;
    paste("Link").await?;
    wait_for_status(&page, "This is a link with an experiment.").await
}

pub(crate) async fn an_archive_is_judged_and_one_of_its_requests_set_up(
    world: &mut World,
) -> Outcome {
    let page = world.open().await?;
    page.press("Import").await?;
    let archive = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../experiment/src/import/samples/chromium.har")
        .canonicalize()?;
    let input = page.driver.find(By::Css(".sheet input[type=file]")).await?;
    input.send_keys(archive.display().to_string()).await?;
    wait_for_status(&page, "This is a HAR archive: 3 requests.").await?;
    let entries = text_of(&page, "[aria-label=\"Which one\"]").await?;
    expect("requests that fail", "2", &entries.matches('✗').count().to_string())?;
    expect("requests that succeed", "1", &entries.matches('✓').count().to_string())?;

    page.press(SET_UP).await?;
    page.wait_for_prediction(HEADER_NOT_ALLOWED).await?;
    expect("as it was there", HEADER_NOT_ALLOWED, &page.send().await?.verdict())
}

pub(crate) async fn a_console_line_is_explained_and_set_up(world: &mut World) -> Outcome {
    let page = world.open().await?;
    page.press("Import").await?;
    page.fill(
        "What you have",
        "Access to fetch at 'https://api.shop.example/' from origin 'https://www.shop.example' \
         has been blocked by CORS policy: The value of the 'Access-Control-Allow-Origin' header \
         in the response must not be the wildcard '*' when the request's credentials mode is \
         'include'.",
    )
    .await?;
    wait_for_status(&page, "This is console output.").await?;
    text_of(&page, "section[aria-label=\"What it means\"]").await?;
    page.press(SET_UP).await?;
    page.wait_for_prediction(WILDCARD).await?;
    expect("reproduced", WILDCARD, &page.send().await?.verdict())
}

pub(crate) async fn a_critical_finding_is_told_beside_the_switches(world: &mut World) -> Outcome {
    world.put_policy(&json!({ "actual": {
        "allow_origin": { "on": true, "value": { "mirror": true } },
        "allow_credentials": { "on": true, "value": "true" },
    } }))?;
    let page = world.open().await?;
    page.fill("URL", &world.target()).await?;
    page.press("! Critical findings").await?;
    let rule = "[data-rule=reflects-any-origin][data-severity=critical]";
    text_of(&page, rule).await.map(drop)
}

/// Copies what is shared under a name.
async fn copy(page: &Page, name: &str) -> Outcome {
    let group = format!(".sheet [role=group][aria-label={name}]");
    until(name, async || {
        Ok(page.driver.find_all(By::Css(format!("{group} button"))).await?.into_iter().next())
    })
    .await?
    .click()
    .await?;
    until("the page to say that it is copied", async || {
        let said = page.driver.find(By::Css(format!("{group} [role=status]"))).await?;
        Ok((said.prop("textContent").await?.as_deref() == Some("Copied")).then_some(()))
    })
    .await
}

/// Waits until a live region says this.
async fn wait_for_status(page: &Page, words: &str) -> Outcome {
    until(&format!("the page to say: {words}"), async || {
        for region in page.driver.find_all(By::Css(".sheet [role=status]")).await? {
            if region.prop("textContent").await?.as_deref() == Some(words) {
                return Ok(Some(()));
            }
        }
        Ok(None)
    })
    .await
}

/// The whole text of an element, also where it is folded away.
async fn text_of(page: &Page, selector: &str) -> Outcome<String> {
    until(selector, async || {
        let found = page.driver.find_all(By::Css(selector)).await?;
        match found.first() {
            Some(element) => Ok(element.prop("textContent").await?),
            None => Ok(None),
        }
    })
    .await
}

fn record(world: &World, after: &Value) -> Outcome<Value> {
    let path = format!("/api/record?after={after}");
    Ok(serde_json::from_str(&http::get(world.ports.console, &path)?.body)?)
}

/// How much was recorded so far.
fn recorded(world: &World) -> Outcome<Value> {
    Ok(record(world, &json!(u64::MAX))?["next"].clone())
}

fn endpoint(world: &World) -> Outcome<String> {
    Ok(http::get(world.ports.console, "/api/endpoints/root")?.body)
}
