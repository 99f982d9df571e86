//! axum with tower-http's `CorsLayer` added before the routes: `Router::layer` covers only the
//! routes that are there when it is called.

use super::Preset;
use crate::{Answer, Policy};

pub(super) fn preset() -> Preset {
    let allow = ("allow".to_owned(), "GET,HEAD".to_owned());
    Preset {
        name: "axum-layer-order".into(),
        title: "axum, CorsLayer before the routes".into(),
        sentence:
            "The routes were added after the layer, so nothing has a CORS header and OPTIONS \
            is a method that nobody handles."
                .into(),
        policy: Policy {
            preflight: Answer { status: 405, headers: vec![allow], ..Answer::default_preflight() },
            actual: Answer::default(),
            ..Policy::default()
        },
    }
}
