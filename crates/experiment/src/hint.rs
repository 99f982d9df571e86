//! What to know about a field before sending: where a URL leads, what makes a preflight, what the
//! browser drops, what servers refuse.

use cors_engine::{PreflightReason, Profile, Warning};
use url::{ParseError, Url};

use crate::{
    Draft, Field, Scenario,
    explanation::{describe_reason, describe_warning},
    predict_request,
};

/// From how many bytes of URL and headers on servers begin to refuse a request.
const LONG: usize = 8_000;

/// A remark at a field. Never blocks anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The field.
    pub field: Field,
    /// What it is about.
    pub kind: HintKind,
    /// A sentence.
    pub message: String,
}

/// What a hint is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HintKind {
    /// The field makes the browser ask the server first.
    Preflight,
    /// The browser leaves out what was typed.
    Dropped,
    /// The URL may lead elsewhere than was meant.
    Address,
    /// There is more than servers take.
    Length,
}

/// The hints at a draft, sent from a page of `page_origin`. Rows are counted as in the draft.
pub fn hints(draft: &Draft, page_origin: &str, profile: Profile) -> Vec<Hint> {
    let mut request = draft.0.clone();
    request.headers.retain(|(name, value)| !(name.is_empty() && value.is_empty()));
    let scenario = Scenario::new(page_origin.to_owned(), request, None);
    let address = |message| Hint { field: Field::Url, kind: HintKind::Address, message };
    let mut hints: Vec<_> =
        address_of(&draft.0.url, page_origin).map(address).into_iter().collect();
    hints.extend(length(draft));
    let Some(outcome) = predict_request(&scenario, profile) else { return hints };
    if let Some(preflight) = outcome.hops.first().and_then(|hop| hop.preflight.as_ref()) {
        for reason in &preflight.reasons {
            let message = describe_reason(reason);
            for field in reason_fields(draft, reason) {
                hints.push(Hint { field, kind: HintKind::Preflight, message: message.clone() });
            }
        }
    }
    for warning in &outcome.warnings {
        let message = describe_warning(warning);
        for field in warning_fields(draft, warning) {
            hints.push(Hint { field, kind: HintKind::Dropped, message: message.clone() });
        }
    }
    hints
}

/// Where a URL leads that names no server, though it looks as if it did.
fn address_of(url: &str, page_origin: &str) -> Option<String> {
    let url = url.trim();
    match Url::parse(url) {
        Ok(parsed) => {
            let rest = url.get(parsed.scheme().len() + 1..)?;
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let is_port = digits > 0 && matches!(rest.as_bytes().get(digits), None | Some(b'/'));
            let front =
                "What stands before `:` is read as a scheme. Write `http://` in front: `http://";
            is_port.then(|| [front, url, "`."].concat())
        }
        Err(ParseError::RelativeUrlWithoutBase)
            if !matches!(url.as_bytes(), [] | [b'/' | b'\\' | b'?' | b'#' | b'.', ..]) =>
        {
            let here = Url::parse(page_origin).ok()?.join(url).ok()?;
            let front = "This is a path on the page's own server: `";
            let back = "`. Another server's URL begins with `https://` or `http://`.";
            Some([front, here.as_str(), back].concat())
        }
        Err(_) => None,
    }
}

/// That URL and headers are longer than servers take, at the longest of them.
fn length(draft: &Draft) -> Option<Hint> {
    let mut longest = (Field::Url, draft.0.url.len());
    let mut sum = longest.1;
    for (row, (name, value)) in draft.0.headers.iter().enumerate() {
        let length = name.len() + value.len();
        sum += length;
        if length > longest.1 {
            longest = (Field::HeaderValue(row), length);
        }
    }
    let field = longest.0;
    let message = "Servers limit how long URL and headers may be, many at 8 or 16 kB together. \
                   The companion refuses more than 64 kB: status 431, without CORS headers.";
    (sum > LONG).then(|| Hint { field, kind: HintKind::Length, message: message.to_owned() })
}

fn reason_fields(draft: &Draft, reason: &PreflightReason) -> Vec<Field> {
    match reason {
        PreflightReason::Method(_) => vec![Field::Method],
        PreflightReason::Header { name, .. } => match rows(draft, name) {
            // The body brought the header along.
            rows if rows.is_empty() => vec![Field::Body],
            rows => rows,
        },
        PreflightReason::StreamBody => vec![Field::Body],
        PreflightReason::UploadListener | PreflightReason::EarlierHop => Vec::new(),
    }
}

