//! What the visitor wants to import.

use std::rc::Rc;

use cors_experiment::Lab;
use cors_experiment::import::{Import, Problem, import};
use cors_experiment::permalink::is_permalink;

/// A text, and what was found in it.
#[derive(Clone, Debug)]
pub struct Pasted {
    /// The text.
    pub text: Rc<str>,
    /// What it holds; `None` where it is empty.
    pub found: Option<Rc<Result<Import, Problem>>>,
    /// Which of the entries is looked at.
    pub chosen: usize,
}

/// What was found follows from the text and the lab.
impl PartialEq for Pasted {
    fn eq(&self, other: &Self) -> bool {
        (&self.text, self.chosen) == (&other.text, other.chosen)
    }
}

impl Pasted {
    /// Nothing.
    pub(super) fn nothing() -> Self {
        Self { text: "".into(), found: None, chosen: 0 }
    }

    /// Reads a text.
    pub(super) fn read(text: Rc<str>, lab: &Lab<'_>) -> Self {
        // In the address bar a link has no more than its fragment.
        let link = is_permalink(&text).then(|| format!("#{text}"));
        let read = || Rc::new(import(link.as_deref().unwrap_or(&text), lab));
        let found = (!text.is_empty()).then(read);
        let import = found.as_deref().and_then(|found| found.as_ref().ok());
        Self { chosen: import.map_or(0, Import::first_failed), found, text }
    }
}
