//! An application that sends CORS headers behind a proxy that adds them again.

use super::Preset;
use crate::{Answer, Policy, Switch};

pub(super) fn preset() -> Preset {
    let twice = |answer: Answer| Answer {
        allow_origin: Switch::on("*"),
        headers: vec![("access-control-allow-origin".to_owned(), "*".to_owned())],
        ..answer
    };
    let mut preflight = twice(Answer::default_preflight());
    preflight.allow_methods = Switch::on("GET, POST, PUT, DELETE");
    preflight.allow_headers = Switch::on("Content-Type");
    Preset {
        name: "proxy-and-application".into(),
        title: "Proxy and application both".into(),
        sentence: "Each of two layers allows every origin, and two lines that say yes are a no."
            .into(),
        policy: Policy { preflight, actual: twice(Answer::default()), ..Policy::default() },
    }
}
