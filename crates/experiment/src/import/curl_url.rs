//! The URL of a command of curl's, which need not be a whole one.

use url::Url;

use crate::permalink::decoded;

/// Whether a URL begins with a scheme; what else looks like one may be a part of its query.
pub(super) fn has_scheme(url: &str) -> bool {
    let (scheme, rest) = url.split_at(url.find(['/', '?', '#']).unwrap_or(url.len()));
    scheme.ends_with(':') && rest.starts_with("//")
}

/// Puts data before the URL's fragment.
pub(super) fn extend(url: &mut String, data: &str) {
    if data.is_empty() {
        return;
    }
    let fragment = url.find('#').map(|at| url.split_off(at));
    url.push(if url.contains('?') { '&' } else { '?' });
    url.push_str(data);
    url.push_str(fragment.as_deref().unwrap_or_default());
}

/// The user name and the password in a URL as the option would have them, `name:password`.
pub(super) fn user(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let (name, password) = (url.username(), url.password());
    if (name, password) == ("", None) {
        return None;
    }
    let both = [name, ":", password.unwrap_or_default()].concat();
    Some(decoded(&both.replace('+', "%2B")).unwrap_or(both))
}

/// Said of a user name and a password.
pub(super) const USER: &str =
    "The user name and password became the `Authorization` header that curl makes of them.";
