//! [Origins](https://html.spec.whatwg.org/multipage/browsers.html#concept-origin) and sites.

/// Where a page comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin(url::Origin);

impl Origin {
    /// Parses a serialized origin; `null` is a fresh opaque one. `None` for anything else.
    pub fn parse(serialized: &str) -> Option<Self> {
        if serialized == "null" {
            return Some(Self(url::Origin::new_opaque()));
        }
        let origin = url::Url::parse(serialized).ok()?.origin();
        (origin.ascii_serialization() == serialized).then_some(Self(origin))
    }

    /// The serialization, `null` for an opaque one.
    pub fn serialize(&self) -> String {
        self.0.ascii_serialization()
    }
}
