//! How a text stands in quotes, by the language of the file.

/// The quotes of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// Double quotes in which nothing but the backslash is special: JSON, YAML, Python, Java, C#,
    /// Go, Rust, a Caddyfile.
    Double,
    /// Single quotes: JavaScript, PHP, Ruby.
    Single,
    /// nginx, which has no way to write a dollar sign.
    Nginx,
    /// Apache's header values, in which a percent sign begins a format.
    Apache,
    /// `HAProxy`'s formats, in which a percent sign is special, and double quotes, in which a
    /// dollar sign is.
    Haproxy,
    /// Ruby's symbols, in lower case.
    Symbol,
    /// A Python string for who takes a text with brackets for a regular expression.
    PythonPattern,
    /// What API Gateway sends as it stands: single quotes within double ones.
    Gateway,
    /// Double quotes where only letters, digits, `-` and `_` are taken.
    Plain,
}

impl Language {
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "double" => Self::Double,
            "single" => Self::Single,
            "nginx" => Self::Nginx,
            "apache" => Self::Apache,
            "haproxy" => Self::Haproxy,
            "symbol" => Self::Symbol,
            "python-pattern" => Self::PythonPattern,
            "gateway" => Self::Gateway,
            "plain" => Self::Plain,
            _ => return None,
        })
    }

    /// The text in quotes; `None` where this language cannot say it.
    pub(crate) fn quote(self, text: &str) -> Option<String> {
        // What no language here has between its quotes on one line.
        if text.chars().any(char::is_control) {
            return None;
        }
        Some(match self {
            Self::Single => quoted('\'', text, &[]),
            Self::Nginx if text.contains('$') => return None,
            Self::Double | Self::Nginx => quoted('"', text, &[]),
            Self::Apache => quoted('"', text, &[('%', "%%")]),
            Self::Haproxy => quoted('"', text, &[('%', "%%"), ('$', "\\$")]),
            Self::Symbol => [":", &quoted('\'', &text.to_ascii_lowercase(), &[])].concat(),
            Self::PythonPattern => python_pattern(text),
            Self::Gateway if text.contains('\'') => return None,
            Self::Gateway => quoted('"', &["'", text, "'"].concat(), &[]),
            Self::Plain if text.chars().all(|c| is_plain(c) || c == ',' || c == ' ') => {
                quoted('"', text, &[])
            }
            Self::Plain => return None,
        })
    }
}

fn is_plain(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-_".contains(character)
}

/// A text between quotes; the quote, the backslash and some others have another spelling.
fn quoted(quote: char, text: &str, special: &[(char, &str)]) -> String {
    let mut result = String::from(quote);
    for character in text.chars() {
        if let Some((_, spelling)) = special.iter().find(|(known, _)| *known == character) {
            result.push_str(spelling);
        } else {
            if character == quote || character == '\\' {
                result.push('\\');
            }
            result.push(character);
        }
    }
    result.push(quote);
    result
}

/// A text that only matches itself, wherever it is taken for a pattern.
fn python_pattern(text: &str) -> String {
    let special = |c: char| "\\^$.|?*+()[]{}".contains(c);
    // Note: a dot alone does not make a text a pattern, so most origins stay as they are.
    if !text.chars().any(|c| special(c) && c != '.') {
        return quoted('"', text, &[]);
    }
    let mut pattern = String::from("^");
    for character in text.chars() {
        if special(character) {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    quoted('"', &(pattern + "$"), &[])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Language;

    #[track_caller]
    fn check(language: Language, text: &str, expected: Option<&str>) {
        assert_eq!(language.quote(text).as_deref(), expected);
    }

    #[test]
    fn what_is_special_is_spelled_otherwise() {
        check(Language::Double, "a\"b\\c", Some(r#""a\"b\\c""#));
        check(Language::Single, "x'y", Some(r"'x\'y'"));
        check(Language::Nginx, "a%b", Some("\"a%b\""));
        check(Language::Apache, "a%b", Some("\"a%%b\""));
        check(Language::Haproxy, "%a$b", Some("\"%%a\\$b\""));
        check(Language::Symbol, "PUT", Some(":'put'"));
    }

    #[test]
    fn what_cannot_be_said_is_not_said_wrongly() {
        check(Language::Nginx, "X-$", None);
        check(Language::Plain, "X-A, X_B", Some("\"X-A, X_B\""));
        check(Language::Plain, "X'A", None);
        check(Language::Gateway, "X'A", None);
        check(Language::Gateway, "X-A", Some("\"'X-A'\""));
        check(Language::Double, "a\nb", None);
    }

    #[test]
    fn a_pattern_matches_only_the_text() {
        check(Language::PythonPattern, "https://a.test", Some("\"https://a.test\""));
        check(Language::PythonPattern, "http://[::1]:8000", Some(r#""^http://\\[::1\\]:8000$""#));
    }

    /// Reads a literal as its language does; `None` where it does not end with its text.
    fn read(language: Language, literal: &str) -> Option<String> {
        let literal = literal.strip_prefix(':').unwrap_or(literal);
        let quote = literal.chars().next()?;
        let mut characters = literal[1..].chars();
        let mut text = String::new();
        loop {
            match characters.next()? {
                '\\' => text.push(characters.next()?),
                end if end == quote => break,
                // An unescaped dollar sign begins a variable.
                '$' if matches!(language, Language::Nginx | Language::Haproxy) => return None,
                '%' if matches!(language, Language::Apache | Language::Haproxy) => {
                    characters.next().filter(|next| *next == '%')?;
                    text.push('%');
                }
                other => text.push(other),
            }
        }
        characters.next().is_none().then_some(text)
    }

    proptest! {
        #[test]
        fn a_language_reads_what_was_written_and_nothing_behind_it(text in "[ -~é]{0,20}|\\PC{0,9}") {
            for language in [
                Language::Double,
                Language::Single,
                Language::Nginx,
                Language::Apache,
                Language::Haproxy,
                Language::Symbol,
                Language::Plain,
            ] {
                let Some(literal) = language.quote(&text) else { continue };
                let mut expected = text.clone();
                if language == Language::Symbol {
                    expected.make_ascii_lowercase();
                }
                prop_assert_eq!(read(language, &literal), Some(expected), "{:?}", language);
            }
        }
    }
}
