//! The redirect itself cannot be followed.

use super::{
    Side,
    case::Case,
    evidence::{Place, there},
    words::{Words, code, mdn},
};

const REDIRECTIONS: &str = mdn!("HTTP/Guides/Redirections");

fn location_line(location: &str) -> Vec<super::EvidenceLine> {
    vec![there(Place::Answer, format!("Location: {location}"))]
}

pub(super) fn mode_error(case: &Case<'_>, status: u16, location: Option<&str>) -> Words {
    let mut evidence = vec![
        there(Place::Script, "redirect: \"error\""),
        there(Place::Answer, format!("HTTP status {status}")),
    ];
    evidence.extend(location.map(|to| there(Place::Answer, format!("Location: {to}"))));
    let to = location.map_or_else(String::new, |to| format!(" to {}", code(to)));
    Words {
        headline: "The script wants no redirects and got one".to_owned(),
        happened: format!("{} answered with {status}, a redirect{to}.", code(case.url())),
        why: "`redirect: \"error\"` tells the browser to take any redirect for a failure.",
        who: Side::Client,
        remedy: "Call the final URL, or leave `redirect` out so that the browser follows."
            .to_owned(),
        evidence,
        mdn: mdn!("API/Request/redirect"),
    }
}

pub(super) fn location_malformed(value: &str) -> Words {
    Words {
        headline: "The redirect does not lead to a URL".to_owned(),
        happened: format!("The `Location` header reads {}.", code(value)),
        why: "It must hold exactly one URL. Two lines of it are joined to one value, which is none.",
        who: Side::Server,
        remedy: "Send one `Location` with one URL.".to_owned(),
        evidence: location_line(value),
        mdn: mdn!("HTTP/Reference/Headers/Location"),
    }
}

pub(super) fn location_scheme(location: &str) -> Words {
    Words {
        headline: "The redirect leads away from HTTP".to_owned(),
        happened: format!("The `Location` header leads to {}.", code(location)),
        why: "A server could otherwise make pages read local files, or answers of its own making.",
        who: Side::Server,
        remedy: "Redirect to an `http` or `https` URL.".to_owned(),
        evidence: location_line(location),
        mdn: REDIRECTIONS,
    }
}

pub(super) fn location_has_credentials(location: &str) -> Words {
    Words {
        headline: "The redirect has a user name in its URL".to_owned(),
        happened: format!("The `Location` header leads to {}.", code(location)),
        why: "Across origins such a URL would log the visitor in somewhere, in the name of a page \
              that knows nothing of it.",
        who: Side::Server,
        remedy: "Redirect to the URL without user information.".to_owned(),
        evidence: location_line(location),
        mdn: REDIRECTIONS,
    }
}

pub(super) fn too_many() -> Words {
    Words {
        headline: "The redirects go on and on".to_owned(),
        happened: "After twenty redirects came one more, and the browser gave up.".to_owned(),
        why: "Chains this long are loops.",
        who: Side::Server,
        remedy: "Let one of the URLs answer. Two layers that each correct the URL their own way, \
                 say over a slash or `https`, make such loops."
            .to_owned(),
        evidence: Vec::new(),
        mdn: REDIRECTIONS,
    }
}

pub(super) fn stream_body(status: u16) -> Words {
    Words {
        headline: "A stream cannot be sent twice, so no redirect".to_owned(),
        happened: format!(
            "The server answered with {status}, which asks for the same body again, but the body \
             was a stream."
        ),
        why: "What a stream has delivered is gone; the browser keeps no copy.",
        who: Side::Client,
        remedy: "Call the final URL, or pass the body as a string or a blob. On the server, 303 \
                 redirects without the body."
            .to_owned(),
        evidence: vec![there(Place::Answer, format!("HTTP status {status}"))],
        mdn: mdn!("API/RequestInit"),
    }
}
