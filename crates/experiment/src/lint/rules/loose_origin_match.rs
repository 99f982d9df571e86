//! An origin that is allowed because it resembles one of a list.

use crate::lint::{
    Asker, NearMiss, ObservedAnswer, Severity,
    answer::ALLOW_ORIGIN,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "loose-origin-match",
    title: "An origin is allowed that only resembles one of the list",
    why: "Whoever registers a name that looks right to the comparison is allowed. This is the \
          most common mistake in lists of origins.",
    remedy: "Compare whole origins, for equality. A pattern needs its dots escaped and both ends \
             fixed.",
    source: "https://portswigger.net/web-security/cors",
    check: Check::Together(check),
};

fn check(answers: &[ObservedAnswer]) -> Vec<Hit> {
    let allowed = |answer: &ObservedAnswer| answer.allow_origin() == answer.origin.as_deref();
    // Where whoever asks is allowed, resemblance has nothing to do with it.
    let everybody = |answer: &ObservedAnswer| {
        let strangers = answers.iter().filter(|other| other.asker == Asker::Stranger);
        strangers.filter(|other| (other.kind, other.hop) == (answer.kind, answer.hop)).any(allowed)
    };
    let hit = |answer: &ObservedAnswer| {
        let Asker::NearMiss(near) = answer.asker else { return None };
        if !allowed(answer) || everybody(answer) {
            return None;
        }
        let how = match near {
            NearMiss::Suffix => "it ends as one that is listed",
            NearMiss::Prefix => "it begins as one that is listed",
            NearMiss::Dot => "it differs from one that is listed only where that has a dot",
        };
        let message = format!("`{}` was allowed, for {how}.", answer.allow_origin()?);
        let severity =
            if answer.allows_credentials() { Severity::Critical } else { Severity::High };
        Some(Hit::header(severity, answer, ALLOW_ORIGIN, message))
    };
    answers.iter().filter_map(hit).collect()
}
