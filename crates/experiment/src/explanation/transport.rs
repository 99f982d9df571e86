//! No answer at all, or one that another header withholds. Neither is CORS.

use cors_engine::Mode;

use super::{
    Side,
    case::Case,
    evidence::{Place, there},
    words::{Words, code, mdn},
};
use crate::BodyType;

pub(super) fn transport(case: &Case<'_>) -> Words {
    let request = case.context.request;
    // Of streams that did not even go out the connection was not to blame.
    let sent = case.hop().is_some_and(|hop| hop.sent);
    if !sent && request.body_type == BodyType::Stream && !case.in_preflight() {
        return stream_over_http1();
    }
    let what = if case.in_preflight() { "the preflight" } else { "the request" };
    Words {
        headline: "No answer came back; this is not CORS".to_owned(),
        happened: format!(
            "There was no HTTP response to {what} to {}: nothing listens there, the name does not \
             resolve, the connection broke, or something in the browser blocked it.",
            code(case.url())
        ),
        why: "To a script every failed connection looks like a CORS failure, so that no page can \
              explore networks that it cannot see.",
        who: Side::Neither,
        remedy: "Check that the server runs and that the host and port are right; open the URL in \
                 a tab. Look for content blockers, a content security policy, and certificate \
                 errors."
            .to_owned(),
        evidence: Vec::new(),
        mdn: mdn!("HTTP/Guides/CORS/Errors/CORSDidNotSucceed"),
    }
}

fn stream_over_http1() -> Words {
    Words {
        headline: "A stream body needs HTTP/2; this is not CORS".to_owned(),
        happened: "The body is a stream and the connection speaks HTTP/1.1.".to_owned(),
        why: "Browsers do not send bodies of unknown length over HTTP/1.1.",
        who: Side::Client,
        remedy: "Pass the body as a string or a blob, or serve the URL over HTTP/2.".to_owned(),
        evidence: vec![there(Place::Script, "body: ReadableStream")],
        mdn: mdn!("API/RequestInit"),
    }
}

pub(super) fn resource_policy(case: &Case<'_>, value: &str) -> Words {
    let what = match case.context.request.mode {
        Mode::NoCors => "In mode `no-cors` nobody asks for CORS headers, but this one counts.",
        Mode::Cors | Mode::SameOrigin => "This header counts where CORS does not.",
    };
    let others = if value == "same-origin" { "origins" } else { "sites" };
    Words {
        headline: format!("Cross-Origin-Resource-Policy keeps the answer from other {others}"),
        happened: format!(
            "The answer says {}. {what}",
            code(&format!("Cross-Origin-Resource-Policy: {value}"))
        ),
        why: "With it a server says that other origins, or other sites, must not even embed what \
              it sends.",
        who: Side::Server,
        remedy: "If others may embed this, send `Cross-Origin-Resource-Policy: cross-origin`. To \
                 read it from a script, use mode `cors` and allow the page's origin."
            .to_owned(),
        evidence: vec![there(Place::Answer, format!("Cross-Origin-Resource-Policy: {value}"))],
        mdn: mdn!("HTTP/Guides/Cross-Origin_Resource_Policy"),
    }
}
