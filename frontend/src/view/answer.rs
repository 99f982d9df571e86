//! One of the two answers of a policy, as a group of switches.

use std::rc::Rc;

use cors_experiment::FixTarget;
use cors_wire::{Answer, BodyType, ExchangeKind, FieldProblem, Header, Place, Policy, RequestHead};
use yew::{Callback, Html};

use super::Desk;
use super::cookie::cookie;
use super::element::{button, code, sign};
use super::field::{TextInput, messages, text_area};
use super::folded::{Wrong, folded, title};
use super::pick::{Kinds, pick, text};
use super::switch::{HEADERS, HeaderSwitch, switch};
use super::trouble::trouble;
use crate::html::html;
use crate::session::Part;

const BODIES: Kinds<BodyType> = Kinds {
    all: &[BodyType::Text, BodyType::Json, BodyType::Image, BodyType::EventStream, BodyType::Echo],
    words: &["text", "JSON", "a picture", "event stream, one line each", "echo of the request"],
};

/// The members of an answer that are folded away as the rest.
const REST: [&str; 7] = [
    "status",
    "delay_ms",
    "body",
    "headers",
    "timing_allow_origin",
    "resource_policy",
    "cache_control",
];

/// What a group of switches shows.
pub(super) struct Panel<'a> {
    pub(super) desk: &'a Desk<'a>,
    pub(super) kind: ExchangeKind,
    pub(super) policy: &'a Rc<Policy>,
    pub(super) problems: &'a [FieldProblem],
    pub(super) offending: &'a [FixTarget],
    pub(super) method: &'a str,
    /// The lab's second port.
    pub(super) second_port: u16,
    pub(super) edit: &'a Callback<Policy>,
}

impl Panel<'_> {
    /// The answer that the group is about.
    pub(super) fn answer(&self) -> &Answer {
        self.policy.answering(self.kind)
    }

    /// What is wrong with the member of the answer at `path`, such as `allow_origin`.
    pub(super) fn problems_at(&self, path: &str) -> Vec<String> {
        let pointer = match self.kind {
            ExchangeKind::Preflight => format!("/preflight/{path}"),
            ExchangeKind::Actual => format!("/actual/{path}"),
        };
        let below = |rest: &str| rest.is_empty() || rest.starts_with('/');
        let here =
            |problem: &&FieldProblem| problem.pointer.strip_prefix(&pointer).is_some_and(below);
        self.problems.iter().filter(here).map(|problem| problem.detail.clone()).collect()
    }

    /// A callback that edits the answer.
    pub(super) fn editing<T: 'static>(
        &self,
        edit: impl Fn(&mut Answer, T) + 'static,
    ) -> Callback<T> {
        let (policy, kind, edited) = (Rc::clone(self.policy), self.kind, self.edit.clone());
        Callback::from(move |input| {
            let mut policy = Policy::clone(&policy);
            let answer = match kind {
                ExchangeKind::Preflight => &mut policy.preflight,
                ExchangeKind::Actual => &mut policy.actual,
            };
            edit(answer, input);
            edited.emit(policy);
        })
    }
}

pub(super) fn answer(panel: &Panel<'_>) -> Html {
    let (name, method) = match panel.kind {
        ExchangeKind::Preflight => ("Preflight answer", "OPTIONS"),
        ExchangeKind::Actual => ("Actual answer", panel.method),
    };
    // Any endpoint will do: where it is asked decides only where a redirect leads.
    let place = Place { target: "/e/any", ..Place::ROOT };
    let status = panel.answer().status_to(&RequestHead { method, place, headers: &[] });
    // What is on is never folded away.
    let shown =
        |header: &&HeaderSwitch| header.usual_in(panel.kind) || (header.get)(panel.answer()).on;
    let (shown, usually_off): (Vec<_>, Vec<_>) = HEADERS.iter().partition(shown);
    let switches = |headers: &[&'static HeaderSwitch]| -> Html {
        headers.iter().map(|header| switch(panel, header)).collect()
    };
    let cookie_on = panel.answer().set_cookie.on;
    let wrong = REST.iter().map(|member| panel.problems_at(member).len()).sum::<usize>();
    let rest = || {
        html! {
            <>
                { switches(&usually_off) }
                { if cookie_on { html! {} } else { cookie(panel) } }
                { rest(panel) }
            </>
        }
    };
    let summary = title("Status, body, further headers", &said(panel.answer()), &Wrong::of(wrong));
    html! {
        <fieldset aria-label={name}>
            <legend>{ name }{ code(&format!("{method} · {status}")) }</legend>
            { switches(&shown) }
            { if cookie_on { cookie(panel) } else { html! {} } }
            { folded(panel.desk, Part::Rest(panel.kind), summary, &rest) }
            { trouble(panel) }
        </fieldset>
    }
}

