//! Attacks that prove the worst rules: a server with the mistake, a stranger's page, and what it
//! can read.

use cors_engine::CredentialsMode;
use cors_wire::{Answer, HeaderSource, OriginMatch, Policy, Switch};

use crate::{RequestSpec, Scenario};

/// One mistake of a server, and the page that makes use of it.
#[derive(Clone, Copy, Debug)]
pub struct Proof {
    /// The rule that finds the mistake.
    pub rule: &'static str,
    /// How it comes about, and who makes use of it.
    pub story: &'static str,
    /// The origin of the attacking page.
    pub attacker: &'static str,
    /// Where such a server stands; for some rules that decides.
    pub server: &'static str,
    /// Whether the visitor's cookies go along.
    pub credentials: CredentialsMode,
    allows: Allows,
}

/// Whom the server allows by mistake.
#[derive(Clone, Copy, Debug)]
enum Allows {
    /// Whoever asks.
    Anybody,
    /// Everybody, with `*`.
    Everybody,
    /// Whoever is taken for [`FRIEND`] by this comparison.
    Resembling(OriginMatch),
    /// An origin that is not what it seems.
    Origin(&'static str),
}

/// What only the visitor should see.
pub const SECRET: &str = "account 4711, balance 12,345.67";

/// The page that the server is there for.
pub const FRIEND: &str = "https://www.shop.example";

const WITH_COOKIES: Proof = Proof {
    rule: "",
    story: "",
    attacker: "https://stranger.example",
    server: "https://api.shop.example/",
    credentials: CredentialsMode::Include,
    allows: Allows::Anybody,
};

/// The proofs, worst first.
pub const PROOFS: &[Proof] = &[
    Proof {
        rule: "reflects-any-origin",
        story: "The server sends every origin back and allows credentials, so that it works for \
                everybody. A visitor who is logged in opens a stranger's page.",
        ..WITH_COOKIES
    },
    Proof {
        rule: "loose-origin-match",
        story: "The server looks whether the origin ends with its own host. The stranger \
                registers a name that does.",
        attacker: "https://evilwww.shop.example",
        allows: Allows::Resembling(OriginMatch::Suffix),
        ..WITH_COOKIES
    },
    Proof {
        rule: "loose-origin-match",
        story: "The server looks whether the origin begins with the one it trusts. The stranger \
                puts a domain of theirs behind it.",
        attacker: "https://www.shop.example.stranger.example",
        allows: Allows::Resembling(OriginMatch::Prefix),
        ..WITH_COOKIES
    },
    Proof {
        rule: "loose-origin-match",
        story: "The server matches a pattern in which a dot stands for any letter. The stranger \
                registers the name with another letter there.",
        attacker: "https://wwwxshop.example",
        allows: Allows::Resembling(OriginMatch::UnescapedDot),
        ..WITH_COOKIES
    },
    Proof {
        rule: "null-origin",
        story: "`null` was put on the list for somebody's local file. The stranger's page shows \
                itself in a sandboxed frame, which is `null` too.",
        attacker: "null",
        allows: Allows::Resembling(OriginMatch::NullToo),
        ..WITH_COOKIES
    },
    Proof {
        rule: "insecure-origin-with-credentials",
        story: "The `http` origin of the shop is allowed beside the `https` one. Somebody on the \
                same network answers in its name, and has that origin.",
        attacker: "http://www.shop.example",
        allows: Allows::Origin("http://www.shop.example"),
        ..WITH_COOKIES
    },
    Proof {
        rule: "shared-hosting-origin",
        story: "A demo ran on a host where everybody can publish, and its origin stayed allowed. \
                The stranger publishes a page there.",
        attacker: "https://codepen.io",
        allows: Allows::Origin("https://codepen.io"),
        ..WITH_COOKIES
    },
    Proof {
        rule: "wildcard-on-private-network",
        story: "A device at home allows everybody, for nobody from outside can reach it. The \
                visitor's browser can, and a stranger's page asks it to.",
        server: "http://192.168.0.10/",
        credentials: CredentialsMode::SameOrigin,
        allows: Allows::Everybody,
        ..WITH_COOKIES
    },
];

impl Proof {
    /// How the server with the mistake answers.
    pub fn policy(&self) -> Policy {
        let (value, origin_match) = match self.allows {
            Allows::Anybody => (HeaderSource::Mirror { mirror: true }, OriginMatch::Exact),
            Allows::Everybody => (HeaderSource::Fixed("*".to_owned()), OriginMatch::Exact),
            Allows::Resembling(origin_match) => {
                (HeaderSource::List { list: vec![FRIEND.to_owned()] }, origin_match)
            }
            Allows::Origin(origin) => {
                let list = vec![FRIEND.to_owned(), origin.to_owned()];
                (HeaderSource::List { list }, OriginMatch::Exact)
            }
        };
        self.answering(&Switch { on: true, value }, origin_match)
    }

