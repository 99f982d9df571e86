//! What the preflight's answer lists: `Access-Control-Allow-Methods` and `…-Headers`.

use cors_engine::{Check, Subject};

use super::{
    Side,
    case::Case,
    evidence::{Place, missing as lacking, there},
    words::{Words, code, codes, mdn},
};

const METHODS: &str = "Access-Control-Allow-Methods";
const HEADERS: &str = "Access-Control-Allow-Headers";
const LITERAL: &str = "With credentials there are no wildcards: `*` stands for a name that is \
                       spelled with a star, which nothing is.";

pub(super) fn methods_malformed(case: &Case<'_>, value: &str) -> Words {
    malformed(
        METHODS,
        format!("{METHODS}: {value}"),
        case,
        value,
        "Separate methods with commas; spaces alone do not.",
        mdn!("HTTP/Guides/CORS/Errors/CORSInvalidAllowMethod"),
    )
}

pub(super) fn headers_malformed(case: &Case<'_>, value: &str) -> Words {
    malformed(
        HEADERS,
        format!("{HEADERS}: {value}"),
        case,
        value,
        "Separate header names with commas, without quotes and without values.",
        mdn!("HTTP/Guides/CORS/Errors/CORSInvalidAllowHeader"),
    )
}

fn malformed(
    name: &str,
    line: String,
    case: &Case<'_>,
    value: &str,
    remedy: &str,
    mdn: &'static str,
) -> Words {
    Words {
        headline: format!("{name} is not a list of names"),
        happened: format!(
            "The answer to the preflight has {} in it. One bad item spoils the whole list, even \
             where {} needs none of it.",
            code(value),
            code(case.method())
        ),
        why: "The browser takes no consent from a header that it cannot read.",
        who: Side::Server,
        remedy: remedy.to_owned(),
        evidence: vec![there(Place::PreflightAnswer, line)],
        mdn,
    }
}

pub(super) fn method_not_allowed(case: &Case<'_>, method: &str, allowed: &[String]) -> Words {
    let upper = method.to_ascii_uppercase();
    let same = allowed.iter().find(|listed| listed.eq_ignore_ascii_case(method));
    let (headline, who, remedy) = match same {
        Some(listed) if *listed == upper => (
            format!("Methods are case-sensitive: {method} is not {listed}"),
            Side::Client,
            format!(
                "Write {} in the script. A server that means {} could list it too.",
                code(listed),
                code(method)
            ),
        ),
        Some(listed) => (
            format!("The server lists {listed}, but methods are case-sensitive"),
            Side::Server,
            format!("List {} as it is.", code(method)),
        ),
        None => (
            format!("The preflight did not allow {method}"),
            Side::Server,
            format!("Add {} to `{METHODS}` on the answer to OPTIONS.", code(method)),
        ),
    };
    Words {
        headline,
        happened: format!(
            "The browser asked for {}, and the answer to the preflight allows {}.",
            code(method),
            listed(allowed, "no method")
        ),
        why: if same.is_some() {
            "Browsers put only DELETE, GET, HEAD, OPTIONS, POST and PUT into capitals. Any other \
             method goes out as the script spells it, and the server's list is compared letter by \
             letter."
        } else {
            "A form can send only GET and POST. For anything that can change more, the browser \
             wants the server's word first."
        },
        who,
        remedy,
        evidence: vec![
            there(Place::PreflightRequest, format!("Access-Control-Request-Method: {method}")),
            list_line(case, METHODS),
            match who {
                Side::Client => there(Place::Script, format!("method: \"{method}\"")),
                Side::Server | Side::Neither => {
                    lacking(Place::PreflightAnswer, format!("{METHODS}: {method}"))
                }
            },
        ],
        mdn: mdn!("HTTP/Guides/CORS/Errors/CORSMethodNotFound"),
    }
}

pub(super) fn method_wildcard(case: &Case<'_>, method: &str) -> Words {
    Words {
        headline: format!("With credentials * does not allow {method}"),
        happened: format!(
            "The answer to the preflight allows `*`, and {} is sent with credentials.",
            code(method)
        ),
        why: LITERAL,
        who: Side::Server,
        remedy: format!("Name {} in `{METHODS}`.", code(method)),
        evidence: vec![
            list_line(case, METHODS),
            lacking(Place::PreflightAnswer, format!("{METHODS}: {method}")),
        ],
        mdn: mdn!("HTTP/Reference/Headers/Access-Control-Allow-Methods"),
    }
}

