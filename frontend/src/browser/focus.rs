//! Where the focus is, and where it is to go.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::page::window;

/// Whether no element has the focus.
pub fn focus_is_free() -> bool {
    focus_is_free_or_in(":not(*)")
}

/// Whether the focus is in an element that matches, or nowhere at all.
pub fn focus_is_free_or_in(selector: &str) -> bool {
    let focused = window().document().and_then(|document| document.active_element());
    focused.is_none_or(|element| {
        element.tag_name() == "BODY" || element.closest(selector).is_ok_and(|found| found.is_some())
    })
}

/// Whether the focus is where text is typed, which the browser itself can undo.
pub fn focus_is_in_text() -> bool {
    let focused = window().document().and_then(|document| document.active_element());
    focused.is_some_and(|element| {
        element.matches("input[type=text], textarea").is_ok_and(|matches| matches)
    })
}

/// Moves the focus to the last element that matches.
pub fn focus_last(selector: &str) {
    if let Some(element) = all(selector).pop() {
        focus(&element);
    }
}

/// Moves the focus by so many of the elements that match, if it is on one of them.
pub fn focus_beside(selector: &str, step: isize) {
    let elements = all(selector);
    let focused = window().document().and_then(|document| document.active_element());
    let position = elements.iter().position(|element| Some(element) == focused.as_ref());
    let beside = position.and_then(|position| position.checked_add_signed(step));
    if let Some(element) = beside.and_then(|beside| elements.get(beside)) {
        focus(element);
    }
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Refused only by elements that cannot have it.
        let _ = element.focus();
    }
}

fn all(selector: &str) -> Vec<Element> {
    let document = window().document();
    let Some(found) = document.and_then(|document| document.query_selector_all(selector).ok())
    else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
