//! The request and the scenario.

use cors_engine::{Api, CacheMode, CredentialsMode, Keyword, Mode, RedirectMode, ReferrerPolicy};

use super::{
    Fault, FromJson, Node, ToJson,
    members::{Members, Needed, Others, object, writable},
    push_text, to_json,
};
use crate::{BodyType, RequestSpec, Scenario};

impl FromJson for Scenario {
    fn blank() -> Self {
        Self::new(String::new(), RequestSpec::blank(), None)
    }

    fn read(&mut self, node: &Node) -> Result<(), Fault> {
        const MEMBERS: Members = Members {
            what: "struct Scenario",
            names: &["page_origin", "request", "policy", "worker", "kept_url"],
            others: Others::Refused,
            needed: Needed::These(&["page_origin", "request"]),
        };
        let Self { page_origin, request, policy, worker, kept_url } = self;
        MEMBERS.read(node, &mut [page_origin, request, policy, worker, kept_url])
    }
}

writable! { Scenario { page_origin, request, policy, worker, kept_url } }

/// What a request is made of, all of it in the order in which it is written.
macro_rules! request {
    ($($member:ident),* $(,)?) => {
        const NAMES: &[&str] = &[$(stringify!($member)),*];

        impl FromJson for RequestSpec {
            fn blank() -> Self {
                Self::new("")
            }

            fn read(&mut self, node: &Node) -> Result<(), Fault> {
                const MEMBERS: Members = Members {
                    what: "struct RequestSpec",
                    names: NAMES,
                    others: Others::Ignored,
                    needed: Needed::These(&["url"]),
                };
                let Self { $($member),* } = self;
                MEMBERS.read(node, &mut [$($member),*])
            }
        }

        fn values(request: &RequestSpec) -> [&dyn ToJson; NAMES.len()] {
            let RequestSpec { $($member),* } = request;
            [$($member),*]
        }
    };
}

request! {
    api, url, method, mode, credentials, redirect, cache, headers, body, body_type, blob_type,
    duplex, upload_listener, referrer_policy, keepalive, integrity, xhr_sync, xhr_username,
    xhr_password,
}

/// What came later than the rest, and is left out where it is as usual.
const RARE: &[&str] = &[
    "body_type",
    "blob_type",
    "duplex",
    "referrer_policy",
    "keepalive",
    "integrity",
    "xhr_sync",
    "xhr_username",
    "xhr_password",
];

impl ToJson for RequestSpec {
    fn write(&self, json: &mut String) {
        let usual = Self::new("");
        let (mut names, mut written) = (Vec::new(), Vec::new());
        for ((name, value), usual) in NAMES.iter().zip(values(self)).zip(values(&usual)) {
            if !RARE.contains(name) || to_json(value) != to_json(usual) {
                names.push(*name);
                written.push(value);
            }
        }
        object(json, &names, &written);
    }
}

/// A word that the standard knows.
fn keyword<K: Keyword>(node: &Node) -> Result<K, Fault> {
    let words: Vec<_> = K::ALL.iter().map(|word| word.as_str()).collect();
    position(node, &words).map(|at| K::ALL[at])
}

fn position(node: &Node, words: &[&str]) -> Result<usize, Fault> {
    let one_of = || ["one of `", &words.join("`, `"), "`"].concat();
    let Some(text) = node.text() else { return Err(Fault::kind(node, &one_of())) };
    words
        .iter()
        .position(|word| *word == text)
        .ok_or_else(|| Fault::new(&["unknown value `", text, "`, expected ", &one_of()]))
}

macro_rules! keywords {
    ($($type:ident),*) => {
        $(impl FromJson for $type {
            fn blank() -> Self {
                Self::ALL[0]
            }

            fn read(&mut self, node: &Node) -> Result<(), Fault> {
                *self = keyword(node)?;
                Ok(())
            }
        }

        impl ToJson for $type {
            fn write(&self, json: &mut String) {
                push_text(json, self.as_str());
            }
        })*
    };
}

keywords!(Api, Mode, CredentialsMode, RedirectMode, CacheMode, ReferrerPolicy, BodyType);
