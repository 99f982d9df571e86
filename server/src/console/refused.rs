//! An answer that says what was wrong: an RFC 9457 problem document.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use cors_wire::{FieldProblem, Problem};

use crate::endpoints::EndpointsError;

/// A request to the console that is not carried out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    status: StatusCode,
    detail: String,
    errors: Vec<FieldProblem>,
    header: Option<(&'static str, &'static str)>,
}

impl Refused {
    fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self { status, detail: detail.into(), errors: Vec::new(), header: None }
    }

    /// 400: what was sent cannot be read.
    pub(super) fn unreadable(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, detail)
    }

    /// 401: the token is wanted.
    pub(super) fn unauthorized() -> Self {
        let header = Some(("www-authenticate", "Bearer"));
        let detail = "the server's token was expected, as Authorization: Bearer";
        Self { header, ..Self::new(StatusCode::UNAUTHORIZED, detail) }
    }

    /// 403: the guard does not let it in.
    pub(super) fn forbidden(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, detail)
    }

    /// 404: there is nothing of this name.
    pub(super) fn not_found(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, detail)
    }

    /// 405: it cannot be used in this way.
    pub(super) fn method(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, detail)
    }

    /// 405 for `/`, which can be changed but not deleted.
    fn root() -> Self {
        Self {
            header: Some(("allow", "GET,HEAD,PUT,PATCH")),
            ..Self::method("`root` cannot be deleted")
        }
    }

    /// 408: the body took too long.
    pub(super) fn too_slow() -> Self {
        Self::new(StatusCode::REQUEST_TIMEOUT, "the body did not arrive in time")
    }

    /// 409: something else is in the way.
    pub(super) fn conflict(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, detail)
    }

    /// 412: it is no longer what it was.
    pub(super) fn precondition(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::PRECONDITION_FAILED, detail)
    }

    /// 413: the body is too large.
    pub(super) fn too_large(most_bytes: usize) -> Self {
        let detail = format!("a body of at most {most_bytes} bytes was expected");
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, detail)
    }

    /// 415: the body is not said to be JSON.
    pub(super) fn media_type(found: &str) -> Self {
        let detail = format!("Content-Type: application/json was expected, not {found}");
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail)
    }

    /// 422: the body is JSON, but members of it are wrong.
    pub(super) fn members(errors: Vec<FieldProblem>) -> Self {
        let detail = match errors.as_slice() {
            [only] if only.pointer.is_empty() => only.detail.clone(),
            [only] => format!("{}: {}", only.pointer, only.detail),
            several => format!("{} members of the body are wrong", several.len()),
        };
        Self { errors, ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, detail) }
    }

    /// 422 for one member.
    pub(super) fn member(pointer: String, detail: String) -> Self {
        Self::members(vec![FieldProblem { pointer, detail }])
    }

    /// The members that are wrong, when the body stands below a pointer in a larger one.
    pub(super) fn below(self, pointer: &str) -> Vec<FieldProblem> {
        self.errors.into_iter().map(|error| error.below(pointer)).collect()
    }

    /// 500: the server is at fault.
    pub(super) fn broken(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, detail)
    }

    /// 502: the lab did not answer.
    pub(super) fn bad_gateway(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_GATEWAY, detail)
    }

    /// 503: the server holds no more of these for now.
    pub(super) fn full(detail: impl Into<String>) -> Self {
        let header = Some(("retry-after", "1"));
        Self { header, ..Self::new(StatusCode::SERVICE_UNAVAILABLE, detail) }
    }

    /// 507: the server has no room for it.
    pub(super) fn no_room(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::INSUFFICIENT_STORAGE, detail)
    }
}

impl From<EndpointsError> for Refused {
    fn from(error: EndpointsError) -> Self {
        match error {
            EndpointsError::Unknown(name) => {
                Self::not_found(format!("there is no endpoint `{name}`"))
            }
            EndpointsError::Exists(name) => {
                Self::conflict(format!("there is an endpoint `{name}` already"))
            }
            EndpointsError::IsRoot => Self::root(),
            EndpointsError::Changed(name) => {
                Self::conflict(format!("`{name}` was changed meanwhile"))
            }
            EndpointsError::TooMany(most) => {
                Self::no_room(format!("the server holds at most {most} endpoints"))
            }
            EndpointsError::TooLarge(most) => {
                Self::no_room(format!("the server holds policies of at most {most} bytes in all"))
            }
        }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let problem = Problem {
            kind: "about:blank".to_owned(),
            title: self.status.canonical_reason().unwrap_or_default().to_owned(),
            status: self.status.as_u16(),
            detail: self.detail,
            errors: self.errors,
        };
        let media_type = HeaderValue::from_static("application/problem+json");
        let body = serde_json::to_vec(&problem).expect("a problem has only text and numbers");
        let mut response =
            (self.status, [(header::CONTENT_TYPE, media_type)], body).into_response();
        if let Some((name, value)) = self.header {
            response.headers_mut().insert(name, HeaderValue::from_static(value));
        }
        response
    }
}
