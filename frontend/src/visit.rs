//! Keeps what the visitor set up in the tab, so that a reload loses nothing.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use crate::browser::{self, Timer};
use crate::session::Session;

/// How long after a change it is kept: not with every key that is pressed.
const PAUSE: Duration = Duration::from_millis(300);

/// Keeps the session a while after each change, and when the page is left.
#[derive(Default)]
pub(crate) struct Visit {
    latest: Rc<RefCell<Option<Rc<Session>>>>,
    timer: Option<Timer>,
}

impl Visit {
    /// Takes in what was just drawn.
    pub(crate) fn drawn(&mut self, session: &Rc<Session>) {
        let latest = Rc::clone(&self.latest);
        let keep = move || {
            if let Some(session) = &*latest.borrow() {
                browser::leave(&session.visit_text());
            }
        };
        if self.latest.replace(Some(Rc::clone(session))).is_none() {
            browser::at_leaving(keep.clone());
        }
        self.timer = Some(Timer::after(PAUSE, keep));
    }
}
