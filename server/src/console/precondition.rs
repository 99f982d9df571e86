//! `If-Match`: a change is made only to the revision that its author has seen.

use axum::extract::FromRequestParts;
use axum::http::{HeaderValue, request::Parts};

use super::Refused;

/// Which revisions of an endpoint a request is meant for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Precondition {
    /// Any.
    None,
    /// One of these entity tags.
    OneOf(Vec<String>),
}

/// The entity tag of a revision, as `ETag` and `If-Match` spell it.
pub(super) fn entity_tag(revision: u64) -> HeaderValue {
    HeaderValue::try_from(format!("\"{revision}\"")).expect("digits in quotes")
}

impl Precondition {
    /// Checks it against the revision that is there.
    pub(super) fn check(&self, revision: u64) -> Result<(), Refused> {
        match self {
            Self::None => Ok(()),
            Self::OneOf(tags) => {
                let current = entity_tag(revision);
                let met = |tag: &String| tag == "*" || current == tag.as_str();
                if tags.iter().any(met) {
                    Ok(())
                } else {
                    let detail =
                        format!("the endpoint was changed: its revision is {revision} now");
                    Err(Refused::precondition(detail))
                }
            }
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Precondition {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refused> {
        let mut tags = None;
        for value in parts.headers.get_all("if-match") {
            // What is no text matches nothing. Our tags have no comma in them.
            let text = value.to_str().unwrap_or_default();
            let listed = text.split(',').map(|tag| tag.trim().to_owned());
            tags.get_or_insert_with(Vec::new).extend(listed);
        }
        Ok(tags.map_or(Self::None, Self::OneOf))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_met_by_its_revision_alone() {
        let met = |tags: &[&str], revision| {
            let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
            Precondition::OneOf(tags).check(revision).is_ok()
        };
        assert!(met(&["\"7\""], 7) && met(&["\"6\"", "\"7\""], 7) && met(&["*"], 7));
        assert!(!met(&["\"7\""], 8) && !met(&["7"], 7) && !met(&["W/\"7\""], 7) && !met(&[""], 7));
        assert!(Precondition::None.check(7).is_ok());
    }
}
