//! The three witnesses side by side, and what other engines would have done.

use cors_engine::{Cause, Outcome, Profile, Settlement, Stage};
use cors_experiment::{
    BrowserOutcome, PreflightNeed, Verdict, preflight_need, response_type_id, settlement_id,
};
use yew::Html;

use super::bar::engine;
use super::element::{card, code, spoken};
use super::word::{WITNESS, help};
use crate::html::html;
use crate::session::{Record, Report, Session};

/// What a witness says: how it ended, in words.
struct Said {
    class: &'static str,
    sign: &'static str,
    words: Html,
}

pub(super) fn witnesses(session: &Session, report: &Report) -> Html {
    let name = engine(session.profile);
    let predicted = report.prediction.as_ref();
    let recorded = match (&report.record, &report.verdict) {
        (Record::Unreadable, _) => silent("the record could not be read"),
        (Record::NotOurs, _) => silent("this server keeps none"),
        (Record::Read(_), Verdict::Unknown(_)) => silent("not all of it was recorded"),
        (Record::Read(_), verdict) => verdict.outcome().map_or_else(|| silent("nothing"), of_rules),
    };
    let prediction = predicted.map_or_else(|| silent("cannot say"), of_rules);
    html! {
        { card("Witnesses", html! {
            <>
                <div class="three">
                    { column("Prediction", &format!("the server's settings, by {name}'s rules"), prediction) }
                    { column("Record", &format!("what the server saw, by {name}'s rules"), recorded) }
                    { column("Browser", "what the script got", of_browser(&report.browser)) }
                </div>
                <p class="quiet">{ agreement(report) }{ " " }{ help(&WITNESS) }{ " " }{ elsewhere(session, report) }</p>
            </>
        }) }
    }
}

fn column(title: &'static str, source: &str, Said { class, sign, words }: Said) -> Html {
    html! {
        <div>
            <h3>{ title }</h3><p class="quiet">{ source }</p>
            <p {class}><b aria-hidden="true">{ sign }</b>{ words }</p>
        </div>
    }
}

fn of_rules(outcome: &Outcome) -> Said {
    let (class, sign) = tone(&outcome.settlement);
    Said { class, sign, words: html! { ends(&outcome.settlement) } }
}

fn of_browser(browser: &BrowserOutcome) -> Said {
    match browser {
        BrowserOutcome::Resolved(response) => {
            let kind = response.response_type.as_deref().unwrap_or("response");
            let (class, sign) =
                if kind.starts_with("opaque") { ("closed", "◌") } else { ("good", "✓") };
            Said { class, sign, words: html! { format!("{kind}, status {}", response.status) } }
        }
        BrowserOutcome::Rejected(text) | BrowserOutcome::Threw(text) => {
            Said { class: "bad", sign: "✕", words: code(text) }
        }
    }
}

fn silent(words: &'static str) -> Said {
    Said { class: "quiet", sign: "–", words: html! { words } }
}

/// The colour of an end, and the sign that goes with it.
pub(super) fn tone(settlement: &Settlement) -> (&'static str, &'static str) {
    match settlement {
        Settlement::Resolve(response) if response.body_readable => ("good", "✓"),
        Settlement::Resolve(_) => ("closed", "◌"),
        Settlement::Reject(_) | Settlement::Throw(_) => ("bad", "✕"),
    }
}

/// An end in words.
pub(super) fn ends(settlement: &Settlement) -> String {
    let failure = match settlement {
        Settlement::Resolve(response) => {
            let kind = response_type_id(response.response_type);
            return format!("goes through: {kind}, status {}", response.status);
        }
        Settlement::Reject(failure) | Settlement::Throw(failure) => failure,
    };
    let place = match failure.stage {
        Stage::Construct => "throws before anything is sent",
        Stage::Blocked => "blocked by the browser",
        Stage::Dispatch => "refused before anything is sent",
        Stage::Preflight => "fails at the preflight",
        Stage::Redirect => "fails at a redirect",
        Stage::Response if failure.cause == Cause::Transport => "gets no whole answer",
        Stage::Response => "fails at the answer",
    };
    place.to_owned()
}

/// Whether prediction, record and browser tell the same.
fn agreement(report: &Report) -> &'static str {
    let Some(replayed) = report.verdict.outcome() else { return "Only the browser spoke." };
    match report.verdict.witnesses() {
        cors_experiment::Witnesses::Disagreement => {
            "Record and browser contradict each other: something is between them."
        }
        cors_experiment::Witnesses::Unknown => "The browser alone does not tell the cause.",
        cors_experiment::Witnesses::Agree => match &report.prediction {
            Some(predicted) if end(predicted) != end(replayed) => {
                "What the server really did is not what its settings say: somebody changed the \
                 answers on the way, or the settings meanwhile."
            }
            Some(_) => "All three agree, so this is certain.",
            None => "Record and browser agree, so this is certain.",
        },
    }
}

/// What other engines would do with the same request and the same answers.
fn elsewhere(session: &Session, report: &Report) -> Html {
    let Some(here) = &report.prediction else { return html! {} };
    let (same, different) = others(session.profile, here, &|profile| report.predict(profile));
    let same = match same.as_slice() {
        [] => String::new(),
        same => format!("By their rules {} would do the same.", same.join(" and ")),
    };
    html! { <>{ same }{ for different.into_iter().map(differs) }</> }
}

/// The other engines: those that come to the same end, and those that do not, with theirs.
pub(super) fn others(
    profile: Profile,
    here: &Outcome,
    predict: &dyn Fn(Profile) -> Option<Outcome>,
) -> (Vec<&'static str>, Vec<Elsewhere>) {
    let (mut same, mut different) = (Vec::new(), Vec::new());
    let ours = ends(&here.settlement);
    for other in [Profile::Chromium, Profile::Firefox, Profile::Webkit] {
        if other == profile {
            continue;
        }
        match predict(other) {
            Some(there) if end(&there) != end(here) => {
                let mut words = ends(&there.settlement);
                let mut lead = " differs: ";
                if words == ours {
                    lead = ", too, ";
                    words.push_str(&reason(&there));
                }
                let name = [engine(other), lead].concat();
                different.push((name, tone(&there.settlement), words));
            }
            Some(_) => same.push(engine(other)),
            // Nobody here knows what it would be answered.
            None => {}
        }
    }
    (same, different)
}

/// An engine that comes to another end, or to the same by another way: its name and how it compares,
/// its colour and sign, and its end.
pub(super) type Elsewhere = (String, (&'static str, &'static str), String);

/// What tells an outcome from another that ends in the same place.
fn reason(outcome: &Outcome) -> String {
    if let Some(failure) = outcome.failure() {
        return [", but by ", failure.cause.id()].concat();
    }
    let asks = match preflight_need(outcome) {
        PreflightNeed::Needed => ", after a preflight",
        PreflightNeed::Cached => ", by a preflight that it remembers",
        PreflightNeed::NotNeeded => ", without a preflight",
    };
    asks.to_owned()
}

/// An engine that comes to another end.
pub(super) fn differs((name, (class, sign), words): Elsewhere) -> Html {
    html! {
        <span class="elsewhere">
            { name }
            <b {class}>{ [sign, " ", &words].concat() }{ spoken(". ") }</b>
        </span>
    }
}

/// The end of an outcome, as far as it is told.
fn end(outcome: &Outcome) -> (&'static str, Option<(Stage, &'static str)>, PreflightNeed) {
    let failure = outcome.failure().map(|failure| (failure.stage, failure.cause.id()));
    (settlement_id(&outcome.settlement), failure, preflight_need(outcome))
}
