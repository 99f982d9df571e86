//! A short name for a text, by which a changed text is told from the one that was proven.

/// The 64-bit FNV-1a hash of a text, in hexadecimal. It guards against forgetting, not against
/// anybody.
pub(crate) fn fingerprint(text: &str) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(super::fingerprint(""), "cbf29ce484222325");
        assert_eq!(super::fingerprint("foobar"), "85944171f73967e8");
    }
}
