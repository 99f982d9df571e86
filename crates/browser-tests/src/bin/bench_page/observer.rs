//! What the browser itself observes: tasks that keep it from answering, and things that jump.

use browser_tests::{Outcome, page::Page, patience::until, world::World};
use serde_json::Value;

use crate::Row;

/// Begins to observe anew.
const OBSERVE: &str = r"
const [type] = arguments;
window.observed = [];
window.observer?.disconnect();
window.observer = new PerformanceObserver(list => {
    window.observed.push(...list.getEntries().map(entry => entry.value ?? entry.duration));
});
window.observer.observe({ type });
";

/// What was observed; what has not been handed over yet is asked for.
const OBSERVED: &str = r"
return [...window.observed,
    ...window.observer.takeRecords().map(entry => entry.value ?? entry.duration)];
";

pub(crate) async fn measure(world: &World) -> Outcome<Vec<Row>> {
    let page = world.open().await?;
    observe(&page, "longtask").await?;
    page.fill("URL", &format!("{}{}", world.target(), "a-long-path/".repeat(20))).await?;
    page.headers(&[("X-Correlation-Id", "0123456789012345678901234567890123456789")]).await?;
    page.fill("Method", "PROPFIND").await?;
    let long = observed(&page).await?;
    let longest = long.iter().copied().fold(0.0, f64::max);
    let figure = format!("{}, longest {longest:.0} ms", long.len());
    let mut rows = vec![Row::new("tasks over 50 ms while typing", figure, "none")];

    page.open_stage("01").await?;
    for (what, button) in [
        ("layout shift when a failure arrives", "Send"),
        ("layout shift when the same comes again", "Send"),
        ("layout shift when it is fixed and succeeds", "Fix and re-run"),
    ] {
        observe(&page, "layout-shift").await?;
        page.run_by(button).await?;
        settled(&page).await?;
        let shift: f64 = observed(&page).await?.iter().sum();
        rows.push(Row::new(what, format!("{shift:.4}"), "0"));
    }
    Ok(rows)
}

async fn observe(page: &Page, kind: &str) -> Outcome {
    page.driver.execute(OBSERVE, vec![Value::from(kind)]).await?;
    Ok(())
}

async fn observed(page: &Page) -> Outcome<Vec<f64>> {
    Ok(serde_json::from_value(page.driver.execute(OBSERVED, []).await?.json().clone())?)
}

/// Two frames later everything that a result changes has been drawn.
async fn settled(page: &Page) -> Outcome {
    let frames = "const done = arguments[0]; \
                  requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
    until("two frames", async || {
        Ok(page.driver.execute_async(frames, vec![]).await?.json().as_bool())
    })
    .await?;
    Ok(())
}
