//! What is in each sheet: one file a sheet.

mod catalogue;
mod code;
mod comparison;
mod history;
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

/// Draws what is in a sheet.
pub(super) fn content(sheet: Sheet, desk: &Desk<'_>) -> Html {
    match sheet {
        Sheet::Import => import::import(desk),
        Sheet::Share => share::share(desk),
        Sheet::Lint => lint::lint(desk),
        Sheet::Words => words::words(desk),
        Sheet::Catalogue => catalogue::catalogue(desk),
        Sheet::Matrix => matrix::matrix(desk),
        Sheet::Code => code::code(desk),
        Sheet::History => history::history(desk),
    }
}
