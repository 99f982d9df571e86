//! [CORS-safelisted request-headers] and the [CORS-unsafe request-header names] of a header list.
//!
//! [CORS-safelisted request-headers]: https://fetch.spec.whatwg.org/#cors-safelisted-request-header
//! [CORS-unsafe request-header names]: https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names

use crate::{
    HeaderList, PreflightTrigger, Rules,
    byte_class::{byte_length, is_cors_unsafe_request_header_byte, is_language_byte},
    client_hint::is_safelisted_client_hint,
    mime_type::MimeType,
    range::{RangeRefusal, check_safelisted_range},
    rules::{
        AskedHeaderNames, ClientHints, ContentTypeComma, FurtherBytes, SafelistedTotal, UserAgent,
    },
};

const MAX_VALUE_LENGTH: usize = 128;
const MAX_TOTAL_LENGTH: usize = 1024;

/// A request header that needs the server's consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnsafeHeader {
    /// In lower case.
    pub(crate) name: String,
    /// What makes it unsafe.
    pub(crate) trigger: PreflightTrigger,
}

/// The headers of a list that need consent, sorted by name.
///
/// A name occurs once, or once for each header where the rules say so.
pub(crate) fn cors_unsafe_request_headers(
    headers: &HeaderList,
    rules: &Rules,
) -> Vec<UnsafeHeader> {
    let mut unsafe_headers = Vec::new();
    let mut potentially_unsafe = Vec::new();
    let mut total = 0;

    // Each header by itself; the safelisted ones are counted.
    for (name, value) in headers {
        match check_cors_safelisted(name, value, rules) {
            Ok(()) => {
                total += byte_length(value);
                potentially_unsafe.push(name);
            }
            Err(trigger) => insert_by_name(&mut unsafe_headers, unsafe_header(name, trigger)),
        }
    }

    // Too many bytes together make every one of them unsafe.
    let limited = match rules.request.safelisted_total {
        SafelistedTotal::Limited => total > MAX_TOTAL_LENGTH,
        SafelistedTotal::Unlimited => false,
    };
    if limited {
        let trigger = PreflightTrigger::TotalLength(total);
        for name in potentially_unsafe {
            insert_by_name(&mut unsafe_headers, unsafe_header(name, trigger.clone()));
        }
    }

    if rules.request.user_agent == UserAgent::NeverAsked {
        unsafe_headers.retain(|header: &UnsafeHeader| header.name != "user-agent");
    }
    if rules.preflight.asked_header_names == AskedHeaderNames::Unique {
        unsafe_headers.dedup_by(|later, earlier| later.name == earlier.name);
    }
    unsafe_headers
}

/// Keeps the list in the order of names, and those of one name in the order of the headers.
fn insert_by_name(headers: &mut Vec<UnsafeHeader>, header: UnsafeHeader) {
    let position = headers.partition_point(|known| known.name <= header.name);
    headers.insert(position, header);
}

fn unsafe_header(name: &str, trigger: PreflightTrigger) -> UnsafeHeader {
    UnsafeHeader { name: name.to_ascii_lowercase(), trigger }
}

/// Whether a request header is CORS-safelisted, or what speaks against it.
///
/// # Errors
///
/// What makes the header unsafe.
pub(crate) fn check_cors_safelisted(
    name: &str,
    value: &str,
    rules: &Rules,
) -> Result<(), PreflightTrigger> {
    let check: fn(&str, &Rules) -> Result<(), PreflightTrigger> = match name.len() {
        6 if name.eq_ignore_ascii_case("accept") => check_bytes,
        15 if name.eq_ignore_ascii_case("accept-language") => |value, _| check_language(value),
        16 if name.eq_ignore_ascii_case("content-language") => |value, _| check_language(value),
        12 if name.eq_ignore_ascii_case("content-type") => check_content_type,
        5 if name.eq_ignore_ascii_case("range") => check_range,
        _ if rules.request.client_hints == ClientHints::Safelisted
            && is_safelisted_client_hint(name, value) =>
        {
            |_, _| Ok(())
        }
        _ => return Err(PreflightTrigger::Name),
    };

    // Step 1. No safelisted value is longer than this, whatever the header.
    let length = byte_length(value);
    if length > MAX_VALUE_LENGTH {
        return Err(PreflightTrigger::ValueLength(length));
    }

    // Step 2. Each name has its own condition on the value.
    check(value, rules)
}

/// Whether mode `no-cors` lets script set this header: one of four names, with a safelisted value.
pub(crate) fn is_no_cors_safelisted(name: &str, value: &str, rules: &Rules) -> bool {
    is_no_cors_safelisted_name(name) && check_cors_safelisted(name, value, rules).is_ok()
}

/// Whether this is a [no-CORS-safelisted request-header name].
///
/// [no-CORS-safelisted request-header name]: https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header-name
pub(crate) fn is_no_cors_safelisted_name(name: &str) -> bool {
    ["accept", "accept-language", "content-language", "content-type"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

fn check_bytes(value: &str, rules: &Rules) -> Result<(), PreflightTrigger> {
    let further = rules.request.further_bytes == FurtherBytes::Unsafe;
    let is_unsafe =
        |char: &char| is_cors_unsafe_request_header_byte(*char) || (further && !char.is_ascii());
    match value.chars().find(is_unsafe) {
        Some(char) => Err(PreflightTrigger::Byte(isomorphic(char))),
        None => Ok(()),
    }
}

fn check_language(value: &str) -> Result<(), PreflightTrigger> {
    match value.chars().find(|&char| !is_language_byte(char)) {
        Some(char) => Err(PreflightTrigger::LanguageByte(isomorphic(char))),
        None => Ok(()),
    }
}

fn check_content_type(value: &str, rules: &Rules) -> Result<(), PreflightTrigger> {
    check_bytes(value, rules)?;
    if rules.request.content_type_comma == ContentTypeComma::Unsafe && value.contains(',') {
        return Err(PreflightTrigger::ContentTypeComma);
    }
    let mime_type = MimeType::parse(value).ok_or(PreflightTrigger::ContentTypeUnparseable)?;
    match mime_type.essence() {
        "application/x-www-form-urlencoded" | "multipart/form-data" | "text/plain" => Ok(()),
        other => Err(PreflightTrigger::ContentTypeEssence(other.to_owned())),
    }
}

fn check_range(value: &str, rules: &Rules) -> Result<(), PreflightTrigger> {
    check_safelisted_range(value, rules.request).map_err(|refusal| match refusal {
        RangeRefusal::Unparseable => PreflightTrigger::RangeUnparseable,
        RangeRefusal::WithoutStart => PreflightTrigger::RangeWithoutStart,
    })
}

/// The byte that a character of isomorphic text stands for.
fn isomorphic(char: char) -> u8 {
    u8::try_from(char).unwrap_or(u8::MAX)
}
