//! An exchange: a request as the page's form makes it, how the endpoint answers, and what must come
//! of it.

use browser_tests::{browser::Browser, world::World};
use serde_json::{Value, json};

/// A request and the answers to it.
#[derive(Clone, Debug)]
pub(crate) struct Exchange {
    /// What is special about it.
    pub(crate) name: &'static str,
    /// What comes of it by the standard: outcome, stage and cause.
    pub(crate) verdict: &'static str,
    /// What comes of it in browsers that are known to do something else.
    pub(crate) but: &'static [(Browser, &'static str)],
    pub(crate) target: Target,
    /// `fetch` or `xhr`.
    pub(crate) api: &'static str,
    pub(crate) method: &'static str,
    pub(crate) mode: &'static str,
    pub(crate) credentials: &'static str,
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) body: &'static str,
    /// Drop-downs that are folded away, and what is chosen in them.
    pub(crate) further: &'static [(&'static str, &'static str)],
    /// The endpoint's policy, as the control API takes it.
    pub(crate) policy: Value,
}

/// Where a request goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// The endpoint on another origin of the page's site.
    Localhost,
    /// The endpoint on another site.
    Address,
    /// The same with a user name and a password.
    WithCredentials,
    /// Somewhere else.
    Url(&'static str),
}

impl Target {
    /// Its URL.
    pub(crate) fn url(self, world: &World) -> String {
        match self {
            Self::Localhost => world.target(),
            Self::Address => world.target().replace("localhost", "127.0.0.1"),
            Self::WithCredentials => world.target().replace("localhost", "name:word@localhost"),
            Self::Url(url) => url.to_owned(),
        }
    }
}

/// A simple request, whose answer alone decides.
pub(crate) fn simple(name: &'static str, verdict: &'static str, actual: &Value) -> Exchange {
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

/// A request that needs a preflight, whose answer to that decides; `origin` may read the other one.
pub(crate) fn preflighted(
    name: &'static str,
    verdict: &'static str,
    origin: &str,
    preflight: &Value,
) -> Exchange {
    let allowed = json!({ "allow_origin": on(origin), "allow_credentials": on("true") });
    Exchange {
        method: "PUT",
        headers: &[("X-Id", "7")],
        policy: json!({ "preflight": preflight, "actual": allowed }),
        ..simple(name, verdict, &json!({}))
    }
}

impl Exchange {
    /// The same through `XMLHttpRequest`.
    pub(crate) fn by_xhr(self) -> Self {
        Self { api: "xhr", ..self }
    }

    /// What must come of it in a browser.
    pub(crate) fn verdict_in(&self, browser: Browser) -> &'static str {
        let own = self.but.iter().find(|(other, _)| *other == browser);
        own.map_or(self.verdict, |(_, verdict)| verdict)
    }

    /// The same with credentials.
    pub(crate) fn with_credentials(self) -> Self {
        Self { credentials: "include", ..self }
    }
}

/// A header that is sent with this value.
pub(crate) fn on(value: &str) -> Value {
    json!({ "on": true, "value": value })
}
