//! An exchange: a request as the page's form makes it, how the endpoint answers, and what must come
//! of it.

use browser_tests::browser::Browser;
use serde_json::{Value, json};

/// A request and the answers to it.
#[derive(Clone, Debug)]
pub(super) struct Exchange {
    /// What is special about it.
    pub(super) name: &'static str,
    /// What comes of it by the standard: outcome, stage and cause.
    pub(super) verdict: &'static str,
    /// What comes of it in browsers that are known to do something else.
    pub(super) but: &'static [(Browser, &'static str)],
    pub(super) target: Target,
    /// `fetch` or `xhr`.
    pub(super) api: &'static str,
    pub(super) method: &'static str,
    pub(super) mode: &'static str,
    pub(super) credentials: &'static str,
    pub(super) headers: &'static [(&'static str, &'static str)],
    pub(super) body: &'static str,
    /// Drop-downs that are folded away, and what is chosen in them.
    pub(super) further: &'static [(&'static str, &'static str)],
    /// The endpoint's policy, as the control API takes it.
    pub(super) policy: Value,
}

/// Where a request goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The endpoint on another origin of the page's site.
    Localhost,
    /// The endpoint on another site.
    Address,
    /// The same with a user name and a password.
    WithCredentials,
    /// Somewhere else.
    Url(&'static str),
}

/// A simple request, whose answer alone decides.
pub(super) fn simple(name: &'static str, verdict: &'static str, actual: &Value) -> Exchange {
    Exchange {
        name,
        verdict,
        but: &[],
        target: Target::Localhost,
        api: "fetch",
        method: "GET",
        mode: "cors",
        credentials: "same-origin",
        headers: &[],
        body: "",
        further: &[],
        policy: json!({ "actual": actual }),
    }
}

/// A request that needs a preflight, whose answer to that decides.
pub(super) fn preflighted(
    name: &'static str,
    verdict: &'static str,
    preflight: &Value,
) -> Exchange {
    let allowed = json!({ "allow_origin": mirrored(), "allow_credentials": on("true") });
    Exchange {
        method: "PUT",
        headers: &[("X-Id", "7")],
        policy: json!({ "preflight": preflight, "actual": allowed }),
        ..simple(name, verdict, &json!({}))
    }
}

impl Exchange {
    /// The same through `XMLHttpRequest`.
    pub(super) fn by_xhr(self) -> Self {
        Self { api: "xhr", ..self }
    }

    /// What must come of it in a browser.
    pub(super) fn verdict_in(&self, browser: Browser) -> &'static str {
        let own = self.but.iter().find(|(other, _)| *other == browser);
        own.map_or(self.verdict, |(_, verdict)| verdict)
    }

    /// The same with credentials.
    pub(super) fn with_credentials(self) -> Self {
        Self { credentials: "include", ..self }
    }
}

/// A header that is sent with this value.
pub(super) fn on(value: &str) -> Value {
    json!({ "on": true, "value": value })
}

/// A header that repeats what the request asks for.
pub(super) fn mirrored() -> Value {
    json!({ "on": true, "value": { "mirror": true } })
}
