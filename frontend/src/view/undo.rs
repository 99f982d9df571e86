//! The buttons that undo and redo, and what they say to those who do not see what changed.

use yew::{Callback, Html};

use super::element::acting;
use crate::html::html;
use crate::session::{Action, Session, Way};

pub(super) fn undo(session: &Session, dispatch: &Callback<Action>) -> Html {
    html! {
        <div class="undo" role="group" aria-label="Edits">
            { step(session, dispatch, ("Undo", "↶"), Way::Back) }
            { step(session, dispatch, ("Redo", "↷"), Way::Forth) }
            <span class="sr" role="status">{ session.undo.said.clone() }</span>
        </div>
    }
}

fn step(
    session: &Session,
    dispatch: &Callback<Action>,
    (name, sign): (&'static str, &'static str),
    way: Way,
) -> Html {
    let next = session.undo.next(way);
    let title = next.map(|what| [name, ": ", what].concat());
    // A button that is switched off would lose the focus to nowhere.
    let off = next.is_none().then_some("true");
    let onclick = acting(dispatch, Action::Step(way));
    html! {
        <button type="button" aria-label={name} {title} aria-disabled={off} {onclick}>{ sign }</button>
    }
}
