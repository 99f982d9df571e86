//! What is rarely changed about a request.

use yew::{Callback, Html, html};

use crate::session::{Action, Edit, RunUrl, Session};
use crate::view::field::choice;

pub(super) fn more(session: &Session, dispatch: &Callback<Action>, edit: &Callback<Edit>) -> Html {
    let spec = &session.draft.0;
    html! {
        <details>
            <summary>{ "Body type, redirect, cache, run URL" }</summary>
            <div class="pair">
                { choice("Body type", spec.body_type, edit.reform(Edit::BodyType)) }
                { choice("Redirect", spec.redirect, edit.reform(Edit::Redirect)) }
            </div>
            { choice("Cache", spec.cache, edit.reform(Edit::Cache)) }
            <label class="check">
                <input type="checkbox" checked={spec.upload_listener}
                    onchange={edit.reform(|_| Edit::ToggleUploadListener)} />
                { "XHR: listener on " }<code>{ "xhr.upload" }</code>
            </label>
            <label class="check">
                <input type="checkbox" checked={session.run_url == RunUrl::Kept}
                    onchange={dispatch.reform(|_| Action::ToggleRunUrl)} />
                <span>
                    { "Keep the URL. Otherwise each run gets a suffix of its own, so that the \
                       browser remembers no earlier preflight." }
                </span>
            </label>
        </details>
    }
}
