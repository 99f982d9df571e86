//! Starlette's [`CORSMiddleware`](https://www.starlette.io/middleware/#corsmiddleware), which `FastAPI`
//! uses, with `allow_origins=["*"]` and `allow_credentials=True`: it repeats the origin of whoever
//! sends a cookie, and of every preflight.

use super::Preset;
use crate::{Answer, HeaderSource, Policy, Switch};

pub(super) fn preset() -> Preset {
    let mirror = || Switch { on: true, value: HeaderSource::Mirror { mirror: true } };
    Preset {
        name: "fastapi-wildcard-credentials".into(),
        title: "FastAPI, wildcard with credentials".into(),
        sentence:
            "Every origin was asked for and every origin is repeated, with credentials: any site \
            can read what its visitor may see."
                .into(),
        policy: Policy {
            preflight: Answer {
                status: 200,
                allow_origin: mirror(),
                allow_credentials: Switch::on("true"),
                allow_methods: Switch::on("DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"),
                allow_headers: mirror(),
                max_age: Switch::on("600"),
                vary: Switch::on("Origin"),
                body: "OK".into(),
                ..Answer::default_preflight()
            },
            actual: Answer {
                allow_origin: mirror(),
                allow_credentials: Switch::on("true"),
                vary: Switch::on("Origin"),
                ..Answer::default()
            },
            ..Policy::default()
        },
    }
}
