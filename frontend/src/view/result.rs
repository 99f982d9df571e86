//! The right column: what is predicted, what happened, and why.

use yew::{Html, html};

use super::{
    Desk, experiment, fixes, guide, prediction, response, sequence, trace, verdict, why, witnesses,
};

pub(super) fn result(desk: &Desk<'_>) -> Html {
    let Desk { session, prediction: predicted, dispatch, .. } = *desk;
    html! {
        <section class={if verdict::is_stale(session) { "result old" } else { "result" }} aria-label="Result">
            { prediction::prediction(session, predicted) }
            { verdict::verdict(desk) }
            { guide::after_the_run(session, dispatch) }
            { experiment::after_the_run(session, dispatch) }
            { match (&session.report, predicted) {
                (Some(report), _) => html! {
                    <>
                        { sequence::happened(session, report) }
                        <div class="two">
                            { why::why(report) }
                            { fixes::others(report, dispatch) }
                        </div>
                        { response::response(report) }
                        { witnesses::witnesses(session, report) }
                        { trace::trace(report.verdict.trace()) }
                    </>
                },
                (None, Some(outcome)) => html! {
                    <>{ sequence::expected(session, outcome) }{ trace::trace(&outcome.trace) }</>
                },
                (None, None) => html! {},
            } }
        </section>
    }
}
