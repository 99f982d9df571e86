//! Fixes for what a preflight's answer lists: methods and headers, by name.

use cors_engine::{Preflight, is_token};
use cors_wire::{ExchangeKind, HeaderSource, Policy};

use super::{
    Broken, Fix,
    edit::{Allow, Edit},
};

pub(super) fn allow_method(case: &Broken<'_>, policy: &Policy, method: &str) -> Vec<Fix> {
    let list = extended(case, policy, Allow::Methods, &[method.to_owned()]);
    let opens = format!("Pages of `{}` may send `{method}` to this URL.", case.origin());
    vec![set(case, Allow::Methods, &list).server(format!("Allow `{method}`"), opens)]
}

pub(super) fn allow_headers(case: &Broken<'_>, policy: &Policy, missing: &[String]) -> Vec<Fix> {
    let names: Vec<_> = missing.iter().map(|name| case.as_spelled(name)).collect();
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    let list = extended(case, policy, Allow::Headers, &names);
    let what = if names.len() == 1 { "this header" } else { "these headers" };
    let opens = format!("Lets `{}` send {what}, and opens nothing else.", case.origin());
    vec![set(case, Allow::Headers, &list).server(format!("Allow {}", quoted.join(", ")), opens)]
}

/// Lists what the request needs, and what could be read of the list, in a form that can be read.
pub(super) fn rewrite(case: &Broken<'_>, policy: &Policy, header: Allow) -> Vec<Fix> {
    let needed =
        case.hop().and_then(|hop| hop.preflight.as_ref()).map_or_else(Vec::new, |preflight| {
            match header {
                Allow::Methods => vec![preflight.request_method.clone()],
                Allow::Headers => requested(case, preflight),
                Allow::Origin | Allow::Credentials => Vec::new(),
            }
        });
    let list = extended(case, policy, header, &needed);
    let edit = if list.is_empty() {
        Edit::of(case.scenario).unset(ExchangeKind::Preflight, header)
    } else {
        set(case, header, &list)
    };
    let title = format!("Write `{}` as a list of names", header.name());
    vec![edit.server(title, "Allows what was meant, and nothing more.")]
}

fn requested(case: &Broken<'_>, preflight: &Preflight) -> Vec<String> {
    let names = preflight.request_headers.as_deref().unwrap_or_default();
    names.split(',').filter(|name| !name.is_empty()).map(|name| case.as_spelled(name)).collect()
}

fn set(case: &Broken<'_>, header: Allow, list: &[String]) -> Edit {
    Edit::of(case.scenario).set(
        ExchangeKind::Preflight,
        header,
        HeaderSource::Fixed(list.join(", ")),
    )
}

/// The names that the preflight answer lists now, and further ones.
fn extended(case: &Broken<'_>, policy: &Policy, header: Allow, further: &[String]) -> Vec<String> {
    let mut list = listed(policy, header);
    // With credentials `*` is no wildcard, only a name that nothing has.
    list.retain(|name| name != "*" || !case.include());
    for name in further {
        let known = match header {
            Allow::Headers => list.iter().any(|listed| listed.eq_ignore_ascii_case(name)),
            Allow::Methods | Allow::Origin | Allow::Credentials => list.contains(name),
        };
        if !known {
            list.push(name.clone());
        }
    }
    list
}

/// The items of the header's value, if it is fixed, and of further lines; without those that are
/// no names.
fn listed(policy: &Policy, header: Allow) -> Vec<String> {
    let answer = &policy.preflight;
    let switch = header.switch(answer);
    let fixed = match &switch.value {
        HeaderSource::Fixed(value) if switch.on => std::slice::from_ref(value),
        HeaderSource::Lines { lines } if switch.on => lines,
        HeaderSource::Fixed(_)
        | HeaderSource::Lines { .. }
        | HeaderSource::Mirror { .. }
        | HeaderSource::List { .. }
        | HeaderSource::Computed { .. } => &[],
    };
    let raw = answer.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case(header.name()));
    fixed
        .iter()
        .chain(raw.map(|(_, value)| value))
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .filter(|item| is_token(item))
        .map(str::to_owned)
        .collect()
}
