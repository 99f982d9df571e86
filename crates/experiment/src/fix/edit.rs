//! An edit of a scenario that remembers what it changed.

use cors_wire::{
    Answer, CorsWhen, Delivery, ExchangeKind, Fault, HeaderSource, OriginMatch, Policy, RedirectTo,
    Switch,
};

use super::{Fix, FixTarget, Stored, shared_cache};
use crate::{RequestSpec, Scenario, explanation::Side};

/// A scenario on its way to another.
pub(super) struct Edit {
    scenario: Scenario,
    changes: Vec<FixTarget>,
}

/// A header of an answer that fixes set: `Access-Control-Allow-…`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Allow {
    Origin,
    Credentials,
    Methods,
    Headers,
}

impl Allow {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Origin => "Access-Control-Allow-Origin",
            Self::Credentials => "Access-Control-Allow-Credentials",
            Self::Methods => "Access-Control-Allow-Methods",
            Self::Headers => "Access-Control-Allow-Headers",
        }
    }

    pub(super) fn switch(self, answer: &Answer) -> &Switch {
        match self {
            Self::Origin => &answer.allow_origin,
            Self::Credentials => &answer.allow_credentials,
            Self::Methods => &answer.allow_methods,
            Self::Headers => &answer.allow_headers,
        }
    }

    fn switch_mut(self, answer: &mut Answer) -> &mut Switch {
        match self {
            Self::Origin => &mut answer.allow_origin,
            Self::Credentials => &mut answer.allow_credentials,
            Self::Methods => &mut answer.allow_methods,
            Self::Headers => &mut answer.allow_headers,
        }
    }
}

impl Edit {
    pub(super) fn of(scenario: &Scenario) -> Self {
        Self { scenario: scenario.clone(), changes: Vec::new() }
    }

    /// Switches a header on with a value, as the only line of its name.
    pub(super) fn set(self, kind: ExchangeKind, header: Allow, value: HeaderSource) -> Self {
        self.switch(kind, header, Switch { on: true, value })
    }

    /// Switches a header off, and drops every line of its name.
    pub(super) fn unset(self, kind: ExchangeKind, header: Allow) -> Self {
        let value = match &self.scenario.policy {
            Some(policy) => header.switch(policy.answering(kind)).value.clone(),
            None => return self,
        };
        self.switch(kind, header, Switch { on: false, value })
    }

    fn switch(mut self, kind: ExchangeKind, header: Allow, switch: Switch) -> Self {
        if let Some(answer) = self.answer(kind) {
            drop_lines(answer, header.name());
            *header.switch_mut(answer) = switch;
            if answer.cors_when == CorsWhen::Success {
                // Switched on, the header would still stay away from errors.
                answer.cors_when = CorsWhen::Always;
            }
            // Whoever answers in its place, or beside it, would spoil the header.
            answer.fault = Fault::None;
            self.changes.push(match kind {
                ExchangeKind::Preflight => FixTarget::PreflightHeader(header.name()),
                ExchangeKind::Actual => FixTarget::ActualHeader(header.name()),
            });
        }
        self
    }

    /// Compares origins for equality: a longer list must not let more strangers in.
    pub(super) fn compare_exactly(mut self, kind: ExchangeKind) -> Self {
        if let Some(answer) = self.answer(kind) {
            answer.origin_match = OriginMatch::Exact;
        }
        self
    }

    /// Sends `Vary: Origin`, which an answer needs that depends on who asks. A cache that does not
    /// look at it is told to keep origins apart.
    pub(super) fn vary_on_origin(mut self, kind: ExchangeKind) -> Self {
        if let Some(answer) = self.answer(kind)
            && !answer.vary.on
        {
            answer.vary = Switch { on: true, value: HeaderSource::Fixed("Origin".to_owned()) };
            self.changes.push(match kind {
                ExchangeKind::Preflight => FixTarget::PreflightHeader("Vary"),
                ExchangeKind::Actual => FixTarget::ActualHeader("Vary"),
            });
        }
        if let Some(cache) = self.scenario.policy.as_mut().map(|policy| &mut policy.cache)
            && cache.on
            && !cache.honours_vary
            && !cache.by_origin
        {
            cache.by_origin = true;
            self.changes.push(FixTarget::SharedCache);
        }
        self
    }

