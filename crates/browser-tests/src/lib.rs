//! CORS Explorer as a visitor has it: server, page and browser, driven through `WebDriver`.

pub mod chromium;
pub mod picture;
