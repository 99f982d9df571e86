//! The [Request constructor](https://fetch.spec.whatwg.org/#dom-request), which `fetch()` calls.

use std::borrow::Cow;

use url::Url;

use super::{Parts, assemble, body, is_byte_string, is_no_cors, parse_url};
use crate::{
    Algorithm::{HeadersAppend, HeadersValidate, RequestConstructor},
    Body, CacheMode, Cause, Duplex, Failure, HeaderList, Keyword, Mode, Request, Rules, Stage,
    Step, Subject, Verdict, Warning,
    byte_class::{is_header_value_char, is_token, normalize_header_value},
    fetch_request::{FetchRequest, PreflightFlag, RequestBody},
    forbidden_header::is_forbidden_request_header,
    log::{Log, Looked},
    method::{is_cors_safelisted_method, is_forbidden_method, is_method, normalize_method},
    rules::RepeatedRequestHeaders,
    safelist::is_no_cors_safelisted,
};

/// Makes a request, or throws.
pub(super) fn construct<'a>(
    request: &'a Request,
    rules: &Rules,
    log: &mut Log,
) -> Result<FetchRequest<'a>, Box<Failure>> {
    convert_byte_strings(request, log)?;
    let url = check_url(request, log)?;
    check_cache_mode(request, log)?;
    let method = check_method(request, log)?;
    let mut headers = fill_headers(request, rules, log)?;
    let body = check_body(request, &method, rules, &mut headers, log)?;
    let preflight_flag = match body {
        Some(RequestBody::Stream) => PreflightFlag::StreamBody,
        Some(RequestBody::Buffered(_)) | None => PreflightFlag::Unset,
    };
    Ok(assemble(request, Parts { url, method, headers, body, preflight_flag }))
}

/// Before the first step, bindings turn script's strings into byte strings.
fn convert_byte_strings(request: &Request, log: &mut Log) -> Result<(), Box<Failure>> {
    for (name, value) in &request.headers {
        if !is_byte_string(name) {
            return Err(refuse_name(name, log));
        }
        if !is_byte_string(value) {
            return Err(refuse_value(name, value, log));
        }
    }
    if is_byte_string(&request.method) {
        return Ok(());
    }
    let cause = Cause::MethodInvalid { method: request.method.clone() };
    Err(refuse(log, RequestConstructor.step("25.2"), Subject::Method, &request.method, cause))
}

fn check_url(request: &Request, log: &mut Log) -> Result<Url, Box<Failure>> {
    let text = &request.url;

    // Step 5.2. The URL parses, against the page's where it is relative.
    let step = RequestConstructor.step("5.2");
    let Some(url) = parse_url(text, &request.origin) else {
        let cause = Cause::UrlInvalid { url: text.clone() };
        return Err(refuse(log, step, Subject::Url, text, cause));
    };
    log.check(step, Looked::at(Subject::Url, text.as_str()), Verdict::Pass);

    // Step 5.3. It names no user and no password.
    if !url.username().is_empty() || url.password().is_some_and(|password| !password.is_empty()) {
        let cause = Cause::UrlHasCredentials { url: text.clone() };
        return Err(refuse(log, RequestConstructor.step("5.3"), Subject::Url, text, cause));
    }
    Ok(url)
}

fn check_cache_mode(request: &Request, log: &mut Log) -> Result<(), Box<Failure>> {
    // Step 21. A cache that must answer may do so for the page's own origin only.
    if request.cache == CacheMode::OnlyIfCached && request.mode != Mode::SameOrigin {
        let step = RequestConstructor.step("21");
        let mode = request.mode.as_str();
        return Err(refuse(log, step, Subject::Cache, mode, Cause::OnlyIfCachedMode));
    }
    Ok(())
}

fn check_method(request: &Request, log: &mut Log) -> Result<String, Box<Failure>> {
    let method = &request.method;

    // Step 25. The method is a token, is not forbidden, and is put in its usual case.
    let step = RequestConstructor.step("25.2");
    if !is_method(method) {
        let cause = Cause::MethodInvalid { method: method.clone() };
        return Err(refuse(log, step, Subject::Method, method, cause));
    }
    if is_forbidden_method(method) {
        let cause = Cause::MethodForbidden { method: method.clone() };
        return Err(refuse(log, step, Subject::Method, method, cause));
    }
    let normalized = normalize_method(method).to_owned();
    log.check(step, Looked::at(Subject::Method, method.as_str()), Verdict::Pass);

    // Step 32.1. Without CORS, only what forms and links could always do.
    if is_no_cors(request.mode) && !is_cors_safelisted_method(&normalized) {
        let step = RequestConstructor.step("32.1");
        let cause = Cause::NoCorsMethod { method: normalized.clone() };
        return Err(refuse(log, step, Subject::Method, &normalized, cause));
    }
    Ok(normalized)
}

/// Step 33: script's headers go through the guard of the `Headers` object.
fn fill_headers(
    request: &Request,
    rules: &Rules,
    log: &mut Log,
) -> Result<HeaderList, Box<Failure>> {
    let mut headers = HeaderList::new();
    for (name, value) in &request.headers {
        let value = normalize_header_value(value);
        if !is_token(name) {
            return Err(refuse_name(name, log));
        }
        if !value.chars().all(is_header_value_char) {
            return Err(refuse_value(name, value, log));
        }
        append(&mut headers, (name, value), request.mode, rules, log);
    }
    Ok(headers)
}

