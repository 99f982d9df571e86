//! A stream of server-sent events, for as long as it lasts.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventSource, MessageEvent};

use super::visibility::at_change;

thread_local! {
    /// Ends the stream that was opened last.
    static END: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Ends the open stream, if there is one, as if it had broken: something else told that there is
/// nobody at its other end.
pub fn end_stream() {
    END.with_borrow(|end| {
        if let Some(end) = end {
            // A promise's own function does not throw.
            let _ = end.call0(&JsValue::NULL);
        }
    });
}

/// An open stream. Dropping it closes it.
pub struct EventStream {
    source: EventSource,
    ended: Promise,
    listeners: Vec<Closure<dyn FnMut(MessageEvent)>>,
}

impl EventStream {
    /// Opens a stream that ends when it breaks, when the page is hidden, or with an event of the kind
    /// `last`. `None` when the browser refuses to open any.
    pub fn open(address: &str, last: &str) -> Option<Self> {
        let source = EventSource::new(address).ok()?;
        let ended = Promise::new(&mut |resolve, _| {
            source.set_onerror(Some(&resolve));
            at_change(&resolve);
            END.set(Some(resolve.clone()));
            // Fails only for a listener that is none.
            let _ = source.add_event_listener_with_callback(last, &resolve);
        });
        Some(Self { source, ended, listeners: Vec::new() })
    }

    /// Calls `act` with the data of each event of this kind.
    pub fn on(&mut self, kind: &str, act: impl Fn(&str) + 'static) {
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(data) = event.data().as_string() {
                act(&data);
            }
        });
        let function = listener.as_ref().unchecked_ref();
        // Fails only for a listener that is none.
        let _ = self.source.add_event_listener_with_callback(kind, function);
        self.listeners.push(listener);
    }

    /// Waits until the stream ends.
    pub async fn ended(&self) {
        // The promise has no way to reject.
        let _ = JsFuture::from(self.ended.clone()).await;
    }
}

impl Drop for EventStream {
    fn drop(&mut self) {
        self.source.close();
    }
}
