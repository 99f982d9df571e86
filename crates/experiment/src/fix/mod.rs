//! Edits that mend a failed scenario, best first.
//!
//! Each family of causes proposes edits; what is offered is what the prediction proves: an edit is
//! kept only if the scenario after it resolves or fails strictly later than before.

mod allow_origin;
mod client;
mod credentials;
mod edit;
mod exchange;
mod lists;
mod progress;
mod server;
mod shared_cache;
mod steps;

use cors_engine::{CredentialsMode, Failure, Hop, Outcome, PreflightCache, Profile, Stage};

pub use self::exchange::{ExchangeFix, exchange_fixes};
use self::progress::{gets_past, makes_progress};
use crate::{
    Scenario,
    explanation::{Context, Side, explain},
    prediction::{Certainty, predict, predict_as_far},
};

/// A proposed edit of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Who makes the edit.
    pub side: Side,
    /// What to do, such as ``Allow `Content-Type` ``.
    pub title: String,
    /// What the edit opens up.
    pub opens: String,
    /// What it changes, so that the page can mark it.
    pub changes: Vec<FixTarget>,
    /// The scenario after the edit.
    pub scenario: Scenario,
    /// What becomes of the answers that the shared cache before the endpoint holds.
    pub stored: Stored,
}

impl Fix {
    /// Whether all that it does is to grant something by headers of CORS, as the configuration of
    /// any server can.
    pub fn is_grant(&self) -> bool {
        let grants = |target: &FixTarget| match target {
            FixTarget::PreflightHeader(name) | FixTarget::ActualHeader(name) => {
                name.starts_with("Access-Control-") || *name == "Vary"
            }
            FixTarget::PreflightStatus => true,
            FixTarget::ActualStatus
            | FixTarget::Url
            | FixTarget::Method
            | FixTarget::Mode
            | FixTarget::Credentials
            | FixTarget::Redirect
            | FixTarget::Cache
            | FixTarget::RequestHeader
            | FixTarget::Body
            | FixTarget::SharedCache => false,
        };
        self.side == Side::Server && self.changes.iter().all(grants)
    }

    /// What the request fails at next once the fix is made, as a headline; `None` if nothing is
    /// left to fail at, or nobody can tell.
    pub fn next_failure(&self, profile: Profile) -> Option<String> {
        let outcome = predict(&self.scenario, profile)?;
        let context = Context::new(&self.scenario, &outcome);
        Some(explain(outcome.failure()?, &context).headline)
    }
}

/// What becomes of stored answers when a fix is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// They stay, or there are none.
    Kept,
    /// They go: they were made before the fix.
    Dropped,
}

/// Something that a fix changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FixTarget {
    /// A header of the preflight answer, by its full name.
    PreflightHeader(&'static str),
    /// The status of the preflight answer.
    PreflightStatus,
    /// A header of the actual answer, by its full name.
    ActualHeader(&'static str),
    /// The status of the actual answer.
    ActualStatus,
    /// The URL.
    Url,
    /// The method.
    Method,
    /// The mode.
    Mode,
    /// The credentials mode.
    Credentials,
    /// The redirect mode.
    Redirect,
    /// The cache mode.
    Cache,
    /// A request header.
    RequestHeader,
    /// The body, or how it is passed.
    Body,
    /// The shared cache before the endpoint.
    SharedCache,
}

/// The edits that mend this failure of `scenario`, the server's before the client's and the
/// smallest grant first.
///
/// `outcome` is the one that the failure belongs to: a replay's, or the prediction's. A fix never
/// takes refuge in mode `no-cors`, and never grants credentials to an origin that it does not name.
pub fn fixes(
    scenario: &Scenario,
    failure: &Failure,
    outcome: &Outcome,
    profile: Profile,
) -> Vec<Fix> {
    let case = Broken { scenario, failure, outcome };
    let policy = scenario.policy.as_ref();
    if let Some(fix) = policy.and_then(|policy| shared_cache::fix(&case, policy, profile)) {
        return vec![fix];
    }
    let mut proposals = server::proposals(&case);
    if let Some(here) = allow_origin::answered_here(&case, profile) {
        proposals.insert(0, here);
    }
    let direct = allow_origin::direct(&case);
    if failure.hop > 0 && failure.stage != Stage::Redirect && !proposals.contains(&direct) {
        // Whoever answers behind a redirect may be out of reach; the redirect is not.
        proposals.push(direct);
    }
    proposals.extend(client::proposals(&case));
    proposals.retain(|fix| fix.scenario != *scenario && helps(fix, failure, profile));
    proposals
}

/// Whether the scenario gets further by a fix. Where the target's answers are not known, as far as
/// can be said without them.
fn helps(fix: &Fix, before: &Failure, profile: Profile) -> bool {
    let after = predict_as_far(&fix.scenario, &mut PreflightCache::new(), profile);
    after.is_some_and(|(outcome, certainty)| match (outcome.failure(), certainty) {
        (after, Certainty::Whole) => makes_progress(before, after),
        // What the unknown answers is not known to be better than what it answered before.
        (after, Certainty::UntilUnknown) => after.is_some_and(|after| gets_past(before, after)),
    })
}

/// A scenario that fails, and how.
struct Broken<'a> {
    scenario: &'a Scenario,
    failure: &'a Failure,
    outcome: &'a Outcome,
}

impl Broken<'_> {
    fn in_preflight(&self) -> bool {
        self.failure.stage == Stage::Preflight
    }

    fn include(&self) -> bool {
        self.scenario.request.credentials == CredentialsMode::Include
    }

    fn hop(&self) -> Option<&Hop> {
        self.outcome.hops.get(self.failure.hop)
    }

    /// The method of the request itself.
    fn method(&self) -> &str {
        self.hop().map_or(self.scenario.request.method.as_str(), |hop| hop.method.as_str())
    }

    /// The origin that the answer has to allow.
    fn origin(&self) -> &str {
        let hop = self.hop();
        let preflight = hop.and_then(|hop| hop.preflight.as_ref()).filter(|_| self.in_preflight());
        preflight
            .map(|preflight| preflight.origin.as_str())
            .or_else(|| hop?.origin.as_deref())
            .unwrap_or(&self.scenario.page_origin)
    }

    /// A header name as script spelled it, for a browser names it in lower case.
    fn as_spelled(&self, name: &str) -> String {
        let mut names = self.scenario.request.headers.iter().map(|(name, _)| name);
        match names.find(|spelled| spelled.eq_ignore_ascii_case(name)) {
            Some(spelled) => spelled.clone(),
            None => name.to_owned(),
        }
    }
}

#[cfg(test)]
mod exchange_tests;
#[cfg(test)]
pub(crate) mod law_tests;
#[cfg(test)]
mod tests;
