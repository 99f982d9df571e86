//! Calls of the control API, each one request.

use cors_wire::{Endpoint, Health, NewEndpoint, Policy, Problem, RecordPage, SERVICE};
use gloo_net::http::{Request, RequestBuilder, Response};
use serde::{Serialize, de::DeserializeOwned};

/// Why a call of the control API gave nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ControlError {
    /// No companion server answers: no connection, trunk's empty 500, or somebody else's page.
    NotThere,
    /// The companion refused, and says why.
    Refused(Problem),
}

/// Whether the companion is there: only its own JSON counts.
///
/// # Errors
///
/// [`ControlError::NotThere`] for every other answer.
pub async fn health() -> Result<Health, ControlError> {
    let health: Health = read(Request::get("/api/health").send().await).await?;
    if health.service == SERVICE { Ok(health) } else { Err(ControlError::NotThere) }
}

/// All endpoints with their policies.
///
/// # Errors
///
/// When the companion is not there or refuses.
pub async fn endpoints() -> Result<Vec<Endpoint>, ControlError> {
    read(Request::get("/api/endpoints").send().await).await
}

/// Replaces the policy of an endpoint.
///
/// # Errors
///
/// When the companion is not there, or refuses the policy and names the member.
pub async fn put_policy(name: &str, policy: &Policy) -> Result<Endpoint, ControlError> {
    send_json(Request::put(&format!("/api/endpoints/{name}")), policy).await
}

/// Creates an endpoint.
///
/// # Errors
///
/// When the companion is not there, or refuses the name or the policy.
pub async fn create_endpoint(endpoint: &NewEndpoint) -> Result<Endpoint, ControlError> {
    send_json(Request::post("/api/endpoints"), endpoint).await
}

/// The recorded exchanges with numbers above `after`.
///
/// # Errors
///
/// When the companion is not there or refuses.
pub async fn record(after: u64) -> Result<RecordPage, ControlError> {
    read(Request::get(&format!("/api/record?after={after}")).send().await).await
}

async fn send_json<T: DeserializeOwned>(
    request: RequestBuilder,
    body: &impl Serialize,
) -> Result<T, ControlError> {
    // Our own nouns always serialize.
    let request = request.json(body).map_err(|_| ControlError::NotThere)?;
    read(request.send().await).await
}

async fn read<T: DeserializeOwned>(
    response: Result<Response, gloo_net::Error>,
) -> Result<T, ControlError> {
    let response = response.map_err(|_| ControlError::NotThere)?;
    if response.ok() {
        response.json().await.map_err(|_| ControlError::NotThere)
    } else {
        Err(response.json().await.map_or(ControlError::NotThere, ControlError::Refused))
    }
}
