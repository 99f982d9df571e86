//! Where a request of the catalogue goes: the companion, by each of its names.

use url::{Host, Url};

use crate::Lab;

/// A way to an endpoint of the companion, or another address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// Another port of the page's own host: another origin, the same site.
    SameSite,
    /// By another name of the machine: another origin and another site.
    OtherSite,
    /// By the loopback address of IPv6: yet another site.
    Ipv6,
    /// The lab's second port on the page's own host.
    SecondPort,
    /// Through the page's own origin, which forwards `/own/` to the lab.
    OwnOrigin,
    /// Somewhere else.
    Url(&'static str),
}

impl Place {
    /// What it is to the page, in a few words.
    pub fn words(self) -> &'static str {
        match self {
            Self::SameSite => "same site",
            Self::OtherSite | Self::Ipv6 => "other site",
            Self::SecondPort => "same site, second port",
            Self::OwnOrigin => "the page's own origin",
            Self::Url(url) => url,
        }
    }

    /// The URL of an endpoint at this place; `None` where the lab has no such place.
    pub fn url(self, lab: &Lab<'_>, endpoint: &str) -> Option<String> {
        let (host, port) = match self {
            Self::SameSite => (near(lab.page_origin), lab.port()),
            Self::OtherSite => (far(lab.page_origin), lab.port()),
            Self::Ipv6 => ("[::1]", lab.port()),
            Self::SecondPort => (near(lab.page_origin), lab.second_port()?),
            Self::OwnOrigin => return Some(format!("{}/own/{endpoint}", lab.page_origin)),
            Self::Url(url) => return Some(url.to_owned()),
        };
        Some(format!("http://{host}:{port}/e/{endpoint}"))
    }
}

/// The page's own host where it is a loopback name, else `localhost`.
fn near(page_origin: &str) -> &'static str {
    match Url::parse(page_origin).ok().as_ref().and_then(Url::host) {
        Some(Host::Ipv4(address)) if address.is_loopback() => "127.0.0.1",
        Some(Host::Ipv6(address)) if address.is_loopback() => "[::1]",
        Some(Host::Domain(_) | Host::Ipv4(_) | Host::Ipv6(_)) | None => "localhost",
    }
}

/// A name of the machine that is not the page's.
pub(super) fn far(page_origin: &str) -> &'static str {
    if near(page_origin) == "127.0.0.1" { "localhost" } else { "127.0.0.1" }
}

#[cfg(test)]
mod tests {
    use super::Place;
    use crate::Lab;

    #[track_caller]
    fn check(page_origin: &str, expected: [&str; 5]) {
        let lab = Lab { page_origin, lab_ports: &[3000, 3001] };
        let places =
            [Place::SameSite, Place::OtherSite, Place::Ipv6, Place::SecondPort, Place::OwnOrigin];
        let urls = places.map(|place| place.url(&lab, "x").expect("a place of the lab"));
        assert_eq!(urls, expected);
    }

    #[test]
    fn what_is_the_same_site_depends_on_the_page() {
        check(
            "http://localhost:8000",
            [
                "http://localhost:3000/e/x",
                "http://127.0.0.1:3000/e/x",
                "http://[::1]:3000/e/x",
                "http://localhost:3001/e/x",
                "http://localhost:8000/own/x",
            ],
        );
        check(
            "http://127.0.0.1:8000",
            [
                "http://127.0.0.1:3000/e/x",
                "http://localhost:3000/e/x",
                "http://[::1]:3000/e/x",
                "http://127.0.0.1:3001/e/x",
                "http://127.0.0.1:8000/own/x",
            ],
        );
    }

    #[test]
    fn a_lab_on_one_port_has_no_second() {
        let lab = Lab { page_origin: "http://localhost:8000", lab_ports: &[3000] };
        assert_eq!(Place::SecondPort.url(&lab, "x"), None);
    }
}
