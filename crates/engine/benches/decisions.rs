//! How long a decision takes, its trace included.

use cors_engine::{
    Body, ExchangeKind, Network, Origin, PreflightCache, Profile, Request, Response, SentRequest,
    TransportFailure, fetch,
};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Answers everything with permission.
struct Permissive;

impl Network for Permissive {
    fn send(&mut self, request: &SentRequest<'_>) -> Result<Response, TransportFailure> {
        let headers: &[(&str, &str)] = match request.kind {
            ExchangeKind::Preflight => &[
                ("Access-Control-Allow-Origin", "http://localhost:8000"),
                ("Access-Control-Allow-Methods", "PUT"),
                ("Access-Control-Allow-Headers", "Content-Type, X-Id"),
            ],
            ExchangeKind::Actual => &[
                ("Access-Control-Allow-Origin", "http://localhost:8000"),
                ("Content-Type", "text/plain"),
            ],
        };
        let owned = |&(name, value): &(&str, &str)| (name.to_owned(), value.to_owned());
        Ok(Response { status: 200, headers: headers.iter().map(owned).collect() })
    }
}

fn request() -> Request {
    let origin = Origin::parse("http://localhost:8000").expect("an origin");
    Request::new(origin, "http://localhost:3000/")
}

fn preflighted() -> Request {
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    Request {
        method: "PUT".to_owned(),
        headers: vec![header("Content-Type", "application/json"), header("X-Id", "7")],
        body: Some(Body::Text("{}".to_owned())),
        ..request()
    }
}

#[divan::bench(args = [Profile::Standard, Profile::Webkit])]
fn without_preflight(bencher: Bencher<'_, '_>, profile: Profile) {
    let request = request();
    bencher.bench_local(|| decide(&request, profile));
}

#[divan::bench(args = [Profile::Standard, Profile::Webkit])]
fn with_preflight(bencher: Bencher<'_, '_>, profile: Profile) {
    let request = preflighted();
    bencher.bench_local(|| decide(&request, profile));
}

/// What the page asks at each keystroke: thirty safelisted headers, none of which preflights.
#[divan::bench]
fn safelist_of_thirty_headers(bencher: Bencher<'_, '_>) {
    let header = |_| ("Accept-Language".to_owned(), "en-GB,en;q=0.8".to_owned());
    let request = Request { headers: (0..30).map(header).collect(), ..request() };
    bencher.bench_local(|| decide(&request, Profile::Standard));
}

fn decide(request: &Request, profile: Profile) -> cors_engine::Outcome {
    let mut cache = PreflightCache::new();
    fetch(black_box(request), &mut cache, &mut Permissive, profile)
}
