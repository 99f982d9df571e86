//! Which causes the findings leave possible.

use super::{Finding, Probe, ProbeStep, asks_plainly};
use crate::{Possibility, Scenario, explanation::describe_possibility};

/// Causes that one sentence tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remaining {
    /// The causes, likeliest first; never empty.
    pub causes: Vec<Possibility>,
    /// The sentence.
    pub words: String,
}

/// What remains of the causes that were possible before the probes, in the same order, but for
/// the connection, which comes first where no probe was answered. Without steps that is all of
/// them; what would read the same stands there once.
pub fn remaining(
    scenario: &Scenario,
    possible: &[Possibility],
    steps: &[ProbeStep],
) -> Vec<Remaining> {
    let shown = Shown::of(scenario, steps);
    let answered = steps.iter().any(is_answered);
    let mut left: Vec<Remaining> = Vec::new();
    for cause in possible.iter().filter(|cause| !shown.excludes(cause.cause)) {
        let words = if answered && cause.cause == TRANSPORT {
            "The connection broke off during this request, though a GET was answered. That is not \
             CORS."
                .to_owned()
        } else {
            describe_possibility(cause)
        };
        match left.iter_mut().find(|told| told.words == words) {
            Some(told) => told.causes.push(*cause),
            None => left.push(Remaining { causes: vec![*cause], words }),
        }
    }
    if !answered && !steps.is_empty() {
        let is_other = |told: &Remaining| told.causes.iter().all(|cause| cause.cause != TRANSPORT);
        left.sort_by_key(is_other);
    }
    left
}

const TRANSPORT: &str = "transport";
/// Redirects that no request gets past, whatever its mode.
const DEAD_ENDS: [&str; 6] = [
    "location-malformed",
    "location-scheme",
    "too-many-redirects",
    "bad-port",
    "mixed-content",
    "scheme-not-http",
];

/// What the findings show of the request itself.
#[derive(Clone, Copy)]
enum Shown {
    /// The page's own policy is in the way.
    Forbidden,
    /// The server shares with this page what was asked for.
    Shared,
    /// The server answers it.
    Answered,
    /// Nothing.
    Nothing,
}

impl Shown {
    fn of(scenario: &Scenario, steps: &[ProbeStep]) -> Self {
        let any = |finds: fn(&ProbeStep) -> bool| steps.iter().any(finds);
        if any(|step| matches!(step.finding, Finding::PolicyViolated { .. })) {
            Self::Forbidden
        } else if !asks_plainly(&scenario.request) {
            // The server may answer it in another way than the probes.
            Self::Nothing
        } else if any(|step| {
            step.probe == Probe::Plain && matches!(step.finding, Finding::Shared { .. })
        }) {
            Self::Shared
        } else if steps.iter().any(is_answered) {
            Self::Answered
        } else {
            Self::Nothing
        }
    }

    fn excludes(self, cause: &str) -> bool {
        match self {
            Self::Forbidden => cause != TRANSPORT,
            Self::Shared => cause != "redirect-mode-error",
            Self::Answered => cause == TRANSPORT || DEAD_ENDS.contains(&cause),
            Self::Nothing => false,
        }
    }
}

fn is_answered(step: &ProbeStep) -> bool {
    matches!(step.finding, Finding::Answered | Finding::Shared { .. })
}

#[cfg(test)]
mod tests {
    use cors_engine::{Profile, RedirectMode};

    use super::*;
    use crate::{RequestSpec, possible_failures};

    /// The causes that remain of a request whose probes find this.
    fn left(change: impl FnOnce(&mut RequestSpec), found: &[(Probe, Finding)]) -> Vec<Remaining> {
        let mut request = RequestSpec::new("http://localhost:5400/");
        change(&mut request);
        let scenario = Scenario::new("http://localhost:8000".to_owned(), request, None);
        let steps = found.iter().cloned().map(|(probe, finding)| ProbeStep { probe, finding });
        let possible = possible_failures(&scenario, Profile::Standard);
        remaining(&scenario, &possible, &steps.collect::<Vec<_>>())
    }

    fn put(request: &mut RequestSpec) {
        request.method = "PUT".to_owned();
    }

    fn ids(left: &[Remaining]) -> Vec<&'static str> {
        left.iter().flat_map(|told| &told.causes).map(|cause| cause.cause).collect()
    }

    const ANSWERED: (Probe, Finding) = (Probe::Reach, Finding::Answered);
    const SHARED: (Probe, Finding) = (Probe::Plain, Finding::Shared { status: 200 });
    const REFUSED: (Probe, Finding) = (Probe::Plain, Finding::Failed { after_ms: 3 });

    #[test]
    fn what_reads_the_same_is_told_once_and_nothing_is_lost() {
        let all = left(put, &[]);
        let mut words: Vec<_> = all.iter().map(|told| &told.words).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all.len());
        assert_eq!(ids(&all).iter().filter(|cause| **cause == TRANSPORT).count(), 2);
        assert_eq!(all.iter().filter(|told| told.words.starts_with("Nothing came")).count(), 1);
    }

    #[test]
    fn a_server_that_answers_is_not_down() {
        let get = left(|_| (), &[ANSWERED]);
        assert!(ids(&get).contains(&"allow-origin-missing"), "{get:?}");
        for cause in [TRANSPORT, "too-many-redirects", "location-scheme"] {
            assert!(!ids(&get).contains(&cause), "{get:?}");
        }
        // A server can break off a request that it does not like.
        let other = left(put, &[ANSWERED, REFUSED]);
        assert_eq!(ids(&other), ids(&left(put, &[])));
        assert!(!other.iter().any(|told| told.words.contains("the server is down")), "{other:?}");
    }

    #[test]
    fn what_a_readable_get_shows_holds_for_the_same_request_alone() {
        let strict = left(|request| request.redirect = RedirectMode::Error, &[ANSWERED, SHARED]);
        assert_eq!(ids(&strict), ["redirect-mode-error"]);
        let other = left(put, &[ANSWERED, SHARED]);
        assert!(ids(&other).contains(&"allow-origin-missing"), "{other:?}");
    }

    #[test]
    fn a_policy_of_the_page_leaves_nothing_else() {
        let finding = Finding::PolicyViolated { directive: "connect-src".to_owned() };
        let left = left(put, &[(Probe::Reach, finding)]);
        assert_eq!((ids(&left), left.len()), (vec![TRANSPORT; 2], 1));
    }
}
