//! Experiments in which a server lets a stranger in: the request goes through, and should not.

use cors_engine::CredentialsMode::Include;
use cors_wire::OriginMatch;

use super::setting::{
    Part::{AllowCredentials, MirrorOrigin, OriginList},
    Setting::{Both, Credentials},
};
use super::{Experiment, Family, Goal, PLAIN, text::Text};
use crate::Sender;

pub(super) const FAMILY: Family =
    Family { title: "Strangers let in", experiments: &[MIRROR, NULL_LISTED, SUFFIX, PREFIX] };

/// The attacker has no cookie of the visitor to show here, but would have.
const ATTACK: Experiment = Experiment { goal: Goal::Refused, ..PLAIN };
const SHOP: Text = Text::Is("https://shop.example");

const MIRROR: Experiment = Experiment {
    id: "mirror",
    title: "Whoever asks is allowed",
    story: "The server repeats any origin and allows credentials. A frame of a stranger asks.",
    sender: Sender::SandboxedFrame,
    start: &[Credentials(Include), Both(MirrorOrigin), Both(AllowCredentials("true"))],
    fix_title: "Allow listed origins only",
    fix: &[Both(OriginList(OriginMatch::Exact, &[SHOP]))],
    lesson: "A server that repeats any origin lets every page that a visitor opens read what it \
             shows to that visitor. It is `*` with cookies, by a detour.",
    ..ATTACK
};

const NULL_LISTED: Experiment = Experiment {
    id: "null-listed",
    title: "null is on the list",
    story: "A list of trusted origins, and `null` for somebody's tests. A sandboxed frame asks.",
    sender: Sender::SandboxedFrame,
    start: &[
        Credentials(Include),
        Both(OriginList(OriginMatch::NullToo, &[SHOP])),
        Both(AllowCredentials("true")),
    ],
    fix_title: "Take `null` off the list",
    fix: &[Both(OriginList(OriginMatch::Exact, &[SHOP]))],
    lesson: "`null` is nobody's name: any page gets it by one attribute on a frame.",
    ..ATTACK
};

const SUFFIX: Experiment = Experiment {
    id: "ends-with",
    title: "The name ends with ours",
    story: "The server trusts every origin that ends with the host on its list. This page's does, \
            by accident.",
    start: &[Both(OriginList(OriginMatch::Suffix, &[Text::EndOfPage]))],
    fix_title: "Compare whole origins",
    fix: &[Both(OriginList(OriginMatch::Exact, &[Text::EndOfPage]))],
    lesson: "`evilshop.example` ends with `shop.example`, as this page's origin ends with the host \
             on the list. Compare from the first letter to the last, or from a dot on.",
    ..ATTACK
};

const PREFIX: Experiment = Experiment {
    id: "begins-with",
    title: "The name begins with ours",
    story: "The server trusts every origin that begins with the one on its list. This page's does, \
            but a port follows.",
    start: &[Both(OriginList(OriginMatch::Prefix, &[Text::StartOfPage]))],
    fix_title: "Compare whole origins",
    fix: &[Both(OriginList(OriginMatch::Exact, &[Text::StartOfPage]))],
    lesson: "`https://shop.example.evil.example` begins with `https://shop.example` and belongs to \
             somebody else, as this page's origin begins with the one on the list.",
    ..ATTACK
};
