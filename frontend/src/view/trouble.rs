//! What an answer can do wrong besides its headers: faults, redirects, and how it is delivered.

use cors_wire::{Answer, CorsWhen, Delivery, ExchangeKind, Fault, RedirectTo};
use yew::Html;

use super::answer::Panel;
use super::field::{TextInput, messages};
use super::folded::{Wrong, folded, title};
use super::pick::{Kinds, pick, text};
use crate::html::html;
use crate::session::Part;

const FAULTS: Kinds<Fault> = Kinds {
    all: &[
        Fault::None,
        Fault::Unauthorized,
        Fault::NotFound,
        Fault::MethodNotAllowed,
        Fault::Doubled,
        Fault::Stripped,
        Fault::Gateway,
    ],
    words: &[
        "none",
        "authentication answers 401",
        "not routed, 404",
        "method not routed, 405",
        "CORS headers sent twice",
        "a gateway strips the CORS headers",
        "a gateway answers itself",
    ],
};

const REDIRECTS: Kinds<RedirectTo> = Kinds {
    all: &[
        RedirectTo::Nowhere,
        RedirectTo::SamePath,
        RedirectTo::TrailingSlash,
        RedirectTo::OtherPort,
        RedirectTo::OtherSite,
        RedirectTo::Home,
        RedirectTo::UserInfo,
        RedirectTo::Chain,
        RedirectTo::Loop,
        RedirectTo::Location,
    ],
    words: &[
        "none",
        "to the same path",
        "to a trailing slash",
        "to the second port",
        "to another site",
        "back to the page's origin",
        "to a URL with a password",
        "chain",
        "loop",
        "to a Location",
    ],
};

const STATUSES: Kinds<u16> =
    Kinds { all: &[301, 302, 303, 307, 308], words: &["301", "302", "303", "307", "308"] };

const DELIVERIES: Kinds<Delivery> = Kinds {
    all: &[Delivery::Whole, Delivery::Hang, Delivery::Reset, Delivery::Truncated, Delivery::Slow],
    words: &["whole", "never", "connection reset", "cut in the middle", "slow"],
};

const WHEN: Kinds<CorsWhen> = Kinds {
    all: &[CorsWhen::Always, CorsWhen::Success],
    words: &["with every status", "only on success"],
};

/// The members of an answer that are here.
const MEMBERS: [&str; 4] = ["fault", "redirect", "delivery", "status_for"];

/// What goes wrong, folded away behind a line that tells it.
pub(super) fn trouble(panel: &Panel<'_>) -> Html {
    let answer = panel.answer();
    let errors = MEMBERS.iter().map(|member| panel.problems_at(member).len()).sum();
    let summary = title("Faults", &said(answer), &Wrong::of(errors));
    folded(panel.desk, Part::Faults(panel.kind), summary, &|| faults(panel))
}

fn faults(panel: &Panel<'_>) -> Html {
    let answer = panel.answer();
    html! {
        <>
            { pick(panel, "Fault", FAULTS.words, FAULTS.said(&answer.fault),
                |answer, at, _| answer.fault = FAULTS.all[at]) }
            { redirect(panel) }
            <div class="pair">
                { pick(panel, "Delivery", DELIVERIES.words, DELIVERIES.said(&answer.delivery),
                    |answer, at, _| answer.delivery = DELIVERIES.all[at]) }
                { pick(panel, "CORS headers go", WHEN.words, WHEN.said(&answer.cors_when),
                    |answer, at, _| answer.cors_when = WHEN.all[at]) }
            </div>
            { status_for(panel) }
        </>
    }
}

fn redirect(panel: &Panel<'_>) -> Html {
    let redirect = &panel.answer().redirect;
    let more = match redirect.to {
        RedirectTo::Location => {
            text(panel, "Location", &redirect.location, "redirect/location", |answer, text| {
                answer.redirect.location = text;
            })
        }
        RedirectTo::Chain => text(
            panel,
            "Redirects",
            &redirect.times.to_string(),
            "redirect/times",
            |answer, text| {
                answer.redirect.times = text.parse().unwrap_or(0);
            },
        ),
        RedirectTo::OtherPort => {
            text(panel, "Port", &redirect.port.to_string(), "redirect/port", |answer, text| {
                answer.redirect.port = text.parse().unwrap_or(0);
            })
        }
        RedirectTo::Nowhere
        | RedirectTo::SamePath
        | RedirectTo::TrailingSlash
        | RedirectTo::OtherSite
        | RedirectTo::Home
        | RedirectTo::UserInfo
        | RedirectTo::Loop => html! {},
    };
    let status = if redirect.to == RedirectTo::Nowhere {
        html! {}
    } else {
        html! {
            <div class="pair">
                { pick(panel, "Redirect status", STATUSES.words, STATUSES.said(&redirect.status),
                    |answer, at, _| answer.redirect.status = STATUSES.all[at]) }
                { more }
            </div>
        }
    };
    html! {
        <>
            { pick(panel, "Redirect", REDIRECTS.words, REDIRECTS.said(&redirect.to), |answer, at, port| {
                answer.redirect.to = REDIRECTS.all[at];
                answer.redirect.port = port;
            }) }
            { status }
        </>
    }
}

/// The status for the request's own method alone, as where a route knows some methods only. A
/// preflight has one method, whose status is the answer's own.
fn status_for(panel: &Panel<'_>) -> Html {
    match panel.kind {
        ExchangeKind::Actual => {}
        ExchangeKind::Preflight => return html! {},
    }
    let method = panel.method.to_owned();
    let label = format!("Status of {method} alone");
    let status = panel.answer().status_for.get(&method);
    let value = status.map(|status| status.to_string()).unwrap_or_default();
    let on_text = Some(panel.editing(move |answer, text: String| match text.trim() {
        "" => answer.status_for.remove(&method),
        text => answer.status_for.set(&method, text.parse().unwrap_or(0)),
    }));
    let errors = panel.problems_at("status_for");
    let input = TextInput {
        // What is wrong stands within the label and is not part of the name.
        name: Some(label.clone().into()),
        value: &value,
        errors: &errors,
        notes: None,
        suggestions: None,
        on_text,
    };
    html! {
        <label class="field"><span>{ label }</span>{ input.draw() }{ messages("error", &errors) }</label>
    }
}

/// What is on, in a line.
fn said(answer: &Answer) -> String {
    let mut on = Vec::new();
    if answer.fault != Fault::None {
        on.push(FAULTS.said(&answer.fault).to_owned());
    }
    if answer.redirect.to != RedirectTo::Nowhere {
        on.push(format!("redirect {}", REDIRECTS.said(&answer.redirect.to)));
    }
    if answer.delivery != Delivery::Whole {
        on.push(format!("arrives {}", DELIVERIES.said(&answer.delivery)));
    }
    if answer.cors_when != CorsWhen::Always {
        on.push(format!("CORS headers {}", WHEN.said(&answer.cors_when)));
    }
    for (method, status) in answer.status_for.entries() {
        on.push(format!("{method} answers {status}"));
    }
    if on.is_empty() { "none".to_owned() } else { on.join(", ") }
}
