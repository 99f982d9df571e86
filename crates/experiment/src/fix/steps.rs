//! How many fixes it takes.

use cors_engine::Profile;

use super::{Fix, fixes};
use crate::predict;

/// More steps than this are not looked at: no failure of one request takes more.
const MOST: usize = 6;

impl Fix {
    /// How many fixes it takes until the request succeeds, this one included and each time the
    /// first that is offered; 6 at most. No more are counted where nothing is left to offer, or
    /// nobody can tell what comes next.
    pub fn steps(&self, profile: Profile) -> usize {
        let mut next = None;
        for step in 1..MOST {
            let scenario = &next.as_ref().unwrap_or(self).scenario;
            let Some(outcome) = predict(scenario, profile) else { return step };
            let Some(failure) = outcome.failure() else { return step };
            let first = fixes(scenario, failure, &outcome, profile).into_iter().next();
            if first.is_none() {
                return step;
            }
            next = first;
        }
        MOST
    }
}

#[cfg(test)]
mod tests {
    use cors_engine::Keyword as _;

    use super::*;
    use crate::{
        Scenario,
        explanation::{Context, explain, test_case::TestCase},
        failing_cases::failing_cases,
    };

    /// The headline of what is predicted to fail, and the fixes.
    fn failing(scenario: &Scenario, profile: Profile) -> Option<(String, Vec<Fix>)> {
        let outcome = predict(scenario, profile)?;
        let failure = outcome.failure()?;
        let headline = explain(failure, &Context::new(scenario, &outcome)).headline;
        Some((headline, fixes(scenario, failure, &outcome, profile)))
    }

    #[track_caller]
    fn check(case: TestCase, expected: &[usize]) {
        let mut scenario = case.0;
        let mut steps = Vec::new();
        while let Some((_, mut offered)) = failing(&scenario, Profile::Standard) {
            steps.push(offered[0].steps(Profile::Standard));
            scenario = offered.remove(0).scenario;
        }
        assert_eq!(steps, expected);
    }

    #[test]
    fn steps_count_down_to_the_last() {
        check(TestCase::lab(), &[1]);
        check(TestCase::lab().include(), &[2, 1]);
        check(TestCase::put().answer_preflight(401, &[]), &[2, 1]);
        check(TestCase::put().header("X-A", "1").answer_preflight(401, &[]), &[3, 2, 1]);
        check(TestCase::put().answer_preflight(204, &[]), &[2, 1]);
    }

    #[test]
    fn the_next_problem_has_another_name_and_nothing_can_be_read_before_the_last() {
        for known in failing_cases() {
            for &profile in Profile::ALL {
                let Some((headline, offered)) = failing(&known.case.0, profile) else { continue };
                for fix in offered {
                    let next = fix.next_failure(profile);
                    assert_ne!(next.as_ref(), Some(&headline), "{} {}", known.id, fix.title);
                    assert_eq!(next.is_none(), fix.steps(profile) == 1, "{}", fix.title);
                    assert!(next.is_none() || !fix.opens.contains("can read"), "{}", fix.opens);
                }
            }
        }
    }
}
