//! The [CORS-preflight cache](https://fetch.spec.whatwg.org/#concept-cache).

use std::time::Duration;

/// What a page remembers of earlier preflights. It has no clock: [`advance`](Self::advance) is one.
#[derive(Clone, Debug, Default)]
pub struct PreflightCache {
    now: Duration,
}

impl PreflightCache {
    /// An empty cache at time zero.
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets time pass.
    pub fn advance(&mut self, by: Duration) {
        self.now = self.now.saturating_add(by);
    }
}
