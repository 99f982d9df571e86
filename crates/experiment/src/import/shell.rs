//! The words of a command as a POSIX shell reads them, without running anything.

use super::{Problem, quoted};

/// A word and where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The byte of the text.
    pub(super) at: usize,
    /// The word, with its quotes taken off.
    pub(super) text: String,
}

impl Word {
    /// Whether it is the name of the command.
    pub(super) fn is_curl(&self) -> bool {
        matches!(self.text.as_str(), "curl" | "curl.exe")
    }
}

/// The words of each command, without where its output goes. What is quoted is never more than text,
/// whatever it looks like.
pub(super) fn commands(text: &str) -> Result<Vec<Vec<Word>>, Problem> {
    let mut shell = Shell { text, at: 0, commands: vec![Vec::new()], is_curls: false };
    while let Some(c) = shell.peek() {
        if let Some(length) = shell.redirection() {
            shell.at += length;
            shell.word()?;
            continue;
        }
        match c {
            '\n' | ';' | '|' | '&' => {
                shell.at += 1;
                shell.is_curls = false;
                shell.commands.push(Vec::new());
            }
            '\\' if shell.text[shell.at..].starts_with("\\\n") => shell.at += 2,
            '\\' if shell.text[shell.at..].starts_with("\\\r\n") => shell.at += 3,
            c if c.is_whitespace() => shell.at += c.len_utf8(),
            '#' => {
                let rest = &shell.text[shell.at..];
                shell.at += rest.find('\n').unwrap_or(rest.len());
            }
            _ => {
                let at = shell.at;
                let word = Word { at, text: shell.word()? };
                shell.is_curls |= word.is_curl();
                if let Some(words) = shell.commands.last_mut() {
                    words.push(word);
                }
            }
        }
    }
    shell.commands.retain(|words| !words.is_empty());
    Ok(shell.commands)
}

struct Shell<'a> {
    text: &'a str,
    at: usize,
    commands: Vec<Vec<Word>>,
    /// Whether the command that is being read has named curl.
    is_curls: bool,
}

impl Shell<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// How long what stands here is, if it sends an output elsewhere, up to the word that says where:
    /// `2>`, `>>`, `>&`, `&>`. Before the command's name a `>` belongs to a prompt.
    fn redirection(&self) -> Option<usize> {
        let here = &self.text[self.at..];
        let digits = here.trim_start_matches(|c: char| c.is_ascii_digit());
        let behind = here.strip_prefix('&').unwrap_or(digits).strip_prefix('>')?;
        let target = behind.trim_start_matches(['>', '&', '|', ' ', '\t']);
        self.is_curls.then(|| here.len() - target.len())
    }

    fn word(&mut self) -> Result<String, Problem> {
        let mut word = String::new();
        while let Some(c) = self.peek() {
            let rest = &self.text[self.at..];
            match c {
                '\'' => {
                    let end = rest[1..].find('\'').ok_or_else(|| self.open())?;
                    word += &rest[1..=end];
                    self.at += end + 2;
                }
                '"' => self.double_quoted(&mut word)?,
                '$' if rest.starts_with("$'") => {
                    self.at = self.dollar_quoted(&mut word)?;
                }
                '\\' => {
                    let escaped = rest.chars().nth(1);
                    self.at += 1 + escaped.map_or(0, char::len_utf8);
                    word.extend(escaped.filter(|c| *c != '\n'));
                }
                ';' | '|' | '&' => break,
                c if c.is_whitespace() => break,
                other => {
                    word.push(other);
                    self.at += other.len_utf8();
                }
            }
        }
        Ok(word)
    }

    /// Between double quotes a backslash quotes four characters and the end of a line.
    fn double_quoted(&mut self, word: &mut String) -> Result<(), Problem> {
        let mut rest = self.text[self.at + 1..].char_indices();
        while let Some((offset, c)) = rest.next() {
            match c {
                '"' => {
                    self.at += offset + 2;
                    return Ok(());
                }
                '\\' => match rest.next() {
                    Some((_, quoted @ ('"' | '\\' | '$' | '`'))) => word.push(quoted),
                    Some((_, '\n')) => {}
                    Some((_, other)) => word.extend(['\\', other]),
                    None => break,
                },
                other => word.push(other),
            }
        }
        Err(self.open())
    }

    /// Between `$'` and `'` escapes are known, much as script knows them. The byte behind it.
    fn dollar_quoted(&self, word: &mut String) -> Result<usize, Problem> {
        let mut at = self.at + 2;
        while let Some(c) = self.text[at..].chars().next() {
            match c {
                '\'' => return Ok(at + 1),
                '\\' => {
                    let rest = &self.text[at..];
                    let (escaped, length) = quoted::escape(rest)
                        .ok_or_else(|| Problem::at(self.text, at, "This escape is not known."))?;
                    word.extend(escaped);
                    at += rest.chars().take(length).map(char::len_utf8).sum::<usize>();
                }
                other => {
                    word.push(other);
                    at += other.len_utf8();
                }
            }
        }
        Err(self.open())
    }

    fn open(&self) -> Problem {
        Problem::at(self.text, self.at, "This quote is never closed; was all of it copied?")
    }
}
