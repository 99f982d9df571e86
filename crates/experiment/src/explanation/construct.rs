//! Exceptions: script asked for something that the browser will not put together.

use super::{
    Side,
    case::Case,
    evidence::{Place, there},
    words::{Words, code, mdn},
};

/// The browser's own page about what the `Request` constructor throws.
const REQUEST: &str = mdn!("API/Request/Request");

fn words(headline: &str, happened: String, why: &'static str, remedy: &str) -> Words {
    Words {
        headline: headline.to_owned(),
        happened,
        why,
        who: Side::Client,
        remedy: remedy.to_owned(),
        evidence: Vec::new(),
        mdn: REQUEST,
    }
}

fn with_line(mut words: Words, line: String) -> Words {
    words.evidence.push(there(Place::Script, line));
    words
}

pub(super) fn url_invalid(url: &str) -> Words {
    let words = words(
        "This is not a URL",
        format!("{} cannot be read as a URL, not even relative to this page.", code(url)),
        "Without a URL there is nothing to send a request to.",
        "Check the scheme, the host and the port.",
    );
    with_line(words, url.to_owned())
}

pub(super) fn url_has_credentials(url: &str) -> Words {
    let words = words(
        "The URL contains a user name or password",
        format!("The script passed {}, with user information before the host.", code(url)),
        "URLs end up in logs and histories, so a script may not put secrets into them.",
        "Take the user information out and send an `Authorization` header instead.",
    );
    with_line(words, url.to_owned())
}

pub(super) fn method_invalid(method: &str) -> Words {
    let words = words(
        "This is not an HTTP method",
        format!("{} has a character that no method may have, or is empty.", code(method)),
        "A method is one token on the request's first line; a space would end it.",
        "Use letters, digits and hyphens.",
    );
    with_line(words, method.to_owned())
}

pub(super) fn method_forbidden(method: &str) -> Words {
    let words = words(
        "A script may not use this method",
        format!("{} is one of three methods that are kept from scripts.", code(method)),
        "CONNECT, TRACE and TRACK would let scripts open tunnels, or read headers that are hidden \
         from it.",
        "Use another method.",
    );
    with_line(words, method.to_owned())
}

pub(super) fn no_cors_method(method: &str) -> Words {
    let mut words = words(
        "Mode no-cors allows only GET, HEAD and POST",
        format!("The script asked for {} in mode `no-cors`.", code(method)),
        "In this mode the server is not asked for its consent, so only what needs no preflight \
         is allowed.",
        "Use mode `cors`, and let the server agree to the method.",
    );
    words.mdn = mdn!("API/Request/mode");
    with_line(words, format!("mode: \"no-cors\", method: \"{method}\""))
}

pub(super) fn header_name_invalid(name: &str) -> Words {
    let mut words = words(
        "This is not a header name",
        format!("{} has a character that no header name may have, or is empty.", code(name)),
        "A header name is a single token; a space or a colon would break the line apart.",
        "Use letters, digits and hyphens.",
    );
    words.mdn = mdn!("API/Headers/append");
    with_line(words, name.to_owned())
}

pub(super) fn header_value_invalid(name: &str, value: &str) -> Words {
    let mut words = words(
        "A header value has a character that cannot be sent",
        format!(
            "The value for {} is {}. It has a line break, a NUL, or a character beyond U+00FF.",
            code(name),
            code(value)
        ),
        "A line break would start a new header, and a header value is made of single bytes.",
        "Take the character out, or percent-encode the value.",
    );
    words.mdn = mdn!("API/Headers/append");
    with_line(words, format!("{name}: {value}"))
}

pub(super) fn body_with_get_or_head(method: &str) -> Words {
    let words = words(
        "GET and HEAD cannot have a body",
        format!("The script passed a body together with method {}.", code(method)),
        "HTTP gives such a body no meaning, and `fetch` refuses it rather than drop it silently.",
        "Use POST, or put the data into the URL.",
    );
    with_line(words, format!("method: \"{method}\", body: …"))
}

pub(super) fn only_if_cached_mode(case: &Case<'_>) -> Words {
    use cors_engine::Keyword as _;
    let mode = case.context.request.mode.as_str();
    let mut words = words(
        "Cache mode only-if-cached needs mode same-origin",
        format!("The script asked for `only-if-cached` in mode {}.", code(mode)),
        "Otherwise a page could find out what the browser has cached from other sites.",
        "Use another cache mode, or mode `same-origin` for a URL of this page's origin.",
    );
    words.mdn = mdn!("API/Request/cache");
    with_line(words, format!("cache: \"only-if-cached\", mode: \"{mode}\""))
}

pub(super) fn stream_body_mode() -> Words {
    let words = words(
        "A stream body needs mode cors or same-origin",
        "The script passed a stream as the body in mode `no-cors`.".to_owned(),
        "Sending a stream always needs the server's consent, and in mode `no-cors` nobody asks \
         for it.",
        "Use mode `cors`, or pass the body as a string.",
    );
    with_line(words, "mode: \"no-cors\", body: ReadableStream".to_owned())
}

pub(super) fn stream_body_without_duplex() -> Words {
    let words = words(
        "A stream body needs duplex: \"half\"",
        "The script passed a stream as the body and did not say `duplex: \"half\"`.".to_owned(),
        "Browsers send the whole body before they hand out the answer. The word makes the script \
         say that it knows.",
        "Add `duplex: \"half\"`, or pass the body as a string.",
    );
    with_line(words, "body: ReadableStream, duplex: undefined".to_owned())
}

pub(super) fn stream_body_keepalive() -> Words {
    let words = words(
        "A stream body cannot outlive its page",
        "The script passed a stream as the body together with `keepalive: true`.".to_owned(),
        "The stream ends with the page that feeds it, while a keepalive request goes on.",
        "Drop `keepalive`, or pass the body as a string.",
    );
    with_line(words, "keepalive: true, body: ReadableStream".to_owned())
}
