//! The cause that the page names, against the reason that Chromium itself gives.

mod chromium;
mod exchange;
mod table;

use std::collections::BTreeSet;

use browser_tests::{Outcome, page::Page, world::World};

use self::{
    chromium::{REASONS, Reason},
    exchange::{Exchange, Target},
};

pub(crate) async fn the_pages_cause_is_chromiums_own_reason(world: &mut World) -> Outcome {
    let exchanges = table::exchanges(&world.page_origin());
    let mut wrong = Vec::new();
    let mut given = BTreeSet::new();
    for exchange in &exchanges {
        match run(world, exchange).await {
            Ok(reason) => drop(given.insert(reason)),
            Err(error) => wrong.push(format!("{}: {error}", exchange.name)),
        }
    }
    let given: BTreeSet<_> = given.iter().map(Reason::name).collect();
    for (reason, _, _) in REASONS {
        if !given.contains(reason) {
            wrong.push(format!("no exchange makes Chromium say {reason}"));
        }
    }
    if wrong.is_empty() {
        return Ok(());
    }
    let (count, all) = (wrong.len(), exchanges.len());
    Err(format!("{count} complaints about {all} exchanges:\n  {}", wrong.join("\n  ")).into())
}

/// Sets an exchange up, sends it, and compares the page's verdict with Chromium's reason.
async fn run(world: &World, exchange: &Exchange) -> Outcome<Reason> {
    world.put_policy(&exchange.policy)?;
    let page = world.open().await?;
    let target = match exchange.target {
        Target::Localhost => world.target(),
        Target::Address => world.target().replace("localhost", "127.0.0.1"),
        Target::Url(url) => url.to_owned(),
    };
    fill(&page, exchange, &target).await?;
    // What the browser said about opening the page is not about the run.
    world.session.forget().await?;
    let verdict = page.send().await?;
    let reason = Reason::of_the_last_run(&world.session, &target).await?;
    if !reason.verdicts().contains(&verdict.verdict()) {
        return Err(format!("Chromium says {}, the page {verdict}", reason.name()).into());
    }
    let predicted = page.prediction().await?.verdict();
    if predicted != verdict.verdict() {
        return Err(format!("predicted {predicted}, the page then says {verdict}").into());
    }
    if verdict.witnesses.as_deref() == Some("disagreement") {
        return Err(format!("the witnesses disagree: {verdict}").into());
    }
    Ok(reason)
}

async fn fill(page: &Page, exchange: &Exchange, target: &str) -> Outcome {
    page.fill("URL", target).await?;
    page.choose("API", exchange.api).await?;
    page.fill("Method", exchange.method).await?;
    page.choose("Mode", exchange.mode).await?;
    page.choose("Credentials", exchange.credentials).await?;
    if exchange.redirect != "follow" {
        page.press_summary("Body type, redirect, cache, run URL").await?;
        page.choose("Redirect", exchange.redirect).await?;
    }
    page.headers(exchange.headers).await
}
