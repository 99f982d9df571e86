//! [Parsing a single range header value](https://fetch.spec.whatwg.org/#simple-range-header-value).

use crate::rules::{RangeNumbers, RangeUnit, RequestRules};

/// Why a `Range` value is not safelisted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RangeRefusal {
    /// It is not one simple range.
    Unparseable,
    /// It asks for the last bytes, whatever their number.
    WithoutStart,
}

/// Whether `value` is one simple range with a start: `bytes=5-` or `bytes=0-499`.
pub(crate) fn check_safelisted_range(value: &str, rules: RequestRules) -> Result<(), RangeRefusal> {
    let has_unit = |text: &&str| match rules.range_unit {
        RangeUnit::LowerCase => *text == "bytes",
        RangeUnit::AnyCase => text.eq_ignore_ascii_case("bytes"),
    };
    let (_, range) = value
        .split_once('=')
        .filter(|(text, _)| has_unit(text))
        .ok_or(RangeRefusal::Unparseable)?;
    let (start, end) = range.split_once('-').ok_or(RangeRefusal::Unparseable)?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(start) || !digits(end) || (start.is_empty() && end.is_empty()) {
        return Err(RangeRefusal::Unparseable);
    }
    if start.is_empty() {
        return Err(RangeRefusal::WithoutStart);
    }
    let fits = |number: &str| match rules.range_numbers {
        RangeNumbers::AnySize => true,
        RangeNumbers::Unsigned => number.parse::<u64>().is_ok(),
        RangeNumbers::BelowSigned => number.parse().is_ok_and(|number: i64| number < i64::MAX),
    };
    if !fits(start) || (!end.is_empty() && (!fits(end) || is_greater(start, end))) {
        return Err(RangeRefusal::Unparseable);
    }
    Ok(())
}

/// Compares numbers of any size by their digits.
fn is_greater(left: &str, right: &str) -> bool {
    let left = left.trim_start_matches('0');
    let right = right.trim_start_matches('0');
    (left.len(), left) > (right.len(), right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str) -> Result<(), RangeRefusal> {
        check_safelisted_range(value, RequestRules::STANDARD)
    }

    #[test]
    fn one_range_with_a_start_is_safelisted() {
        let large = format!("bytes=0-{}", "9".repeat(100));
        for value in ["bytes=0-499", "bytes=0-", "bytes=007-9", "bytes=5-5", &large] {
            assert_eq!(check(value), Ok(()), "{value}");
        }
        assert_eq!(check(&format!("bytes={}-1", "9".repeat(100))), Err(RangeRefusal::Unparseable));
    }

    #[test]
    fn everything_else_is_not() {
        for value in [
            "bytes=0-1,3-4",
            "BYTES=0-1",
            "bytes =0-1",
            "bytes= 0-1",
            "bytes=5-3",
            "bytes=-",
            "bytes=",
            "bytes",
            "",
            "seconds=1-",
            "bytes=0-1 ",
            "bytes=+1-2",
            "bytes=0--1",
        ] {
            assert_eq!(check(value), Err(RangeRefusal::Unparseable), "{value}");
        }
        assert_eq!(check("bytes=-500"), Err(RangeRefusal::WithoutStart));
    }

    #[test]
    fn the_unit_may_be_spelled_freely_where_an_engine_says_so() {
        let rules = RequestRules { range_unit: RangeUnit::AnyCase, ..RequestRules::STANDARD };
        assert_eq!(check_safelisted_range("BYTES=0-1", rules), Ok(()));
    }

    #[test]
    fn numbers_may_have_a_limit() {
        let largest = |range_numbers: RangeNumbers, number: u64| {
            let rules = RequestRules { range_numbers, ..RequestRules::STANDARD };
            let safe = |number: u128| {
                let values = [format!("bytes={number}-"), format!("bytes=0-{number}")];
                values.map(|value| check_safelisted_range(&value, rules).is_ok())
            };
            assert_eq!(safe(number.into()), [true; 2]);
            assert_eq!(safe(u128::from(number) + 1), [false; 2]);
        };
        largest(RangeNumbers::Unsigned, u64::MAX);
        largest(RangeNumbers::BelowSigned, i64::MAX as u64 - 1);
    }
}
