//! A sheet at the side of the page: its frame, and how it opens and closes.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::Desk;
use super::element::sign;
use super::sheets;
use crate::browser;
use crate::session::{Action, Sheet};

/// The buttons that open sheets; one opens and closes the same sheet.
pub(super) fn openers(desk: &Desk<'_>) -> Html {
    let offered = Sheet::ALL.into_iter().filter(|&sheet| sheets::content(sheet).is_some());
    offered.map(|sheet| opener(desk, sheet)).collect()
}

fn opener(desk: &Desk<'_>, sheet: Sheet) -> Html {
    let open = desk.session.sheet == Some(sheet);
    let toggle =
        desk.dispatch.reform(
            move |_: MouseEvent| {
                if open { Action::CloseSheet } else { Action::OpenSheet(sheet) }
            },
        );
    html! {
        <button type="button" key={sheet.title()} aria-expanded={open.to_string()} onclick={toggle}>
            { sheet.title() }
        </button>
    }
}

/// The sheet that is open, if one is.
pub(super) fn sheet(desk: &Desk<'_>) -> Html {
    let Some(sheet) = desk.session.sheet else { return html! {} };
    let Some(content) = sheets::content(sheet) else { return html! {} };
    let on_close = desk.dispatch.reform(|()| Action::CloseSheet);
    html! {
        <Panel key={sheet.title()} title={sheet.title()} {on_close}>{ content(desk) }</Panel>
    }
}

#[derive(Properties)]
struct PanelProps {
    title: &'static str,
    on_close: Callback<()>,
    children: Html,
}

impl PartialEq for PanelProps {
    /// Whatever changes on the page may change what is in the sheet.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// A `dialog`, opened as soon as it is there. Closing it hands the focus back to the opener.
#[component]
fn Panel(PanelProps { title, on_close, children }: &PanelProps) -> Html {
    let dialog = use_node_ref();
    use_effect_with((), {
        let dialog = dialog.clone();
        move |()| browser::open_beside(dialog.cast::<HtmlDialogElement>())
    });
    // A modal dialog closes itself on Escape and tells so afterwards.
    let onclose = on_close.reform(|_: Event| ());
    html! {
        <dialog ref={dialog} class="sheet" aria-labelledby="sheet-title" {onclose}>
            <header class="head">
                <h2 id="sheet-title" tabindex="-1" autofocus=true>{ *title }</h2>
                { sign("Close the sheet", on_close) }
            </header>
            <div class="sheet-body">{ children.clone() }</div>
        </dialog>
    }
}
