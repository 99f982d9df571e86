//! `Access-Control-Allow-Origin` names an origin, but not this one: in what they differ.

use cors_engine::OriginMismatch;

use super::{
    Side,
    case::Case,
    evidence::there,
    opaque,
    words::{Words, code, mdn},
};

pub(super) fn mismatch(
    case: &Case<'_>,
    value: &str,
    origin: &str,
    difference: OriginMismatch,
) -> Words {
    let (headline, what, remedy) = difference_words(difference);
    let mut words = Words {
        headline: headline.to_owned(),
        happened: format!(
            "{} allows {}, and the request came from {}. {what}",
            case.answer(),
            code(value),
            code(origin)
        ),
        why: why(difference),
        who: Side::Server,
        remedy: remedy.to_owned(),
        evidence: vec![
            case.origin_line(),
            there(case.answer_place(), format!("Access-Control-Allow-Origin: {value}")),
        ],
        mdn: mdn!("HTTP/Guides/CORS/Errors/CORSAllowOriginNotMatchingOrigin"),
    };
    if difference == OriginMismatch::NullOpaque && case.include() {
        opaque::set_right(&mut words);
    }
    words
}

/// Why the two have to be the same, or why a request says `null`.
fn why(difference: OriginMismatch) -> &'static str {
    match difference {
        OriginMismatch::NullOpaque => {
            "Such a page must not pass for the one that made it, so its origin is opaque: it has \
             no scheme, host or port. All such pages of the web are `null`, so no server can single \
             one out."
        }
        OriginMismatch::NullAfterRedirect => {
            "Behind the redirect a server could not tell whether the page asked for this URL or \
             the first server chose it. So the browser does not vouch for the page there."
        }
        OriginMismatch::TrailingSlash
        | OriginMismatch::Case
        | OriginMismatch::DefaultPort
        | OriginMismatch::Port
        | OriginMismatch::Scheme
        | OriginMismatch::NoScheme
        | OriginMismatch::Path
        | OriginMismatch::Pattern
        | OriginMismatch::ValueNull
        | OriginMismatch::TargetOrigin
        | OriginMismatch::Subdomain
        | OriginMismatch::Host => {
            "The browser compares the two letter by letter and forgives nothing: scheme, host and \
             port must be the same, with nothing behind them."
        }
    }
}

/// The headline, the difference in a sentence, and what to do about it.
fn difference_words(difference: OriginMismatch) -> (&'static str, &'static str, &'static str) {
    match difference {
        OriginMismatch::TrailingSlash => (
            "The allowed origin ends with a slash",
            "Only the slash at the end differs.",
            "Take the slash off: an origin has no path.",
        ),
        OriginMismatch::Case => (
            "The allowed origin is in the wrong case",
            "Only upper and lower case differ.",
            "Write it in lower case, as browsers send it.",
        ),
        OriginMismatch::DefaultPort => (
            "The allowed origin spells out the usual port",
            "They mean the same place, but browsers leave out the usual port of a scheme.",
            "Leave out `:80` for `http` and `:443` for `https`.",
        ),
        OriginMismatch::Port => (
            "The allowed origin has another port",
            "Only the port differs.",
            "Allow the port that the page is served from. Development servers change it now and \
             then.",
        ),
        OriginMismatch::Scheme => (
            "The allowed origin has another scheme",
            "One is `http`, the other `https`.",
            "Allow the scheme that the page is served over.",
        ),
        OriginMismatch::NoScheme => (
            "The allowed origin lacks its scheme",
            "A host alone is not an origin.",
            "Put `http://` or `https://` in front.",
        ),
        OriginMismatch::Path => (
            "The allowed origin has a path behind it",
            "An origin ends after the host and the port.",
            "Take away the path: permission is for whole origins.",
        ),
        OriginMismatch::Pattern => (
            "Browsers do not know patterns in the allowed origin",
            "The `*` in it is taken as a letter like any other.",
            "Match the pattern on the server against the request's `Origin`, and send back the \
             origin itself, with `Vary: Origin`.",
        ),
        OriginMismatch::NullAfterRedirect => (
            "A redirect across origins made the origin null",
            "The request crossed to another origin and was sent on from there, so the browser \
             hides where it began and sends `Origin: null`.",
            "Let the first URL answer itself, or call the final URL at once. Do not allow `null`: \
             any sandboxed frame is `null` too.",
        ),
        OriginMismatch::NullOpaque => (
            "This page has no origin, it is null",
            "Pages from a file, a `data:` URL or a sandboxed frame are `null` to every server.",
            "Send `*` where everybody may read the answer. Otherwise serve the page over HTTP, or \
             drop the `sandbox`, so that it has an origin.",
        ),
        OriginMismatch::ValueNull => (
            "The server allows null, not this page",
            "`null` stands for pages without an origin, and this page has one.",
            "Send the page's origin. `null` is never a good value: any sandboxed frame has it.",
        ),
        OriginMismatch::TargetOrigin => (
            "The server allows itself instead of the page",
            "That is the server's own origin.",
            "Send the origin of the page that asks, the one in the request's `Origin` header.",
        ),
        OriginMismatch::Subdomain => (
            "The allowed origin is another subdomain",
            "They share a domain, but each host name is an origin of its own.",
            "Allow the page's exact host name.",
        ),
        OriginMismatch::Host => (
            "The server allows another origin, not this page",
            "These are different hosts.",
            "Add the page's origin to those that the server allows. `localhost` and `127.0.0.1` \
             are different too.",
        ),
    }
}
