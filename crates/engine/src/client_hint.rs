//! Client hints that one engine treats as CORS-safelisted when script sets them.

/// Whether this is such a hint with a value that fits it.
pub(crate) fn is_safelisted_client_hint(name: &str, value: &str) -> bool {
    match name.to_ascii_lowercase().as_str() {
        "dpr" | "downlink" | "device-memory" => is_number(value),
        "width" | "viewport-width" | "rtt" => is_integer(value),
        "ect" => matches!(value, "slow-2g" | "2g" | "3g" | "4g"),
        "save-data" => value.eq_ignore_ascii_case("on"),
        "intervention" => true,
        _ => false,
    }
}

fn is_integer(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_number(value: &str) -> bool {
    match value.split_once('.') {
        Some((whole, fraction)) => is_integer(whole) && is_integer(fraction),
        None => is_integer(value),
    }
}

#[cfg(test)]
mod tests {
    use super::is_safelisted_client_hint;

    #[test]
    fn each_hint_has_its_values() {
        for (name, value) in [
            ("DPR", "2"),
            ("dpr", "1.5"),
            ("Downlink", "10"),
            ("Device-Memory", "0.5"),
            ("Width", "100"),
            ("Viewport-Width", "320"),
            ("RTT", "50"),
            ("ECT", "slow-2g"),
            ("Save-Data", "on"),
            ("Save-Data", "ON"),
            ("Intervention", "x"),
        ] {
            assert!(is_safelisted_client_hint(name, value), "{name}: {value}");
        }
        for (name, value) in [
            ("DPR", "x"),
            ("DPR", ""),
            ("DPR", ".5"),
            ("Width", "1.5"),
            ("ECT", "5g"),
            ("Save-Data", "off"),
            ("X-DPR", "1"),
        ] {
            assert!(!is_safelisted_client_hint(name, value), "{name}: {value}");
        }
    }
}
