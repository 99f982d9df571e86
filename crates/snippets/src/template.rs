//! A stack's text with places for values, and what fills it.
//!
//! A text begins with `stack:` and the stack's identifier, then says its trap, up to a line of
//! three dashes. What follows are the files. Everything special stands between « and », which no
//! stack's language uses:
//!
//! - `«file NAME»` or `«file NAME | PLACE»`, alone in a line, begins a file;
//! - `«if WORD …»` before a line keeps it only where all the words hold;
//! - `«each KIND»` before a line repeats it for each value, which is `«item LANGUAGE»` there;
//! - `«list KIND LANGUAGE»` is all values, each in quotes, with commas between;
//! - `«words KIND LANGUAGE»` is the same with spaces;
//! - `«first KIND LANGUAGE»` is the first of them;
//! - `«line KIND LANGUAGE»` is all values as they stand in a header, in one pair of quotes;
//! - `«age»` is how many seconds a preflight may be remembered.

use std::fmt;

use crate::{File, Grant, Snippet, Stack, Strength, language::Language};

/// A stack's text, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template<'a> {
    trap: &'a str,
    body: &'a str,
}

/// Why a text cannot be filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfillable {
    /// An allow-list needs an origin, and none can be listed.
    NoOrigin,
    /// The stack cannot do this at all; its trap says why.
    NotHere,
    /// The stack's language has no way to write this value.
    Unsayable(String),
    /// The text itself is wrong here.
    Malformed(String),
}

impl fmt::Display for Unfillable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoOrigin => {
                f.write_str("there is no origin to put on the list; `null` cannot be listed")
            }
            Self::NotHere => f.write_str("this stack cannot do this"),
            Self::Unsayable(value) => write!(f, "this stack has no way to write `{value}`"),
            Self::Malformed(text) => write!(f, "the template says `{text}`, which means nothing"),
        }
    }
}

impl<'a> Template<'a> {
    /// Takes a text apart; `None` when it is not this stack's.
    pub fn parse(stack: Stack, text: &'a str) -> Option<Self> {
        let (opening, body) = text.split_once("\n---\n")?;
        let (name, trap) = opening.strip_prefix("stack: ")?.split_once('\n')?;
        (name == stack.id()).then_some(Self { trap: trap.trim(), body })
    }

    /// What goes wrong with this stack even so; values stand between back-quotes.
    pub fn trap(&self) -> String {
        self.trap.replace('\n', " ")
    }

    /// The configuration that grants this, in this strength.
    ///
    /// # Errors
    /// When the values cannot be written, each for its own reason.
    pub fn fill(&self, strength: Strength, grant: &Grant) -> Result<Snippet, Unfillable> {
        if strength != Strength::Public && grant.origins().is_empty() {
            return Err(Unfillable::NoOrigin);
        }
        let filler = Filler { strength, grant };
        let mut files: Vec<File> = Vec::new();
        for line in self.body.lines() {
            if let Some(named) = directive(line, "file ").and_then(|line| line.strip_suffix('»')) {
                let (name, place) = named.split_once(" | ").unwrap_or((named, ""));
                files.push(File {
                    name: name.to_owned(),
                    place: place.to_owned(),
                    text: String::new(),
                });
            } else if let Some(file) = files.last_mut() {
                filler.line(line, None, &mut file.text)?;
            } else {
                return Err(Unfillable::Malformed(line.to_owned()));
            }
        }
        // A file of which nothing is needed in this strength is not shown.
        files.retain(|file| !file.text.is_empty());
        if files.is_empty() {
            return Err(Unfillable::NotHere);
        }
        Ok(Snippet { files, trap: self.trap() })
    }
}

/// What stands behind `«` and this word.
fn directive<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.strip_prefix('«')?.strip_prefix(word)
}

struct Filler<'a> {
    strength: Strength,
    grant: &'a Grant,
}

