//! What can be taken along: a link, a report, an exchange, an archive.

use cors_experiment::export::{Evidence, exchange_json, report, secrets};
use cors_experiment::{Scenario, permalink};
use yew::Html;

use crate::browser;
use crate::html::html;
use crate::session::{Companion, Report, Session};
use crate::view::Desk;
use crate::view::copy::copied;
use crate::view::element::code;

pub(super) fn share(desk: &Desk<'_>) -> Html {
    let session = desk.session;
    let scenario = session.scenario();
    let link = link_to(&scenario);
    let record = session.report.as_ref().filter(|report| report.scenario == scenario);
    let json = exchange_json(&scenario, record.map_or(&[], |report| report.record.exchanges()));
    let mut secrets = secrets(&scenario);
    // The report is of the last run, where the visitor may have set something else.
    if let Some(run) = &session.report {
        let new = self::secrets(&run.scenario).into_iter().filter(|name| !secrets.contains(name));
        let new: Vec<_> = new.collect();
        secrets.extend(new);
    }
    html! {
        <div class="share">
            <p class="quiet">
                { "Everything is made in this page; nothing is uploaded. Cookies and other secrets that you did not \
                   set here are masked." }
            </p>
            { warnings(&secrets, link.len()) }
            { part(desk, "Link", "Request, server and page, to be opened and set up again.", link) }
            { match &session.report {
                Some(run) => part(desk, "Report", "Markdown for an issue: what was sent, what came back, why it failed, what mends it.", report_of(session, run)),
                None => html! { <p class="quiet">{ "Send the request first: then there is a report to take along." }</p> },
            } }
            { part(desk, "Exchange", "JSON that cors judge, cors fix and cors lint read; what nobody recorded is left out.", json.unwrap_or_default()) }
            if matches!(session.companion, Companion::Up(_)) {
                <p>
                    { "All that the companion recorded: " }
                    <a href="/api/record.har" download="cors-explorer.har">{ "Download HAR" }</a>
                </p>
            }
        </div>
    }
}

fn part(desk: &Desk<'_>, name: &'static str, what: &'static str, text: String) -> Html {
    copied(desk, html! { <><b>{ name }</b>{ ". " }{ what }</> }, name, text)
}

fn link_to(scenario: &Scenario) -> String {
    format!("{}#{}", browser::address(), permalink::encode(scenario))
}

fn report_of(session: &Session, run: &Report) -> String {
    report(&Evidence {
        scenario: &run.scenario,
        verdict: &run.verdict,
        explanation: run.explanation.as_ref(),
        record: run.record.exchanges(),
        steps: &session.ladder.steps,
        imported: session.imported.as_deref(),
        fixes: &run.fixes,
        browser: &browser::user_agent(),
        permalink: &link_to(&run.scenario),
    })
}

fn warnings(secrets: &[String], length: usize) -> Html {
    html! {
        <>
            if !secrets.is_empty() {
                <p class="hint">
                    { "Link, report and JSON show what you set for " }{ code(&secrets.join(", ")) }{ "." }
                </p>
            }
            if length > permalink::SAFE_BYTES {
                <p class="hint">
                    { ["The link has ", &length.to_string(), " characters, and some chats cut off what is longer \
                        than ", &permalink::SAFE_BYTES.to_string(), "."].concat() }
                </p>
            }
        </>
    }
}
