//! `app.use(cors())`: what the [cors middleware](https://github.com/expressjs/cors) of Express
//! sends when it is given no options.

use super::Preset;
use crate::{Answer, HeaderSource, Policy, Switch};

pub(super) fn preset() -> Preset {
    Preset {
        name: "express-cors".into(),
        title: "Express, cors() without options".into(),
        sentence: "Every page may read and every header may be sent, which works until a request \
            carries credentials."
            .into(),
        policy: Policy {
            preflight: Answer {
                allow_origin: Switch::on("*"),
                allow_methods: Switch::on("GET,HEAD,PUT,PATCH,POST,DELETE"),
                allow_headers: Switch { on: true, value: HeaderSource::Mirror { mirror: true } },
                vary: Switch::on("Access-Control-Request-Headers"),
                ..Answer::default_preflight()
            },
            actual: Answer { allow_origin: Switch::on("*"), ..Answer::default() },
            ..Policy::default()
        },
    }
}
