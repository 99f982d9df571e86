//! What a snippet promises, asked of the running server.

use cors_engine::{CredentialsMode, Keyword, Profile, Settlement};
use cors_snippets::{Grant, Strength};

use crate::{
    browser::{Asked, Seen, browse},
    host::Role,
    wire::{self, Answer},
};

/// The headers of which no answer may have two lines.
const SINGLE: [&str; 6] = [
    "Access-Control-Allow-Origin",
    "Access-Control-Allow-Credentials",
    "Access-Control-Allow-Methods",
    "Access-Control-Allow-Headers",
    "Access-Control-Expose-Headers",
    "Access-Control-Max-Age",
];

/// Everything that was asked, and what was wrong with the answers.
pub(crate) struct Checks<'a> {
    port: u16,
    strength: Strength,
    grant: &'a Grant,
    /// How many requests were judged.
    pub(crate) judged: usize,
    /// What was wrong, a sentence each.
    pub(crate) complaints: Vec<String>,
}

impl<'a> Checks<'a> {
    /// Asks everything.
    pub(crate) fn run(port: u16, role: Role, strength: Strength, grant: &'a Grant) -> Self {
        let mut checks = Self { port, strength, grant, judged: 0, complaints: Vec::new() };
        checks.allowed(role);
        checks.disallowed_origins(role);
        checks.not_granted();
        checks.without_origin();
        checks
    }

    /// What is granted works: on success, on errors of the application and on the proxy's own.
    fn allowed(&mut self, role: Role) {
        let paths: &[(&str, u16)] = match role {
            Role::Application => &[("/", 200), ("/missing", 404), ("/boom", 500)],
            Role::Proxy => &[
                ("/", 200),
                ("/missing", 404),
                ("/boom", 500),
                ("/doubled", 200),
                ("/doubled-boom", 500),
                ("/down", 502),
            ],
        };
        let (origins, methods) = (self.grant.origins(), self.grant.methods());
        for origin in origins {
            for method in methods {
                for &(path, status) in paths {
                    let asked = Asked { path, method, ..self.usual(origin) };
                    self.resolves(asked, status, Profile::Standard);
                }
            }
            for &profile in Profile::ALL {
                self.resolves(self.usual(origin), 200, profile);
            }
        }
    }

    /// The request that everything is granted for.
    fn usual(&self, origin: &'a str) -> Asked<'a> {
        let credentials = match self.strength {
            Strength::Public | Strength::AllowList => CredentialsMode::Omit,
            Strength::Credentials => CredentialsMode::Include,
        };
        let method = self.grant.methods().last().map_or("GET", String::as_str);
        Asked { origin, path: "/", method, headers: self.grant.headers(), credentials }
    }

    /// Everybody else is let in where it is public, and nowhere else.
    fn disallowed_origins(&mut self, role: Role) {
        let own: &[(&str, u16)] = &[("/", 200), ("/missing", 404), ("/boom", 500)];
        // What the application behind allows must not get out past the proxy.
        let paths = match role {
            Role::Application => own,
            Role::Proxy => &[own, &[("/doubled", 200), ("/doubled-boom", 500)]].concat(),
        };
        for origin in [
            "https://evil.example",
            "https://app.example.evil.test",
            "https://evilapp.example",
            "https://sub.app.example",
            "https://app.exampl",
            "http://app.example",
            "https://app.example:8443",
            "https://appxexample",
            "null",
        ] {
            for &(path, status) in paths {
                let asked = Asked { path, ..self.usual(origin) };
                match self.strength {
                    Strength::Public => {
                        self.resolves(asked, status, Profile::Standard);
                    }
                    Strength::AllowList | Strength::Credentials => {
                        let seen = self.rejects(asked);
                        let named = seen.answers.iter().any(|answer| {
                            answer
                                .values("Access-Control-Allow-Origin")
                                .any(|v| v == origin || v == "*")
                        });
                        if named {
                            self.complain(asked, "the origin is allowed");
                        }
                    }
                }
            }
        }
    }

    /// What nobody asked to be allowed is not.
    fn not_granted(&mut self) {
        let Some(origin) = self.grant.origins().first() else { return };
        let usual = self.usual(origin);
        self.rejects(Asked { method: "DELETE", ..usual });
        self.rejects(Asked { headers: &["x-evil".to_owned()], ..usual });
        if self.strength != Strength::Credentials {
            self.rejects(Asked { credentials: CredentialsMode::Include, ..usual });
        }
    }

    /// A request that no page made is answered, and a cache learns that the next may differ.
    fn without_origin(&mut self) {
        for (path, status) in [("/", 200), ("/missing", 404), ("/boom", 500)] {
            let asked = Asked { origin: "(none)", path, ..self.usual("(none)") };
            self.judged += 1;
            let method =
                if self.grant.methods().iter().any(|m| m == "GET") { "GET" } else { "PUT" };
            match wire::ask(self.port, method, path, &[]) {
                Ok(answer) if answer.status == status => self.look_at(asked, &answer),
                Ok(answer) => self.complain(asked, &format!("the status is {}", answer.status)),
                Err(error) => self.complain(asked, &error.to_string()),
            }
        }
    }

    fn resolves(&mut self, asked: Asked<'_>, expected: u16, profile: Profile) {
        let seen = self.browse(asked, profile);
        match &seen.outcome.settlement {
            Settlement::Resolve(response) => {
                let visible =
                    |name: &String| response.visible_headers.contains(&name.to_ascii_lowercase());
                if response.status != expected {
                    self.complain(asked, &format!("the status is {}", response.status));
                }
                if expected == 200 && !self.grant.exposed().iter().all(visible) {
                    self.complain(asked, "a header that is exposed cannot be read");
                }
            }
            Settlement::Reject(failure) | Settlement::Throw(failure) => {
                let (stage, cause) = (failure.stage.id(), failure.cause.id());
                self.complain(asked, &format!("it fails: {stage}/{cause}"));
            }
        }
        let preflighted = seen.answers.len() == 2;
        let wanted = self.grant.max_age().to_string();
        let remembered =
            |answer: &Answer| answer.values("Access-Control-Max-Age").any(|value| value == wanted);
        if preflighted && !remembered(&seen.answers[0]) {
            self.complain(asked, "the preflight's answer has no Access-Control-Max-Age");
        }
    }

    fn rejects(&mut self, asked: Asked<'_>) -> Seen {
        let seen = self.browse(asked, Profile::Standard);
        if matches!(seen.outcome.settlement, Settlement::Resolve(_)) {
            self.complain(asked, "it is allowed");
        }
        seen
    }

    fn browse(&mut self, asked: Asked<'_>, profile: Profile) -> Seen {
        self.judged += 1;
        let seen = browse(self.port, asked, profile);
        for answer in &seen.answers {
            self.look_at(asked, answer);
        }
        seen
    }

    /// What holds for every answer.
    fn look_at(&mut self, asked: Asked<'_>, answer: &Answer) {
        for name in SINGLE {
            if answer.values(name).count() > 1 {
                self.complain(asked, &format!("{} has {name} twice", answer.status));
            }
        }
        let varies = answer
            .values("Vary")
            .flat_map(|value| value.split(','))
            .any(|name| name.trim().eq_ignore_ascii_case("origin"));
        if self.strength != Strength::Public && !varies {
            self.complain(asked, &format!("{} does not say Vary: Origin", answer.status));
        }
    }

    fn complain(&mut self, asked: Asked<'_>, what: &str) {
        let Asked { origin, path, method, .. } = asked;
        self.complaints.push(format!("{method} {path} from {origin}: {what}"));
    }
}
