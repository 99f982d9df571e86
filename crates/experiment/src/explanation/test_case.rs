//! Scenarios for the tests of explanations, console lines and fixes.

use cors_engine::{CredentialsMode, Mode, Outcome, Profile};
use cors_wire::{Answer, Delivery, Policy};

use super::{Context, Explanation, explain};
use crate::{RequestSpec, Scenario, predict};

/// The page of every test case.
pub(crate) const PAGE: &str = "http://localhost:8000";

/// A scenario whose two answers are plain header lines.
#[derive(Clone)]
pub(crate) struct TestCase(pub(crate) Scenario);

impl TestCase {
    /// A GET of a URL, answered with 204 and 200 and no CORS headers.
    pub(crate) fn get(url: &str) -> Self {
        let request = RequestSpec::new(url);
        let policy = Some(Policy::default());
        Self(Scenario::new(PAGE.to_owned(), request, policy))
    }

    /// A PUT to the lab.
    pub(crate) fn put() -> Self {
        Self::lab().with(|request| request.method = "PUT".to_owned())
    }

    /// A GET from the lab.
    pub(crate) fn lab() -> Self {
        Self::get("http://localhost:3000/")
    }

    /// Changes the request.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut RequestSpec)) -> Self {
        change(&mut self.0.request);
        self
    }

    /// Includes credentials.
    pub(crate) fn include(self) -> Self {
        self.with(|request| request.credentials = CredentialsMode::Include)
    }

    /// Uses a mode.
    pub(crate) fn mode(self, mode: Mode) -> Self {
        self.with(|request| request.mode = mode)
    }

    /// Adds a request header.
    pub(crate) fn header(self, name: &str, value: &str) -> Self {
        self.with(|request| request.headers.push((name.to_owned(), value.to_owned())))
    }

    /// Answers the preflight.
    pub(crate) fn answer_preflight(mut self, status: u16, headers: &[(&str, &str)]) -> Self {
        let answer = Answer { status, headers: owned(headers), ..Answer::default_preflight() };
        self.0.policy.get_or_insert_default().preflight = answer;
        self
    }

    /// Answers the request.
    pub(crate) fn answer(mut self, status: u16, headers: &[(&str, &str)]) -> Self {
        let answer = Answer { status, headers: owned(headers), ..Answer::default() };
        self.0.policy.get_or_insert_default().actual = answer;
        self
    }

    /// Delivers the answer to the request in some way.
    pub(crate) fn deliver(mut self, delivery: Delivery) -> Self {
        self.0.policy.get_or_insert_default().actual.delivery = delivery;
        self
    }

    /// Allows everything that the preflights of these tests ask for.
    pub(crate) fn allow_preflight(self) -> Self {
        self.answer_preflight(
            204,
            &[
                ("Access-Control-Allow-Origin", PAGE),
                ("Access-Control-Allow-Credentials", "true"),
                ("Access-Control-Allow-Methods", "PUT, PATCH, DELETE"),
                ("Access-Control-Allow-Headers", "x-a, x-b, content-type, authorization"),
            ],
        )
    }

    /// What is predicted.
    pub(crate) fn outcome(&self) -> Outcome {
        predict(&self.0, Profile::Standard).expect("a known target")
    }

    /// `stage/cause` of the predicted failure, or `resolve`.
    pub(crate) fn failure_id(&self) -> String {
        let outcome = self.outcome();
        outcome.failure().map_or("resolve".to_owned(), |failure| {
            format!("{}/{}", failure.stage.id(), failure.cause.id())
        })
    }

    /// The explanation of the predicted failure.
    pub(crate) fn explain(&self) -> Explanation {
        let outcome = self.outcome();
        let failure = outcome.failure().expect("a failure");
        explain(failure, &Context::new(&self.0, &outcome))
    }
}

fn owned(headers: &[(&str, &str)]) -> Vec<(String, String)> {
    headers.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
}
