//! What an [`XMLHttpRequest`](https://xhr.spec.whatwg.org/) makes of script's calls.

use std::borrow::Cow;

use url::Url;

use super::{Parts, assemble, body, is_byte_string, parse_url};
use crate::{
    Algorithm::{XhrOpen, XhrSend, XhrSetRequestHeader},
    Body, CacheMode, Cause, CredentialsMode, Failure, HeaderList, Mode, RedirectMode, Request,
    Rules, Stage, Step, Subject, Verdict, Warning,
    byte_class::{is_header_value_char, is_token, normalize_header_value},
    fetch_request::{FetchRequest, PreflightFlag, RequestBody},
    forbidden_header::is_forbidden_request_header,
    log::{Log, Looked},
    method::{is_forbidden_method, is_method, normalize_method},
    mime_type::MimeType,
    rules::UploadListener,
};

/// Makes a request, or throws.
pub(super) fn construct<'a>(
    request: &'a Request,
    rules: &Rules,
    log: &mut Log,
) -> Result<FetchRequest<'a>, Box<Failure>> {
    let (method, url) = open(request, log)?;
    let mut headers = set_request_headers(request, log)?;
    let body = send(request, &method, &mut headers, log);

    // A listener counts if it is there when `send()` runs, with or without a body.
    let listens = request.upload_listener
        && match rules.request.upload_listener {
            UploadListener::Preflights => true,
            UploadListener::PreflightsAsynchronous => !request.xhr_sync,
            UploadListener::PreflightsWithBody => !request.xhr_sync && body.is_some(),
        };
    let preflight_flag = if listens { PreflightFlag::UploadListener } else { PreflightFlag::Unset };
    let mut made = assemble(request, Parts { url, method, headers, body, preflight_flag });

    // Script has no say in these, and credentials are a switch.
    made.mode = Mode::Cors;
    made.redirect = RedirectMode::Follow;
    made.cache = CacheMode::Default;
    made.integrity.clear();
    made.keepalive = false;
    if made.credentials == CredentialsMode::Omit {
        made.credentials = CredentialsMode::SameOrigin;
    }
    Ok(made)
}

/// `open()`: the method and the URL, whose credentials are allowed here.
fn open(request: &Request, log: &mut Log) -> Result<(String, Url), Box<Failure>> {
    let method = &request.method;

    // Steps 2 to 4. A token, not forbidden, in its usual case.
    if !is_method(method) {
        let cause = Cause::MethodInvalid { method: method.clone() };
        return Err(refuse(log, XhrOpen.step("2"), Subject::Method, method, cause));
    }
    if is_forbidden_method(method) {
        let cause = Cause::MethodForbidden { method: method.clone() };
        return Err(refuse(log, XhrOpen.step("3"), Subject::Method, method, cause));
    }
    log.check(XhrOpen.step("4"), Looked::at(Subject::Method, method.as_str()), Verdict::Pass);

    // Steps 5 and 6. The URL parses; user name and password may come as arguments.
    let step = XhrOpen.step("6");
    let Some(mut url) = parse_url(&request.url, &request.origin) else {
        let cause = Cause::UrlInvalid { url: request.url.clone() };
        return Err(refuse(log, step, Subject::Url, &request.url, cause));
    };
    log.check(step, Looked::at(Subject::Url, request.url.as_str()), Verdict::Pass);
    if url.has_host() {
        // Note: both fail only for URLs without a host.
        if let Some(username) = &request.xhr_username {
            let _ = url.set_username(username);
        }
        if let Some(password) = &request.xhr_password {
            let _ = url.set_password(Some(password));
        }
    }
    Ok((normalize_method(method).to_owned(), url))
}

/// `setRequestHeader()`, once for each header: values of one name are joined.
fn set_request_headers(request: &Request, log: &mut Log) -> Result<HeaderList, Box<Failure>> {
    let mut headers = HeaderList::new();
    for (name, value) in &request.headers {
        let value = normalize_header_value(value);
        let subject = || Subject::RequestHeader(name.to_ascii_lowercase());
        if !is_byte_string(name) || !is_token(name) {
            let cause = Cause::HeaderNameInvalid { name: name.clone() };
            return Err(refuse(log, XhrSetRequestHeader.step("4"), subject(), name, cause));
        }
        if !value.chars().all(is_header_value_char) {
            let cause = Cause::HeaderValueInvalid { name: name.clone(), value: value.to_owned() };
            return Err(refuse(log, XhrSetRequestHeader.step("4"), subject(), value, cause));
        }
        if is_forbidden_request_header(name, value) {
            let step = XhrSetRequestHeader.step("5");
            log.check(step, Looked::at(subject(), value), Verdict::Turn);
            log.warn(Warning::ForbiddenRequestHeaderDropped(name.clone()));
            continue;
        }
        let step = XhrSetRequestHeader.step("6");
        log.check(step, Looked::at(subject(), value), Verdict::Pass);
        headers.combine(name, value);
    }
    Ok(headers)
}

/// `send()`: the body and its type.
fn send(
    request: &Request,
    method: &str,
    headers: &mut HeaderList,
    log: &mut Log,
) -> Option<RequestBody> {
    let init = request.body.as_ref()?;

    // Step 3. GET and HEAD lose their body without a word.
    if matches!(method, "GET" | "HEAD") {
        log.check(XhrSend.step("3"), Looked::at(Subject::Body, body::kind(init)), Verdict::Turn);
        log.warn(Warning::BodyDropped);
        return None;
    }

    // Step 4. The body brings its type; text is UTF-8, whatever charset script named.
    let as_text;
    let init = match init {
        // Note: `send()` takes no stream; it sends the text that one turns into.
        Body::Stream { .. } => {
            as_text = Body::Text("[object ReadableStream]".to_owned());
            &as_text
        }
        other => other,
    };
    let (body, content_type) = body::extract(init);
    match headers.get("content-type").map(Cow::into_owned) {
        Some(named) if matches!(init, Body::Text(_) | Body::UrlSearchParams(_)) => {
            let rewritten = MimeType::parse(&named).and_then(MimeType::with_utf8_charset);
            if let Some(rewritten) = rewritten {
                headers.set("Content-Type", &rewritten);
            }
        }
        Some(_) => {}
        None => {
            if let Some(content_type) = content_type {
                headers.push("Content-Type", content_type);
            }
        }
    }
    log.check(XhrSend.step("4"), Looked::at(Subject::Body, body::kind(init)), Verdict::Pass);
    Some(body)
}

fn refuse(log: &mut Log, step: Step, subject: Subject, found: &str, cause: Cause) -> Box<Failure> {
    log.check(step, Looked::at(subject, found), Verdict::Fail);
    log.failure(Stage::Construct, step, cause)
}
