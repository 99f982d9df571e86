//! Spring Security in front of a CORS mapping that it was not told of.
//!
//! Its [documentation](https://docs.spring.io/spring-security/reference/servlet/integrations/cors.html)
//! demands that CORS comes first, because a preflight has no cookie and would be turned away.

use super::{Preset, allow_list_with_credentials};
use crate::{Answer, Policy};

pub(super) fn preset(page_origin: &str) -> Preset {
    let challenge = ("WWW-Authenticate".to_owned(), r#"Basic realm="Realm""#.to_owned());
    Preset {
        name: "spring-security".into(),
        title: "Spring Security before CORS".into(),
        sentence: "The preflight is asked for a password that it never carries, and the request \
            that would carry one is never sent."
            .into(),
        policy: Policy {
            preflight: Answer {
                status: 401,
                headers: vec![challenge],
                ..Answer::default_preflight()
            },
            ..allow_list_with_credentials::preset(page_origin).policy
        },
    }
}
