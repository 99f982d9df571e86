//! The decision path: what has to hold, in order, and whether it did.

use cors_engine::{Algorithm, Check, ExchangeKind, Subject, Verdict};
use cors_experiment::explanation::describe_check;
use yew::Html;

use super::Desk;
use super::element::{spoken, step_link};
use super::folded::folded;
use super::prose::prose;
use crate::html::html;
use crate::session::Part;

/// Something that the browser makes sure of on the way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Question {
    Arguments,
    Allowed,
    Preflight,
    Consent,
    Redirect,
    Answer,
}

/// The questions in their order, and what holds if they come out well.
const QUESTIONS: [(Question, &str); 6] = [
    (Question::Arguments, "The script's arguments make a request"),
    (Question::Allowed, "The browser lets such a request out"),
    (Question::Preflight, "It is settled whether to ask the server first"),
    (Question::Consent, "The answer to the preflight allows the request"),
    (Question::Redirect, "The redirect may be followed"),
    (Question::Answer, "The answer gets through to the script"),
];

pub(super) fn trace(desk: &Desk<'_>, checks: &[Check]) -> Html {
    if checks.is_empty() {
        return html! {};
    }
    let summary = format!("The decision path: {} checks of the standard, in order", checks.len());
    let last = checks.iter().map(|check| check.hop).max().unwrap_or_default();
    let hops = || (0..=last).map(|hop| path(checks, hop, last)).collect();
    html! {
        <section class="card" aria-label="Decision path">
            { folded(desk, Part::Path, html! { summary }, &hops) }
        </section>
    }
}

/// The questions about one hop.
fn path(checks: &[Check], hop: usize, last: usize) -> Html {
    let mut failed = false;
    let mut entries = Vec::new();
    for (question, words) in QUESTIONS {
        let asked = |check: &&Check| check.hop == hop && self::question(check) == question;
        let asked: Vec<_> = checks.iter().filter(asked).collect();
        let fails = asked.iter().any(|check| check.verdict == Verdict::Fail);
        let state = match (asked.is_empty(), fails) {
            (true, _) if failed => State::NotReached,
            // Only a failure keeps the browser from a question; otherwise there was none to ask.
            (true, _) => continue,
            (false, true) => State::Failed,
            (false, false) => State::Passed,
        };
        // What never came to pass is told where it always comes.
        if state == State::NotReached && question == Question::Redirect {
            continue;
        }
        failed |= fails;
        entries.push(entry(state, words, &asked));
    }
    let title = (last > 0).then(|| html! { <h3>{ format!("Request {}", hop + 1) }</h3> });
    html! { <>{ for title }<ol class="path">{ for entries }</ol></> }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Passed,
    Failed,
    NotReached,
}

fn entry(state: State, words: &'static str, asked: &[&Check]) -> Html {
    let (class, said) = match state {
        State::Passed => ("passed", "passed: "),
        State::Failed => ("failed", "failed: "),
        State::NotReached => ("unreached", "not reached: "),
    };
    let checks: Html = asked.iter().map(|check| draw(check)).collect();
    html! { <li {class} key={words}><b>{ spoken(said) }{ words }</b><ol class="trace">{ checks }</ol></li> }
}

fn draw(check: &Check) -> Html {
    let (class, said) = match check.verdict {
        Verdict::Pass => ("passed", "passed: "),
        Verdict::Fail => ("failed", "failed: "),
        Verdict::Turn => ("turned", ""),
    };
    html! {
        <li {class}>
            <span>{ spoken(said) }{ prose(&describe_check(check)) }</span>{ step_link(check.step) }
        </li>
    }
}

fn question(check: &Check) -> Question {
    match check.step.algorithm {
        Algorithm::RequestConstructor
        | Algorithm::HeadersValidate
        | Algorithm::HeadersAppend
        | Algorithm::XhrOpen
        | Algorithm::XhrSetRequestHeader
        | Algorithm::XhrSend => Question::Arguments,
        Algorithm::HttpRedirectFetch => Question::Redirect,
        Algorithm::UnsafeRequestHeaderNames | Algorithm::SafelistedMethod => Question::Preflight,
        Algorithm::MainFetch
        | Algorithm::BlockBadPort
        | Algorithm::MixedContent
        | Algorithm::HttpFetch
        | Algorithm::CorsPreflightFetch
        | Algorithm::CorsCheck
        | Algorithm::HttpNetworkOrCacheFetch
        | Algorithm::HttpNetworkFetch
        | Algorithm::ResourcePolicyCheck
        | Algorithm::TimingAllowOriginCheck => by_subject(check),
    }
}

/// The question behind a check of an algorithm that takes part in several.
fn by_subject(check: &Check) -> Question {
    let asks = matches!(check.subject, Subject::Preflight | Subject::PreflightCache);
    match check.answer {
        Some(ExchangeKind::Preflight) => Question::Consent,
        Some(ExchangeKind::Actual) => Question::Answer,
        None if asks => Question::Preflight,
        None => Question::Allowed,
    }
}
