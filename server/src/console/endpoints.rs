//! `/api/endpoints`: creating endpoints, and reading and changing their policies.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::{HeaderValue, StatusCode, header, request::Parts};
use axum::response::{IntoResponse, Response};
use cors_wire::{Endpoint, FieldProblem, NewEndpoint, Policy, is_name};
use serde_json::Value;

use super::json_body::{JsonBody, from_value};
use super::{Console, Refused, merge_patch};
use crate::endpoints::{EndpointsError, Replaces};

/// `GET /api/endpoints`.
pub(super) async fn list(State(console): State<Arc<Console>>) -> Response {
    let endpoints = console.endpoints.list();
    let endpoints: Vec<&Endpoint> = endpoints.iter().map(AsRef::as_ref).collect();
    Json(endpoints).into_response()
}

/// `POST /api/endpoints`.
pub(super) async fn create(
    State(console): State<Arc<Console>>,
    JsonBody(NewEndpoint { name, policy }): JsonBody<NewEndpoint>,
) -> Result<Response, Refused> {
    let mut problems = policy.validate();
    for problem in &mut problems {
        problem.pointer.insert_str(0, "/policy");
    }
    if !is_name(&name) {
        let detail = "1 to 64 of a-z, 0-9, - and _ were expected".to_owned();
        problems.insert(0, FieldProblem { pointer: "/name".to_owned(), detail });
    }
    accept(problems)?;
    let endpoint = console.endpoints.create(&name, policy).map_err(|e| refused(e, &name))?;
    let location = HeaderValue::try_from(format!("/api/endpoints/{name}"))
        .expect("an endpoint's name is plain ASCII");
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(&*endpoint)).into_response())
}

/// `GET /api/endpoints/{name}`.
pub(super) async fn read(
    State(console): State<Arc<Console>>,
    Name(name): Name,
) -> Result<Response, Refused> {
    let endpoint = console.endpoints.get(&name);
    let endpoint = endpoint.ok_or_else(|| refused(EndpointsError::Unknown, &name))?;
    Ok(Json(&*endpoint).into_response())
}

/// `PUT /api/endpoints/{name}`: the body is the whole policy.
pub(super) async fn replace(
    State(console): State<Arc<Console>>,
    Name(name): Name,
    JsonBody(policy): JsonBody<Policy>,
) -> Result<Response, Refused> {
    accept(policy.validate())?;
    let replaced = console.endpoints.replace(&name, policy, Replaces::Any);
    let endpoint = replaced.map_err(|error| refused(error, &name))?;
    Ok(Json(&*endpoint).into_response())
}

/// `PATCH /api/endpoints/{name}`: the body is a merge patch of the policy.
pub(super) async fn patch(
    State(console): State<Arc<Console>>,
    Name(name): Name,
    JsonBody(patch): JsonBody<Value>,
) -> Result<Response, Refused> {
    loop {
        let old = console.endpoints.get(&name);
        let old = old.ok_or_else(|| refused(EndpointsError::Unknown, &name))?;
        let mut value = serde_json::to_value(&old.policy).expect("a policy is JSON");
        merge_patch::apply(&mut value, patch.clone());
        let policy: Policy = from_value(value)?;
        accept(policy.validate())?;
        // Another change may have come in between; then the patch applies to that one.
        match console.endpoints.replace(&name, policy, Replaces::Revision(old.revision)) {
            Ok(endpoint) => return Ok(Json(&*endpoint).into_response()),
            Err(EndpointsError::Changed) => {}
            Err(error) => return Err(refused(error, &name)),
        }
    }
}

/// `DELETE /api/endpoints/{name}`.
pub(super) async fn delete(
    State(console): State<Arc<Console>>,
    Name(name): Name,
) -> Result<StatusCode, Response> {
    match console.endpoints.delete(&name) {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(EndpointsError::IsRoot) => {
            let allow = [(header::ALLOW, HeaderValue::from_static("GET,HEAD,PUT,PATCH"))];
            Err((allow, refused(EndpointsError::IsRoot, &name)).into_response())
        }
        Err(error) => Err(refused(error, &name).into_response()),
    }
}

fn accept(problems: Vec<FieldProblem>) -> Result<(), Refused> {
    if problems.is_empty() { Ok(()) } else { Err(Refused::members(problems)) }
}

fn refused(error: EndpointsError, name: &str) -> Refused {
    match error {
        EndpointsError::Unknown => Refused::not_found(format!("there is no endpoint `{name}`")),
        EndpointsError::Exists => {
            Refused::conflict(format!("there is an endpoint `{name}` already"))
        }
        EndpointsError::IsRoot => Refused::method(format!("`{name}` cannot be deleted")),
        EndpointsError::Changed => Refused::conflict(format!("`{name}` was changed meanwhile")),
        EndpointsError::TooMany(most) => {
            Refused::no_room(format!("the server holds at most {most} endpoints"))
        }
        EndpointsError::TooLarge(most) => {
            Refused::no_room(format!("the server holds policies of at most {most} bytes in all"))
        }
    }
}

/// The name in the path.
pub(super) struct Name(String);

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
