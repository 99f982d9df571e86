//! Answers of all kinds, for the laws: most can be sent, some cannot.

use cors_wire::{
    Answer, BodyType, Cookie, CorsWhen, Fault, Header, HeaderSource, OriginMatch, Redirect,
    RedirectTo, SameSite, StatusFor, Switch,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// The origin that asks.
pub(crate) const ORIGIN: &str = "http://localhost:8000";

/// Mostly what HTTP can carry, now and then what it cannot.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        60 => "[ -~]{0,12}",
        29 => "[\t -~\u{80}-\u{ff}\u{1}-\u{8}\u{e}-\u{1f}\u{7f}]{0,8}",
        1 => "[\r\n\u{0}\u{100}\u{20ac}a]{1,3}",
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        40 => "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,12}",
        4 => Just("access-CONTROL-Allow-Origin".to_owned()),
        1 => Just("Content-Length".to_owned()),
        1 => "[ :a\u{e9}]{0,3}",
    ]
}

fn fixed() -> impl Strategy<Value = HeaderSource> {
    prop_oneof![
        4 => text().prop_map(HeaderSource::Fixed),
        1 => vec(text(), 0..4).prop_map(|lines| HeaderSource::Lines { lines }),
    ]
}

/// An origin of a list: the one that asks, one that a mistake takes for it, or anything.
fn listed() -> impl Strategy<Value = String> {
    const NEAR: [&str; 5] = [
        "https://host:8000",
        "http://local",
        "https://localhost",
        "http://local.ost:8000",
        "http://localhost:3000",
    ];
    let near = select(&NEAR).prop_map(str::to_owned);
    prop_oneof![2 => Just(ORIGIN.to_owned()), 3 => near, 1 => text()]
}

fn any_source() -> impl Strategy<Value = HeaderSource> {
    prop_oneof![
        20 => fixed(),
        9 => Just(HeaderSource::Mirror { mirror: true }),
        9 => vec(listed(), 0..3).prop_map(|list| HeaderSource::List { list }),
        1 => Just(HeaderSource::Computed { computed: true }),
    ]
}

fn mirrored() -> impl Strategy<Value = HeaderSource> {
    prop_oneof![20 => fixed(), 19 => Just(HeaderSource::Mirror { mirror: true }), 1 => any_source()]
}

fn computed() -> impl Strategy<Value = HeaderSource> {
    prop_oneof![20 => fixed(), 20 => Just(HeaderSource::Computed { computed: true })]
}

fn switch(value: impl Strategy<Value = HeaderSource>) -> impl Strategy<Value = Switch> {
    (any::<bool>(), value).prop_map(|(on, value)| Switch { on, value })
}

fn redirect() -> impl Strategy<Value = Redirect> {
    const PLACES: [RedirectTo; 10] = [
        RedirectTo::Nowhere,
        RedirectTo::SamePath,
        RedirectTo::TrailingSlash,
        RedirectTo::OtherPort,
        RedirectTo::OtherSite,
        RedirectTo::Home,
        RedirectTo::UserInfo,
        RedirectTo::Chain,
        RedirectTo::Loop,
        RedirectTo::Location,
    ];
    let to = prop_oneof![2 => Just(RedirectTo::Nowhere), 1 => select(&PLACES)];
    let status = prop_oneof![20 => select(&[301_u16, 302, 303, 307, 308]), 1 => any::<u16>()];
    let times = prop_oneof![20 => 1_u32..=50, 1 => any::<u32>()];
    let port = prop_oneof![20 => 1_u16.., 1 => Just(0)];
    (to, status, times, text(), port).prop_map(|(to, status, times, location, port)| Redirect {
        to,
        status,
        times,
        location,
        port,
    })
}

fn cookie() -> impl Strategy<Value = Cookie> {
    const SITES: [SameSite; 4] = [SameSite::Unset, SameSite::Strict, SameSite::Lax, SameSite::None];
    let path = prop_oneof![3 => Just(String::new()), 2 => Just("/e".to_owned()), 1 => text()];
    let flags = (any::<bool>(), any::<bool>(), any::<bool>());
    (flags, text(), select(&SITES), path, any::<Option<i64>>()).prop_map(
        |((on, secure, http_only), value, same_site, path, max_age)| Cookie {
            on,
            name: "session".to_owned(),
            value,
            same_site,
            secure,
            http_only,
            path,
            max_age,
        },
    )
}

fn status_for() -> impl Strategy<Value = StatusFor> {
    let method = select(&["GET", "OPTIONS", "PUT"]);
    let one = (method, 200_u16..=599).prop_map(|(m, status)| [(m.to_owned(), status)].into());
    prop_oneof![2 => Just(StatusFor::default()), 1 => one]
}

fn fault() -> impl Strategy<Value = Fault> {
    const FAULTS: [Fault; 6] = [
        Fault::Unauthorized,
        Fault::NotFound,
        Fault::MethodNotAllowed,
        Fault::Doubled,
        Fault::Stripped,
        Fault::Gateway,
    ];
    prop_oneof![3 => Just(Fault::None), 2 => select(&FAULTS)]
}

fn headers() -> impl Strategy<Value = Vec<Header>> {
    vec((name(), text()), 0..3)
}

fn origin_match() -> impl Strategy<Value = OriginMatch> {
    const WAYS: [OriginMatch; 6] = [
        OriginMatch::Exact,
        OriginMatch::Suffix,
        OriginMatch::Prefix,
        OriginMatch::Substring,
        OriginMatch::UnescapedDot,
        OriginMatch::NullToo,
    ];
    select(&WAYS)
}

/// An answer of which every member may be anything.
pub(crate) fn answer() -> impl Strategy<Value = Answer> {
    const BODIES: [BodyType; 5] =
        [BodyType::Text, BodyType::Json, BodyType::Image, BodyType::EventStream, BodyType::Echo];
    let status = prop_oneof![20 => 200_u16..=599, 1 => any::<u16>()];
    let asked = (
        switch(any_source()),
        switch(mirrored()),
        switch(mirrored()),
        switch(mirrored()),
        switch(computed()),
    );
    let plain = (switch(fixed()), switch(fixed()), switch(fixed()), switch(fixed()));
    let more = (switch(fixed()), cookie(), redirect(), fault(), select(&BODIES));
    let when = (select(&[CorsWhen::Always, CorsWhen::Success]), status_for(), origin_match());
    (status, asked, plain, more, headers(), ".{0,20}", when).prop_map(
        |(status, asked, plain, more, headers, body, (cors_when, status_for, origin_match))| {
            let (allow_origin, allow_methods, allow_headers, timing_allow_origin, vary) = asked;
            let (allow_credentials, expose_headers, max_age, resource_policy) = plain;
            let (cache_control, set_cookie, redirect, fault, body_type) = more;
            Answer {
                status,
                allow_origin,
                allow_credentials,
                allow_methods,
                allow_headers,
                expose_headers,
                max_age,
                vary,
                timing_allow_origin,
                resource_policy,
                cache_control,
                set_cookie,
                cors_when,
                status_for,
                origin_match,
                headers,
                redirect,
                fault,
                body_type,
                body,
                ..Answer::default()
            }
        },
    )
}
