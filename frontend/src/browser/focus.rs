//! Where the focus is, and where it is to go.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, HtmlElement};

use super::page::window;

/// What has the focus, and the part of the page that it is in.
pub struct Focused {
    element: Element,
    part: Option<Element>,
}

impl Focused {
    /// What has the focus now, if anything has.
    pub fn now() -> Option<Self> {
        let element = window().document()?.active_element()?;
        let part = element.closest("section, dialog").ok().flatten();
        (element.tag_name() != "BODY").then_some(Self { element, part })
    }

    /// Gives the focus to the part that it was in, or else to `selector`, if the element has lost
    /// it because it is gone or does nothing any more.
    pub fn rescue(&self, selector: &str) {
        let is_there = self.element.is_connected()
            && !self.element.matches(":disabled").is_ok_and(|matches| matches);
        if is_there || !focus_is_free() {
            return;
        }
        let part = self.part.clone().filter(|part| part.is_connected());
        if let Some(part) = part.or_else(|| all(selector).pop()) {
            // A part takes the focus only if it is told so.
            let _ = part.set_attribute("tabindex", "-1");
            focus(&part);
        }
    }
}

/// Hides the meaning of a word once the focus goes elsewhere, or it would cover what has it.
pub fn hide_what_was_left() {
    let focused = window().document().and_then(|document| document.active_element());
    for meaning in all("[popover]:popover-open") {
        let belongs = focused.as_ref().is_some_and(|focused| {
            let asked_for = focused.get_attribute("popovertarget");
            meaning.contains(Some(focused)) || asked_for == Some(meaning.id())
        });
        if let (false, Some(meaning)) = (belongs, meaning.dyn_ref::<HtmlElement>()) {
            // Refused only by what is hidden already.
            let _ = meaning.hide_popover();
        }
    }
}

/// Calls `act` each time that an element gets the focus, for as long as the page is there.
pub fn at_focus(act: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(act).into_js_value();
    // Fails only for a listener that is none.
    let _ = window().add_event_listener_with_callback("focusin", listener.unchecked_ref());
}

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
