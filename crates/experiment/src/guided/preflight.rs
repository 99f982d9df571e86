//! Stage 02: a header that makes the browser ask first.

use super::{GuidedStage, Lab, for_this_origin, mirrored, no_header, on, readable_after_preflight};
use crate::Scenario;

pub(super) const STAGE: GuidedStage = GuidedStage {
    number: "02",
    title: "Preflight",
    story: "Now the script adds `Content-Type: application/json`. A form could never send that, so \
            the browser does not send the GET at once: it asks the server with an OPTIONS request, \
            the preflight, whether this page may use the header.",
    look_at: "The server received only the OPTIONS. Its answer allows the page but not the header, \
              so the GET never went out.",
    solution_title: "Answer the preflight with the header and the method, for 42 seconds",
    remark: "The article's server repeats the origin of each request: whoever asks is allowed, \
             which without credentials opens as much as `*` does. Its `Access-Control-Max-Age: 42` \
             lets the browser remember the answer for 42 seconds.",
    safer_title: Some("Allow this page's origin and the header"),
    start,
    solve,
    solve_safer: |scenario| for_this_origin(solve, scenario),
    done: |_, verdict| readable_after_preflight(verdict),
};

pub(super) fn start(lab: &Lab<'_>) -> Scenario {
    let mut scenario = no_header::STAGE.solution(&no_header::start(lab));
    scenario.request.headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
    scenario
}

fn solve(scenario: &mut Scenario) {
    let policy = scenario.policy.get_or_insert_default();
    policy.preflight.allow_origin = mirrored();
    policy.actual.allow_origin = mirrored();
    policy.preflight.allow_methods = on("GET");
    policy.preflight.allow_headers = on("Content-Type");
    policy.preflight.max_age = on("42");
}
