//! Which endpoint of the companion a URL names, and how a run is named in it.

use cors_wire::{ROOT, path_with_run};
use url::{Host, Position, Url};

/// A URL that the companion's lab answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The endpoint's name.
    pub endpoint: String,
    /// The way by which the request gets there.
    pub route: Route,
}

/// The way from the browser to the lab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// Straight to the lab as `localhost`: another origin, the same site as a page on `localhost`.
    Localhost,
    /// Straight to the lab by an address: another origin and another site.
    Address,
    /// Through the page's own origin, which forwards `/own/` to the lab.
    OwnOrigin,
}

impl Route {
    /// The way by which `url` leads to the lab, if it does.
    fn of(url: &Url, page_origin: &str, lab_ports: &[u16]) -> Option<Self> {
        if url.origin().ascii_serialization() == page_origin {
            return url.path().starts_with("/own/").then_some(Self::OwnOrigin);
        }
        if url.scheme() != "http" || !lab_ports.contains(&url.port_or_known_default()?) {
            return None;
        }
        match url.host()? {
            Host::Domain("localhost") => Some(Self::Localhost),
            Host::Ipv4(address) if address.is_loopback() => Some(Self::Address),
            Host::Ipv6(address) if address.is_loopback() => Some(Self::Address),
            Host::Domain(_) | Host::Ipv4(_) | Host::Ipv6(_) => None,
        }
    }
}

/// Whether the companion's lab answers `url`, be it that it has no such endpoint.
pub(super) fn is_labs(url: &str, page_origin: &str, lab_ports: &[u16]) -> bool {
    resolve(url, page_origin).is_some_and(|url| Route::of(&url, page_origin, lab_ports).is_some())
}

impl Target {
    /// The target that `url` names, if it is one of the companion's.
    ///
    /// `url` may be relative to the root of the page's origin.
    pub fn of(url: &str, page_origin: &str, lab_ports: &[u16]) -> Option<Self> {
        let url = resolve(url, page_origin)?;
        let route = Route::of(&url, page_origin, lab_ports)?;
        let endpoint = match (route, url.path()) {
            (Route::OwnOrigin, path) => first_segment(path.strip_prefix("/own/")?)?,
            (Route::Localhost | Route::Address, "/") => ROOT,
            (Route::Localhost | Route::Address, path) => first_segment(path.strip_prefix("/e/")?)?,
        };
        Some(Self { endpoint: endpoint.to_owned(), route })
    }

    /// The URL of this target on the given lab port.
    pub fn url(&self, page_origin: &str, lab_port: u16) -> String {
        let host = match self.route {
            Route::Localhost => "localhost",
            Route::Address => "127.0.0.1",
            Route::OwnOrigin => return format!("{page_origin}/own/{}", self.endpoint),
        };
        if self.endpoint == ROOT {
            format!("http://{host}:{lab_port}/")
        } else {
            format!("http://{host}:{lab_port}/e/{}", self.endpoint)
        }
    }
}

/// The URL with the run in it: in the query of `/`, behind the endpoint's name elsewhere.
///
/// A URL that cannot be parsed is returned as it is: the browser is to refuse it itself.
pub fn with_run(url: &str, page_origin: &str, run: &str) -> String {
    let Some(parsed) = resolve(url, page_origin) else { return url.to_owned() };
    let before = &parsed[..Position::BeforePath];
    let path = &parsed[Position::BeforePath..Position::AfterQuery];
    match path.strip_prefix("/own/") {
        Some(below) => {
            let path = path_with_run(&format!("/e/{below}"), run);
            format!("{before}/own/{}", path.strip_prefix("/e/").unwrap_or(&path))
        }
        None => format!("{before}{}", path_with_run(path, run)),
    }
}

/// The URL, resolved against the page's origin. One that cannot be parsed is returned as it is.
pub(super) fn absolute(url: &str, page_origin: &str) -> String {
    resolve(url, page_origin).map_or_else(|| url.to_owned(), String::from)
}

fn resolve(url: &str, page_origin: &str) -> Option<Url> {
    match Url::parse(page_origin) {
        Ok(base) => base.join(url).ok(),
        Err(_) => Url::parse(url).ok(),
    }
}

fn first_segment(path: &str) -> Option<&str> {
    path.split('/').next().filter(|segment| !segment.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Route, Target, is_labs, with_run};

    const PAGE: &str = "http://localhost:8000";

    #[track_caller]
    fn check(url: &str, expected: Option<(&str, Route)>) {
        let found = Target::of(url, PAGE, &[3000, 3001]);
        assert_eq!(
            found,
            expected.map(|(name, route)| Target { endpoint: name.to_owned(), route })
        );
    }

    #[test]
    fn the_labs_own_addresses_name_endpoints() {
        check("http://localhost:3000/", Some(("root", Route::Localhost)));
        check("http://localhost:3001/?a=b", Some(("root", Route::Localhost)));
        check("http://127.0.0.1:3000/e/api/items", Some(("api", Route::Address)));
        check("http://[::1]:3000/e/api", Some(("api", Route::Address)));
        check("/own/api", Some(("api", Route::OwnOrigin)));
    }

    #[test]
    fn other_addresses_name_none() {
        check("http://localhost:3002/", None);
        check("http://localhost:3000/other", None);
        assert!(is_labs("http://localhost:3000/other", PAGE, &[3000]));
        assert!(!is_labs("http://localhost:3002/", PAGE, &[3000]));
        assert!(!is_labs("/other", PAGE, &[3000]));
        check("http://localhost:3000/e/", None);
        check("https://localhost:3000/", None);
        check("http://example.com:3000/", None);
        check("http://192.0.2.1:3000/", None);
        check("http://localhost:8000/", None);
        check("http://[", None);
    }

    #[test]
    fn a_target_knows_its_url() {
        for url in [
            "http://localhost:3000/",
            "http://127.0.0.1:3000/e/api",
            "http://localhost:8000/own/api",
        ] {
            let target = Target::of(url, PAGE, &[3000]).expect(url);
            assert_eq!(target.url(PAGE, 3000), url);
        }
    }

    #[test]
    fn a_run_goes_where_it_changes_no_endpoint() {
        let run = |url| with_run(url, PAGE, "x");
        assert_eq!(run("http://localhost:3000/"), "http://localhost:3000/?run=x");
        assert_eq!(run("http://localhost:3000/?a=b"), "http://localhost:3000/?run=x&a=b");
        assert_eq!(run("http://localhost:3000/e/api"), "http://localhost:3000/e/api/run-x");
        assert_eq!(
            run("http://localhost:3000/e/api/items?a"),
            "http://localhost:3000/e/api/run-x/items?a"
        );
        assert_eq!(run("/own/api"), "http://localhost:8000/own/api/run-x");
        assert_eq!(run("http://["), "http://[");
    }
}
