//! Correct: the pages on a list may read, as the signed-in user too.

use super::{Preset, allow_list};
use crate::Switch;

pub(super) fn preset(page_origin: &str) -> Preset {
    let mut policy = allow_list::policy(page_origin);
    policy.preflight.allow_credentials = Switch::on("true");
    policy.actual.allow_credentials = Switch::on("true");
    Preset {
        name: "allow-list-with-credentials".into(),
        title: "Allow-list with credentials".into(),
        sentence: "Only the pages on a list may read the answer, also when the request carries \
            cookies."
            .into(),
        policy,
    }
}
