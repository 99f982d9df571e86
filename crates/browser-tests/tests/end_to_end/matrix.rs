//! The matrix: the same request from every sender to every place, for real.

use browser_tests::{Outcome, browser::Browser, page::Page, patience::until, world::World};
use serde::Deserialize;
use serde_json::json;

/// A cell as the page shows it.
#[derive(Debug, Deserialize)]
struct Shown {
    predicted: Option<String>,
    observed: Option<String>,
    cookies: Option<String>,
}

/// Senders across and places down.
const COLUMNS: usize = 3;
const ROWS: usize = 5;

pub(crate) async fn what_each_sender_sees_of_each_place_is_as_predicted(
    world: &mut World,
) -> Outcome {
    for policy in [
        json!({}),
        json!({ "actual": { "allow_origin": { "on": true, "value": "*" } } }),
        json!({ "actual": { "allow_origin": { "on": true, "value": world.page_origin() } } }),
    ] {
        world.put_policy(&policy)?;
        let page = world.open().await?;
        page.fill("URL", &world.target()).await?;
        let cells = run(&page, "Send all 15").await?;
        let wrong: Vec<_> = cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| cell.observed.is_none() || cell.observed != cell.predicted)
            .map(|(at, cell)| format!("row {}, column {}: {cell:?}", at / COLUMNS, at % COLUMNS))
            .collect();
        if !wrong.is_empty() {
            return Err(format!("{policy}:\n  {}", wrong.join("\n  ")).into());
        }
    }
    Ok(())
}

pub(crate) async fn cookies_stay_within_their_site(world: &mut World) -> Outcome {
    let mirrored = json!({ "on": true, "value": { "mirror": true } });
    let allowed = json!({ "on": true, "value": "true" });
    world.put_policy(&json!({
        "actual": { "allow_origin": mirrored, "allow_credentials": allowed }
    }))?;
    let page = world.open().await?;
    page.fill("URL", &world.target()).await?;
    page.choose("Credentials", "include").await?;
    let cells = run(&page, "Give each place a cookie").await?;
    let brings_lax =
        |cell: &Shown| cell.cookies.as_deref().is_some_and(|names| names.contains("lax"));
    let seen: Vec<_> = cells.iter().map(brings_lax).collect();
    // The page and its worker are of one site with the first name and with both ports; a sandboxed
    // frame is of no site at all, but WebKit takes it for one of the page's. What becomes of cookies
    // for other sites is the browser's choice.
    let same = [true, world.session.browser == Browser::WebKit, true];
    let expected = [same, [false; COLUMNS], [false; COLUMNS], same, same].concat();
    if seen == expected {
        return Ok(());
    }
    Err(format!("the cookie of the same site came from {expected:?}, saw {cells:?}").into())
}

pub(crate) async fn a_cell_loads_its_request_and_its_sender(world: &mut World) -> Outcome {
    let page = world.open().await?;
    page.fill("URL", &world.target()).await?;
    page.open_sheet("Matrix").await?;
    let cells = page.all(".matrix .cell").await?;
    cells.get(1).ok_or("there is no such cell")?.click().await?;
    let verdict = page.send().await?;
    crate::expect("the verdict", "reject response/allow-origin-missing", &verdict.verdict())?;
    let record = world.record()?;
    let last = record["exchanges"].as_array().and_then(|exchanges| exchanges.last());
    let headers = last.ok_or("nothing was recorded")?["request"]["headers"].clone();
    let origin = headers.as_array().into_iter().flatten().find(|line| line[0] == "Origin");
    crate::expect("the origin", r#""null""#, &origin.ok_or("no Origin")?[1].to_string())
}

/// Runs the matrix by a button of its sheet, and reads all cells when the last has settled.
async fn run(page: &Page, button: &str) -> Outcome<Vec<Shown>> {
    page.open_sheet("Matrix").await?;
    page.press(button).await?;
    until("all cells to settle", async || {
        let script = "return [...document.querySelectorAll('.matrix .cell')]\
            .map(({dataset: {predicted, observed, cookies}}) => ({predicted, observed, cookies}))";
        let cells = page.driver.execute(script, vec![]).await?;
        let cells: Vec<Shown> = serde_json::from_value(cells.json().clone())?;
        let settled =
            cells.len() == COLUMNS * ROWS && cells.iter().all(|cell| cell.observed.is_some());
        Ok(settled.then_some(cells))
    })
    .await
}
