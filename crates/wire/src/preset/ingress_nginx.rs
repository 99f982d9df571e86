//! ingress-nginx with `enable-cors` and no other
//! [annotation](https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#enable-cors).

use super::Preset;
use crate::{Answer, Policy, Switch};

pub(super) fn preset() -> Preset {
    let with_cors = |answer: Answer| Answer {
        allow_origin: Switch::on("*"),
        allow_credentials: Switch::on("true"),
        allow_methods: Switch::on("GET, PUT, POST, DELETE, PATCH, OPTIONS"),
        allow_headers: Switch::on(
            "DNT,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,\
             Content-Type,Range,Authorization",
        ),
        max_age: Switch::on("1728000"),
        ..answer
    };
    Preset {
        name: "ingress-nginx".into(),
        title: "ingress-nginx, enable-cors alone".into(),
        sentence:
            "A wildcard together with Allow-Credentials promises what no browser gives: with \
            credentials the wildcard means nothing."
                .into(),
        policy: Policy {
            preflight: with_cors(Answer::default_preflight()),
            actual: with_cors(Answer::default()),
            ..Policy::default()
        },
    }
}