impl Filler<'_> {
    /// Writes a line as often as its guards say.
    fn line(&self, line: &str, item: Option<&str>, text: &mut String) -> Result<(), Unfillable> {
        let malformed = || Unfillable::Malformed(line.to_owned());
        if let Some((words, rest)) = directive(line, "if ").and_then(|rest| rest.split_once('»')) {
            for word in words.split(' ') {
                if !self.holds(word).ok_or_else(malformed)? {
                    return Ok(());
                }
            }
            return self.line(rest, item, text);
        }
        if let Some((kind, rest)) = directive(line, "each ").and_then(|rest| rest.split_once('»'))
        {
            let values = self.values(kind).ok_or_else(malformed)?;
            return values.iter().try_for_each(|value| self.line(rest, Some(value), text));
        }
        let mut rest = line;
        while let Some((before, behind)) = rest.split_once('«') {
            let (place, behind) = behind.split_once('»').ok_or_else(malformed)?;
            text.push_str(before);
            text.push_str(&self.place(place, item)?);
            rest = behind;
        }
        text.push_str(rest);
        text.push('\n');
        Ok(())
    }

    /// Whether a word of a guard holds; `None` for no such word.
    fn holds(&self, word: &str) -> Option<bool> {
        if let Some(kind) = word.strip_prefix("no-") {
            return self.values(kind).map(<[String]>::is_empty);
        }
        Some(match word {
            "public" => self.strength == Strength::Public,
            "listed" => self.strength != Strength::Public,
            "credentials" => self.strength == Strength::Credentials,
            "uncredentialed" => self.strength != Strength::Credentials,
            kind => !self.values(kind)?.is_empty(),
        })
    }

    fn values(&self, kind: &str) -> Option<&[String]> {
        Some(match kind {
            "origins" => self.grant.origins(),
            "methods" => self.grant.methods(),
            "headers" => self.grant.headers(),
            "exposed" => self.grant.exposed(),
            _ => return None,
        })
    }

    /// What stands in place of a directive within a line.
    fn place(&self, place: &str, item: Option<&str>) -> Result<String, Unfillable> {
        let malformed = || Unfillable::Malformed(place.to_owned());
        if place == "age" {
            return Ok(self.grant.max_age().to_string());
        }
        let (form, named) = place.split_once(' ').ok_or_else(malformed)?;
        let quote = |language: &str, text: &str| {
            let language = Language::parse(language).ok_or_else(malformed)?;
            language.quote(text).ok_or_else(|| Unfillable::Unsayable(text.to_owned()))
        };
        if form == "item" {
            return quote(named, item.ok_or_else(malformed)?);
        }
        let (kind, language) = named.split_once(' ').ok_or_else(malformed)?;
        let values = self.values(kind).ok_or_else(malformed)?;
        let separator = match form {
            "line" => return quote(language, &values.join(", ")),
            "first" => return quote(language, values.first().ok_or_else(malformed)?),
            "list" => ", ",
            "words" => " ",
            _ => return Err(malformed()),
        };
        let quoted: Result<Vec<_>, _> = values.iter().map(|value| quote(language, value)).collect();
        Ok(quoted?.join(separator))
    }
}

#[cfg(test)]
mod tests {
    use super::{Template, Unfillable};
    use crate::{File, Grant, Stack, Strength};

    const TEXT: &str = "stack: nginx\nMind the\n`gap`.\n---\n«file a.conf | in http»\n\
                        «if listed»«each origins»allow «item double»;\n«if public»allow *;\n\
                        «if no-headers»none\n«if headers»[«list headers single»] «words headers \
                        double» «line headers double» «age»\n«file b.conf»\n«if credentials»on\n";

    #[test]
    fn guards_and_places_are_filled() {
        let template = Template::parse(Stack::Nginx, TEXT).expect("it is nginx's");
        let origins = ["https://a.test", "https://b.test"];
        let grant = Grant::new(&origins, &["PUT"], &["x-a", "x-b"], &[], 60);
        let snippet = template.fill(Strength::Credentials, &grant).expect("it can be filled");
        let text = "allow \"https://a.test\";\nallow \"https://b.test\";\n['x-a', 'x-b'] \"x-a\" \
                    \"x-b\" \"x-a, x-b\" 60\n";
        let first =
            File { name: "a.conf".to_owned(), place: "in http".to_owned(), text: text.to_owned() };
        assert_eq!(snippet.files[0], first);
        assert_eq!(snippet.files[1].text, "on\n");
        assert_eq!(snippet.trap, "Mind the `gap`.");
        let public = template.fill(Strength::Public, &Grant::default()).expect("it needs nothing");
        assert_eq!(public.files.len(), 1);
        assert_eq!(public.files[0].text, "allow *;\nnone\n");
    }

    #[test]
    fn what_cannot_be_filled_says_why() {
        let grant = Grant::default();
        let filled = |text: &str| {
            let text = format!("stack: nginx\n\n---\n{text}\n");
            let template = Template::parse(Stack::Nginx, &text).expect("it is nginx's");
            template.fill(Strength::Public, &grant).err()
        };
        let malformed = |text: &str| Some(Unfillable::Malformed(text.to_owned()));
        assert_eq!(filled("«file a»"), Some(Unfillable::NotHere));
        assert_eq!(filled("x"), malformed("x"));
        assert_eq!(filled("«file a»\n«if rich»x"), malformed("«if rich»x"));
        assert_eq!(filled("«file a»\n«item double»"), malformed("item double"));
        assert_eq!(filled("«file a»\n«list methods»"), malformed("list methods"));
        assert_eq!(Template::parse(Stack::Apache, TEXT), None);
        let template = Template::parse(Stack::Nginx, TEXT).expect("it is nginx's");
        assert_eq!(template.fill(Strength::AllowList, &grant), Err(Unfillable::NoOrigin));
    }
}
