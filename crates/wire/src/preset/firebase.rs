//! A function of [Firebase](https://firebase.google.com/docs/functions/http-events) that is asked for in
//! a region where it was not deployed: whoever answers there knows nothing of its `cors` option.

use super::Preset;
use crate::{Answer, Policy};

pub(super) fn preset() -> Preset {
    let gone = |answer: Answer| Answer {
        status: 404,
        headers: vec![("Content-Type".to_owned(), "text/html; charset=UTF-8".to_owned())],
        body: "<title>404 Page not found</title>".into(),
        ..answer
    };
    Preset {
        name: "firebase-wrong-region".into(),
        title: "Firebase, wrong region".into(),
        sentence:
            "Nothing is deployed at this URL, and the page that says so has no CORS header, so \
            that a typing error looks like CORS."
                .into(),
        policy: Policy {
            preflight: gone(Answer::default_preflight()),
            actual: gone(Answer::default()),
            ..Policy::default()
        },
    }
}
