//! What is dangerous or useless in the answers of the endpoint that the request goes to.

use cors_engine::ExchangeKind;
use cors_experiment::lint::{Finding, Severity, lint_policy};
use yew::{Callback, Html};

use crate::html::html;
use crate::session::{Action, Session, Sheet};
use crate::view::Desk;
use crate::view::element::{acting, button, link};
use crate::view::prose::prose;

pub(super) fn lint(desk: &Desk<'_>) -> Html {
    if desk.session.endpoint().is_none() {
        return html! { <p>{ "The request goes to no endpoint of the companion: its answers are not known here." }</p> };
    }
    let found = findings(desk.session);
    if found.is_empty() {
        return html! { <p>{ "Nothing here is dangerous, useless, or wider than it need be. Whether the request gets through, the prediction says." }</p> };
    }
    let entries: Html = found.iter().map(entry).collect();
    html! { <ul class="findings">{ entries }</ul> }
}

/// How many findings are critical, where there are any, and the way to them.
pub(in crate::view) fn critical(session: &Session, dispatch: &Callback<Action>) -> Html {
    let found = findings(session);
    let count = found.iter().filter(|finding| finding.severity == Severity::Critical).count();
    if count == 0 {
        return html! {};
    }
    let words = if count == 1 { "! 1 critical finding" } else { "! Critical findings" };
    button("link fail", words, &acting(dispatch, Action::OpenSheet(Sheet::Lint)))
}

fn findings(session: &Session) -> Vec<Finding> {
    session.endpoint().map_or_else(Vec::new, |endpoint| {
        lint_policy(&endpoint.policy, &session.page_origin, &session.draft.0.url)
    })
}

fn entry(finding: &Finding) -> Html {
    let Finding { rule, severity, answer, header, message, .. } = finding;
    let place = match answer {
        ExchangeKind::Preflight => "preflight answer",
        ExchangeKind::Actual => "actual answer",
    };
    html! {
        <li data-severity={severity.id()} data-rule={rule.id}>
            <h3>{ prose(rule.title) }</h3>
            <p class="quiet"><b>{ severity.id() }</b>{ " · " }{ place }{ for header.map(|name| format!(" · {name}")) }</p>
            <p>{ prose(message) }</p>
            <p>{ prose(rule.why) }</p>
            <p><b>{ prose(rule.remedy) }</b></p>
            <p class="refs">{ link(rule.source.to_owned(), "Source") }</p>
        </li>
    }
}
