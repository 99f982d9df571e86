//! What a request target on the lab names: an endpoint, and the run that the request belongs to.
//!
//! A run is named by the URL and never by a header, because a header that the page adds would
//! itself decide whether a preflight is needed.

use crate::ROOT;

/// What a request target on the lab names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target<'a> {
    /// The endpoint, whether or not there is one of this name; `None` when no endpoint can own
    /// the path.
    pub endpoint: Option<&'a str>,
    /// The run: `run=…` in the query of `/`, or a path segment `run-…` right after the name.
    pub run: Option<&'a str>,
}

impl<'a> Target<'a> {
    /// Reads a request target as it stands in a request line, in origin-form or absolute-form.
    pub fn parse(target: &'a str) -> Self {
        let (path, query) = split_query(origin_form(target));
        let Some(below) = path.strip_prefix("/e/") else {
            let endpoint = (path == "/").then_some(ROOT);
            return Self { endpoint, run: endpoint.and(query).and_then(run_in_query) };
        };
        let mut segments = below.split('/');
        let name = segments.next().filter(|name| is_name(name));
        let run = segments.next().and_then(|segment| segment.strip_prefix("run-"));
        let run = run.filter(|run| is_name_of_run(run));
        if name == Some(ROOT) {
            // `/e/root` stands for `/`, so a run may be named as it is there.
            return Self { endpoint: name, run: run.or_else(|| query.and_then(run_in_query)) };
        }
        Self { endpoint: name, run: name.and(run) }
    }
}

/// The path and query of an endpoint, with a run named in it, which [`Target::parse`] finds there
/// and [`without_run`] takes out again.
///
/// `path` is [`Endpoint::path`](crate::Endpoint::path) with whatever the visitor put behind it;
/// `run` is 1 to 64 letters, digits, `-` and `_`.
pub fn path_with_run(path: &str, run: &str) -> String {
    let (before, query) = split_query(path);
    let query_after = query.map(|query| format!("?{query}")).unwrap_or_default();
    if let Some(below) = before.strip_prefix("/e/") {
        let (name, rest) = below.split_at(below.find('/').unwrap_or(below.len()));
        return format!("/e/{name}/run-{run}{rest}{query_after}");
    }
    let others = query.map(|query| format!("&{query}")).unwrap_or_default();
    format!("{before}?run={run}{others}")
}

/// How many redirects of the lab led to a request target: `hop=…` in its query, 0 without.
pub(crate) fn hop(target: &str) -> u32 {
    let query = split_query(target).1.unwrap_or_default();
    let hop = query.split('&').find_map(|pair| pair.strip_prefix("hop="));
    hop.and_then(|hop| hop.parse().ok()).unwrap_or(0)
}

/// The query of a request target, with the `?`, that says that so many redirects led there.
pub(crate) fn marked(target: &str, hop: u32) -> String {
    let mut query = String::from("?");
    for pair in split_query(target).1.unwrap_or_default().split('&') {
        if !pair.is_empty() && !pair.starts_with("hop=") {
            query.push_str(pair);
            query.push('&');
        }
    }
    query + "hop=" + &hop.to_string()
}

/// The request target as the lab's shared cache knows it: without the run, which only names who
/// asked.
pub fn without_run(target: &str) -> String {
    let target = origin_form(target);
    let (path, query) = split_query(target);
    let Target { endpoint, run } = Target::parse(target);
    let Some(run) = run else { return target.to_owned() };
    let path = match path.strip_prefix("/e/").and_then(|below| below.split_once('/')) {
        Some((name, rest)) if Some(name) == endpoint => {
            let rest = rest.strip_prefix("run-").and_then(|rest| rest.strip_prefix(run));
            rest.map_or_else(|| path.to_owned(), |rest| format!("/e/{name}{rest}"))
        }
        Some(_) | None => path.to_owned(),
    };
    let named = format!("run={run}");
    let pairs = query.unwrap_or_default().split('&');
    let kept: Vec<_> = pairs.filter(|pair| !pair.is_empty() && *pair != named).collect();
    if kept.is_empty() { path } else { format!("{path}?{}", kept.join("&")) }
}

/// Whether this can be an endpoint's name: 1 to 64 of `a-z`, `0-9`, `-` and `_`.
pub fn is_name(name: &str) -> bool {
    let allowed = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_');
    (1..=64).contains(&name.len()) && name.bytes().all(allowed)
}

