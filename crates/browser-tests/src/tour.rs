//! The main states of the page, one after another: for pictures, and for checks that hold in each.

use serde_json::json;
use thirtyfour::By;

use crate::{Outcome, page::Page, patience::until, picture::DESK, world::World};

/// Leads the page through its states, and stops in each. Names of states are parts of file names.
///
/// # Errors
/// When the page does not get into a state, or the visitor fails.
pub async fn tour(world: &mut World, visit: impl AsyncFn(&World, &str) -> Outcome) -> Outcome {
    world.start_server()?;
    world.put_policy(&json!({}))?;
    world.interposed.change_nothing();
    DESK.apply(&world.session).await?;
    let page = world.open().await?;
    visit(world, "opened").await?;
    sheets(world, &page, &visit).await?;
    for stage in ["01", "02", "03", "04"] {
        page.open_stage(stage).await?;
        visit(world, &format!("stage-{stage}")).await?;
    }

    page.open_stage("02").await?;
    page.wait_for_prediction("reject preflight/header-not-allowed").await?;
    page.send().await?;
    visit(world, "failed").await?;
    page.run_by("Fix and re-run").await?;
    visit(world, "solved").await?;
    history(world, &page, &visit).await?;
    page.fill("URL", "http://[").await?;
    page.fill("Method", "GE T").await?;
    visit(world, "invalid").await?;
    disagreement(world, &page).await?;
    visit(world, "disagreement").await?;
    world.stop_server();
    page.wait_for_server("down").await?;
    visit(world, "server-gone").await
}

/// Opens each sheet that the page offers.
async fn sheets(
    world: &World,
    page: &Page,
    visit: &impl AsyncFn(&World, &str) -> Outcome,
) -> Outcome {
    let openers = By::Css(r#"nav[aria-label="Sheets"] button"#);
    let mut names = Vec::new();
    for opener in page.driver.find_all(openers).await? {
        names.push(opener.text().await?);
    }
    for name in names {
        page.press(&name).await?;
        let is_open = async |sheets: usize| {
            let open = page.driver.find_all(By::Css("dialog.sheet[open]")).await?;
            Ok((open.len() == sheets).then_some(()))
        };
        until(&format!("the sheet {name}"), async || is_open(1).await).await?;
        visit(world, &format!("sheet-{}", name.to_lowercase())).await?;
        page.press("Close the sheet").await?;
        until(&format!("the sheet {name} to close"), async || is_open(0).await).await?;
    }
    Ok(())
}

/// Looks at the runs so far, at two of them beside each other, and at a run from before a reload.
async fn history(
    world: &World,
    page: &Page,
    visit: &impl AsyncFn(&World, &str) -> Outcome,
) -> Outcome {
    page.open_sheet("History").await?;
    page.press("Delete all").await?;
    visit(world, "runs").await?;
    page.press("Keep").await?;
    page.press("Compare the last two").await?;
    visit(world, "comparison").await?;
    page.press("Close the sheet").await?;
    page.driver.refresh().await?;
    page.wait_for_server("up").await?;
    until("the run from before the reload", async || {
        let verdict = page.text("[aria-label=Verdict]").await?;
        Ok(verdict.starts_with("earlier run").then_some(()))
    })
    .await?;
    visit(world, "reloaded").await
}

/// Removes a header on its way to the browser.
async fn disagreement(world: &World, page: &Page) -> Outcome {
    let everyone = json!({ "on": true, "value": "*" });
    world.put_policy(&json!({ "actual": { "allow_origin": everyone } }))?;
    page.fill("URL", &world.interposed_target()).await?;
    page.fill("Method", "GET").await?;
    page.headers(&[]).await?;
    page.wait_for_prediction("resolve").await?;
    world.interposed.change_answers(|head| {
        let kept =
            head.split("\r\n").filter(|line| !line.starts_with("Access-Control-Allow-Origin"));
        kept.collect::<Vec<_>>().join("\r\n")
    });
    page.send().await?;
    Ok(())
}
