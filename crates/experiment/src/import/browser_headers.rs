//! Which headers of a request are script's own and which are the browser's.

use cors_engine::is_forbidden_request_header;

/// Who sets a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// Script.
    Scripts,
    /// The browser alone; from script it is dropped.
    Forbidden,
    /// The browser, as far as one can see; script could.
    Browsers,
}

/// Headers that browsers add of their own accord and that developer tools copy along, with the
/// value that they have then; an empty one stands for any.
///
/// From script, all but the first two would ask for a preflight. So a copied request that is sent
/// as it stands is not the request that was copied.
const ADDED: &[(&str, &str)] = &[
    ("accept", "*/*"),
    ("accept-language", ""),
    ("cache-control", "no-cache"),
    ("cache-control", "max-age=0"),
    ("if-modified-since", ""),
    ("if-none-match", ""),
    ("pragma", "no-cache"),
    ("priority", ""),
    ("purpose", ""),
    ("upgrade-insecure-requests", ""),
    ("user-agent", ""),
    ("x-client-data", ""),
];

/// Who has set a header. `asked` holds the names of the request's preflight, if that is known.
pub(super) fn whose(name: &str, value: &str, asked: Option<&[String]>) -> Whose {
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    if is_forbidden_request_header(name, value) {
        return Whose::Forbidden;
    }
    if asked.is_some_and(|names| names.iter().any(|asked| is(asked))) {
        return Whose::Scripts;
    }
    let added =
        ADDED.iter().any(|(known, usual)| is(known) && (usual.is_empty() || value == *usual));
    if added { Whose::Browsers } else { Whose::Scripts }
}
