//! One operation of the control API: where it is, what carries it out, and what is to be said of
//! it. Router and `OpenAPI` document are both made from the same list of these.

use std::sync::Arc;

use axum::handler::Handler;
use axum::routing::{self, MethodRouter};
use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::Console;

/// Makes a type's schema in a document that shares definitions.
pub(super) type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

/// An operation. Its answers 400, 401, 403 and the like are problem documents.
pub(super) struct Operation {
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    pub(super) handler: MethodRouter<Arc<Console>>,
    pub(super) name: &'static str,
    pub(super) summary: &'static str,
    pub(super) parameters: Vec<Parameter>,
    pub(super) body: Option<Content>,
    pub(super) answers: Vec<Told>,
    /// The statuses with which it is refused.
    pub(super) refusals: &'static [u16],
}

/// Something besides the body that a request may say.
#[derive(Clone, Copy)]
pub(super) struct Parameter {
    /// `path`, `query` or `header`.
    pub(super) place: &'static str,
    pub(super) name: &'static str,
    pub(super) meaning: &'static str,
    pub(super) schema: SchemaOf,
}

/// A body.
#[derive(Clone, Copy)]
pub(super) struct Content {
    pub(super) media_types: &'static [&'static str],
    pub(super) schema: SchemaOf,
}

/// An answer to a request that is carried out.
#[derive(Clone)]
pub(super) struct Told {
    pub(super) status: u16,
    pub(super) meaning: &'static str,
    pub(super) content: Option<Content>,
    /// Names and meanings.
    pub(super) headers: Vec<(&'static str, &'static str)>,
}

/// JSON of a type.
pub(super) fn json<T: JsonSchema>() -> Content {
    Content { media_types: &["application/json"], schema: |all| all.subschema_for::<T>() }
}

impl Operation {
    pub(super) fn get<T: 'static>(path: &'static str, by: impl Handler<T, Arc<Console>>) -> Self {
        Self::new("get", path, routing::get(by))
    }

    pub(super) fn post<T: 'static>(path: &'static str, by: impl Handler<T, Arc<Console>>) -> Self {
        Self::new("post", path, routing::post(by))
    }

    pub(super) fn put<T: 'static>(path: &'static str, by: impl Handler<T, Arc<Console>>) -> Self {
        Self::new("put", path, routing::put(by))
    }

    pub(super) fn patch<T: 'static>(path: &'static str, by: impl Handler<T, Arc<Console>>) -> Self {
        Self::new("patch", path, routing::patch(by))
    }

    pub(super) fn delete<T: 'static>(
        path: &'static str,
        by: impl Handler<T, Arc<Console>>,
    ) -> Self {
        Self::new("delete", path, routing::delete(by))
    }

    fn new(method: &'static str, path: &'static str, handler: MethodRouter<Arc<Console>>) -> Self {
        let (parameters, answers) = (Vec::new(), Vec::new());
        let (name, summary, body, refusals) = ("", "", None, &[][..]);
        Self { method, path, handler, name, summary, parameters, body, answers, refusals }
    }

    /// What it is called in a program, and what it does.
    pub(super) fn named(self, name: &'static str, summary: &'static str) -> Self {
        Self { name, summary, ..self }
    }

    pub(super) fn with(mut self, parameter: Parameter) -> Self {
        self.parameters.push(parameter);
        self
    }

    pub(super) fn takes(self, body: Content) -> Self {
        Self { body: Some(body), ..self }
    }

    /// An answer with content.
    pub(super) fn gives(mut self, status: u16, meaning: &'static str, content: Content) -> Self {
        let (content, headers) = (Some(content), Vec::new());
        self.answers.push(Told { status, meaning, content, headers });
        self
    }

    /// An answer without.
    pub(super) fn ends(mut self, status: u16, meaning: &'static str) -> Self {
        self.answers.push(Told { status, meaning, content: None, headers: Vec::new() });
        self
    }

    /// A header of the answer that was named last.
    pub(super) fn header(mut self, name: &'static str, meaning: &'static str) -> Self {
        if let Some(answer) = self.answers.last_mut() {
            answer.headers.push((name, meaning));
        }
        self
    }

    pub(super) fn refuses(self, refusals: &'static [u16]) -> Self {
        Self { refusals, ..self }
    }
}
