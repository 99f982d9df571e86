//! Dialogs: the browser itself moves the focus into them and back to where it was.

use web_sys::HtmlDialogElement;

use super::page::window;

/// Up to this width a dialog covers the page, as in the style sheet.
const NARROW: &str = "(max-width: 900px)";

/// Opens a dialog beside the page where there is room, and alone where there is not. Returns what
/// closes it.
pub fn open_beside(dialog: Option<HtmlDialogElement>) -> impl FnOnce() {
    let narrow = window().match_media(NARROW).ok().flatten().is_some_and(|query| query.matches());
    match &dialog {
        Some(dialog) if !narrow => dialog.show(),
        Some(_) | None => show_alone(dialog.as_ref()),
    }
    move || close(dialog)
}

/// Opens a dialog with nothing else to be reached. Returns what closes it.
pub fn open_alone(dialog: Option<HtmlDialogElement>) -> impl FnOnce() {
    show_alone(dialog.as_ref());
    move || close(dialog)
}

fn show_alone(dialog: Option<&HtmlDialogElement>) {
    if let Some(dialog) = dialog {
        // Fails only for one that is open already.
        let _ = dialog.show_modal();
    }
}

fn close(dialog: Option<HtmlDialogElement>) {
    if let Some(dialog) = dialog {
        dialog.close();
    }
}
