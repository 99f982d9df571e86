//! Which cookies travel with a request, and why. Information: no check of CORS looks at cookies.

use cors_engine::{CookieFate, Hop, Origin, Rules, SameSite, cookie_fate};
use cors_wire::{Exchange, ExchangeKind, Header};

use crate::set_cookie::{SetCookie, cookie_name};

/// How many cookies of one run are told of.
pub(crate) const MOST_NOTES: usize = 50;

/// A cookie that was seen in a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CookieNote {
    /// Its name.
    pub name: String,
    /// The hop that it was seen on, from 0.
    pub hop: usize,
    /// What becomes of it.
    pub journey: CookieJourney,
}

/// What becomes of a cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CookieJourney {
    /// It arrived with the request: the server recorded it.
    Arrived,
    /// The answer sets it, and the next request like this has this fate in store for it.
    Set(CookieFate, SameSite),
    /// The answer sets it with `SameSite=None` and without `Secure`, which browsers refuse.
    NoneWithoutSecure,
    /// The answer sets it for a `Domain` that is not the server's, which browsers refuse.
    OtherDomain,
    /// The answer sets it for a `Path` that the URL is not below.
    OtherPath,
    /// The answer sets it without what its `__Host-` or `__Secure-` promises, which browsers refuse.
    BrokenPromise,
    /// The answer takes it away: its `Max-Age` or `Expires` is over.
    Deleted,
}

impl CookieJourney {
    /// Whether it goes along with such a request, where the browser blocks no third parties.
    pub fn travels(self) -> bool {
        match self {
            Self::Arrived => true,
            Self::Set(fate, _) => fate.travels(),
            Self::NoneWithoutSecure
            | Self::OtherDomain
            | Self::OtherPath
            | Self::BrokenPromise
            | Self::Deleted => false,
        }
    }

    /// Why, as a sentence.
    pub fn why(self) -> &'static str {
        match self {
            Self::Arrived => "It came with the request.",
            Self::Set(CookieFate::Travels, _) => {
                "It is stored and goes along: page and server are of one site."
            }
            Self::Set(CookieFate::ThirdParty, _) => {
                "It is stored and goes along to another site, unless the browser keeps third \
                 parties' cookies back, as Safari and Firefox do."
            }
            Self::Set(CookieFate::NoCredentials, _) => {
                "It is ignored: the request goes without credentials. `include` sends and stores \
                 cookies."
            }
            Self::Set(CookieFate::NotSecure, _) => {
                "It is refused: `Secure` needs https. Most browsers also take it from a server on \
                 this machine."
            }
            Self::Set(CookieFate::CrossSite, SameSite::Unset) => {
                "It is ignored: page and server are of two sites, and without `SameSite` it \
                 counts as `Lax`. Only `SameSite=None; Secure` goes to other sites."
            }
            Self::Set(CookieFate::CrossSite, SameSite::Strict | SameSite::Lax | SameSite::None) => {
                "It is ignored: page and server are of two sites, and its `SameSite` keeps it \
                 within one. Only `SameSite=None; Secure` goes to other sites."
            }
            Self::NoneWithoutSecure => "It is refused: `SameSite=None` needs `Secure` beside it.",
            Self::OtherDomain => "It is refused: its `Domain` is not that of the server.",
            Self::OtherPath => "It does not go to this URL, which is not below its `Path`.",
            Self::BrokenPromise => {
                "It is refused: `__Host-` and `__Secure-` need `Secure`, and `__Host-` also \
                 `Path=/` and no `Domain`."
            }
            Self::Deleted => "It is taken away: its `Max-Age` or `Expires` is over.",
        }
    }
}

/// The cookies of a recorded run: those that arrived, and those that the answers set.
pub fn recorded_cookies(
    page_origin: &str,
    hops: &[Hop],
    record: &[Exchange],
    rules: &Rules,
) -> Vec<CookieNote> {
    let Some(page) = Origin::parse(page_origin) else { return Vec::new() };
    // An attempt without an answer was repeated, or is the last thing that happened.
    let answered = record
        .iter()
        .filter(|exchange| exchange.kind == ExchangeKind::Actual)
        .filter_map(|exchange| Some((&exchange.request, exchange.answer.as_ref()?)));
    let sent = (0..hops.len()).filter(|&hop| hops[hop].sent);
    let mut notes = Vec::new();
    for (hop, (request, answer)) in sent.zip(answered) {
        let arrived = lines(&request.headers, "cookie").flat_map(|line| line.split(';'));
        notes.extend(arrived.map(|pair| CookieNote {
            name: cookie_name(pair).to_owned(),
            hop,
            journey: CookieJourney::Arrived,
        }));
        let set_lines = lines(&answer.headers, "set-cookie");
        notes.extend(set_lines.filter_map(|line| set_cookie(&page, hops, hop, line, rules)));
    }
    notes.truncate(MOST_NOTES);
    notes
}

