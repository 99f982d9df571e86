//! The right column: what is predicted, what happened, and why.

use cors_engine::Outcome;
use yew::{Callback, Html, html};

use super::{fixes, prediction, response, sequence, trace, verdict, why};
use crate::session::{Action, Session};

pub(super) fn result(
    session: &Session,
    predicted: Option<&Outcome>,
    dispatch: &Callback<Action>,
) -> Html {
    html! {
        <section class={if verdict::is_stale(session) { "result old" } else { "result" }} aria-label="Result">
            { prediction::prediction(session, predicted) }
            { verdict::verdict(session, predicted) }
            { match (&session.report, predicted) {
                (Some(report), _) => html! {
                    <>
                        { sequence::happened(report) }
                        <div class="two">
                            { why::why(report) }
                            { fixes::fixes(report, dispatch) }
                        </div>
                        { response::response(report) }
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
