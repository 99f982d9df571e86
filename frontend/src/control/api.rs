//! Calls of the control API, each one request.

use cors_experiment::json::{FromJson, ToJson, from_json, to_json};
use cors_wire::{Endpoint, Health, NewEndpoint, Policy, Preset, Problem, RecordPage, SERVICE};

use crate::browser::{Ask, Reply};

/// Where all endpoints are.
const ENDPOINTS: &str = "/api/endpoints";

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
    let health: Health = get("/api/health").await?;
    if health.service == SERVICE { Ok(health) } else { Err(ControlError::NotThere) }
}

/// Shows the companion its token, and gets a cookie instead that later calls and the event stream
/// send by themselves.
///
/// # Errors
///
/// When the companion is not there, or the token is not its own.
pub async fn begin_session(token: &str) -> Result<(), ControlError> {
    let bearer = format!("Bearer {token}");
    let header = Some(("Authorization", bearer.as_str()));
    text(&Ask { header, ..plain("POST", "/api/session") }).await.map(drop)
}

/// All endpoints with their policies.
///
/// # Errors
///
/// When the companion is not there or refuses.
pub async fn endpoints() -> Result<Vec<Endpoint>, ControlError> {
    get(ENDPOINTS).await
}

/// Policies that have a name; those that allow one origin allow `page_origin`.
///
/// # Errors
///
/// When the companion is not there or refuses.
pub async fn presets(page_origin: &str) -> Result<Vec<Preset>, ControlError> {
    get(&format!("/api/presets?origin={page_origin}")).await
}

/// Empties the shared cache before an endpoint.
///
/// # Errors
///
/// When the companion is not there or refuses.
pub async fn empty_cache(name: &str) -> Result<(), ControlError> {
    text(&plain("DELETE", &format!("/api/endpoints/{name}/cache"))).await.map(drop)
}

/// Whether the companion is thought to have an endpoint. A browser's console lists each 404, so
/// none is provoked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has told of it.
    Known,
    /// Only the page knows it so far.
    New,
}

impl Standing {
    fn other(self) -> Self {
        match self {
            Self::Known => Self::New,
            Self::New => Self::Known,
        }
    }
}

/// Gives an endpoint this policy, and makes it where there is none. Somebody else may have created
/// or deleted it meanwhile.
///
/// # Errors
///
/// When the companion is not there, or refuses the policy and names the member.
pub async fn put_policy(
    name: &str,
    policy: &Policy,
    standing: Standing,
) -> Result<Endpoint, ControlError> {
    let own_path = format!("/api/endpoints/{name}");
    let new = NewEndpoint { name: name.to_owned(), policy: policy.clone() };
    let mut settled = Err(ControlError::NotThere);
    for standing in [standing, standing.other()] {
        let (method, path, body, otherwise): (_, _, &dyn ToJson, _) = match standing {
            Standing::Known => ("PUT", own_path.as_str(), policy, 404),
            Standing::New => ("POST", ENDPOINTS, &new, 409),
        };
        settled = send_json(method, path, body).await;
        match &settled {
            Err(ControlError::Refused(problem)) if problem.status == otherwise => {}
            Ok(_) | Err(_) => break,
        }
    }
    settled
}

/// Creates an endpoint.
///
/// # Errors
///
/// When the companion is not there, or refuses the name or the policy.
pub async fn create_endpoint(endpoint: &NewEndpoint) -> Result<Endpoint, ControlError> {
    send_json("POST", ENDPOINTS, endpoint).await
}

/// The recorded exchanges with numbers above `after`.
///
/// # Errors
///
/// When the companion is not there or refuses.
pub async fn record(after: u64) -> Result<RecordPage, ControlError> {
    get(&format!("/api/record?after={after}")).await
}

async fn send_json<T: FromJson>(
    method: &str,
    path: &str,
    body: &dyn ToJson,
) -> Result<T, ControlError> {
    let body = to_json(body);
    let header = Some(("Content-Type", "application/json"));
    parse(&text(&Ask { method, path, header, body: Some(&body) }).await?)
}

async fn get<T: FromJson>(path: &str) -> Result<T, ControlError> {
    parse(&text(&plain("GET", path)).await?)
}

pub(super) fn plain<'a>(method: &'a str, path: &'a str) -> Ask<'a> {
    Ask { method, path, header: None, body: None }
}

fn parse<T: FromJson>(text: &str) -> Result<T, ControlError> {
    from_json(text).map_err(|_| ControlError::NotThere)
}

/// The body of a successful answer. Not generic, so that the page has it once.
pub(super) async fn text(ask: &Ask<'_>) -> Result<String, ControlError> {
    let Reply { ok, text } = ask.send().await.ok_or(ControlError::NotThere)?;
    if ok { Ok(text) } else { Err(parse(&text).map_or_else(|error| error, ControlError::Refused)) }
}
