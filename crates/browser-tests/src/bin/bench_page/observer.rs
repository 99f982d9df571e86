//! What the browser itself observes: tasks that keep it from answering, and things that jump.

use browser_tests::{Outcome, page::Page, patience::until, world::World};
use serde_json::{Value, json};

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

/// Moves the focus to the input of this name, and the cursor to its end.
const FOCUS: &str = r#"
const [name] = arguments;
const isNamed = input => (input.getAttribute("aria-label") ?? input.labels[0]?.textContent)?.startsWith(name);
const input = [...document.querySelectorAll("input")].find(isNamed);
input.focus();
input.setSelectionRange(input.value.length, input.value.length);
"#;

/// What was observed; what has not been handed over yet is asked for.
const OBSERVED: &str = r"
return [...window.observed,
    ...window.observer.takeRecords().map(entry => entry.value ?? entry.duration)];
";

pub(crate) async fn measure(world: &World) -> Outcome<Vec<Row>> {
    let page = world.open().await?;
    page.headers(&[("X", "7")]).await?;
    observe(&page, "longtask").await?;
    type_into(&page, "URL", &"a-long-path/".repeat(20)).await?;
    type_into(&page, "Header name", "-Correlation-Id").await?;
    type_into(&page, "Header value", "0123456789012345678901234567890123456789").await?;
    type_into(&page, "Method", "PROPFIND").await?;
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

/// Strikes the keys of a text, one by one, at the end of what an input holds. The driver's own way
/// of typing runs scripts in the page, which would be observed with it.
async fn type_into(page: &Page, name: &str, text: &str) -> Outcome {
    page.driver.execute(FOCUS, vec![Value::from(name)]).await?;
    let devtools = page.driver.cdp();
    for key in text.chars() {
        let key = key.to_string();
        for event in [
            json!({ "type": "keyDown", "key": key, "text": key }),
            json!({ "type": "keyUp", "key": key }),
        ] {
            devtools.send_raw("Input.dispatchKeyEvent", event).await?;
        }
    }
    let value = page.driver.execute("return document.activeElement.value;", []).await?;
    match value.json().as_str() {
        Some(typed) if typed.ends_with(text) => Ok(()),
        other => Err(format!("{text:?} was typed into {name}, which holds {other:?}").into()),
    }
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
