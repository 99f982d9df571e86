//! The table of deviations, by engine. Each row is a rule, found in recordings of real browsers.

mod chromium;
mod firefox;
mod webkit;

pub(crate) use chromium::CHROMIUM;
pub(crate) use firefox::FIREFOX;
pub(crate) use webkit::WEBKIT;
