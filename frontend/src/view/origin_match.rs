//! How an allow-list compares origins: exactly, as it should, or as classic mistakes do.

use cors_wire::OriginMatch;
use yew::Html;

use super::answer::Panel;
use super::pick::{Kinds, pick};

const MATCHES: Kinds<OriginMatch> = Kinds {
    all: &[
        OriginMatch::Exact,
        OriginMatch::Suffix,
        OriginMatch::Prefix,
        OriginMatch::Substring,
        OriginMatch::UnescapedDot,
        OriginMatch::NullToo,
    ],
    words: &[
        "exactly",
        "by their ends",
        "by their beginnings",
        "by any part",
        "with a dot for any letter",
        "exactly, or null",
    ],
};

/// The choice, for an answer that has a list.
pub(super) fn origin_match(panel: &Panel<'_>) -> Html {
    let chosen = MATCHES.said(&panel.answer().origin_match);
    pick(panel, "Allow-list compares origins", MATCHES.words, chosen, |answer, at, _| {
        answer.origin_match = MATCHES.all[at];
    })
}
