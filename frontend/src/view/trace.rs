//! The trace: every decision, in order, with the failing one marked.

use cors_engine::{Check, Verdict};
use cors_experiment::explanation::describe_check;
use yew::{Html, html};

use super::element::{fold, link, spoken};
use super::prose::prose;

pub(super) fn trace(checks: &[Check]) -> Html {
    if checks.is_empty() {
        return html! {};
    }
    let summary = format!("Every check of the standard, in order ({})", checks.len());
    let entries: Html = checks.iter().map(check).collect();
    html! {
        <section class="card" aria-label="Trace">
            { fold(&summary, html! { <ol class="trace">{ entries }</ol> }) }
        </section>
    }
}

fn check(check: &Check) -> Html {
    let (class, mark, said) = match check.verdict {
        Verdict::Pass => ("passed", "✓", "passed: "),
        Verdict::Fail => ("failed", "✕", "failed: "),
        Verdict::Turn => ("turned", "↳", ""),
    };
    let step = format!("{} {}", check.step.algorithm.name(), check.step.number);
    html! {
        <li {class}>
            <span class="mark" aria-hidden="true">{ mark }</span>
            <span>{ spoken(said) }{ prose(&describe_check(check)) }</span>
            { link(check.step.url(), &step) }
        </li>
    }
}
