//! The page's verdict over recordings of three browsers: what the browser did, against what the
//! servers recorded, must be one story.

use std::io::Read;

use cors_engine::Profile;
use cors_experiment::{
    BrowserOutcome, BrowserResponse, Scenario, Verdict, Witnesses,
    judge::{Answer, Exchange, judge, parse_exchange},
    reconcile,
};
use cors_wire::{ExchangeKind, RecordedAnswer, RecordedRequest};
use flate2::read::GzDecoder;
use serde::Deserialize;
use url::{Position, Url};

const RECORDS: &[u8] = include_bytes!("data/browser-records.jsonl.gz");

/// What a browser did.
#[derive(Deserialize)]
struct Observed {
    outcome: String,
    #[serde(rename = "type")]
    response_type: Option<String>,
    #[serde(default)]
    status: u16,
    #[serde(default)]
    visible_headers: Vec<String>,
    wire: Vec<Wire>,
}

/// A request that reached a server.
#[derive(Deserialize)]
struct Wire {
    hop: usize,
    preflight: bool,
    method: String,
}

impl Observed {
    fn outcome(&self) -> BrowserOutcome {
        let text = || "TypeError".to_owned();
        match self.outcome.as_str() {
            "resolve" => BrowserOutcome::Resolved(BrowserResponse {
                response_type: self.response_type.clone(),
                status: self.status,
                headers: self.visible_headers.iter().map(|h| (h.clone(), String::new())).collect(),
                body: String::new(),
            }),
            "reject" => BrowserOutcome::Rejected(text()),
            _ => BrowserOutcome::Threw(text()),
        }
    }
}

/// The record that the companion would have kept of these requests.
fn record(exchange: &Exchange, wire: &[Wire], profile: Profile) -> Vec<cors_wire::Exchange> {
    let outcome = &judge(exchange, &profile.rules())[0];
    let recorded = |(number, wire): (usize, &Wire)| {
        let url = outcome.hops.get(wire.hop).and_then(|hop| Url::parse(&hop.url).ok());
        let target = url.map_or_else(String::new, |url| {
            url[Position::BeforePath..Position::AfterQuery].to_owned()
        });
        let kind = if wire.preflight { ExchangeKind::Preflight } else { ExchangeKind::Actual };
        cors_wire::Exchange {
            number: number as u64 + 1,
            run: None,
            endpoint: None,
            revision: None,
            kind,
            request: RecordedRequest {
                port: 3000,
                method: wire.method.clone(),
                target,
                headers: Vec::new(),
                body_bytes: 0,
                at_us: 0,
            },
            answer: answer(exchange, wire),
        }
    };
    wire.iter().enumerate().map(recorded).collect()
}

fn answer(exchange: &Exchange, wire: &Wire) -> Option<RecordedAnswer> {
    let hop = exchange.steps[0].hops.get(wire.hop)?;
    match if wire.preflight { hop.preflight.as_ref() } else { hop.response.as_ref() }? {
        Answer::Http(answer) => Some(RecordedAnswer {
            status: answer.status.code(),
            headers: answer
                .headers
                .iter()
                .map(|line| (line.name().to_owned(), line.value().to_owned()))
                .collect(),
            body_bytes: 0,
            at_us: 0,
            from_cache: None,
        }),
        Answer::Failed { .. } => None,
    }
}

fn verdict(exchange: &Exchange, observed: &Observed, profile: Profile) -> Verdict {
    let scenario = Scenario::new(
        exchange.page.origin.origin().serialize(),
        exchange.steps[0].request.clone(),
        None,
    );
    let record = record(exchange, &observed.wire, profile);
    reconcile(&scenario, &observed.outcome(), &record, profile)
}

#[test]
fn browser_and_record_tell_one_story_in_every_recorded_run() {
    let mut text = String::new();
    GzDecoder::new(RECORDS).read_to_string(&mut text).expect("the recordings");
    let engines = [
        ("chromium", Profile::Chromium),
        ("firefox", Profile::Firefox),
        ("webkit", Profile::Webkit),
    ];
    let mut runs = 0;
    for line in text.lines() {
        let Some(exchange) = parse_exchange(line.as_bytes()).expect("an exchange") else {
            continue;
        };
        let all: serde_json::Value = serde_json::from_str(line).expect("JSON");
        for (engine, profile) in engines {
            let observed = Observed::deserialize(&all["observed"][engine]).expect("a run");
            let witnesses = verdict(&exchange, &observed, profile).witnesses();
            assert!(witnesses == Witnesses::Agree, "{engine} {}", exchange.id);
            runs += 1;
        }
    }
    assert_eq!(runs, 4_500);
}
