//! How soon a page that no cache has shows its first result.

use browser_tests::{Outcome, browser::Browser, page::Page, session::Theme, world::World};
use serde_json::json;

use crate::{Row, spread};

/// How many browsers are started, each with an empty profile.
const BROWSERS: usize = 5;

/// Keeps when the prediction was first there, in milliseconds after the navigation began: in the
/// frame after, since only then can it be seen.
const WATCH: &str = r#"
new MutationObserver((_, observer) => {
    if (document.querySelector("[aria-label=Prediction][data-outcome]")) {
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => { window.firstResult = performance.now(); }));
    }
}).observe(document, { subtree: true, childList: true, attributes: true });
"#;

pub(crate) async fn measure(world: &mut World) -> Outcome<Vec<Row>> {
    let (mut results, mut paints) = (Vec::new(), Vec::new());
    for _ in 0..BROWSERS {
        world.browse(Browser::Chromium, Theme::Light).await?;
        let devtools = world.session.driver.cdp();
        let script = json!({ "source": WATCH });
        devtools.send_raw("Page.enable", json!({})).await?;
        devtools.send_raw("Page.addScriptToEvaluateOnNewDocument", script).await?;
        let page = world.open().await?;
        results.push(first_result(&page).await?);
        let paint = "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime;";
        paints.extend(page.driver.execute(paint, []).await?.json().as_f64());
    }
    Ok(vec![
        Row::new("first letters after a cold load", spread(paints, "ms"), ""),
        Row::new("first result after a cold load", spread(results, "ms"), "under 1000"),
    ])
}

async fn first_result(page: &Page) -> Outcome<f64> {
    browser_tests::patience::until("the first result", async || {
        Ok(page.driver.execute("return window.firstResult;", []).await?.json().as_f64())
    })
    .await
}
