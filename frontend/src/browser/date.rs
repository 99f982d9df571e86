//! Dates and times of day, where the visitor is.

use js_sys::Date;
use wasm_bindgen::JsValue;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Milliseconds since the beginning of 1970.
pub fn date_ms() -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "until far off")]
    let now = Date::now() as u64;
    now
}

/// A time in words: the time of day, and another day than today.
pub fn when(at: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds are exact until far off")]
    let [at, now] = [at as f64, Date::now()].map(|ms| Date::new(&JsValue::from_f64(ms)));
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    let minutes = [two(at.get_hours()), two(at.get_minutes())].join(":");
    let day = |date: &Date| (date.get_full_year(), date.get_month(), date.get_date());
    let (year, month, date) = day(&at);
    if (year, month, date) == day(&now) {
        return [minutes, two(at.get_seconds())].join(":");
    }
    let month = usize::try_from(month).ok().and_then(|month| MONTHS.get(month)).copied();
    let year = if year == day(&now).0 { String::new() } else { [" ", &year.to_string()].concat() };
    [&date.to_string(), " ", month.unwrap_or_default(), &year, ", ", &minutes].concat()
}
