//! Dialogs: one is opened, takes the focus, and gives it back.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

use super::focus::focus_is_free;
use super::page::window;

/// Up to this width a dialog covers the page, as in the style sheet.
const NARROW: &str = "(max-width: 900px)";

/// Where a dialog stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Beside the page where there is room, and alone where there is not.
    Beside,
    /// With nothing else to be reached.
    Alone,
}

/// An open dialog. Dropping it gives the focus back to what had it before.
pub struct Dialog(Option<HtmlElement>);

impl Dialog {
    /// Opens the dialog that matches, which moves the focus into it.
    pub fn open(selector: &str, place: Place) -> Option<Self> {
        let document = window().document()?;
        let opener = document.active_element().and_then(|element| element.dyn_into().ok());
        let found = document.query_selector(selector).ok().flatten()?;
        let dialog: HtmlDialogElement = found.dyn_into().ok()?;
        let narrow = window().match_media(NARROW).ok().flatten();
        let narrow = narrow.is_some_and(|query| query.matches());
        // Opening alone fails only for one that is open already.
        if place == Place::Beside && !narrow || dialog.show_modal().is_err() {
            dialog.show();
        }
        Some(Self(opener))
    }
}

impl Drop for Dialog {
    fn drop(&mut self) {
        // The dialog may be gone by now; whoever took the focus meanwhile keeps it.
        if let Some(opener) = self.0.take().filter(|_| focus_is_free()) {
            // Refused only by elements that cannot have it.
            let _ = opener.focus();
        }
    }
}
