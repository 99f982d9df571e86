//! A verdict as JSON. The names of its members are a contract with whoever reads them.

use cors_engine::{
    Api, Failure, Hop, Keyword, Outcome, Preflight, PreflightReason, Profile, ResponseType,
    Settlement, Step, VisibleResponse, Warning,
};
use serde::{Serialize, Serializer, ser::SerializeStruct};
use serde_json::{Map, Value};

use super::{
    cookies::step_cookies,
    evidence::evidence,
    exchange::{Exchange, Shape},
    judge,
    why::why,
};
use crate::{
    CookieNote,
    explanation::{Context, message, warning_code, warning_detail},
};

/// What `cors judge` writes for one exchange: its verdict, or one for each of its steps.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The exchange's.
    pub id: String,
    /// Whose rules applied.
    pub profile: Profile,
    /// Whether the exchange has steps.
    pub shape: Shape,
    /// In order; one where there are no steps.
    pub verdicts: Vec<Verdict>,
}

/// What a browser does with one request.
#[derive(Clone, Debug, Serialize)]
pub struct Verdict {
    /// The exchange's.
    pub id: String,
    /// Whose rules applied.
    pub profile: &'static str,
    /// `resolve`, `reject` or `throw`.
    pub outcome: &'static str,
    /// Why it failed; null when it did not.
    pub failure: Option<FailureVerdict>,
    /// Every hop that the browser gets to.
    pub hops: Vec<HopVerdict>,
    /// What script gets; null when it gets nothing.
    pub response: Option<ResponseVerdict>,
    /// What did not fail but surprises.
    pub warnings: Vec<WarningVerdict>,
}

/// Why a request failed.
#[derive(Clone, Debug, Serialize)]
pub struct FailureVerdict {
    /// The part of the flow.
    pub stage: &'static str,
    /// What was wrong.
    pub cause: &'static str,
    /// The hop it belongs to, from 0.
    pub hop: usize,
    /// The step of the standard.
    pub step: StepVerdict,
    /// What was compared.
    pub evidence: Map<String, Value>,
    /// One plain sentence.
    pub message: String,
}

/// A step of the standard.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct StepVerdict {
    /// The algorithm's anchor, without `#`.
    pub anchor: &'static str,
    /// The number within it.
    pub number: &'static str,
}

/// One hop.
#[derive(Clone, Debug, Serialize)]
pub struct HopVerdict {
    /// Without a fragment.
    pub url: String,
    /// Of the request itself.
    pub method: String,
    /// Its `Origin` header.
    pub origin: Option<String>,
    /// Whether credentials go along.
    pub credentials: bool,
    /// Whether it went out.
    pub sent: bool,
    /// The preflight, where one is needed.
    pub preflight: Option<PreflightVerdict>,
}

/// The preflight of a hop.
#[derive(Clone, Debug, Serialize)]
pub struct PreflightVerdict {
    /// False when the preflight cache answers.
    pub sent: bool,
    /// Its own `Origin`.
    pub origin: String,
    /// `Access-Control-Request-Method`.
    pub request_method: String,
    /// `Access-Control-Request-Headers`, null when it has none.
    pub request_headers: Option<String>,
    /// Why it is needed.
    pub reasons: Vec<ReasonVerdict>,
}

/// One reason for a preflight.
#[derive(Clone, Debug, Serialize)]
pub struct ReasonVerdict {
    /// `method`, `header`, `upload-listener`, `stream` or `earlier-hop`.
    pub trigger: &'static str,
    /// Of the method or header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What makes a header unsafe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// What script gets.
#[derive(Clone, Debug, Serialize)]
pub struct ResponseVerdict {
    /// `basic`, `cors`, `opaque` or `opaqueredirect`; null for an XHR.
    #[serde(rename = "type")]
    pub response_type: Option<&'static str>,
    /// As script sees it.
    pub status: u16,
    /// Lower-case and sorted.
    pub visible_headers: Vec<String>,
    /// Whether script may read the body.
    pub body_readable: bool,
}

/// A surprise.
#[derive(Clone, Debug, Serialize)]
pub struct WarningVerdict {
    /// Its identifier.
    pub code: &'static str,
    /// What it is about; empty where the code says it all.
    pub detail: String,
}

impl Judgement {
    /// Judges an exchange under a profile.
    pub fn of(exchange: &Exchange, profile: Profile) -> Self {
        let rules = profile.rules();
        let outcomes = judge(exchange, &rules).into_iter().zip(&exchange.steps);
        let verdicts = outcomes.map(|(outcome, step)| {
            let cookies = step_cookies(exchange, step, &outcome, &rules);
            let context = Context {
                page_origin: exchange.page.origin.origin().as_str(),
                request: &step.request,
                outcome: &outcome,
            };
            let mut verdict = Verdict::of(exchange.id.clone(), profile, &context);
            let filtered = cookies.into_iter().filter(|note| !note.journey.travels());
            verdict.warnings.extend(filtered.map(WarningVerdict::of_cookie));
            verdict
        });
        let verdicts = verdicts.collect();
        Self { id: exchange.id.clone(), profile, shape: exchange.shape, verdicts }
    }
}

impl Serialize for Judgement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.shape {
            Shape::Single => self.verdicts.first().serialize(serializer),
            Shape::Steps => {
                let mut members = serializer.serialize_struct("Judgement", 3)?;
                members.serialize_field("id", &self.id)?;
                members.serialize_field("profile", self.profile.as_str())?;
                members.serialize_field("steps", &self.verdicts)?;
                members.end()
            }
        }
    }
}

