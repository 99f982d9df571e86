//! CORS Explorer as a visitor has it: server, page and browser, driven through `WebDriver`.

pub mod chromium;
mod control;
pub mod devtools;
pub mod interposed;
pub mod page;
pub mod palette;
pub mod patience;
pub mod picture;
pub mod shown;
pub mod world;

/// What a test gives back. Its errors are told, not handled.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
