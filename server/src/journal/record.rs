//! The record: the latest exchanges, within bounds, numbered from 1.

use std::{collections::VecDeque, sync::Arc};

use cors_wire::{Exchange, ExchangeKind, RecordedAnswer, RecordedRequest};

use super::weight::exchange_weight;

/// How much one page of the record holds: exchanges, and bytes, about.
const PAGE_ENTRIES: usize = 1_000;
const PAGE_BYTES: usize = 4 * 1024 * 1024;

/// An exchange before it is numbered.
#[derive(Debug)]
pub(crate) struct Arrival {
    pub(crate) run: Option<String>,
    pub(crate) endpoint: Option<String>,
    pub(crate) revision: Option<u64>,
    pub(crate) kind: ExchangeKind,
    pub(crate) request: RecordedRequest,
}

/// Exchanges of the record, shared with it.
#[derive(Debug)]
pub(crate) struct RecordPart {
    pub(crate) exchanges: Vec<Arc<Exchange>>,
    /// The number of the last of these: where to go on.
    pub(crate) next: u64,
    /// How many exchanges are no longer kept.
    pub(crate) dropped: u64,
}

/// The latest exchanges. Their numbers have no gaps.
#[derive(Debug)]
pub(super) struct Record {
    exchanges: VecDeque<Arc<Exchange>>,
    latest: u64,
    bytes: usize,
    most_entries: usize,
    most_bytes: usize,
}

impl Record {
    pub(super) fn new(most_entries: usize, most_bytes: usize) -> Self {
        Self { exchanges: VecDeque::new(), latest: 0, bytes: 0, most_entries, most_bytes }
    }

    /// Enters an exchange under the next number, and drops the oldest to make room.
    pub(super) fn enter(
        &mut self,
        arrival: Arrival,
        answer: Option<RecordedAnswer>,
    ) -> Arc<Exchange> {
        let Arrival { run, endpoint, revision, kind, request } = arrival;
        self.latest += 1;
        let number = self.latest;
        let exchange =
            Arc::new(Exchange { number, run, endpoint, revision, kind, request, answer });
        self.bytes += exchange_weight(&exchange);
        self.exchanges.push_back(Arc::clone(&exchange));
        self.drop_oldest();
        exchange
    }

    /// The exchange with this number; `None` when it was dropped.
    pub(super) fn get(&self, number: u64) -> Option<&Arc<Exchange>> {
        self.exchanges.get(self.index(number)?)
    }

    /// Puts an exchange in the place of the one with its number; false when that was dropped.
    pub(super) fn replace(&mut self, exchange: Arc<Exchange>) -> bool {
        let slot = self.index(exchange.number).and_then(|index| self.exchanges.get_mut(index));
        let Some(slot) = slot else { return false };
        self.bytes -= exchange_weight(slot);
        self.bytes += exchange_weight(&exchange);
        *slot = exchange;
        self.drop_oldest();
        true
    }

    fn index(&self, number: u64) -> Option<usize> {
        usize::try_from(number.checked_sub(self.dropped() + 1)?).ok()
    }

    /// The exchanges with numbers above this one, oldest first, as many as a page holds.
    pub(super) fn part(&self, after: u64) -> RecordPart {
        let skipped = usize::try_from(after.saturating_sub(self.dropped())).unwrap_or(usize::MAX);
        let mut room = PAGE_BYTES;
        let fits = |exchange: &&Arc<Exchange>| {
            let there_was_room = room > 0;
            room = room.saturating_sub(exchange_weight(exchange));
            there_was_room
        };
        let exchanges: Vec<_> = self
            .exchanges
            .iter()
            .skip(skipped)
            .take(PAGE_ENTRIES)
            .take_while(fits)
            .cloned()
            .collect();
        let at = after.min(self.latest);
        let next = exchanges.last().map_or(at, |exchange| exchange.number);
        RecordPart { exchanges, next, dropped: self.dropped() }
    }

