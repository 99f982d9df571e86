//! The exchanges: together they make Chromium give every reason that it can without a redirect.

use serde_json::{Value, json};

use super::exchange::{Exchange, Target, mirrored, on, preflighted, simple};

/// All exchanges. `origin` is the page's.
pub(super) fn exchanges(origin: &str) -> Vec<Exchange> {
    [
        origins_of_answers(origin),
        origins_of_preflights(origin),
        preflights(),
        xhr(origin),
        before_the_network(),
    ]
    .concat()
}

/// An allowed origin, in every way in which it can be wrong.
fn wrong_origins(origin: &str) -> [(&'static str, Value); 10] {
    let line = |value: &str| json!([["Access-Control-Allow-Origin", value]]);
    [
        ("no allowed origin", json!({})),
        ("another origin", json!({ "allow_origin": on("http://elsewhere.test") })),
        ("a slash at the end", json!({ "allow_origin": on(&format!("{origin}/")) })),
        ("another port", json!({ "allow_origin": on("http://localhost:1") })),
        ("null", json!({ "allow_origin": on("null") })),
        (
            "two origins in one line",
            json!({ "allow_origin": on(&format!("{origin}, http://b.test")) }),
        ),
        (
            "two origins with a space",
            json!({ "allow_origin": on(&format!("{origin} http://b.test")) }),
        ),
        ("two lines", json!({ "allow_origin": on(origin), "headers": line(origin) })),
        ("no origin at all", json!({ "allow_origin": on("everybody") })),
        ("an empty value", json!({ "allow_origin": on("") })),
    ]
}

fn origins_of_answers(origin: &str) -> Vec<Exchange> {
    let mut exchanges: Vec<_> =
        wrong_origins(origin).map(|(name, actual)| simple(name, &actual)).into();
    let status = json!({ "status": 500 });
    exchanges.push(simple("an error page without an allowed origin", &status));
    let own = |credentials: Value| json!({ "allow_origin": on(origin), "allow_credentials": credentials });
    for (name, actual) in [
        ("a wildcard, with credentials", json!({ "allow_origin": on("*") })),
        ("credentials that nothing allows", json!({ "allow_origin": on(origin) })),
        ("credentials allowed by True", own(on("True"))),
        ("credentials allowed by false", own(on("false"))),
    ] {
        exchanges.push(simple(name, &actual).with_credentials());
    }
    exchanges
}

fn origins_of_preflights(origin: &str) -> Vec<Exchange> {
    let mut exchanges: Vec<_> =
        wrong_origins(origin).map(|(name, answer)| preflighted(name, &answer)).into();
    exchanges.push(preflighted("a preflight that is not found", &json!({ "status": 404 })));
    for (name, answer) in [
        ("a wildcard, with credentials", json!({ "allow_origin": on("*") })),
        ("credentials that nothing allows", json!({ "allow_origin": on(origin) })),
        (
            "credentials allowed by TRUE",
            json!({ "allow_origin": on(origin), "allow_credentials": on("TRUE") }),
        ),
    ] {
        exchanges.push(preflighted(name, &answer).with_credentials());
    }
    exchanges
}

/// Preflights whose origin is right.
fn preflights() -> Vec<Exchange> {
    let answer = |further: Value| {
        let mut answer = json!({
            "allow_origin": mirrored(),
            "allow_credentials": on("true"),
            "allow_methods": on("PUT"),
            "allow_headers": on("X-Id"),
        });
        for (member, value) in further.as_object().into_iter().flatten() {
            answer[member] = value.clone();
        }
        answer
    };
    let off = json!({ "on": false, "value": "" });
    let location = json!([["Location", "/e/root"]]);
    vec![
        preflighted("a status of 404", &answer(json!({ "status": 404 }))),
        preflighted("a status of 500", &answer(json!({ "status": 500 }))),
        preflighted("a redirect", &answer(json!({ "status": 302, "headers": location }))),
        preflighted("methods that are no list", &answer(json!({ "allow_methods": on("PUT GET") }))),
        preflighted("headers that are no list", &answer(json!({ "allow_headers": on("X-Id;") }))),
        preflighted("no methods", &answer(json!({ "allow_methods": off }))),
        preflighted("other methods", &answer(json!({ "allow_methods": on("DELETE, PATCH") }))),
        preflighted("the method in lower case", &answer(json!({ "allow_methods": on("put") }))),
        preflighted("no headers", &answer(json!({ "allow_headers": off }))),
        preflighted("other headers", &answer(json!({ "allow_headers": on("Content-Type") }))),
        preflighted("any method, with credentials", &answer(json!({ "allow_methods": on("*") })))
            .with_credentials(),
        preflighted("any header, with credentials", &answer(json!({ "allow_headers": on("*") })))
            .with_credentials(),
    ]
}

/// The older interface, whose credentials are a switch of its own.
fn xhr(origin: &str) -> Vec<Exchange> {
    let everyone = json!({ "allow_origin": on("*") });
    let status = json!({ "allow_origin": on(origin), "status": 404 });
    vec![
        simple("no allowed origin, by XHR", &json!({})).by_xhr(),
        simple("a wildcard, with credentials, by XHR", &everyone).by_xhr().with_credentials(),
        preflighted("a status of 404, by XHR", &status).by_xhr(),
    ]
}

/// What Chromium stops before or without looking at CORS headers.
fn before_the_network() -> Vec<Exchange> {
    let policy = |value: &str| json!({ "headers": [["Cross-Origin-Resource-Policy", value]] });
    let no_cors = |exchange: Exchange| Exchange { mode: "no-cors", ..exchange };
    vec![
        no_cors(simple("a resource policy", &policy("same-origin"))),
        Exchange {
            target: Target::Address,
            ..no_cors(simple("a resource policy, from another site", &policy("same-site")))
        },
        Exchange { mode: "same-origin", ..simple("mode same-origin", &json!({})) },
        Exchange { redirect: "error", ..no_cors(simple("no-cors without redirects", &json!({}))) },
        Exchange {
            target: Target::Url("http://localhost:25/"),
            ..simple("a port of another protocol", &json!({}))
        },
        Exchange {
            target: Target::Url("ftp://localhost/"),
            ..simple("a scheme without CORS", &json!({}))
        },
    ]
}
