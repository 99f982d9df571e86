//! `HAProxy` with
//! [`http-response add-header`](https://docs.haproxy.org/dev/configuration.html#http-response%20add-header)
//! before an application that sends the header too; `set-header` would have replaced it.

use super::Preset;
use crate::{Answer, Fault, Policy, Switch};

pub(super) fn preset(page_origin: &str) -> Preset {
    let doubled = |answer: Answer| Answer {
        allow_origin: Switch::on(page_origin),
        fault: Fault::Doubled,
        ..answer
    };
    Preset {
        name: "haproxy-add-header".into(),
        title: "HAProxy, add-header".into(),
        sentence:
            "The proxy adds to what the application sends, and two lines that name the right \
            origin are a no."
                .into(),
        policy: Policy {
            preflight: Answer {
                allow_methods: Switch::on("GET, POST"),
                allow_headers: Switch::on("Content-Type"),
                ..doubled(Answer::default_preflight())
            },
            actual: doubled(Answer::default()),
            ..Policy::default()
        },
    }
}
