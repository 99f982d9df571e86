//! One of the two answers of a policy, as a group of switches.

use cors_experiment::FixTarget;
use cors_wire::{Answer, ExchangeKind, FieldProblem, Header, Policy};
use yew::{Callback, Html, InputEvent, MouseEvent, html};

use super::field::{messages, text_of};
use super::switch::{HEADERS, HeaderSwitch, switch};

/// What a group of switches shows.
pub(super) struct Panel<'a> {
    pub(super) kind: ExchangeKind,
    pub(super) policy: &'a Policy,
    pub(super) problems: &'a [FieldProblem],
    pub(super) offending: &'a [FixTarget],
    pub(super) method: &'a str,
    pub(super) edit: &'a Callback<Policy>,
}

impl Panel<'_> {
    /// The answer that the group is about.
    pub(super) fn answer(&self) -> &Answer {
        of(self.policy, self.kind)
    }

    /// What is wrong with the member of the answer at `path`, such as `allow_origin`.
    pub(super) fn problems_at(&self, path: &str) -> Vec<String> {
        let pointer = format!("/{}/{path}", self.member());
        let here = |problem: &&FieldProblem| {
            problem
                .pointer
                .strip_prefix(&pointer)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.problems.iter().filter(here).map(|problem| problem.detail.clone()).collect()
    }

    /// A callback that edits the answer.
    pub(super) fn editing<T: 'static>(
        &self,
        edit: impl Fn(&mut Answer, T) + 'static,
    ) -> Callback<T> {
        let (policy, kind, edited) = (self.policy.clone(), self.kind, self.edit.clone());
        Callback::from(move |input| {
            let mut policy = policy.clone();
            edit(of_mut(&mut policy, kind), input);
            edited.emit(policy);
        })
    }

    fn member(&self) -> &'static str {
        match self.kind {
            ExchangeKind::Preflight => "preflight",
            ExchangeKind::Actual => "actual",
        }
    }
}

pub(super) fn answer(panel: &Panel<'_>) -> Html {
    let (title, method) = match panel.kind {
        ExchangeKind::Preflight => ("Preflight answer", "OPTIONS"),
        ExchangeKind::Actual => ("Actual answer", panel.method),
    };
    let (usual, rare): (Vec<_>, Vec<_>) =
        HEADERS.iter().partition(|header| header.usual_in(panel.kind));
    // What is on is never hidden.
    let shown = |header: &&&HeaderSwitch| (header.get)(panel.answer()).on;
    html! {
        <fieldset aria-label={title}>
            <legend>{ title }<code>{ format!("{method} · {}", panel.answer().status) }</code></legend>
            { for usual.iter().map(|header| switch(panel, header)) }
            { for rare.iter().filter(shown).map(|header| switch(panel, header)) }
            <details>
                <summary>{ "Status, body, further headers" }</summary>
                { for rare.iter().filter(|header| !shown(header)).map(|header| switch(panel, header)) }
                { rest(panel) }
            </details>
        </fieldset>
    }
}

/// Everything about an answer that is no CORS header.
fn rest(panel: &Panel<'_>) -> Html {
    let answer = panel.answer();
    let number =
        |label: &'static str, value: String, path: &'static str, edit: Callback<InputEvent>| {
            html! {
                <label class="field">
                    <span>{ label }</span>
                    <input type="text" inputmode="numeric" {value} oninput={edit}
                        aria-invalid={(!panel.problems_at(path).is_empty()).then_some("true")} />
                    { messages("error", &panel.problems_at(path)) }
                </label>
            }
        };
    let status = panel
        .editing(|answer, event: InputEvent| answer.status = text_of(&event).parse().unwrap_or(0));
    let delay = panel.editing(|answer, event: InputEvent| {
        answer.delay_ms = text_of(&event).parse().unwrap_or(0);
    });
    let body = panel.editing(|answer, event: InputEvent| answer.body = text_of(&event));
    html! {
        <>
            <div class="pair">
                { number("Status", answer.status.to_string(), "status", status) }
                { number("Delay in ms", answer.delay_ms.to_string(), "delay_ms", delay) }
            </div>
            <label class="field">
                <span>{ "Answer body" }</span>
                <textarea rows="2" spellcheck="false" value={answer.body.clone()} oninput={body} />
                { messages("error", &panel.problems_at("body")) }
            </label>
            { further_headers(panel) }
        </>
    }
}

/// Header lines that go out as they are, whatever they are.
fn further_headers(panel: &Panel<'_>) -> Html {
    let rows = panel.answer().headers.iter().enumerate();
    let add =
        panel.editing(|answer, _: MouseEvent| answer.headers.push((String::new(), String::new())));
    html! {
        <div role="group" aria-label="Further headers">
            <span class="legend">{ "Further headers" }</span>
            <div class="rows">{ for rows.map(|(row, header)| further_header(panel, row, header)) }</div>
            { messages("error", &panel.problems_at("headers")) }
            <button type="button" class="link" onclick={add}>{ "+ Add a line" }</button>
        </div>
    }
}

fn further_header(panel: &Panel<'_>, row: usize, (name, value): &Header) -> Html {
    let edit = |edit: fn(&mut Header, String)| {
        panel.editing(move |answer, event: InputEvent| {
            if let Some(header) = answer.headers.get_mut(row) {
                edit(header, text_of(&event));
            }
        })
    };
    let remove = panel.editing(move |answer, _: MouseEvent| {
        if row < answer.headers.len() {
            answer.headers.remove(row);
        }
    });
    html! {
        <div class="row" key={row}>
            <input type="text" aria-label="Answer header name" value={name.clone()} spellcheck="false"
                oninput={edit(|header, text| header.0 = text)} />
            <input type="text" aria-label="Answer header value" value={value.clone()} spellcheck="false"
                oninput={edit(|header, text| header.1 = text)} />
            <button type="button" class="icon" aria-label="Remove answer header" onclick={remove}>{ "✕" }</button>
        </div>
    }
}

fn of(policy: &Policy, kind: ExchangeKind) -> &Answer {
    match kind {
        ExchangeKind::Preflight => &policy.preflight,
        ExchangeKind::Actual => &policy.actual,
    }
}

fn of_mut(policy: &mut Policy, kind: ExchangeKind) -> &mut Answer {
    match kind {
        ExchangeKind::Preflight => &mut policy.preflight,
        ExchangeKind::Actual => &mut policy.actual,
    }
}
