//! What the visitor's browser remembers of preflights, as far as the page has seen it.

use std::time::Duration;

use cors_engine::{Outcome, Permission, PreflightCache, Profile, RememberedFor};
use cors_experiment::{Sender, predict_with_cache};

use super::{RunUrl, Session};

/// One permission that the browser remembers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// What is permitted.
    pub permission: RememberedPermission,
    /// The URL that it holds for.
    pub url: String,
    /// Whether the preflight was made for a request with credentials.
    pub credentials: RememberedFor,
    /// For how many seconds more, begun ones counted whole.
    pub seconds_left: u64,
}

/// What is permitted, by its name or `*`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RememberedPermission {
    /// A method.
    Method(String),
    /// A header, in lower case.
    Header(String),
}

impl Session {
    /// What the browser remembers now, oldest first.
    ///
    /// It is known from the runs of this page since it was opened. What earlier pages left in the
    /// browser shows only in a run that has no preflight though it needs one.
    pub fn remembered(&self) -> Vec<Remembered> {
        let entries = self.preflights.entries();
        let remembered = entries.map(|entry| Remembered {
            permission: match entry.permission {
                Permission::Method(name) => RememberedPermission::Method(name.to_owned()),
                Permission::Header(name) => RememberedPermission::Header(name.to_owned()),
            },
            url: entry.url.to_owned(),
            credentials: entry.credentials,
            seconds_left: entry.left.as_secs() + u64::from(entry.left.subsec_nanos() > 0),
        });
        remembered.collect()
    }

    /// How long what is shown of the memory stays true: until something is forgotten, and no
    /// longer than a second. `None` when nothing is remembered.
    pub fn memory_lasts(&self) -> Option<Duration> {
        self.preflights.entries().map(|entry| entry.left.min(Duration::from_secs(1))).min()
    }

    /// The longest, in seconds, that this browser remembers a preflight's answer; `None` where
    /// there is no limit.
    pub fn longest_memory(&self) -> Option<u64> {
        self.profile.rules().cache.max_age_limit.seconds()
    }

    /// What should happen were the request sent now, by the rules of `profile`.
    ///
    /// Whatever the profile, the memory is that of the visitor's browser, so that engines are
    /// compared by their rules and not by what they have seen.
    pub fn predict(&self, profile: Profile) -> Option<Outcome> {
        if !self.policy_problems().is_empty() {
            // The server does not have what is on the screen, and cannot have it.
            return None;
        }
        predict_with_cache(&self.scenario(), &mut self.remembered_of_url(), profile)
    }

    /// What may answer in the place of a preflight: nothing is remembered of a URL that is new, nor
    /// for a frame that is.
    pub fn remembered_of_url(&self) -> PreflightCache {
        match (self.run_url, self.sender) {
            (RunUrl::Kept, Sender::Page | Sender::Worker) => self.preflights.clone(),
            (RunUrl::Fresh, _) | (RunUrl::Kept, Sender::SandboxedFrame) => PreflightCache::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use cors_engine::{CredentialsMode, Keyword};
    use cors_experiment::{PreflightNeed, preflight_need};
    use cors_wire::{ROOT, Switch};

    use super::*;
    use crate::session::{Action, Choice, Edit};

    const START: Duration = Duration::from_secs(10);

    /// A page in Chromium whose request needs a preflight, which allows it for hours.
    fn opened() -> Rc<Session> {
        let session = Rc::new(Session::new("http://localhost:8000".to_owned(), Profile::Chromium));
        let mut policy = session.endpoint().expect("an endpoint").policy.clone();
        for answer in [&mut policy.preflight, &mut policy.actual] {
            answer.allow_origin = Switch::on("*");
            answer.allow_methods = Switch::on("PUT");
            answer.max_age = Switch::on("9000");
        }
        session
            .reduce(Action::EditPolicy(ROOT.to_owned(), Box::new(policy)))
            .reduce(Action::Edit(Edit::Method("PUT".to_owned())))
            .reduce(Action::ToggleRunUrl)
            .reduce(Action::TimePassed(START))
    }

    /// A run that goes as predicted.
    fn run(session: Rc<Session>) -> Rc<Session> {
        let mut preflights = session.preflights.clone();
        predict_with_cache(&session.scenario(), &mut preflights, session.profile);
        session.reduce(Action::Remembered(preflights))
    }

    fn after(session: Rc<Session>, seconds: u64) -> Rc<Session> {
        session.reduce(Action::TimePassed(START + Duration::from_secs(seconds)))
    }

    fn predicted(session: &Session) -> PreflightNeed {
        preflight_need(&session.predict(session.profile).expect("a known server"))
    }

    #[test]
    fn a_run_is_remembered_until_the_engine_forgets_it() {
        let session = opened();
        assert_eq!((predicted(&session), session.memory_lasts()), (PreflightNeed::Needed, None));
        let session = run(session);
        assert_eq!(predicted(&session), PreflightNeed::Cached);
        assert_eq!(session.memory_lasts(), Some(Duration::from_secs(1)));
        let session = after(session, 7199);
        assert_eq!(predicted(&session), PreflightNeed::Cached);
        let session = after(session, 7200);
        assert_eq!((predicted(&session), session.memory_lasts()), (PreflightNeed::Needed, None));
        assert_eq!(session.longest_memory(), Some(7200));
    }

    #[test]
    fn what_is_remembered_can_be_listed() {
        let session = after(run(opened()), 7000);
        let entry = Remembered {
            permission: RememberedPermission::Method("PUT".to_owned()),
            url: session.draft.0.url.clone(),
            credentials: RememberedFor::WithoutCredentials,
            seconds_left: 200,
        };
        assert_eq!(session.remembered(), [entry]);
        assert!(after(session, 7201).remembered().is_empty());
    }

    #[test]
    fn another_request_or_a_fresh_url_has_to_ask() {
        let session = run(opened());
        let method = Rc::clone(&session).reduce(Action::Edit(Edit::Method("PATCH".to_owned())));
        assert_eq!(predicted(&method), PreflightNeed::Needed);
        let include = CredentialsMode::Include.as_str().to_owned();
        let credentials = Action::Edit(Edit::Choose(Choice::Credentials, include));
        assert_eq!(predicted(&Rc::clone(&session).reduce(credentials)), PreflightNeed::Needed);
        assert_eq!(predicted(&session.reduce(Action::ToggleRunUrl)), PreflightNeed::Needed);
    }

    #[test]
    fn time_that_passed_during_a_run_is_not_lost() {
        let session = opened();
        let mut preflights = session.preflights.clone();
        predict_with_cache(&session.scenario(), &mut preflights, session.profile);
        let session = after(session, 30).reduce(Action::Remembered(preflights));
        assert_eq!(session.remembered()[0].seconds_left, 7170);
    }
}