fn is_name_of_run(run: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    (1..=64).contains(&run.len()) && run.bytes().all(allowed)
}

fn run_in_query(query: &str) -> Option<&str> {
    query.split('&').find_map(|pair| pair.strip_prefix("run=")).filter(|run| is_name_of_run(run))
}

fn split_query(target: &str) -> (&str, Option<&str>) {
    match target.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (target, None),
    }
}

/// Takes scheme and authority off a target in absolute-form, as proxies are sent it.
pub(crate) fn origin_form(target: &str) -> &str {
    let Some((scheme, rest)) = target.split_once("://") else { return target };
    if !scheme.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return target;
    }
    rest.find(['/', '?']).map_or("/", |start| &rest[start..])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paths as visitors type them.
    const PATHS: &[&str] = &[
        "/",
        "/?a=b",
        "/e/root",
        "/e/shop",
        "/e/shop/",
        "/e/shop/?a",
        "/e/shop//a/",
        "/e/shop/items/7?page=2",
    ];

    #[track_caller]
    fn check(target: &str, endpoint: Option<&str>, run: Option<&str>) {
        assert_eq!(Target::parse(target), Target { endpoint, run }, "{target}");
    }

    #[test]
    fn the_root_owns_only_the_slash_with_any_query() {
        check("/", Some("root"), None);
        check("/?a=b", Some("root"), None);
        check("/?run=r1", Some("root"), Some("r1"));
        check("/?a=b&run=r1&run=r2", Some("root"), Some("r1"));
        check("/x", None, None);
        check("/x?run=r1", None, None);
        check("*", None, None);
        check("", None, None);
    }

    #[test]
    fn an_endpoint_owns_every_path_below_it() {
        check("/e/shop", Some("shop"), None);
        check("/e/shop?run=r1", Some("shop"), None);
        check("/e/shop/run-r1", Some("shop"), Some("r1"));
        check("/e/shop/run-r1/items/7?page=2", Some("shop"), Some("r1"));
        check("/e/shop/items/run-r1", Some("shop"), None);
        check("/e/", None, None);
        check("/e/Shop", None, None);
        check("/e", None, None);
    }

    #[test]
    fn the_root_has_a_path_of_its_own_too() {
        check("/e/root", Some("root"), None);
        check("/e/root?run=r1", Some("root"), Some("r1"));
        check("/e/root/run-r1", Some("root"), Some("r1"));
    }

    #[test]
    fn a_run_has_a_plain_name() {
        check("/?run=", Some("root"), None);
        check("/?run=a%20b", Some("root"), None);
        check("/e/shop/run-a.b", Some("shop"), None);
        check(&format!("/?run={}", "r".repeat(65)), Some("root"), None);
    }

    #[test]
    fn a_target_in_absolute_form_names_the_same() {
        check("http://localhost:3000/?run=r1", Some("root"), Some("r1"));
        check("http://localhost:3000", Some("root"), None);
        check("http://localhost:3000?run=r1", None, None);
        check("/?to=http://other/e/shop", Some("root"), None);
    }

    #[test]
    fn redirects_are_counted_in_the_query() {
        assert_eq!((hop("/"), hop("/?run=x&hop=2"), hop("/?hop=x"), hop("/?ahop=1")), (0, 2, 0, 0));
        assert_eq!(marked("/", 1), "?hop=1");
        assert_eq!(marked("/e/a?b=1&hop=1&c", 2), "?b=1&c&hop=2");
    }

    #[test]
    fn a_cache_does_not_see_the_run() {
        for path in PATHS {
            assert_eq!(without_run(path), *path);
            assert_eq!(without_run(&path_with_run(path, "r1")), *path);
        }
        assert_eq!(without_run("http://localhost:3000/e/a?run=b"), "/e/a?run=b");
        assert_eq!(without_run("/x?run=b"), "/x?run=b");
    }

    #[test]
    fn a_run_that_is_put_in_is_found_again() {
        for path in PATHS {
            let target = path_with_run(path, "r1");
            assert_eq!(Target::parse(&target).run, Some("r1"), "{target}");
            assert_eq!(Target::parse(&target).endpoint, Target::parse(path).endpoint);
        }
        assert_eq!(path_with_run("/e/shop/items?page=2", "r1"), "/e/shop/run-r1/items?page=2");
        assert_eq!(path_with_run("/e/shop/", "r1"), "/e/shop/run-r1/");
        assert_eq!(path_with_run("/?a=b", "r1"), "/?run=r1&a=b");
    }
}
