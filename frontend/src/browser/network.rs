//! Whether there is a network.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

use super::page::window;

/// Whether the browser is sure to have no network.
pub fn is_offline() -> bool {
    !window().navigator().on_line()
}

/// Calls `act` whenever the network comes or goes, for as long as the page is open.
pub fn at_network(act: impl Fn() + 'static) {
    let act = Closure::<dyn Fn()>::new(act).into_js_value();
    window().set_ononline(Some(act.unchecked_ref()));
    window().set_onoffline(Some(act.unchecked_ref()));
}
