//! Where the request goes: ways to the companion's endpoint, or any URL.

use cors_wire::{NewEndpoint, Policy, ROOT};
use yew::{Callback, Html};

use crate::html::html;
use crate::session::{Edit, Route, Session, Target};
use crate::view::element::{button, code};
use crate::view::field::labelled;
use crate::view::word::SITE;

const ANY: &str = "Any other URL";
const ROUTES: [(Route, &str); 3] = [
    (Route::Localhost, "Companion: other origin, same site"),
    (Route::Address, "Companion: other origin, other site"),
    (Route::OwnOrigin, "Companion on this page's origin"),
];

/// A choice of the way to the companion's endpoint, which writes the URL.
pub(super) fn targets(session: &Session, edit: &Callback<Edit>) -> Html {
    let target = session.target();
    let chosen = target.as_ref().and_then(|target| words(target.route)).unwrap_or(ANY);
    let endpoint = target.map_or_else(|| ROOT.to_owned(), |target| target.endpoint);
    let page_origin = session.page_origin.clone();
    let port = session.companion.lab_ports().first().copied().unwrap_or(3000);
    let on_choice = edit.reform(move |chosen: String| {
        Edit::Url(match ROUTES.iter().find(|(_, words)| *words == chosen) {
            Some(&(route, _)) => {
                Target { endpoint: endpoint.clone(), route }.url(&page_origin, port)
            }
            None => "https://".to_owned(),
        })
    });
    let [(_, localhost), (_, address), (_, own)] = ROUTES;
    labelled("Target", Some(&SITE), &[localhost, address, own, ANY], chosen, Some(&on_choice))
}

fn words(route: Route) -> Option<&'static str> {
    ROUTES.iter().find(|(known, _)| *known == route).map(|(_, words)| *words)
}

/// What to do about a target that names an endpoint which the companion does not have.
pub(super) fn unknown_endpoint(session: &Session, create: &Callback<NewEndpoint>) -> Html {
    match session.target() {
        Some(Target { endpoint, .. }) if session.endpoints.get(&endpoint).is_none() => {
            let new = NewEndpoint { name: endpoint.clone(), policy: Policy::default() };
            html! {
                <p class="hint">
                    { "The companion has no endpoint " }{ code(&endpoint) }{ " and answers 404. " }
                    { button("link", "Create it", &create.reform(move |()| new.clone())) }
                </p>
            }
        }
        None if session.asks_companion() => html! {
            <p class="hint">
                { "The companion has no endpoint at this path and answers 404. Its endpoints are " }
                { code("/") }{ " and " }{ code("/e/name") }{ "." }
            </p>
        },
        Some(_) | None => html! {},
    }
}
