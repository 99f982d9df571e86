//! Dialogs: the browser itself moves the focus into them and back to where it was.

use web_sys::HtmlDialogElement;

use super::page::window;

/// Up to this width a dialog covers the page, as in the style sheet.
const NARROW: &str = "(max-width: 900px)";

/// Opens a dialog: beside the page where there is room, and alone on the screen where there is not.
pub fn open_dialog(dialog: &HtmlDialogElement) {
    let narrow = window().match_media(NARROW).ok().flatten().is_some_and(|query| query.matches());
    // One that is open already stays as it is.
    if !(narrow && dialog.show_modal().is_ok()) {
        dialog.show();
    }
}
