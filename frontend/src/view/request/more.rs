//! What is rarely changed about a request.

use yew::{Callback, Html};

use crate::html::html;
use crate::session::{Action, Choice, Edit, Part, RunUrl};
use crate::view::Desk;
use crate::view::element::{acting, code};
use crate::view::field::{Tick, choice, tick};
use crate::view::folded::folded;

pub(super) fn more(desk: &Desk<'_>, edit: &Callback<Edit>) -> Html {
    let summary = html! { "Body type, redirect, cache, run URL" };
    folded(desk, Part::Request, summary, &|| choices(desk, edit))
}

fn choices(desk: &Desk<'_>, edit: &Callback<Edit>) -> Html {
    let Desk { session, dispatch, .. } = desk;
    let spec = &session.draft.0;
    let listener = if spec.upload_listener { Tick::On } else { Tick::Off };
    let kept = match session.run_url {
        RunUrl::Kept => Tick::On,
        RunUrl::Fresh => Tick::Off,
    };
    let words = "Keep the URL. Otherwise each run gets a suffix of its own, so that the browser \
                 remembers no earlier preflight.";
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
    }
}
