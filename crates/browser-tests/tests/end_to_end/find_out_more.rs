//! What the page finds out about servers that keep no record for it.

use browser_tests::{Outcome, page::Page, patience::until, world::World};

use crate::expect;

pub(crate) async fn a_failure_without_a_record_is_narrowed_down_on_request(
    world: &mut World,
) -> Outcome {
    let page = world.open().await?;
    let nobody = find_out(&page, "http://127.0.0.1:2/").await?;
    expect("a port where nobody listens", "unreachable", &nobody)?;
    // What serves the page serves it under another name, too, and shares it with nobody.
    let elsewhere = world.page_address().replace("localhost", "127.0.0.1");
    expect("a server that does not share", "not-shared", &find_out(&page, &elsewhere).await?)
}

/// The identifier of what the page concludes about a URL that fails.
async fn find_out(page: &Page, url: &str) -> Outcome<String> {
    page.fill("URL", url).await?;
    let verdict = page.send().await?;
    expect(url, "reject", verdict.outcome.as_deref().unwrap_or("silent"))?;
    expect(url, "unknown", verdict.witnesses.as_deref().unwrap_or("silent"))?;
    page.press("Find out more").await?;
    until("a conclusion", async || {
        let script =
            "return document.querySelector('[data-conclusion]')?.dataset.conclusion ?? null";
        let found = page.driver.execute(script, vec![]).await?;
        Ok(found.json().as_str().map(str::to_owned))
    })
    .await
}
