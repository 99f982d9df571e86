//! What can happen to the page.

use std::{rc::Rc, time::Duration};

use cors_engine::PreflightCache;
use cors_experiment::export::Imported;
use cors_experiment::probe::ProbeStep;
use cors_experiment::{Fix, Scenario, Sender};
use cors_wire::Policy;

use super::{
    CatalogueAction, CodeEdit, CompanionAction, Edit, Fold, HistoryAction, MatrixAction, Network,
    Palette, Part, Report, Sheet, Way,
};

/// Something that happened: the visitor did it, the server told it, or a run ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The visitor edited the request.
    Edit(Edit),
    /// The visitor edited the policy of the endpoint of this name.
    EditPolicy(String, Box<Policy>),
    /// The visitor switched between a fresh URL for each run and the URL as typed.
    ToggleRunUrl,
    /// The visitor chose who sends.
    SendBy(Sender),
    /// The visitor did something with the catalogue.
    Catalogue(CatalogueAction),
    /// Something happened to the matrix.
    Matrix(MatrixAction),
    /// Something happened to the history.
    History(HistoryAction),
    /// The visitor opened a guided stage.
    OpenStage(usize),
    /// The visitor closed the guide.
    CloseGuide,
    /// The visitor opened a sheet, in the place of any other.
    OpenSheet(Sheet),
    /// The visitor closed the sheet.
    CloseSheet,
    /// The visitor pressed Escape.
    Escape,
    /// The visitor opened or closed the list of everything that can be done.
    Palette(Palette),
    /// The visitor looks at a line of the picture, behind which are these checks of the trace.
    Pick(Vec<usize>),
    /// The visitor unfolded a part of the page, or folded it away.
    Fold(Part, Fold),
    /// Something happened in the code sheet.
    Code(CodeEdit),
    /// The visitor pasted or typed what is to be imported.
    Paste(Rc<str>),
    /// The visitor wants to see this one of the entries in it.
    ChooseEntry(usize),
    /// What was set up came from here.
    Imported(Rc<Imported>),
    /// The visitor copied this text.
    Copied(String),
    /// The page was opened with a link to a scenario, of which this is the fragment.
    OpenLink(Rc<str>),
    /// The visitor took over a scenario: a solution, or the start of something.
    SetUp(Box<Scenario>),
    /// The visitor took over a fix and wants it run.
    Mend(Box<Fix>),
    /// The visitor wants the last edit undone, or what was undone done again.
    Step(Way),
    /// The visitor pressed Send.
    Send,
    /// The request is on its way.
    Sending,
    /// Time passed: so much since the page was opened.
    TimePassed(Duration),
    /// A run left this in the browser's memory of preflights.
    Remembered(PreflightCache),
    /// A run ended.
    Finished(Rc<Report>),
    /// The visitor wants to find out why the last run failed, or no longer does.
    Probe,
    /// A probe after the run of this number showed something.
    Probed(u32, ProbeStep),
    /// A run was stopped before its end: by the visitor, or because it took too long.
    Cancelled,
    /// Something was heard of the companion.
    Companion(CompanionAction),
    /// The network came or went.
    Network(Network),
}
