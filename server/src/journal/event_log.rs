//! The latest events, kept so that a stream that lags or comes back can go on where it was.

use std::{collections::VecDeque, sync::Arc};

use cors_wire::{Endpoint, Exchange};

use super::weight::{exchange_weight, policy_weight};

/// How many events are handed to a stream at once.
const BATCH: usize = 64;

/// An event as the server keeps it: it shares what it tells of.
#[derive(Clone, Debug)]
pub(crate) enum Happening {
    /// An exchange was recorded or completed.
    Exchange(Arc<Exchange>),
    /// An endpoint was created or changed.
    Endpoint(Arc<Endpoint>),
    /// An endpoint is gone.
    Deleted(String),
}

/// What a stream has yet to be told.
#[derive(Debug)]
pub(crate) struct Backlog {
    /// How many events are no longer kept.
    pub(crate) missed: u64,
    /// The next events, oldest first.
    pub(crate) events: Vec<Happening>,
    /// The number of the last of these: where to go on.
    pub(crate) next: u64,
}

/// The latest events. Their numbers have no gaps.
#[derive(Debug)]
pub(super) struct EventLog {
    events: VecDeque<Happening>,
    latest: u64,
    bytes: usize,
    most_entries: usize,
    most_bytes: usize,
}

impl EventLog {
    pub(super) fn new(most_entries: usize, most_bytes: usize) -> Self {
        Self { events: VecDeque::new(), latest: 0, bytes: 0, most_entries, most_bytes }
    }

    /// Adds an event and returns its number.
    pub(super) fn push(&mut self, event: Happening) -> u64 {
        self.latest += 1;
        self.bytes += weight(&event);
        self.events.push_back(event);
        while self.events.len() > 1
            && (self.events.len() > self.most_entries || self.bytes > self.most_bytes)
        {
            if let Some(oldest) = self.events.pop_front() {
                self.bytes -= weight(&oldest);
            }
        }
        self.latest
    }

    /// The events after this number, at most a batch.
    ///
    /// A number that is still to come was given out before a restart: everything was missed.
    pub(super) fn after(&self, number: u64) -> Backlog {
        let dropped = self.latest - self.events.len() as u64;
        if number > self.latest {
            let missed = self.latest.max(1);
            return Backlog { missed, events: Vec::new(), next: self.latest };
        }
        let from = number.max(dropped);
        let skipped = usize::try_from(from - dropped).unwrap_or(usize::MAX);
        let events: Vec<_> = self.events.iter().skip(skipped).take(BATCH).cloned().collect();
        Backlog { missed: from - number, next: from + events.len() as u64, events }
    }
}

fn weight(event: &Happening) -> usize {
    match event {
        Happening::Exchange(exchange) => exchange_weight(exchange),
        Happening::Endpoint(endpoint) => policy_weight(&endpoint.policy),
        Happening::Deleted(name) => name.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(events: u64, most_entries: usize) -> EventLog {
        let mut log = EventLog::new(most_entries, usize::MAX);
        for number in 1..=events {
            assert_eq!(log.push(Happening::Deleted(number.to_string())), number);
        }
        log
    }

    #[track_caller]
    fn check(log: &EventLog, after: u64, missed: u64, told: usize, next: u64) {
        let backlog = log.after(after);
        assert_eq!((backlog.missed, backlog.events.len(), backlog.next), (missed, told, next));
    }

    #[test]
    fn a_stream_goes_on_where_it_was() {
        let log = log(5, 100);
        check(&log, 0, 0, 5, 5);
        check(&log, 3, 0, 2, 5);
        check(&log, 5, 0, 0, 5);
    }

    #[test]
    fn what_is_no_longer_kept_is_counted_as_missed() {
        let log = log(10, 4);
        check(&log, 2, 4, 4, 10);
        check(&log, 6, 0, 4, 10);
    }

    #[test]
    fn a_number_from_before_a_restart_missed_everything() {
        check(&log(3, 100), 7, 3, 0, 3);
    }

    #[test]
    fn a_long_backlog_comes_in_batches() {
        check(&log(200, 1_000), 0, 0, BATCH, BATCH as u64);
    }
}
