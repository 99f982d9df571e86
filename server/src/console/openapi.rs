//! `GET /api/openapi.json`: the control API as an `OpenAPI` 3.1 document, made from the list of its
//! operations and the types that cross.

use std::sync::LazyLock;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use cors_wire::Problem;
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::operation::{Content, Operation, Parameter, Told};
use super::sessions::COOKIE;
use super::{plain_text, routes};
use crate::reason_phrase::reason_phrase;

/// What the guard refuses, whatever the operation.
const GUARDED: [u16; 2] = [401, 403];

/// The document.
pub(super) async fn read() -> Response {
    static TEXT: LazyLock<Bytes> = LazyLock::new(|| Bytes::from(document().to_string()));
    let media_type = HeaderValue::from_static("application/json");
    ([(header::CONTENT_TYPE, media_type)], TEXT.clone()).into_response()
}

fn document() -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.definitions_path = "/components/schemas".into();
    settings.meta_schema = None;
    let mut all = settings.into_generator();
    let mut paths = Map::new();
    for operation in routes::operations() {
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        path[operation.method] = described(&operation, &mut all);
    }
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "CORS Explorer's companion",
            "summary": "Endpoints whose CORS answers are switched live, and what they received and sent",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "MIT", "identifier": "MIT" },
        },
        "servers": [{ "url": "/" }],
        "security": [{}, { "token": [] }, { "session": [] }],
        "paths": paths,
        "components": {
            "schemas": all.take_definitions(true),
            "securitySchemes": {
                "token": {
                    "type": "http", "scheme": "bearer",
                    "description": "Wanted if the server was started with --listen and --token",
                },
                "session": {
                    "type": "apiKey", "in": "cookie", "name": COOKIE,
                    "description": "What `POST /api/session` gives a page for the token",
                },
            },
        },
    });
    plain_text::tidy(&mut document);
    document
}

fn described(operation: &Operation, all: &mut SchemaGenerator) -> Value {
    let mut answers = Map::new();
    for told in &operation.answers {
        answers.insert(told.status.to_string(), answer(told, all));
    }
    for status in operation.refusals.iter().chain(&GUARDED) {
        answers.insert(status.to_string(), refusal(*status, all));
    }
    let parameters: Vec<_> = operation.parameters.iter().map(|one| parameter(one, all)).collect();
    let mut described = json!({
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": parameters,
        "responses": answers,
    });
    if let Some(body) = operation.body {
        described["requestBody"] = json!({ "required": true, "content": content(body, all) });
    }
    described
}

fn parameter(parameter: &Parameter, all: &mut SchemaGenerator) -> Value {
    json!({
        "name": parameter.name,
        "in": parameter.place,
        "required": parameter.place == "path",
        "description": parameter.meaning,
        "schema": (parameter.schema)(all),
    })
}

fn answer(told: &Told, all: &mut SchemaGenerator) -> Value {
    let mut answer = json!({ "description": told.meaning });
    if let Some(body) = told.content {
        answer["content"] = content(body, all);
    }
    for (name, meaning) in &told.headers {
        answer["headers"][name] = header_text(meaning);
    }
    answer
}

fn refusal(status: u16, all: &mut SchemaGenerator) -> Value {
    let problem = Content {
        media_types: &["application/problem+json"],
        schema: |all| all.subschema_for::<Problem>(),
    };
    let mut refusal = json!({
        "description": reason_phrase(status),
        "content": content(problem, all),
    });
    match status {
        401 => refusal["headers"]["WWW-Authenticate"] = header_text("`Bearer`"),
        405 => refusal["headers"]["Allow"] = header_text("The methods that can be used"),
        503 => refusal["headers"]["Retry-After"] = header_text("Seconds until it is worth a try"),
        _ => {}
    }
    refusal
}

fn header_text(meaning: &str) -> Value {
    json!({ "description": meaning, "schema": { "type": "string" } })
}

fn content(content: Content, all: &mut SchemaGenerator) -> Value {
    let schema = (content.schema)(all);
    let typed = |media_type: &&str| ((*media_type).to_owned(), json!({ "schema": schema }));
    Value::Object(content.media_types.iter().map(typed).collect())
}
