//! Keeps finished runs in the browser, and reads them when they are wanted.

use std::mem::replace;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::browser::{self, Database, Refused};
use crate::session::{Action, HistoryAction, Kept, Report, Session, Sheet, Showing, superfluous};

/// The name of the database.
const NAME: &str = "cors-explorer-runs";

/// What is to be deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forget {
    /// The run of this key.
    One(String),
    /// All runs.
    All,
}

/// Reads the runs while the sheet is open, or where the page was left with one on the screen.
#[derive(Default)]
pub(crate) struct Reading {
    wanted: bool,
    showing: Showing,
    runs: usize,
}

impl Reading {
    /// Looks at what was just drawn.
    pub(crate) fn drawn(&mut self, session: &Session, dispatch: &Callback<Action>) {
        let open = session.sheet == Some(Sheet::History);
        let wanted = open || session.last_run.is_some() && session.report.is_none();
        if !replace(&mut self.wanted, wanted) && wanted {
            let dispatch = dispatch.clone();
            spawn_local(async move {
                let runs = read().await.ok();
                dispatch.emit(Action::History(HistoryAction::Heard(runs)));
            });
        }
        let showing = session.history.showing;
        match (replace(&mut self.showing, showing), showing) {
            (Showing::List | Showing::Question, Showing::Comparison) => {
                browser::focus_last("#comparison");
            }
            (Showing::Comparison, Showing::List | Showing::Question) => {
                browser::focus_last("#sheet-title");
            }
            (_, _) => {}
        }
        let runs = session.history.runs.len();
        // The button that deleted a run is gone with it.
        if replace(&mut self.runs, runs) != runs && open && browser::focus_is_free() {
            browser::focus_last("#sheet-title");
        }
    }
}

/// The command that deletes.
pub(crate) fn forgetting(dispatch: &Callback<Action>) -> Callback<Forget> {
    let dispatch = dispatch.clone();
    Callback::from(move |forget: Forget| {
        let action = match &forget {
            Forget::One(key) => HistoryAction::Forgot(key.clone()),
            Forget::All => HistoryAction::ForgotAll,
        };
        dispatch.emit(Action::History(action));
        spawn_local(async move {
            // What the browser does not delete shows again when the sheet is opened again.
            let _ = delete(forget).await;
        });
    })
}

/// Keeps a run that has just finished.
pub(crate) async fn keep(report: &Report, dispatch: Callback<Action>) {
    let run = Rc::new(Kept::of(report, browser::date_ms(), &browser::random_suffix()));
    dispatch.emit(Action::History(HistoryAction::Ran(Rc::clone(&run))));
    if write(&run).await.is_err() {
        dispatch.emit(Action::History(HistoryAction::Heard(None)));
    }
}

/// All runs, newest first.
async fn read() -> Result<Vec<Rc<Kept>>, Refused> {
    let texts = Database::open(NAME).await?.all().await?;
    let runs = texts.into_iter().rev().filter_map(|(key, text)| Kept::read(key, &text));
    Ok(runs.map(Rc::new).collect())
}

/// Keeps a run, and forgets the oldest where there is no more room.
async fn write(run: &Kept) -> Result<(), Refused> {
    let database = Database::open(NAME).await?;
    database.put(&run.key, &run.text()).await?;
    database.delete(&superfluous(&database.keys().await?)).await
}

async fn delete(forget: Forget) -> Result<(), Refused> {
    let database = Database::open(NAME).await?;
    match forget {
        Forget::One(key) => database.delete(&[key]).await,
        Forget::All => database.clear().await,
    }
}
