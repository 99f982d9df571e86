//! How long the page takes from a keystroke to the prediction on the screen, in experiments from
//! plain to large.

use browser_tests::{Outcome, page::Page, world::World};

use crate::{Row, spread};

/// Types methods that change whether a preflight is needed, and waits each time until the
/// prediction says so. Milliseconds; the clock of a page has a resolution of a tenth.
const TYPE: &str = r#"
const done = arguments[arguments.length - 1];
const [methods] = arguments;
const label = [...document.querySelectorAll("label")].find(label => label.textContent.startsWith("Method"));
const input = label.control;
const prediction = document.querySelector("[aria-label=Prediction]");
const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
const state = () => JSON.stringify({ ...prediction.dataset });
const key = method => new Promise(shown => {
    const before = state();
    const begun = performance.now();
    const observer = new MutationObserver(() => {
        if (state() === before) return;
        observer.disconnect();
        shown(performance.now() - begun);
    });
    observer.observe(prediction, { attributes: true });
    write.call(input, method);
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
});
(async () => {
    const times = [];
    for (let round = 0; round < 200; round += 1) {
        times.push(await key(methods[round % 2]));
    }
    done(times);
})();
"#;

/// As many as a request of a real application may have.
const HEADERS: [(&str, &str); 12] = [
    ("Accept", "application/json"),
    ("Accept-Language", "en, de;q=0.5"),
    ("Authorization", "Bearer abc"),
    ("Content-Type", "application/json"),
    ("If-None-Match", "abc"),
    ("Idempotency-Key", "7"),
    ("Traceparent", "00-abc-def-01"),
    ("X-Api-Key", "secret"),
    ("X-Client", "web"),
    ("X-Correlation-Id", "9"),
    ("X-Requested-With", "XMLHttpRequest"),
    ("X-Tenant", "a"),
];

pub(crate) async fn measure(world: &World) -> Outcome<Vec<Row>> {
    let page = world.open().await?;
    let mut rows = Vec::new();
    let mut row = |experiment: &str, times| {
        let what = format!("keystroke to prediction: {experiment}");
        rows.push(Row::new(what, spread(times, "ms"), "under 2"));
    };
    page.fill("URL", &world.target()).await?;
    page.fill("Method", "POST").await?;
    row("a plain request", times(&page, ["PUT", "POST"]).await?);
    // Where a preflight is needed anyway, only a forbidden method changes the prediction.
    page.headers(&HEADERS).await?;
    row("twelve headers", times(&page, ["TRACE", "POST"]).await?);
    for stage in ["01", "02", "03", "04"] {
        page.open_stage(stage).await?;
        row(&format!("stage {stage}"), times(&page, ["TRACE", "GET"]).await?);
    }
    Ok(rows)
}

async fn times(page: &Page, methods: [&str; 2]) -> Outcome<Vec<f64>> {
    let times = page.driver.execute_async(TYPE, vec![serde_json::json!(methods)]).await?;
    Ok(serde_json::from_value(times.json().clone())?)
}
