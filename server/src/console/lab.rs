//! `PATCH /api/endpoints` and `/api/lab`: several endpoints at once, or all of them. Either
//! everything that a request asks for is done, or nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use cors_wire::{Endpoint, FieldProblem, LabDocument, Policy, name_problem, pointer_to};
use serde_json::Value;

use super::endpoints::{accept, patched};
use super::json_body::JsonBody;
use super::{Console, Refused};
use crate::endpoints::{After, Before, Change, Endpoints, EndpointsError};

/// `PATCH /api/endpoints`: the body is a merge patch of an object that has the policies by name.
///
/// So null takes an endpoint away, and a new name makes an endpoint that is patched from the
/// default policy.
pub(super) async fn patch(
    State(console): State<Arc<Console>>,
    JsonBody(patches): JsonBody<BTreeMap<String, Value>>,
) -> Result<Json<Vec<Endpoint>>, Refused> {
    commit(&console.endpoints, || {
        let mut problems = Vec::new();
        let mut changes = Vec::new();
        for (name, patch) in &patches {
            match batched(&console.endpoints, name, patch) {
                Ok(change) => changes.extend(change),
                Err(found) => problems.extend(found),
            }
        }
        accept(problems).map(|()| changes)
    })
}

/// `GET /api/lab`.
pub(super) async fn export(State(console): State<Arc<Console>>) -> Json<LabDocument> {
    let policy = |endpoint: &Arc<Endpoint>| (endpoint.name.clone(), endpoint.policy.clone());
    Json(LabDocument { endpoints: console.endpoints.list().iter().map(policy).collect() })
}

/// `PUT /api/lab`: the document becomes the whole lab.
pub(super) async fn import(
    State(console): State<Arc<Console>>,
    JsonBody(document): JsonBody<LabDocument>,
) -> Result<Json<Vec<Endpoint>>, Refused> {
    accept(document.validate())?;
    commit(&console.endpoints, || Ok(console.endpoints.replacement(&document)))
}

/// `DELETE /api/lab`: everything is as at the start.
pub(super) async fn reset(State(console): State<Arc<Console>>) -> Result<StatusCode, Refused> {
    let empty = LabDocument::default();
    commit(&console.endpoints, || Ok(console.endpoints.replacement(&empty)))
        .map(|_| StatusCode::NO_CONTENT)
}

/// Commits what `changes` says, from whatever is there when the commit is made.
fn commit(
    endpoints: &Endpoints,
    changes: impl Fn() -> Result<Vec<Change>, Refused>,
) -> Result<Json<Vec<Endpoint>>, Refused> {
    loop {
        match endpoints.commit(changes()?) {
            Ok(endpoints) => {
                return Ok(Json(endpoints.iter().map(|one| Endpoint::clone(one)).collect()));
            }
            // Another change came in between; these are made from that.
            Err(
                EndpointsError::Changed(_) | EndpointsError::Exists(_) | EndpointsError::Unknown(_),
            ) => {}
            Err(
                error @ (EndpointsError::IsRoot
                | EndpointsError::TooMany(_)
                | EndpointsError::TooLarge(_)),
            ) => return Err(error.into()),
        }
    }
}

/// One endpoint's part of a batch; none when there is nothing to take away.
fn batched(
    endpoints: &Endpoints,
    name: &str,
    patch: &Value,
) -> Result<Option<Change>, Vec<FieldProblem>> {
    let at = pointer_to(name);
    if let Some(problem) = name_problem(name, &at) {
        return Err(vec![problem]);
    }
    let old = endpoints.get(name);
    let from = old.as_ref().map_or(Before::Nothing, |old| Before::Revision(old.revision));
    let change = |to| Change { name: name.to_owned(), from, to };
    if patch.is_null() {
        return Ok(old.map(|_| change(After::Nothing)));
    }
    let base = old.map_or_else(Policy::default, |old| old.policy.clone());
    let policy = patched(&base, patch.clone()).map_err(|refused| refused.below(&at))?;
    let problems = policy.validate();
    if problems.is_empty() {
        Ok(Some(change(After::Policy(Box::new(policy)))))
    } else {
        Err(problems.into_iter().map(|problem| problem.below(&at)).collect())
    }
}
