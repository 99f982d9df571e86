//! Stage 03: with cookies the browser is stricter.

use cors_engine::CredentialsMode;

use super::{
    GuidedStage, Lab, for_this_origin, mirrored, on, preflight, readable_with_credentials,
};
use crate::Scenario;

pub(super) const STAGE: GuidedStage = GuidedStage {
    number: "03",
    title: "Credentials",
    story: "Across origins `fetch` sends no cookies unless it is told to. With `credentials: \
            \"include\"` it would, and an answer made with somebody's cookies is worth protecting: \
            the server must agree to that too, on the preflight and on the answer itself.",
    look_at: "The preflight allows the page and the header, but not credentials. The rule looks at \
              the mode `include`, not at whether a cookie was there to be sent.",
    solution_title: "Send `Access-Control-Allow-Credentials: true` on both answers",
    remark: "The article repeats the origin of each request. Together with credentials that lets \
             every site that the visitor opens read what the server shows to this visitor, cookies \
             and all. It is the classic hole. Naming the exact origin works just as well and opens \
             nothing else.",
    safer_title: Some("Allow this page's origin, with credentials"),
    start,
    solve,
    solve_safer: |scenario| for_this_origin(solve, scenario),
    done: readable_with_credentials,
};

pub(super) fn start(lab: &Lab<'_>) -> Scenario {
    let mut scenario = preflight::STAGE.solution(&preflight::start(lab));
    scenario.request.credentials = CredentialsMode::Include;
    scenario
}

fn solve(scenario: &mut Scenario) {
    let policy = scenario.policy.get_or_insert_default();
    policy.preflight.allow_origin = mirrored();
    policy.actual.allow_origin = mirrored();
    policy.preflight.allow_credentials = on("true");
    policy.actual.allow_credentials = on("true");
}
