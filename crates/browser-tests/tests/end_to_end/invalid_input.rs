//! What cannot be sent is said where it was typed.

use browser_tests::{Outcome, patience::until, world::World};
use thirtyfour::By;

use crate::expect;

pub(crate) async fn every_error_is_shown_at_its_field_and_blocks_only_send(
    world: &mut World,
) -> Outcome {
    let page = world.open().await?;
    page.fill("URL", "http://[").await?;
    page.fill("Method", "GE T").await?;
    page.headers(&[("X Y", "7")]).await?;

    let invalid = until("all three errors", async || {
        let marked = page.driver.find_all(By::Css("input[aria-invalid=true]")).await?;
        Ok((marked.len() >= 3).then_some(marked))
    })
    .await?;
    for field in &invalid {
        let described = field.attr("aria-describedby").await?.unwrap_or_default();
        let message = page.driver.find(By::Id(described.as_str())).await?.text().await?;
        if message.trim().is_empty() {
            return Err("a field is marked as invalid and nothing says why".into());
        }
    }
    let send = page.driver.find(By::Css("button.send, button[type=submit]")).await?;
    expect("Send is enabled", "false", &send.is_enabled().await?.to_string())?;

    page.fill("URL", &world.target()).await?;
    page.fill("Method", "GET").await?;
    page.headers(&[]).await?;
    page.wait_for_prediction("reject response/allow-origin-missing").await?;
    expect("Send is enabled", "true", &send.is_enabled().await?.to_string())
}
