//! Takes pictures of the page in each browser, at two sizes, light and dark: of a page that runs
//! already, or of one that it starts and leads through its main states.

use std::{env, path::Path};

use browser_tests::{
    Outcome,
    browser::Browser,
    page::Page,
    picture::{DESK, SCREENS, overflow, take},
    session::{Session, Setting, Theme},
    world::World,
};
use serde_json::json;
use xtask::{browsers::Browsers, ports::Ports, workspace};

/// The picture in the README, and how many bytes it may have.
const README: (&str, usize) = ("docs/page.png", 200_000);

const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

#[tokio::main]
async fn main() -> Outcome {
    match env::args().nth(1) {
        Some(address) => of_a_running_page(&address).await,
        None => of_the_main_states().await,
    }
}

/// The browsers that are here.
fn browsers() -> Outcome<Vec<Browser>> {
    let here = Browsers::ensure().map_err(|failure| failure.to_string())?;
    let mut all = Browser::ALL.to_vec();
    if let Err(reason) = here.webkit {
        println!("no pictures in WebKit: {reason}");
        all.retain(|browser| *browser != Browser::WebKit);
    }
    Ok(all)
}

async fn of_a_running_page(address: &str) -> Outcome {
    for browser in browsers()? {
        for theme in THEMES {
            let session = Session::start(browser, Setting { theme, detour: None }).await?;
            session.driver.goto(address).await?;
            pictures(&session, "page", theme).await?;
            session.quit().await?;
        }
    }
    Ok(())
}

async fn of_the_main_states() -> Outcome {
    let browsers = browsers()?;
    let ports = if Ports::USUAL.check_free().is_ok() { Ports::USUAL } else { Ports::free()? };
    let mut world = World::start(ports, Browser::Chromium).await?;
    let mut done = Ok(());
    for browser in browsers {
        for theme in THEMES {
            if done.is_ok() {
                done = states(&mut world, browser, theme).await;
            }
        }
    }
    world.end().await?;
    done
}

/// Leads the page through its states and takes pictures of each.
async fn states(world: &mut World, browser: Browser, theme: Theme) -> Outcome {
    world.start_server()?;
    world.put_policy(&json!({}))?;
    world.interposed.change_nothing();
    world.browse(browser, theme).await?;
    DESK.apply(&world.session).await?;
    let page = world.open().await?;
    pictures(&world.session, "opened", theme).await?;

    page.open_stage("02").await?;
    page.wait_for_prediction("reject preflight/header-not-allowed").await?;
    page.send().await?;
    pictures(&world.session, "failed", theme).await?;
    if (browser, theme) == (Browser::Chromium, Theme::Light) {
        for_the_readme(&world.session).await?;
    }

    page.run_by("Fix and re-run").await?;
    pictures(&world.session, "solved", theme).await?;

    page.fill("URL", "http://[").await?;
    page.fill("Method", "GE T").await?;
    pictures(&world.session, "invalid", theme).await?;

    disagreement(world, &page).await?;
    pictures(&world.session, "disagreement", theme).await?;

    world.stop_server();
    page.wait_for_server("down").await?;
    pictures(&world.session, "server-gone", theme).await
}

async fn for_the_readme(session: &Session) -> Outcome {
    DESK.apply(session).await?;
    let (file, limit) = README;
    let size = take(&session.driver, &workspace::root().join(file)).await?;
    if size > limit {
        return Err(format!("{file} has {size} bytes, {limit} are allowed").into());
    }
    Ok(())
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
async fn pictures(session: &Session, state: &str, theme: Theme) -> Outcome {
    let folder = workspace::target().join("screenshots");
    for screen in SCREENS {
        screen.apply(session).await?;
        let name = format!("{}-{state}-{}-{}.png", session.browser.id(), screen.name, theme.id());
        picture(session, &folder.join(name)).await?;
    }
    DESK.apply(session).await
}

async fn picture(session: &Session, file: &Path) -> Outcome {
    let size = take(&session.driver, file).await?;
    let overflow = overflow(&session.driver).await?;
    let note = if overflow > 0 { format!(", {overflow} pixels too wide") } else { String::new() };
    println!("{} ({size} bytes{note})", file.display());
    Ok(())
}
