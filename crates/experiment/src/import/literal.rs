//! Values as JSON and script write them down, each with the place where it stands.

use super::{Problem, quoted};
pub(crate) use crate::json::{Node, Value};

/// Which values there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// JSON's.
    Json,
    /// Script's: also single quotes, plain names of members, calls and code.
    Script,
}

/// How deep values may stand within each other.
const DEEPEST: usize = 64;

/// Reads values from a text.
pub(crate) struct Reader<'a> {
    text: &'a str,
    at: usize,
    dialect: Dialect,
    depth: usize,
}

impl<'a> Reader<'a> {
    /// Reads from a byte of a text on.
    pub(crate) fn new(text: &'a str, at: usize, dialect: Dialect) -> Self {
        Self { text, at, dialect, depth: 0 }
    }

    /// Where it has got to.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// The next value.
    pub(crate) fn value(&mut self) -> Result<Node, Problem> {
        self.skip_blanks();
        let at = self.at;
        if self.depth == DEEPEST {
            return Err(self.problem("This stands too deep within other values."));
        }
        self.depth += 1;
        let value = self.simple_value();
        self.depth -= 1;
        if self.dialect == Dialect::Json {
            return Ok(Node { at, value: value? });
        }
        self.skip_blanks();
        match (value, self.peek()) {
            (Ok(value), None | Some(',' | '}' | ']' | ')' | ';' | ':')) => Ok(Node { at, value }),
            // More than a literal: an expression.
            (Ok(_), Some(_)) => {
                self.at = at;
                Ok(Node { at, value: self.code() })
            }
            (Err(problem), _) => Err(problem),
        }
    }

    /// Values up to a closing bracket, which is read too.
    pub(crate) fn list(&mut self, close: char) -> Result<Vec<Node>, Problem> {
        let mut items = Vec::new();
        while !self.take(close) {
            items.push(self.value()?);
            self.separator(close)?;
        }
        Ok(items)
    }

    fn simple_value(&mut self) -> Result<Value, Problem> {
        Problem::of_quotes(self.text, self.at)?;
        match self.peek() {
            Some('{') => {
                self.at += 1;
                self.object()
            }
            Some('[') => {
                self.at += 1;
                self.list(']').map(Value::List)
            }
            Some('"') => self.string().map(Value::Text),
            Some('`') if self.dialect == Dialect::Script => {
                // A template that takes values in is code.
                self.string().map(Value::Text).or_else(|_| Ok(self.code()))
            }
            Some('\'') if self.dialect == Dialect::Script => self.string().map(Value::Text),
            Some(c) if c == '-' || c.is_ascii_digit() => {
                let number = self.while_true(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
                Ok(Value::Number(number.to_owned()))
            }
            Some(c) if is_name(c) => self.word(),
            Some(_) if self.dialect == Dialect::Script => Ok(self.code()),
            Some(_) | None => Err(self.problem("A value was expected here.")),
        }
    }

    fn object(&mut self) -> Result<Value, Problem> {
        let mut members = Vec::new();
        while !self.take('}') {
            Problem::of_quotes(self.text, self.at)?;
            let name = match self.peek() {
                Some('"') => self.string()?,
                Some('\'') if self.dialect == Dialect::Script => self.string()?,
                Some(c) if is_name(c) && self.dialect == Dialect::Script => {
                    self.while_true(is_name).to_owned()
                }
                Some(_) if self.text[self.at..].starts_with("...") => {
                    // What is spread here, nobody knows.
                    let at = self.at;
                    let value = self.code();
                    members.push(("...".to_owned(), Node { at, value }));
                    self.separator('}')?;
                    continue;
                }
                Some(_) | None => {
                    return Err(self.problem("The name of a member, or `}`, was expected here."));
                }
            };
            let node = if self.take(':') {
                self.value()?
            } else if self.dialect == Dialect::Script {
                // `{ body }` is short for `{ body: body }`.
                Node { at: self.at, value: Value::Code(name.clone()) }
            } else {
                return Err(self.problem("`:` was expected here."));
            };
            members.push((name, node));
            self.separator('}')?;
        }
        Ok(Value::Object(members))
    }

    /// What stands between two items: a comma, or nothing before the closing bracket.
    fn separator(&mut self, close: char) -> Result<(), Problem> {
        if self.take(',') || self.peek() == Some(close) {
            return Ok(());
        }
        let what = if self.at == self.text.len() { "The text ends too early: " } else { "" };
        Err(self.problem(&format!("{what}`,` or `{close}` was expected here.")))
    }

    /// A keyword, a call, or code that begins with a name.
    fn word(&mut self) -> Result<Value, Problem> {
        let start = self.at;
        let mut name = self.while_true(|c| is_name(c) || c == '.').to_owned();
        match name.as_str() {
            "true" => return Ok(Value::Bool(true)),
            "false" => return Ok(Value::Bool(false)),
            "null" => return Ok(Value::Null),
            "undefined" if self.dialect == Dialect::Script => return Ok(Value::Null),
            _ if self.dialect == Dialect::Json => {
                self.at = start;
                return Err(self.problem("A value was expected here."));
            }
            "new" => {
                self.skip_blanks();
                self.while_true(is_name).clone_into(&mut name);
            }
            _ => {}
        }
        if self.take('(') {
            return Ok(Value::Call(name, self.list(')')?));
        }
        self.at = start;
        Ok(self.code())
    }

    fn string(&mut self) -> Result<String, Problem> {
        let (text, end) = quoted::string(self.text, self.at, self.dialect)?;
        self.at = end;
        Ok(text)
    }

    /// Everything up to the comma or bracket that ends this item.
    fn code(&mut self) -> Value {
        let start = self.at;
        let mut depth = 0_usize;
        while let Some(c) = self.peek() {
            match c {
                '(' | '[' | '{' => depth += 1,
                ',' | ';' | ')' | ']' | '}' if depth == 0 => break,
                ')' | ']' | '}' => depth -= 1,
                '"' | '\'' | '`' => {
                    self.at = quoted::end(self.text, self.at);
                    continue;
                }
                _ => {}
            }
            self.at += c.len_utf8();
        }
        Value::Code(self.text[start..self.at].trim().to_owned())
    }

    /// Takes blanks and a character, if it comes next.
    pub(crate) fn take(&mut self, expected: char) -> bool {
        self.skip_blanks();
        let there = self.peek() == Some(expected);
        if there {
            self.at += expected.len_utf8();
            self.skip_blanks();
        }
        there
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// Goes on to whatever is no blank.
    pub(crate) fn skip_blanks(&mut self) {
        loop {
            self.while_true(|c| c.is_whitespace() || c == '\u{feff}');
            let rest = &self.text[self.at..];
            let comment = self.dialect == Dialect::Script;
            let end = if comment && rest.starts_with("//") {
                rest.find('\n')
            } else if comment && rest.starts_with("/*") {
                rest.find("*/").map(|end| end + 2)
            } else {
                return;
            };
            self.at += end.unwrap_or(rest.len());
        }
    }

    fn while_true(&mut self, is_part: impl Fn(char) -> bool) -> &'a str {
        let rest = &self.text[self.at..];
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// A problem at the place that it has got to.
    pub(crate) fn problem(&self, message: &str) -> Problem {
        Problem::at(self.text, self.at, message)
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}
