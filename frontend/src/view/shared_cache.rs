//! The shared cache before an endpoint: how careful it is, and a way to empty it.

use std::rc::Rc;

use cors_wire::{Policy, SharedCache};
use yew::{Callback, Html};

use super::Desk;
use super::element::button;
use super::field::{TextInput, Tick, messages, tick};
use super::folded::{Wrong, folded, title};
use crate::html::html;
use crate::session::Part;

/// The cache of a policy, folded away behind a line that tells what is on.
pub(super) fn shared_cache(
    desk: &Desk<'_>,
    policy: &Rc<Policy>,
    errors: &[String],
    edit: &Callback<Policy>,
    empty: &Callback<()>,
) -> Html {
    let cache = &policy.cache;
    let editing = |change: fn(&mut SharedCache)| {
        let policy = Rc::clone(policy);
        edit.reform(move |()| {
            let mut policy = Policy::clone(&policy);
            change(&mut policy.cache);
            policy
        })
    };
    let state = |on| if on { Tick::On } else { Tick::Off };
    let row = |on, words: &'static str, change| tick(state(on), html! { words }, &editing(change));
    let switches = || {
        let on_text = {
            let policy = Rc::clone(policy);
            edit.reform(move |text: String| {
                let mut policy = Policy::clone(&policy);
                policy.cache.seconds = text.parse().unwrap_or(u32::MAX);
                policy
            })
        };
        let seconds = TextInput {
            name: None,
            value: &cache.seconds.to_string(),
            errors,
            notes: None,
            suggestions: None,
            on_text: Some(on_text),
        };
        html! {
            <>
                { row(cache.on, "A shared cache stands before both ports and answers GET", |cache| cache.on = !cache.on) }
                { row(cache.by_origin, "It keeps an answer for each Origin", |cache| cache.by_origin = !cache.by_origin) }
                { row(cache.honours_vary, "It honours Vary", |cache| cache.honours_vary = !cache.honours_vary) }
                <label class="field">
                    <span>{ "Seconds it keeps what has no Cache-Control" }</span>
                    { seconds.draw() }{ messages("error", errors) }
                </label>
                { button("link", "Empty the cache", empty) }
            </>
        }
    };
    let summary = title("Shared cache", said(cache), &Wrong::of(errors.len()));
    folded(desk, Part::SharedCache, summary, &switches)
}

fn said(cache: &SharedCache) -> &'static str {
    match (cache.on, cache.by_origin, cache.honours_vary) {
        (false, _, _) => "none",
        (true, true, _) => "on, by Origin",
        (true, false, true) => "on, honours Vary",
        (true, false, false) => "on, ignores Vary and Origin",
    }
}