/// What is on among the rest, in a line.
fn said(answer: &Answer) -> String {
    let mut on = Vec::new();
    if answer.delay_ms > 0 {
        on.push([&answer.delay_ms.to_string(), " ms late"].concat());
    }
    on.extend(answer.headers.iter().map(|(name, _)| name.clone()));
    on.join(", ")
}

/// Everything about an answer that is no CORS header.
fn rest(panel: &Panel<'_>) -> Html {
    let answer = panel.answer();
    let body = panel.editing(|answer, text| answer.body = text);
    let (body_id, notes) = match panel.kind {
        ExchangeKind::Preflight => ("preflight-body", "preflight-body-notes"),
        ExchangeKind::Actual => ("actual-body", "actual-body-notes"),
    };
    html! {
        <>
            <div class="pair">
                { text(panel, "Status", &answer.status.to_string(), "status",
                    |answer, text| answer.status = text.parse().unwrap_or(0)) }
                { text(panel, "Delay in ms", &answer.delay_ms.to_string(), "delay_ms",
                    |answer, text| answer.delay_ms = text.parse().unwrap_or(u64::MAX)) }
            </div>
            { pick(panel, "Body", BODIES.words, BODIES.said(&answer.body_type),
                |answer, at, _| answer.body_type = BODIES.all[at]) }
            { text_area(body_id, "Answer body", &answer.body, Some(notes), &body) }
            <div id={notes}>{ messages("error", &panel.problems_at("body")) }</div>
            { further_headers(panel) }
        </>
    }
}

/// Header lines that go out as they are, whatever they are.
fn further_headers(panel: &Panel<'_>) -> Html {
    let rows = panel.answer().headers.iter().enumerate();
    let rows: Html = rows.map(|(row, header)| further_header(panel, row, header)).collect();
    let add =
        panel.editing(|answer, ()| answer.headers.push(("X-Header".to_owned(), String::new())));
    html! {
        <div role="group" aria-label="Further headers">
            <span class="legend">{ "Further headers" }</span>
            <div class="rows">{ rows }</div>
            { button("link", "+ Add a line", &add) }
        </div>
    }
}

fn further_header(panel: &Panel<'_>, row: usize, (name, value): &Header) -> Html {
    let input = |name: &'static str, value: &str, edit: fn(&mut Header, String)| {
        let on_text = panel.editing(move |answer, text| {
            if let Some(header) = answer.headers.get_mut(row) {
                edit(header, text);
            }
        });
        let name = Some(name.into());
        TextInput {
            name,
            value,
            errors: &[],
            notes: None,
            suggestions: None,
            on_text: Some(on_text),
        }
        .draw()
    };
    let remove = panel.editing(move |answer, ()| {
        if row < answer.headers.len() {
            answer.headers.remove(row);
        }
    });
    let errors = panel.problems_at(&format!("headers/{row}"));
    html! {
        <div class="row" key={row}>
            { input("Answer header name", name, |header, text| header.0 = text) }
            { input("Answer header value", value, |header, text| header.1 = text) }
            { sign(&["Remove answer header ", name].concat(), &remove) }
            { messages("error notes", &errors) }
        </div>
    }
}
