//! Laravel with its own [`config/cors.php`](https://laravel.com/docs/routing#cors) behind nginx, whose
//! `client_max_body_size` the request exceeds.

use super::Preset;
use crate::{Answer, HeaderSource, Policy, Switch};

pub(super) fn preset() -> Preset {
    let mirror = || Switch { on: true, value: HeaderSource::Mirror { mirror: true } };
    Preset {
        name: "laravel-413".into(),
        title: "Laravel, body too large for nginx".into(),
        sentence: "The preflight is right, but the web server in front turns the large body away \
            before Laravel sees it."
            .into(),
        policy: Policy {
            preflight: Answer {
                allow_origin: Switch::on("*"),
                allow_methods: mirror(),
                allow_headers: mirror(),
                max_age: Switch::on("0"),
                vary: Switch::on("Access-Control-Request-Method, Access-Control-Request-Headers"),
                ..Answer::default_preflight()
            },
            actual: Answer {
                status: 413,
                headers: vec![("Content-Type".to_owned(), "text/html".to_owned())],
                body: "<html><head><title>413 Request Entity Too Large</title></head></html>"
                    .into(),
                ..Answer::default()
            },
            ..Policy::default()
        },
    }
}