    /// All exchanges.
    pub(super) fn whole(&self) -> Vec<Arc<Exchange>> {
        self.exchanges.iter().cloned().collect()
    }

    /// How many exchanges were dropped, which is also the number of the last one that was.
    pub(super) fn dropped(&self) -> u64 {
        self.latest - self.exchanges.len() as u64
    }

    /// The latest exchange stays, however large: somebody is waiting to see it.
    fn drop_oldest(&mut self) {
        while self.exchanges.len() > 1
            && (self.exchanges.len() > self.most_entries || self.bytes > self.most_bytes)
        {
            if let Some(oldest) = self.exchanges.pop_front() {
                self.bytes -= exchange_weight(&oldest);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrival(target: &str) -> Arrival {
        let request = RecordedRequest {
            port: 3000,
            method: "GET".to_owned(),
            target: target.to_owned(),
            headers: Vec::new(),
            body_bytes: 0,
            at_us: 0,
        };
        let kind = ExchangeKind::Actual;
        Arrival { run: None, endpoint: None, revision: None, kind, request }
    }

    fn answer() -> RecordedAnswer {
        RecordedAnswer {
            status: 200,
            headers: Vec::new(),
            body_bytes: 0,
            at_us: 1,
            from_cache: None,
        }
    }

    fn numbers(record: &Record, after: u64) -> Vec<u64> {
        record.part(after).exchanges.iter().map(|exchange| exchange.number).collect()
    }

    #[test]
    fn what_is_dropped_is_counted() {
        let mut record = Record::new(3, usize::MAX);
        for _ in 0..5 {
            record.enter(arrival("/"), None);
        }
        assert_eq!((record.dropped(), record.latest), (2, 5));
        assert_eq!(numbers(&record, 0), [3, 4, 5]);
        assert_eq!(numbers(&record, 4), [5]);
        assert_eq!(numbers(&record, 9), [0; 0]);
    }

    #[test]
    fn bytes_are_bounded_too_but_the_latest_stays() {
        let mut record = Record::new(100, 5_000);
        record.enter(arrival("/"), None);
        record.enter(arrival(&"x".repeat(6_000)), None);
        assert_eq!(numbers(&record, 0), [2]);
        record.enter(arrival("/"), None);
        assert_eq!(numbers(&record, 0), [3]);
        assert!(record.bytes < 5_000);
    }

    #[test]
    fn a_page_is_bounded_in_bytes_but_has_one() {
        let mut record = Record::new(100, usize::MAX);
        for bytes in [PAGE_BYTES, PAGE_BYTES / 2, PAGE_BYTES / 2, 0] {
            record.enter(arrival(&"x".repeat(bytes)), None);
        }
        assert_eq!(numbers(&record, 0), [1]);
        assert_eq!(numbers(&record, 1), [2, 3]);
        assert_eq!(numbers(&record, 3), [4]);
    }

    #[test]
    fn an_answer_finds_its_exchange() {
        let mut record = Record::new(2, usize::MAX);
        let answered = |number| Exchange { number, ..Exchange::clone(&exchange_answered()) };
        for _ in 0..3 {
            record.enter(arrival("/"), None);
        }
        assert!(record.get(1).is_none() && record.get(4).is_none());
        assert!(!record.replace(Arc::new(answered(1))) && !record.replace(Arc::new(answered(4))));
        assert_eq!(record.get(2).map(|exchange| exchange.answer.clone()), Some(None));
        assert!(record.replace(Arc::new(answered(2))));
        assert_eq!(*record.part(0).exchanges[0], answered(2));
        let bytes: usize = record.exchanges.iter().map(|one| exchange_weight(one)).sum();
        assert_eq!(record.bytes, bytes);
    }

    fn exchange_answered() -> Arc<Exchange> {
        Record::new(1, usize::MAX).enter(arrival("/"), Some(answer()))
    }
}
