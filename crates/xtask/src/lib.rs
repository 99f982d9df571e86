//! Set-up, running and checking of CORS Explorer: what `cargo xtask` does, as a library.
//!
//! The end-to-end tests use the same parts: the tools that set-up found, the page's server, and
//! child processes that cannot outlive their parent.

#[cfg(not(unix))]
compile_error!(
    "cargo xtask needs a Unix shell; elsewhere install trunk 0.21.14, then use `cargo run -p server` and `trunk serve`"
);

pub mod bench;
pub mod browsers;
pub mod cache;
pub mod child;
pub mod command;
pub mod companion;
pub mod debian;
pub mod dev;
pub mod dist;
pub mod edits;
mod esbuild;
pub mod failure;
pub mod fixtures;
pub mod http;
pub mod in_browser;
mod npm;
pub mod page;
pub mod page_size;
pub mod ports;
pub mod profile;
pub mod script;
pub mod shrink;
pub mod snippets;
pub mod soak;
pub mod stage;
pub mod step;
pub mod summary;
pub mod test;
pub mod tool;
pub mod toolbox;
pub mod wasm_opt;
pub mod wasm_std;
pub mod webkit;
pub mod workspace;
pub mod wrk;

pub use failure::Failure;
