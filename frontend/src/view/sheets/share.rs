//! What can be taken along: a link, a report, an exchange, an archive.

use cors_experiment::export::{Evidence, exchange, report};
use cors_experiment::{Scenario, permalink};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser;
use crate::session::{Companion, Report};
use crate::view::Desk;

pub(super) fn share(desk: &Desk<'_>) -> Html {
    let session = desk.session;
    let scenario = session.scenario();
    let link = link_to(&scenario);
    let record = session.report.as_ref().filter(|report| report.scenario == scenario);
    let json = exchange(&scenario, record.map_or(&[], |report| report.record.exchanges()));
    let json = json.and_then(|exchange| serde_json::to_string(&exchange).ok()).unwrap_or_default();
    html! {
        <div class="share">
            <p class="quiet">
                { "Everything is made in this page; nothing is uploaded. Cookies and other secrets that you did not \
                   set here are masked." }
            </p>
            { part("Link", "Request, server and page, to be opened and set up again.",
                html! { <>{ warnings(&scenario, link.len()) }<Copy name="Copy link" text={link} /></> }) }
            { part("Report", "Markdown for an issue: what was sent, what came back, why it failed and what mends it.",
                match &session.report {
                    Some(run) => html! { <Copy name="Copy report" text={report_of(run)} /> },
                    None => html! { <p class="quiet">{ "Send the request first: a report rests on a run." }</p> },
                }) }
            { part("Archive", "HAR with everything that the companion recorded, for other tools to read.",
                match session.companion {
                    Companion::Up(_) => html! { <a href="/api/record.har" download="cors-explorer.har">{ "Download HAR" }</a> },
                    Companion::Unknown | Companion::Down { .. } => {
                        html! { <p class="quiet">{ "The companion is not running." }</p> }
                    }
                }) }
            { part("Exchange", "JSON that cors judge, cors fix and cors lint read.",
                html! { <Copy name="Copy exchange" text={json} /> }) }
        </div>
    }
}

fn part(title: &'static str, what: &'static str, content: Html) -> Html {
    html! { <section aria-label={title}><h3>{ title }</h3><p>{ what }</p>{ content }</section> }
}

fn link_to(scenario: &Scenario) -> String {
    format!("{}#{}", browser::address(), permalink::encode(scenario))
}

fn report_of(run: &Report) -> String {
    report(&Evidence {
        scenario: &run.scenario,
        verdict: &run.verdict,
        explanation: run.explanation.as_ref(),
        record: run.record.exchanges(),
        fixes: &run.fixes,
        browser: &browser::user_agent(),
        permalink: &link_to(&run.scenario),
    })
}

fn warnings(scenario: &Scenario, length: usize) -> Html {
    let secret = |(name, _): &&(String, String)| name.eq_ignore_ascii_case("authorization");
    html! {
        <>
            if scenario.request.headers.iter().any(|header| secret(&header)) {
                <p class="hint">{ "The link has the value of Authorization in it." }</p>
            }
            if length > permalink::SAFE_BYTES {
                <p class="hint">
                    { format!("The link has {length} characters, and some chats cut off what is longer than {}.",
                        permalink::SAFE_BYTES) }
                </p>
            }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct CopyProps {
    name: &'static str,
    text: String,
}

/// How copying went.
#[derive(Clone, Copy, PartialEq)]
enum Copied {
    NotYet,
    Yes,
    Refused,
}

/// A button that copies a text and says so, and the text itself for who wants to see it first.
#[component]
fn Copy(CopyProps { name, text }: &CopyProps) -> Html {
    let copied = use_state(|| Copied::NotYet);
    use_effect_with(text.clone(), {
        let copied = copied.setter();
        move |_| copied.set(Copied::NotYet)
    });
    let onclick = {
        let (text, copied) = (text.clone(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let (text, copied) = (text.clone(), copied.clone());
            spawn_local(async move {
                let done = browser::copy(&text).await;
                copied.set(if done { Copied::Yes } else { Copied::Refused });
            });
        })
    };
    let said = match *copied {
        Copied::NotYet => "",
        Copied::Yes => "Copied",
        Copied::Refused => "The browser refused: copy it from below",
    };
    html! {
        <>
            <div class="acts">
                <button type="button" class="act" {onclick}>{ *name }</button>
                <span role="status">{ said }</span>
            </div>
            <details open={*copied == Copied::Refused}>
                <summary>{ "Show it" }</summary>
                <pre class="mono">{ text }</pre>
            </details>
        </>
    }
}
