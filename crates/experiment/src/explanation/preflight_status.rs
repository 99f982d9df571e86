//! The preflight was redirected, or its status is not one of success.

use super::{
    Side,
    case::Case,
    evidence::{Place, missing as lacking, there},
    words::{Words, code, is_login_page, mdn},
};

pub(super) fn redirected(case: &Case<'_>, status: u16, location: Option<&str>) -> Words {
    let (headline, remedy) = redirect_words(case, location);
    let mut evidence = vec![there(Place::PreflightAnswer, format!("HTTP status {status}"))];
    evidence.extend(
        location.map(|location| there(Place::PreflightAnswer, format!("Location: {location}"))),
    );
    Words {
        headline: headline.to_owned(),
        happened: match location {
            Some(location) => format!(
                "The server answered OPTIONS with {status}, pointing to {}.",
                code(location)
            ),
            None => format!("The server answered OPTIONS with {status}."),
        },
        why: "A preflight asks whether this very URL takes the request. The browser does not look \
              for the answer elsewhere.",
        who: Side::Server,
        remedy: remedy.to_owned(),
        evidence,
        mdn: mdn!("HTTP/Guides/CORS/Errors/CORSExternalRedirectNotAllowed"),
    }
}

/// The headline and the remedy, by where the redirect leads.
fn redirect_words(case: &Case<'_>, location: Option<&str>) -> (&'static str, &'static str) {
    let url = case.url();
    let target = location.and_then(|location| url::Url::parse(url).ok()?.join(location).ok());
    let target = target.as_ref().map_or("", url::Url::as_str);
    if target == format!("{url}/") || format!("{target}/") == url {
        (
            "The preflight was redirected over a slash",
            "Call the URL as the server spells it, slash and all, or let the server answer both.",
        )
    } else if url.strip_prefix("http://") == target.strip_prefix("https://") {
        ("The preflight was redirected to https", "Call the `https` URL at once.")
    } else if is_login_page(target) {
        (
            "The preflight was sent to a login page",
            "Browsers never send credentials with a preflight. Let the server answer OPTIONS \
             before it checks who is asking.",
        )
    } else {
        (
            "A preflight must not be redirected",
            "Call the final URL at once, or let the server answer OPTIONS at this one.",
        )
    }
}

pub(super) fn not_ok(case: &Case<'_>, status: u16) -> Words {
    let (headline, remedy) = status_words(status);
    let method = code(case.method());
    Words {
        headline: headline.to_owned(),
        happened: format!(
            "Before {method} the browser asked with OPTIONS, and the server answered {status}. The \
             origin in that answer is fine, the status is not."
        ),
        why: "Only a status from 200 to 299 counts as consent. Anything else may come from a part \
              of the server that knows nothing of CORS.",
        who: Side::Server,
        remedy: remedy.to_owned(),
        evidence: vec![
            there(Place::PreflightAnswer, format!("HTTP status {status}")),
            lacking(Place::PreflightAnswer, "a status from 200 to 299"),
        ],
        mdn: mdn!("HTTP/Guides/CORS/Errors/CORSPreflightDidNotSucceed"),
    }
}

fn status_words(status: u16) -> (&'static str, &'static str) {
    match status {
        401 | 407 => (
            "The preflight was turned away for lack of a login",
            "Browsers never send credentials with a preflight. Let the server answer it before it \
             checks who is asking: OPTIONS with `Origin` and `Access-Control-Request-Method`.",
        ),
        403 => (
            "The server refused the preflight",
            "Either its CORS layer allows less than the request needs: the method, a header. Or \
             something before that layer refused: let the server answer OPTIONS first.",
        ),
        404 | 405 | 501 => (
            "The server does not handle the preflight",
            "Let the server answer OPTIONS at this path with 204. Often a CORS layer is there, but \
             behind the router that refuses OPTIONS.",
        ),
        500..=599 => (
            "The server failed on the preflight",
            "Look into the server's log for the OPTIONS request, and answer it with 204.",
        ),
        300..=399 => (
            "The preflight was answered with a redirect status",
            "Answer OPTIONS with 204. A preflight must not be redirected, nor answered from a \
             cache with 304.",
        ),
        _ => (
            "The preflight's status is not a success",
            "Answer OPTIONS with 204, or any status from 200 to 299.",
        ),
    }
}
