//! In what two requests differ.

use cors_engine::Keyword;

use super::{Change, Part, compare};
use crate::RequestSpec;

/// What becomes different when `to` takes the place of `from`.
pub fn request_changes(from: &RequestSpec, to: &RequestSpec) -> Vec<Change> {
    let mut changes = Vec::new();
    compare("Request", parts(from), parts(to), &mut changes);
    changes
}

/// The parts of a request, by the names of the form's fields.
fn parts(request: &RequestSpec) -> Vec<Part> {
    let lines: Vec<_> =
        request.headers.iter().map(|(name, value)| [name, ": ", value].concat()).collect();
    let flag = |on: bool| if on { "yes" } else { "" }.to_owned();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        ("URL", request.url.clone()),
        ("API", request.api.as_str().to_owned()),
        ("Method", request.method.clone()),
        ("Mode", request.mode.as_str().to_owned()),
        ("Credentials", request.credentials.as_str().to_owned()),
        ("Headers", lines.join("\n")),
        ("Body", text(&request.body)),
        ("Type of the body", request.body_type.as_str().to_owned()),
        ("Type of the blob", text(&request.blob_type)),
        ("Duplex", text(&request.duplex)),
        ("Redirect", request.redirect.as_str().to_owned()),
        ("Cache", request.cache.as_str().to_owned()),
        ("Upload listener", flag(request.upload_listener)),
        ("Referrer policy", request.referrer_policy.as_str().to_owned()),
        ("Keepalive", flag(request.keepalive)),
        ("Integrity", request.integrity.clone()),
        ("Synchronous", flag(request.xhr_sync)),
        ("User name", text(&request.xhr_username)),
        ("Password", text(&request.xhr_password)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever adds a member to a request has to make its changes seen.
    #[test]
    fn no_member_of_a_request_is_overlooked() {
        let from = RequestSpec::new("/");
        let text = || Some("x".to_owned());
        let to = RequestSpec {
            api: cors_engine::Api::Xhr,
            url: "/x".to_owned(),
            method: "PUT".to_owned(),
            mode: cors_engine::Mode::NoCors,
            credentials: cors_engine::CredentialsMode::Omit,
            redirect: cors_engine::RedirectMode::Error,
            cache: cors_engine::CacheMode::NoStore,
            headers: vec![("A".to_owned(), "b".to_owned())],
            body: text(),
            body_type: crate::BodyType::Blob,
            blob_type: text(),
            duplex: text(),
            upload_listener: true,
            referrer_policy: cors_engine::ReferrerPolicy::Origin,
            keepalive: true,
            integrity: "x".to_owned(),
            xhr_sync: true,
            xhr_username: text(),
            xhr_password: text(),
        };
        assert_eq!(request_changes(&from, &to).len(), parts(&from).len());
    }
}
