//! The server goes away and comes back.

use browser_tests::{Outcome, world::World};

use crate::expect;

pub(crate) async fn the_page_goes_on_predicting_and_finds_the_server_again(
    world: &mut World,
) -> Outcome {
    let page = world.open().await?;
    page.fill("URL", &world.target()).await?;
    page.wait_for_prediction("reject response/allow-origin-missing").await?;

    world.stop_server();
    page.wait_for_server("down").await?;
    page.choose("Mode", "same-origin").await?;
    page.wait_for_prediction("reject dispatch/same-origin-mode").await?;
    page.choose("Mode", "cors").await?;
    page.wait_for_prediction("reject response/allow-origin-missing").await?;

    // Nobody answers, and nobody recorded that: no cause is known, and none is shown.
    let verdict = page.send().await?;
    expect("the browser", "reject", verdict.outcome.as_deref().unwrap_or("silent"))?;
    expect("the witnesses", "unknown", verdict.witnesses.as_deref().unwrap_or("silent"))?;

    world.start_server()?;
    page.wait_for_server("up").await?;
    page.wait_for_prediction("reject response/allow-origin-missing").await?;
    let verdict = page.send().await?;
    expect("after its return", "reject response/allow-origin-missing", &verdict.verdict())?;
    expect("the witnesses", "agree", verdict.witnesses.as_deref().unwrap_or("silent"))
}
