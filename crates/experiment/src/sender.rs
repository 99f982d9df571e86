//! Who sends a request: the page itself, or something that the page makes.

/// A place in the visitor's browser from which script can send.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sender {
    /// The page.
    #[default]
    Page,
    /// A sandboxed frame, whose origin is opaque.
    SandboxedFrame,
    /// A dedicated worker, which has the page's origin.
    Worker,
}

impl Sender {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Page, Self::SandboxedFrame, Self::Worker];

    /// The serialized origin of its requests.
    pub fn origin(self, page_origin: &str) -> &str {
        match self {
            Self::Page | Self::Worker => page_origin,
            Self::SandboxedFrame => "null",
        }
    }

    /// What a visitor calls it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Page => "This page",
            Self::SandboxedFrame => "Sandboxed frame",
            Self::Worker => "Worker",
        }
    }

    /// The one that a visitor calls so.
    pub fn by_words(words: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sender| sender.words() == words)
    }
}
