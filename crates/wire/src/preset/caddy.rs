//! Caddy with a [`header`](https://caddyserver.com/docs/caddyfile/directives/header) line and a file
//! server behind it, which takes only `GET` and `HEAD`.

use super::Preset;
use crate::{Answer, Policy, Switch};

pub(super) fn preset() -> Preset {
    Preset {
        name: "caddy-file-server".into(),
        title: "Caddy, header line alone".into(),
        sentence:
            "The header goes out with everything, but OPTIONS reaches the file server, which \
            knows only GET and HEAD."
                .into(),
        policy: Policy {
            preflight: Answer {
                status: 405,
                allow_origin: Switch::on("*"),
                headers: vec![("Allow".to_owned(), "GET, HEAD".to_owned())],
                ..Answer::default_preflight()
            },
            actual: Answer { allow_origin: Switch::on("*"), ..Answer::default() },
            ..Policy::default()
        },
    }
}
