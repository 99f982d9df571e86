//! Exchanges that fail for what is not in a header of CORS: before they are sent, on a redirect, on
//! their way.

use serde_json::{Value, json};

use super::exchange::{Exchange, Target, on, preflighted, simple};

fn no_cors(exchange: Exchange) -> Exchange {
    Exchange { mode: "no-cors", ..exchange }
}

/// What scripts may not ask for.
pub(super) fn constructed() -> Vec<Exchange> {
    let case = |name, verdict| simple(name, verdict, &json!({}));
    vec![
        Exchange {
            target: Target::WithCredentials,
            ..case("a URL with a password", "throw construct/url-has-credentials")
        },
        Exchange {
            method: "TRACE",
            ..case("a method that nobody may use", "throw construct/method-forbidden")
        },
        Exchange {
            method: "TRACK",
            ..case("another, by XHR", "throw construct/method-forbidden").by_xhr()
        },
        Exchange {
            method: "PUT",
            ..no_cors(case("PUT without CORS", "throw construct/no-cors-method"))
        },
        Exchange { body: "b", ..case("GET with a body", "throw construct/body-with-get-or-head") },
        Exchange {
            further: &[("Cache", "only-if-cached")],
            ..case("the cache alone", "throw construct/only-if-cached-mode")
        },
    ]
}

/// What browsers stop before or without looking at CORS headers.
pub(super) fn dispatched() -> Vec<Exchange> {
    const POLICY: &str = "reject response/resource-policy";
    let policy = |value: &str| json!({ "headers": [["Cross-Origin-Resource-Policy", value]] });
    let plain = |name, verdict| simple(name, verdict, &json!({}));
    let to = |url, exchange| Exchange { target: Target::Url(url), ..exchange };
    vec![
        no_cors(simple("a resource policy", POLICY, &policy("same-origin"))),
        Exchange {
            target: Target::Address,
            ..no_cors(simple("a resource policy, from another site", POLICY, &policy("same-site")))
        },
        no_cors(plain("no-cors", "resolve")),
        Exchange {
            mode: "same-origin",
            ..plain("mode same-origin", "reject dispatch/same-origin-mode")
        },
        Exchange {
            further: &[("Redirect", "error")],
            ..no_cors(plain("no-cors without redirects", "reject dispatch/no-cors-redirect-mode"))
        },
        to("http://localhost:25/", plain("a port of another protocol", "reject blocked/bad-port")),
        to("http://localhost:6000/", plain("a port of a display", "reject blocked/bad-port")),
        to("ftp://localhost/", plain("a scheme without CORS", "reject dispatch/scheme-not-http")),
    ]
}

/// Redirects that are not followed.
pub(super) fn redirected() -> Vec<Exchange> {
    let to = |locations: &[&str]| -> Value {
        let lines: Vec<_> = locations.iter().map(|location| ["Location", location]).collect();
        json!({ "status": 302, "allow_origin": on("*"), "headers": lines })
    };
    let case = |name, verdict, locations: &[&str]| simple(name, verdict, &to(locations));
    vec![
        Exchange {
            further: &[("Redirect", "error")],
            ..case("a redirect that is an error", "reject redirect/redirect-mode-error", &["/"])
        },
        case("nowhere", "reject redirect/location-malformed", &["http://["]),
        case("a place in the text", "reject redirect/location-scheme", &["data:,x"]),
        case(
            "a place with a password",
            "reject redirect/location-has-credentials",
            &["http://u:p@localhost:1/"],
        ),
        case("round and round", "reject redirect/too-many-redirects", &["#"]),
        simple(
            "a redirect without an allowed origin",
            "reject response/allow-origin-missing",
            &json!({ "status": 302, "headers": [["Location", "/"]] }),
        ),
    ]
}

/// Answers that do not arrive.
pub(super) fn delivered(origin: &str) -> Vec<Exchange> {
    let reset = json!({ "delivery": "reset" });
    vec![
        simple("a connection that is reset", "reject response/transport", &reset),
        preflighted("a preflight that is reset", "reject preflight/transport", origin, &reset),
    ]
}
