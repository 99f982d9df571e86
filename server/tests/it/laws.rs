//! Laws over all policies: each is refused with a problem, or sends exactly the lines it names.

use cors_wire::{
    Answer, BodyType, COMPANION_HEADERS, Cookie, CorsWhen, Fault, HeaderSource, OriginMatch, Place,
    Policy, Problem, RedirectTo, RequestBody, RequestHead, SameSite,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use crate::companion::Companion;
use crate::peer::Peer;
use crate::policies::{ORIGIN, answer};

const CASES: u32 = 400;

/// The statuses that `cors_when: success` means.
const SUCCESS: [u16; 10] = [200, 201, 204, 206, 301, 302, 303, 304, 307, 308];

#[test]
fn a_policy_is_refused_or_sends_what_it_names() {
    let companion = Companion::start();
    let policies = (answer(), answer());
    let mut runner =
        TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(CASES) });
    let outcome = runner.run(&policies, |(preflight, actual)| {
        let policy = Policy { preflight, actual, ..Policy::default() };
        let json = serde_json::to_string(&policy).expect("JSON");
        let reply = companion.call_with("PUT", "/api/endpoints/root", &json);
        let wrong = policy.validate();
        if !wrong.is_empty() {
            prop_assert_eq!(reply.status, 422);
            prop_assert_eq!(reply.json::<Problem>().errors, wrong);
            return Ok(());
        }
        prop_assert_eq!(reply.status, 200);
        let port = companion.lab_ports[0];
        sends_what_it_names(&mut companion.lab(), port, &policy, "GET", &policy.actual)?;
        sends_what_it_names(&mut companion.lab(), port, &policy, "OPTIONS", &policy.preflight)
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
    port: u16,
    policy: &Policy,
    method: &str,
    answer: &Answer,
) -> Result<(), TestCaseError> {
    let host = format!("localhost:{port}");
    let request =
        [("Host", host.as_str()), ("Origin", ORIGIN), ("Access-Control-Request-Method", "PUT")];
    let request = request.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let sent: Vec<_> = request.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let sent: Vec<_> = sent.iter().map(String::as_str).collect();
    let reply = lab.ask(method, "/", &sent);

    // What the pure function says is what goes out, byte for byte.
    let place = Place { scheme: "http", host: "localhost", port, target: "/" };
    let asked = RequestHead { method, place, headers: &request };
    let head = policy.answer(&asked);
    let lines: Vec<_> =
        head.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    prop_assert_eq!(&reply.lines, &lines);
    prop_assert_eq!(reply.status, head.status);
    let content = answer.content(&asked, RequestBody::default());
    prop_assert_eq!(&reply.body[..], &content[..]);

    // And that is what the policy names, no more and no less.
    let leads = answer.redirect.to != RedirectTo::Nowhere && status_of(answer.fault).is_none();
    let own = answer.status_for.get(method).unwrap_or(answer.status);
    let status = if leads { answer.redirect.status } else { own };
    let named = named(answer, status);
    let mut rest = lines.iter();
    for expected in &named {
        prop_assert_eq!(rest.next(), Some(expected));
    }
    let rest: Vec<_> = rest.collect();
    let (rest, own) = rest.split_at(rest.len() - COMPANION_HEADERS.len());
    for line in rest {
        let framing = ["Location: ", "Content-Type: ", "Content-Length: "];
        prop_assert!(framing.iter().any(|name| line.starts_with(name)), "{}", line);
    }
    prop_assert_eq!(own[0], "Content-Security-Policy: sandbox");
    let location = rest.iter().any(|line| line.starts_with("Location: "));
    prop_assert_eq!(location, leads);
    prop_assert_eq!(reply.status, status_of(answer.fault).unwrap_or(status));
    if answer.body_type == BodyType::Text && status_of(answer.fault).is_none() {
        let bodiless = matches!(status, 204 | 205 | 304);
        prop_assert_eq!(reply.body, if bodiless { &b""[..] } else { answer.body.as_bytes() });
    }
    Ok(())
}

fn status_of(fault: Fault) -> Option<u16> {
    match fault {
        Fault::None | Fault::Doubled | Fault::Stripped => None,
        Fault::Unauthorized => Some(401),
        Fault::NotFound => Some(404),
        Fault::MethodNotAllowed => Some(405),
        Fault::Gateway => Some(200),
    }
}

/// The lines that an answer of this status names, worked out a second time and more simply.
fn named(answer: &Answer, status: u16) -> Vec<String> {
    match answer.fault {
        Fault::None | Fault::Doubled | Fault::Stripped => {}
        Fault::Unauthorized => return vec!["WWW-Authenticate: Bearer".to_owned()],
        Fault::NotFound => return Vec::new(),
        Fault::MethodNotAllowed => return vec!["Allow: GET, HEAD, POST".to_owned()],
        Fault::Gateway => return vec!["Allow: GET, HEAD, POST, OPTIONS".to_owned()],
    }
    let switches = [
        ("Access-Control-Allow-Origin", &answer.allow_origin, Some(ORIGIN)),
        ("Access-Control-Allow-Credentials", &answer.allow_credentials, None),
        ("Access-Control-Allow-Methods", &answer.allow_methods, Some("PUT")),
        ("Access-Control-Allow-Headers", &answer.allow_headers, None),
        ("Access-Control-Expose-Headers", &answer.expose_headers, None),
        ("Access-Control-Max-Age", &answer.max_age, None),
        ("Vary", &answer.vary, None),
        ("Timing-Allow-Origin", &answer.timing_allow_origin, Some(ORIGIN)),
        ("Cross-Origin-Resource-Policy", &answer.resource_policy, None),
        ("Cache-Control", &answer.cache_control, None),
    ];
    let silent = answer.cors_when == CorsWhen::Success && !SUCCESS.contains(&status);
    let goes = |name: &str| !silent || !(name.starts_with("Access-Control-") || name == "Vary");
    let mut lines = Vec::new();
    let on = switches.into_iter().filter(|(name, switch, _)| switch.on && goes(name));
    for (name, switch, asked) in on {
        let values: Vec<String> = match &switch.value {
            HeaderSource::Fixed(text) => vec![text.clone()],
            HeaderSource::Lines { lines } => lines.clone(),
            HeaderSource::Mirror { .. } => asked.map(str::to_owned).into_iter().collect(),
            HeaderSource::List { list } => {
                let is_taken = list.iter().any(|listed| takes(answer.origin_match, listed));
                is_taken.then(|| ORIGIN.to_owned()).into_iter().collect()
            }
            HeaderSource::Computed { .. } => depends_on(answer),
        };
        lines.extend(values.iter().map(|value| format!("{name}: {value}")));
    }
    lines.extend(cookie_of(&answer.set_cookie));
    lines.extend(answer.headers.iter().map(|(name, value)| format!("{name}: {value}")));
    if answer.fault == Fault::None {
        return lines;
    }
    let cors = |line: &String| line.to_ascii_lowercase().starts_with("access-control-");
    let kept = if answer.fault == Fault::Doubled { 2 } else { 0 };
    let times = |line: &String| if cors(line) { kept } else { 1 };
    lines.into_iter().flat_map(|line| std::iter::repeat_n(line.clone(), times(&line))).collect()
}

/// Whether the origin that asks is taken for a listed one.
fn takes(by: OriginMatch, listed: &str) -> bool {
    let host = match listed.find(':') {
        Some(scheme) if listed[scheme..].starts_with("://") => &listed[scheme + 3..],
        Some(_) | None => listed,
    };
    match by {
        OriginMatch::Exact | OriginMatch::NullToo => ORIGIN == listed,
        OriginMatch::Suffix => ORIGIN.ends_with(host),
        OriginMatch::Prefix => ORIGIN.starts_with(listed),
        OriginMatch::Substring => ORIGIN.contains(host),
        OriginMatch::UnescapedDot => {
            let mut asks = ORIGIN.chars();
            let all = listed.chars().all(|c| asks.next().is_some_and(|a| c == a || c == '.'));
            all && asks.next().is_none()
        }
    }
}

fn cookie_of(cookie: &Cookie) -> Option<String> {
    let mut parts = vec![format!("Set-Cookie: {}={}", cookie.name, cookie.value)];
    parts.extend((!cookie.path.is_empty()).then(|| format!("Path={}", cookie.path)));
    parts.extend(cookie.max_age.map(|seconds| format!("Max-Age={seconds}")));
    match cookie.same_site {
        SameSite::Unset => {}
        SameSite::Strict => parts.push("SameSite=Strict".to_owned()),
        SameSite::Lax => parts.push("SameSite=Lax".to_owned()),
        SameSite::None => parts.push("SameSite=None".to_owned()),
    }
    parts.extend(cookie.secure.then(|| "Secure".to_owned()));
    parts.extend(cookie.http_only.then(|| "HttpOnly".to_owned()));
    cookie.on.then(|| parts.join("; "))
}

/// What a computed `Vary` says.
fn depends_on(answer: &Answer) -> Vec<String> {
    let mut names = Vec::new();
    let repeats = |source: &HeaderSource| {
        matches!(source, HeaderSource::Mirror { .. } | HeaderSource::List { .. })
    };
    let origins = [&answer.allow_origin, &answer.timing_allow_origin];
    if origins.iter().any(|switch| switch.on && repeats(&switch.value))
        || answer.redirect.to == RedirectTo::Home
    {
        names.push("Origin");
    }
    if answer.allow_methods.on && repeats(&answer.allow_methods.value) {
        names.push("Access-Control-Request-Method");
    }
    if answer.allow_headers.on && repeats(&answer.allow_headers.value) {
        names.push("Access-Control-Request-Headers");
    }
    if names.is_empty() { Vec::new() } else { vec![names.join(", ")] }
}
