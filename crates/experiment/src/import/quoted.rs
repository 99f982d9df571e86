//! Strings in quotes as script writes them, and as bash does after a dollar sign.

use super::{Problem, literal::Dialect};

/// The string that begins with a quote at a byte of a text, and the byte behind it.
///
/// JSON knows fewer escapes than script; where script's are meant, all of them count, and a
/// template without values is a string too.
pub(super) fn string(text: &str, at: usize, dialect: Dialect) -> Result<(String, usize), Problem> {
    let quote = text[at..].chars().next().unwrap_or('"');
    let mut read = String::new();
    let mut rest = text[at..].char_indices().skip(1);
    while let Some((offset, c)) = rest.next() {
        let here = at + offset;
        match c {
            _ if c == quote => return Ok((read, here + c.len_utf8())),
            '\\' => {
                let (escaped, length) = escape(&text[here..])
                    .ok_or_else(|| Problem::at(text, here, "This escape is not known."))?;
                read.extend(escaped);
                for _ in 1..length {
                    rest.next();
                }
            }
            '$' if dialect == Dialect::Script && quote == '`' && text[here..].starts_with("${") => {
                let message = "A value is filled in here that only running code knows.";
                return Err(Problem::at(text, here, message));
            }
            '\n' if quote != '`' => {
                return Err(Problem::at(text, at, "This string does not end in its line."));
            }
            other => read.push(other),
        }
    }
    Err(Problem::at(text, at, "This string has no end."))
}

/// The byte behind the string that begins with a quote at a byte of a text, whatever is in it.
pub(super) fn end(text: &str, at: usize) -> usize {
    let mut characters = text[at..].char_indices();
    let Some((_, quote)) = characters.next() else { return at };
    while let Some((offset, c)) = characters.next() {
        if c == '\\' {
            characters.next();
        } else if c == quote || (c == '\n' && quote != '`') {
            return at + offset + c.len_utf8();
        }
    }
    text.len()
}

/// What an escape at the start of a text stands for, nothing for a broken line, and how many
/// characters it has.
pub(super) fn escape(text: &str) -> Option<(Option<char>, usize)> {
    let mut characters = text.chars().skip(1);
    let plain = |c: char| Some((Some(c), 2));
    match characters.next()? {
        'n' => plain('\n'),
        'r' => plain('\r'),
        't' => plain('\t'),
        'b' => plain('\u{8}'),
        'f' => plain('\u{c}'),
        'v' => plain('\u{b}'),
        '0' => plain('\0'),
        '\n' => Some((None, 2)),
        'x' => {
            let (code, digits) = hexadecimal(text.get(2..)?, 2)?;
            Some((char::from_u32(code), 2 + digits))
        }
        'u' if text[2..].starts_with('{') => {
            let (code, digits) = hexadecimal(text.get(3..)?, 6)?;
            text[3 + digits..].starts_with('}').then_some(())?;
            Some((Some(char::from_u32(code)?), 4 + digits))
        }
        'u' => {
            let (first, digits) = hexadecimal(text.get(2..)?, 4)?;
            if digits == 4
                && (0xd800..0xdc00).contains(&first)
                && let Some((second @ 0xdc00..0xe000, 4)) =
                    text[6..].strip_prefix("\\u").and_then(|rest| hexadecimal(rest, 4))
            {
                let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return Some((char::from_u32(code), 12));
            }
            // Half a character by itself is none.
            Some((Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)), 2 + digits))
        }
        other => plain(other),
    }
}

/// Up to so many hexadecimal digits as a number, and how many there were; at least one.
fn hexadecimal(text: &str, most: usize) -> Option<(u32, usize)> {
    let digits = text.bytes().take(most).take_while(u8::is_ascii_hexdigit).count();
    let code = u32::from_str_radix(text.get(..digits)?, 16).ok()?;
    Some((code, digits))
}
