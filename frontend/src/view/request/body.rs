//! The body.

use cors_experiment::Field;
use yew::{Callback, Html, InputEvent, html};

use super::notes::{Notes, field_notes};
use crate::session::{Edit, Session};
use crate::view::field::text_of;

pub(super) fn body(session: &Session, notes: &Notes<'_>, edit: &Callback<Edit>) -> Html {
    let body = session.draft.0.body.clone().unwrap_or_default();
    html! {
        <>
            <label class="field">
                <span>{ "Body" }</span>
                <textarea rows="2" spellcheck="false" aria-describedby="body-notes" value={body}
                    oninput={edit.reform(|event: InputEvent| Edit::Body(text_of(&event)))} />
            </label>
            { field_notes("Body", Field::Body, notes) }
        </>
    }
}
