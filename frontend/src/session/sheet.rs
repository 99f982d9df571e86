//! The sheets: what can be opened beside the experiment.

/// A sheet at the side of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sheet {
    /// Experiments that are ready to be run.
    Catalogue,
    /// The same request from many origins to many targets.
    Matrix,
    /// The runs of this visit and of earlier ones.
    History,
    /// Experiments made of what other tools tell.
    Import,
    /// What can be taken along: links, files, reports.
    Share,
    /// What is dangerous or useless in the server's answers.
    Lint,
    /// The request and the server as code.
    Code,
    /// The terms that the page uses.
    Words,
}

impl Sheet {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Catalogue,
        Self::Matrix,
        Self::History,
        Self::Import,
        Self::Share,
        Self::Lint,
        Self::Code,
        Self::Words,
    ];

    /// Its name, as a title and on its button.
    pub fn title(self) -> &'static str {
        match self {
            Self::Catalogue => "Catalogue",
            Self::Matrix => "Matrix",
            Self::History => "History",
            Self::Import => "Import",
            Self::Share => "Share",
            Self::Lint => "Lint",
            Self::Code => "Code",
            Self::Words => "Words",
        }
    }
}
