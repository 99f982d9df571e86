//! Requests that browsers refuse altogether. None of this is CORS.

use super::{
    Side,
    case::Case,
    evidence::{Place, there},
    words::{Words, code, mdn},
};

pub(super) fn bad_port(port: u16) -> Words {
    Words {
        headline: format!("Browsers refuse port {port}; this is not CORS"),
        happened: format!("The URL names port `{port}`, which belongs to another protocol."),
        why: "Long ago, pages could make browsers talk to mail and other servers by mistake. So \
              browsers keep a list of ports that HTTP may not use.",
        who: Side::Server,
        remedy: "Let the server listen on another port, and use that in the URL.".to_owned(),
        evidence: vec![there(Place::Script, format!("port {port}"))],
        mdn: mdn!("API/Window/fetch"),
    }
}

pub(super) fn mixed_content(case: &Case<'_>, url: &str) -> Words {
    Words {
        headline: "A secure page may not call an insecure URL".to_owned(),
        happened: format!(
            "The page is {} and the URL {} is not encrypted.",
            code(case.context.page_origin),
            code(url)
        ),
        why: "Anybody on the way could read and change the answer, and through it the secure page. \
              This is not CORS, and no CORS header helps.",
        who: Side::Server,
        remedy: "Serve the URL over `https`.".to_owned(),
        evidence: vec![there(Place::Script, url)],
        mdn: mdn!("Security/Defenses/Mixed_content"),
    }
}
