//! The [location URL](https://fetch.spec.whatwg.org/#concept-response-location-url) of an answer.

use url::Url;

use crate::{
    Response, Rules,
    redirect_fetch::is_redirect_status,
    rules::{ChecksOfLocation, EmptyLocation, SeveralLocations},
};

/// Where an answer leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    /// Nowhere: it has no `Location`.
    Absent,
    /// To this URL.
    Url(Url),
    /// To something that is no URL: what the lines say, joined.
    Malformed(String),
}

/// Where an answer of `url` with a redirect status leads.
pub(crate) fn location_url(response: &Response, url: &Url, rules: &Rules) -> Location {
    // Step 2. One line; several are no URL, even if they are equal.
    let mut lines = response.headers.lines("location");
    let Some(first) = lines.next() else {
        return Location::Absent;
    };
    let single = match rules.redirect.several_locations {
        SeveralLocations::Malformed => lines.next().is_none(),
        SeveralLocations::BrokenAnswer => lines.all(|line| line == first),
        SeveralLocations::FirstCounts => true,
    };
    let malformed =
        || Location::Malformed(response.headers.get("location").unwrap_or_default().into_owned());
    if !single {
        return malformed();
    }
    if first.is_empty() {
        match rules.redirect.empty_location {
            EmptyLocation::SameUrl => {}
            EmptyLocation::Absent => return Location::Absent,
            EmptyLocation::Fails => return malformed(),
        }
    }

    // Step 3. The rest is up to the URL parser, which forgives what the ABNF would not.
    // Note: however many slashes there are, behind a web address they lead to a host, which the
    // parser misses.
    let host = first.trim_start_matches(['/', '\\']);
    let joined = if first.len() - host.len() > 2 {
        url.join(&["//", host].concat())
    } else {
        url.join(first)
    };
    joined.map_or_else(|_| malformed(), Location::Url)
}

/// Takes the fragment off a URL. All that it decides is for which URL a preflight is remembered.
pub(crate) fn take_fragment(url: &mut Url) -> Option<String> {
    let fragment = url.fragment().map(str::to_owned);
    url.set_fragment(None);
    fragment
}

/// Whether an engine takes an answer for broken because of where it leads: to places that
/// contradict each other, or to none that is a URL.
pub(crate) fn has_broken_location(response: &Response, url: &Url, rules: &Rules) -> bool {
    let mut lines = response.headers.lines("location");
    let first = lines.next();
    let contradicts = rules.redirect.several_locations == SeveralLocations::BrokenAnswer
        && lines.any(|line| Some(line) != first);
    let judged_first = rules.redirect.checks_of_location == ChecksOfLocation::BeforeRedirectMode;
    contradicts
        || (judged_first
            && is_redirect_status(response.status)
            && matches!(location_url(response, url, rules), Location::Malformed(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(lines: &[&str], rules: &Rules) -> Location {
        let headers = lines.iter().map(|line| ("Location".to_owned(), (*line).to_owned()));
        let response = Response { status: 302, headers: headers.collect() };
        location_url(&response, &Url::parse("https://x.test/a").expect("a URL"), rules)
    }

    fn to(url: &str) -> Location {
        Location::Url(Url::parse(url).expect(url))
    }

    #[test]
    fn one_line_is_parsed_against_the_answer() {
        let standard = |lines: &[&str]| lead(lines, &Rules::STANDARD);
        assert_eq!(standard(&[]), Location::Absent);
        assert_eq!(standard(&["/b#g"]), to("https://x.test/b#g"));
        assert_eq!(standard(&["///y.test"]), to("https://y.test/"));
        assert_eq!(standard(&["//y.test"]), to("https://y.test/"));
        assert_eq!(standard(&[""]), to("https://x.test/a"));
        assert_eq!(standard(&["http://["]), Location::Malformed("http://[".to_owned()));
        assert_eq!(standard(&["/b", "/b"]), Location::Malformed("/b, /b".to_owned()));
    }

    #[test]
    fn engines_differ_over_odd_lines() {
        let mut rules = Rules::STANDARD;
        rules.redirect.several_locations = SeveralLocations::BrokenAnswer;
        assert_eq!(lead(&["/b", "/b"], &rules), to("https://x.test/b"));
        assert_eq!(lead(&["/b", "/c"], &rules), Location::Malformed("/b, /c".to_owned()));
        rules.redirect.several_locations = SeveralLocations::FirstCounts;
        assert_eq!(lead(&["/b", "/c"], &rules), to("https://x.test/b"));
        rules.redirect.empty_location = EmptyLocation::Absent;
        assert_eq!(lead(&[""], &rules), Location::Absent);
        rules.redirect.empty_location = EmptyLocation::Fails;
        assert_eq!(lead(&[""], &rules), Location::Malformed(String::new()));
    }
}
