//! The ladder of probes after a failure that the evidence does not explain.

use cors_experiment::probe::{Conclusion, conclude, describe_finding, next_probe};
use yew::Html;

use super::Desk;
use super::element::{acting, button, card};
use super::prose::prose;
use crate::html::html;
use crate::session::{Action, Climbing};

/// What was tried, what it showed, and what it amounts to; nothing where nothing is to be found
/// out.
pub(super) fn ladder(desk: &Desk<'_>) -> Html {
    let Some(report) = desk.session.unexplained() else { return html! {} };
    let ladder = &desk.session.ladder;
    let offer = match ladder.climbing {
        Climbing::Waiting => html! {
            <>
                <p>{ "The page can look further. It sends up to two more GET requests to this URL, without cookies and without your headers." }</p>
                { button("act", "Find out more", &acting(desk.dispatch, Action::Probe)) }
            </>
        },
        Climbing::Under => html! {},
    };
    let step = |step: &cors_experiment::probe::ProbeStep| {
        html! {
            <li data-probe={step.probe.id()}>
                <b>{ prose(step.probe.title()) }</b><br />{ prose(&describe_finding(&step.finding)) }
            </li>
        }
    };
    let steps: Html = ladder.steps.iter().map(step).collect();
    let under_way = ladder.climbing == Climbing::Under;
    let end = match next_probe(&report.scenario, &ladder.steps) {
        Some(probe) if under_way => html! {
            <p class="quiet">
                { prose(probe.title()) }{ " … " }
                { button("link", "Stop", &acting(desk.dispatch, Action::Probe)) }
            </p>
        },
        Some(_) => html! {},
        None => conclude(&report.scenario, &ladder.steps).map_or_else(Html::default, concluded),
    };
    card(
        "Find out more",
        html! { <>{ offer }<ol>{ steps }</ol><div role="status">{ end }</div></> },
    )
}

fn concluded(conclusion: Conclusion) -> Html {
    let Conclusion { id, headline, text, confidence } = conclusion;
    html! {
        <p data-conclusion={id}>
            <b>{ prose(headline) }</b>{ format!(" ({}). ", confidence.words()) }{ prose(text) }
        </p>
    }
}
