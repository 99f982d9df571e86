//! How many exchanges are judged in a second, from JSON to JSON.

use std::{fs::File, io::Read, path::Path};

use cors_engine::Profile;
use cors_experiment::judge::{Judgement, parse_exchange};
use divan::{Bencher, counter::ItemsCount};
use flate2::read::GzDecoder;

const EXCHANGES: usize = 10_000;

fn main() {
    divan::main();
}

#[divan::bench(args = [Profile::Standard, Profile::Webkit], sample_count = 20)]
fn ten_thousand_exchanges(bencher: Bencher<'_, '_>, profile: Profile) {
    let text = recording();
    let lines: Vec<_> = text.lines().skip(1).cycle().take(EXCHANGES).map(str::as_bytes).collect();
    bencher.counter(ItemsCount::new(EXCHANGES)).bench_local(|| {
        let mut output = Vec::new();
        for line in &lines {
            let exchange = parse_exchange(line).expect("an exchange").expect("no comment");
            serde_json::to_writer(&mut output, &Judgement::of(&exchange, profile)).expect("JSON");
            output.push(b'\n');
        }
        output
    });
}

fn recording() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/browser-records.jsonl.gz");
    let mut text = String::new();
    let file = File::open(path).expect("the recording is checked in");
    GzDecoder::new(file).read_to_string(&mut text).expect("the recording is compressed text");
    text
}
