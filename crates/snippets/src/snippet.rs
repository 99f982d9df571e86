//! Configuration ready to be copied.

/// What to put where, and what to watch out for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The pieces, each with its place.
    pub files: Vec<File>,
    /// What goes wrong with this stack even so; values stand between back-quotes.
    pub trap: String,
}

/// A piece of configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The file's usual name.
    pub name: String,
    /// Where in it the lines go; empty where the piece is the whole file.
    pub place: String,
    /// The lines.
    pub text: String,
}
