//! The body.

use cors_experiment::Field;
use yew::{Callback, Html, InputEvent, html};

use super::notes::Notes;
use crate::session::{Edit, Session};
use crate::view::field::{messages, text_of};

pub(super) fn body(session: &Session, notes: &Notes<'_>, edit: &Callback<Edit>) -> Html {
    let body = session.draft.0.body.clone().unwrap_or_default();
    html! {
        <>
            <label class="field">
                <span>{ "Body" }</span>
                <textarea rows="2" spellcheck="false" aria-describedby="body-notes" value={body}
                    oninput={edit.reform(|event: InputEvent| Edit::Body(text_of(&event)))} />
            </label>
            <div id="body-notes">
                { messages("error", &notes.errors_at(Field::Body)) }
                { messages("hint", &notes.hints_at(Field::Body)) }
            </div>
        </>
    }
}
