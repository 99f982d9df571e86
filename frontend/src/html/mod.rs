//! Markup: the macro that views are written with, and what its calls build.

mod attribute;
mod builder;
mod content;
mod names;
#[cfg(all(test, target_arch = "wasm32"))]
mod tests;

pub(crate) use cors_html::html;

pub(crate) use attribute::Attribute;
pub(crate) use builder::Builder;
pub(crate) use content::{Content, each};
