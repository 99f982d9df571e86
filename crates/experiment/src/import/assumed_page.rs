//! The page of a request of which nothing tells the page, but whose answers may.

use super::sent::{Made, origin_of};
use crate::judge::{Answer, HopAnswers};

/// Takes the origin that the first answer allows, or was probably meant to, for the page's, so that
/// what is judged is that answer and not the lack of a page.
pub(super) fn assume_page(made: &mut Made, hops: &[HopAnswers]) {
    if made.page_origin.is_some() {
        return;
    }
    let mut allowed = None;
    for hop in hops {
        for answer in [&hop.preflight, &hop.response] {
            let Some(Answer::Http(answer)) = answer else { continue };
            for line in &answer.headers {
                if line.name().eq_ignore_ascii_case("access-control-allow-origin") {
                    allowed = allowed.or(Some(line.value()));
                }
            }
        }
    }
    // A server that allows itself has made a mistake, which is to be told.
    let own = origin_of(&made.request.url);
    let page = allowed.and_then(meant);
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
    if first == "null" {
        return Some(first.to_owned());
    }
    let host = first.contains(['.', ':']) && !first.contains("://");
    let scheme = if first.starts_with("localhost") { "http" } else { "https" };
    let whole = if host { format!("{scheme}://{first}") } else { first.to_owned() };
    origin_of(&whole)
}
