//! Fixes for what a shared cache gives in the server's place: an answer that was made for somebody
//! else, or before the policy was mended.

use cors_engine::{PreflightCache, Profile, Stage};
use cors_wire::{ExchangeKind, HeaderSource, Policy, Switch};

use super::{Broken, Fix, edit::Edit, progress::gets_past};
use crate::prediction::predict_as_far;

/// What is done besides where a cache holds answers of before.
pub(super) const AND_EMPTY: &str = ", and empty the shared cache";

/// The fix where the policy would not give the answer that failed: what the cache holds goes, and
/// from then on it keeps apart what depends on the origin.
pub(super) fn fix(case: &Broken<'_>, policy: &Policy, profile: Profile) -> Option<Fix> {
    let answer = match case.failure.stage {
        Stage::Response | Stage::Redirect => &policy.actual,
        Stage::Construct | Stage::Blocked | Stage::Dispatch | Stage::Preflight => return None,
    };
    if !policy.cache.on || case.method() != "GET" || !is_stale(case, profile) {
        return None;
    }
    let edit = Edit::of(case.scenario).drop_stored();
    let (edit, title) = if depends_on_origin(&answer.allow_origin) && !policy.cache.by_origin {
        (edit.vary_on_origin(ExchangeKind::Actual), "Keep the answers to different origins apart")
    } else {
        (edit, "Ask the server again")
    };
    Some(edit.server(title, "Opens nothing new: each page gets the answer that was made for it."))
}

/// Whether the answer that failed is another than the server would give now.
fn is_stale(case: &Broken<'_>, profile: Profile) -> bool {
    let now = predict_as_far(case.scenario, &mut PreflightCache::new(), profile);
    now.is_some_and(|(outcome, _)| {
        outcome.failure().is_none_or(|failure| gets_past(case.failure, failure))
    })
}

fn depends_on_origin(switch: &Switch) -> bool {
    switch.on
        && match switch.value {
            HeaderSource::Mirror { .. } | HeaderSource::List { .. } => true,
            HeaderSource::Fixed(_) | HeaderSource::Lines { .. } | HeaderSource::Computed { .. } => {
                false
            }
        }
}
