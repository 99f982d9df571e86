//! The companion server: endpoints whose CORS answers are switched live, and a record of what
//! really arrived and left.
//!
//! [`start`] opens two kinds of listeners on loopback. The *lab* answers pages: each endpoint
//! sends exactly the head that [`cors_wire::Policy::answer`] makes, and makes no decision of its
//! own about CORS. The *console* is the control API that changes the policies and shows the
//! record. Nothing of the one is served by the other.

mod config;
mod console;
mod endpoints;
mod instance;
mod journal;
mod lab;
mod lab_file;
mod listen;
mod loopback;
mod running;
mod start_error;
mod tls;

pub use config::{Config, Limits};
pub use running::{Running, start};
pub use start_error::StartError;
