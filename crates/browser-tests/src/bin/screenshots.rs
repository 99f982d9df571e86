//! Takes pictures of the page in each browser, at two sizes, light and dark: of a page that runs
//! already, or of one that it starts and leads through its main states.

use std::{env, path::Path};

use browser_tests::{
    Outcome,
    browser::Browser,
    picture::{DESK, SCREENS, overflow, take},
    session::{Session, Setting, Theme},
    tour::tour,
    world::World,
};
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

/// Takes pictures of each state of the page.
async fn states(world: &mut World, browser: Browser, theme: Theme) -> Outcome {
    world.browse(browser, theme).await?;
    tour(world, async |world, state| {
        pictures(&world.session, state, theme).await?;
        if (browser, theme, state) == (Browser::Chromium, Theme::Light, "failed") {
            for_the_readme(&world.session).await?;
        }
        Ok(())
    })
    .await
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
