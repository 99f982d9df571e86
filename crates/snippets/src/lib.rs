//! A CORS policy as configuration for real servers: what makes a request work, in three strengths.
//!
//! Each stack has one text file under `stacks/` with its template, its trap and where the lines
//! go. [`Template::fill`] makes a [`Snippet`] of it. Programs have the texts built in
//! ([`Stack::text`]); the page loads the one that is asked for, and fills it with the same code.

mod fingerprint;
mod grant;
mod language;
mod origin;
mod proof;
mod snippet;
mod stack;
mod strength;
mod template;

pub use grant::Grant;
pub use origin::is_origin;
pub use proof::{PROOFS, Proof, proof, write_proofs};
pub use snippet::{File, Snippet};
pub use stack::Stack;
pub use strength::Strength;
pub use template::{Template, Unfillable};
