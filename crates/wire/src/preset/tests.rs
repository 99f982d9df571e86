//! What every preset has in common.

use std::collections::BTreeSet;

use super::*;
use crate::{Place, RequestHead};

const PAGE: &str = "http://localhost:8000";

#[test]
fn every_preset_has_a_name_and_says_what_it_shows() {
    let presets = Preset::all(PAGE);
    let names: BTreeSet<_> = presets.iter().map(|preset| &preset.name).collect();
    assert_eq!(names.len(), presets.len());
    for preset in &presets {
        assert!(preset.name.bytes().all(|b| b.is_ascii_lowercase() || b"0123456789-".contains(&b)));
        assert!(!preset.title.is_empty() && preset.sentence.ends_with('.'), "{}", preset.name);
        assert!(!preset.sentence.contains("  "), "{}", preset.name);
    }
}

#[test]
fn every_preset_can_be_sent_and_survives_json() {
    for preset in Preset::all(PAGE) {
        assert_eq!(preset.policy.validate(), [], "{}", preset.name);
        let json = serde_json::to_string(&preset.policy).expect("JSON");
        assert_eq!(serde_json::from_str::<Policy>(&json).expect("a policy"), preset.policy);
    }
}

/// The values of `Access-Control-Allow-Origin` in the actual answer to a page of this origin.
fn allowed(preset: &str, origin: &str) -> Vec<String> {
    let presets = Preset::all(PAGE);
    let preset = presets.iter().find(|other| other.name == preset).expect("a preset");
    let headers = [("Origin".to_owned(), origin.to_owned())];
    let head =
        preset.policy.answer(&RequestHead { method: "GET", place: Place::ROOT, headers: &headers });
    let allows = |name: &str| name.eq_ignore_ascii_case("access-control-allow-origin");
    head.headers.into_iter().filter(|(name, _)| allows(name)).map(|(_, value)| value).collect()
}

#[test]
fn the_correct_ones_allow_whom_they_say() {
    assert_eq!(allowed("public", "http://a.test"), ["*"]);
    for name in ["allow-list", "allow-list-with-credentials"] {
        assert_eq!(allowed(name, PAGE), [PAGE]);
        assert!(allowed(name, "http://a.test").is_empty());
    }
}

#[test]
fn the_broken_ones_break_as_they_say() {
    for name in [
        "nginx-add-header",
        "api-gateway-401",
        "api-gateway-http",
        "s3-without-cors",
        "axum-layer-order",
        "fastapi-500",
        "laravel-413",
        "firebase-wrong-region",
        "aspnet-https-redirection",
    ] {
        assert!(allowed(name, PAGE).is_empty(), "{name}");
    }
    for name in ["proxy-and-application", "haproxy-add-header"] {
        assert_eq!(allowed(name, PAGE).len(), 2, "{name}");
    }
    assert_eq!(allowed("fastapi-wildcard-credentials", "http://a.test"), ["http://a.test"]);
    assert_eq!(allowed("origin-with-slash", PAGE), [format!("{PAGE}/")]);
}

/// The status of the answer to a page's preflight.
fn preflight_status(preset: &Preset) -> u16 {
    let headers = [("Origin", PAGE), ("Access-Control-Request-Method", "PUT")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let request = RequestHead { method: "OPTIONS", place: Place::ROOT, headers: &headers };
    preset.policy.answer(&request).status
}

#[test]
fn preflights_fail_where_the_sentence_says_so() {
    for preset in Preset::all(PAGE) {
        let expected = match &*preset.name {
            "flask-strict-slashes" => 308,
            "django-middleware-order" => 301,
            "aspnet-https-redirection" => 307,
            "spring-security" => 401,
            "s3-without-cors" | "cloudflare-challenge" => 403,
            "firebase-wrong-region" => 404,
            "axum-layer-order" | "caddy-file-server" => 405,
            _ => continue,
        };
        assert_eq!(preflight_status(&preset), expected, "{}", preset.name);
    }
}
