//! What the browser remembers for this page from one visit to the next.

use web_sys::Storage;

/// What was remembered under a name; nothing where the browser does not let us look.
pub fn remembered(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Remembers a text, where the browser lets us.
pub fn remember(name: &str, text: &str) {
    if let Some(storage) = storage() {
        // A full storage forgets; nothing depends on it.
        let _ = storage.set_item(name, text);
    }
}

fn storage() -> Option<Storage> {
    super::page::window().local_storage().ok()?
}