/// [Appends](https://fetch.spec.whatwg.org/#concept-headers-append) a valid header, unless the
/// guard drops it. Whether it was taken.
fn append(
    headers: &mut HeaderList,
    (name, value): (&str, &str),
    mode: Mode,
    rules: &Rules,
    log: &mut Log,
) -> Taken {
    let looked = || Looked::at(Subject::RequestHeader(name.to_ascii_lowercase()), value);

    if is_no_cors(mode) {
        // Step 3. Only four names, and only while all their values together stay safelisted.
        let combined = match headers.get(name) {
            Some(existing) => Cow::Owned(format!("{existing}, {value}")),
            None => Cow::Borrowed(value),
        };
        if !is_no_cors_safelisted(name, &combined, rules) {
            log.check(HeadersAppend.step("3.4"), looked(), Verdict::Turn);
            log.warn(Warning::NoCorsHeaderDropped(name.to_owned()));
            return Taken::Dropped;
        }
    } else if is_forbidden_request_header(name, value) {
        // Some headers are the browser's alone; script's attempt is ignored.
        log.check(HeadersValidate.step("3"), looked(), Verdict::Turn);
        log.warn(Warning::ForbiddenRequestHeaderDropped(name.to_owned()));
        return Taken::Dropped;
    }
    log.check(HeadersValidate.step("5"), looked(), Verdict::Pass);
    match rules.request.repeated_request_headers {
        RepeatedRequestHeaders::Separate => headers.push(name, value),
        RepeatedRequestHeaders::Joined => headers.combine(name, value),
    }
    Taken::Taken
}

/// Whether a header made it into the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    Taken,
    Dropped,
}

fn check_body(
    request: &Request,
    method: &str,
    rules: &Rules,
    headers: &mut HeaderList,
    log: &mut Log,
) -> Result<Option<RequestBody>, Box<Failure>> {
    let Some(init) = &request.body else {
        return Ok(None);
    };

    // Step 35. GET and HEAD have no body, not even an empty one.
    if matches!(method, "GET" | "HEAD") {
        let cause = Cause::BodyWithGetOrHead { method: method.to_owned() };
        let (step, kind) = (RequestConstructor.step("35"), body::kind(init));
        return Err(refuse(log, step, Subject::Body, kind, cause));
    }

    // Step 37. The body is taken over; its type counts unless script named one.
    if request.keepalive && matches!(init, Body::Stream { .. }) {
        let (step, cause) = (RequestConstructor.step("37"), Cause::StreamBodyKeepalive);
        return Err(refuse(log, step, Subject::Body, body::kind(init), cause));
    }
    let (body, content_type) = body::extract(init);
    if let Some(content_type) = content_type.filter(|_| !headers.contains("content-type")) {
        let header = ("Content-Type", content_type.as_ref());
        let taken = append(headers, header, request.mode, rules, log);
        let named = |(name, _): &(String, String)| name.eq_ignore_ascii_case("content-type");
        if taken == Taken::Taken && request.headers.iter().any(named) {
            log.warn(Warning::NoCorsContentTypeReplaced);
        }
    }
    check_stream(init, request.mode, log)?;
    log.check(
        RequestConstructor.step("37"),
        Looked::at(Subject::Body, body::kind(init)),
        Verdict::Pass,
    );
    Ok(Some(body))
}

/// Step 39: a stream is announced as half-duplex, and goes with two of the modes.
fn check_stream(init: &Body, mode: Mode, log: &mut Log) -> Result<(), Box<Failure>> {
    let Body::Stream { duplex, .. } = init else {
        return Ok(());
    };
    if *duplex == Duplex::Unset {
        let (step, cause) = (RequestConstructor.step("39.1"), Cause::StreamBodyWithoutDuplex);
        return Err(refuse(log, step, Subject::Body, body::kind(init), cause));
    }
    if is_no_cors(mode) {
        let (step, cause) = (RequestConstructor.step("39.2"), Cause::StreamBodyMode);
        return Err(refuse(log, step, Subject::Mode, mode.as_str(), cause));
    }
    Ok(())
}

fn refuse_name(name: &str, log: &mut Log) -> Box<Failure> {
    let cause = Cause::HeaderNameInvalid { name: name.to_owned() };
    let subject = Subject::RequestHeader(name.to_ascii_lowercase());
    refuse(log, HeadersValidate.step("1"), subject, name, cause)
}

fn refuse_value(name: &str, value: &str, log: &mut Log) -> Box<Failure> {
    let cause = Cause::HeaderValueInvalid { name: name.to_owned(), value: value.to_owned() };
    let subject = Subject::RequestHeader(name.to_ascii_lowercase());
    refuse(log, HeadersValidate.step("1"), subject, value, cause)
}

fn refuse(log: &mut Log, step: Step, subject: Subject, found: &str, cause: Cause) -> Box<Failure> {
    log.check(step, Looked::at(subject, found), Verdict::Fail);
    log.failure(Stage::Construct, step, cause)
}
