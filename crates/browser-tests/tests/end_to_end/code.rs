//! The scenario as code: for a server and for a client.

use browser_tests::{Outcome, page::Page, patience::until, world::World};

pub(crate) async fn the_request_becomes_code_and_the_stack_is_remembered(
    world: &mut World,
) -> Outcome {
    let page = world.open().await?;
    page.fill("URL", &world.target()).await?;
    page.fill("Method", "PUT").await?;
    page.send().await?;
    page.press("Show as server code").await?;
    page.choose("Stack", "Express").await?;
    page.choose("Strength", "Allow-list with credentials").await?;
    for expected in
        [&*format!("origin: ['{}']", world.page_origin()), "methods: ['PUT']", "credentials: true"]
    {
        wait_for(&page, "Server code", expected).await?;
    }
    wait_for(&page, "Server code", "Proven with Express").await?;
    page.choose("Client", "curl").await?;
    wait_for(&page, "Client code", "--header 'Access-Control-Request-Method: PUT'").await?;

    let page = world.open().await?;
    page.press("Code").await?;
    wait_for(&page, "Server code", "app.use(cors({").await
}

/// Waits until a section shows a text.
async fn wait_for(page: &Page, section: &str, expected: &str) -> Outcome {
    let script = format!(
        "return document.querySelector('section[aria-label=\"{section}\"]')?.textContent ?? ''"
    );
    until(&format!("{section} with {expected}"), async || {
        let text: String = page.driver.execute(&script, Vec::new()).await?.convert()?;
        Ok(text.contains(expected).then_some(()))
    })
    .await
}
