//! What all code in JavaScript has in common.

use cors_engine::{CacheMode, CredentialsMode, Mode, RedirectMode, ReferrerPolicy};

use crate::{BodyType, RequestSpec, json::push_text};

/// A string literal. JSON's are, and may stand in a script element too.
pub(super) fn literal(text: &str) -> String {
    let mut literal = String::new();
    push_text(&mut literal, text);
    // An end of a script element, and what keeps the element from ending.
    literal.replace("</", "<\\/").replace("<!--", "\\x3C!--")
}

/// The body as an expression, by the type of the object.
pub(super) fn body(request: &RequestSpec) -> Option<String> {
    let text = literal(request.body.as_ref()?);
    let media_type = literal(request.blob_type.as_deref().unwrap_or_default());
    Some(match request.body_type {
        BodyType::String => text,
        BodyType::UrlSearchParams => format!("new URLSearchParams({text})"),
        BodyType::FormData => format!(
            "(() => {{ const form = new FormData(); form.append(\"body\", {text}); return form; \
             }})()"
        ),
        BodyType::Blob => format!("new Blob([{text}], {{ type: {media_type} }})"),
        BodyType::BufferSource => format!("new TextEncoder().encode({text})"),
        BodyType::Stream => format!("new Blob([{text}]).stream()"),
    })
}

/// A comment that names what of a request only `fetch` can be told; empty where that is nothing.
pub(super) fn only_for_fetch(who: &str, request: &RequestSpec) -> String {
    let is_set = [
        ("mode", request.mode != Mode::Cors),
        ("credentials: \"omit\"", request.credentials == CredentialsMode::Omit),
        ("redirect", request.redirect != RedirectMode::Follow),
        ("cache", request.cache != CacheMode::Default),
        ("referrerPolicy", request.referrer_policy != ReferrerPolicy::Unset),
        ("integrity", !request.integrity.is_empty()),
        ("keepalive", request.keepalive),
        ("stream as body", request.body.is_some() && request.body_type == BodyType::Stream),
    ];
    let names: Vec<_> =
        is_set.into_iter().filter_map(|(name, is_set)| is_set.then_some(name)).collect();
    match names.as_slice() {
        [] => String::new(),
        names => format!("// Left out, since {who} has no {}.\n", names.join(", ")),
    }
}
