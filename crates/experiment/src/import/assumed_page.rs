//! The page of a request of which nothing tells the page, but whose answers may.

use cors_engine::Origin;

use super::sent::{Made, origin_of};
use crate::judge::{Answer, HopAnswers};

/// Takes the origin that the first answer allows, or was probably meant to, for the page's, so that
/// what is judged is that answer and not the lack of a page.
pub(super) fn assume_page(made: &mut Made, hops: &[HopAnswers]) {
    if made.page_origin.is_some() {
        return;
    }
    let answers = hops.iter().flat_map(|hop| [&hop.preflight, &hop.response]).flatten();
    let mut lines = answers.flat_map(|answer| match answer {
        Answer::Http(answer) => answer.headers.as_slice(),
        Answer::Failed { .. } => &[],
    });
    let allowed =
        lines.find(|line| line.name().eq_ignore_ascii_case("access-control-allow-origin"));
    // A server that allows itself has made a mistake, which is to be told.
    let own = origin_of(&made.request.url);
    let page = allowed.and_then(|line| meant(line.value()));
    let Some(page) = page.filter(|page| Some(page) != own.as_ref()) else { return };
    made.notes.push(format!(
        "Nothing tells which page sent it. A page of `{page}` is assumed, which the answer allows or \
         seems to mean."
    ));
    made.page_origin = Some(page);
}

/// The origin that a value of `Access-Control-Allow-Origin` names or was probably to name: the first
/// where there are several, without a path, a usual port or capitals.
fn meant(value: &str) -> Option<String> {
    let first = value.split([',', ' ']).find(|part| !part.is_empty() && !part.contains('*'))?;
    if first == value && Origin::parse(value).is_some() {
        return Some(value.to_owned());
    }
    let host = first.contains(['.', ':']) && !first.contains("://");
    let scheme = if first.starts_with("localhost") { "http" } else { "https" };
    let whole = if host { format!("{scheme}://{first}") } else { first.to_owned() };
    origin_of(&whole)
}
