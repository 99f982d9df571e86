//! A header of an answer: a switch, and a value that stays while it is off.

use cors_engine::Origin;
use cors_experiment::FixTarget;
use cors_wire::{Answer, ExchangeKind, HeaderSource, OriginMatch, Switch};
use url::Url;
use yew::{Event, Html};

use super::answer::Panel;
use super::element::spoken;
use super::field::{TextInput, lines_area, messages, select};
use super::origin_match::origin_match;
use crate::browser;
use crate::html::html;

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
    Lines,
    Mirror,
    List,
    Computed,
}

const BOTH: &[ExchangeKind] = &[ExchangeKind::Preflight, ExchangeKind::Actual];
const PREFLIGHT: &[ExchangeKind] = &[ExchangeKind::Preflight];
const ACTUAL: &[ExchangeKind] = &[ExchangeKind::Actual];
const NEITHER: &[ExchangeKind] = &[];
const FIXED: &[Source] = &[Source::Fixed, Source::Lines];
const MIRRORED: &[Source] = &[Source::Fixed, Source::Lines, Source::Mirror];
const LISTED: &[Source] = &[Source::Fixed, Source::Lines, Source::Mirror, Source::List];
const COMPUTED: &[Source] = &[Source::Fixed, Source::Lines, Source::Computed];

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
pub(super) const HEADERS: [HeaderSwitch; 10] = [
    header!("Access-Control-Allow-Origin", allow_origin, BOTH, LISTED),
    header!("Access-Control-Allow-Headers", allow_headers, PREFLIGHT, MIRRORED),
    header!("Access-Control-Allow-Methods", allow_methods, PREFLIGHT, MIRRORED),
    header!("Access-Control-Allow-Credentials", allow_credentials, BOTH, FIXED),
    header!("Access-Control-Max-Age", max_age, PREFLIGHT, FIXED),
    header!("Access-Control-Expose-Headers", expose_headers, ACTUAL, FIXED),
    header!("Vary", vary, ACTUAL, COMPUTED),
    header!("Cache-Control", cache_control, NEITHER, FIXED),
    header!("Cross-Origin-Resource-Policy", resource_policy, NEITHER, FIXED),
    header!("Timing-Allow-Origin", timing_allow_origin, NEITHER, MIRRORED),
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
    let mark = if decides {
        html! { <span class="mark">{ spoken("the fix changes this") }</span> }
    } else {
        html! {}
    };
    let sources = if header.sources.len() > 1 {
        sources(panel, header, &state.value)
    } else {
        html! { <span /> }
    };
    let class = match (state.on, decides) {
        (true, false) => "sw",
        (false, false) => "sw off",
        (true, true) => "sw offending",
        (false, true) => "sw off offending",
    };
    html! {
        <div {class} key={header.name}>
            <input type="checkbox" role="switch" aria-label={header.name} checked={state.on} onchange={toggle} />
            <b>{ header.name.strip_prefix("Access-Control-").unwrap_or(header.name) }{ mark }</b>
            { sources }
            { value_input(panel, header, &state.value, &problems) }
            { if source(&state.value) == Source::List { origin_match(panel) } else { html! {} } }
            { messages("error", &problems) }
            { messages("hint", &doubts(state, panel.answer().origin_match)) }
        </div>
    }
}

/// What on a list can never be the origin of a request.
fn doubts(state: &Switch, by: OriginMatch) -> Vec<String> {
    let (true, HeaderSource::List { list }, OriginMatch::Exact) = (state.on, &state.value, by)
    else {
        return Vec::new();
    };
    let is_none = |entry: &&String| {
        // A host may be called `*`, though nobody means that.
        entry.contains('*')
            || Origin::parse(entry).is_none_or(|origin| origin.serialize() != **entry)
    };
    let doubt = |entry: &String| {
        let origin = Url::parse(entry).map(|url| url.origin()).ok();
        let sent = origin.filter(url::Origin::is_tuple).map(|origin| origin.ascii_serialization());
        match sent {
            _ if entry.contains('*') => {
                ["`", entry, "`: on a list `*` stands for nothing but itself."].concat()
            }
            Some(sent) => {
                let why = "`: no path, no default port, lower case.";
                ["`", entry, "`: browsers send `", &sent, why].concat()
            }
            None => {
                let why =
                    "` is no origin: `scheme://host:port` was expected, or a comma between two.";
                ["`", entry, why].concat()
            }
        }
    };
    list.iter().filter(|entry| !entry.is_empty()).filter(is_none).map(doubt).collect()
}

