//! What holds for every request and every answer.

use cors_engine::{
    Api, Body, CacheMode, Cause, CredentialsMode, Duplex, HeaderList, Keyword, Mode, Network,
    Origin, Outcome, PreflightCache, Profile, RedirectMode, Request, Response, SentRequest,
    Settlement, TransportFailure, fetch,
};
use proptest::{
    collection::vec,
    option,
    prelude::{Just, ProptestConfig, Strategy, any},
    prop_assert, prop_assert_eq, prop_oneof, proptest,
    sample::select,
};

type Headers = Vec<(String, String)>;

/// Answers that do not depend on the request.
#[derive(Clone, Debug)]
struct Answers(Vec<Option<(u16, Headers)>>);

impl Network for Answers {
    fn send(&mut self, request: &SentRequest<'_>) -> Result<Response, TransportFailure> {
        let index = 2 * request.hop + usize::from(request.method == "OPTIONS");
        let answer = self.0.get(index).cloned().flatten().ok_or(TransportFailure)?;
        Ok(Response { status: answer.0, headers: answer.1.into_iter().collect::<HeaderList>() })
    }
}

fn run(request: &Request, answers: &Answers, profile: Profile) -> Outcome {
    fetch(request, &mut PreflightCache::new(), &mut answers.clone(), profile)
}

fn text(choices: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![6 => select(choices).prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => any::<String>()]
}

fn header(
    names: &'static [&'static str],
    values: &'static [&'static str],
) -> impl Strategy<Value = (String, String)> {
    (text(names), text(values))
}

fn request() -> impl Strategy<Value = Request> {
    let names = &["X-A", "Content-Type", "Accept", "Authorization", "Range", "Cookie", "DPR"];
    let values = &["1", "text/plain", "application/json", "bytes=0-1", "on", ""];
    let urls = &["http://localhost:3000/", "/x", "https://x.test/", "http://127.0.0.1:3000/"];
    let body = prop_oneof![
        Just(Body::Text("x".to_owned())),
        Just(Body::Blob { content: String::new(), media_type: "application/json".to_owned() }),
        Just(Body::Stream { content: "x".to_owned(), duplex: Duplex::Half }),
    ];
    (
        (select(&["http://localhost:8000", "https://app.example", "null"][..]), text(urls)),
        text(&["GET", "POST", "PUT", "patch", "DELETE"]),
        (select(Api::ALL), select(Mode::ALL), select(CredentialsMode::ALL)),
        (select(RedirectMode::ALL), select(CacheMode::ALL)),
        vec(header(names, values), 0..4),
        (option::of(body), any::<bool>()),
    )
        .prop_map(
            |(
                (origin, url),
                method,
                (api, mode, credentials),
                (redirect, cache),
                headers,
                (body, upload_listener),
            )| {
                let origin = Origin::parse(origin).expect("an origin");
                Request {
                    api,
                    method,
                    mode,
                    credentials,
                    redirect,
                    cache,
                    headers,
                    body,
                    upload_listener,
                    ..Request::new(origin, url)
                }
            },
        )
}

fn answers() -> impl Strategy<Value = Answers> {
    let names = &[
        "Access-Control-Allow-Origin",
        "Access-Control-Allow-Credentials",
        "Access-Control-Allow-Methods",
        "Access-Control-Allow-Headers",
        "Access-Control-Expose-Headers",
        "Access-Control-Max-Age",
        "Location",
        "Cross-Origin-Resource-Policy",
        "Content-Type",
    ];
    let values = &[
        "*",
        "http://localhost:8000",
        "https://app.example",
        "null",
        "true",
        "PUT, DELETE",
        "x-a, content-type",
        "600",
        "/b",
        "https://y.test/",
        "same-origin",
        "a b",
    ];
    let status =
        prop_oneof![3 => Just(200), 1 => select(&[204, 301, 303, 307, 404][..]), 1 => 100..600u16];
    vec(option::weighted(0.9, (status, vec(header(names, values), 0..5))), 0..8).prop_map(Answers)
}

fn kind(outcome: &Outcome) -> &'static str {
    match &outcome.settlement {
        Settlement::Resolve(_) => "resolve",
        Settlement::Reject(_) => "reject",
        Settlement::Throw(_) => "throw",
    }
}

