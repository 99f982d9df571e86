//! What the findings of a ladder amount to.

use cors_engine::{CredentialsMode, Profile};

use super::{Finding, Probe, ProbeStep, finding::AT_ONCE_MS};
use crate::{PreflightNeed, Scenario, predict_request, preflight_need};

/// What can be said, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conclusion {
    /// The identifier that the page shows.
    pub id: &'static str,
    /// At most twelve words.
    pub headline: &'static str,
    /// What it rests on and what to do next.
    pub text: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
}

/// How sure a conclusion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// One of several explanations that fit.
    Possible,
    /// It fits best; something rare would look the same.
    Likely,
    /// The browser itself said so.
    Certain,
}

impl Confidence {
    /// In a word or two.
    pub fn words(self) -> &'static str {
        match self {
            Self::Possible => "one possibility",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

const OFFLINE: Conclusion = Conclusion {
    id: "offline",
    headline: "The browser is offline; this is not CORS",
    text: "Nothing can be sent until it has a network again.",
    confidence: Confidence::Certain,
};
const POLICY: Conclusion = Conclusion {
    id: "content-security-policy",
    headline: "This page's own policy forbids the request; this is not CORS",
    text: "A `Content-Security-Policy` of the page says where it may connect to. Add the server's \
           origin to `connect-src`, in the answer that the page itself came with.",
    confidence: Confidence::Certain,
};
const HANGS: Conclusion = Conclusion {
    id: "timeout",
    headline: "The server does not answer in time; this is not CORS",
    text: "Something takes the connection, or a firewall swallows it, and nothing comes back. \
           Look whether the server hangs on this request.",
    confidence: Confidence::Likely,
};
const REFUSED: Conclusion = Conclusion {
    id: "refused",
    headline: "Nothing came back, and at once; most likely not CORS",
    text: "Most likely nothing listens there: a wrong port, or a server that is not running. An \
           extension that blocks requests and a port that browsers refuse look the same, and so \
           does a server that answers with `Cross-Origin-Resource-Policy` and no CORS header.",
    confidence: Confidence::Likely,
};
const UNREACHABLE: Conclusion = Conclusion {
    id: "unreachable",
    headline: "Nothing came back; most likely not CORS",
    text: "The name does not resolve, the certificate is not trusted, or the connection broke. \
           Open the URL in a tab: there the browser says which.",
    confidence: Confidence::Possible,
};
const NOT_SHARED: Conclusion = Conclusion {
    id: "not-shared",
    headline: "A server answers, but does not let this page read",
    text: "It fails without headers and cookies too, so no preflight is to blame. Look at \
           `Access-Control-Allow-Origin` in the server's answer: it is missing or names somebody \
           else.",
    confidence: Confidence::Likely,
};
const PREFLIGHT: Conclusion = Conclusion {
    id: "preflight",
    headline: "The server allows this page, but not this method or header",
    text: "A plain GET can be read. This request needs a preflight, and that is where it fails: \
           look at the server's answer to OPTIONS.",
    confidence: Confidence::Likely,
};
const CREDENTIALS: Conclusion = Conclusion {
    id: "credentials",
    headline: "The server allows this page, but not with cookies",
    text: "A plain GET can be read. With credentials the answer must name the page's origin, and \
           say `Access-Control-Allow-Credentials: true`.",
    confidence: Confidence::Likely,
};
const METHOD: Conclusion = Conclusion {
    id: "this-request",
    headline: "The server allows this page, but this request fails",
    text: "A plain GET can be read. What differs is the method, the body, or what the server \
           makes of them: an error page often lacks the headers. Look into the server's log.",
    confidence: Confidence::Possible,
};

/// What the findings amount to; `None` before anything was found.
pub fn conclude(scenario: &Scenario, steps: &[ProbeStep]) -> Option<Conclusion> {
    let found =
        |probe| steps.iter().rev().find(|step| step.probe == probe).map(|step| &step.finding);
    for step in steps {
        match step.finding {
            Finding::Offline => return Some(OFFLINE),
            Finding::PolicyViolated { .. } => return Some(POLICY),
            Finding::TimedOut { .. } => return Some(HANGS),
            Finding::Online
            | Finding::Answered
            | Finding::Shared { .. }
            | Finding::Failed { .. } => {}
        }
    }
    match (found(Probe::Reach)?, found(Probe::Plain)) {
        (_, Some(Finding::Shared { .. } | Finding::Answered)) => Some(differs(scenario)),
        (Finding::Answered | Finding::Shared { .. }, _) => Some(NOT_SHARED),
        (Finding::Failed { after_ms }, _) if *after_ms < AT_ONCE_MS => Some(REFUSED),
        (_, _) => Some(UNREACHABLE),
    }
}

/// A plain GET was allowed: what of this request was not?
fn differs(scenario: &Scenario) -> Conclusion {
    let need = predict_request(scenario, Profile::Standard);
    let preflighted =
        need.is_some_and(|outcome| preflight_need(&outcome) != PreflightNeed::NotNeeded);
    if preflighted {
        PREFLIGHT
    } else if scenario.request.credentials == CredentialsMode::Include {
        CREDENTIALS
    } else {
        METHOD
    }
}
