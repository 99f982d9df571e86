//! Correct: everybody may read, nobody with credentials.

use super::Preset;
use crate::{Answer, HeaderSource, Policy, Switch};

pub(super) fn preset() -> Preset {
    let mirror = || Switch { on: true, value: HeaderSource::Mirror { mirror: true } };
    Preset {
        name: "public".into(),
        title: "Public".into(),
        sentence:
            "Any page may read the answer and send any method and header; cookies never count."
                .into(),
        policy: Policy {
            preflight: Answer {
                allow_origin: Switch::on("*"),
                allow_methods: mirror(),
                // Not `*`: the standard's wildcard leaves `Authorization` out.
                allow_headers: mirror(),
                max_age: Switch::on("86400"),
                vary: Switch::on("Access-Control-Request-Method, Access-Control-Request-Headers"),
                ..Answer::default_preflight()
            },
            actual: Answer {
                allow_origin: Switch::on("*"),
                expose_headers: Switch::on("*"),
                ..Answer::default()
            },
            ..Policy::default()
        },
    }
}
