//! Stage 01: the server says nothing about sharing.

use cors_wire::Policy;

use super::{GuidedStage, Lab, on, readable};
use crate::{RequestSpec, Scenario};

pub(super) const STAGE: GuidedStage = GuidedStage {
    number: "01",
    title: "No header",
    story: "This page and the companion listen on different ports, so they are different origins. \
            The script asks for a line of text, the server sends it, and the browser keeps it from \
            the script: nothing in the answer says that this page may read it.",
    look_at: "The server received the GET and answered 200. Only the answer was withheld, because \
              it has no `Access-Control-Allow-Origin`.",
    solution_title: "Send `Access-Control-Allow-Origin` with the page's origin on every answer",
    remark: "The origin must be written exactly as the browser sends it: scheme, host and port, \
             with no slash at the end. `*` would let every page on the web read the answer, which \
             is fine for public data.",
    safer_title: None,
    start,
    solve,
    solve_safer: solve,
    done: |_, verdict| readable(verdict),
};

pub(super) fn start(lab: &Lab<'_>) -> Scenario {
    Scenario::new(
        lab.page_origin.to_owned(),
        RequestSpec::new(lab.base_url()),
        Some(Policy::default()),
    )
}

fn solve(scenario: &mut Scenario) {
    let origin = scenario.page_origin.clone();
    let policy = scenario.policy.get_or_insert_default();
    policy.preflight.allow_origin = on(&origin);
    policy.actual.allow_origin = on(&origin);
}
