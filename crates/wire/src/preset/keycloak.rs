//! A [web origin](https://www.keycloak.org/docs/latest/server_admin/) of Keycloak, or of any list, that was
//! written with a slash at its end.

use super::Preset;
use crate::{Answer, Policy, Switch};

pub(super) fn preset(page_origin: &str) -> Preset {
    let slash = || Switch::on(page_origin.to_owned() + "/");
    Preset {
        name: "origin-with-slash".into(),
        title: "Origin with a slash".into(),
        sentence:
            "The origin was copied from the address bar with its slash, and so is none that a \
            page has."
                .into(),
        policy: Policy {
            preflight: Answer {
                allow_origin: slash(),
                allow_methods: Switch::on("GET, POST"),
                ..Answer::default_preflight()
            },
            actual: Answer {
                allow_origin: slash(),
                vary: Switch::on("Origin"),
                ..Answer::default()
            },
            ..Policy::default()
        },
    }
}
