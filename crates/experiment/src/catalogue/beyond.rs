//! What the catalogue leaves out, and why: failures that one machine without certificates, public
//! addresses and other people's software cannot make.

/// A failure that has no experiment, and the reason.
pub const BEYOND: [(&str, &str); 6] = [
    ("Mixed content", "It takes a page on `https`; this one is on `http`."),
    (
        "An untrusted certificate",
        "The lab's TLS port has one that it signed itself. Whether it is trusted is up to this \
         browser, and a script sees no more than a broken connection.",
    ),
    (
        "Local network access",
        "The browser asks before a page of the public network reaches this machine, but this page \
         is of this machine itself.",
    ),
    (
        "Content security policies and blockers",
        "They stop requests before CORS is asked. This page has no such policy, and cannot see \
         what is installed beside it.",
    ),
    ("Streamed uploads", "They need HTTP/2, and the lab speaks HTTP/1.1."),
    (
        "Somebody else's answer from a shared cache",
        "An endpoint can have such a cache before it, but what it gives depends on who asked \
         before, which no prediction knows.",
    ),
];
