//! Stage 04: what the request mode does.

use cors_engine::Mode;

use super::{GuidedStage, Lab, credentials, readable_in_mode_cors};
use crate::Scenario;

pub(super) const STAGE: GuidedStage = GuidedStage {
    number: "04",
    title: "Mode",
    story: "The server now allows everything that this request needs. But the script says `mode: \
            \"same-origin\"`, which forbids it to leave its origin at all. Try `no-cors` next: it \
            goes through, and yet the script gets nothing.",
    look_at: "Nothing was sent: mode `same-origin` ends at the border of the origin. Choose \
              `no-cors` and send again. The request goes out, without the JSON content type, and \
              the script gets an opaque response: status 0, no headers, no body.",
    solution_title: "Use mode `cors`",
    remark: "`cors` is what `fetch` uses if nothing is said. `no-cors` does not get around CORS: \
             it gives up reading the answer. It is meant for things that are sent and forgotten.",
    safer_title: None,
    start,
    solve,
    solve_safer: solve,
    done: readable_in_mode_cors,
};

fn start(lab: &Lab<'_>) -> Scenario {
    let mut scenario = credentials::STAGE.solution(&credentials::start(lab));
    scenario.request.mode = Mode::SameOrigin;
    scenario
}

fn solve(scenario: &mut Scenario) {
    scenario.request.mode = Mode::Cors;
}
