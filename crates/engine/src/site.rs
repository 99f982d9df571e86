//! [Sites](https://html.spec.whatwg.org/multipage/browsers.html#site): origins that share a
//! registrable domain.

use std::borrow::Cow;

use url::{Host, Url};

use crate::Origin;

/// Labels under which registries of country-code domains sell names.
///
/// Note: the whole public suffix list would outweigh the rest of the engine. Sites decide only
/// about `Cross-Origin-Resource-Policy: same-site` and cookies, never about the CORS check.
const REGISTRY_LABELS: &[&str] = &[
    "ac", "co", "com", "edu", "gob", "gov", "ltd", "me", "mil", "net", "ne", "nom", "or", "org",
    "sch",
];

/// Whether a URL has the site of an origin, schemes compared too.
pub(crate) fn is_same_site(origin: &Origin, url: &Url) -> bool {
    origin.tuple().is_some_and(|(scheme, _, _)| scheme == url.scheme())
        && is_schemelessly_same_site(origin, url)
}

/// Whether a URL has the site of an origin, whatever the schemes.
pub(crate) fn is_schemelessly_same_site(origin: &Origin, url: &Url) -> bool {
    let (Some((_, host, _)), Some(other)) = (origin.tuple(), url.host()) else {
        return false;
    };
    site_of(&borrowed(host)) == site_of(&other)
}

/// Whether two URLs have the same site, schemes compared too.
pub(crate) fn are_same_site(left: &Url, right: &Url) -> bool {
    left.scheme() == right.scheme()
        && match (left.host(), right.host()) {
            (Some(left), Some(right)) => site_of(&left) == site_of(&right),
            (Some(_) | None, _) => false,
        }
}

/// Whether a host is this machine, which makes even `http` trustworthy.
pub(crate) fn is_trustworthy_host(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(domain) => {
            let domain = domain.strip_suffix('.').unwrap_or(domain);
            domain == "localhost" || domain.ends_with(".localhost")
        }
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

fn borrowed(host: &Host) -> Host<&str> {
    match host {
        Host::Domain(domain) => Host::Domain(domain),
        Host::Ipv4(address) => Host::Ipv4(*address),
        Host::Ipv6(address) => Host::Ipv6(*address),
    }
}

/// The registrable domain, or the whole host where there is none.
fn site_of<'a>(host: &Host<&'a str>) -> Cow<'a, str> {
    match host {
        Host::Domain(domain) => Cow::Borrowed(registrable_domain(domain)),
        Host::Ipv4(_) | Host::Ipv6(_) => Cow::Owned(host.to_string()),
    }
}

fn registrable_domain(domain: &str) -> &str {
    let mut dots = domain.rmatch_indices('.').map(|(at, _)| at);
    let (Some(last), second, third) = (dots.next(), dots.next(), dots.next()) else {
        return domain;
    };
    let after = |dot: Option<usize>| dot.map_or(domain, |at| &domain[at + 1..]);
    let top = &domain[last + 1..];
    let registry = &domain[second.map_or(0, |at| at + 1)..last];
    if top.len() == 2 && REGISTRY_LABELS.contains(&registry) { after(third) } else { after(second) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(left: &str, right: &str) -> bool {
        let url = Url::parse(right).expect(right);
        let by_url = are_same_site(&Url::parse(left).expect(left), &url);
        let by_origin = is_same_site(&Origin::parse(left).expect(left), &url);
        assert_eq!(by_url, by_origin, "{left} {right}");
        by_url
    }

    #[test]
    fn a_site_is_a_scheme_and_a_registrable_domain() {
        assert!(same("https://app.example", "https://api.app.example/"));
        assert!(same("https://a.b.example", "https://c.b.example:8443/"));
        assert!(same("http://localhost:8000", "http://localhost:3000/"));
        assert!(same("https://www.shop.co.uk", "https://shop.co.uk/"));
        assert!(!same("https://shop.co.uk", "https://other.co.uk/"));
        assert!(!same("https://app.example", "https://other.example/"));
        assert!(!same("https://app.example", "http://app.example/"));
        assert!(!same("http://localhost:8000", "http://127.0.0.1:8000/"));
        assert!(!same("http://10.1.2.3", "http://9.1.2.3/"));
    }

    #[test]
    fn the_scheme_can_be_left_out_of_the_comparison() {
        let page = Origin::parse("https://app.example").expect("an origin");
        let url = Url::parse("http://x.app.example/").expect("a URL");
        assert!(is_schemelessly_same_site(&page, &url));
        assert!(!is_schemelessly_same_site(&Origin::parse("null").expect("an origin"), &url));
    }

    #[test]
    fn loopback_is_an_address_or_a_reserved_name() {
        let loopback = |url: &str| {
            let url = Url::parse(url).expect(url);
            is_trustworthy_host(&url.host().expect("a host"))
        };
        for url in
            ["http://localhost/", "http://a.localhost:1/", "http://127.1.2.3/", "http://[::1]/"]
        {
            assert!(loopback(url), "{url}");
        }
        for url in ["http://localhost.example/", "http://128.0.0.1/", "http://notlocalhost/"] {
            assert!(!loopback(url), "{url}");
        }
    }
}
