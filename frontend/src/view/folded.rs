//! Parts of the page that are folded away, and drawn once they are unfolded.

use web_sys::Element;
use yew::{Event, Html, TargetCast};

use super::Desk;
use crate::html::html;
use crate::session::{Action, Fold, Part};

/// Whether something is wrong in what is folded away.
pub(super) enum Wrong {
    Nothing,
    Something,
}

impl Wrong {
    /// By the number of problems.
    pub(super) fn of(problems: usize) -> Self {
        if problems == 0 { Self::Nothing } else { Self::Something }
    }
}

/// A part behind its title.
pub(super) fn folded(
    desk: &Desk<'_>,
    part: Part,
    summary: Html,
    content: &dyn Fn() -> Html,
) -> Html {
    let is_open = desk.session.unfolded.has(part);
    let ontoggle = desk.dispatch.reform(move |event: Event| {
        let is_open = event.target_unchecked_into::<Element>().has_attribute("open");
        Action::Fold(part, if is_open { Fold::Open } else { Fold::Closed })
    });
    let content = is_open.then(content);
    html! {
        <details open={is_open} {ontoggle}><summary>{ summary }</summary>{ for content }</details>
    }
}

/// The title of a part, what is on in it, and whether something is wrong there.
pub(super) fn title(title: &'static str, said: &str, wrong: &Wrong) -> Html {
    let said = if said.is_empty() {
        html! {}
    } else {
        html! { <span class="quiet">{ ": " }{ said }</span> }
    };
    let wrong = match wrong {
        Wrong::Nothing => html! {},
        Wrong::Something => html! { <span class="error">{ " ✕ mend this" }</span> },
    };
    html! { <>{ title }{ said }{ wrong }</> }
}
