//! [Redirect-taint](https://fetch.spec.whatwg.org/#concept-request-tainted-origin): whether a
//! chain of URLs left a foreign origin for another one, which makes the request's origin `null`.

use url::Url;

use crate::{
    Origin,
    origin::are_same_origin,
    site::{are_same_site, is_same_site},
};

/// What the chain of URLs so far does to the request's origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RedirectTaint {
    /// Nothing: the origin is serialized as it is.
    SameOrigin,
    /// It is `null`, though all stayed within a site.
    SameSite,
    /// It is `null`.
    CrossSite,
}

impl RedirectTaint {
    /// The taint after one more redirect, from `last` to `next`.
    ///
    /// The standard walks the whole chain each time; what it finds depends on neighbours only.
    pub(crate) fn after_redirect(self, origin: &Origin, last: &Url, next: &Url) -> Self {
        if self == Self::CrossSite {
            return self;
        }

        // Leaving a foreign site for another site settles it.
        if !are_same_site(next, last) && !is_same_site(origin, last) {
            return Self::CrossSite;
        }

        // Leaving a foreign origin taints too, but a later step can still make it worse.
        if !are_same_origin(next, last) && !origin.is_same_origin_with(last) {
            return Self::SameSite;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{RedirectTaint::*, *};

    fn taint(origin: &str, chain: &[&str]) -> RedirectTaint {
        let origin = Origin::parse(origin).expect(origin);
        let urls: Vec<_> = chain.iter().map(|url| Url::parse(url).expect(url)).collect();
        urls.windows(2)
            .fold(SameOrigin, |taint, pair| taint.after_redirect(&origin, &pair[0], &pair[1]))
    }

    #[test]
    fn only_leaving_a_foreign_origin_taints() {
        let page = "https://app.example";
        let (own, x, y) = ("https://app.example/", "https://x.test/", "https://y.invalid/");
        assert_eq!(taint(page, &[x]), SameOrigin);
        assert_eq!(taint(page, &[own, x]), SameOrigin);
        assert_eq!(taint(page, &[x, "https://x.test/2"]), SameOrigin);
        assert_eq!(taint(page, &[x, y]), CrossSite);
        assert_eq!(taint(page, &[x, own]), CrossSite);
        assert_eq!(taint(page, &[own, x, own]), CrossSite);
        assert_eq!(taint(page, &[own, x, y]), CrossSite);
    }

    #[test]
    fn siblings_of_a_site_taint_as_well() {
        let page = "https://o.com";
        assert_eq!(taint(page, &["https://api.o.com/", "https://www.o.com/"]), SameSite);
        assert_eq!(taint(page, &["https://x.test/", "https://api.x.test/"]), SameSite);
        assert_eq!(
            taint(page, &["https://api.o.com/", "https://www.o.com/", "https://z.test/"]),
            SameSite
        );
    }

    #[test]
    fn an_opaque_origin_is_tainted_by_any_change() {
        assert_eq!(taint("null", &["https://x.test/", "https://x.test/2"]), SameOrigin);
        assert_eq!(taint("null", &["https://x.test/", "https://y.test/"]), CrossSite);
    }
}
