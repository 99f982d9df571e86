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
        <section class="result" aria-label="Result">
            { prediction::prediction(session, predicted) }
            { verdict::verdict(session, predicted) }
            { for session.report.as_ref().map(|report| html! {
                <>
                    { sequence::sequence(report) }
                    <div class="two">
                        { why::why(report) }
                        { fixes::fixes(session, report, dispatch) }
                    </div>
                    { response::response(report) }
                    { trace::trace(report) }
                </>
            }) }
        </section>
    }
}
