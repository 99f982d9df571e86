//! The exchanges: together they fail in every way that can be had on one machine.

use browser_tests::browser::Browser;
use serde_json::{Value, json};

use super::{
    exchange::{Exchange, on, preflighted, simple},
    table_further::{constructed, delivered, dispatched, redirected},
};

const NOT_TRUE: &str = "reject response/allow-credentials-not-true";
const STATUS: &str = "reject preflight/status-not-ok";
const METHOD: &str = "reject preflight/method-not-allowed";
const HEADER: &str = "reject preflight/header-not-allowed";

/// All exchanges. `origin` is the page's.
pub(crate) fn exchanges(origin: &str) -> Vec<Exchange> {
    [
        origins_of_answers(origin),
        origins_of_preflights(origin),
        preflights(origin),
        methods_and_headers(origin),
        xhr(origin),
        constructed(),
        dispatched(),
        redirected(),
        delivered(origin),
    ]
    .concat()
}

/// An allowed origin, in every way in which it can be wrong: as what the answer fails, and as what
/// a preflight does.
fn wrong_origins(origin: &str) -> [(&'static str, [&'static str; 2], Value); 10] {
    const MISSING: [&str; 2] =
        ["reject response/allow-origin-missing", "reject preflight/allow-origin-missing"];
    const MULTIPLE: [&str; 2] =
        ["reject response/allow-origin-multiple", "reject preflight/allow-origin-multiple"];
    const INVALID: [&str; 2] =
        ["reject response/allow-origin-invalid", "reject preflight/allow-origin-invalid"];
    const MISMATCH: [&str; 2] =
        ["reject response/allow-origin-mismatch", "reject preflight/allow-origin-mismatch"];
    let line = |value: &str| json!([["Access-Control-Allow-Origin", value]]);
    let allowing = |value: &str| json!({ "allow_origin": on(value) });
    [
        ("no allowed origin", MISSING, json!({})),
        ("another origin", MISMATCH, allowing("http://elsewhere.test")),
        ("a slash at the end", MISMATCH, allowing(&format!("{origin}/"))),
        ("another port", MISMATCH, allowing("http://localhost:1")),
        ("null", MISMATCH, allowing("null")),
        ("two origins in one line", MULTIPLE, allowing(&format!("{origin}, http://b.test"))),
        ("two origins with a space", MULTIPLE, allowing(&format!("{origin} http://b.test"))),
        ("two lines", MULTIPLE, json!({ "allow_origin": on(origin), "headers": line(origin) })),
        ("no origin at all", INVALID, allowing("everybody")),
        ("an empty value", INVALID, allowing("")),
    ]
}

fn origins_of_answers(origin: &str) -> Vec<Exchange> {
    let mut exchanges: Vec<_> = wrong_origins(origin)
        .map(|(name, [verdict, _], actual)| simple(name, verdict, &actual))
        .into();
    for (name, actual) in [
        ("an error page without an allowed origin", json!({ "status": 500 })),
        (
            "an allowed origin on success only",
            json!({ "status": 500, "cors_when": "success", "allow_origin": on("*") }),
        ),
    ] {
        exchanges.push(simple(name, "reject response/allow-origin-missing", &actual));
    }
    let own = |credentials: Value| json!({ "allow_origin": on(origin), "allow_credentials": credentials });
    let everyone = json!({ "allow_origin": on("*") });
    let only_origin = json!({ "allow_origin": on(origin) });
    for (name, verdict, actual) in [
        (
            "a wildcard, with credentials",
            "reject response/allow-origin-wildcard-with-credentials",
            everyone.clone(),
        ),
        (
            "credentials that nothing allows",
            "reject response/allow-credentials-missing",
            only_origin,
        ),
        ("credentials allowed by True", NOT_TRUE, own(on("True"))),
        ("credentials allowed by false", NOT_TRUE, own(on("false"))),
        ("credentials allowed", "resolve", own(on("true"))),
    ] {
        exchanges.push(simple(name, verdict, &actual).with_credentials());
    }
    exchanges.push(simple("a wildcard", "resolve", &everyone));
    exchanges
}

