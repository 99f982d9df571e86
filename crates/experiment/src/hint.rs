//! What to know about a field before sending: what makes a preflight, what the browser drops.

use cors_engine::{PreflightReason, Profile, Warning};

use crate::{
    Draft, Field, Scenario,
    explanation::{describe_reason, describe_warning},
    predict_request,
};

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
}

/// The hints at a draft, sent from a page of `page_origin`. Rows are counted as in the draft.
pub fn hints(draft: &Draft, page_origin: &str, profile: Profile) -> Vec<Hint> {
    let mut request = draft.0.clone();
    request.headers.retain(|(name, value)| !(name.is_empty() && value.is_empty()));
    let scenario = Scenario::new(page_origin.to_owned(), request, None);
    let Some(outcome) = predict_request(&scenario, profile) else { return Vec::new() };
    let mut hints = Vec::new();
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
    fn a_body_can_bring_the_header_along() {
        let mut typed = draft();
        "POST".clone_into(&mut typed.0.method);
        typed.0.body = Some("{}".to_owned());
        typed.0.body_type = BodyType::Blob;
        typed.0.blob_type = Some("application/json".to_owned());
        check(&typed, &[(Field::Body, HintKind::Preflight, "`application/json`")]);
    }

    #[test]
    fn a_draft_that_cannot_be_sent_has_no_hints() {
        let mut typed = draft();
        "http://[".clone_into(&mut typed.0.url);
        check(&typed, &[]);
    }
}
