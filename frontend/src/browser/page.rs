//! What the page knows about itself: its origin, its browser, the time.

use std::time::Duration;

use cors_engine::Profile;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The serialized origin of this page, `null` for an opaque one.
pub fn page_origin() -> String {
    window().location().origin().unwrap_or_else(|_| "null".to_owned())
}

/// The profile of the engine that this page runs in, as far as its user-agent string tells.
pub fn engine_profile() -> Profile {
    let agent = window().navigator().user_agent().unwrap_or_default();
    // A headless Chromium calls itself `HeadlessChrome`.
    let names = |product| agent.split(['/', ' ']).any(|word| word.ends_with(product));
    if names("Firefox") {
        Profile::Firefox
    } else if names("Chrome") {
        Profile::Chromium
    } else if names("AppleWebKit") {
        Profile::Webkit
    } else {
        Profile::Standard
    }
}

/// Milliseconds since the page was opened, with fractions.
pub fn now_ms() -> f64 {
    window().performance().map_or_else(js_sys::Date::now, |performance| performance.now())
}

/// The time since the page was opened.
pub fn since_opened() -> Duration {
    Duration::try_from_secs_f64(now_ms() / 1_000.0).unwrap_or_default()
}

/// Ten characters that no earlier run used.
pub fn random_suffix() -> String {
    const DIGITS: &[u8; 32] = b"abcdefghijkmnopqrstuvwxyz2345678";
    let digit = || {
        // Math.random() is at least 0 and below 1, so the index is within the table.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 ≤ n < 32")]
        let index = (js_sys::Math::random() * 32.0) as usize;
        char::from(DIGITS[index.min(31)])
    };
    (0..10).map(|_| digit()).collect()
}

/// Thirty-two digits that nobody can guess; none where the browser has no source of chance.
pub(super) fn secret() -> Option<String> {
    let mut bytes = [0; 16];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(format!("{:032x}", u128::from_ne_bytes(bytes)))
}

/// Waits.
pub async fn sleep_ms(duration: i32) {
    let timer = Promise::new(&mut |resolve, _| {
        // Without a timer the promise would never settle: settle it at once instead.
        if window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, duration)
            .is_err()
        {
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    // The promise has no way to reject.
    let _ = JsFuture::from(timer).await;
}

/// The companion's token, if the page was opened with one in its address, from where it is taken.
pub fn take_token() -> Option<String> {
    let location = window().location();
    let token = location.hash().ok()?.strip_prefix("#token=")?.to_owned();
    let address = location.pathname().ok();
    // An address that cannot be replaced keeps the token; nothing depends on it.
    let _ = window().history().ok()?.replace_state_with_url(&JsValue::NULL, "", address.as_deref());
    Some(token)
}

/// Scrolls to the first element that matches.
pub fn bring_into_view(selector: &str) {
    if let Some(element) = first(selector) {
        element.scroll_into_view_with_bool(true);
    }
}

/// What the browser calls itself.
pub fn user_agent() -> String {
    window().navigator().user_agent().unwrap_or_default()
}

/// Shows the beginning of what scrolls by itself.
pub fn scroll_to_top(selector: &str) {
    if let Some(element) = first(selector) {
        element.set_scroll_top(0);
    }
}

fn first(selector: &str) -> Option<web_sys::Element> {
    window().document()?.query_selector(selector).ok()?
}

pub(super) fn window() -> web_sys::Window {
    web_sys::window().expect("the page runs in a window")
}
