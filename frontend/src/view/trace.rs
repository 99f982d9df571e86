//! The trace: every decision, in order, with the failing one marked.

use cors_engine::{Check, Verdict};
use cors_experiment::explanation::describe_check;
use yew::{Html, html};

use super::prose::prose;

pub(super) fn trace(checks: &[Check]) -> Html {
    if checks.is_empty() {
        return html! {};
    }
    html! {
        <section class="card" aria-label="Trace">
            <details>
                <summary>{ format!("Every check of the standard, in order ({})", checks.len()) }</summary>
                <ol class="trace">{ for checks.iter().map(check) }</ol>
            </details>
        </section>
    }
}

fn check(check: &Check) -> Html {
    let (class, mark, said) = match check.verdict {
        Verdict::Pass => ("passed", "✓", "passed: "),
        Verdict::Fail => ("failed", "✕", "failed: "),
        Verdict::Turn => ("turned", "↳", ""),
    };
    html! {
        <li {class}>
            <span class="mark" aria-hidden="true">{ mark }</span>
            <span><span class="sr">{ said }</span>{ prose(&describe_check(check)) }</span>
            <a href={check.step.url()} target="_blank" rel="noreferrer">
                { format!("{} {}", check.step.algorithm.name(), check.step.number) }
            </a>
        </li>
    }
}
