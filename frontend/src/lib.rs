//! The page of CORS Explorer.
//!
//! [`session`] is the state and its reducer, without a browser; `browser` is the only module that
//! asks the web platform for anything; `control` is the control API's client; the views are plain
//! functions.

mod app;
pub mod browser;
mod code;
mod companion;
pub mod control;
pub mod focus;
pub mod history;
mod html;
mod matrix;
mod runner;
pub mod session;
mod under_way;
pub mod view;
mod visit;

/// Weighs less than the standard library's allocator, and is as fast.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Puts the page into the document.
pub fn start() {
    yew::Renderer::<app::App>::new().render();
}
