//! Values that must not leave with an export.

use cors_wire::{Header, MASKED};

use crate::Scenario;

/// Headers whose values are secrets or tell of other projects.
const SECRET: &[&str] =
    &["authorization", "cookie", "proxy-authorization", "set-cookie", "set-cookie2"];

/// The value of a header line as it may be shown: masked where it is secret and the scenario did
/// not set it.
pub(super) fn masked<'a>(name: &str, value: &'a str, scenario: &Scenario) -> &'a str {
    let secret = SECRET.iter().any(|secret| name.eq_ignore_ascii_case(secret));
    if secret && !is_set_by(scenario, name, value) { MASKED } else { value }
}

/// The names, in lower case and each once, of the headers that are set in the scenario, and so in
/// every export of it, and whose values look like secrets.
pub fn secrets(scenario: &Scenario) -> Vec<String> {
    const WORDS: &[&str] = &["auth", "cookie", "token", "key", "secret", "session", "password"];
    let mut lists = vec![&scenario.request.headers];
    if let Some(policy) = &scenario.policy {
        lists.extend([&policy.preflight.headers, &policy.actual.headers]);
    }
    let mut found = Vec::new();
    for (name, _) in lists.into_iter().flatten() {
        let name = name.to_ascii_lowercase();
        if !found.contains(&name) && WORDS.iter().any(|word| name.contains(word)) {
            found.push(name);
        }
    }
    found
}

fn is_set_by(scenario: &Scenario, name: &str, value: &str) -> bool {
    let same =
        |(known, set): &Header| known.eq_ignore_ascii_case(name) && set.trim() == value.trim();
    let policy = scenario.policy.iter().flat_map(|policy| [&policy.preflight, &policy.actual]);
    scenario.request.headers.iter().any(same)
        || policy.into_iter().any(|answer| {
            let cookie = &answer.set_cookie;
            // A line that holds more is somebody else's, too.
            let pair = || format!("{}={}", cookie.name, cookie.value);
            let own_cookie =
                cookie.line().is_some_and(|(_, line)| value == line || value == pair());
            answer.headers.iter().any(same) || own_cookie
        })
}
