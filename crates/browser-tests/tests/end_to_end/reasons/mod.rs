//! The page's verdict, against what happened: what the standard and the browsers' known deviations
//! make of an exchange, and the reason that the browser itself gives to developers.

mod chromium;
pub(crate) mod coverage;
pub(crate) mod exchange;
mod firefox;
pub(crate) mod table;
mod table_further;

use std::collections::BTreeSet;

use browser_tests::{Outcome, browser::Browser, page::Page, world::World};

use self::{
    chromium::{REASONS, Reason},
    exchange::Exchange,
};

const FORM: &str = "the form says so at the field and sends nothing; `invalid_input` tests that";
const STREAMS: &str = "the form sends streams as the standard wants them, and only Chromium can";

/// The ways to fail that no exchange here takes, and why.
const OUT_OF_REACH: &[(&str, &str)] = &[
    ("throw construct/url-invalid", FORM),
    ("throw construct/method-invalid", FORM),
    ("throw construct/header-name-invalid", FORM),
    ("throw construct/header-value-invalid", FORM),
    ("throw construct/stream-body-mode", STREAMS),
    ("throw construct/stream-body-without-duplex", STREAMS),
    ("throw construct/stream-body-keepalive", STREAMS),
    coverage::AUTHORIZATION,
    coverage::MIXED_CONTENT,
    coverage::STREAM_BODY,
];

pub(crate) async fn the_pages_verdict_is_what_happened(world: &mut World) -> Outcome {
    let exchanges = table::exchanges(&world.page_origin());
    let taken = exchanges.iter().map(|exchange| exchange.verdict);
    let mut wrong = coverage::complaints(taken, OUT_OF_REACH);
    let mut given = BTreeSet::new();
    for exchange in &exchanges {
        match run(world, exchange).await {
            Ok(reason) => given.extend(reason),
            Err(error) => wrong.push(format!("{}: {error}", exchange.name)),
        }
    }
    if world.session.browser == Browser::Chromium {
        let given: BTreeSet<_> = given.iter().map(Reason::name).collect();
        let missing = REASONS.iter().filter(|(reason, _, _)| !given.contains(reason));
        wrong.extend(missing.map(|(reason, _, _)| format!("no exchange makes it say {reason}")));
    }
    if wrong.is_empty() {
        return Ok(());
    }
    let (count, all) = (wrong.len(), exchanges.len());
    Err(format!("{count} complaints about {all} exchanges:\n  {}", wrong.join("\n  ")).into())
}

/// Sets an exchange up, sends it, and compares the page's verdict with what must come of it and
/// with what the browser says. Chromium's reason is given back.
async fn run(world: &World, exchange: &Exchange) -> Outcome<Option<Reason>> {
    world.put_policy(&exchange.policy)?;
    let page = world.open().await?;
    let target = exchange.target.url(world);
    fill(&page, exchange, &target).await?;
    // What the browser said about opening the page is not about the run.
    world.session.forget().await?;
    let verdict = page.send().await?;
    let expected = exchange.verdict_in(world.session.browser);
    if verdict.verdict() != expected {
        return Err(format!("must be {expected}, the page says {verdict}").into());
    }
    let predicted = page.prediction().await?.verdict();
    if predicted != expected {
        return Err(format!("predicted {predicted}, the page then says {verdict}").into());
    }
    if verdict.witnesses.as_deref() == Some("disagreement") {
        return Err(format!("the witnesses disagree: {verdict}").into());
    }
    if !expected.starts_with("reject") {
        return Ok(None);
    }
    let (said, reason) = match world.session.browser {
        Browser::Chromium => {
            let reason = Reason::of_the_last_run(&world.session, &target).await?;
            (reason.verdicts(), Some(reason))
        }
        Browser::Firefox if firefox::says_nothing_of(expected) => return Ok(None),
        Browser::Firefox => (firefox::verdicts(&world.session).await?, None),
        Browser::WebKit => return Ok(None),
    };
    if said.iter().any(|said| said == expected) {
        return Ok(reason);
    }
    Err(format!("the browser says {reason:?}, which is {said:?}, the page {verdict}").into())
}

async fn fill(page: &Page, exchange: &Exchange, target: &str) -> Outcome {
    // WebKit's driver never comes back from typing a password.
    page.paste("URL", target).await?;
    page.choose("API", exchange.api).await?;
    page.fill("Method", exchange.method).await?;
    page.choose("Mode", exchange.mode).await?;
    page.choose("Credentials", exchange.credentials).await?;
    if !exchange.further.is_empty() {
        page.press_summary("Body type, redirect, cache, run URL").await?;
    }
    for (name, choice) in exchange.further {
        page.choose(name, choice).await?;
    }
    page.headers(exchange.headers).await?;
    if !exchange.body.is_empty() {
        page.fill("Body", exchange.body).await?;
    }
    Ok(())
}
