//! A page without an origin that asks with credentials: no answer of any server helps.

use super::{Side, evidence::Presence, words::Words};

/// Says so, in the place of what would help a page that has an origin.
pub(super) fn set_right(words: &mut Words) {
    words.who = Side::Client;
    "Serve the page over HTTP, or drop the `sandbox`, so that it has an origin; or leave credentials \
     out. There is nothing that a server could safely allow: `null` with credentials would be \
     every sandboxed frame's."
        .clone_into(&mut words.remedy);
    words.evidence.retain(|line| line.presence == Presence::There);
}
