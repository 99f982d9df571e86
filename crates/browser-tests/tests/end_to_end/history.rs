//! Runs are kept, found, compared, set up again and deleted.

use browser_tests::{
    Outcome,
    page::{Answer, Page},
    patience::until,
    world::World,
};

use crate::expect;

const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";
const NO_HEADER: &str = "reject response/allow-origin-missing";

pub(crate) async fn two_runs_are_found_compared_and_kept_over_a_reload(
    world: &mut World,
) -> Outcome {
    let page = two_runs(world).await?;
    page.open_sheet("History").await?;
    wait_for_runs(&page, 2).await?;
    page.fill("Search", "get allow-origin-missing").await?;
    wait_for_runs(&page, 1).await?;
    expect("found", "1 of 2 runs found", &status(&page).await?)?;
    page.fill("Search", "").await?;
    wait_for_runs(&page, 2).await?;

    page.press("Compare the last two").await?;
    let told = until("the comparison", async || {
        let shown = page.all(".comparison dl > div").await?;
        Ok(if shown.is_empty() { None } else { Some(page.text(".comparison dl").await?) })
    })
    .await?;
    for part in ["Actual answer", ALLOW_ORIGIN, "Earliernothing", "Later*"] {
        if !told.contains(part) {
            return Err(format!("the comparison does not tell {part}: {told}").into());
        }
    }
    let focused = "return document.activeElement?.id";
    let focus = page.driver.execute(focused, vec![]).await?;
    expect("the focus", "\"comparison\"", &focus.json().to_string())?;
    page.press("Back to all runs").await?;
    wait_for_runs(&page, 2).await?;
    let focus = page.driver.execute(focused, vec![]).await?;
    expect("the focus afterwards", "\"sheet-title\"", &focus.json().to_string())?;

    page.driver.refresh().await?;
    page.wait_for_server("up").await?;
    wait_for_runs(&page, 2).await?;
    let verdict = until("the earlier run", async || {
        let verdict = page.text("[aria-label=Verdict]").await?;
        Ok(verdict.starts_with("earlier run").then_some(verdict))
    })
    .await?;
    let whole = verdict.contains("resolve") && verdict.contains("Send again to see it in full.");
    if whole { Ok(()) } else { Err(format!("told of the earlier run: {verdict}").into()) }
}

pub(crate) async fn a_run_is_set_up_again_and_that_is_undone(world: &mut World) -> Outcome {
    let page = two_runs(world).await?;
    page.open_sheet("History").await?;
    wait_for_runs(&page, 2).await?;
    let before = world.endpoint("root")?["policy"].clone();
    let oldest = page.all(r#".history li:last-child [aria-label^="Load the run"]"#).await?;
    oldest.first().ok_or("there is no run to load")?.click().await?;
    page.wait_for_prediction(NO_HEADER).await?;
    let told = page.text("[aria-label=Verdict]").await?;
    if !told.starts_with("earlier run") || !told.contains("allow-origin-missing") {
        return Err(format!("told of the run that was set up: {told}").into());
    }
    expect("sent again", NO_HEADER, &page.send().await?.verdict())?;
    page.press("Undo").await?;
    until("the server as before", async || {
        Ok((world.endpoint("root")?["policy"] == before).then_some(()))
    })
    .await
}

pub(crate) async fn runs_are_deleted_one_by_one_and_all_at_once(world: &mut World) -> Outcome {
    let page = two_runs(world).await?;
    page.open_sheet("History").await?;
    wait_for_runs(&page, 2).await?;
    let runs = page.all(r#"[aria-label^="Delete the run"]"#).await?;
    runs.first().ok_or("there is no run to delete")?.click().await?;
    wait_for_runs(&page, 1).await?;
    page.press("Delete all").await?;
    page.press("Keep").await?;
    wait_for_runs(&page, 1).await?;
    page.press("Delete all").await?;
    page.press("Delete for good").await?;
    wait_for_runs(&page, 0).await?;
    page.driver.refresh().await?;
    page.wait_for_server("up").await?;
    until("an empty history", async || {
        Ok(status(&page).await?.starts_with("No runs yet").then_some(()))
    })
    .await
}

pub(crate) async fn a_browser_that_keeps_nothing_is_told_of_once(world: &mut World) -> Outcome {
    let page = world.open().await?;
    let refuse = "Object.defineProperty(window, 'indexedDB', \
                  { get() { throw new DOMException('denied', 'SecurityError'); } });";
    page.driver.execute(refuse, vec![]).await?;
    page.fill("URL", &world.target()).await?;
    expect("the page works on", NO_HEADER, &page.send().await?.verdict())?;
    page.open_sheet("History").await?;
    wait_for_runs(&page, 1).await?;
    let told = page.text(".history > p").await?;
    let known = told.starts_with("This browser keeps nothing for this page");
    if known { Ok(()) } else { Err(format!("told: {told}").into()) }
}

/// The page after a run that fails and one that succeeds, between which a switch was turned on.
async fn two_runs(world: &mut World) -> Outcome<Page> {
    let page = world.open().await?;
    page.fill("URL", &world.target()).await?;
    expect("the first run", NO_HEADER, &page.send().await?.verdict())?;
    page.switch(Answer::Actual, ALLOW_ORIGIN).await?;
    page.wait_for_prediction("resolve").await?;
    expect("the second run", "resolve", &page.send().await?.verdict())?;
    Ok(page)
}

async fn wait_for_runs(page: &Page, count: usize) -> Outcome {
    until(&format!("{count} runs"), async || {
        let runs = page.all(".history li").await?;
        Ok((runs.len() == count && !status(page).await?.starts_with("Reading")).then_some(()))
    })
    .await
}

/// What the sheet says of the runs in it.
async fn status(page: &Page) -> Outcome<String> {
    page.text(".history > [role=status]").await
}
