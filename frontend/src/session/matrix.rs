//! The matrix: the same request from every sender to every place.

use cors_engine::{Outcome, Settlement};
use cors_experiment::Sender;
use cors_experiment::catalogue::Place;
use cors_experiment::catalogue::matrix::{PLACES, cell};
use cors_experiment::{Scenario, predict, response_type_id, settlement_id};
use cors_wire::Exchange;

use super::{Run, Session};

/// The cookies that the page itself gives to the matrix' targets begin with this.
pub const COOKIE: &str = "cors-explorer-";

/// Something that happened to the matrix.
#[derive(Clone, Debug, PartialEq)]
pub enum MatrixAction {
    /// The visitor wants it run.
    Run,
    /// Each place has answered with its cookies.
    GaveCookies,
    /// Its requests are on their way.
    Sending(Vec<Cell>),
    /// A cell has its result.
    Seen(usize, Seen),
    /// All cells have theirs, or the visitor cancelled.
    Ended,
    /// The visitor took a cell over.
    Load(Box<Cell>),
}

/// The last run of the matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// What is being sent.
    pub run: Run,
    /// The cells that were sent, in rows of places.
    pub cells: Vec<Cell>,
    /// Whether each place has answered with its cookies.
    pub gave_cookies: bool,
}

/// One sender and one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Who sends.
    pub sender: Sender,
    /// Where to.
    pub place: Place,
    /// What is sent; `None` where this lab has no such place.
    pub scenario: Option<Scenario>,
    /// What came of it.
    pub seen: Option<Seen>,
}

/// What came of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// What browser and record agree on, as [`told`] writes it; `disagreement` or `unknown` where
    /// they do not agree on anything.
    pub observed: String,
    /// What the server recorded of cookies.
    pub cookies: Cookies,
}

/// Whether cookies came along, by the server's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cookies {
    /// The request itself was not recorded.
    NotAsked,
    /// None.
    None,
    /// Those of ours, by what follows [`COOKIE`]; none of ours if there are only others.
    Some(Vec<String>),
}

impl Cookies {
    /// Reads them off the last recorded exchange that is no preflight.
    pub fn of(record: &[Exchange]) -> Self {
        let actual = |exchange: &&Exchange| exchange.kind == cors_wire::ExchangeKind::Actual;
        let Some(exchange) = record.iter().rev().find(actual) else { return Self::NotAsked };
        let is_cookie = |(name, _): &&cors_wire::Header| name.eq_ignore_ascii_case("cookie");
        let Some((_, value)) = exchange.request.headers.iter().find(is_cookie) else {
            return Self::None;
        };
        let names = value.split(';').filter_map(|pair| pair.split('=').next());
        Self::Some(
            names.filter_map(|name| name.trim().strip_prefix(COOKIE)).map(str::to_owned).collect(),
        )
    }
}

impl Default for Matrix {
    fn default() -> Self {
        Self { run: Run::Idle, cells: Vec::new(), gave_cookies: false }
    }
}

impl Matrix {
    /// Takes in what happened; loading a cell is not the matrix' own business.
    pub fn take(&mut self, action: MatrixAction) {
        match action {
            MatrixAction::Run => self.run = Run::Asked,
            MatrixAction::GaveCookies => self.gave_cookies = true,
            MatrixAction::Sending(cells) => *self = Self { run: Run::Sending, cells, ..*self },
            MatrixAction::Seen(position, seen) => {
                if let Some(cell) = self.cells.get_mut(position) {
                    cell.seen = Some(seen);
                }
            }
            MatrixAction::Ended => self.run = Run::Idle,
            MatrixAction::Load(_) => {}
        }
    }

    /// What came of a cell that is still set up as it was.
    pub fn seen(&self, cell: &Cell) -> Option<&Seen> {
        let same = |sent: &&Cell| {
            (sent.sender, sent.place) == (cell.sender, cell.place) && sent.scenario == cell.scenario
        };
        self.cells.iter().find(same)?.seen.as_ref()
    }
}

impl Session {
    /// The cells as they would be sent now, in rows of places; none where the request goes to no
    /// endpoint of the companion's.
    pub fn matrix_cells(&self) -> Vec<Cell> {
        let (Some(target), Some(endpoint)) = (self.target(), self.endpoint()) else {
            return Vec::new();
        };
        let request = self.scenario().request;
        let asked = (target.endpoint.as_str(), &endpoint.policy);
        let cell = |place, sender| {
            let scenario = cell(&self.lab(), &request, asked, sender, place);
            Cell { sender, place, scenario, seen: None }
        };
        let rows = PLACES.into_iter();
        rows.flat_map(|place| Sender::ALL.map(|sender| cell(place, sender))).collect()
    }

    /// What a cell should come to; `None` where nothing can be said.
    pub fn predicted(&self, cell: &Cell) -> Option<Outcome> {
        predict(cell.scenario.as_ref()?, self.profile)
    }
}

/// An outcome in one short text: `resolve cors`, `reject response/allow-origin-missing`.
pub fn told(outcome: &Outcome) -> String {
    let settlement = settlement_id(&outcome.settlement);
    match &outcome.settlement {
        Settlement::Resolve(response) => {
            format!("{settlement} {}", response_type_id(response.response_type))
        }
        Settlement::Reject(failure) | Settlement::Throw(failure) => {
            format!("{settlement} {}/{}", failure.stage.id(), failure.cause.id())
        }
    }
}
