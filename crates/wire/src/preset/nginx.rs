//! nginx with [`add_header`](https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header)
//! but without `always`.

use super::Preset;
use crate::{Answer, CorsWhen, Policy, Switch};

pub(super) fn preset(page_origin: &str) -> Preset {
    let body = "<html><head><title>500 Internal Server Error</title></head></html>".to_owned();
    Preset {
        name: "nginx-add-header".into(),
        title: "nginx, add_header without always".into(),
        sentence:
            "The header is there while all goes well and missing from every error, so that a \
            500 looks like a CORS failure."
                .into(),
        policy: Policy {
            preflight: Answer {
                allow_origin: Switch::on(page_origin),
                allow_methods: Switch::on("GET, POST, OPTIONS"),
                allow_headers: Switch::on("Content-Type"),
                cors_when: CorsWhen::Success,
                ..Answer::default_preflight()
            },
            actual: Answer {
                status: 500,
                allow_origin: Switch::on(page_origin),
                cors_when: CorsWhen::Success,
                headers: vec![("Content-Type".to_owned(), "text/html".to_owned())],
                body,
                ..Answer::default()
            },
            ..Policy::default()
        },
    }
}
