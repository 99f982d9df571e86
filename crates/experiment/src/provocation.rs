//! A request that shows what is wrong with a server: of a few ordinary ones, the first that fails.

use cors_engine::{CredentialsMode, Profile};

use crate::{RequestSpec, Scenario, predict};

/// A request that fails at a server which others get through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provocation {
    /// What is special about it, such as `PUT`.
    pub words: &'static str,
    /// The request.
    pub request: RequestSpec,
}

/// What makes a plain request one of a kind.
type Make = fn(&mut RequestSpec);

/// What an application asks for every day, the plainest first.
const KINDS: [(&str, Make); 4] = [
    ("GET", |_| {}),
    ("PUT", |request| "PUT".clone_into(&mut request.method)),
    ("POST with JSON", |request| {
        "POST".clone_into(&mut request.method);
        request.headers = vec![("Content-Type".to_owned(), "application/json".to_owned())];
        request.body = Some("{}".to_owned());
    }),
    ("GET with credentials", |request| request.credentials = CredentialsMode::Include),
];

impl Provocation {
    /// The first kind of request to this scenario's URL that its server does not let through.
    /// `None` where all get through, or nobody can say.
    pub fn of(scenario: &Scenario, profile: Profile) -> Option<Self> {
        KINDS.into_iter().find_map(|(words, make)| {
            let mut request = RequestSpec::new(scenario.request.url.clone());
            make(&mut request);
            let asked = Scenario { request: request.clone(), ..scenario.clone() };
            let outcome = predict(&asked, profile)?;
            outcome.failure().map(|_| Self { words, request })
        })
    }
}

#[cfg(test)]
mod tests {
    use cors_engine::Profile;
    use cors_wire::Preset;

    use super::Provocation;
    use crate::{RequestSpec, Scenario};

    const PAGE: &str = "http://localhost:8000";

    fn words(preset: &Preset) -> Option<&'static str> {
        let scenario = Scenario {
            page_origin: PAGE.to_owned(),
            request: RequestSpec::new("http://localhost:3000/"),
            policy: Some(preset.policy.clone()),
        };
        Provocation::of(&scenario, Profile::Standard).map(|provocation| provocation.words)
    }

    #[test]
    fn each_preset_fails_by_the_plainest_request_that_it_does_not_let_through() {
        let by = |expected: Option<&str>| -> Vec<_> {
            let presets = Preset::all(PAGE).into_iter();
            presets.filter(|preset| words(preset) == expected).map(|preset| preset.name).collect()
        };
        assert_eq!(by(None), ["allow-list-with-credentials", "fastapi-wildcard-credentials"]);
        let methods = [
            "fastify-cors",
            "caddy-file-server",
            "spring-security",
            "django-middleware-order",
            "flask-strict-slashes",
            "cloudflare-challenge",
            "cdn-without-vary",
        ];
        assert_eq!(by(Some("PUT")), methods);
        let credentials = [
            "public",
            "allow-list",
            "rails-rack-cors",
            "express-cors",
            "ingress-nginx",
            "traefik-no-vary",
        ];
        assert_eq!(by(Some("GET with credentials")), credentials);
        let others = Preset::all(PAGE).len() - 2 - methods.len() - credentials.len();
        assert_eq!(by(Some("GET")).len(), others);
    }
}
