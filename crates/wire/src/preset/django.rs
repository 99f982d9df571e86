//! [django-cors-headers](https://github.com/adamchainz/django-cors-headers) below Django's
//! `CommonMiddleware`, of which its documentation warns: `APPEND_SLASH` redirects first.

use super::Preset;
use crate::{Answer, Policy, Redirect, RedirectTo, Switch};

pub(super) fn preset(page_origin: &str) -> Preset {
    Preset {
        name: "django-middleware-order".into(),
        title: "Django, CorsMiddleware too low".into(),
        sentence: "Another middleware appends the slash before CORS has its turn, so that the \
            preflight is redirected without a word about CORS."
            .into(),
        policy: Policy {
            preflight: Answer {
                redirect: Redirect {
                    to: RedirectTo::TrailingSlash,
                    status: 301,
                    ..Redirect::default()
                },
                status: 200,
                ..Answer::default_preflight()
            },
            actual: Answer {
                allow_origin: Switch::on(page_origin),
                vary: Switch::on("origin"),
                ..Answer::default()
            },
            ..Policy::default()
        },
    }
}
