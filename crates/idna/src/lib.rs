//! Host names in their ASCII form, which is the only one that is taken here: a host beyond ASCII is
//! an error, as it is for the backend of the original without Unicode's tables.
//!
//! `url` asks the crate of this name for what a host name is in ASCII. The original is made to map,
//! normalize and check any host in the world, and is a fiftieth of the page even without its
//! tables. What is left of it without them is this.
//!
//! The names and signatures are the original's, as far as `url` calls them.

mod punycode;
#[cfg(test)]
mod tests;

use std::{borrow::Cow, error::Error, fmt};

/// The ASCII characters that a host name must not have.
#[derive(Clone, Copy, Debug)]
pub struct AsciiDenyList(&'static str);

impl AsciiDenyList {
    /// Those of the [URL Standard](https://url.spec.whatwg.org/#forbidden-domain-code-point); no
    /// list has to name controls, the space and what is deleted.
    pub const URL: Self = Self("%#/:<>?@[\\]^|");

    fn has(self, byte: u8) -> bool {
        byte <= b' ' || byte == 0x7F || self.0.as_bytes().contains(&byte)
    }
}

/// That a name is none.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Errors;

impl fmt::Display for Errors {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a host name in ASCII")
    }
}

impl Error for Errors {}

/// The name in lower case, if every part of it can be that of a host.
///
/// # Errors
///
/// When a character is denied or beyond ASCII, or when a part that begins with `xn--` encodes
/// nothing.
pub fn domain_to_ascii_from_cow(
    domain: Cow<'_, [u8]>,
    denied: AsciiDenyList,
) -> Result<Cow<'_, str>, Errors> {
    if domain.iter().any(|&byte| !byte.is_ascii() || denied.has(byte)) {
        return Err(Errors);
    }
    let mut bytes = domain;
    if bytes.iter().any(u8::is_ascii_uppercase) {
        bytes.to_mut().make_ascii_lowercase();
    }
    let mut encoded =
        bytes.split(|byte| *byte == b'.').filter_map(|part| part.strip_prefix(b"xn--"));
    if !encoded.all(punycode::encodes_something) {
        return Err(Errors);
    }
    match bytes {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| Errors),
        Cow::Owned(bytes) => String::from_utf8(bytes).map(Cow::Owned).map_err(|_| Errors),
    }
}

/// The name for people's eyes: here too its ASCII form.
pub fn domain_to_unicode(domain: &str) -> (String, Result<(), Errors>) {
    (domain.to_owned(), Ok(()))
}
