//! Correct: the pages on a list may read.

use super::Preset;
use crate::{Answer, HeaderSource, Policy, Switch};

pub(super) fn preset(page_origin: &str) -> Preset {
    Preset {
        name: "allow-list".into(),
        title: "Allow-list".into(),
        sentence: "Only the pages on a list may read the answer, and a cache is told that it \
            depends on the origin."
            .into(),
        policy: policy(page_origin),
    }
}

/// The policy, for presets that build on it.
pub(super) fn policy(page_origin: &str) -> Policy {
    let listed =
        || Switch { on: true, value: HeaderSource::List { list: vec![page_origin.to_owned()] } };
    Policy {
        preflight: Answer {
            allow_origin: listed(),
            allow_methods: Switch::on("GET, POST, PUT, PATCH, DELETE"),
            allow_headers: Switch::on("Authorization, Content-Type"),
            max_age: Switch::on("600"),
            vary: Switch { on: true, value: HeaderSource::Computed { computed: true } },
            ..Answer::default_preflight()
        },
        actual: Answer {
            allow_origin: listed(),
            vary: Switch { on: true, value: HeaderSource::Computed { computed: true } },
            ..Answer::default()
        },
        ..Policy::default()
    }
}
