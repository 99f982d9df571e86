//! A gateway between the browser and the endpoint.

use cors_engine::ExchangeKind;
use cors_wire::{Fault, Policy};

/// What a gateway does with one of the two answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Gateway {
    /// There is none.
    Absent,
    /// It answers in the endpoint's place.
    Answers,
    /// It lets no header of CORS through.
    Strips,
    /// It adds the headers of CORS that the endpoint has sent already.
    Doubles,
}

impl Gateway {
    /// That before the answer to this kind of request.
    pub(super) fn of(policy: Option<&Policy>, kind: ExchangeKind) -> Self {
        let Some(policy) = policy else { return Self::Absent };
        let fault = match kind {
            ExchangeKind::Preflight => policy.preflight.fault,
            ExchangeKind::Actual => policy.actual.fault,
        };
        match fault {
            Fault::None | Fault::Unauthorized | Fault::NotFound | Fault::MethodNotAllowed => {
                Self::Absent
            }
            Fault::Gateway => Self::Answers,
            Fault::Stripped => Self::Strips,
            Fault::Doubled => Self::Doubles,
        }
    }

    /// Whether there is one before either answer.
    pub(super) fn takes_part(policy: Option<&Policy>) -> bool {
        [ExchangeKind::Preflight, ExchangeKind::Actual]
            .into_iter()
            .any(|kind| Self::of(policy, kind) != Self::Absent)
    }

    /// What is said of it beside the status.
    pub(super) fn said(self) -> &'static str {
        match self {
            Self::Absent => "",
            Self::Answers => " · by the gateway itself",
            Self::Strips => " · CORS headers taken away by the gateway",
            Self::Doubles => " · CORS headers added again by the gateway",
        }
    }
}
