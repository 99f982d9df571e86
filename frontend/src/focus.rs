//! What the page does with the focus and the keys.

use yew::prelude::*;

use crate::browser::{self, Keys};
use crate::session::{Action, Palette, Session};

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
    use_effect_with(session.draft.0.headers.len(), |&rows| {
        if rows > 0 && browser::focus_is_free_or_in("[data-adds=header]") {
            browser::focus_last("[aria-label='Header name']");
        }
    });
}

/// Ctrl or Cmd with Enter sends from everywhere, also from a body, where Enter alone is text; with
/// K it opens the palette. Escape closes the sheet.
#[hook]
pub(crate) fn use_keys(dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let keys = Keys::listen(move |event| {
            let command = event.ctrl_key() || event.meta_key();
            let action = match (event.key().as_str(), command) {
                ("Enter", true) => Action::Send,
                ("k", true) => Action::Palette(Palette::Open),
                ("Escape", false) => Action::CloseSheet,
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
