//! Laws over all policies: each is refused with a problem, or sends exactly the lines it names.

use cors_wire::{
    Answer, COMPANION_HEADERS, Header, HeaderSource, Policy, Problem, RequestHead, Switch,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use crate::companion::Companion;
use crate::peer::Peer;

const CASES: u32 = 400;
const ORIGIN: &str = "http://localhost:8000";

/// Mostly what HTTP can carry, now and then what it cannot.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        40 => "[ -~]{0,12}",
        19 => "[\t -~\u{80}-\u{ff}\u{1}-\u{8}\u{e}-\u{1f}\u{7f}]{0,8}",
        1 => "[\r\n\u{0}\u{100}\u{20ac}a]{1,3}",
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        40 => "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,12}",
        1 => Just("Content-Length".to_owned()),
        1 => "[ :a\u{e9}]{0,3}",
    ]
}

fn switch() -> impl Strategy<Value = Switch> {
    let value = prop_oneof![
        5 => text().prop_map(HeaderSource::Fixed),
        1 => Just(HeaderSource::Mirror { mirror: true }),
        1 => vec(prop_oneof![Just(ORIGIN.to_owned()), text()], 0..3)
            .prop_map(|list| HeaderSource::List { list }),
    ];
    (any::<bool>(), value).prop_map(|(on, value)| Switch { on, value })
}

fn fixed_switch() -> impl Strategy<Value = Switch> {
    (any::<bool>(), text()).prop_map(|(on, text)| Switch { on, value: HeaderSource::Fixed(text) })
}

fn answer() -> impl Strategy<Value = Answer> {
    let status = prop_oneof![20 => 200_u16..=599, 1 => any::<u16>()];
    let mirrored = (switch(), fixed_switch(), switch(), switch());
    let fixed = (fixed_switch(), fixed_switch(), fixed_switch());
    (status, mirrored, fixed, vec((name(), text()), 0..3), ".{0,20}").prop_map(
        |(status, mirrored, fixed, headers, body)| {
            let (allow_origin, allow_credentials, allow_methods, allow_headers) = mirrored;
            let (expose_headers, max_age, vary) = fixed;
            Answer {
                status,
                allow_origin,
                allow_credentials,
                allow_methods,
                allow_headers,
                expose_headers,
                max_age,
                vary,
                headers,
                body,
                ..Answer::default()
            }
        },
    )
}

#[test]
fn a_policy_is_refused_or_sends_what_it_names() {
    let companion = Companion::start();
    let policies = (answer(), answer());
    let mut runner =
        TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(CASES) });
    let outcome = runner.run(&policies, |(preflight, actual)| {
        let policy = Policy { preflight, actual };
        let json = serde_json::to_string(&policy).expect("JSON");
        let reply = companion.call_with("PUT", "/api/endpoints/root", &json);
        let wrong = policy.validate();
        if !wrong.is_empty() {
            prop_assert_eq!(reply.status, 422);
            prop_assert_eq!(reply.json::<Problem>().errors, wrong);
            return Ok(());
        }
        prop_assert_eq!(reply.status, 200);
        sends_what_it_names(&mut companion.lab(), &policy, "GET", &policy.actual)?;
        sends_what_it_names(&mut companion.lab(), &policy, "OPTIONS", &policy.preflight)
    });
    outcome.expect("the law holds");
}

/// Fragments of requests in an order that makes no sense, and bytes that are none.
fn garbage() -> impl Strategy<Value = Vec<u8>> {
    let fragment = prop_oneof![
        Just(&b"GET / HTTP/1.1\r\nHost: a\r\n"[..]),
        Just(&b"POST /e/root HTTP/1.1\r\nHost: a\r\n"[..]),
        Just(&b"Transfer-Encoding: chunked\r\n"[..]),
        Just(&b"Content-Length: 3\r\n"[..]),
        Just(&b"Expect: 100-continue\r\n"[..]),
        Just(&b"\r\n"[..]),
        Just(&b"5\r\nabcde\r\n"[..]),
        Just(&b"ffffffffffffffff\r\n"[..]),
        Just(&b"0\r\n"[..]),
    ]
    .prop_map(<[u8]>::to_vec);
    vec(prop_oneof![9 => fragment, 1 => vec(any::<u8>(), 0..20)], 0..12)
        .prop_map(|fragments| fragments.concat())
}

#[test]
fn no_bytes_bring_the_server_down() {
    let companion = Companion::start();
    let mut runner =
        TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(CASES) });
    let outcome = runner.run(&garbage(), |bytes| {
        for mut peer in [companion.lab(), companion.console()] {
            peer.send_as_much_as_goes(&bytes);
            peer.finish();
            peer.drain();
        }
        prop_assert_eq!(companion.ask("GET", "/").status, 200);
        prop_assert_eq!(companion.call("GET", "/api/health").status, 200);
        Ok(())
    });
    outcome.expect("both listeners answer afterwards");
}

fn sends_what_it_names(
    lab: &mut Peer,
    policy: &Policy,
    method: &str,
    answer: &Answer,
) -> Result<(), TestCaseError> {
    let request = [("Origin", ORIGIN), ("Access-Control-Request-Method", "PUT")];
    let request = request.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let sent: Vec<_> = request.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let sent: Vec<_> = sent.iter().map(String::as_str).collect();
    let reply = lab.ask(method, "/", &sent);
    prop_assert_eq!(reply.status, answer.status);

    // What the pure function says is what goes out, byte for byte.
    let head = policy.answer(&RequestHead { method, headers: &request });
    let lines: Vec<_> =
        head.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    prop_assert_eq!(&reply.lines, &lines);

    // And that is what the policy names, no more and no less.
    let named = named(answer);
    prop_assert_eq!(&head.headers[..named.len()], &named[..]);
    let rest = &head.headers[named.len()..head.headers.len() - COMPANION_HEADERS.len()];
    for (name, _) in rest {
        prop_assert!(["Content-Type", "Content-Length"].contains(&name.as_str()), "{}", name);
    }
    let bodiless = matches!(answer.status, 204 | 205 | 304);
    prop_assert_eq!(reply.body, if bodiless { &b""[..] } else { answer.body.as_bytes() });
    Ok(())
}

/// The lines that an answer names, worked out a second time and more simply.
fn named(answer: &Answer) -> Vec<Header> {
    let switches = [
        ("Access-Control-Allow-Origin", &answer.allow_origin, Some(ORIGIN)),
        ("Access-Control-Allow-Credentials", &answer.allow_credentials, None),
        ("Access-Control-Allow-Methods", &answer.allow_methods, Some("PUT")),
        ("Access-Control-Allow-Headers", &answer.allow_headers, None),
        ("Access-Control-Expose-Headers", &answer.expose_headers, None),
        ("Access-Control-Max-Age", &answer.max_age, None),
        ("Vary", &answer.vary, None),
    ];
    let mut lines = Vec::new();
    for (name, switch, asked) in switches.into_iter().filter(|(_, switch, _)| switch.on) {
        let value = match &switch.value {
            HeaderSource::Fixed(text) => Some(text.as_str()),
            HeaderSource::Mirror { .. } => asked,
            HeaderSource::List { list } => asked.filter(|origin| list.iter().any(|o| o == origin)),
        };
        lines.extend(value.map(|value| (name.to_owned(), value.to_owned())));
    }
    lines.extend(answer.headers.iter().cloned());
    lines
}
