//! The plain scenario of version 1, from which links tell the differences.

/// What a scenario is where a link says nothing else. It never changes.
pub(super) const PLAIN: &str = r#"{
    "page_origin": "",
    "request": {
        "api": "fetch",
        "url": "",
        "method": "GET",
        "mode": "cors",
        "credentials": "same-origin",
        "redirect": "follow",
        "cache": "default",
        "headers": [],
        "body": null,
        "upload_listener": false
    },
    "policy": {
        "preflight": {
            "status": 204,
            "status_for": {},
            "cors_when": "always",
            "allow_origin": {"on": false, "value": "*"},
            "origin_match": "exact",
            "allow_credentials": {"on": false, "value": "true"},
            "allow_methods": {"on": false, "value": "GET"},
            "allow_headers": {"on": false, "value": "Content-Type"},
            "expose_headers": {"on": false, "value": "*"},
            "max_age": {"on": false, "value": "5"},
            "vary": {"on": false, "value": "Origin"},
            "headers": [],
            "body": "",
            "delay_ms": 0,
            "delivery": "whole"
        },
        "actual": {
            "status": 200,
            "status_for": {},
            "cors_when": "always",
            "allow_origin": {"on": false, "value": "*"},
            "origin_match": "exact",
            "allow_credentials": {"on": false, "value": "true"},
            "allow_methods": {"on": false, "value": "GET"},
            "allow_headers": {"on": false, "value": "Content-Type"},
            "expose_headers": {"on": false, "value": "*"},
            "max_age": {"on": false, "value": "5"},
            "vary": {"on": false, "value": "Origin"},
            "headers": [],
            "body": "Hello server",
            "delay_ms": 0,
            "delivery": "whole"
        }
    }
}"#;
