//! A page that nobody looks at.

use browser_tests::{Outcome, page::Answer, patience::until, world::World};
use serde_json::json;

use crate::expect;

/// How many event streams the page has let go of. Of one that ended so only Chromium tells.
const ENDED: &str = "return performance.getEntriesByType('resource') \
                     .filter(({ name }) => name.includes('/api/events')).length;";

pub(crate) async fn a_hidden_page_lets_go_of_its_stream_and_reads_up_when_it_is_shown(
    world: &mut World,
) -> Outcome {
    let page = world.open().await?;
    let driver = &world.session.driver;
    expect("streams at first", "0", &driver.execute(ENDED, []).await?.json().to_string())?;
    let shown = driver.window().await?;

    let other = driver.new_tab().await?;
    driver.switch_to_window(other).await?;
    world.put_policy(&json!({ "actual": { "allow_origin": { "on": true, "value": "*" } } }))?;
    driver.close_window().await?;
    driver.switch_to_window(shown).await?;

    until("the change that was made meanwhile", async || {
        Ok(page.is_on(Answer::Actual, "Access-Control-Allow-Origin").await?.then_some(()))
    })
    .await?;
    expect("the prediction", "resolve", &page.prediction().await?.verdict())?;
    expect("streams let go of", "1", &driver.execute(ENDED, []).await?.json().to_string())
}
