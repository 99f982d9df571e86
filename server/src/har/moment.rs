//! A moment as text.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// In seconds.
const DAY: u64 = 86_400;

/// 400 years, which always have as many days.
const ERA: u64 = 146_097;

/// The moment some microseconds after another, in UTC, as ISO 8601 spells it.
pub(super) fn text(start: SystemTime, after_us: u64) -> String {
    // A clock that stands before 1970 is wrong anyhow.
    let since = start.duration_since(UNIX_EPOCH).unwrap_or_default();
    let since = since.saturating_add(Duration::from_micros(after_us));
    let (seconds, milliseconds) = (since.as_secs(), since.subsec_millis());
    let (year, month, day) = date(seconds / DAY);
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milliseconds:03}Z")
}

/// Year, month and day of a day that is counted from 1 January 1970.
fn date(mut day: u64) -> (u64, u64, u64) {
    let leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    // The rest is counted, which is at most 400 steps.
    let mut year = 1970 + day / ERA * 400;
    day %= ERA;
    while day >= 365 + u64::from(leap(year)) {
        day -= 365 + u64::from(leap(year));
        year += 1;
    }
    let february = 28 + u64::from(leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if day < length {
            break;
        }
        day -= length;
        month += 1;
    }
    (year, month, day + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(seconds: u64, expected: &str) {
        assert_eq!(text(UNIX_EPOCH + Duration::from_secs(seconds), 0), expected);
    }

    /// By `date -u -d @SECONDS +%FT%T.000Z`.
    #[test]
    fn moments_are_those_of_the_calendar() {
        check(0, "1970-01-01T00:00:00.000Z");
        check(951_782_399, "2000-02-28T23:59:59.000Z");
        check(951_782_400, "2000-02-29T00:00:00.000Z");
        check(1_709_251_199, "2024-02-29T23:59:59.000Z");
        check(1_735_689_599, "2024-12-31T23:59:59.000Z");
        check(4_107_542_400, "2100-03-01T00:00:00.000Z");
        check(13_574_563_200, "2400-02-29T00:00:00.000Z");
        assert_eq!(text(UNIX_EPOCH, 1_234_567), "1970-01-01T00:00:01.234Z");
    }
}
