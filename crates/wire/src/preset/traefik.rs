//! Traefik's [headers middleware](https://doc.traefik.io/traefik/middlewares/http/headers/) with a list
//! of origins and without `addVaryHeader`.

use super::Preset;
use crate::{Answer, HeaderSource, Policy, Switch};

pub(super) fn preset(page_origin: &str) -> Preset {
    let list = vec![page_origin.to_owned(), "https://app.example.com".to_owned()];
    let listed = || Switch { on: true, value: HeaderSource::List { list: list.clone() } };
    Preset {
        name: "traefik-no-vary".into(),
        title: "Traefik, list without Vary".into(),
        sentence:
            "The right origin is named to each page, but nothing tells a cache that the answer \
            is for that page alone."
                .into(),
        policy: Policy {
            preflight: Answer {
                status: 200,
                allow_origin: listed(),
                allow_methods: Switch::on("GET,OPTIONS,PUT"),
                allow_headers: Switch::on("Content-Type"),
                max_age: Switch::on("100"),
                ..Answer::default_preflight()
            },
            actual: Answer { allow_origin: listed(), ..Answer::default() },
            ..Policy::default()
        },
    }
}