impl Verdict {
    /// The verdict that an outcome amounts to.
    pub fn of(id: String, profile: Profile, context: &Context<'_>) -> Self {
        let Outcome { settlement, hops, warnings, .. } = context.outcome;
        let failed = |failure| Some(FailureVerdict::of(failure, context));
        let (outcome, failure, response) = match settlement {
            Settlement::Resolve(response) => {
                let response = ResponseVerdict::of(context.request.api, response.clone());
                ("resolve", None, Some(response))
            }
            Settlement::Reject(failure) => ("reject", failed(failure), None),
            Settlement::Throw(failure) => ("throw", failed(failure), None),
        };
        Self {
            id,
            profile: profile.as_str(),
            outcome,
            failure,
            hops: hops.iter().cloned().map(HopVerdict::of).collect(),
            response,
            warnings: warnings.iter().map(WarningVerdict::of).collect(),
        }
    }
}

impl FailureVerdict {
    fn of(failure: &Failure, context: &Context<'_>) -> Self {
        let Step { algorithm, number } = failure.step;
        Self {
            stage: failure.stage.id(),
            cause: failure.cause.id(),
            hop: failure.hop,
            step: StepVerdict { anchor: algorithm.anchor(), number },
            evidence: evidence(failure),
            message: message(failure, context),
        }
    }
}

impl HopVerdict {
    fn of(hop: Hop) -> Self {
        let Hop { url, method, origin, include_credentials, sent, preflight } = hop;
        let preflight = preflight.map(PreflightVerdict::of);
        Self { url, method, origin, credentials: include_credentials, sent, preflight }
    }
}

impl PreflightVerdict {
    fn of(preflight: Preflight) -> Self {
        let Preflight { sent, origin, request_method, request_headers, reasons } = preflight;
        let reasons = reasons.into_iter().map(ReasonVerdict::of).collect();
        Self { sent, origin, request_method, request_headers, reasons }
    }
}

impl ReasonVerdict {
    fn of(reason: PreflightReason) -> Self {
        let alone = |trigger| Self { trigger, name: None, why: None };
        match reason {
            PreflightReason::Method(name) => {
                Self { trigger: "method", name: Some(name), why: None }
            }
            PreflightReason::Header { name, trigger } => {
                Self { trigger: "header", name: Some(name), why: Some(why(&trigger)) }
            }
            PreflightReason::UploadListener => alone("upload-listener"),
            PreflightReason::StreamBody => alone("stream"),
            PreflightReason::EarlierHop => alone("earlier-hop"),
        }
    }
}

impl ResponseVerdict {
    fn of(api: Api, response: VisibleResponse) -> Self {
        let response_type = match response.response_type {
            ResponseType::Basic => "basic",
            ResponseType::Cors => "cors",
            ResponseType::Opaque => "opaque",
            ResponseType::OpaqueRedirect => "opaqueredirect",
        };
        let response_type = match api {
            Api::Fetch => Some(response_type),
            Api::Xhr => None,
        };
        let VisibleResponse { status, visible_headers, body_readable, .. } = response;
        Self { response_type, status, visible_headers, body_readable }
    }
}

impl WarningVerdict {
    fn of(warning: &Warning) -> Self {
        Self { code: warning_code(warning), detail: warning_detail(warning) }
    }

    /// A cookie that the answer sets and that does not travel with such a request.
    fn of_cookie(note: CookieNote) -> Self {
        let CookieNote { name, journey, .. } = note;
        Self { code: "cookie-filtered", detail: format!("{name}: {}", journey.why()) }
    }
}
