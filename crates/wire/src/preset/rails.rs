//! Rails with [rack-cors](https://github.com/cyu/rack-cors) as its README shows it: correct.

use super::Preset;
use crate::{Answer, HeaderSource, Policy, Switch};

pub(super) fn preset(page_origin: &str) -> Preset {
    let list = vec![page_origin.to_owned()];
    let listed = || Switch { on: true, value: HeaderSource::List { list: list.clone() } };
    Preset {
        name: "rails-rack-cors".into(),
        title: "Rails, rack-cors".into(),
        sentence:
            "One origin, named methods and whatever header is asked for, with Vary on every answer."
                .into(),
        policy: Policy {
            preflight: Answer {
                status: 200,
                allow_origin: listed(),
                allow_methods: Switch::on("GET, POST, PUT, PATCH, DELETE, OPTIONS, HEAD"),
                allow_headers: Switch { on: true, value: HeaderSource::Mirror { mirror: true } },
                expose_headers: Switch::on(""),
                max_age: Switch::on("7200"),
                vary: Switch::on("Origin"),
                ..Answer::default_preflight()
            },
            actual: Answer {
                allow_origin: listed(),
                allow_methods: Switch::on("GET, POST, PUT, PATCH, DELETE, OPTIONS, HEAD"),
                expose_headers: Switch::on(""),
                max_age: Switch::on("7200"),
                vary: Switch::on("Origin"),
                ..Answer::default()
            },
            ..Policy::default()
        },
    }
}
