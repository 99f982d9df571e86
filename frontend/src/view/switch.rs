//! A header of an answer: a switch, and a value that stays while it is off.

use cors_experiment::FixTarget;
use cors_wire::{Answer, ExchangeKind, HeaderSource, Switch};
use web_sys::HtmlSelectElement;
use yew::{Callback, Event, Html, InputEvent, TargetCast, classes, html};

use super::answer::Panel;
use super::field::{messages, text_of};

/// A header that every answer can carry.
pub(super) struct HeaderSwitch {
    name: &'static str,
    member: &'static str,
    usual: &'static [ExchangeKind],
    sources: &'static [Source],
    /// The header's switch in an answer.
    pub(super) get: fn(&Answer) -> &Switch,
    get_mut: fn(&mut Answer) -> &mut Switch,
}

impl HeaderSwitch {
    /// Whether the header means something in this kind of answer.
    pub(super) fn usual_in(&self, kind: ExchangeKind) -> bool {
        self.usual.contains(&kind)
    }
}

/// The kinds of source that a value can have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    Fixed,
    Mirror,
    List,
}

const BOTH: &[ExchangeKind] = &[ExchangeKind::Preflight, ExchangeKind::Actual];
const PREFLIGHT: &[ExchangeKind] = &[ExchangeKind::Preflight];
const ACTUAL: &[ExchangeKind] = &[ExchangeKind::Actual];
const FIXED: &[Source] = &[Source::Fixed];
const MIRRORED: &[Source] = &[Source::Fixed, Source::Mirror];
const LISTED: &[Source] = &[Source::Fixed, Source::Mirror, Source::List];

macro_rules! header {
    ($name:literal, $member:ident, $usual:expr, $sources:expr) => {
        HeaderSwitch {
            name: $name,
            member: stringify!($member),
            usual: $usual,
            sources: $sources,
            get: |answer| &answer.$member,
            get_mut: |answer| &mut answer.$member,
        }
    };
}

/// The headers in the order in which they are shown.
pub(super) const HEADERS: [HeaderSwitch; 7] = [
    header!("Access-Control-Allow-Origin", allow_origin, BOTH, LISTED),
    header!("Access-Control-Allow-Headers", allow_headers, PREFLIGHT, MIRRORED),
    header!("Access-Control-Allow-Methods", allow_methods, PREFLIGHT, MIRRORED),
    header!("Access-Control-Allow-Credentials", allow_credentials, BOTH, FIXED),
    header!("Access-Control-Max-Age", max_age, PREFLIGHT, FIXED),
    header!("Access-Control-Expose-Headers", expose_headers, ACTUAL, FIXED),
    header!("Vary", vary, ACTUAL, FIXED),
];

/// The row of one header.
pub(super) fn switch(panel: &Panel<'_>, header: &'static HeaderSwitch) -> Html {
    let state = (header.get)(panel.answer());
    let problems = panel.problems_at(header.member);
    let decides = panel.offending.contains(&match panel.kind {
        ExchangeKind::Preflight => FixTarget::PreflightHeader(header.name),
        ExchangeKind::Actual => FixTarget::ActualHeader(header.name),
    });
    let toggle = panel.editing(|answer, _: Event| {
        let switch = (header.get_mut)(answer);
        switch.on = !switch.on;
    });
    let type_value = panel.editing(|answer, event: InputEvent| {
        let switch = (header.get_mut)(answer);
        switch.value = with_text(&switch.value, &text_of(&event));
    });
    let text = text(&state.value);
    html! {
        <div class={classes!("sw", (!state.on).then_some("off"), decides.then_some("offending"))} key={header.name}>
            <input type="checkbox" role="switch" aria-label={header.name} checked={state.on} onchange={toggle} />
            <b title={header.name}>
                { header.name.trim_start_matches("Access-Control-") }
                { for decides.then(|| html! { <span class="mark"><span class="sr">{ "the fix changes this" }</span></span> }) }
            </b>
            { if header.sources.len() > 1 { sources(panel, header, &state.value) } else { html! { <span /> } } }
            <input type="text" class="value" aria-label={format!("{} value", header.name)}
                value={text.unwrap_or_else(|| "as the request asks".to_owned())}
                disabled={source(&state.value) == Source::Mirror}
                spellcheck="false" autocomplete="off" oninput={type_value}
                aria-invalid={(!problems.is_empty()).then_some("true")} />
            { messages("error", &problems) }
        </div>
    }
}

fn sources(panel: &Panel<'_>, header: &'static HeaderSwitch, value: &HeaderSource) -> Html {
    let chosen = source(value);
    let onchange: Callback<Event> = panel.editing(|answer, event: Event| {
        let choice = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
        let chosen =
            header.sources.iter().find(|source| choice.as_deref() == Some(words(**source)));
        if let Some(chosen) = chosen {
            let switch = (header.get_mut)(answer);
            switch.value = with_source(&switch.value, *chosen);
        }
    });
    html! {
        <select aria-label={format!("{} source", header.name)} {onchange}>
            { for header.sources.iter().map(|&source| html! {
                <option value={words(source)} selected={source == chosen}>{ words(source) }</option>
            }) }
        </select>
    }
}

fn words(source: Source) -> &'static str {
    match source {
        Source::Fixed => "fixed",
        Source::Mirror => "mirrored",
        Source::List => "allow-list",
    }
}

fn source(value: &HeaderSource) -> Source {
    match value {
        HeaderSource::Fixed(_) => Source::Fixed,
        HeaderSource::Mirror { .. } => Source::Mirror,
        HeaderSource::List { .. } => Source::List,
    }
}

/// The value as text to edit; a mirrored one has none.
fn text(value: &HeaderSource) -> Option<String> {
    match value {
        HeaderSource::Fixed(text) => Some(text.clone()),
        HeaderSource::Mirror { .. } => None,
        HeaderSource::List { list } => Some(list.join(", ")),
    }
}

fn with_text(value: &HeaderSource, text: &str) -> HeaderSource {
    match source(value) {
        Source::Fixed | Source::Mirror => HeaderSource::Fixed(text.to_owned()),
        Source::List => HeaderSource::List {
            list: text.split(',').map(|item| item.trim().to_owned()).collect(),
        },
    }
}

fn with_source(value: &HeaderSource, source: Source) -> HeaderSource {
    let text = text(value).unwrap_or_default();
    match source {
        Source::Fixed => HeaderSource::Fixed(text),
        Source::Mirror => HeaderSource::Mirror { mirror: true },
        Source::List => with_text(&HeaderSource::List { list: Vec::new() }, &text),
    }
}
