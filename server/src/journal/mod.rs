//! What happened, in order: the record of exchanges, and the events that tell of it.
//!
//! Both are kept under one lock, so that an event is numbered in the order in which its cause
//! took place. The lock is never held across an await.

mod event_log;
mod record;
mod weight;

pub(crate) use event_log::{Backlog, Happening};
pub(crate) use record::{Arrival, RecordPart};
pub(crate) use weight::policy_weight;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Instant, SystemTime};

use cors_wire::{Endpoint, Exchange, RecordedAnswer};
use tokio::sync::watch;

use crate::Limits;
use crate::instance::{Instance, Position};
use event_log::EventLog;
use record::Record;

/// The record and the events.
#[derive(Debug)]
pub(crate) struct Journal {
    instance: Instance,
    started: Instant,
    started_at: SystemTime,
    books: Mutex<Books>,
    latest_event: watch::Sender<u64>,
}

#[derive(Debug)]
struct Books {
    record: Record,
    events: EventLog,
}

impl Journal {
    /// An empty journal whose clock starts now.
    pub(crate) fn new(limits: &Limits) -> Self {
        let record = Record::new(limits.record_entries, limits.record_bytes);
        let events = EventLog::new(limits.event_entries, limits.event_bytes);
        Self {
            instance: Instance::new(),
            started: Instant::now(),
            started_at: SystemTime::now(),
            books: Mutex::new(Books { record, events }),
            latest_event: watch::Sender::new(0),
        }
    }

    /// Microseconds since the server started.
    pub(crate) fn now_us(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    /// Enters an exchange and returns its number. The answer is `None` while it is on its way.
    pub(crate) fn enter(&self, arrival: Arrival, answer: Option<RecordedAnswer>) -> u64 {
        let mut books = self.books();
        let exchange = books.record.enter(arrival, answer);
        let number = exchange.number;
        self.tell(&mut books, Happening::Exchange(exchange));
        number
    }

    /// Enters the answer of an exchange that was entered without, if it is still kept.
    ///
    /// Whoever reads the unanswered exchange may go on, so it is copied: not under the lock.
    pub(crate) fn complete(&self, number: u64, answer: RecordedAnswer) {
        let Some(entered) = self.books().record.get(number).map(Arc::clone) else { return };
        let completed = Arc::new(Exchange { answer: Some(answer), ..Exchange::clone(&entered) });
        let mut books = self.books();
        if books.record.replace(Arc::clone(&completed)) {
            self.tell(&mut books, Happening::Exchange(completed));
        }
    }

    /// Tells that an endpoint was created or changed.
    pub(crate) fn endpoint_changed(&self, endpoint: Arc<Endpoint>) {
        self.tell(&mut self.books(), Happening::Endpoint(endpoint));
    }

    /// Tells that an endpoint is gone.
    pub(crate) fn endpoint_deleted(&self, name: &str) {
        self.tell(&mut self.books(), Happening::Deleted(name.to_owned()));
    }

    /// From which start of the server the numbers count.
    pub(crate) fn instance(&self) -> &Instance {
        &self.instance
    }

    /// The exchanges after a position, as many as one page holds. One that counts from another
    /// start stands before them all.
    pub(crate) fn part(&self, after: &Position) -> RecordPart {
        let number = self.instance.number(after);
        self.books().record.part(number.unwrap_or(0))
    }

    /// All exchanges that are kept, oldest first.
    pub(crate) fn whole(&self) -> Vec<Arc<Exchange>> {
        self.books().record.whole()
    }

    /// When the clock of the record stood at 0.
    pub(crate) fn started(&self) -> SystemTime {
        self.started_at
    }

    /// The events after a number.
    pub(crate) fn events_after(&self, after: u64) -> Backlog {
        self.books().events.after(after)
    }

    /// Follows the number of the latest event.
    pub(crate) fn follow(&self) -> watch::Receiver<u64> {
        self.latest_event.subscribe()
    }

    fn tell(&self, books: &mut Books, happening: Happening) {
        let number = books.events.push(happening);
        self.latest_event.send_replace(number);
    }

    /// A panic while the lock was held cannot leave the books half written in a way that matters:
    /// every change is a push to one queue and a number.
    fn books(&self) -> MutexGuard<'_, Books> {
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
