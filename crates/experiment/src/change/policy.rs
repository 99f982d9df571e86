//! In what two policies differ.

use cors_wire::{Answer, Cookie, HeaderSource, Policy, Redirect, RedirectTo, Switch};

use super::{Change, Part, compare};
use crate::json::{ToJson, to_json};

/// What becomes different when `to` takes the place of `from`.
pub fn changes(from: &Policy, to: &Policy) -> Vec<Change> {
    let mut changes = Vec::new();
    for (place, from, to) in [
        ("Preflight answer", &from.preflight, &to.preflight),
        ("Actual answer", &from.actual, &to.actual),
    ] {
        compare(place, parts(from), parts(to), &mut changes);
    }
    let [from, to] = [from, to].map(|policy| vec![("Shared cache", word(&policy.cache))]);
    compare("Before both", from, to, &mut changes);
    changes
}

/// The parts of an answer, each in words.
fn parts(answer: &Answer) -> Vec<Part> {
    let statuses = answer.status_for.entries();
    let statuses: Vec<_> =
        statuses.map(|(method, status)| [method, " ", &status.to_string()].concat()).collect();
    let lines: Vec<_> =
        answer.headers.iter().map(|(name, value)| [name, ": ", value].concat()).collect();
    vec![
        ("Status", answer.status.to_string()),
        ("Status by method", statuses.join(", ")),
        ("CORS headers", word(&answer.cors_when)),
        ("Access-Control-Allow-Origin", switch(&answer.allow_origin)),
        ("Comparison of origins", word(&answer.origin_match)),
        ("Access-Control-Allow-Credentials", switch(&answer.allow_credentials)),
        ("Access-Control-Allow-Methods", switch(&answer.allow_methods)),
        ("Access-Control-Allow-Headers", switch(&answer.allow_headers)),
        ("Access-Control-Expose-Headers", switch(&answer.expose_headers)),
        ("Access-Control-Max-Age", switch(&answer.max_age)),
        ("Vary", switch(&answer.vary)),
        ("Timing-Allow-Origin", switch(&answer.timing_allow_origin)),
        ("Cross-Origin-Resource-Policy", switch(&answer.resource_policy)),
        ("Cache-Control", switch(&answer.cache_control)),
        ("Set-Cookie", cookie(&answer.set_cookie)),
        ("Further headers", lines.join("\n")),
        ("Redirect", redirect(&answer.redirect)),
        ("Fault", word(&answer.fault)),
        ("Kind of body", word(&answer.body_type)),
        ("Body", answer.body.clone()),
        ("Delay in ms", answer.delay_ms.to_string()),
        ("Delivery", word(&answer.delivery)),
    ]
}

fn cookie(cookie: &Cookie) -> String {
    cookie.line().map_or_else(String::new, |(_, line)| line)
}

fn redirect(redirect: &Redirect) -> String {
    let word = word(&redirect.to);
    let to = match redirect.to {
        RedirectTo::Nowhere => return String::new(),
        RedirectTo::Location => redirect.location.clone(),
        RedirectTo::OtherPort => [&word, " ", &redirect.port.to_string()].concat(),
        RedirectTo::Chain => [&word, " of ", &redirect.times.to_string()].concat(),
        RedirectTo::SamePath
        | RedirectTo::TrailingSlash
        | RedirectTo::OtherSite
        | RedirectTo::Home
        | RedirectTo::UserInfo
        | RedirectTo::Loop => word,
    };
    [&redirect.status.to_string(), " ", &to].concat()
}

/// The word of the control API for a choice.
fn word(choice: &dyn ToJson) -> String {
    to_json(choice).trim_matches('"').to_owned()
}

/// What is sent; nothing where the header is off, whatever is in reserve.
fn switch(switch: &Switch) -> String {
    match &switch.value {
        _ if !switch.on => String::new(),
        HeaderSource::Fixed(value) => value.clone(),
        HeaderSource::Mirror { .. } => "whatever is asked for".to_owned(),
        HeaderSource::Lines { lines } => lines.join(" and "),
        HeaderSource::List { list } => ["one of ", &list.join(", ")].concat(),
        HeaderSource::Computed { .. } => "whatever the answer depends on".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use cors_wire::Delivery;

    use super::*;

    type Edit = fn(&mut Answer);

    #[test]
    fn what_differs_is_named_and_nothing_else() {
        let from = Policy::default();
        let mut to = from.clone();
        assert_eq!(changes(&from, &to), []);
        // What is in reserve is not sent.
        to.actual.vary = Switch::off("Accept");
        assert_eq!(changes(&from, &to), []);
        to.actual.allow_origin = Switch::on("*");
        to.preflight.status = 404;
        to.actual.redirect = Redirect { to: RedirectTo::OtherPort, ..Redirect::default() };
        to.actual.delivery = Delivery::Slow;
        let change = |place, what, from: &str, to: &str| Change {
            place,
            what,
            from: from.to_owned(),
            to: to.to_owned(),
        };
        assert_eq!(
            changes(&from, &to),
            [
                change("Preflight answer", "Status", "204", "404"),
                change("Actual answer", "Access-Control-Allow-Origin", "", "*"),
                change("Actual answer", "Redirect", "", "307 other-port 3001"),
                change("Actual answer", "Delivery", "whole", "slow"),
            ]
        );
    }

    #[test]
    fn no_part_of_a_cookie_a_redirect_or_a_body_is_overlooked() {
        let from = {
            let mut policy = Policy::default();
            policy.actual.set_cookie.on = true;
            policy.actual.redirect = Redirect { to: RedirectTo::Chain, ..Redirect::default() };
            policy.actual.body = "x".repeat(100);
            policy
        };
        let edits: [(&str, Edit); 6] = [
            ("Set-Cookie", |answer| answer.set_cookie.http_only = true),
            ("Set-Cookie", |answer| answer.set_cookie.max_age = Some(0)),
            ("Redirect", |answer| answer.redirect.status = 301),
            ("Redirect", |answer| answer.redirect.times = 21),
            ("Redirect", |answer| answer.redirect.to = RedirectTo::Loop),
            ("Body", |answer| answer.body.push('y')),
        ];
        for (what, edit) in edits {
            let mut to = from.clone();
            edit(&mut to.actual);
            let found = changes(&from, &to);
            assert_eq!(found.iter().map(|change| change.what).collect::<Vec<_>>(), [what]);
        }
    }
}
