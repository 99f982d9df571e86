//! Objects: the names of their members, and the places that these are read to and written from.

use super::{Fault, FromJson, Node, ToJson, Value, push_text};

/// What an object holds.
pub(super) struct Members {
    /// What the object is, for a fault.
    pub(super) what: &'static str,
    /// The names, in the order in which they are written; 32 at most.
    pub(super) names: &'static [&'static str],
    /// What becomes of members that are none of these.
    pub(super) others: Others,
    /// Which of them must be there.
    pub(super) needed: Needed,
}

/// What becomes of a member that nobody knows.
#[derive(Clone, Copy)]
pub(super) enum Others {
    /// It is a fault.
    Refused,
    /// Nothing.
    Ignored,
}

/// Which members must be there.
#[derive(Clone, Copy)]
pub(super) enum Needed {
    /// All that cannot be nothing.
    All,
    /// Those of these names; each of the others has a default.
    These(&'static [&'static str]),
}

impl Members {
    /// Reads an object's members to their places, which are in the order of the names.
    pub(super) fn read(&self, node: &Node, places: &mut [&mut dyn FromJson]) -> Result<(), Fault> {
        let Value::Object(members) = &node.value else { return Err(Fault::kind(node, self.what)) };
        let mut seen = 0_u32;
        for (name, value) in members {
            let known = self.names.iter().position(|known| known == name);
            let (at, place) = match (known, self.others) {
                (Some(at), _) => (at, &mut places[at]),
                (None, Others::Ignored) => continue,
                (None, Others::Refused) => return Err(Fault::unknown("field", name, self.names)),
            };
            if seen & (1 << at) != 0 {
                return Err(Fault::new(&["duplicate field `", name, "`"]));
            }
            seen |= 1 << at;
            place.read(value)?;
        }
        for (at, (name, place)) in self.names.iter().zip(places).enumerate() {
            let needed = match self.needed {
                Needed::All => !place.may_lack(),
                Needed::These(names) => names.contains(name),
            };
            if needed && seen & (1 << at) == 0 {
                return Err(Fault::new(&["missing field `", name, "`"]));
            }
        }
        Ok(())
    }
}

/// Appends an object with these members.
pub fn object(json: &mut String, names: &[&str], values: &[&dyn ToJson]) {
    json.push('{');
    for (at, (name, value)) in names.iter().zip(values).enumerate() {
        json.push_str(if at == 0 { "" } else { "," });
        push_text(json, name);
        json.push(':');
        value.write(json);
    }
    json.push('}');
}

/// Makes nouns readable by the names of all their members. Only what can be nothing may lack.
macro_rules! readable {
    ($($noun:ident { $($member:ident),* $(,)? })*) => {
        $(impl FromJson for $noun {
            fn blank() -> Self {
                Self { $($member: FromJson::blank()),* }
            }

            fn read(&mut self, node: &Node) -> Result<(), Fault> {
                const MEMBERS: Members = Members {
                    what: concat!("struct ", stringify!($noun)),
                    names: &[$(stringify!($member)),*],
                    others: Others::Refused,
                    needed: Needed::All,
                };
                let Self { $($member),* } = self;
                MEMBERS.read(node, &mut [$($member),*])
            }
        })*
    };
}
pub(super) use readable;

/// Makes nouns readable of which every member has a default, by what they are and the names of all
/// their members.
macro_rules! readable_in_part {
    ($($noun:ident $what:literal { $($member:ident),* $(,)? })*) => {
        $(impl FromJson for $noun {
            fn blank() -> Self {
                Self::default()
            }

            fn read(&mut self, node: &Node) -> Result<(), Fault> {
                const MEMBERS: Members = Members {
                    what: $what,
                    names: &[$(stringify!($member)),*],
                    others: Others::Refused,
                    needed: Needed::These(&[]),
                };
                let Self { $($member),* } = self;
                MEMBERS.read(node, &mut [$($member),*])
            }
        })*
    };
}
pub(super) use readable_in_part;

/// Makes nouns writable by the names of all their members.
macro_rules! writable {
    ($($noun:ident { $($member:ident),* $(,)? })*) => {
        $(impl ToJson for $noun {
            fn write(&self, json: &mut String) {
                let Self { $($member),* } = self;
                object(json, &[$(stringify!($member)),*], &[$($member),*]);
            }
        })*
    };
}
pub(super) use writable;
