//! A sheet at the side of the page: its frame, and what opens and closes it.

use yew::Html;

use super::Desk;
use super::element::{acting, sign};
use super::sheets;
use crate::html::html;
use crate::session::{Action, Sheet};

/// The buttons that open sheets; one opens and closes the same sheet.
pub(super) fn openers(desk: &Desk<'_>) -> Html {
    Sheet::ALL.into_iter().map(|sheet| opener(desk, sheet)).collect()
}

fn opener(desk: &Desk<'_>, sheet: Sheet) -> Html {
    let open = desk.session.sheet == Some(sheet);
    let toggle = if open { Action::CloseSheet } else { Action::OpenSheet(sheet) };
    html! {
        <button type="button" key={sheet.title()} aria-expanded={open.to_string()} onclick={acting(desk.dispatch, toggle)}>
            { sheet.title() }
        </button>
    }
}

/// The sheet that is open, if one is: a `dialog`, which [`Dialogs`](crate::focus::Dialogs)
/// opens.
pub(super) fn sheet(desk: &Desk<'_>) -> Html {
    let Some(sheet) = desk.session.sheet else { return html! {} };
    let close = acting(desk.dispatch, Action::CloseSheet);
    // A modal dialog closes itself on Escape and tells so afterwards.
    let onclose = acting(desk.dispatch, Action::CloseSheet);
    html! {
        <dialog key={sheet.title()} class="sheet" aria-labelledby="sheet-title" {onclose}>
            <div class="head">
                <h2 id="sheet-title" tabindex="-1" autofocus=true>{ sheet.title() }</h2>
                { sign("Close the sheet", &close) }
            </div>
            <div class="sheet-body">{ sheets::content(sheet, desk) }</div>
        </dialog>
    }
}
