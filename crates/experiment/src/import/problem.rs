//! What is wrong with a text that was to be imported, and where.

use std::{error::Error, fmt};

/// How many commands, or heads of messages, a text may have.
const MOST: usize = 2_000;
/// How many characters of the text a problem shows.
const EXCERPT: usize = 40;

/// A text that cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// The character in that line, from 1.
    pub column: usize,
    /// The text from there on, at most a line and no more than can be shown.
    pub excerpt: String,
    /// What was expected there, or what cannot be done with it, as a sentence.
    pub message: String,
}

impl Problem {
    /// A problem at a byte of a text.
    pub(super) fn at(text: &str, at: usize, message: impl Into<String>) -> Self {
        let mut start = at.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let (before, after) = text.split_at(start);
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let rest = after.lines().next().unwrap_or_default();
        Self {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            excerpt: rest.chars().take(EXCERPT).collect(),
            message: message.into(),
        }
    }

    /// Whether there is one request or answer too many at a byte of a text, after so many.
    pub(super) fn of_number(text: &str, at: usize, before: usize) -> Result<(), Self> {
        if before >= MOST {
            let message = format!("At most {MOST} requests and answers can be read at once.");
            return Err(Self::at(text, at, message));
        }
        Ok(())
    }

    /// Whether there are quotes at a byte of a text that a word processor made of straight ones.
    pub(super) fn of_quotes(text: &str, at: usize) -> Result<(), Self> {
        if text[at..].starts_with(['“', '”', '‘', '’']) {
            let message = "These are typographic quotes; straight ones were expected.";
            return Err(Self::at(text, at, message));
        }
        Ok(())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}, column {}: {}", self.line, self.column, self.message)
    }
}

impl Error for Problem {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_points_at_a_character() {
        let text = "first\nsécond line\nthird";
        let problem = Problem::at(text, 9, "expected nothing.");
        assert_eq!((problem.line, problem.column), (2, 3));
        assert_eq!(problem.excerpt, "cond line");
        assert_eq!(problem.to_string(), "line 2, column 3: expected nothing.");
        let end = Problem::at(text, 1000, "");
        assert_eq!((end.line, end.column, end.excerpt.as_str()), (3, 6, ""));
        assert_eq!(Problem::at(text, 8, "").column, 2, "not in the middle of a character");
    }
}
