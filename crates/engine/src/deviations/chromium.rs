//! What Chromium does differently.

use crate::{
    Deviation,
    DeviationOrigin::Engine,
    rules::{
        AuthorizationUnderWildcard, ClientHints, FirstJudged, RepeatedRequestHeaders,
        UploadListener, UserAgent,
    },
};

pub(crate) const CHROMIUM: &[Deviation] = &[
    Deviation {
        name: "client-hints-safelisted",
        sentence: "Client hints and Save-Data are safelisted request headers when their value fits.",
        evidence: "recordings: no preflight for DPR, Save-Data, Downlink, Viewport-Width, Width",
        origin: Engine,
        change: |rules| rules.client_hints = ClientHints::Safelisted,
    },
    Deviation {
        name: "upload-listener-needs-body",
        sentence: "A listener on xhr.upload forces a preflight only when there is a body.",
        evidence: "recordings: body-less XHR with a listener is not preflighted",
        origin: Engine,
        change: |rules| rules.upload_listener = UploadListener::PreflightsWithBody,
    },
    Deviation {
        name: "authorization-under-wildcard",
        sentence: "Access-Control-Allow-Headers: * covers Authorization when no credentials go along.",
        evidence: "recordings: such requests succeed",
        origin: Engine,
        change: |rules| {
            rules.authorization_under_wildcard = AuthorizationUnderWildcard::Covered;
        },
    },
    Deviation {
        name: "duplicates-joined",
        sentence: "Request headers of the same name are joined before they are judged.",
        evidence: "recordings: two safelisted values that are not safelisted together preflight",
        origin: Engine,
        change: |rules| rules.repeated_request_headers = RepeatedRequestHeaders::Joined,
    },
    Deviation {
        name: "user-agent-never-asked",
        sentence: "A User-Agent set by script takes no part in the preflight.",
        evidence: "recordings: no preflight for it, and no preflight names it",
        origin: Engine,
        change: |rules| rules.user_agent = UserAgent::NeverAsked,
    },
    Deviation {
        name: "preflight-redirect-first",
        sentence: "A redirected preflight is reported before its CORS check is made.",
        evidence: "recordings: such failures carry the redirect's name, whatever the headers",
        origin: Engine,
        change: |rules| rules.first_judged = FirstJudged::Redirect,
    },
];
