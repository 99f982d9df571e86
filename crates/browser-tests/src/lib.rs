//! CORS Explorer as a visitor has it: server, page and browser, driven through `WebDriver`.
//!
//! A test is an `async fn(&mut World) -> Outcome` in `tests/end_to_end`, written once and listed in
//! `tests/end_to_end/main.rs` under [`Everywhere`] or for the browsers that can do what it asks.
//! The harness runs it once in each, as `firefox::stages::…`; `cargo test -p browser-tests --
//! webkit::` runs one browser's tests, `cargo test -p browser-tests -- toggle::` a module's in all
//! three. Each begins with the endpoint as at the start, and opens the page itself:
//!
//! ```no_run
//! # use browser_tests::{Outcome, world::World};
//! async fn a_request_without_headers_fails(world: &mut World) -> Outcome {
//!     let page = world.open().await?;
//!     page.fill("URL", &world.target()).await?;
//!     page.wait_for_prediction("reject response/allow-origin-missing").await?;
//!     let verdict = page.send().await?;
//!     assert_eq!(verdict.verdict(), "reject response/allow-origin-missing");
//!     Ok(())
//! }
//! ```
//!
//! What keeps a test the same everywhere: controls are found by the names that people see or hear
//! ([`page::Page`]), results by the attributes of the page's regions ([`shown::Shown`]), and
//! nothing is slept for ([`patience::until`]). Where engines differ in what they do, the test asks
//! `world.session.browser`; where drivers differ in what they can, [`session::Session`] hides it.
//!
//! [`Everywhere`]: browser::Browser::ALL

pub mod axe;
pub mod browser;
mod control;
pub mod devtools;
pub mod interposed;
pub mod page;
pub mod palette;
pub mod patience;
pub mod picture;
pub mod session;
mod sheets;
pub mod shown;
pub mod tour;
pub mod world;

/// What a test gives back. Its errors are told, not handled.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
