//! An HTTP API of Amazon API Gateway with a
//! [CORS configuration](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html)
//! of its own: it ignores the headers of CORS that the integration returns.

use super::Preset;
use crate::{Answer, HeaderSource, Policy, Switch};

pub(super) fn preset() -> Preset {
    let list = || HeaderSource::List { list: vec!["https://app.example.com".to_owned()] };
    let listed = || Switch { on: true, value: list() };
    Preset {
        name: "api-gateway-http".into(),
        title: "API Gateway HTTP API, own configuration".into(),
        sentence:
            "The function allows everybody, but the gateway knows another page only and lets \
            none of its headers through."
                .into(),
        policy: Policy {
            preflight: Answer {
                allow_origin: listed(),
                allow_methods: Switch::on("GET,POST"),
                allow_headers: Switch::on("content-type"),
                ..Answer::default_preflight()
            },
            actual: Answer { allow_origin: listed(), ..Answer::default() },
            ..Policy::default()
        },
    }
}
