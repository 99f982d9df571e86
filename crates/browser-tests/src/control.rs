//! Controls by the names that people see or hear.

use serde_json::json;
use thirtyfour::{Key, WebDriver, WebElement};

use crate::{Outcome, patience::until};

/// The name is the `aria-label`, else the label without the control in it, else the text.
const NAMED: &str = r#"
const [selector, name, within] = arguments;
const text = node => [...node.childNodes]
    .filter(child => !(child.matches?.("input, select, textarea, kbd")))
    .map(child => child.textContent).join("").trim().replace(/^\+ /, "");
const nameOf = control => control.getAttribute("aria-label")
    ?? (control.labels?.length ? text(control.labels[0]) : text(control));
const scope = within ? document.querySelector(within) : document;
return [...(scope?.querySelectorAll(selector) ?? [])].filter(control => nameOf(control) === name);
"#;

/// The controls of this name in a part of the page, or in all of it.
pub(crate) async fn named(
    driver: &WebDriver,
    selector: &str,
    name: &str,
    within: Option<&str>,
) -> Outcome<Vec<WebElement>> {
    let arguments = vec![json!(selector), json!(name), json!(within)];
    Ok(driver.execute(NAMED, arguments).await?.elements()?)
}

/// The first of them, as soon as there is one.
pub(crate) async fn one(
    driver: &WebDriver,
    selector: &str,
    name: &str,
    within: Option<&str>,
) -> Outcome<WebElement> {
    until(&format!("control {name}"), async || {
        Ok(named(driver, selector, name, within).await?.into_iter().next())
    })
    .await
}

/// Selects what a control holds and types over it.
pub(crate) async fn type_over(control: &WebElement, text: &str) -> Outcome {
    control.click().await?;
    control.send_keys(Key::Control + "a").await?;
    if text.is_empty() {
        control.send_keys(Key::Delete + "").await?;
    } else {
        control.send_keys(text).await?;
    }
    Ok(())
}
