//! The cookie that an answer sets, as a switch with its attributes.

use cors_wire::SameSite;
use yew::{Event, Html};

use super::answer::Panel;
use super::field::{TextInput, Tick, messages, tick};
use super::pick::{Kinds, pick, text};
use crate::html::html;

const SAME_SITE: Kinds<SameSite> = Kinds {
    all: &[SameSite::Unset, SameSite::Strict, SameSite::Lax, SameSite::None],
    words: &["not said", "Strict", "Lax", "None"],
};

/// The row of `Set-Cookie`, and its attributes while it is on.
pub(super) fn cookie(panel: &Panel<'_>) -> Html {
    let cookie = &panel.answer().set_cookie;
    let errors = panel.problems_at("set_cookie");
    let toggle = panel.editing(|answer, _: Event| answer.set_cookie.on = !answer.set_cookie.on);
    let value = TextInput {
        name: Some("Set-Cookie value".into()),
        value: &format!("{}={}", cookie.name, cookie.value),
        errors: &errors,
        notes: None,
        suggestions: None,
        on_text: Some(panel.editing(|answer, text: String| {
            let (name, value) = text.split_once('=').unwrap_or((&text, ""));
            name.clone_into(&mut answer.set_cookie.name);
            value.clone_into(&mut answer.set_cookie.value);
            answer.set_cookie.on = true;
        })),
    };
    html! {
        <>
            <div class={if cookie.on { "sw" } else { "sw off" }}>
                <input type="checkbox" role="switch" aria-label="Set-Cookie" checked={cookie.on} onchange={toggle} />
                <b>{ "Set-Cookie" }</b>
                <span />
                { value.draw() }
                { messages("error", &errors) }
            </div>
            { if cookie.on { attributes(panel) } else { html! {} } }
        </>
    }
}

fn attributes(panel: &Panel<'_>) -> Html {
    let cookie = &panel.answer().set_cookie;
    let state = |on| if on { Tick::On } else { Tick::Off };
    let secure = panel.editing(|answer, ()| answer.set_cookie.secure = !answer.set_cookie.secure);
    let http_only =
        panel.editing(|answer, ()| answer.set_cookie.http_only = !answer.set_cookie.http_only);
    let max_age = cookie.max_age.map(|seconds| seconds.to_string()).unwrap_or_default();
    html! {
        <div class="inset">
            <div class="pair">
                { pick(panel, "SameSite", SAME_SITE.words, SAME_SITE.said(&cookie.same_site),
                    |answer, at, _| answer.set_cookie.same_site = SAME_SITE.all[at]) }
                <div>
                    { tick(state(cookie.secure), html! { "Secure" }, &secure) }
                    { tick(state(cookie.http_only), html! { "HttpOnly" }, &http_only) }
                </div>
                { text(panel, "Path", &cookie.path, "set_cookie/path",
                    |answer, text| answer.set_cookie.path = text) }
                { text(panel, "Max-Age in s", &max_age, "set_cookie/max_age",
                    |answer, text| {
                        let max_age = &mut answer.set_cookie.max_age;
                        // What is no number changes nothing.
                        *max_age = match text.trim() {
                            "" => None,
                            text => text.parse().ok().or(*max_age),
                        };
                    }) }
            </div>
        </div>
    }
}
