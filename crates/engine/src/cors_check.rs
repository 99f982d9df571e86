//! The [CORS check](https://fetch.spec.whatwg.org/#concept-cors-check): may this page read this
//! answer?

use std::borrow::Cow;

use crate::{
    Algorithm::CorsCheck,
    Cause, CredentialsMode, ExchangeKind, Response, Rules, Step, Subject, Verdict,
    fetch_request::FetchRequest,
    log::{Log, Looked},
    origin_mismatch::classify_allow_origin,
    refusal::Refusal,
};

/// Checks an answer against the serialized origin that its request carried.
pub(crate) fn cors_check(
    request: &FetchRequest<'_>,
    rules: &Rules,
    response: &Response,
    origin: &str,
    answer: ExchangeKind,
    log: &mut Log,
) -> Result<(), Box<Refusal>> {
    let include = request.credentials == CredentialsMode::Include;
    let failed = match check_allow_origin(request, rules, response, origin, answer, log) {
        Ok(AllowedBy::Wildcard) => return Ok(()),
        Ok(AllowedBy::Name) => None,
        Err((step, cause)) => Some((step, cause)),
    };

    // Step 5. Without credentials the name is enough.
    if !include {
        return failed.map_or(Ok(()), |(step, cause)| refuse(step, cause, Vec::new()));
    }

    // Steps 6 to 8. With credentials, one exact value more.
    let credentials = check_allow_credentials(response, rules);
    match (failed, credentials) {
        (None, result) => {
            note_allow_credentials(log, response, answer, &result);
            result.or_else(|cause| refuse(CorsCheck.step("8"), cause, Vec::new()))
        }
        (Some((step, cause)), result) => refuse(step, cause, result.err().into_iter().collect()),
    }
}

/// How an answer allows an origin.
enum AllowedBy {
    Wildcard,
    Name,
}

fn check_allow_origin(
    request: &FetchRequest<'_>,
    rules: &Rules,
    response: &Response,
    origin: &str,
    answer: ExchangeKind,
    log: &mut Log,
) -> Result<AllowedBy, (Step, Cause)> {
    let include = request.credentials == CredentialsMode::Include;
    let value = allow_origin(response, rules);
    let subject = Subject::ResponseHeader("access-control-allow-origin");
    let looked = Looked::for_any(subject, value.as_deref().map(str::to_owned));
    let looked = if include { looked.expecting([origin]) } else { looked.expecting(["*", origin]) };

    // Steps 1 and 2. No value at all is a refusal, whatever else the answer says.
    let Some(value) = value else {
        log.check_answer(answer, CorsCheck.step("2"), looked, Verdict::Fail);
        return Err((CorsCheck.step("2"), Cause::AllowOriginMissing { status: response.status }));
    };

    // Step 3. The wildcard answers only a request made without credentials.
    if !include && value == "*" {
        log.check_answer(answer, CorsCheck.step("3"), looked, Verdict::Pass);
        return Ok(AllowedBy::Wildcard);
    }

    // Step 4. Otherwise the value is the origin that the request carried, byte for byte.
    let step = CorsCheck.step("4");
    if value == origin {
        log.check_answer(answer, step, looked, Verdict::Pass);
        return Ok(AllowedBy::Name);
    }
    log.check_answer(answer, step, looked, Verdict::Fail);
    let lines = response.headers.lines("access-control-allow-origin").count();
    Err((step, classify_allow_origin(request, &value, lines, origin)))
}

/// The values of all lines, joined.
fn allow_origin<'a>(response: &'a Response, rules: &Rules) -> Option<Cow<'a, str>> {
    let name = "access-control-allow-origin";
    // Note: the engine that ignores empty lines first counts those that are spelled like this.
    let spelled = response.headers.iter().filter(|(name, _)| name == "Access-Control-Allow-Origin");
    let rules = if spelled.count() > 1 { &Rules::STANDARD } else { rules };
    response.headers.get_under(name, rules)
}

fn check_allow_credentials(response: &Response, rules: &Rules) -> Result<(), Cause> {
    match response.headers.get_under("access-control-allow-credentials", rules) {
        None => Err(Cause::AllowCredentialsMissing),
        Some(value) if value == "true" => Ok(()),
        Some(value) => Err(Cause::AllowCredentialsNotTrue { value: value.into_owned() }),
    }
}

fn note_allow_credentials(
    log: &mut Log,
    response: &Response,
    answer: ExchangeKind,
    result: &Result<(), Cause>,
) {
    let value = response.headers.get("access-control-allow-credentials").map(Cow::into_owned);
    let subject = Subject::ResponseHeader("access-control-allow-credentials");
    let looked = Looked::for_any(subject, value).expecting(["true"]);
    let (step, verdict) = match result {
        Ok(()) => ("7", Verdict::Pass),
        Err(_) => ("8", Verdict::Fail),
    };
    log.check_answer(answer, CorsCheck.step(step), looked, verdict);
}

fn refuse(step: Step, cause: Cause, also: Vec<Cause>) -> Result<(), Box<Refusal>> {
    Err(Box::new(Refusal { step, cause, also }))
}
