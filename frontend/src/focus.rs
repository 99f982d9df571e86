//! What the page does with the focus and the keys.

use yew::prelude::*;

use crate::browser::{self, Dialog, Keys, Place};
use crate::session::{Action, Palette, Session, Way};

/// The strip with the story of a stage or an experiment.
pub(crate) const GUIDE: &str = "[aria-label=Guide]";

/// After a run the focus goes to the verdict, unless the visitor has it in the form or elsewhere;
/// a new header row takes it from the button that added the row.
#[hook]
pub(crate) fn use_focus(session: &Session) {
    use_effect_with(session.finished, |&finished| {
        if finished > 0 {
            browser::bring_into_view("[aria-label=Prediction]");
            if browser::focus_is_free_or_in(".result, .guide") {
                browser::focus_last("#verdict-title");
            }
        }
    });
    let experiment = session.catalogue.open.as_ref().map(|open| open.experiment.id);
    let open = (session.guide.current, experiment);
    let last = use_mut_ref(|| open);
    use_effect_with(open, move |&open| {
        if last.replace(open) == open {
            return;
        }
        // On a phone the strip that was just opened is far above what was looked at.
        browser::bring_into_view(".bar");
        for column in [".request", ".server", ".result"] {
            browser::scroll_to_top(column);
        }
        // The button that opened it may be gone with what was open before.
        if browser::focus_is_free() {
            browser::focus_last(GUIDE);
        }
    });
    let rows = session.draft.0.headers.len();
    let before = use_mut_ref(|| rows);
    use_effect_with(rows, move |&rows| {
        // A page that is loaded again has rows that nobody added just now.
        let added = rows > before.replace(rows);
        if added && browser::focus_is_free_or_in("[data-adds=header]") {
            browser::focus_last("[aria-label='Header name']");
        }
    });
}

/// Opens the dialogs that are on the page, and gives the focus back once they are gone.
#[hook]
pub fn use_dialogs(session: &Session) {
    // The palette first: what it opens is to give the focus back to what had it before.
    use_effect_with(session.palette != Palette::Closed, |&open| {
        let dialog = open.then(|| Dialog::open(".palette", Place::Alone)).flatten();
        move || drop(dialog)
    });
    use_effect_with(session.sheet, |sheet| {
        let dialog = sheet.and_then(|_| Dialog::open(".sheet", Place::Beside));
        move || drop(dialog)
    });
}

/// Ctrl or Cmd with Enter sends from everywhere, also from a body, where Enter alone is text; with
/// K it opens the palette, with Z it undoes, with Shift and Z or with Y it does again. Escape closes
/// the sheet.
#[hook]
pub(crate) fn use_keys(dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let keys = Keys::listen(move |event| {
            let command = event.ctrl_key() || event.meta_key();
            let key = event.key().to_ascii_lowercase();
            let action = match (key.as_str(), command) {
                ("enter", true) => Action::Send,
                ("k", true) => Action::Palette(Palette::Open(String::new())),
                // The browser undoes text where it is typed. AltGr is Ctrl and Alt to some.
                ("z" | "y", true) if event.alt_key() || browser::focus_is_in_text() => return,
                ("z", true) if !event.shift_key() => Action::Step(Way::Back),
                ("z" | "y", true) => Action::Step(Way::Forth),
                ("escape", false) => Action::CloseSheet,
                _ => return,
            };
            if command {
                event.prevent_default();
            }
            dispatch.emit(action);
        });
        move || drop(keys)
    });
}