pub(super) fn header_not_allowed(
    case: &Case<'_>,
    header: &str,
    missing: &[String],
    allowed: &[String],
) -> Words {
    let headline = match missing.len() {
        0 | 1 => format!("The preflight did not allow {header}"),
        count => format!("The preflight did not allow {count} of the headers"),
    };
    let asked = missing.join(", ");
    let mut evidence = Vec::new();
    let preflight = case.hop().and_then(|hop| hop.preflight.as_ref());
    if let Some(names) = preflight.and_then(|preflight| preflight.request_headers.as_ref()) {
        let line = format!("Access-Control-Request-Headers: {names}");
        evidence.push(there(Place::PreflightRequest, line));
    }
    evidence.push(list_line(case, HEADERS));
    evidence.push(lacking(Place::PreflightAnswer, format!("{HEADERS}: {asked}")));
    Words {
        headline,
        happened: format!(
            "The browser asked whether it may send {}, and the answer to the preflight allows {}.",
            codes(missing),
            listed(allowed, "no header")
        ),
        why: "No form can send such a header, and servers have relied on that. So the browser \
              wants the server's word before it sends one for another origin.",
        who: Side::Server,
        remedy: format!(
            "Add {} to `{HEADERS}` on the answer to OPTIONS. If nothing needs the header, leave it \
             out in the script.",
            codes(missing)
        ),
        evidence,
        mdn: mdn!("HTTP/Guides/CORS/Errors/CORSMissingAllowHeaderFromPreflight"),
    }
}

pub(super) fn header_wildcard(case: &Case<'_>, header: &str, missing: &[String]) -> Words {
    Words {
        headline: format!("With credentials * does not allow {header}"),
        happened: format!(
            "The answer to the preflight allows `*`, and {} would go out with credentials.",
            codes(missing)
        ),
        why: LITERAL,
        who: Side::Server,
        remedy: format!("Name {} in `{HEADERS}`.", codes(missing)),
        evidence: vec![
            list_line(case, HEADERS),
            lacking(Place::PreflightAnswer, format!("{HEADERS}: {}", missing.join(", "))),
        ],
        mdn: mdn!("HTTP/Reference/Headers/Access-Control-Allow-Headers"),
    }
}

pub(super) fn authorization_not_listed(case: &Case<'_>, allowed: &[String]) -> Words {
    let wildcard = allowed.iter().any(|name| name == "*");
    let (headline, what) = if wildcard {
        (
            "The wildcard * does not cover Authorization",
            " By the standard the star leaves out this one header. Browsers still let it pass \
             without credentials, and warn that this will end.",
        )
    } else {
        ("The preflight did not allow Authorization", "")
    };
    Words {
        headline: headline.to_owned(),
        happened: format!(
            "The request has an `Authorization` header, and the answer to the preflight allows \
             {}.{what}",
            listed(allowed, "no header")
        ),
        why: "A token is worth more than other headers, so it must be allowed by its name.",
        who: Side::Server,
        remedy: format!("Add `Authorization` to `{HEADERS}` by name."),
        evidence: vec![
            list_line(case, HEADERS),
            lacking(Place::PreflightAnswer, format!("{HEADERS}: Authorization")),
        ],
        mdn: mdn!("HTTP/Reference/Headers/Access-Control-Allow-Headers"),
    }
}

/// What a list allows, or that it allows none.
fn listed(allowed: &[String], none: &str) -> String {
    if allowed.is_empty() { none.to_owned() } else { codes(allowed) }
}

/// The line of a list as it came, or that there was none.
fn list_line(case: &Case<'_>, name: &'static str) -> super::EvidenceLine {
    let about = |check: &&Check| {
        check.hop == case.failure.hop
            && matches!(check.subject, Subject::ResponseHeader(known) if name.eq_ignore_ascii_case(known))
    };
    let line =
        case.context.outcome.trace.iter().filter(about).find_map(|check| check.found.as_ref());
    let line = line.map_or_else(|| ["no ", name].concat(), |value| [name, ": ", value].concat());
    there(Place::PreflightAnswer, line)
}