    /// Drops what the shared cache holds, whatever else changes.
    pub(super) fn drop_stored(mut self) -> Self {
        self.changes.push(FixTarget::SharedCache);
        self
    }

    /// Says who may embed the actual answer, in one line.
    pub(super) fn resource_policy(mut self, value: &str) -> Self {
        const NAME: &str = "Cross-Origin-Resource-Policy";
        if let Some(answer) = self.answer(ExchangeKind::Actual) {
            drop_lines(answer, NAME);
            answer.resource_policy = Switch::on(value);
            self.changes.push(FixTarget::ActualHeader(NAME));
        }
        self
    }

    /// Answers with this status and leads nowhere else.
    pub(super) fn status(mut self, kind: ExchangeKind, method: &str, status: u16) -> Self {
        if let Some(answer) = self.answer(kind) {
            drop_lines(answer, "Location");
            answer.status_for.remove(method);
            answer.status = status;
            answer.redirect.to = RedirectTo::Nowhere;
            answer.fault = Fault::None;
            self.changes.push(match kind {
                ExchangeKind::Preflight => FixTarget::PreflightStatus,
                ExchangeKind::Actual => FixTarget::ActualStatus,
            });
        }
        self
    }

    /// Lets the answer get through.
    pub(super) fn deliver(mut self, kind: ExchangeKind) -> Self {
        if let Some(answer) = self.answer(kind) {
            answer.delivery = Delivery::Whole;
            self.changes.push(match kind {
                ExchangeKind::Preflight => FixTarget::PreflightStatus,
                ExchangeKind::Actual => FixTarget::ActualStatus,
            });
        }
        self
    }

    /// Changes the request.
    pub(super) fn request(
        mut self,
        target: FixTarget,
        change: impl FnOnce(&mut RequestSpec),
    ) -> Self {
        change(&mut self.scenario.request);
        self.changes.push(target);
        self
    }

    /// The edit as the server's fix.
    pub(super) fn server(self, title: impl Into<String>, opens: impl Into<String>) -> Fix {
        self.fix(Side::Server, title.into(), opens.into())
    }

    /// The edit as the client's fix.
    pub(super) fn client(self, title: impl Into<String>, opens: impl Into<String>) -> Fix {
        self.fix(Side::Client, title.into(), opens.into())
    }

    fn fix(self, side: Side, mut title: String, opens: String) -> Fix {
        let stored = self.stored();
        if stored == Stored::Dropped {
            title += shared_cache::AND_EMPTY;
        }
        Fix { side, title, opens, changes: self.changes, scenario: self.scenario, stored }
    }

    /// A shared cache would go on giving what the server answered before.
    fn stored(&self) -> Stored {
        let actual = |change: &FixTarget| match change {
            FixTarget::ActualHeader(_) | FixTarget::ActualStatus | FixTarget::SharedCache => true,
            FixTarget::PreflightHeader(_)
            | FixTarget::PreflightStatus
            | FixTarget::Url
            | FixTarget::Method
            | FixTarget::Mode
            | FixTarget::Credentials
            | FixTarget::Redirect
            | FixTarget::Cache
            | FixTarget::RequestHeader
            | FixTarget::Body => false,
        };
        let cache = self.scenario.policy.as_ref().is_some_and(|policy| policy.cache.on);
        if cache && self.changes.iter().any(actual) { Stored::Dropped } else { Stored::Kept }
    }

    fn answer(&mut self, kind: ExchangeKind) -> Option<&mut Answer> {
        let policy: &mut Policy = self.scenario.policy.as_mut()?;
        Some(match kind {
            ExchangeKind::Preflight => &mut policy.preflight,
            ExchangeKind::Actual => &mut policy.actual,
        })
    }
}

fn drop_lines(answer: &mut Answer, name: &str) {
    answer.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
}