fn origins_of_preflights(origin: &str) -> Vec<Exchange> {
    let mut exchanges: Vec<_> = wrong_origins(origin)
        .map(|(name, [_, verdict], answer)| preflighted(name, verdict, origin, &answer))
        .into();
    exchanges.push(Exchange {
        // It looks at the status first.
        but: &[(Browser::WebKit, "reject preflight/status-not-ok")],
        ..preflighted(
            "a preflight that is not found",
            "reject preflight/allow-origin-missing",
            origin,
            &json!({ "status": 404 }),
        )
    });
    for (name, verdict, answer) in [
        (
            "a wildcard, with credentials",
            "reject preflight/allow-origin-wildcard-with-credentials",
            json!({ "allow_origin": on("*") }),
        ),
        (
            "credentials that nothing allows",
            "reject preflight/allow-credentials-missing",
            json!({ "allow_origin": on(origin) }),
        ),
        (
            "credentials allowed by TRUE",
            "reject preflight/allow-credentials-not-true",
            json!({ "allow_origin": on(origin), "allow_credentials": on("TRUE") }),
        ),
    ] {
        exchanges.push(preflighted(name, verdict, origin, &answer).with_credentials());
    }
    exchanges
}

/// A preflight's answer that allows everything, but for some members.
fn answer(origin: &str, further: Value) -> Value {
    let mut answer = json!({
        "allow_origin": on(origin),
        "allow_credentials": on("true"),
        "allow_methods": on("PUT"),
        "allow_headers": on("X-Id"),
    });
    if let Value::Object(further) = further {
        answer.as_object_mut().expect("it is one").extend(further);
    }
    answer
}

/// Preflights whose origin is right and whose status or syntax is not.
fn preflights(origin: &str) -> Vec<Exchange> {
    let location = json!([["Location", "/e/root"]]);
    let case =
        |name, verdict, further| preflighted(name, verdict, origin, &answer(origin, further));
    vec![
        case("everything allowed", "resolve", json!({})),
        case("a status of 404", STATUS, json!({ "status": 404 })),
        case("a status of 500", STATUS, json!({ "status": 500 })),
        case(
            "a redirect",
            "reject preflight/redirected",
            json!({ "status": 302, "headers": location }),
        ),
        case(
            "methods that are no list",
            "reject preflight/allow-methods-malformed",
            json!({ "allow_methods": on("PUT GET") }),
        ),
        case(
            "headers that are no list",
            "reject preflight/allow-headers-malformed",
            json!({ "allow_headers": on("X-Id;") }),
        ),
    ]
}

/// Preflights that allow other methods or headers than are asked for.
fn methods_and_headers(origin: &str) -> Vec<Exchange> {
    let off = json!({ "on": false, "value": "" });
    let case =
        |name, verdict, further| preflighted(name, verdict, origin, &answer(origin, further));
    let lower_case =
        case("a method in lower case", METHOD, json!({ "allow_methods": on("PATCH") }));
    vec![
        case("no methods", METHOD, json!({ "allow_methods": off })),
        case("other methods", METHOD, json!({ "allow_methods": on("DELETE, PATCH") })),
        case("the method in lower case", METHOD, json!({ "allow_methods": on("put") })),
        Exchange { method: "patch", ..lower_case },
        case("no headers", HEADER, json!({ "allow_headers": off })),
        case("other headers", HEADER, json!({ "allow_headers": on("Content-Type") })),
        Exchange {
            headers: &[("Authorization", "Bearer token")],
            ..case("a token that nothing lists", HEADER, json!({}))
        },
        case(
            "any method, with credentials",
            "reject preflight/method-wildcard-with-credentials",
            json!({ "allow_methods": on("*") }),
        )
        .with_credentials(),
        case(
            "any header, with credentials",
            "reject preflight/header-wildcard-with-credentials",
            json!({ "allow_headers": on("*") }),
        )
        .with_credentials(),
    ]
}

/// The older interface, whose credentials are a switch of its own.
fn xhr(origin: &str) -> Vec<Exchange> {
    let everyone = json!({ "allow_origin": on("*") });
    let status = json!({ "allow_origin": on(origin), "status": 404 });
    vec![
        simple("no allowed origin, by XHR", "reject response/allow-origin-missing", &json!({}))
            .by_xhr(),
        simple(
            "a wildcard, with credentials, by XHR",
            "reject response/allow-origin-wildcard-with-credentials",
            &everyone,
        )
        .by_xhr()
        .with_credentials(),
        simple("a wildcard, by XHR", "resolve", &everyone).by_xhr(),
        preflighted("a status of 404, by XHR", "reject preflight/status-not-ok", origin, &status)
            .by_xhr(),
    ]
}
