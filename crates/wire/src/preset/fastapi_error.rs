//! An exception that nobody handles in `FastAPI`: Starlette answers it
//! [outside](https://www.starlette.io/middleware/#using-middleware) of all other middleware.

use super::Preset;
use crate::{Answer, Policy, Switch};

pub(super) fn preset(page_origin: &str) -> Preset {
    Preset {
        name: "fastapi-500".into(),
        title: "FastAPI, unhandled exception".into(),
        sentence:
            "The answer to an exception is made outside of the CORS middleware, so that a bug in \
            the route looks like a CORS failure."
                .into(),
        policy: Policy {
            preflight: Answer {
                status: 200,
                allow_origin: Switch::on(page_origin),
                allow_methods: Switch::on("GET, POST"),
                allow_headers: Switch::on("Content-Type"),
                vary: Switch::on("Origin"),
                ..Answer::default_preflight()
            },
            actual: Answer {
                status: 500,
                body: "Internal Server Error".into(),
                ..Answer::default()
            },
            ..Policy::default()
        },
    }
}
