//! The visitor's browser: the third witness. The only module that asks the web
//! platform for anything; views read the events that they are given.

mod address;
mod ask;
mod body;
mod cancel;
mod chosen_file;
mod clipboard;
mod database;
mod date;
mod dialog;
mod elsewhere;
mod events;
mod fetch;
mod focus;
mod frame;
mod keys;
mod network;
mod page;
mod probe;
mod send;
mod storage;
mod timer;
mod visibility;
mod worker;
mod xhr;

pub use address::{address, at_fragment, forget_fragment, fragment};
pub use ask::{Ask, Reply};
pub use cancel::Cancel;
pub use chosen_file::chosen_file;
pub use clipboard::copy;
pub use database::{Database, Refused};
pub use date::{date_ms, when};
pub use dialog::{Dialog, Place};
pub use events::{EventStream, end_stream};
pub use focus::{
    Focused, at_focus, focus_beside, focus_is_free, focus_is_free_or_in, focus_is_in_text,
    focus_last, hide_what_was_left,
};
pub use keys::{at_keys, command_key};
pub use network::{at_network, is_offline};
pub use page::{
    bring_into_view, engine_profile, now_ms, page_origin, random_suffix, scroll_to_top,
    since_opened, sleep_ms, take_token, user_agent,
};
pub use probe::probe;
pub use send::send;
pub use storage::{at_leaving, leave, left, remember, remembered};
pub use timer::Timer;
pub use visibility::{is_hidden, until_shown};
