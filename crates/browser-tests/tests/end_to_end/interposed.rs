//! A wire that was changed behind the policy's back: the verdict follows the wire, the prediction
//! the policy.

use browser_tests::{Outcome, page::Page, shown::Shown, world::World};
use serde_json::json;

use crate::expect;

const MIRRORED: &str = "resolve";

pub(crate) async fn an_answer_changed_on_its_way_is_a_disagreement(world: &mut World) -> Outcome {
    let page = honest_wire(world).await?;

    world.interposed.change_answers(|head| {
        let kept = head
            .split("\r\n")
            .filter(|line| !line.to_ascii_lowercase().starts_with("access-control-allow-origin:"));
        kept.collect::<Vec<_>>().join("\r\n")
    });
    let verdict = page.send().await?;

    // The browser refuses what the record says it must accept: somebody is between them.
    expect("the witnesses", "disagreement", witnesses(&verdict))?;
    expect("the browser", "reject", verdict.outcome.as_deref().unwrap_or("silent"))?;
    expect("no cause is made up", "none", verdict.cause.as_deref().unwrap_or("none"))?;
    expect("the prediction", MIRRORED, &page.prediction().await?.verdict())
}

pub(crate) async fn a_request_changed_on_its_way_changes_the_verdict_and_not_the_prediction(
    world: &mut World,
) -> Outcome {
    let page = honest_wire(world).await?;

    world.interposed.change_requests(|head| {
        let changed = head.split("\r\n").map(|line| {
            if line.to_ascii_lowercase().starts_with("origin:") {
                "Origin: http://elsewhere.test"
            } else {
                line
            }
        });
        changed.collect::<Vec<_>>().join("\r\n")
    });
    let verdict = page.send().await?;

    // The server mirrored an origin that the browser never sent, and the record shows it.
    expect("the verdict", "reject response/allow-origin-mismatch", &verdict.verdict())?;
    expect("the witnesses", "agree", witnesses(&verdict))?;
    expect("the prediction", MIRRORED, &page.prediction().await?.verdict())
}

/// The page on an endpoint that mirrors the origin, behind a proxy that changes nothing yet.
async fn honest_wire(world: &World) -> Outcome<Page> {
    let mirrored = json!({ "on": true, "value": { "mirror": true } });
    world.put_policy(&json!({ "actual": { "allow_origin": mirrored } }))?;
    let page = world.open().await?;
    page.fill("URL", &world.interposed_target()).await?;
    page.wait_for_prediction(MIRRORED).await?;
    let verdict = page.send().await?;
    expect("an honest wire", MIRRORED, &verdict.verdict())?;
    expect("the witnesses of an honest wire", "agree", witnesses(&verdict))?;
    Ok(page)
}

fn witnesses(verdict: &Shown) -> &str {
    verdict.witnesses.as_deref().unwrap_or("silent")
}
