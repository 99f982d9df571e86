//! [Origins](https://html.spec.whatwg.org/multipage/browsers.html#concept-origin).

use url::Url;

/// Where a page comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin {
    inner: url::Origin,
    serialized: String,
    precursor: Option<Box<Origin>>,
}

impl Origin {
    /// Parses a serialized origin; `null` is a fresh opaque one. `None` for anything else.
    pub fn parse(serialized: &str) -> Option<Self> {
        if serialized == "null" {
            return Some(Self::new(url::Origin::new_opaque()));
        }
        let origin = Url::parse(serialized).ok()?.origin();
        (origin.ascii_serialization() == serialized).then(|| Self::new(origin))
    }

    /// A fresh opaque origin, of a document that this origin's page made or embeds.
    #[must_use]
    pub fn opaque_from(precursor: Self) -> Self {
        let opaque = Self::new(url::Origin::new_opaque());
        Self { precursor: Some(Box::new(precursor)), ..opaque }
    }

    /// The serialization, `null` for an opaque one.
    pub fn serialize(&self) -> String {
        self.serialized.clone()
    }

    /// The serialization, borrowed.
    pub fn as_str(&self) -> &str {
        &self.serialized
    }

    /// Whether nothing but itself is same-origin with it.
    pub fn is_opaque(&self) -> bool {
        !self.inner.is_tuple()
    }

    /// Whether a URL belongs to this origin. Nothing belongs to an opaque one.
    pub fn is_same_origin_with(&self, url: &Url) -> bool {
        let url::Origin::Tuple(scheme, host, port) = &self.inner else {
            return false;
        };
        if url.scheme() == "blob" {
            return url.origin() == self.inner;
        }
        url.scheme() == scheme
            && url.port_or_known_default() == Some(*port)
            && url.host().is_some_and(|other| other == *host)
    }

    /// The origin that an opaque one comes from, as far as it is known.
    pub(crate) fn precursor(&self) -> Option<&Self> {
        self.precursor.as_deref()
    }

    /// Scheme, host and port of a tuple origin.
    pub(crate) fn tuple(&self) -> Option<(&str, &url::Host, u16)> {
        match &self.inner {
            url::Origin::Tuple(scheme, host, port) => Some((scheme, host, *port)),
            url::Origin::Opaque(_) => None,
        }
    }

    fn new(origin: url::Origin) -> Self {
        let serialized = origin.ascii_serialization();
        Self { inner: origin, serialized, precursor: None }
    }
}

/// Whether two URLs have the same origin. Where it is opaque they never have.
pub(crate) fn are_same_origin(left: &Url, right: &Url) -> bool {
    let is_tuple = |url: &Url| matches!(url.scheme(), "http" | "https" | "ws" | "wss" | "ftp");
    is_tuple(left)
        && left.scheme() == right.scheme()
        && left.host_str() == right.host_str()
        && left.port_or_known_default() == right.port_or_known_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_serialized_origins_parse() {
        for text in ["http://localhost:8000", "https://app.example", "null", "http://[::1]:8000"] {
            assert_eq!(Origin::parse(text).expect(text).serialize(), text);
        }
        for text in ["", "app.example", "https://app.example/", "https://APP.example", "file:///x"]
        {
            assert_eq!(Origin::parse(text), None, "{text}");
        }
    }

    #[test]
    fn scheme_host_and_port_make_an_origin() {
        let page = Origin::parse("https://app.example").expect("an origin");
        let same = |url: &str| page.is_same_origin_with(&Url::parse(url).expect(url));
        assert!(same("https://app.example/x"));
        assert!(same("https://u:p@APP.example:443/x"));
        assert!(same("blob:https://app.example/5e0d"));
        for url in [
            "http://app.example/",
            "https://app.example:8443/",
            "https://a.app.example/",
            "data:,x",
        ] {
            assert!(!same(url), "{url}");
        }
    }

    #[test]
    fn nothing_is_same_origin_with_an_opaque_origin() {
        let page = Origin::parse("null").expect("an origin");
        assert!(page.is_opaque());
        for url in ["https://app.example/", "data:,x", "about:blank"] {
            assert!(!page.is_same_origin_with(&Url::parse(url).expect(url)), "{url}");
        }
    }
}
