//! [MIME types](https://mimesniff.spec.whatwg.org/#understanding-mime-types), as far as a
//! request's `Content-Type` is concerned.

use crate::byte_class::{is_token, normalize_header_value};

/// A parsed MIME type: `text/plain;charset=utf-8`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MimeType {
    essence: String,
    parameters: Vec<(String, String)>,
}

impl MimeType {
    /// Type and subtype in lower case, joined by a slash.
    pub(crate) fn essence(&self) -> &str {
        &self.essence
    }

    /// Parses isomorphic text. Bad parameters are skipped; `None` when type or subtype is bad.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = normalize_header_value(text);
        let (kind, rest) = text.split_once('/')?;
        let (subtype, mut rest) = rest.split_once(';').unwrap_or((rest, ""));
        let subtype = subtype.trim_end_matches(['\t', '\n', '\r', ' ']);
        if !is_token(kind) || !is_token(subtype) {
            return None;
        }
        let essence = format!("{kind}/{subtype}").to_ascii_lowercase();
        let mut parameters: Vec<(String, String)> = Vec::new();
        while !rest.is_empty() {
            let (parameter, after) = next_parameter(rest);
            rest = after;
            if let Some((name, value)) = parameter
                && !parameters.iter().any(|(known, _)| *known == name)
            {
                parameters.push((name, value));
            }
        }
        Some(Self { essence, parameters })
    }

    /// The same type with another charset, serialized, if it names one that is not UTF-8.
    pub(crate) fn with_utf8_charset(mut self) -> Option<String> {
        let (_, charset) = self.parameters.iter_mut().find(|(name, _)| name == "charset")?;
        if charset.eq_ignore_ascii_case("utf-8") {
            return None;
        }
        "UTF-8".clone_into(charset);
        Some(self.serialize())
    }

    fn serialize(&self) -> String {
        let mut text = self.essence.clone();
        for (name, value) in &self.parameters {
            text.push(';');
            text.push_str(name);
            text.push('=');
            if is_token(value) {
                text.push_str(value);
            } else {
                text.push('"');
                text.push_str(&value.replace('\\', "\\\\").replace('"', "\\\""));
                text.push('"');
            }
        }
        text
    }
}

type Parameter = (String, String);

/// Reads one parameter, behind its semicolon, and gives what follows the next semicolon.
fn next_parameter(text: &str) -> (Option<Parameter>, &str) {
    let text = text.trim_start_matches(['\t', '\n', '\r', ' ']);
    let end = text.find([';', '=']).unwrap_or(text.len());
    let name = text[..end].to_ascii_lowercase();
    let Some(rest) = text[end..].strip_prefix('=') else {
        return (None, text.get(end + 1..).unwrap_or(""));
    };
    let (value, after) = if let Some(quoted) = rest.strip_prefix('"') {
        let (value, behind) = quoted_string(quoted);
        let next = behind.split_once(';').map_or("", |(_, next)| next);
        (Some(value), next)
    } else {
        let (value, next) = rest.split_once(';').unwrap_or((rest, ""));
        let value = value.trim_end_matches(['\t', '\n', '\r', ' ']);
        ((!value.is_empty()).then(|| value.to_owned()), next)
    };
    let fits = |value: &String| value.chars().all(|c| c == '\t' || (c >= ' ' && c != '\u{7F}'));
    let parameter = value.filter(|value| is_token(&name) && fits(value)).map(|value| (name, value));
    (parameter, after)
}

/// Unescapes a quoted string up to its closing quote and gives what stands behind it.
fn quoted_string(text: &str) -> (String, &str) {
    let mut value = String::new();
    let mut chars = text.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => return (value, &text[at + 1..]),
            '\\' => value.push(chars.next().map_or('\\', |(_, escaped)| escaped)),
            _ => value.push(char),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use super::MimeType;

    fn essence(text: &str) -> Option<String> {
        MimeType::parse(text).map(|mime| mime.essence)
    }

    #[test]
    fn parameters_never_decide_the_essence() {
        for text in [
            "text/plain",
            " TEXT/Plain ",
            "text/plain;",
            "text/plain ; foo bar",
            "text/plain; application/json",
            "text/plain;charset=utf-8, application/json",
        ] {
            assert_eq!(essence(text).as_deref(), Some("text/plain"), "{text}");
        }
    }

    #[test]
    fn type_and_subtype_are_tokens() {
        for text in ["", "text", "/plain", "text/", "text/plain, application/json", "te xt/plain"] {
            assert_eq!(essence(text), None, "{text}");
        }
    }

    #[test]
    fn a_charset_other_than_utf8_is_replaced() {
        let rewritten = |text| MimeType::parse(text).and_then(MimeType::with_utf8_charset);
        assert_eq!(rewritten("text/plain"), None);
        assert_eq!(rewritten("text/plain;charset=Utf-8"), None);
        assert_eq!(rewritten("text/plain; charset=\"utf-8\""), None);
        assert_eq!(
            rewritten("text/x; charset=latin1; a=\"b c\";;x").as_deref(),
            Some("text/x;charset=UTF-8;a=\"b c\"")
        );
        assert_eq!(
            rewritten("text/plain; charset=\"a\\\"b\"").as_deref(),
            Some("text/plain;charset=UTF-8")
        );
    }
}
