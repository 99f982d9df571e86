//! A browser as far as CORS goes: the engine, over real connections.

use cors_engine::{
    CredentialsMode, HttpVersion, Network, Origin, Outcome, PreflightCache, Profile, Response,
    SentRequest, TransportFailure, fetch,
};
use cors_experiment::RequestSpec;
use url::Url;

use crate::wire::{self, Answer};

/// What a page asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) origin: &'a str,
    pub(crate) path: &'a str,
    pub(crate) method: &'a str,
    pub(crate) headers: &'a [String],
    pub(crate) credentials: CredentialsMode,
}

/// What became of it, and every answer on the way.
pub(crate) struct Seen {
    pub(crate) outcome: Outcome,
    pub(crate) answers: Vec<Answer>,
}

/// Sends what a browser would send, and judges the answers as it would.
pub(crate) fn browse(port: u16, asked: Asked<'_>, profile: Profile) -> Seen {
    let mut request = RequestSpec::new(format!("http://127.0.0.1:{port}{}", asked.path));
    asked.method.clone_into(&mut request.method);
    request.credentials = asked.credentials;
    for name in asked.headers {
        let value = if name == "content-type" { "application/json" } else { "7" };
        request.headers.push((name.clone(), value.to_owned()));
    }
    let page = Origin::parse("http://localhost:8000").expect("an origin");
    let origin = Origin::parse(asked.origin).unwrap_or_else(|| Origin::opaque_from(page));
    let mut network = Sockets { port, answers: Vec::new() };
    let cache = &mut PreflightCache::new();
    let outcome = fetch(&request.to_engine(origin), cache, &mut network, profile);
    Seen { outcome, answers: network.answers }
}

struct Sockets {
    port: u16,
    answers: Vec<Answer>,
}

impl Network for Sockets {
    fn send(&mut self, request: &SentRequest<'_>) -> Result<Response, TransportFailure> {
        let mut headers: Vec<_> = request.headers.iter().cloned().collect();
        if request.include_credentials {
            headers.push(("Cookie".to_owned(), "session=1".to_owned()));
        }
        let answer = wire::ask(self.port, request.method, request.url.path(), &headers)
            .map_err(|_| TransportFailure)?;
        self.answers.push(answer.clone());
        Ok(Response { status: answer.status, headers: answer.headers.into_iter().collect() })
    }

    fn http_version(&self, _url: &Url) -> HttpVersion {
        HttpVersion::Http1
    }
}