fn value_input(
    panel: &Panel<'_>,
    header: &'static HeaderSwitch,
    value: &HeaderSource,
    errors: &[String],
) -> Html {
    let text = text(value);
    let on_text = text.is_some().then(|| {
        panel.editing(|answer, text: String| {
            let switch = (header.get_mut)(answer);
            switch.value = with_text(&switch.value, &text);
            // Whoever types a value means it to go out.
            switch.on = true;
        })
    });
    let name = format!("{} value", header.name);
    if let (Source::Lines, Some(text), Some(on_text)) = (source(value), &text, &on_text) {
        return lines_area(name, text, errors, on_text);
    }
    let computed = source(value) == Source::Computed;
    let made = if computed { "what the answer depends on" } else { "as the request asks" };
    TextInput {
        name: Some(name.into()),
        value: text.as_deref().unwrap_or(made),
        errors,
        notes: None,
        suggestions: None,
        on_text,
    }
    .draw()
}

fn sources(panel: &Panel<'_>, header: &'static HeaderSwitch, value: &HeaderSource) -> Html {
    let on_choice = panel.editing(|answer, choice: String| {
        if let Some(chosen) = header.sources.iter().find(|source| choice == words(**source)) {
            let switch = (header.get_mut)(answer);
            switch.value = with_source(&switch.value, *chosen, browser::page_origin);
        }
    });
    let known: Vec<_> = header.sources.iter().map(|source| words(*source)).collect();
    select(&format!("{} source", header.name), &known, words(source(value)), &on_choice)
}

fn words(source: Source) -> &'static str {
    match source {
        Source::Fixed => "fixed",
        Source::Lines => "lines",
        Source::Mirror => "mirrored",
        Source::List => "allow-list",
        Source::Computed => "computed",
    }
}

fn source(value: &HeaderSource) -> Source {
    match value {
        HeaderSource::Fixed(_) => Source::Fixed,
        HeaderSource::Lines { .. } => Source::Lines,
        HeaderSource::Computed { .. } => Source::Computed,
        HeaderSource::Mirror { .. } => Source::Mirror,
        HeaderSource::List { .. } => Source::List,
    }
}

/// The value as text to edit; a mirrored one has none.
fn text(value: &HeaderSource) -> Option<String> {
    match value {
        HeaderSource::Fixed(text) => Some(text.clone()),
        HeaderSource::Lines { lines } => Some(lines.join("\n")),
        HeaderSource::Mirror { .. } | HeaderSource::Computed { .. } => None,
        HeaderSource::List { list } => Some(list.join(", ")),
    }
}

fn with_text(value: &HeaderSource, text: &str) -> HeaderSource {
    match source(value) {
        Source::Fixed | Source::Mirror | Source::Computed => HeaderSource::Fixed(text.to_owned()),
        Source::Lines => {
            HeaderSource::Lines { lines: text.split('\n').map(str::to_owned).collect() }
        }
        Source::List => HeaderSource::List {
            list: text.split(',').map(|item| item.trim().to_owned()).collect(),
        },
    }
}

/// The value with another source. No wildcard stands on a list: the page itself begins it.
fn with_source(value: &HeaderSource, source: Source, own: fn() -> String) -> HeaderSource {
    let text = text(value).unwrap_or_default();
    match source {
        Source::Fixed => HeaderSource::Fixed(text),
        Source::Lines => HeaderSource::Lines { lines: vec![text.clone(), text] },
        Source::Computed => HeaderSource::Computed { computed: true },
        Source::Mirror => HeaderSource::Mirror { mirror: true },
        Source::List => {
            let text = if matches!(text.as_str(), "" | "*") { own() } else { text };
            with_text(&HeaderSource::List { list: Vec::new() }, &text.replace('\n', ","))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubts_at(entry: &str) -> String {
        let list = vec!["https://a.example".to_owned(), entry.to_owned()];
        let state = Switch { on: true, value: HeaderSource::List { list } };
        doubts(&state, OriginMatch::Exact).concat()
    }

    #[test]
    fn what_no_browser_sends_is_doubted() {
        for entry in ["https://a.example", "http://localhost:8000", "null", ""] {
            assert_eq!(doubts_at(entry), "", "{entry}");
        }
        for entry in ["https://b.example:443", "https://b.example/", "HTTPS://B.example"] {
            assert!(doubts_at(entry).contains("send `https://b.example`"), "{entry}");
        }
        for entry in ["*", "https://*.b.example"] {
            assert!(doubts_at(entry).contains("nothing but itself"), "{entry}");
        }
        for entry in ["b.example", "https://", "data:,"] {
            assert!(doubts_at(entry).contains("is no origin"), "{entry}");
        }
    }

    #[test]
    fn a_list_begins_with_the_page_in_place_of_a_wildcard() {
        let own = || "http://localhost:8000".to_owned();
        let list = |text: &str| {
            text_of(&with_source(&HeaderSource::Fixed(text.to_owned()), Source::List, own))
        };
        assert_eq!(list("*"), own());
        assert_eq!(list("https://a.example"), "https://a.example");
    }

    fn text_of(value: &HeaderSource) -> String {
        text(value).expect("a list has a text")
    }
}
