//! The network that an exchange describes.

use cors_engine::{ExchangeKind, HttpVersion, Network, Response, SentRequest, TransportFailure};
use url::Url;

use super::{
    answer::Answer,
    exchange::{HopAnswers, HttpVersionSpec},
};

/// Answers each hop with what the exchange holds for it.
pub(super) struct ExchangeNetwork<'a> {
    pub(super) hops: &'a [HopAnswers],
    pub(super) http_version: HttpVersionSpec,
}

/// Where the answers of a hop stand in the list.
///
/// An empty `Location` leads to the URL that it came from, where the same answers wait; every other
/// redirect leads on.
pub(crate) fn position(hops: &[HopAnswers], hop: usize) -> usize {
    let mut position = 0;
    for _ in 0..hop {
        if !hops.get(position).is_some_and(leads_to_itself) {
            position += 1;
        }
    }
    position
}

fn leads_to_itself(hop: &HopAnswers) -> bool {
    match &hop.response {
        Some(Answer::Http(answer)) => answer.headers.iter().any(|header| {
            header.name().eq_ignore_ascii_case("location") && header.value().is_empty()
        }),
        Some(Answer::Failed { .. }) | None => false,
    }
}

impl Network for ExchangeNetwork<'_> {
    fn send(&mut self, request: &SentRequest<'_>) -> Result<Response, TransportFailure> {
        let hop = self.hops.get(position(self.hops, request.hop)).ok_or(TransportFailure)?;
        let answer = match request.kind {
            ExchangeKind::Preflight => &hop.preflight,
            ExchangeKind::Actual => &hop.response,
        };
        match answer {
            Some(Answer::Http(answer)) => Ok(Response {
                status: answer.status.code(),
                headers: answer
                    .headers
                    .iter()
                    .map(|header| (header.name().to_owned(), header.value().to_owned()))
                    .collect(),
            }),
            Some(Answer::Failed { .. }) | None => Err(TransportFailure),
        }
    }

    fn http_version(&self, _url: &Url) -> HttpVersion {
        match self.http_version {
            HttpVersionSpec::Http1 => HttpVersion::Http1,
            HttpVersionSpec::Http2 => HttpVersion::Http2,
        }
    }
}
