//! Further requests that find out why one failed.

use std::{cell::RefCell, rc::Rc, time::Duration};

use cors_experiment::probe::{Finding, Probe};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, PerformanceEntry, Request, RequestCache, RequestCredentials, RequestInit, RequestMode,
    Response,
};

use super::{Cancel, Timer, is_offline, now_ms, page::window};

/// Tries one rung of the ladder on a URL, and waits no longer than `patience`.
pub async fn probe(probe: Probe, url: &str, patience: Duration) -> Finding {
    let mode = match probe {
        Probe::Network if !is_offline() => return Finding::Online,
        Probe::Network => return Finding::Offline,
        Probe::Reach => RequestMode::NoCors,
        Probe::Plain => RequestMode::Cors,
    };
    let begun = now_ms();
    let Some(cancel) = Cancel::new() else { return Finding::Failed { after_ms: 0 } };
    let violations = Violations::watch();
    let timer = {
        let cancel = cancel.clone();
        Timer::after(patience, move || cancel.cancel())
    };
    let answer = ask(url, mode, &cancel).await;
    drop(timer);
    let after_ms = since(begun);
    match answer {
        Ok(response) if response.status() == 0 => Finding::Answered,
        Ok(response) => Finding::Shared { status: response.status() },
        Err(_) if cancel.is_cancelled() => Finding::TimedOut { after_ms },
        Err(_) => {
            // The report of a violation may come right after the rejection.
            super::sleep_ms(0).await;
            match violations.directive() {
                Some(directive) => Finding::PolicyViolated { directive },
                None => Finding::Failed { after_ms: timed(url, begun).unwrap_or(after_ms) },
            }
        }
    }
}

async fn ask(url: &str, mode: RequestMode, cancel: &Cancel) -> Result<Response, JsValue> {
    let init = RequestInit::new();
    init.set_mode(mode);
    init.set_credentials(RequestCredentials::Omit);
    init.set_cache(RequestCache::NoStore);
    init.set_signal(Some(&cancel.signal()));
    let request = Request::new_with_str_and_init(url, &init)?;
    Ok(JsFuture::from(window().fetch_with_request(&request)).await?.unchecked_into())
}

/// How long the browser's resource timing says that the last request to `url` took.
fn timed(url: &str, begun: f64) -> Option<u32> {
    let entries = window().performance()?.get_entries_by_name_with_entry_type(url, "resource");
    let last: PerformanceEntry = entries.to_vec().pop()?.unchecked_into();
    // An earlier request's entry tells nothing, and neither does one without a duration.
    (last.start_time() >= begun && last.duration() > 0.0).then(|| millis(last.duration()))
}

fn since(begun: f64) -> u32 {
    millis(now_ms() - begun)
}

fn millis(duration: f64) -> u32 {
    let duration = Duration::try_from_secs_f64(duration / 1_000.0).unwrap_or_default();
    u32::try_from(duration.as_millis()).unwrap_or(u32::MAX)
}

/// The violations of the page's content security policy, for as long as this is kept.
struct Violations {
    seen: Rc<RefCell<Option<String>>>,
    listener: Closure<dyn FnMut(Event)>,
}

const VIOLATION: &str = "securitypolicyviolation";

impl Violations {
    fn watch() -> Self {
        let seen = Rc::new(RefCell::new(None));
        let listener = {
            let seen = Rc::clone(&seen);
            Closure::<dyn FnMut(Event)>::new(move |event: Event| {
                let directive = Reflect::get(&event, &"effectiveDirective".into());
                *seen.borrow_mut() = directive.ok().and_then(|directive| directive.as_string());
            })
        };
        let function = listener.as_ref().unchecked_ref();
        // Fails only for a listener that is none.
        let _ = window().add_event_listener_with_callback(VIOLATION, function);
        Self { seen, listener }
    }

    fn directive(&self) -> Option<String> {
        self.seen.borrow().clone()
    }
}

impl Drop for Violations {
    fn drop(&mut self) {
        let function = self.listener.as_ref().unchecked_ref();
        let _ = window().remove_event_listener_with_callback(VIOLATION, function);
    }
}
