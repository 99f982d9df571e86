//! Origins that can be put on a list.

use cors_engine::Origin;

/// Whether a text is the serialized origin of a page that has one: scheme, host and perhaps port,
/// in lower case and of the characters that names and addresses have. Of the schemes that browsers
/// know, it is as browsers write it, without the usual port; apps have schemes of their own.
pub fn is_origin(text: &str) -> bool {
    let Some((scheme, authority)) = text.split_once("://") else { return false };
    let address = authority.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let (host, port) = if let Some((address, port)) = address {
        let digits = |b| matches!(b, b'0'..=b'9' | b'a'..=b'f' | b':');
        (!address.is_empty() && address.bytes().all(digits), port)
    } else {
        let (name, port) = authority.split_at(authority.find(':').unwrap_or(authority.len()));
        let letters = |b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_');
        (!name.is_empty() && name.bytes().all(letters), port)
    };
    let letters = |b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'+' | b'-' | b'.');
    let begins = |b: &u8| b.is_ascii_lowercase();
    let known = matches!(scheme, "http" | "https" | "ws" | "wss" | "ftp" | "file");
    scheme.as_bytes().first().is_some_and(begins)
        && scheme.bytes().all(letters)
        && host
        && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port))
        && (!known || Origin::parse(text).is_some())
}

fn is_port(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit()) && text.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_origin;

    #[test]
    fn only_origins_are_origins() {
        for origin in [
            "https://app.example",
            "http://localhost:8000",
            "http://[::1]:8000",
            "http://app.example:443",
            "capacitor://localhost",
        ] {
            assert!(is_origin(origin), "{origin}");
        }
        for other in [
            "null",
            "*",
            "https://a/",
            "https://A.example",
            "https://a:",
            "https://a:99999",
            "https://u@a",
            "https://*.example",
            "https://a\"b",
            "://a",
            "https://",
            "https://[]",
            "https://[::1]x",
            "https://app.example:443",
            "http://app.example:80",
            "https://1.2.3",
            "https://[0:0::1]",
        ] {
            assert!(!is_origin(other), "{other}");
        }
    }
}
