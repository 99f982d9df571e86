//! A zone of Cloudflare whose
//! [challenge](https://developers.cloudflare.com/cloudflare-challenges/) applies to the API.

use super::Preset;
use crate::{Answer, Policy, Switch};

pub(super) fn preset(page_origin: &str) -> Preset {
    Preset {
        name: "cloudflare-challenge".into(),
        title: "Cloudflare, challenge on the API".into(),
        sentence:
            "The preflight is asked to prove that it is a person, which it cannot; the Worker \
            behind is never asked."
                .into(),
        policy: Policy {
            preflight: Answer {
                status: 403,
                headers: vec![
                    ("cf-mitigated".to_owned(), "challenge".to_owned()),
                    ("Content-Type".to_owned(), "text/html; charset=UTF-8".to_owned()),
                ],
                body: "<title>Just a moment...</title>".into(),
                ..Answer::default_preflight()
            },
            actual: Answer {
                allow_origin: Switch::on(page_origin),
                vary: Switch::on("Origin"),
                ..Answer::default()
            },
            ..Policy::default()
        },
    }
}
