//! Lint: what is wrong, or wider than it need be, in the answers of a server.
//!
//! Each rule is a file of its own. An origin that is sent back because it is on a list of exact
//! origins is as it should be, and nothing here says otherwise.

mod answer;
mod asker;
mod exchange;
#[cfg(test)]
mod exchange_tests;
mod policy;
mod proof;
mod rule;
mod rules;
#[cfg(test)]
mod tests;

pub use answer::ObservedAnswer;
pub use asker::{Asker, NearMiss};
pub use exchange::lint_exchange;
pub use policy::{lint_policy, missing_vary};
pub use proof::{FRIEND, PROOFS, Proof, SECRET};
pub use rule::{Finding, Rule, Severity};
pub use rules::RULES;

use rule::{Check, Hit};

/// What the rules find in a set of answers of one server, worst first.
///
/// Answers to several origins, and to none, tell more than one: only their difference shows whether
/// the server repeats whatever it is sent.
pub fn lint(answers: &[ObservedAnswer]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for rule in RULES {
        let hits: Vec<Hit> = match rule.check {
            Check::Each(check) => answers.iter().filter_map(check).collect(),
            Check::Together(check) => check(answers),
        };
        for hit in hits {
            let known = findings.iter().position(|finding| {
                finding.rule.id == rule.id
                    && (finding.hop, finding.answer, finding.header)
                        == (hit.hop, hit.answer, hit.header)
            });
            // Of several alike, the gravest is told.
            let graver = known.is_none_or(|at| findings[at].severity < hit.severity);
            if graver {
                known.map(|at| findings.remove(at));
                // The gravest first, and those of one severity in the order of the rules.
                let at = findings.partition_point(|other| other.severity >= hit.severity);
                let finding = Finding {
                    rule,
                    severity: hit.severity,
                    hop: hit.hop,
                    answer: hit.answer,
                    header: hit.header,
                    message: hit.message,
                };
                findings.insert(at, finding);
            }
        }
    }
    findings
}
