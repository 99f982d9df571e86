//! [`@fastify/cors`](https://github.com/fastify/fastify-cors) without options: since version 10 it allows
//! only the methods that need no leave.

use super::Preset;
use crate::{Answer, HeaderSource, Policy, Switch};

pub(super) fn preset() -> Preset {
    let mirror = || Switch { on: true, value: HeaderSource::Mirror { mirror: true } };
    Preset {
        name: "fastify-cors".into(),
        title: "Fastify, cors without options".into(),
        sentence:
            "Every page may read, but PUT, PATCH and DELETE stay forbidden until they are listed."
                .into(),
        policy: Policy {
            preflight: Answer {
                allow_origin: Switch::on("*"),
                allow_methods: Switch::on("GET,HEAD,POST"),
                allow_headers: mirror(),
                vary: Switch::on("Access-Control-Request-Headers"),
                ..Answer::default_preflight()
            },
            actual: Answer { allow_origin: Switch::on("*"), ..Answer::default() },
            ..Policy::default()
        },
    }
}
