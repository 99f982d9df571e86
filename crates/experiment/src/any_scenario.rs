//! Scenarios of every kind, sensible or not, for laws.

use cors_engine::{Api, CacheMode, CredentialsMode, Mode, RedirectMode, ReferrerPolicy};
use cors_wire::{Answer, CorsWhen, Delivery, HeaderSource, OriginMatch, Policy, StatusFor, Switch};
use proptest::{collection::vec, option, prelude::*, sample::select};

use crate::{BodyType, RequestSpec, Scenario};

/// Any scenario.
pub(crate) fn scenario() -> impl Strategy<Value = Scenario> {
    // Boxed, because what they are made of is large.
    let (request, policy) = (request().boxed(), (answer().boxed(), answer().boxed()));
    (text(), request, option::of(policy), any::<[bool; 2]>()).prop_map(|parts| {
        let (page_origin, request, policy, [worker, kept_url]) = parts;
        let policy =
            policy.map(|(preflight, actual)| Policy { preflight, actual, ..Policy::default() });
        Scenario { page_origin, request, policy, worker, kept_url }
    })
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
