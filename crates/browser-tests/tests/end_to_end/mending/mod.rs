//! Fixes, proven: every failure that a server can mend is mended by pressing *Fix and re-run*, and
//! what the server then grants is nothing that lint objects to.

mod case;
mod mender;

use browser_tests::{Outcome, page::Page, world::World};
use cors_engine::{Failure, Profile};
use cors_experiment::{
    Scenario,
    lint::{Severity, lint_policy},
    permalink, predict,
};
use serde::Deserialize;
use thirtyfour::By;

use self::{
    case::Case,
    mender::{Mender, OUT_OF_REACH},
};
use crate::{expect, reasons::coverage};

const FIX: &str = "Fix and re-run";
/// How often the first fix is taken before the test gives up.
const MOST_ROUNDS: usize = 6;

pub(crate) async fn what_a_server_can_mend_is_mended_by_its_fixes(world: &mut World) -> Outcome {
    let cases = case::cases(world)?;
    let mut wrong = coverage::complaints(cases.iter().map(|case| case.verdict), OUT_OF_REACH);
    for case in &cases {
        if let Err(error) = walk(world, case).await {
            wrong.push(format!("{}: {error}", case.name));
        }
    }
    if wrong.is_empty() {
        return Ok(());
    }
    let (count, all) = (wrong.len(), cases.len());
    Err(format!("{count} complaints about {all} failures:\n  {}", wrong.join("\n  ")).into())
}

async fn walk(world: &World, case: &Case) -> Outcome {
    let page = load(world, case).await?;
    let failure = failure_of(&case.scenario())?;
    if case.stays_in_the_form() {
        expect("fixes in the form", "[]", &format!("{:?}", offered(&page).await?))?;
        let send = page.driver.find(By::Css("button.send, button[type=submit]")).await?;
        return expect("Send is enabled", "false", &send.is_enabled().await?.to_string());
    }
    expect("the verdict", case.verdict, &page.send().await?.verdict())?;
    let sides = offered(&page).await?;
    match Mender::of(&case.scenario(), &failure) {
        Mender::Server => expect("the first fix", "Server:", sides.first().map_or("-", |s| s))?,
        Mender::Page(why) if sides.iter().any(|side| side == "Server:") => {
            return Err(format!("a fix is the server's, and {why}").into());
        }
        Mender::Page(_) => expect("the first fix", "Page:", sides.first().map_or("-", |s| s))?,
        Mender::Nobody(why) => {
            if !sides.is_empty() {
                return Err(format!("{sides:?} are to mend it, and {why}").into());
            }
            return nothing_is_offered(&page).await;
        }
    }
    mend(&page).await?;
    no_grave_finding(world, case)
}

/// Sets the failing scenario up from a link, as a visitor would who was sent one.
async fn load(world: &World, case: &Case) -> Outcome<Page> {
    let link = format!("{}#{}", world.page_address(), permalink::encode(&case.linked));
    // A link that differs in its fragment alone would not open the page anew.
    world.session.driver.goto("about:blank").await?;
    let page = Page::open(&world.session.driver, &link).await?;
    page.press("Set it up").await?;
    page.choose("Sent by", case.sender.words()).await?;
    Ok(page)
}

/// Whose the fixes are that the page offers, best first.
async fn offered(page: &Page) -> Outcome<Vec<String>> {
    let mut sides = Vec::new();
    for side in page.all(".fix .side").await? {
        sides.push(side.text().await?.trim().to_owned());
    }
    Ok(sides)
}

async fn nothing_is_offered(page: &Page) -> Outcome {
    let said = page.text(".verdict:has([aria-label=Verdict])").await?;
    if said.contains("Nothing that could be edited here makes this request succeed.") {
        return Ok(());
    }
    Err(format!("the page does not say that nothing helps: {said:?}").into())
}

/// Takes the first fix until the request succeeds.
async fn mend(page: &Page) -> Outcome {
    let mut course = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let shown = page.run_by(FIX).await?;
        if shown.witnesses.as_deref() != Some("agree") {
            return Err(format!("the witnesses do not agree: {shown}, after {course:?}").into());
        }
        if shown.verdict() == "resolve" {
            return Ok(());
        }
        course.push(shown.verdict());
        if offered(page).await?.is_empty() {
            return Err(format!("no further fix after {course:?}").into());
        }
    }
    Err(format!("{MOST_ROUNDS} rounds are not enough: {course:?}").into())
}

/// Lints what the endpoint answers by now, as the control API tells it.
fn no_grave_finding(world: &World, case: &Case) -> Outcome {
    let endpoint = world.endpoint("root")?;
    let policy = Deserialize::deserialize(&endpoint["policy"])?;
    let scenario = case.scenario();
    let findings = lint_policy(&policy, &scenario.page_origin, &world.target());
    let grave: Vec<_> = findings
        .iter()
        .filter(|finding| finding.severity >= Severity::High)
        .map(|finding| format!("{}: {}", finding.rule.id, finding.message))
        .collect();
    expect("what is granted in the end", "[]", &format!("{grave:?}"))
}

/// How a scenario fails by the rules of the browser of this test.
fn failure_of(scenario: &Scenario) -> Outcome<Failure> {
    let outcome = predict(scenario, Profile::Chromium).ok_or("its answers are not known")?;
    Ok(outcome.failure().ok_or("it does not fail")?.clone())
}