/// What becomes of a cookie that the answer of a hop sets. `None` when there is no such hop.
pub(crate) fn set_cookie(
    page: &Origin,
    hops: &[Hop],
    hop: usize,
    line: &str,
    rules: &Rules,
) -> Option<CookieNote> {
    let set = SetCookie::parse(line);
    let cookie = set.cookie;
    let fate = cookie_fate(page, hops, hop, cookie, rules)?;
    let url = &hops[hop].url;
    let journey = if fate == CookieFate::NoCredentials {
        CookieJourney::Set(fate, cookie.same_site)
    } else if !set.is_of(url) {
        CookieJourney::OtherDomain
    } else if cookie.same_site == SameSite::None && !cookie.secure {
        CookieJourney::NoneWithoutSecure
    } else if !set.keeps_promise() {
        CookieJourney::BrokenPromise
    } else if fate.travels() && set.over {
        CookieJourney::Deleted
    } else if fate.travels() && !set.covers(url) {
        CookieJourney::OtherPath
    } else {
        CookieJourney::Set(fate, cookie.same_site)
    };
    Some(CookieNote { name: set.name.to_owned(), hop, journey })
}

/// Whether a cookie that the last answer sets by this line goes along with the next such request.
pub(crate) fn set_cookie_fate(page_origin: &str, hops: &[Hop], line: &str, rules: &Rules) -> bool {
    let Some(page) = Origin::parse(page_origin) else { return false };
    let last = hops.len().saturating_sub(1);
    set_cookie(&page, hops, last, line, rules).is_some_and(|note| note.journey.travels())
}

fn lines<'a>(headers: &'a [Header], name: &'a str) -> impl Iterator<Item = &'a str> {
    let named = headers.iter().filter(move |(known, _)| known.eq_ignore_ascii_case(name));
    named.map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests {
    use cors_engine::Profile;

    use super::*;
    use crate::{explanation::test_case::TestCase, test_record::record};

    const OTHER_SITE: &str = "http://127.0.0.1:3000/e/api/x";

    fn notes(url: &str, lines: &[&str], sent: &str) -> Vec<(String, bool, CookieJourney)> {
        let case = TestCase::get(url).include();
        let headers: Vec<_> = lines.iter().map(|line| ("Set-Cookie", *line)).collect();
        let case = case.answer(200, &headers);
        let mut seen = record(&case.0);
        if !sent.is_empty() {
            seen[0].request.headers.push(("Cookie".to_owned(), sent.to_owned()));
        }
        let hops = case.outcome().hops;
        let notes = recorded_cookies(&case.0.page_origin, &hops, &seen, &Profile::Standard.rules());
        assert!(notes.iter().all(|note| note.hop == 0 && note.journey.why().ends_with('.')));
        let rows = notes.into_iter().map(|note| (note.name, note.journey.travels(), note.journey));
        rows.collect()
    }

    #[track_caller]
    fn check(url: &str, line: &str, travels: bool, journey: CookieJourney) {
        assert_eq!(notes(url, &[line], ""), [("a".to_owned(), travels, journey)], "{line}");
    }

    #[test]
    fn site_and_attributes_decide() {
        use CookieFate::{CrossSite, ThirdParty, Travels};
        use CookieJourney::Set;
        let home = "http://localhost:3000/e/api/x";
        check(home, "a=1", true, Set(Travels, SameSite::Unset));
        check(home, "a=1; SameSite=Strict", true, Set(Travels, SameSite::Strict));
        check(home, "a=1; Path=/e/api", true, Set(Travels, SameSite::Unset));
        check(home, "a=1; Path=/other", false, CookieJourney::OtherPath);
        check(home, "a=; Max-Age=0", false, CookieJourney::Deleted);
        check(home, "a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT", false, CookieJourney::Deleted);
        check(home, "a=1; Domain=shop.test", false, CookieJourney::OtherDomain);
        let host = notes(home, &["__Host-a=1; Path=/"], "");
        assert_eq!(host[0].2, CookieJourney::BrokenPromise);
        check(home, "a=1; SameSite=None", false, CookieJourney::NoneWithoutSecure);
        check(OTHER_SITE, "a=1", false, Set(CrossSite, SameSite::Unset));
        check(OTHER_SITE, "a=1; SameSite=Lax", false, Set(CrossSite, SameSite::Lax));
        let none = "a=1; SameSite=None; Secure";
        check(OTHER_SITE, none, true, Set(ThirdParty, SameSite::None));
    }

    #[test]
    fn without_credentials_a_cookie_is_ignored() {
        let case = TestCase::lab().answer(200, &[("Set-Cookie", "a=1")]);
        let hops = case.outcome().hops;
        let rules = Profile::Standard.rules();
        let notes = recorded_cookies(&case.0.page_origin, &hops, &record(&case.0), &rules);
        let ignored = CookieJourney::Set(CookieFate::NoCredentials, SameSite::Unset);
        assert_eq!(notes.iter().map(|note| note.journey).collect::<Vec<_>>(), [ignored]);
    }

    #[test]
    fn what_arrived_is_known() {
        let found = notes(OTHER_SITE, &["c=3"], "a=1; b=2");
        let names: Vec<_> = found.iter().map(|(name, _, _)| name.as_str()).collect();
        assert_eq!(names, ["a", "b", "c"]);
        assert_eq!(found[0].2, CookieJourney::Arrived);
    }

    #[test]
    fn many_cookies_do_not_fill_the_page() {
        let lines = vec!["a=1"; 500];
        assert_eq!(notes(OTHER_SITE, &lines, "").len(), MOST_NOTES);
    }
}
