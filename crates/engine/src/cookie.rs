//! Which cookies travel with a request. Information only: the CORS check asks for the credentials
//! mode and never for cookies.

use url::{Host, Url};

use crate::{
    Hop, Origin, Rules,
    rules::{CookieSite, SecureOnLoopback, UnsetSameSite},
    site::{is_same_site, is_trustworthy_host},
};

/// A cookie of the server that a hop goes to, as far as its attributes decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cookie {
    /// Its `SameSite` attribute.
    pub same_site: SameSite,
    /// Whether it has the `Secure` attribute.
    pub secure: bool,
}

/// The values of the `SameSite` attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SameSite {
    /// `Strict`.
    Strict,
    /// `Lax`.
    Lax,
    /// `None`.
    None,
    /// The attribute is missing.
    Unset,
}

/// What becomes of a cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CookieFate {
    /// It goes along.
    Travels,
    /// It goes along to another site, unless the browser blocks cookies of third parties.
    ThirdParty,
    /// The request goes without credentials.
    NoCredentials,
    /// It is for secure connections, and this one is not.
    NotSecure,
    /// It stays within its site, and the request comes from another or passed through one.
    CrossSite,
}

impl CookieFate {
    /// Whether it goes along where the browser blocks no third parties.
    pub fn travels(self) -> bool {
        match self {
            Self::Travels | Self::ThirdParty => true,
            Self::NoCredentials | Self::NotSecure | Self::CrossSite => false,
        }
    }
}

/// What becomes of a cookie on one of an outcome's hops.
///
/// `None` when there is no such hop.
pub fn cookie_fate(
    page: &Origin,
    hops: &[Hop],
    index: usize,
    cookie: Cookie,
    rules: &Rules,
) -> Option<CookieFate> {
    let hop = hops.get(index)?;
    if !hop.include_credentials {
        return Some(CookieFate::NoCredentials);
    }
    if cookie.secure && !is_secure(&hop.url, rules) {
        return Some(CookieFate::NotSecure);
    }
    let stays = match cookie.same_site {
        SameSite::Strict | SameSite::Lax => true,
        SameSite::None => false,
        SameSite::Unset => rules.origin.unset_same_site == UnsetSameSite::Lax,
    };
    let same_site = |hop: &Hop| Url::parse(&hop.url).is_ok_and(|url| is_same_site(page, &url));
    let stays_home = match rules.origin.cookie_site {
        CookieSite::WholeChain => hops[..=index].iter().all(same_site),
        CookieSite::CurrentUrl => same_site(hop),
    };
    Some(match (stays_home, stays) {
        (true, _) => CookieFate::Travels,
        (false, true) => CookieFate::CrossSite,
        (false, false) => CookieFate::ThirdParty,
    })
}

/// Whether cookies with the `Secure` attribute go there.
fn is_secure(url: &str, rules: &Rules) -> bool {
    Url::parse(url).is_ok_and(|url| {
        url.scheme() == "https"
            || (rules.origin.secure_on_loopback == SecureOnLoopback::Trusted
                && url.host().is_some_and(|host: Host<&str>| is_trustworthy_host(&host)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;

    fn hop(url: &str) -> Hop {
        Hop {
            url: url.to_owned(),
            method: "GET".to_owned(),
            origin: None,
            include_credentials: true,
            sent: true,
            preflight: None,
        }
    }

    fn fate(hops: &[Hop], same_site: SameSite, profile: Profile) -> Option<CookieFate> {
        let page = Origin::parse("https://app.example").expect("an origin");
        let cookie = Cookie { same_site, secure: true };
        cookie_fate(&page, hops, hops.len().wrapping_sub(1), cookie, &profile.rules())
    }

    #[test]
    fn only_cookies_without_a_site_cross_sites() {
        let standard = |url, same_site| fate(&[hop(url)], same_site, Profile::Standard);
        let (sibling, other) = ("https://api.app.example/", "https://x.test/");
        for same_site in [SameSite::Strict, SameSite::Lax, SameSite::None, SameSite::Unset] {
            assert_eq!(standard(sibling, same_site), Some(CookieFate::Travels));
        }
        for same_site in [SameSite::Strict, SameSite::Lax, SameSite::Unset] {
            assert_eq!(standard(other, same_site), Some(CookieFate::CrossSite));
        }
        assert_eq!(standard(other, SameSite::None), Some(CookieFate::ThirdParty));
        let webkit = fate(&[hop(other)], SameSite::Unset, Profile::Webkit);
        assert_eq!(webkit, Some(CookieFate::ThirdParty));
    }

    #[test]
    fn a_detour_through_another_site_counts() {
        let hops = [hop("https://x.test/"), hop("https://api.app.example/")];
        assert_eq!(fate(&hops, SameSite::Lax, Profile::Standard), Some(CookieFate::CrossSite));
        assert_eq!(fate(&hops, SameSite::Lax, Profile::Chromium), Some(CookieFate::Travels));
        assert_eq!(fate(&[], SameSite::Lax, Profile::Standard), None);
    }

    #[test]
    fn credentials_and_security_come_first() {
        let without = Hop { include_credentials: false, ..hop("https://x.test/") };
        let fate = |hop| fate(&[hop], SameSite::None, Profile::Standard);
        assert_eq!(fate(without), Some(CookieFate::NoCredentials));
        assert_eq!(fate(hop("http://x.test/")), Some(CookieFate::NotSecure));
        let local = hop("http://localhost:3000/");
        assert_eq!(fate(local.clone()), Some(CookieFate::ThirdParty));
        let webkit = super::tests::fate(&[local], SameSite::None, Profile::Webkit);
        assert_eq!(webkit, Some(CookieFate::NotSecure));
    }
}
