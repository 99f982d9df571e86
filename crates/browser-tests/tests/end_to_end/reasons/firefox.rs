//! Firefox's reasons: what it prints for developers, read by the decoder that visitors have, too.

use browser_tests::{Outcome, patience::until, session::Session};
use cors_experiment::decode;

/// The ways to fail of which Firefox prints nothing.
const SILENT: &[&str] = &[
    "reject blocked/bad-port",
    "reject dispatch/no-cors-redirect-mode",
    "reject redirect/redirect-mode-error",
];

/// Whether Firefox prints nothing when a request fails in this way.
pub(super) fn says_nothing_of(verdict: &str) -> bool {
    SILENT.contains(&verdict)
}

/// The verdicts that Firefox's lines about the last run can mean. Lines come in their own time.
pub(super) async fn verdicts(session: &Session) -> Outcome<Vec<String>> {
    let mut text = String::new();
    let heard = std::sync::Mutex::new(&mut text);
    until("a line of Firefox's console", async || {
        let lines = session.console.read().await?.unwrap_or_default();
        let mut text = heard.lock().map_err(|error| error.to_string())?;
        for line in lines {
            text.push_str(&line);
            text.push('\n');
        }
        let messages = decode(&text);
        let candidates = messages.iter().flat_map(|message| &message.candidates);
        let verdicts: Vec<_> = candidates
            .map(|candidate| format!("reject {}/{}", candidate.stage.id(), candidate.cause))
            .collect();
        Ok((!verdicts.is_empty()).then_some(verdicts))
    })
    .await
    .map_err(|error| format!("{error}; it says {text:?}").into())
}
