//! `/api/endpoints`: creating endpoints, and reading and changing their policies.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::{HeaderValue, StatusCode, header, request::Parts};
use axum::response::{IntoResponse, Response};
use cors_wire::{Endpoint, FieldProblem, NewEndpoint, Policy};
use serde_json::Value;

use super::json_body::{JsonBody, from_value};
use super::precondition::{Precondition, entity_tag};
use super::{Console, Refused, merge_patch};
use crate::endpoints::{After, Before, Change, EndpointsError};

/// `GET /api/endpoints`.
pub(super) async fn list(State(console): State<Arc<Console>>) -> Response {
    let endpoints = console.endpoints.list();
    let endpoints: Vec<&Endpoint> = endpoints.iter().map(AsRef::as_ref).collect();
    Json(endpoints).into_response()
}

/// `POST /api/endpoints`.
pub(super) async fn create(
    State(console): State<Arc<Console>>,
    JsonBody(new): JsonBody<NewEndpoint>,
) -> Result<Response, Refused> {
    accept(new.validate())?;
    let NewEndpoint { name, policy } = new;
    let location = HeaderValue::try_from(format!("/api/endpoints/{name}"))
        .expect("an endpoint's name is plain ASCII");
    let change = Change { name, from: Before::Nothing, to: After::Policy(Box::new(policy)) };
    let created = console.endpoints.commit(vec![change])?;
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], shown(&created)).into_response())
}

/// `GET /api/endpoints/{name}`.
pub(super) async fn read(
    State(console): State<Arc<Console>>,
    Name(name): Name,
) -> Result<Response, Refused> {
    Ok(shown(&[find(&console, &name)?]))
}

/// `PUT /api/endpoints/{name}`: the body is the whole policy.
pub(super) async fn replace(
    State(console): State<Arc<Console>>,
    Name(name): Name,
    precondition: Precondition,
    JsonBody(policy): JsonBody<Policy>,
) -> Result<Response, Refused> {
    accept(policy.validate())?;
    change(&console, &name, &precondition, |_| Ok(After::Policy(Box::new(policy.clone()))))
}

/// `PATCH /api/endpoints/{name}`: the body is a merge patch of the policy.
pub(super) async fn patch(
    State(console): State<Arc<Console>>,
    Name(name): Name,
    precondition: Precondition,
    JsonBody(patch): JsonBody<Value>,
) -> Result<Response, Refused> {
    change(&console, &name, &precondition, |policy| {
        let policy = patched(policy, patch.clone())?;
        accept(policy.validate())?;
        Ok(After::Policy(Box::new(policy)))
    })
}

/// `DELETE /api/endpoints/{name}`.
pub(super) async fn delete(
    State(console): State<Arc<Console>>,
    Name(name): Name,
    precondition: Precondition,
) -> Result<Response, Refused> {
    change(&console, &name, &precondition, |_| Ok(After::Nothing))
}

/// A policy after a merge patch.
pub(super) fn patched(policy: &Policy, patch: Value) -> Result<Policy, Refused> {
    let mut value = serde_json::to_value(policy).expect("a policy is JSON");
    merge_patch::apply(&mut value, patch);
    from_value(value)
}

/// Lets what has no problem pass.
pub(super) fn accept(problems: Vec<FieldProblem>) -> Result<(), Refused> {
    if problems.is_empty() { Ok(()) } else { Err(Refused::members(problems)) }
}

/// Changes one endpoint, from whichever revision it has when the change is made.
fn change(
    console: &Console,
    name: &str,
    precondition: &Precondition,
    to: impl Fn(&Policy) -> Result<After, Refused>,
) -> Result<Response, Refused> {
    loop {
        let old = find(console, name)?;
        precondition.check(old.revision)?;
        let change = Change {
            name: name.to_owned(),
            from: Before::Revision(old.revision),
            to: to(&old.policy)?,
        };
        match console.endpoints.commit(vec![change]) {
            Ok(changed) => return Ok(shown(&changed)),
            // Another change came in between; this one is made from that.
            Err(EndpointsError::Changed(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// The endpoint of this name.
pub(super) fn find(console: &Console, name: &str) -> Result<Arc<Endpoint>, Refused> {
    let endpoint = console.endpoints.get(name);
    endpoint.ok_or_else(|| EndpointsError::Unknown(name.to_owned()).into())
}

/// The one endpoint that is there after a change, or that it is gone.
fn shown(endpoints: &[Arc<Endpoint>]) -> Response {
    match endpoints {
        [] => StatusCode::NO_CONTENT.into_response(),
        [endpoint, ..] => {
            let tag = [(header::ETAG, entity_tag(endpoint.revision))];
            (tag, Json(&**endpoint)).into_response()
        }
    }
}

/// The name in the path.
pub(super) struct Name(pub(super) String);

impl<S: Send + Sync> FromRequestParts<S> for Name {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refused> {
        // Only a path that is not UTF-8 once decoded gets here without a name.
        let Ok(Path(name)) = Path::<String>::from_request_parts(parts, state).await else {
            return Err(Refused::not_found("an endpoint's name is 1 to 64 of a-z, 0-9, - and _"));
        };
        Ok(Self(name))
    }
}
