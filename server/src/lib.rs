//! The companion server: endpoints whose CORS answers are switched live, and a record of what
//! really arrived and left.
//!
//! [`start`] opens two kinds of listeners on loopback. The *lab* answers pages: each endpoint
//! sends exactly the head that [`cors_wire::Policy::answer`] makes, and makes no decision of its
//! own about CORS. The *console* is the control API that changes the policies and shows the
//! record. Nothing of the one is served by the other.

mod cache;
mod config;
mod console;
mod embedded;
mod endpoints;
mod har;
mod instance;
mod journal;
mod lab;
mod lab_file;
mod listen;
mod port;
mod ports;
mod reason_phrase;
mod running;
mod start;
mod start_error;
mod tls;
mod token;

pub use config::{Config, Limits};
pub use running::Running;
pub use start::start;
pub use start_error::StartError;
pub use token::Token;
