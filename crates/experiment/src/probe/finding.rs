//! What came of a probe.

/// What came of a probe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The browser says that it has a network.
    Online,
    /// The browser says that it has none.
    Offline,
    /// A response came, which this page may not look into.
    Answered,
    /// A response came, and this page may read it.
    Shared {
        /// Its status.
        status: u16,
    },
    /// A network error.
    Failed {
        /// After so many milliseconds, by the browser's resource timing where it has an entry.
        after_ms: u32,
    },
    /// Neither a response nor an error came in time.
    TimedOut {
        /// For so many milliseconds.
        after_ms: u32,
    },
    /// A content security policy of this page stopped the request.
    PolicyViolated {
        /// The directive that did, such as `connect-src`.
        directive: String,
    },
}

/// A finding as a sentence: what came, and what that tells.
pub fn describe_finding(finding: &Finding) -> String {
    match finding {
        Finding::Online => "The browser says it is online; whether that helps is not sure.".into(),
        Finding::Offline => "The browser says it is offline.".into(),
        Finding::Answered => "A server answered, out of this page's sight. So the \
                              connection works."
            .into(),
        Finding::Shared { status } => {
            format!(
                "The answer, a {status}, can be read. So the server allows this page a plain GET."
            )
        }
        Finding::Failed { after_ms } => format!("It failed after {after_ms} ms."),
        Finding::TimedOut { after_ms } => {
            format!("Nothing came, neither answer nor error, for {} s.", after_ms / 1_000)
        }
        Finding::PolicyViolated { directive } => {
            format!("The browser reported that `{directive}` of this page's policy stopped it.")
        }
    }
}
