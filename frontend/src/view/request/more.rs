//! What is rarely changed about a request.

use yew::{Callback, Html};

use crate::html::html;
use crate::session::{Action, Choice, Edit, RunUrl, Session};
use crate::view::element::{acting, code, fold};
use crate::view::field::{Tick, choice, tick};

pub(super) fn more(session: &Session, dispatch: &Callback<Action>, edit: &Callback<Edit>) -> Html {
    let spec = &session.draft.0;
    let listener = if spec.upload_listener { Tick::On } else { Tick::Off };
    let kept = match session.run_url {
        RunUrl::Kept => Tick::On,
        RunUrl::Fresh => Tick::Off,
    };
    let words = "Keep the URL. Otherwise each run gets a suffix of its own, so that the browser \
                 remembers no earlier preflight.";
    fold(
        "Body type, redirect, cache, run URL",
        html! {
            <>
                <div class="pair">
                    { choice("Body type", Choice::BodyType, spec, edit) }
                    { choice("Redirect", Choice::Redirect, spec, edit) }
                </div>
                { choice("Cache", Choice::Cache, spec, edit) }
                { tick(
                    listener,
                    html! { <>{ "XHR: listener on " }{ code("xhr.upload") }</> },
                    &acting(dispatch, Action::Edit(Edit::ToggleUploadListener)),
                ) }
                { tick(kept, html! { words }, &acting(dispatch, Action::ToggleRunUrl)) }
            </>
        },
    )
}
