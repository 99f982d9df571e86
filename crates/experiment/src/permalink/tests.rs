//! A link is the scenario, now and later.

use cors_engine::{Api, CacheMode, CredentialsMode, Mode, RedirectMode, ReferrerPolicy};
use cors_wire::{
    Answer, CorsWhen, Delivery, Fault, HeaderSource, OriginMatch, Policy, RedirectTo, StatusFor,
    Switch,
};
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::*;
use crate::{BodyType, failing_cases::failing_cases};

/// A link, and what it changes in the plain scenario.
type OldLink = (&'static str, fn(&mut Scenario));

/// Links that were made with version 1, and what they have to mean for ever.
const OLD: &[OldLink] = &[
    ("1=o=http://localhost:8000&r.url=http://localhost:3000/&end", |_| {}),
    (
        "1=o=http://localhost:8000&r.url=http://localhost:3000/&r.method=PUT&r.credentials=include\
         &r.headers=!%5B%5B%22X-Id%22%2C%227%22%5D%5D&r.body=%7B%7D&p.allow_origin.on=!true\
         &p.allow_origin.value=http://localhost:8000&p.allow_methods.on=!true\
         &p.allow_methods.value=PUT&a.status=!404&a.cors_when=success\
         &a.allow_origin.value=!%7B%22mirror%22%3Atrue%7D&a.headers=!%5B%5B%22Vary%22%2C%22A%22%5D%5D\
         &a.status_for=!%7B%22PUT%22%3A405%7D&a.delivery=slow&end",
        |scenario| {
            let request = &mut scenario.request;
            "PUT".clone_into(&mut request.method);
            request.credentials = CredentialsMode::Include;
            request.headers.push(("X-Id".to_owned(), "7".to_owned()));
            request.body = Some("{}".to_owned());
            let policy = scenario.policy.as_mut().expect("a policy");
            policy.preflight.allow_origin = Switch::on("http://localhost:8000");
            policy.preflight.allow_methods = Switch::on("PUT");
            let actual = &mut policy.actual;
            actual.status = 404;
            actual.cors_when = CorsWhen::Success;
            actual.allow_origin.value = HeaderSource::Mirror { mirror: true };
            actual.headers.push(("Vary".to_owned(), "A".to_owned()));
            actual.status_for = StatusFor::from([("PUT".to_owned(), 405)]);
            actual.delivery = Delivery::Slow;
        },
    ),
    ("1=o=http://localhost:8000&r.url=http://localhost:3000/&policy=!null&end", |scenario| {
        scenario.policy = None;
    }),
];

fn plain() -> Scenario {
    Scenario {
        page_origin: "http://localhost:8000".to_owned(),
        request: RequestSpec::new("http://localhost:3000/"),
        policy: Some(Policy::default()),
    }
}

#[test]
fn old_links_keep_their_meaning() {
    for (link, change) in OLD {
        let mut expected = plain();
        change(&mut expected);
        assert_eq!(decode(link).as_ref(), Ok(&expected), "{link}");
        assert_eq!(decode(&encode(&expected)), Ok(expected));
    }
}

#[test]
fn members_that_came_later_fit_in_a_link() {
    let mut scenario = plain();
    let policy = scenario.policy.get_or_insert_default();
    policy.actual.set_cookie.on = true;
    policy.actual.redirect.to = RedirectTo::Chain;
    policy.actual.fault = Fault::Doubled;
    policy.preflight.cache_control = Switch::on("no-store");
    policy.cache.on = true;
    let link = encode(&scenario);
    assert_eq!(decode(&link), Ok(scenario), "{link}");
}

#[test]
fn every_known_failure_fits_in_a_link() {
    for known in failing_cases() {
        let link = encode(&known.case.0);
        assert_eq!(decode(&link).as_ref(), Ok(&known.case.0), "{link}");
        assert!(link.len() < SAFE_BYTES || known.case.0.request.url.len() > 500, "{link}");
    }
}

#[test]
fn a_link_has_only_what_every_tool_takes_for_a_part_of_it() {
    let mut scenario = plain();
    scenario.request.body = Some("ä b&c=d#e<f>\"(g)[h]*i`j'k\\l\n!".to_owned());
    let link = encode(&scenario);
    let usual = |c: char| c.is_ascii_alphanumeric() || "-._:/%+=&!".contains(c);
    assert!(link.chars().all(usual), "{link}");
    assert!(link.ends_with("&end"), "nothing that is taken for the end of a sentence");
    assert_eq!(decode(&link), Ok(scenario));
}

#[test]
fn a_bad_link_says_what_is_wrong() {
    for (link, expected) in [
        ("result", "this holds no experiment"),
        ("", "this holds no experiment"),
        ("2=x&end", "it is of version 2, and this page reads version 1; a newer page made it"),
        (
            "1=o=http://localhost:8000&r.url=http",
            "its end is missing; whatever passed it on has probably cut it off",
        ),
        ("1=o&end", "`o` makes no sense in it"),
        ("1=o=%zz&end", "`o=%zz` makes no sense in it"),
        ("1=o=%+1&end", "`o=%+1` makes no sense in it"),
        ("1=a.status=![&end", "`a.status=![` makes no sense in it"),
        ("1=o.x=1&end", "`o.x=1` makes no sense in it"),
        ("1=a.status=ok&end", "invalid type: string \"ok\", expected u16"),
        (
            "1=r.mode=navigate&end",
            "unknown value `navigate`, expected one of `cors`, `no-cors`, `same-origin`",
        ),
        (
            "1=more=1&end",
            "unknown field `more`, expected one of `page_origin`, `request`, `policy`",
        ),
    ] {
        assert_eq!(decode(link).expect_err(link).to_string(), expected);
    }
    let long = format!("1={}", "x".repeat(MOST_BYTES));
    assert_eq!(decode(&long), Err(PermalinkError::TooLong { bytes: MOST_BYTES + 2 }));
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,12}",
        "\\PC{0,6}",
        select(&["", "!", "!true", "null", "end", "a=b&c"][..]).prop_map(str::to_owned)
    ]
}

