//! The body.

use cors_experiment::Field;
use yew::{Callback, Html};

use super::notes::{Notes, field_notes};
use crate::html::html;
use crate::session::{Edit, Session};
use crate::view::field::text_area;

pub(super) fn body(session: &Session, notes: &Notes<'_>, edit: &Callback<Edit>) -> Html {
    let body = session.draft.0.body.as_deref().unwrap_or_default();
    html! {
        <>
            { text_area("body", "Body", body, Some("body-notes"), &edit.reform(Edit::Body)) }
            { field_notes("Body", Field::Body, notes) }
        </>
    }
}
