//! A value that may depend on the page's origin.

use url::Url;

use super::place::far;

/// A header value of the catalogue.
#[derive(Clone, Copy, Debug)]
pub(super) enum Text {
    /// As it stands.
    Is(&'static str),
    /// The page's origin, with this behind it.
    PageThen(&'static str),
    /// The page's origin in capitals.
    PageInCapitals,
    /// The page's host and port under the other scheme.
    OtherScheme,
    /// The page's scheme and host with a port that is not its own.
    OtherPort,
    /// The page as it would be under another name of the machine.
    OtherName,
    /// The scheme, and the host and port without their first letters: another site whose name the
    /// page's ends with.
    EndOfPage,
    /// The scheme and host without the port: another site whose origin the page's begins with.
    StartOfPage,
    /// The origin of the server that is asked.
    Target,
}

impl Text {
    /// Just the page's origin.
    pub(super) const PAGE: Self = Self::PageThen("");

    /// The value for a page of this origin that asks this URL.
    pub(super) fn of(self, page_origin: &str, url: &str) -> String {
        let (scheme, authority) = page_origin.split_once("://").unwrap_or(("http", page_origin));
        let host = match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
            Some(_) | None => authority,
        };
        match self {
            Self::Is(text) => text.to_owned(),
            Self::PageThen(end) => format!("{page_origin}{end}"),
            Self::PageInCapitals => page_origin.to_ascii_uppercase(),
            Self::OtherScheme => {
                let scheme = if scheme == "https" { "http" } else { "https" };
                format!("{scheme}://{authority}")
            }
            Self::OtherPort => format!("{scheme}://{host}:5173"),
            Self::OtherName => {
                let port = Url::parse(page_origin).ok().and_then(|url| url.port());
                let port = port.map(|port| format!(":{port}")).unwrap_or_default();
                format!("{scheme}://{}{port}", far(page_origin))
            }
            Self::EndOfPage => {
                format!("{scheme}://{}", authority.get(5..).unwrap_or(authority))
            }
            Self::StartOfPage => format!("{scheme}://{host}"),
            Self::Target => Url::parse(url)
                .map_or_else(|_| url.to_owned(), |url| url.origin().ascii_serialization()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Text;

    const URL: &str = "http://localhost:3001/e/x";

    #[test]
    fn a_text_follows_the_page() {
        let texts = [
            Text::PAGE,
            Text::PageThen("/"),
            Text::PageInCapitals,
            Text::OtherScheme,
            Text::OtherPort,
            Text::OtherName,
            Text::EndOfPage,
            Text::StartOfPage,
            Text::Target,
        ];
        assert_eq!(
            texts.map(|text| text.of("http://localhost:8000", URL)),
            [
                "http://localhost:8000",
                "http://localhost:8000/",
                "HTTP://LOCALHOST:8000",
                "https://localhost:8000",
                "http://localhost:5173",
                "http://127.0.0.1:8000",
                "http://host:8000",
                "http://localhost",
                "http://localhost:3001",
            ]
        );
        assert_eq!(Text::OtherName.of("http://127.0.0.1:8000", URL), "http://localhost:8000");
        assert_eq!(Text::OtherPort.of("http://[::1]:8000", URL), "http://[::1]:5173");
        assert_eq!(Text::OtherPort.of("http://[::1]", URL), "http://[::1]:5173");
    }
}
