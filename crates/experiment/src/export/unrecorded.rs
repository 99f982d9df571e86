//! Of a run that nobody recorded: what the browser gave, and what was found out afterwards.

use super::markdown::{code, prose};
use crate::{
    BrowserOutcome, Scenario, Unknown,
    probe::{ProbeStep, conclude, describe_finding, remaining},
};

/// What came of it, and what the browser said of it.
pub(super) fn headline(unknown: &Unknown, scenario: &Scenario, steps: &[ProbeStep]) -> String {
    let (headline, said) = match &unknown.browser {
        BrowserOutcome::Resolved(response) => {
            let names: Vec<_> = response.headers.iter().map(|(name, _)| code(name)).collect();
            let kind = response.response_type.as_deref().unwrap_or("xhr");
            let status = response.status.to_string();
            let said = ["a response of type ", &code(kind), " with status ", &status].concat();
            let headers = if names.is_empty() {
                "no headers".to_owned()
            } else {
                ["the headers ", &names.join(", ")].concat()
            };
            ("It went through", [&said, " and ", &headers].concat())
        }
        BrowserOutcome::Rejected(text) => {
            let found = conclude(scenario, steps).map(|found| found.headline);
            (found.unwrap_or("It failed, and the evidence does not say why"), code(text))
        }
        BrowserOutcome::Threw(text) => ("The browser refused the request", code(text)),
    };
    ["# ", &prose(headline), "\n\nThe browser gave the script ", &said, ".\n"].concat()
}

/// What the probes found, what that amounts to, and what remains possible.
pub(super) fn findings(unknown: &Unknown, scenario: &Scenario, steps: &[ProbeStep]) -> String {
    let mut text = String::new();
    if !steps.is_empty() {
        text.push_str("## What further requests showed\n\n");
    }
    for step in steps {
        let found = describe_finding(&step.finding);
        text += &["- **", &prose(step.probe.title()), "** ", &prose(&found), "\n"].concat();
    }
    if let Some(conclusion) = conclude(scenario, steps) {
        let (headline, sure) = (prose(conclusion.headline), conclusion.confidence.words());
        text += &["\n**", &headline, "** (", sure, "). ", &prose(conclusion.text), "\n\n"].concat();
    }
    let left = remaining(scenario, &unknown.possible, steps);
    if !left.is_empty() {
        text.push_str("## What remains possible\n\n");
    }
    for told in left {
        text += &["- ", &prose(&told.words), "\n"].concat();
    }
    text
}
