//! `Access-Control-Allow-Origin` is missing, a wildcard, more than one value, or no origin at all.

use cors_engine::is_redirect_status;

use super::{
    Side,
    case::Case,
    evidence::{missing as lacking, there},
    words::{Words, code, is_login_page, mdn},
};

/// What an answer has to say, which depends on credentials.
fn why(case: &Case<'_>) -> &'static str {
    if case.include() {
        "The browser shows an answer to another origin's script only if the answer itself says \
         so. With credentials it must name that origin; `*` would not do."
    } else {
        "The browser shows an answer to another origin's script only if the answer itself says \
         so: by naming that origin, or all of them with `*`."
    }
}

pub(super) fn missing(case: &Case<'_>, status: u16) -> Words {
    let (headline, remedy) = missing_words(case, status);
    let mut evidence =
        vec![case.origin_line(), there(case.answer_place(), format!("HTTP status {status}"))];
    // `null` is every sandboxed frame's, so it is allowed with everybody or not at all.
    let origin = match case.origin() {
        "null" => (!case.include()).then_some("*"),
        origin => Some(origin),
    };
    evidence.extend(origin.map(|origin| {
        lacking(case.answer_place(), format!("Access-Control-Allow-Origin: {origin}"))
    }));
    Words {
        headline: headline.to_owned(),
        happened: format!(
            "{}, a {status}, has no `Access-Control-Allow-Origin` header.",
            case.answer()
        ),
        why: why(case),
        who: Side::Server,
        remedy: remedy.to_owned(),
        evidence,
        mdn: mdn!("HTTP/Guides/CORS/Errors/CORSMissingAllowOrigin"),
    }
}

/// The headline and the remedy, by what the status says about who answered.
fn missing_words(case: &Case<'_>, status: u16) -> (&'static str, &'static str) {
    match (case.in_preflight(), status) {
        (true, 401) => (
            "No Access-Control-Allow-Origin: a login guard answered the preflight",
            "Browsers never send credentials with a preflight. Let the server answer it before it \
             checks who is asking.",
        ),
        (true, 403) => (
            "No Access-Control-Allow-Origin: the server refused the preflight",
            "Either its CORS layer does not know the page's origin: add it there. Or something \
             before that layer refused: let the server answer OPTIONS first.",
        ),
        (true, 404 | 405 | 501) => (
            "No Access-Control-Allow-Origin: the server does not handle the preflight",
            "Let the server answer OPTIONS at this path, with the CORS headers and a 204.",
        ),
        (true, status) if is_redirect_status(status) => (
            "No Access-Control-Allow-Origin: the preflight was answered with a redirect",
            "Let the server answer OPTIONS at this very URL, with the CORS headers and a 204.",
        ),
        (true, 500..=599) => (
            "No Access-Control-Allow-Origin: the server failed on the preflight",
            "Look into the server's log for the OPTIONS request, then send the header on its \
             errors too.",
        ),
        (true, _) => (
            "The answer to the preflight does not name this page",
            "Send `Access-Control-Allow-Origin` on the answer to OPTIONS, not only on the others.",
        ),
        (false, status) if is_redirect_status(status) => (
            "The redirect itself does not allow this page",
            "Send `Access-Control-Allow-Origin` on the redirect too, or call the final URL. A \
             redirect to a login page means that the session is over.",
        ),
        (false, 400..=599) => (
            "An error came back without the header that allows reading it",
            "First find out why the server answered with an error. Then send \
             `Access-Control-Allow-Origin` on errors too, so that the script can read them.",
        ),
        (false, _) if case.after_redirect() && is_login_page(case.url()) => (
            "A redirect led to a login page, which does not allow reading",
            "The session is over or was never begun: log in first. For API requests answer 401 \
             instead of redirecting, with the CORS headers.",
        ),
        (false, _) if case.origin() == "null" && !case.include() => (
            "The server does not say this page may read it",
            "Send `Access-Control-Allow-Origin: *` where everybody may read the answer. This \
             request's origin is `null`, which nobody should allow by name.",
        ),
        (false, _) if case.origin() == "null" => (
            "The server does not say this page may read it",
            "Let the first URL answer itself, or call the final URL at once. Behind the redirect \
             the origin is `null`, which nobody should allow with credentials.",
        ),
        (false, _) if case.include() => (
            "The server does not say this page may read it",
            "Send `Access-Control-Allow-Origin` with the page's origin.",
        ),
        (false, _) => (
            "The server does not say this page may read it",
            "Send `Access-Control-Allow-Origin` with the page's origin, or with `*` where \
             everybody may read the answer.",
        ),
    }
}

pub(super) fn wildcard(case: &Case<'_>) -> Words {
    Words {
        headline: "The wildcard * does not count with credentials".to_owned(),
        happened: format!(
            "{} says `Access-Control-Allow-Origin: *`, but the script uses {}.",
            case.answer(),
            case.include_words()
        ),
        why: "`*` is for data that everybody may have. What a server shows to somebody logged in \
              must be shared with named origins only. It makes no difference whether a cookie was \
              really sent.",
        who: Side::Server,
        remedy:
            "Name the page's origin instead of `*`. If no cookies are needed, leave credentials \
                 out in the script."
                .to_owned(),
        evidence: vec![
            case.origin_line(),
            there(case.answer_place(), "Access-Control-Allow-Origin: *"),
        ],
        mdn: mdn!("HTTP/Guides/CORS/Errors/CORSNotSupportingCredentials"),
    }
}

pub(super) fn multiple(case: &Case<'_>, value: &str, lines: usize) -> Words {
    let (headline, happened, remedy) = if lines > 1 {
        (
            "Two layers both add Access-Control-Allow-Origin",
            format!(
                "{} has the header {lines} times; together they read {}.",
                case.answer(),
                code(value)
            ),
            "Usually a proxy and the application both set it. Let only one of them do it, even if \
             they agree.",
        )
    } else {
        (
            "Access-Control-Allow-Origin can name only one origin",
            format!("{} has {} in it.", case.answer(), code(value)),
            "Compare the request's `Origin` with your list, and send back the one that matches, \
             with `Vary: Origin`.",
        )
    };
    Words {
        headline: headline.to_owned(),
        happened,
        why: "The browser compares the whole value with one origin, letter by letter. A list is \
              never equal to it.",
        who: Side::Server,
        remedy: remedy.to_owned(),
        evidence: vec![
            case.origin_line(),
            there(case.answer_place(), format!("Access-Control-Allow-Origin: {value}")),
        ],
        mdn: mdn!("HTTP/Guides/CORS/Errors/CORSMultipleAllowOriginNotAllowed"),
    }
}

pub(super) fn invalid(case: &Case<'_>, value: &str) -> Words {
    let (headline, happened) = if value.is_empty() {
        (
            "Access-Control-Allow-Origin is there but empty",
            format!("{} has the header without a value.", case.answer()),
        )
    } else {
        (
            "Access-Control-Allow-Origin does not hold an origin",
            format!(
                "{} has {} in it, which is no origin: scheme, `://`, host, and the port if it is \
                 not the usual one.",
                case.answer(),
                code(value)
            ),
        )
    };
    Words {
        headline: headline.to_owned(),
        happened,
        why: why(case),
        who: Side::Server,
        remedy: "Send the origin as the request's `Origin` header has it. An empty value is often \
                 a setting that was never filled in."
            .to_owned(),
        evidence: vec![
            case.origin_line(),
            there(case.answer_place(), format!("Access-Control-Allow-Origin: {value}")),
        ],
        mdn: mdn!("HTTP/Guides/CORS/Errors/CORSAllowOriginNotMatchingOrigin"),
    }
}
