//! Measures how long the released page takes from a keystroke to the prediction on the screen.

use browser_tests::{Outcome, browser::Browser, world::World};
use xtask::ports::Ports;

/// Types a method letter by letter that changes whether a preflight is needed, and waits each time
/// until the prediction says so. Milliseconds; the clock of a page has a resolution of a tenth.
const SCRIPT: &str = r#"
const done = arguments[arguments.length - 1];
const label = [...document.querySelectorAll("label")].find(label => label.textContent.startsWith("Method"));
const input = label.control;
const prediction = document.querySelector("[aria-label=Prediction]");
const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
const key = method => new Promise(shown => {
    const begun = performance.now();
    const observer = new MutationObserver(() => {
        observer.disconnect();
        shown(performance.now() - begun);
    });
    observer.observe(prediction, { attributes: true, attributeFilter: ["data-preflight"] });
    write.call(input, method);
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
});
(async () => {
    const times = [];
    for (let round = 0; round < 1000; round += 1) {
        times.push(await key(round % 2 ? "POST" : "PUT"));
    }
    done(times);
})();
"#;

#[tokio::main]
async fn main() -> Outcome {
    let world = World::start(Ports::free()?, Browser::Chromium).await?;
    let measured = measure(&world).await;
    world.end().await?;
    let mut times = measured?;
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    let mean = times.iter().sum::<f64>() / f64::from(u32::try_from(times.len())?);
    println!(
        "{} keystrokes, each to the prediction on the screen: mean {mean:.2} ms, median {:.1} ms, \
         95 of 100 within {:.1} ms, worst {:.1} ms",
        times.len(),
        at(50),
        at(95),
        at(100),
    );
    Ok(())
}

async fn measure(world: &World) -> Outcome<Vec<f64>> {
    let page = world.open().await?;
    page.fill("URL", &world.target()).await?;
    page.fill("Method", "POST").await?;
    page.wait_for_prediction("reject response/allow-origin-missing").await?;
    let times = page.driver.execute_async(SCRIPT, vec![]).await?;
    Ok(serde_json::from_value(times.json().clone())?)
}
