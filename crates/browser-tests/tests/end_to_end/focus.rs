//! Where the focus is after something was done with the keyboard.

use browser_tests::{Outcome, page::Page, patience::until, world::World};
use serde_json::json;
use thirtyfour::Key;

use crate::expect;

/// The nearest part of the page around what has the focus, by its name.
const PART: &str = r#"
const part = document.activeElement.closest("section, dialog");
return part?.getAttribute("aria-label") ?? part?.querySelector("h2")?.textContent ?? "none";
"#;

pub(crate) async fn it_stays_near_what_takes_its_own_element_away(world: &mut World) -> Outcome {
    let page = world.open().await?;
    page.open_stage("02").await?;
    page.send().await?;
    strike(&page, "Apply the article's solution").await?;
    wait_for_part(&page, "Guide").await?;
    strike(&page, "Close the guide").await?;
    wait_for_part(&page, "Request").await?;
    page.open_sheet("Matrix").await?;
    strike(&page, "Send all 15").await?;
    wait_for_part(&page, "Matrix").await
}

pub(crate) async fn it_cannot_go_to_what_a_sheet_covers(world: &mut World) -> Outcome {
    let page = world.open().await?;
    page.send().await?;
    let reachable = r#"return [...document.querySelectorAll(".result button, .result a")]
        .filter(element => { element.focus(); return element === document.activeElement; }).length"#;
    if count(&page, reachable).await? == 0 {
        return Err("nothing in the result can have the focus".into());
    }
    page.open_sheet("Matrix").await?;
    expect("behind the sheet", "0", &count(&page, reachable).await?.to_string())
}

pub(crate) async fn a_meaning_is_hidden_when_it_leaves(world: &mut World) -> Outcome {
    let page = world.open().await?;
    strike(&page, "What does Mode mean?").await?;
    let shown = "return document.querySelectorAll('[popover]:popover-open').length";
    expect("asked for", "1", &count(&page, shown).await?.to_string())?;
    page.driver.execute("document.querySelector('.request select').focus()", vec![]).await?;
    until("the meaning to be hidden", async || Ok((count(&page, shown).await? == 0).then_some(())))
        .await
}

/// Gives a button the focus and strikes Enter.
async fn strike(page: &Page, name: &str) -> Outcome {
    let find = r#"
        const name = arguments[0];
        const button = [...document.querySelectorAll("button")]
            .find(button => (button.ariaLabel ?? button.textContent) === name);
        button?.focus();
        return button;
    "#;
    let button = until(&format!("button {name}"), async || {
        let found = page.driver.execute(find, vec![json!(name)]).await?;
        Ok(found.element().ok())
    })
    .await?;
    button.send_keys(Key::Enter + "").await?;
    Ok(())
}

async fn wait_for_part(page: &Page, name: &str) -> Outcome {
    until(&format!("the focus in {name}"), async || {
        let part: String = page.driver.execute(PART, vec![]).await?.convert()?;
        Ok((part == name).then_some(()))
    })
    .await
}

async fn count(page: &Page, script: &str) -> Outcome<u64> {
    Ok(page.driver.execute(script, vec![]).await?.convert()?)
}
