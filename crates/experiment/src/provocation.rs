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

/// Presets that are about something else than the plainest request that fails, and their kinds.
const OTHERS: [(&str, Option<&str>); 4] = [
    ("aspnet-https-redirection", Some("PUT")),
    ("laravel-413", Some("POST with JSON")),
    // What is wrong with these shows in a cache, not in one request.
    ("cdn-without-vary", None),
    ("traefik-no-vary", None),
];

impl Provocation {
    /// The kind of request to this scenario's URL that shows what a preset, by its name, is about:
    /// mostly the first that its server does not let through. `None` where all get through, or
    /// nobody can say.
    pub fn of(preset: &str, scenario: &Scenario, profile: Profile) -> Option<Self> {
        let other = OTHERS.iter().find(|(name, _)| *name == preset);
        let kinds = KINDS.into_iter().filter(|(words, _)| match other {
            Some((_, kind)) => *kind == Some(words),
            None => true,
        });
        kinds.into_iter().find_map(|(words, make)| {
            let mut request = RequestSpec::new(scenario.request.url.clone());
            make(&mut request);
            let asked = Scenario { request: request.clone(), ..scenario.clone() };
            let outcome = predict(&asked, profile);
            let fails = outcome.is_some_and(|outcome| outcome.failure().is_some());
            fails.then_some(Self { words, request })
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
        let scenario = Scenario::new(
            PAGE.to_owned(),
            RequestSpec::new("http://localhost:3000/"),
            Some(preset.policy.clone()),
        );
        Provocation::of(&preset.name, &scenario, Profile::Standard)
            .map(|provocation| provocation.words)
    }

    #[test]
    fn each_preset_is_shown_by_what_it_is_about() {
        let by = |expected: Option<&str>| -> Vec<_> {
            let presets = Preset::all(PAGE).into_iter();
            presets.filter(|preset| words(preset) == expected).map(|preset| preset.name).collect()
        };
        let nothing = [
            "allow-list-with-credentials",
            "traefik-no-vary",
            "fastapi-wildcard-credentials",
            "cdn-without-vary",
        ];
        assert_eq!(by(None), nothing);
        let methods = [
            "fastify-cors",
            "caddy-file-server",
            "spring-security",
            "aspnet-https-redirection",
            "django-middleware-order",
            "flask-strict-slashes",
            "cloudflare-challenge",
        ];
        assert_eq!(by(Some("PUT")), methods);
        assert_eq!(by(Some("POST with JSON")), ["laravel-413"]);
        let credentials =
            ["public", "allow-list", "rails-rack-cors", "express-cors", "ingress-nginx"];
        assert_eq!(by(Some("GET with credentials")), credentials);
        assert_eq!(by(Some("GET")).len(), Preset::all(PAGE).len() - 17);
    }
}
