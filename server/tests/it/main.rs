//! The companion server over real sockets: its bytes, its control API, its limits.

mod companion;
mod peer;
mod policies;
mod scratch;

mod answers;
mod attacks;
mod command;
mod control;
mod crowds;
mod events;
mod faults;
mod framing;
mod har;
mod lab;
mod laws;
mod limits;
mod load;
mod members;
mod openapi;
mod presets;
mod problems;
mod readme;
mod record;
mod redirects;
mod refusals;
mod runs;
mod shared_cache;
mod shutdown;
mod tls;
mod token;
mod trusting;
mod ui;
