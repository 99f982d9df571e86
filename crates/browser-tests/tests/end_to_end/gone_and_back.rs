//! The server goes away and comes back.

use browser_tests::{Outcome, patience::until, world::World};

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

/// A driver's own switch would cut off this machine, too, which a real loss of the network doesn't.
const NETWORK: &str = "const [on] = arguments; \
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => on }); \
    dispatchEvent(new Event(on ? 'online' : 'offline'));";

pub(crate) async fn without_a_network_only_what_is_elsewhere_is_said_to_fail(
    world: &mut World,
) -> Outcome {
    let page = world.open().await?;
    let notices = async || page.all(".notice").await.map(|shown| shown.len().to_string());
    page.fill("URL", &world.target()).await?;
    page.driver.execute(NETWORK, vec![false.into()]).await?;
    page.wait_for_prediction("reject response/allow-origin-missing").await?;
    expect("for the companion", "0", &notices().await?)?;
    let verdict = page.send().await?;
    expect("it answers", "reject response/allow-origin-missing", &verdict.verdict())?;

    page.fill("URL", "https://api.example/").await?;
    until("the notice", async || Ok((notices().await? == "1").then_some(()))).await?;
    let said = page.text(".notice").await?;
    expect("what is said", "This browser is offline.", said.get(..24).unwrap_or(&said))?;
    page.driver.execute(NETWORK, vec![true.into()]).await?;
    until("the notice to go", async || Ok((notices().await? == "0").then_some(()))).await
}
