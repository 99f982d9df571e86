//! What is in each sheet: one file a sheet.

mod catalogue;
mod code;
mod matrix;
mod words;

use yew::Html;

use super::Desk;
use crate::session::Sheet;

/// What draws a sheet. One without it is not offered.
pub(super) fn content(sheet: Sheet) -> Option<fn(&Desk<'_>) -> Html> {
    match sheet {
        Sheet::Code => Some(code::code),
        Sheet::Words => Some(words::words),
        Sheet::Catalogue => Some(catalogue::catalogue),
        Sheet::Matrix => Some(matrix::matrix),
        Sheet::Import | Sheet::Share | Sheet::Lint | Sheet::History => None,
    }
}
