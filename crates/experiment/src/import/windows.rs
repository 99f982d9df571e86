//! The words of a command as Windows reads them: first `cmd.exe`, then the program itself.

use super::{Problem, shell::Word};

/// Whether a command was written for `cmd.exe`: a caret quotes a quote or the end of a line.
pub(super) fn is_for_cmd(text: &str) -> bool {
    text.contains("^\"") || text.lines().any(|line| line.trim_end().ends_with(" ^"))
}

/// The words of each command.
///
/// Browsers put a caret before every character that `cmd.exe` might read, also within quotes. So a
/// caret stands for itself only where another caret is before it.
pub(super) fn commands(text: &str) -> Result<Vec<Vec<Word>>, Problem> {
    let mut commands = Vec::new();
    let mut words = Vec::new();
    let mut characters = Unescaped { text, at: 0 }.peekable();
    loop {
        while characters.next_if(|(_, c)| *c == Character::Blank).is_some() {}
        match characters.peek() {
            None => break,
            Some((_, Character::End)) => {
                characters.next();
                commands.push(std::mem::take(&mut words));
            }
            Some(&(at, _)) => {
                words.push(Word { at, text: word(text, at, &mut characters)? });
            }
        }
    }
    commands.push(words);
    commands.retain(|words| !words.is_empty());
    Ok(commands)
}

/// A character of a command after `cmd.exe` is done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Character {
    /// White space.
    Blank,
    /// The end of a command.
    End,
    /// A quote.
    Quote,
    /// Anything else.
    Other(char),
}

type Characters<'a> = std::iter::Peekable<Unescaped<'a>>;

/// One word. A backslash counts only before a quote, and two quotes within quotes are one.
fn word(text: &str, at: usize, characters: &mut Characters<'_>) -> Result<String, Problem> {
    let mut word = String::new();
    let mut open = None;
    while let Some(&(here, c)) = characters.peek() {
        match (c, open) {
            (Character::Blank | Character::End, None) => break,
            (Character::Quote, None) => open = Some(here),
            (Character::Quote, Some(_)) => {
                characters.next();
                if characters.peek().is_some_and(|(_, next)| *next == Character::Quote) {
                    word.push('"');
                } else {
                    open = None;
                    continue;
                }
            }
            (Character::Other('\\'), _) => {
                characters.next();
                match characters.peek() {
                    Some((_, Character::Quote)) => word.push('"'),
                    Some((_, Character::Other('\\'))) if open.is_some() => word.push('\\'),
                    Some(_) | None => {
                        word.push('\\');
                        continue;
                    }
                }
            }
            (Character::Other(other), _) => word.push(other),
            (Character::Blank, Some(_)) => word.push(' '),
            (Character::End, Some(_)) => word.push('\n'),
        }
        characters.next();
    }
    match open {
        Some(_) => Err(Problem::at(text, at, "This quote is never closed; was all of it copied?")),
        None => Ok(word),
    }
}

/// The characters of a command without the carets, each with its place.
struct Unescaped<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Unescaped<'_> {
    type Item = (usize, Character);

    fn next(&mut self) -> Option<(usize, Character)> {
        let at = self.at;
        let rest = &self.text[at..];
        let c = rest.chars().next()?;
        if c == '^' {
            return self.escaped(at);
        }
        let line_end = line_end(rest);
        self.at += if line_end > 0 { line_end } else { c.len_utf8() };
        let character = match c {
            '"' => Character::Quote,
            '\n' | '\r' | '&' | '|' => Character::End,
            c if c.is_whitespace() => Character::Blank,
            other => Character::Other(other),
        };
        Some((at, character))
    }
}

impl Unescaped<'_> {
    fn escaped(&mut self, at: usize) -> Option<(usize, Character)> {
        let rest = &self.text[at + 1..];
        let end = line_end(rest);
        if end > 0 {
            // A line that goes on; with another empty one behind it, the end of a line as text.
            let again = line_end(&rest[end..]);
            self.at = at + 1 + end + again;
            let character = if again > 0 { Character::Other('\n') } else { Character::Blank };
            return Some((at, character));
        }
        let c = rest.chars().next()?;
        self.at = at + 1 + c.len_utf8();
        Some((at, if c == '"' { Character::Quote } else { Character::Other(c) }))
    }
}

/// How long the end of a line is that stands here; 0 where none does.
fn line_end(text: &str) -> usize {
    if text.starts_with("\r\n") { 2 } else { usize::from(text.starts_with(['\n', '\r'])) }
}
