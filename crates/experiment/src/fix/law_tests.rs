//! The law of fixes over generated scenarios: each first server fix makes progress, and at most six
//! of them succeed.

use cors_engine::{Api, CredentialsMode, Keyword, Profile, RedirectMode};
use cors_wire::{Answer, HeaderSource, OriginMatch, Policy, Switch};
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::tests::check_laws;
use crate::{RequestSpec, Scenario};

const PAGE: &str = "http://localhost:8000";

fn text(choices: &'static [&'static str]) -> impl Strategy<Value = String> {
    select(choices).prop_map(str::to_owned)
}

fn request() -> impl Strategy<Value = RequestSpec> {
    let headers = vec(
        select(
            &[
                ("Content-Type", "application/json"),
                ("Authorization", "Bearer t"),
                ("X-A", "1"),
                ("x-b", "2"),
                ("Accept", "text/html"),
                ("Range", "bytes=-5"),
                ("Cookie", "a=b"),
            ][..],
        ),
        0..4,
    );
    (
        text(&["GET", "POST", "PUT", "patch", "delete", "X-ANY", "HEAD"]),
        select(&[CredentialsMode::Omit, CredentialsMode::Include][..]),
        select(&[Api::Fetch, Api::Xhr][..]),
        select(&[RedirectMode::Follow, RedirectMode::Error][..]),
        headers,
        text(&["http://localhost:3000/", "http://127.0.0.1:3000/e/a?run=1"]),
    )
        .prop_map(|(method, credentials, api, redirect, headers, url)| {
            let headers = headers.iter().map(|&(n, v)| (n.to_owned(), v.to_owned())).collect();
            let plain = RequestSpec::new(url);
            RequestSpec { api, method, credentials, redirect, headers, ..plain }
        })
}

fn switch(choices: &'static [&'static str]) -> impl Strategy<Value = Switch> {
    (any::<bool>(), text(choices))
        .prop_map(|(on, value)| Switch { on, value: HeaderSource::Fixed(value) })
}

fn allow_origin() -> impl Strategy<Value = Switch> {
    let list = vec(text(&[PAGE, "http://other.example"]), 0..2);
    let value = prop_oneof![
        4 => text(&[PAGE, "*", "null", "", "http://localhost:8000/", "http://other.example", "x",
            "http://a.test, http://b.test"]).prop_map(HeaderSource::Fixed),
        1 => Just(HeaderSource::Mirror { mirror: true }),
        1 => list.prop_map(|list| HeaderSource::List { list }),
    ];
    (any::<bool>(), value).prop_map(|(on, value)| Switch { on, value })
}

fn answer() -> impl Strategy<Value = Answer> {
    let further = option::of(select(
        &[
            ("Access-Control-Allow-Origin", "*"),
            ("Access-Control-Allow-Origin", "null"),
            ("access-control-allow-credentials", "true"),
            ("Access-Control-Allow-Methods", "(x)"),
            ("Access-Control-Allow-Headers", "X-A"),
            ("Location", "/"),
            ("Location", "http://["),
            ("Location", "http://127.0.0.1:3000/"),
            ("Location", "http://localhost:3000/e/a"),
        ][..],
    ));
    (
        select(&[200, 204, 302, 307, 404, 500][..]),
        allow_origin(),
        switch(&["true", "True", ""]),
        switch(&["GET", "*", "PUT, DELETE", "PATCH put", "delete", ""]),
        switch(&["*", "x-a", "X-B, content-type", "authorization", "a b", ""]),
        further,
        select(&[OriginMatch::Exact, OriginMatch::Exact, OriginMatch::Suffix][..]),
    )
        .prop_map(
            |(status, allow_origin, credentials, methods, headers, further, origin_match)| Answer {
                status,
                allow_origin,
                allow_credentials: credentials,
                allow_methods: methods,
                allow_headers: headers,
                origin_match,
                headers: further.map(|(n, v)| (n.to_owned(), v.to_owned())).into_iter().collect(),
                ..Answer::default()
            },
        )
}

/// Scenarios of which most fail in one way or several.
pub(crate) fn scenario() -> impl Strategy<Value = Scenario> {
    (request(), answer(), answer()).prop_map(|(request, preflight, actual)| {
        let policy = Some(Policy { preflight, actual, ..Policy::default() });
        Scenario::new(PAGE.to_owned(), request, policy)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_first_server_fix_makes_progress_until_all_is_well(
        scenario in scenario(), profile in select(Profile::ALL),
    ) {
        check_laws(&scenario, profile);
    }
}