fn is_cors_header(name: &str) -> bool {
    name.to_ascii_lowercase().starts_with("access-control-")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_input_panics(request in request(), answers in answers(), profile in select(Profile::ALL)) {
        let outcome = run(&request, &answers, profile);
        prop_assert!(outcome.hops.len() <= 21);
        prop_assert_eq!(outcome.hops.is_empty(), kind(&outcome) == "throw");
        let failed = outcome.trace.iter().filter(|check| check.verdict == cors_engine::Verdict::Fail);
        prop_assert_eq!(failed.count(), usize::from(outcome.failure().is_some()));
    }

    #[test]
    fn the_spelling_of_header_names_decides_nothing(request in request(), answers in answers(), profile in select(Profile::ALL)) {
        let upper = |headers: &Headers| {
            headers.iter().map(|(name, value)| (name.to_ascii_uppercase(), value.clone())).collect()
        };
        let shouted = Answers(answers.0.iter().flatten().map(|(s, h)| Some((*s, upper(h)))).collect());
        let kept = Answers(answers.0.iter().flatten().cloned().map(Some).collect());
        let louder = Request { headers: upper(&request.headers), ..request.clone() };
        let (before, after) = (run(&request, &kept, profile), run(&louder, &shouted, profile));
        prop_assert_eq!(kind(&before), kind(&after));
        prop_assert_eq!(before.hops, after.hops);
    }

    #[test]
    fn an_unrelated_response_header_changes_no_outcome(request in request(), answers in answers(), profile in select(Profile::ALL)) {
        let mut more = answers.clone();
        for (_, headers) in more.0.iter_mut().flatten() {
            headers.push(("X-Unrelated".to_owned(), "1".to_owned()));
        }
        let (before, after) = (run(&request, &answers, profile), run(&request, &more, profile));
        prop_assert_eq!(kind(&before), kind(&after));
        prop_assert_eq!(before.failure(), after.failure());
        prop_assert_eq!(before.hops, after.hops);
    }

    #[test]
    fn without_cors_headers_nothing_more_gets_through(request in request(), answers in answers(), profile in select(Profile::ALL)) {
        let outcome = run(&request, &answers, profile);
        if request.mode != Mode::Cors || kind(&outcome) != "reject" {
            return Ok(());
        }
        let mut bare = answers;
        for (_, headers) in bare.0.iter_mut().flatten() {
            headers.retain(|(name, _)| !is_cors_header(name));
        }
        prop_assert_eq!(kind(&run(&request, &bare, profile)), "reject");
    }

    #[test]
    fn a_needed_preflight_stays_needed_when_a_header_is_added(request in request(), added in header(&["X-B", "Accept"], &["1", "text/html"])) {
        let first = |request: &Request| {
            let outcome = run(request, &Answers(Vec::new()), Profile::Standard);
            (kind(&outcome), outcome.hops.first().map(|hop| hop.preflight.is_some()))
        };
        if first(&request).1 != Some(true) {
            return Ok(());
        }
        let mut more = request.clone();
        more.headers.push(added);
        let (outcome, preflight) = first(&more);
        if outcome == "throw" {
            return Ok(());
        }
        prop_assert_eq!(preflight, Some(true));
    }

    #[test]
    fn a_remembered_preflight_gives_the_verdict_of_a_sent_one(request in request(), answers in answers(), profile in select(Profile::ALL)) {
        let mut cache = PreflightCache::new();
        let mut fetch = || fetch(&request, &mut cache, &mut answers.clone(), profile);
        let (sent, remembered) = (fetch(), fetch());
        prop_assert_eq!(kind(&sent), kind(&remembered));
        prop_assert_eq!(sent.failure().map(|f| f.cause.id()), remembered.failure().map(|f| f.cause.id()));
    }

    #[test]
    fn the_order_of_response_headers_of_different_names_decides_nothing(request in request(), answers in answers(), profile in select(Profile::ALL)) {
        let mut sorted = answers.clone();
        for (_, headers) in sorted.0.iter_mut().flatten() {
            headers.sort_by_key(|(name, _)| name.to_ascii_lowercase());
        }
        let (before, after) = (run(&request, &answers, profile), run(&request, &sorted, profile));
        prop_assert_eq!(before.failure(), after.failure());
        prop_assert_eq!(before.hops, after.hops);
    }
}

#[test]
fn much_input_takes_bounded_time() {
    let origin = Origin::parse("http://localhost:8000").expect("an origin");
    let large = "a,".repeat(500_000);
    let headers = (0..300).map(|number| (format!("X-{number}"), "1".to_owned())).collect();
    let request = Request { headers, ..Request::new(origin, "http://localhost:3000/") };
    let lines = vec![
        ("Access-Control-Allow-Origin".to_owned(), "*".to_owned()),
        ("Access-Control-Allow-Headers".to_owned(), large),
    ];
    let answers = Answers(vec![Some((200, lines.clone())), Some((200, lines))]);
    let outcome = run(&request, &answers, Profile::Standard);
    let Some(Cause::HeaderNotAllowed { missing, .. }) = outcome.failure().map(|f| &f.cause) else {
        panic!("{:?}", outcome.settlement);
    };
    assert_eq!(missing.len(), 300);
}