    /// How it answers when it is mended: to the page that it is there for, and to nobody else.
    pub fn mended(&self) -> Policy {
        let value = HeaderSource::List { list: vec![FRIEND.to_owned()] };
        self.answering(&Switch { on: true, value }, OriginMatch::Exact)
    }

    fn answering(&self, allow_origin: &Switch, origin_match: OriginMatch) -> Policy {
        let answer = |answer: Answer| Answer {
            allow_origin: allow_origin.clone(),
            origin_match,
            allow_credentials: match self.credentials {
                CredentialsMode::Include => Switch::on("true"),
                CredentialsMode::Omit | CredentialsMode::SameOrigin => answer.allow_credentials,
            },
            vary: Switch::on("Origin"),
            ..answer
        };
        let actual = Answer { body: SECRET.to_owned(), ..Answer::default() };
        Policy {
            preflight: answer(Answer::default_preflight()),
            actual: answer(actual),
            ..Policy::default()
        }
    }

    /// The attack on an endpoint that answers with the mistake.
    pub fn attack(&self, url: &str) -> Scenario {
        Scenario::new(
            self.attacker.to_owned(),
            RequestSpec { credentials: self.credentials, ..RequestSpec::new(url) },
            Some(self.policy()),
        )
    }
}

#[cfg(test)]
mod tests {
    use cors_engine::{Profile, Settlement};

    use super::*;
    use crate::{
        lint::{Severity, lint_policy},
        predict,
    };

    fn serious(policy: &Policy, proof: &Proof) -> Vec<&'static str> {
        let findings = lint_policy(policy, FRIEND, proof.server);
        let serious = findings.iter().filter(|finding| finding.severity >= Severity::High);
        serious.map(|finding| finding.rule.id).collect()
    }

    #[test]
    fn the_rule_finds_the_mistake_and_nothing_when_it_is_mended() {
        for proof in PROOFS {
            assert!(serious(&proof.policy(), proof).contains(&proof.rule), "{}", proof.story);
            assert_eq!(serious(&proof.mended(), proof), [""; 0], "{}", proof.story);
        }
    }

    #[test]
    fn the_attacker_reads_until_the_server_is_mended() {
        for proof in PROOFS {
            for &profile in <Profile as cors_engine::Keyword>::ALL {
                let mut scenario = proof.attack("http://localhost:3000/e/shop");
                let outcome = predict(&scenario, profile).expect("a policy");
                let Settlement::Resolve(response) = &outcome.settlement else {
                    panic!("{}: {:?}", proof.story, outcome.settlement)
                };
                assert!(response.body_readable, "{}", proof.story);
                scenario.policy = Some(proof.mended());
                let outcome = predict(&scenario, profile).expect("a policy");
                assert!(outcome.failure().is_some(), "{}", proof.story);
            }
        }
    }

    #[test]
    fn every_critical_rule_is_proven() {
        for rule in ["reflects-any-origin", "loose-origin-match", "null-origin"] {
            let critical = |proof: &&Proof| {
                let findings = lint_policy(&proof.policy(), FRIEND, proof.server);
                proof.rule == rule
                    && findings.iter().any(|finding| {
                        finding.rule.id == rule && finding.severity == Severity::Critical
                    })
            };
            assert!(PROOFS.iter().any(|proof| critical(&proof)), "{rule}");
        }
    }
}
