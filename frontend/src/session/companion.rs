//! The companion server as the page knows it.

use cors_wire::{Health, Policy, Problem};

/// Whether the companion is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Companion {
    /// Not asked yet.
    Unknown {
        /// The lab's ports when it was last heard of, or those that it uses by default.
        lab_ports: Vec<u16>,
    },
    /// It answered our JSON.
    Up(Health),
    /// It did not, or no longer does.
    Down {
        /// The lab's ports when it was last heard of: its targets stay known.
        lab_ports: Vec<u16>,
    },
}

impl Companion {
    /// The lab's ports, as far as they are known.
    pub fn lab_ports(&self) -> &[u16] {
        match self {
            Self::Up(health) => &health.lab_ports,
            Self::Unknown { lab_ports } | Self::Down { lab_ports } => lab_ports,
        }
    }
}

/// The revision of an endpoint that only the page knows: no change was ever made to it.
const WANTED: u64 = u64::MAX;

/// An endpoint as the page shows it: perhaps ahead of the server by an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointState {
    /// The revision of the last policy that the server told.
    pub revision: u64,
    /// The policy with the visitor's edits.
    pub policy: Policy,
    /// How far the edits have got.
    pub sync: Sync,
}

/// How far the visitor's edits have got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sync {
    /// The server has this policy.
    Saved,
    /// The server must be told.
    Edited,
    /// The server is being told; edits since then are counted.
    Saving {
        /// Whether the policy was edited again meanwhile.
        edited_again: EditedAgain,
    },
    /// The server refused the policy and said why. The edits stay.
    Refused(Problem),
}

/// Whether a policy was edited again while it was being saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditedAgain {
    /// It was.
    Yes,
    /// It was not.
    No,
}

impl EndpointState {
    /// What the server told.
    pub fn saved(revision: u64, policy: Policy) -> Self {
        Self { revision, policy, sync: Sync::Saved }
    }

    /// An endpoint that the server does not have yet, and is to be told of.
    pub fn wanted(policy: Policy) -> Self {
        Self { revision: WANTED, policy, sync: Sync::Edited }
    }

    /// Whether the server has yet to be told that there is such an endpoint.
    pub fn is_wanted(&self) -> bool {
        self.revision == WANTED && self.sync == Sync::Edited
    }

    /// Takes in that the server has no such endpoint any more, and tells whether the page has
    /// something to make it of anew.
    pub fn survives_loss(&mut self) -> bool {
        self.revision = WANTED;
        self.sync != Sync::Saved
    }

    /// Takes an edit in.
    pub fn edit(&mut self, policy: Policy) {
        self.policy = policy;
        self.sync = match self.sync {
            Sync::Saving { .. } => Sync::Saving { edited_again: EditedAgain::Yes },
            Sync::Saved | Sync::Edited | Sync::Refused(_) => Sync::Edited,
        };
    }

    /// Takes in what the server told of its own accord; edits under way win.
    pub fn heard(&mut self, revision: u64, policy: Policy) {
        match self.sync {
            Sync::Saved | Sync::Refused(_) => *self = Self::saved(revision, policy),
            Sync::Edited | Sync::Saving { .. } => self.revision = revision,
        }
    }

    /// The companion is gone: a save under way has to be made again.
    pub fn interrupted(&mut self) {
        if let Sync::Saving { .. } = self.sync {
            self.sync = Sync::Edited;
        }
    }

    /// Takes in the end of a save.
    pub fn settled(&mut self, result: Result<(u64, Policy), Option<Problem>>) {
        let edited_again = self.sync == Sync::Saving { edited_again: EditedAgain::Yes };
        match result {
            _ if edited_again => self.sync = Sync::Edited,
            Ok((revision, policy)) => *self = Self::saved(revision, policy),
            Err(Some(problem)) => self.sync = Sync::Refused(problem),
            // The companion is gone: the edit waits until it is back.
            Err(None) => self.sync = Sync::Edited,
        }
    }
}
