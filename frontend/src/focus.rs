//! What the page does with the focus and the keys.

use std::mem::replace;

use yew::Callback;

use crate::browser::{self, Dialog, Focused, Place};
use crate::session::{Action, Palette, Session, Sheet, Way};

/// The strip with the story of a stage or an experiment.
const GUIDE: &str = "[aria-label=Guide]";

/// After a run the focus goes to the verdict, unless the visitor has it in the form or elsewhere;
/// a new header row takes it from the button that added the row.
#[derive(Default)]
pub(crate) struct Focus {
    finished: u32,
    open: Option<(Option<usize>, Option<&'static str>)>,
    rows: Option<usize>,
    focused: Option<Focused>,
}

impl Focus {
    /// Looks at what had the focus when something was done.
    pub(crate) fn before(&mut self) {
        self.focused = Focused::now();
    }

    /// Looks at what was just drawn.
    pub(crate) fn drawn(&mut self, session: &Session) {
        if replace(&mut self.finished, session.finished) != session.finished {
            browser::bring_into_view("[aria-label=Prediction]");
            if browser::focus_is_free_or_in(".result, .guide") {
                browser::focus_last("#verdict-title");
            }
        }
        let experiment = session.catalogue.open.as_ref().map(|open| open.experiment.id);
        let open = (session.guide.current, experiment);
        if self.open.replace(open).is_some_and(|last| last != open) {
            // On a phone the strip that was just opened is far above what was looked at.
            browser::bring_into_view(".bar");
            for column in [".request", ".server", ".result"] {
                browser::scroll_to_top(column);
            }
            // The button that opened it may be gone with what was open before.
            if browser::focus_is_free_or_in(".tools") {
                browser::focus_last(GUIDE);
            }
        }
        let rows = session.draft.0.headers.len();
        // A page that is loaded again has rows that nobody added just now.
        let before = self.rows.replace(rows).unwrap_or(rows);
        if rows > before && browser::focus_is_free_or_in("[data-adds=header]") {
            browser::focus_last("[aria-label='Header name']");
        }
        // The last row took its button with it.
        if rows < before && browser::focus_is_free() {
            browser::focus_last("[data-adds=header] button");
        }
        if let Some(focused) = self.focused.take() {
            focused.rescue("[aria-label=Request]");
        }
    }
}

/// Opens the dialogs that are on the page, and gives the focus back once they are gone.
#[derive(Default)]
pub struct Dialogs {
    palette: Option<Dialog>,
    is_palette_open: bool,
    sheet: Option<Sheet>,
    beside: Option<Dialog>,
}

impl Dialogs {
    /// Looks at what was just drawn.
    pub fn drawn(&mut self, session: &Session) {
        let open = session.palette != Palette::Closed;
        // The palette first: what it opens is to give the focus back to what had it before.
        if replace(&mut self.is_palette_open, open) != open {
            drop(self.palette.take());
            self.palette = open.then(|| Dialog::open(".palette", Place::Alone)).flatten();
        }
        if replace(&mut self.sheet, session.sheet) != session.sheet {
            drop(self.beside.take());
            self.beside = session.sheet.and_then(|_| Dialog::open(".sheet", Place::Beside));
        }
    }
}

/// Ctrl or Cmd with Enter sends from everywhere, also from a body, where Enter alone is text; with
/// K it opens the palette, with Z it undoes, with Shift and Z or with Y it does again. Escape
/// ends what is in front: the menu, a run, the sheet.
pub(crate) fn listen_for_keys(dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    browser::at_keys(move |event| {
        let command = event.ctrl_key() || event.meta_key();
        let key = event.key().to_ascii_lowercase();
        let action = match (key.as_str(), command) {
            ("enter", true) => Action::Send,
            ("k", true) => Action::Palette(Palette::Open(String::new())),
            // The browser undoes text where it is typed. AltGr is Ctrl and Alt to some.
            ("z" | "y", true) if event.alt_key() || browser::focus_is_in_text() => return,
            ("z", true) if !event.shift_key() => Action::Step(Way::Back),
            ("z" | "y", true) => Action::Step(Way::Forth),
            ("escape", false) => Action::Escape,
            _ => return,
        };
        if command {
            event.prevent_default();
        }
        dispatch.emit(action);
    });
}
