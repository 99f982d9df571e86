//! What is in each sheet: one file a sheet.

mod catalogue;
mod code;
mod import;
mod lint;
mod matrix;
mod plan;
mod share;
mod story;
mod words;

pub(super) use lint::critical;
use yew::Html;

use super::Desk;
use crate::session::Sheet;

/// What draws a sheet. One without it is not offered.
pub(super) fn content(sheet: Sheet) -> Option<fn(&Desk<'_>) -> Html> {
    match sheet {
        Sheet::Import => Some(import::import),
        Sheet::Share => Some(share::share),
        Sheet::Lint => Some(lint::lint),
        Sheet::Words => Some(words::words),
        Sheet::Catalogue => Some(catalogue::catalogue),
        Sheet::Matrix => Some(matrix::matrix),
        Sheet::Code => Some(code::code),
        Sheet::History => None,
    }
}
