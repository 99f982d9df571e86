//! Takes pictures of the page at two sizes, light and dark: of a page that runs already, or of
//! one that it starts and leads through its main states.

use std::{env, path::Path};

use browser_tests::{
    Outcome,
    chromium::Chromium,
    page::Page,
    picture::{DESK, LOOKS, Look, take},
    world::World,
};
use serde_json::json;
use thirtyfour::WebDriver;
use xtask::{ports::Ports, workspace};

/// The picture in the README, and how many bytes it may have.
const README: (&str, usize) = ("docs/page.png", 200_000);

#[tokio::main]
async fn main() -> Outcome {
    match env::args().nth(1) {
        Some(address) => of_a_running_page(&address).await,
        None => of_the_main_states().await,
    }
}

async fn of_a_running_page(address: &str) -> Outcome {
    let chromium = Chromium::start(&[]).await?;
    chromium.driver.goto(address).await?;
    pictures(&chromium.driver, "page").await?;
    chromium.quit().await
}

async fn of_the_main_states() -> Outcome {
    let ports = if Ports::USUAL.check_free().is_ok() { Ports::USUAL } else { Ports::free()? };
    let mut world = World::start(ports).await?;
    let done = states(&mut world).await;
    world.end().await?;
    done
}

/// Leads the page through its states and takes pictures of each.
async fn states(world: &mut World) -> Outcome {
    let driver = world.chromium.driver.clone();
    DESK.apply(&driver).await?;
    let page = world.open().await?;
    pictures(&driver, "opened").await?;

    page.open_stage("02").await?;
    page.wait_for_prediction("reject preflight/header-not-allowed").await?;
    page.send().await?;
    pictures(&driver, "failed").await?;
    DESK.apply(&driver).await?;
    let (file, limit) = README;
    let size = take(&driver, &workspace::root().join(file)).await?;
    if size > limit {
        return Err(format!("{file} has {size} bytes, {limit} are allowed").into());
    }

    page.run_by("Fix and re-run").await?;
    pictures(&driver, "solved").await?;

    page.fill("URL", "http://[").await?;
    page.fill("Method", "GE T").await?;
    pictures(&driver, "invalid").await?;

    disagreement(world, &page).await?;
    pictures(&driver, "disagreement").await?;

    world.stop_server();
    page.wait_for_server("down").await?;
    pictures(&driver, "server-gone").await
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

/// Takes the pictures of one state.
async fn pictures(driver: &WebDriver, state: &str) -> Outcome {
    let folder = workspace::target().join("screenshots");
    for look in LOOKS {
        look.apply(driver).await?;
        picture(driver, look, &folder.join(format!("{state}-{}.png", look.name))).await?;
    }
    DESK.apply(driver).await
}

async fn picture(driver: &WebDriver, look: Look, file: &Path) -> Outcome {
    let size = take(driver, file).await?;
    let overflow = Look::overflow(driver).await?;
    let note = if overflow > 0 { format!(", {overflow} pixels too wide") } else { String::new() };
    println!("{} ({} × {}, {size} bytes{note})", file.display(), look.size.0, look.size.1);
    Ok(())
}