/// The fields whose content the browser leaves out.
fn warning_fields(draft: &Draft, warning: &Warning) -> Vec<Field> {
    match warning {
        Warning::ForbiddenRequestHeaderDropped(name) | Warning::NoCorsHeaderDropped(name) => {
            rows(draft, name)
        }
        Warning::NoCorsContentTypeReplaced => rows(draft, "content-type"),
        Warning::BodyDropped => vec![Field::Body],
        Warning::AuthorizationRemovedOnRedirect
        | Warning::MethodChangedOnRedirect { .. }
        | Warning::OpaqueResponse
        | Warning::OpaqueRedirectResponse
        | Warning::ResponseHeaderNotExposed(_)
        | Warning::ExposeHeadersMalformed(_)
        | Warning::ExposeHeadersWildcardCredentials
        | Warning::SetCookieHidden
        | Warning::SetCookieIgnored
        | Warning::CredentialsNotSent
        | Warning::PreflightMaxAgeInvalid(_)
        | Warning::PreflightNotCacheable
        | Warning::TimingHidden
        | Warning::RedirectWithoutLocation
        | Warning::AuthorizationCoveredByWildcard => Vec::new(),
    }
}

fn rows(draft: &Draft, name: &str) -> Vec<Field> {
    let rows = draft.0.headers.iter().enumerate();
    rows.filter(|(_, (known, _))| known.eq_ignore_ascii_case(name))
        .map(|(row, _)| Field::HeaderValue(row))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BodyType, RequestSpec};

    fn check(draft: &Draft, expected: &[(Field, HintKind, &str)]) {
        let hints = hints(draft, "http://localhost:8000", Profile::Standard);
        let found: Vec<_> = hints.iter().map(|hint| (hint.field, hint.kind)).collect();
        assert_eq!(found, expected.iter().map(|&(f, k, _)| (f, k)).collect::<Vec<_>>());
        for (hint, (_, _, part)) in hints.iter().zip(expected) {
            assert!(hint.message.contains(part), "{} lacks {part}", hint.message);
        }
    }

    fn draft() -> Draft {
        Draft(RequestSpec::new("http://localhost:3000/"))
    }

    #[test]
    fn a_plain_request_needs_no_remark() {
        check(&draft(), &[]);
    }

    #[test]
    fn every_reason_stands_at_its_own_row() {
        let mut typed = draft();
        "PUT".clone_into(&mut typed.0.method);
        typed.0.headers = [("", ""), ("Content-Type", "application/json"), ("cookie", "a=b")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec();
        check(
            &typed,
            &[
                (Field::Method, HintKind::Preflight, "`PUT`"),
                (Field::HeaderValue(1), HintKind::Preflight, "`application/json`"),
                (Field::HeaderValue(2), HintKind::Dropped, "`cookie`"),
            ],
        );
    }

    #[test]
    fn a_method_in_small_letters_is_sent_so() {
        let mut typed = draft();
        "patch".clone_into(&mut typed.0.method);
        check(&typed, &[(Field::Method, HintKind::Preflight, "servers know it as `PATCH`")]);
        // These the browser writes in capitals itself.
        "delete".clone_into(&mut typed.0.method);
        check(&typed, &[(Field::Method, HintKind::Preflight, "no preflight.")]);
    }

    #[test]
    fn a_body_can_bring_the_header_along() {
        let mut typed = draft();
        "POST".clone_into(&mut typed.0.method);
        typed.0.body = Some("{}".to_owned());
        typed.0.body_type = BodyType::Blob;
        typed.0.blob_type = Some("application/json".to_owned());
        check(&typed, &[(Field::Body, HintKind::Preflight, "`application/json`")]);
    }

    #[test]
    fn a_url_that_only_looks_like_a_server_is_told_of() {
        let told = |url: &str| address_of(url, "http://localhost:8000").unwrap_or_default();
        for url in ["api.shop.example/x", "127.0.0.1:3500/", "items", "local host/"] {
            assert!(told(url).contains("`http://localhost:8000/"), "{url}: {}", told(url));
        }
        for url in ["localhost:3500/", "localhost:3500", "api.shop.example:80/x"] {
            assert!(told(url).contains(&format!("`http://{url}`")), "{url}: {}", told(url));
        }
        for url in ["", "/own/api", "./x", "?a", "//a.example/", "http://a/", "data:,1", "http://["]
        {
            assert_eq!(told(url), "", "{url}");
        }
        let mut typed = draft();
        "items".clone_into(&mut typed.0.url);
        check(&typed, &[(Field::Url, HintKind::Address, "the page's own server")]);
    }

    #[test]
    fn what_is_too_long_is_told_at_the_longest() {
        let mut typed = draft();
        let row = |length: usize| ("X-A".to_owned(), "a".repeat(length));
        typed.0.headers = vec![row(100), row(7_000)];
        let at = |typed: &Draft| length(typed).map(|hint| hint.field);
        assert_eq!(at(&typed), None);
        typed.0.headers.push(row(1_000));
        assert_eq!(at(&typed), Some(Field::HeaderValue(1)));
        typed.0.url += &"a".repeat(9_000);
        assert_eq!(at(&typed), Some(Field::Url));
    }

    #[test]
    fn a_draft_that_cannot_be_sent_has_no_hints() {
        let mut typed = draft();
        "http://[".clone_into(&mut typed.0.url);
        check(&typed, &[]);
    }
}
