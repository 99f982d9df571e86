//! One exchange as an entry of an archive.

use cors_wire::{Exchange, ExchangeKind, Header, RecordedAnswer, RecordedRequest, values};
use serde_json::{Value, json};

use super::secrets::{Mask, Side};
use super::{Setting, moment, size};
use crate::reason_phrase::reason_phrase;

/// The entry.
pub(super) fn entry(exchange: &Exchange, setting: Setting, mask: &Mask) -> Value {
    let request = &exchange.request;
    let wait =
        exchange.answer.as_ref().map_or(0, |answer| answer.at_us - request.at_us.min(answer.at_us));
    let wait_ms = milliseconds(wait);
    let mut entry = json!({
        "startedDateTime": moment::text(setting.started, request.at_us),
        "time": wait_ms,
        "request": sent(request, setting, mask),
        "response": exchange.answer.as_ref().map_or_else(nothing, |answer| received(answer, mask)),
        "cache": {},
        "timings": {
            "blocked": -1, "dns": -1, "connect": -1, "ssl": -1,
            "send": 0, "wait": wait_ms, "receive": 0,
        },
        "connection": request.port.to_string(),
        "comment": comment(exchange),
    });
    if let Some(run) = &exchange.run {
        entry["pageref"] = run.as_str().into();
    }
    entry
}

fn comment(exchange: &Exchange) -> String {
    let run = exchange.run.as_deref().map_or("no run".to_owned(), |run| format!("run {run}"));
    let endpoint = match (&exchange.endpoint, exchange.revision) {
        (Some(name), Some(revision)) => format!("endpoint {name} in revision {revision}"),
        (Some(name), None) => format!("endpoint {name}"),
        (None, _) => "no endpoint".to_owned(),
    };
    let kind = match exchange.kind {
        ExchangeKind::Preflight => "CORS-preflight request",
        ExchangeKind::Actual => "actual request",
    };
    let answered = if exchange.answer.is_none() { ", not answered" } else { "" };
    format!("number {}, {run}, {endpoint}, {kind}{answered}", exchange.number)
}

fn sent(request: &RecordedRequest, setting: Setting, mask: &Mask) -> Value {
    let url = url(request, setting);
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let query = query.split_once('#').map_or(query, |(query, _)| query);
    let pair = |(name, value): (_, _)| json!({ "name": name, "value": value });
    let query: Vec<Value> = form_urlencoded::parse(query.as_bytes()).map(pair).collect();
    json!({
        "method": request.method,
        "url": url,
        "httpVersion": "HTTP/1.1",
        "cookies": mask.cookies(&request.headers, Side::Request),
        "headers": lines(&request.headers, mask, Side::Request),
        "queryString": query,
        "headersSize": size::of_request(request),
        "bodySize": request.body_bytes,
    })
}

fn received(answer: &RecordedAnswer, mask: &Mask) -> Value {
    let first = |name: &str| values(&answer.headers, name).next().unwrap_or_default();
    json!({
        "status": answer.status,
        "statusText": reason_phrase(answer.status),
        "httpVersion": "HTTP/1.1",
        "cookies": mask.cookies(&answer.headers, Side::Response),
        "headers": lines(&answer.headers, mask, Side::Response),
        "content": { "size": answer.body_bytes, "mimeType": first("content-type") },
        "redirectURL": first("location"),
        "headersSize": size::of_answer(answer),
        "bodySize": answer.body_bytes,
    })
}

/// What viewers show for a request without an answer.
fn nothing() -> Value {
    json!({
        "status": 0, "statusText": "", "httpVersion": "", "cookies": [], "headers": [],
        "content": { "size": 0, "mimeType": "x-unknown" },
        "redirectURL": "", "headersSize": -1, "bodySize": -1,
    })
}

fn lines(headers: &[Header], mask: &Mask, side: Side) -> Vec<Value> {
    let line =
        |(name, value): &Header| json!({ "name": name, "value": mask.value(name, value, side) });
    headers.iter().map(line).collect()
}

/// The URL that the request asked for, as far as its target and its `Host` tell.
fn url(request: &RecordedRequest, setting: Setting) -> String {
    let absolute = request.target.starts_with("http://") || request.target.starts_with("https://");
    if absolute {
        return request.target.clone();
    }
    let scheme = if Some(request.port) == setting.tls_port { "https" } else { "http" };
    let host = values(&request.headers, "host").next().filter(|host| !host.is_empty());
    let host = host.map_or_else(|| format!("localhost:{}", request.port), str::to_owned);
    let slash = if request.target.starts_with('/') { "" } else { "/" };
    format!("{scheme}://{host}{slash}{}", request.target)
}

#[expect(clippy::cast_precision_loss, reason = "centuries of microseconds are exact")]
fn milliseconds(us: u64) -> f64 {
    us as f64 / 1000.0
}
