//! [Flask-CORS](https://flask-cors.readthedocs.io/) before a route that is written with a slash at
//! its end: Flask redirects to it, whatever the method.

use super::Preset;
use crate::{Answer, HeaderSource, Policy, Redirect, RedirectTo, Switch};

pub(super) fn preset() -> Preset {
    let redirect =
        || Redirect { to: RedirectTo::TrailingSlash, status: 308, ..Redirect::default() };
    let mirror = || Switch { on: true, value: HeaderSource::Mirror { mirror: true } };
    Preset {
        name: "flask-strict-slashes".into(),
        title: "Flask-CORS, slash missing".into(),
        sentence:
            "The headers are there, but the URL lacks its slash and OPTIONS is redirected, which \
            no preflight survives."
                .into(),
        policy: Policy {
            preflight: Answer {
                redirect: redirect(),
                status: 200,
                allow_methods: Switch::on("DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"),
                allow_headers: mirror(),
                allow_origin: Switch::on("*"),
                ..Answer::default_preflight()
            },
            actual: Answer {
                redirect: redirect(),
                allow_origin: Switch::on("*"),
                ..Answer::default()
            },
            ..Policy::default()
        },
    }
}
