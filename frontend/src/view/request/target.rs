//! Where the request goes: ways to the companion's endpoint, or any URL.

use web_sys::HtmlSelectElement;
use yew::{Callback, Event, Html, TargetCast, html};

use crate::session::{Edit, Route, Session, Target};

const ROUTES: [(Route, &str, &str); 3] = [
    (Route::Localhost, "localhost", "Companion: other origin, same site"),
    (Route::Address, "address", "Companion: other origin, other site"),
    (Route::OwnOrigin, "own", "Companion through this page's own origin"),
];

/// A choice of the way to the companion's endpoint, which writes the URL.
pub(super) fn targets(session: &Session, edit: &Callback<Edit>) -> Html {
    let target = session.target();
    let chosen = target.as_ref().map(|target| target.route);
    let onchange = {
        let edit = edit.clone();
        let page_origin = session.page_origin.clone();
        let port = session.companion.lab_ports().first().copied().unwrap_or(3000);
        Callback::from(move |event: Event| {
            let value = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
            let route = ROUTES
                .iter()
                .find(|(_, id, _)| value.as_deref() == Some(*id))
                .map(|(route, _, _)| *route);
            edit.emit(Edit::Url(match route {
                Some(route) => {
                    let endpoint = target.as_ref().map_or_else(
                        || cors_wire::ROOT.to_owned(),
                        |target| target.endpoint.clone(),
                    );
                    Target { endpoint, route }.url(&page_origin, port)
                }
                None => "https://".to_owned(),
            }));
        })
    };
    html! {
        <div class="field">
            <label for="target">{ "Target" }</label>
            <select id="target" {onchange}>
                { for ROUTES.iter().map(|&(route, id, words)| html! {
                    <option value={id} selected={chosen == Some(route)}>{ words }</option>
                }) }
                <option value="any" selected={chosen.is_none()}>{ "Any other URL" }</option>
            </select>
        </div>
    }
}

/// What to do about a target that names an endpoint which the companion does not have.
pub(super) fn unknown_endpoint(session: &Session, create: &Callback<String>) -> Html {
    match session.target() {
        Some(Target { endpoint, .. }) if !session.endpoints.contains_key(&endpoint) => {
            let name = endpoint.clone();
            html! {
                <p class="hint">
                    { "The companion has no endpoint " }<code>{ endpoint }</code>{ " and answers 404. " }
                    <button type="button" class="link" onclick={create.reform(move |_| name.clone())}>
                        { "Create it" }
                    </button>
                </p>
            }
        }
        Some(_) | None => html! {},
    }
}
