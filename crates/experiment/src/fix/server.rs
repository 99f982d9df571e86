//! What the server's side can do about each cause.

use cors_engine::Cause;
use cors_wire::ExchangeKind;

use super::{
    Broken, Fix, allow_origin, credentials,
    edit::{Allow, Edit},
    lists,
};

/// The server's fixes, smallest grant first; none where the answers are not ours to change.
pub(super) fn proposals(case: &Broken<'_>) -> Vec<Fix> {
    let Some(policy) = &case.scenario.policy else { return Vec::new() };
    match &case.failure.cause {
        Cause::AllowOriginMissing { .. }
        | Cause::AllowOriginWildcardWithCredentials
        | Cause::AllowOriginMultiple { .. }
        | Cause::AllowOriginInvalid { .. }
        | Cause::AllowOriginMismatch { .. } => allow_origin::fixes(case, policy),
        Cause::AllowCredentialsMissing | Cause::AllowCredentialsNotTrue { .. } => {
            credentials::fixes(case, policy)
        }
        Cause::Redirected { .. } | Cause::StatusNotOk { .. } => vec![answer_preflight(case)],
        Cause::AllowMethodsMalformed { .. } => lists::rewrite(case, policy, Allow::Methods),
        Cause::AllowHeadersMalformed { .. } => lists::rewrite(case, policy, Allow::Headers),
        Cause::MethodNotAllowed { method, .. }
        | Cause::MethodWildcardWithCredentials { method } => {
            lists::allow_method(case, policy, method)
        }
        Cause::HeaderNotAllowed { missing, .. }
        | Cause::HeaderWildcardWithCredentials { missing, .. } => {
            lists::allow_headers(case, policy, missing)
        }
        Cause::AuthorizationNotListed { .. } => {
            lists::allow_headers(case, policy, &with_authorization(case))
        }
        Cause::RedirectModeError { .. }
        | Cause::LocationMalformed { .. }
        | Cause::LocationScheme { .. }
        | Cause::LocationHasCredentials { .. }
        | Cause::TooManyRedirects
        | Cause::StreamBody { .. } => vec![allow_origin::direct(case)],
        Cause::SameOriginMode { .. } | Cause::BadPort { .. } | Cause::SchemeNotHttp { .. }
            if case.failure.hop > 0 =>
        {
            vec![allow_origin::direct(case)]
        }
        Cause::ResourcePolicy { .. } => resource_policy(case),
        Cause::Transport => vec![answer_at_all(case)],
        Cause::UrlInvalid { .. }
        | Cause::UrlHasCredentials { .. }
        | Cause::MethodInvalid { .. }
        | Cause::MethodForbidden { .. }
        | Cause::NoCorsMethod { .. }
        | Cause::HeaderNameInvalid { .. }
        | Cause::HeaderValueInvalid { .. }
        | Cause::BodyWithGetOrHead { .. }
        | Cause::OnlyIfCachedMode
        | Cause::StreamBodyMode
        | Cause::StreamBodyWithoutDuplex
        | Cause::StreamBodyKeepalive
        | Cause::BadPort { .. }
        | Cause::MixedContent { .. }
        | Cause::SameOriginMode { .. }
        | Cause::NoCorsRedirectMode
        | Cause::SchemeNotHttp { .. } => Vec::new(),
    }
}

/// `Authorization`, and the other headers that the same list lacks.
fn with_authorization(case: &Broken<'_>) -> Vec<String> {
    let mut names = vec!["authorization".to_owned()];
    for cause in &case.failure.also {
        if let Cause::HeaderNotAllowed { missing, .. }
        | Cause::HeaderWildcardWithCredentials { missing, .. } = cause
        {
            names.extend(missing.iter().filter(|name| *name != "authorization").cloned());
        }
    }
    names
}

fn answer_preflight(case: &Broken<'_>) -> Fix {
    Edit::of(case.scenario).status(ExchangeKind::Preflight, "OPTIONS", 204).server(
        "Answer the preflight with 204",
        "Opens nothing new: the headers of the answer say what is allowed.",
    )
}

fn answer_at_all(case: &Broken<'_>) -> Fix {
    let kind = if case.in_preflight() { ExchangeKind::Preflight } else { ExchangeKind::Actual };
    Edit::of(case.scenario)
        .deliver(kind)
        .server("Let the answer get through", "Opens nothing new: its headers decide.")
}

fn resource_policy(case: &Broken<'_>) -> Vec<Fix> {
    vec![
        Edit::of(case.scenario).resource_policy("same-site").server(
            "Let the same site embed this",
            "Pages of the same site can embed what this URL sends.",
        ),
        Edit::of(case.scenario).resource_policy("cross-origin").server(
            "Let everybody embed this",
            "Every page on the web can embed what this URL sends, though not read it.",
        ),
    ]
}
