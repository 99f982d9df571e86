//! What is drawn only while it is unfolded.

use cors_wire::ExchangeKind;

/// A part of the page that can be folded away; nobody draws what nobody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The decision path.
    Path,
    /// What is rarely changed about the request.
    Request,
    /// What has nothing to do with CORS in an answer.
    Rest(ExchangeKind),
    /// What an answer does wrong.
    Faults(ExchangeKind),
    /// The shared cache before the endpoint.
    SharedCache,
}

/// Whether something that can be folded away is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// It is on the screen.
    Open,
    /// Only its title is.
    Closed,
}

/// The parts that are on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unfolded(Vec<Part>);

impl Unfolded {
    /// Whether this part is.
    pub fn has(&self, part: Part) -> bool {
        self.0.contains(&part)
    }

    pub(super) fn set(&mut self, part: Part, fold: Fold) {
        self.0.retain(|open| *open != part);
        match fold {
            Fold::Open => self.0.push(part),
            Fold::Closed => {}
        }
    }
}
