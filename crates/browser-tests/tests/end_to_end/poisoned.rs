//! A shared cache that gives a page what was made for somebody else: the fix changes what the server
//! answers, and drops what the cache had stored.

use browser_tests::{Outcome, world::World};
use serde_json::{Value, json};
use xtask::http;

use crate::expect;

const FIX: &str = "Fix and re-run";
const MISMATCH: &str = "reject response/allow-origin-mismatch";
const MISSING: &str = "reject response/allow-origin-missing";
const OTHER: &str = "https://app.example";

pub(crate) async fn what_a_shared_cache_has_stored_is_dropped_by_the_fix(
    world: &mut World,
) -> Outcome {
    let listed = |vary: bool| {
        json!({
            "allow_origin": { "on": true, "value": { "list": [world.page_origin(), OTHER] } },
            "vary": { "on": vary, "value": "Origin" },
        })
    };
    for (name, cache, actual, verdict) in [
        ("without Vary", json!({ "on": true }), listed(false), MISMATCH),
        (
            "a cache that ignores Vary",
            json!({ "on": true, "honours_vary": false }),
            listed(true),
            MISMATCH,
        ),
        ("nothing allowed", json!({ "on": true }), json!({}), MISSING),
    ] {
        let policy = json!({ "cache": cache, "actual": actual });
        poisoned(world, &policy, verdict).await.map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}

pub(crate) async fn a_success_that_a_cache_would_spoil_is_told(world: &mut World) -> Outcome {
    let list = json!({ "on": true, "value": { "list": [world.page_origin(), OTHER] } });
    for (vary, told) in [(false, true), (true, false)] {
        let vary = json!({ "on": vary, "value": "Origin" });
        world.put_policy(&json!({ "actual": { "allow_origin": list, "vary": vary } }))?;
        let page = world.open().await?;
        page.fill("URL", &world.target()).await?;
        expect("sent", "resolve", &page.send().await?.verdict())?;
        let text = page.text("body").await?;
        let found = text.contains("A cache hands the answer that one origin got to another");
        expect("the page warns", &told.to_string(), &found.to_string())?;
    }
    Ok(())
}

/// Lets another origin ask first, then the page, and mends what the page then meets.
async fn poisoned(world: &World, policy: &Value, verdict: &str) -> Outcome {
    world.put_policy(policy)?;
    let emptied = http::send_json(world.ports.console, "DELETE", "/api/endpoints/root/cache", "")?;
    expect("emptying the cache", "204", &emptied.status.to_string())?;
    let page = world.open().await?;
    page.fill("URL", &world.target()).await?;
    ask_from(world, OTHER)?;
    expect("before the fix", verdict, &page.send().await?.verdict())?;
    expect("asked again", verdict, &page.send().await?.verdict())?;
    let shown = page.run_by(FIX).await?;
    expect("after the fix", "resolve, preflight not-needed, witnesses agree", &shown.to_string())?;
    // Whoever is listed can ask in between, and spoils nothing.
    ask_from(world, OTHER)?;
    expect("after the other", "resolve", &page.send().await?.verdict())
}

fn ask_from(world: &World, origin: &str) -> Outcome {
    let headers = &[("Origin", origin)];
    let request = http::Request { method: "GET", path: "/", headers, body: "" };
    let answer = http::send(world.ports.lab, &request)?;
    expect("the status that the other gets", "200", &answer.status.to_string())
}
