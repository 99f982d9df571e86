//! Reads the recordings.

use std::{collections::BTreeMap, fs::File, io::Read, path::Path, sync::LazyLock};

use cors_experiment::judge::{Exchange, parse_exchange};
use flate2::read::GzDecoder;
use serde::Deserialize;

/// One recorded exchange: what goes in, and what each browser made of it.
pub(crate) struct Record {
    pub(crate) id: String,
    pub(crate) exchange: Exchange,
    pub(crate) observed: BTreeMap<String, Observed>,
}

/// What a browser did, with one request or with each of several.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Observed {
    Steps { steps: Vec<Observation> },
    One(Observation),
}

/// What a browser did with one request.
#[derive(Deserialize)]
pub(crate) struct Observation {
    pub(crate) outcome: String,
    #[serde(rename = "type")]
    pub(crate) response_type: Option<String>,
    pub(crate) status: Option<u16>,
    pub(crate) visible_headers: Option<Vec<String>>,
    pub(crate) wire: Vec<Wire>,
    pub(crate) reason: Option<String>,
    pub(crate) reason_parameter: Option<String>,
}

/// A request that reached a server.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Wire {
    pub(crate) preflight: bool,
    pub(crate) method: String,
    pub(crate) origin: Option<String>,
    pub(crate) cookie: bool,
    pub(crate) request_method: Option<String>,
    pub(crate) request_headers: Option<String>,
}

impl Observed {
    /// What the browser did with each request, in order.
    pub(crate) fn observations(&self) -> &[Observation] {
        match self {
            Self::Steps { steps } => steps,
            Self::One(observation) => std::slice::from_ref(observation),
        }
    }
}

/// The first recording: 1,500 exchanges.
pub(crate) static FIRST: LazyLock<Vec<Record>> =
    LazyLock::new(|| records("browser-records.jsonl.gz"));

/// The second recording: 700 exchanges of rarer kinds.
pub(crate) static SECOND: LazyLock<Vec<Record>> =
    LazyLock::new(|| records("browser-records-2.jsonl.gz"));

/// The third recording: 500 exchanges, most of them about where engines differ.
pub(crate) static THIRD: LazyLock<Vec<Record>> =
    LazyLock::new(|| records("browser-records-3.jsonl.gz"));

/// Every record.
pub(crate) fn all() -> impl Iterator<Item = &'static Record> {
    [&FIRST, &SECOND, &THIRD].into_iter().flat_map(|records| records.iter())
}

/// The text of a compressed file of evidence.
pub(crate) fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    let file = File::open(&path).expect("the evidence is checked in");
    let mut text = String::new();
    GzDecoder::new(file).read_to_string(&mut text).expect("the evidence is compressed text");
    text
}

fn records(name: &str) -> Vec<Record> {
    #[derive(Deserialize)]
    struct Members {
        observed: BTreeMap<String, Observed>,
    }

    let text = text(name);
    let lines = text.lines().filter_map(|line| {
        let exchange = parse_exchange(line.as_bytes()).expect("an exchange")?;
        let Members { observed } = serde_json::from_str(line).expect("observations");
        Some(Record { id: exchange.id.clone(), exchange, observed })
    });
    lines.collect()
}
