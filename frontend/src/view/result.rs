//! The right column: what is predicted, what happened, and why.

use yew::Html;

use super::{
    Desk, experiment, fixes, guide, ladder, memory, prediction, response, sequence, trace, verdict,
    why, witnesses,
};
use crate::html::html;
use crate::session::Run;

pub(super) fn result(desk: &Desk<'_>) -> Html {
    let Desk { session, prediction: predicted, dispatch, .. } = *desk;
    let parts = match (&session.report, predicted) {
        (Some(report), _) => vec![
            part("sequence", sequence::happened(desk, report)),
            part(
                "why",
                html! { <div class="two">{ why::why(session, report) }{ fixes::others(session, report, dispatch) }</div> },
            ),
            part("response", response::response(desk, report)),
            part("witnesses", witnesses::witnesses(session, report)),
            part("memory", memory::memory(session)),
            part("path", trace::trace(desk, report.verdict.trace())),
        ],
        (None, Some(outcome)) => vec![
            part("sequence", sequence::expected(desk, outcome)),
            // Another one than after the run, which is much further down.
            part("expected path", trace::trace(desk, &outcome.trace)),
        ],
        (None, None) => Vec::new(),
    };
    // What stands there is not of what is set up, or of what was asked for last.
    let old = verdict::is_stale(session) || session.run != Run::Idle || session.stopped;
    html! {
        <section class={if old { "result old" } else { "result" }} aria-label="Result">
            { prediction::prediction(session, predicted) }
            { verdict::verdict(desk) }
            { ladder::ladder(desk) }
            { guide::after_the_run(session, dispatch) }
            { experiment::after_the_run(session, dispatch) }
            <div class="parts">{ for parts }</div>
        </section>
    }
}

/// A part with a name, so that it stays where it is when others come and go.
fn part(name: &'static str, content: Html) -> Html {
    html! { <div key={name}>{ content }</div> }
}