fn keyword<K: cors_engine::Keyword + std::fmt::Debug>() -> impl Strategy<Value = K> {
    select(K::ALL)
}

fn request() -> impl Strategy<Value = RequestSpec> {
    let words = (
        keyword::<Api>(),
        keyword::<Mode>(),
        keyword::<CredentialsMode>(),
        keyword::<RedirectMode>(),
        keyword::<CacheMode>(),
        keyword::<BodyType>(),
        keyword::<ReferrerPolicy>(),
    );
    let texts = (text(), text(), vec((text(), text()), 0..3), text());
    let options = (option::of(text()), option::of(text()), option::of(text()), option::of(text()));
    (words, texts, options, any::<[bool; 3]>()).prop_map(|(words, texts, options, flags)| {
        let (api, mode, credentials, redirect, cache, body_type, referrer_policy) = words;
        let (url, method, headers, integrity) = texts;
        let (body, blob_type, duplex, xhr_username) = options;
        let [upload_listener, keepalive, xhr_sync] = flags;
        RequestSpec {
            api,
            url,
            method,
            mode,
            credentials,
            redirect,
            cache,
            headers,
            body,
            body_type,
            blob_type,
            duplex,
            upload_listener,
            referrer_policy,
            keepalive,
            integrity,
            xhr_sync,
            xhr_password: xhr_username.clone(),
            xhr_username,
        }
    })
}

fn switch() -> impl Strategy<Value = Switch> {
    let value = prop_oneof![
        text().prop_map(HeaderSource::Fixed),
        Just(HeaderSource::Mirror { mirror: true }),
        vec(text(), 0..3).prop_map(|list| HeaderSource::List { list }),
    ];
    (any::<bool>(), value).prop_map(|(on, value)| Switch { on, value })
}

fn answer() -> impl Strategy<Value = Answer> {
    let switches = [switch(), switch(), switch(), switch(), switch(), switch(), switch()];
    let rest = (
        200_u16..600,
        option::of((text(), 200_u16..600)),
        any::<bool>(),
        select(&[OriginMatch::Exact, OriginMatch::NullToo, OriginMatch::UnescapedDot][..]),
        vec((text(), text()), 0..3),
        text(),
        0_u64..70_000,
        select(&[Delivery::Whole, Delivery::Hang, Delivery::Truncated][..]),
    );
    (switches, rest).prop_map(|(switches, rest)| {
        let [origin, credentials, methods, names, expose, max_age, vary] = switches;
        let (status, status_for, success, origin_match, headers, body, delay_ms, delivery) = rest;
        let mut answer = Answer::default_preflight();
        answer.status = status;
        answer.status_for = status_for.map(|one| StatusFor::from([one])).unwrap_or_default();
        answer.cors_when = if success { CorsWhen::Success } else { CorsWhen::Always };
        answer.allow_origin = origin;
        answer.origin_match = origin_match;
        answer.allow_credentials = credentials;
        answer.allow_methods = methods;
        answer.allow_headers = names;
        answer.expose_headers = expose;
        answer.max_age = max_age;
        answer.vary = vary;
        answer.headers = headers;
        answer.body = body;
        answer.delay_ms = delay_ms;
        answer.delivery = delivery;
        answer
    })
}

proptest! {
    #[test]
    fn a_link_gives_back_what_it_was_made_of(
        page_origin in text(),
        request in request(),
        policy in option::of((answer(), answer())),
    ) {
        let policy = policy.map(|(preflight, actual)| Policy { preflight, actual, ..Policy::default() });
        let scenario = Scenario { page_origin, request, policy };
        let link = encode(&scenario);
        prop_assert!(is_permalink(&link));
        prop_assert_eq!(decode(&link), Ok(scenario), "{}", link);
    }

    #[test]
    fn no_fragment_is_too_much(rest in "[-a-z0-9.=&!%+\\[\\]{}\",:]*", head in select(&["1=", "", "1=o="][..])) {
        let _ = decode(&format!("{head}{rest}&end"));
    }
}
