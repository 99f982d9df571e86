//! The record as an HTTP Archive, [HAR 1.2](http://www.softwareishard.com/blog/har-12-spec/).
//!
//! Made one entry at a time, so that a long record is never in memory twice.

mod entry;
mod moment;
mod secrets;
mod size;

pub(crate) use secrets::Secrets;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::SystemTime;

use cors_wire::Exchange;
use serde_json::{Value, json};

use secrets::Mask;

/// What an archive has to know besides the exchanges.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    /// When the clock of the record stood at 0.
    pub(crate) started: SystemTime,
    /// The port on which the lab speaks TLS.
    pub(crate) tls_port: Option<u16>,
}

/// The archive of these exchanges in pieces, which one after the other are one JSON document.
pub(crate) fn pieces(
    exchanges: Vec<Arc<Exchange>>,
    setting: Setting,
    secrets: Secrets,
) -> impl Iterator<Item = String> {
    let mask = Mask::new(secrets, &exchanges);
    let opening = opening(&exchanges, setting);
    let entries = exchanges.into_iter().enumerate().map(move |(index, exchange)| {
        let comma = if index == 0 { "" } else { "," };
        format!("{comma}\n{}", entry::entry(&exchange, setting, &mask))
    });
    std::iter::once(opening).chain(entries).chain(std::iter::once("\n]}}\n".to_owned()))
}

/// Everything before the entries. Each run is a page, so that viewers show it as a group.
fn opening(exchanges: &[Arc<Exchange>], setting: Setting) -> String {
    let mut runs = BTreeMap::new();
    for exchange in exchanges {
        if let Some(run) = exchange.run.as_deref() {
            runs.entry(run).or_insert(exchange.request.at_us);
        }
    }
    let page = |(run, at_us): (&&str, &u64)| {
        json!({
            "startedDateTime": moment::text(setting.started, *at_us),
            "id": run, "title": format!("run {run}"), "pageTimings": {},
        })
    };
    let pages: Vec<Value> = runs.iter().map(page).collect();
    let creator = json!({ "name": "CORS Explorer", "version": env!("CARGO_PKG_VERSION") });
    let comment = "What the companion server received and sent. Bodies are not recorded.";
    format!(
        "{{\"log\":{{\"version\":\"1.2\",\"creator\":{creator},\"comment\":{},\"pages\":{},\
         \"entries\":[",
        Value::from(comment),
        Value::from(pages)
    )
}
