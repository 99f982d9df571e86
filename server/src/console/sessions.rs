//! The pages that have shown the token.
//!
//! A page cannot give its event stream a header, so it shows the token once and gets a cookie for
//! it, which no script can read and no other site can make it send. Cookies ignore ports, so other
//! servers of this host can receive it below `/api/`; but it is no copy of the token, and what it
//! opens ends with the server.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use subtle::ConstantTimeEq;

/// The name of the cookie.
pub(super) const COOKIE: &str = "cors-explorer-session";

/// How many are open at one time; another one ends the oldest.
const MOST: usize = 64;

/// The open sessions, by the secrets in their cookies.
#[derive(Default)]
pub(crate) struct Sessions(Mutex<VecDeque<String>>);

impl Sessions {
    /// Opens a session and returns its secret; `None` when the system gives no randomness.
    pub(super) fn open(&self) -> Option<String> {
        let secret = format!("{:032x}{:032x}", random()?, random()?);
        let mut open = self.locked();
        if open.len() == MOST {
            open.pop_front();
        }
        open.push_back(secret.clone());
        Some(secret)
    }

    /// Whether one of these cookie lines has the secret of an open session.
    pub(super) fn are_open_in(&self, cookies: &[String]) -> bool {
        let open = self.locked();
        secrets(cookies).any(|found| open.iter().any(|secret| same(secret, found)))
    }

    /// Ends the sessions of these cookie lines.
    pub(super) fn end(&self, cookies: &[String]) {
        let mut open = self.locked();
        open.retain(|secret| !secrets(cookies).any(|found| same(secret, found)));
    }

    /// A panic under the lock cannot leave half a session.
    fn locked(&self) -> MutexGuard<'_, VecDeque<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Sessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sessions(…)")
    }
}

fn random() -> Option<u128> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(u128::from_ne_bytes(bytes))
}

fn same(secret: &str, found: &str) -> bool {
    secret.as_bytes().ct_eq(found.as_bytes()).into()
}

/// The secrets that cookie lines have, by the cookie's name.
fn secrets(cookies: &[String]) -> impl Iterator<Item = &str> {
    cookies
        .iter()
        .flat_map(|line| line.split(';'))
        .filter_map(|cookie| cookie.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cookie(secret: &str) -> Vec<String> {
        vec!["a=b".to_owned(), format!("c=d; {COOKIE}={secret}")]
    }

    #[test]
    fn a_session_is_open_until_it_is_ended() {
        let sessions = Sessions::default();
        let (first, second) = (sessions.open().expect("bits"), sessions.open().expect("bits"));
        assert_eq!(first.len(), 64);
        assert_ne!(first, second);
        assert!(sessions.are_open_in(&cookie(&first)) && sessions.are_open_in(&cookie(&second)));
        assert!(
            !sessions.are_open_in(&cookie(""))
                && !sessions.are_open_in(std::slice::from_ref(&first))
        );
        sessions.end(&cookie(&first));
        assert!(!sessions.are_open_in(&cookie(&first)) && sessions.are_open_in(&cookie(&second)));
    }

    #[test]
    fn they_are_bounded() {
        let sessions = Sessions::default();
        let first = sessions.open().expect("bits");
        let last = (0..MOST).filter_map(|_| sessions.open()).last().expect("bits");
        assert!(!sessions.are_open_in(&cookie(&first)) && sessions.are_open_in(&cookie(&last)));
        assert_eq!(sessions.locked().len(), MOST);
    }
}
