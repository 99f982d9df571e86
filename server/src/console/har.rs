//! `GET /api/record.har`: the whole record, to be handed on.

use std::{convert::Infallible, sync::Arc};

use axum::body::Body;
use axum::extract::{FromRequestParts, State};
use axum::http::{HeaderValue, header, request::Parts};
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use super::{Console, Refused};
use crate::har::{self, Secrets, Setting};

/// The record as an archive. It is sent entry by entry, and keeps what it tells of until its end;
/// so not many can be under way.
pub(super) async fn export(
    State(console): State<Arc<Console>>,
    Shown(secrets): Shown,
) -> Result<Response, Refused> {
    let permit = Arc::clone(&console.exports)
        .try_acquire_owned()
        .map_err(|_| Refused::full("the server makes a few archives at a time"))?;
    let setting = Setting { started: console.journal.started(), tls_port: console.health.tls_port };
    let pieces = har::pieces(console.journal.whole(), setting, secrets).map(move |piece| {
        let _held = &permit;
        Ok::<_, Infallible>(piece)
    });
    let own = |text| HeaderValue::from_static(text);
    let lines = [
        (header::CONTENT_TYPE, own("application/json")),
        (header::CONTENT_DISPOSITION, own("attachment; filename=\"cors-explorer.har\"")),
    ];
    Ok((lines, Body::from_stream(stream::iter(pieces))).into_response())
}

/// The query: `secrets=show` or nothing.
pub(super) struct Shown(Secrets);

impl<S: Sync> FromRequestParts<S> for Shown {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refused> {
        let mut secrets = Secrets::Mask;
        for pair in form_urlencoded::parse(parts.uri.query().unwrap_or("").as_bytes()) {
            match (pair.0.as_ref(), pair.1.as_ref()) {
                ("secrets", "show") => secrets = Secrets::Show,
                ("secrets", "mask") => secrets = Secrets::Mask,
                _ => {
                    return Err(Refused::unreadable("`secrets=show` or no query was expected"));
                }
            }
        }
        Ok(Self(secrets))
    }
}
