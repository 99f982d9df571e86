//! What the findings of a ladder amount to.

use cors_engine::{CredentialsMode, Mode, Profile};

use super::{Finding, Probe, ProbeStep, next_probe};
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
    text: "Without a network it reaches this machine at most.",
    confidence: Confidence::Likely,
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
    headline: "A GET gets no answer in time; that is not CORS",
    text: "Something takes the connection, or a firewall swallows it, and nothing comes back. A \
           request that failed sooner than this one failed for another reason.",
    confidence: Confidence::Likely,
};
const UNREACHABLE: Conclusion = Conclusion {
    id: "unreachable",
    headline: "Not even a plain GET comes back; probably not CORS",
    text: "Nothing listens there (a wrong port, a server that is not running), the name does not \
           resolve, or the connection breaks off: `https` where `http` is spoken, a certificate \
           that is not trusted. Open the URL in a tab: there the browser says which. An extension \
           that blocks requests, a port that browsers refuse and redirects in circles look the \
           same, and so does a server that answers with `Cross-Origin-Resource-Policy` and no CORS \
           header.",
    confidence: Confidence::Likely,
};
/// What is wrong with answers that nobody may read.
macro_rules! allow_origin {
    () => {
        "`Access-Control-Allow-Origin` may be missing there or on a redirect before, name somebody \
         else, be there twice, or hold several values."
    };
}
/// What a plain GET, which has none, cannot show of cookies.
macro_rules! cookies {
    () => {
        "Where cookies go along, `Access-Control-Allow-Origin` must name the page's origin, not \
         `*`, and `Access-Control-Allow-Credentials: true` be with it."
    };
}
const NOT_SHARED: Conclusion = Conclusion {
    id: "not-shared",
    headline: "A server answers, but does not let this page read",
    text: concat!("Look at its answer: ", allow_origin!(), " ", cookies!()),
    confidence: Confidence::Likely,
};
const NEITHER: Conclusion = Conclusion {
    id: "not-shared-or-preflight",
    headline: "A server answers, but lets this page read not even a GET",
    text: concat!(
        "That GET may fail for a reason of its own: it had no token, no cookies. This request \
         needs a preflight. Look first at the answer to OPTIONS, which must be neither an error \
         nor a redirect, then at the answer to the request: ",
        allow_origin!(),
        " ",
        cookies!()
    ),
    confidence: Confidence::Likely,
};
const PREFLIGHT: Conclusion = Conclusion {
    id: "preflight-or-answer",
    headline: "The server lets this page read a GET, but not this",
    text: concat!(
        "This request needs a preflight. Look first at the answer to OPTIONS. If that allows it, \
         the request went out and may have been carried out, and its own answer lacks the \
         headers, as error pages often do. ",
        cookies!()
    ),
    confidence: Confidence::Likely,
};
const CREDENTIALS: Conclusion = Conclusion {
    id: "credentials",
    headline: "The server allows this page, but not with cookies",
    text: cookies!(),
    confidence: Confidence::Likely,
};
const THIS_REQUEST: Conclusion = Conclusion {
    id: "this-request",
    headline: "A plain GET gets through, but not this request",
    text: concat!(
        "It went out and may have been carried out. What differs is the method, the body, a \
         setting, or what the server makes of them: an error page often lacks the headers. Look \
         into the server's log. ",
        cookies!()
    ),
    confidence: Confidence::Possible,
};

const NO_CORS: Conclusion = Conclusion {
    text: "In mode `no-cors` a request needs no leave. Look into the server's log.",
    ..THIS_REQUEST
};

/// What the findings amount to; `None` as long as there is another probe to make.
///
/// How long a failure took tells nothing: on one machine a round trip takes a few milliseconds, and
/// some systems take seconds to refuse a connection. A probe that gets through tells of its own
/// request and of the server, never of another request: what this one has beyond it may be
/// answered differently, and so may what the probe lacks.
pub fn conclude(scenario: &Scenario, steps: &[ProbeStep]) -> Option<Conclusion> {
    if next_probe(scenario, steps).is_some() {
        return None;
    }
    let found =
        |probe| steps.iter().rev().find(|step| step.probe == probe).map(|step| &step.finding);
    for step in steps {
        match step.finding {
            Finding::PolicyViolated { .. } => return Some(POLICY),
            Finding::TimedOut { .. } => return Some(HANGS),
            Finding::Online
            | Finding::Offline
            | Finding::Answered
            | Finding::Shared { .. }
            | Finding::Failed { .. } => {}
        }
    }
    let no_cors = scenario.request.mode == Mode::NoCors;
    match (found(Probe::Reach)?, found(Probe::Plain)) {
        // Where nothing is to be shared, whether a GET is shared is no reason.
        (_, Some(Finding::Shared { .. })) | (Finding::Answered | Finding::Shared { .. }, _)
            if no_cors =>
        {
            Some(NO_CORS)
        }
        (_, Some(Finding::Shared { .. } | Finding::Answered)) => Some(differs(scenario)),
        (Finding::Answered | Finding::Shared { .. }, Some(_)) if is_preflighted(scenario) => {
            Some(NEITHER)
        }
        (Finding::Answered | Finding::Shared { .. }, _) => Some(NOT_SHARED),
        (_, _) if found(Probe::Network) == Some(&Finding::Offline) => Some(OFFLINE),
        (_, _) => Some(UNREACHABLE),
    }
}

/// A plain GET was allowed: what of this request was not?
fn differs(scenario: &Scenario) -> Conclusion {
    let request = &scenario.request;
    if is_preflighted(scenario) {
        PREFLIGHT
    } else if request.credentials == CredentialsMode::Include
        && request.method.eq_ignore_ascii_case("GET")
    {
        CREDENTIALS
    } else {
        THIS_REQUEST
    }
}

/// Whether the request needs a preflight, whatever the server answers.
fn is_preflighted(scenario: &Scenario) -> bool {
    predict_request(scenario, Profile::Standard)
        .is_some_and(|outcome| preflight_need(&outcome) != PreflightNeed::NotNeeded)
}
