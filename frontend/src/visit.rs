//! Keeps what the visitor set up in the tab, so that a reload loses nothing.

use std::time::Duration;

use yew::prelude::*;

use crate::browser::{self, Timer};
use crate::session::Session;

/// How long after a change it is kept: not with every key that is pressed.
const PAUSE: Duration = Duration::from_millis(300);

/// Keeps the session a while after each change, and when the page is left.
#[hook]
pub(crate) fn use_visit(session: &UseReducerHandle<Session>) {
    let latest = use_mut_ref(|| session.clone());
    *latest.borrow_mut() = session.clone();
    use_effect_with((), {
        let latest = latest.clone();
        move |()| browser::at_leaving(move || browser::leave(&latest.borrow().visit_text()))
    });
    use_effect(move || {
        let keep = move || browser::leave(&latest.borrow().visit_text());
        let timer = Timer::after(PAUSE, keep);
        move || drop(timer)
    });
}
