//! The `OpenAPI` document tells the truth: about every route, and about every answer.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::companion::Companion;
use crate::peer::Reply;

fn document(companion: &Companion) -> Value {
    companion.call("GET", "/api/openapi.json").json()
}

/// The operations of the document: method in upper case and path.
fn operations(document: &Value) -> BTreeSet<(String, String)> {
    let paths = document["paths"].as_object().expect("paths");
    let of = |(path, item): (&String, &Value)| {
        let methods = item.as_object().expect("operations").keys().map(|m| m.to_uppercase());
        methods.map(|method| (method, path.clone())).collect::<Vec<_>>()
    };
    paths.iter().flat_map(of).collect()
}

/// Holds an answer against what the document says of its operation.
#[track_caller]
fn check(document: &Value, method: &str, path: &str, reply: &Reply) {
    let status = reply.status.to_string();
    let told = &document["paths"][path][method.to_lowercase()]["responses"][&status];
    assert!(told.is_object(), "{method} {path} may end with {status}: {}", reply.text());
    for name in told["headers"].as_object().into_iter().flat_map(|headers| headers.keys()) {
        assert!(reply.value(name).is_some(), "{method} {path} {status} has {name}: {reply:?}");
    }
    let Some(contents) = told["content"].as_object() else {
        return assert_eq!(reply.body, b"", "{method} {path} {status} has no body");
    };
    let media_type = reply.value("content-type").expect("a media type");
    let schema = &contents.get(media_type).unwrap_or_else(|| panic!("{media_type}"))["schema"];
    let found: Value = reply.json();
    if let Err(error) = schema_of(document, schema).validate(&found) {
        panic!("{method} {path} {status}: {error}, at {}", error.instance_path());
    }
}

/// A schema of the document, with the definitions to which it refers.
fn schema_of(document: &Value, schema: &Value) -> jsonschema::Validator {
    let whole = json!({ "components": document["components"], "allOf": [schema] });
    jsonschema::draft202012::new(&whole).expect("a schema")
}

const POLICY: &str = r#"{"preflight": {"allow_methods": {"on": true, "value": {"mirror": true}}},
    "actual": {"status_for": {"PUT": 405}, "headers": [["X-A", "1"]], "origin_match": "null-too",
    "allow_origin": {"value": {"list": ["http://a.test"]}}, "delivery": "slow",
    "vary": {"value": {"computed": true}}, "max_age": {"value": {"lines": ["1", "2"]}},
    "set_cookie": {"same_site": "none", "max_age": null}, "redirect": {"to": "chain", "times": 50},
    "fault": "doubled", "body_type": "event-stream"}, "cache": {"on": true, "seconds": 5}}"#;

/// Calls with the path as the document has it, the path that is asked, and the body.
const CALLS: &[(&str, &str, &str, &str, u16)] = &[
    ("GET", "/api/health", "/api/health", "", 200),
    ("GET", "/api/openapi.json", "/api/openapi.json", "", 200),
    ("GET", "/api/presets", "/api/presets", "", 200),
    ("POST", "/api/session", "/api/session", "", 204),
    ("DELETE", "/api/session", "/api/session", "", 204),
    ("GET", "/api/record.har", "/api/record.har", "", 200),
    ("GET", "/api/record.har", "/api/record.har?secrets=x", "", 400),
    ("POST", "/api/endpoints", "/api/endpoints", r#"{"name": "shop"}"#, 201),
    ("POST", "/api/endpoints", "/api/endpoints", r#"{"name": "shop"}"#, 409),
    ("POST", "/api/endpoints", "/api/endpoints", r#"{"name": "Shop"}"#, 422),
    ("POST", "/api/endpoints", "/api/endpoints", "{", 400),
    ("PATCH", "/api/endpoints", "/api/endpoints", r#"{"cart": {}, "shop": {}}"#, 200),
    ("PATCH", "/api/endpoints", "/api/endpoints", r#"{"root": null}"#, 405),
    ("PUT", "/api/endpoints/{name}", "/api/endpoints/shop", POLICY, 200),
    ("PUT", "/api/endpoints/{name}", "/api/endpoints/none", "{}", 404),
    ("PATCH", "/api/endpoints/{name}", "/api/endpoints/root", r#"{"actual": {}}"#, 200),
    ("PATCH", "/api/endpoints/{name}", "/api/endpoints/root", r#"{"actual": 1}"#, 422),
    ("GET", "/api/endpoints/{name}", "/api/endpoints/shop", "", 200),
    ("GET", "/api/endpoints/{name}", "/api/endpoints/none", "", 404),
    ("GET", "/api/endpoints", "/api/endpoints", "", 200),
    ("GET", "/api/endpoints/{name}/cache", "/api/endpoints/root/cache", "", 200),
    ("GET", "/api/endpoints/{name}/cache", "/api/endpoints/none/cache", "", 404),
    ("DELETE", "/api/endpoints/{name}/cache", "/api/endpoints/root/cache", "", 204),
    ("GET", "/api/lab", "/api/lab", "", 200),
    ("PUT", "/api/lab", "/api/lab", r#"{"endpoints": {"shop": {}}}"#, 200),
    ("PUT", "/api/lab", "/api/lab", r#"{"endpoints": []}"#, 422),
    ("DELETE", "/api/endpoints/{name}", "/api/endpoints/shop", "", 204),
    ("DELETE", "/api/endpoints/{name}", "/api/endpoints/root", "", 405),
    ("DELETE", "/api/lab", "/api/lab", "", 204),
    ("GET", "/api/record", "/api/record", "", 200),
    ("GET", "/api/record", "/api/record?after=x", "", 400),
    // What the page asks for when it wants to know only where the record ends.
    ("GET", "/api/record", "/api/record?after=18446744073709551615", "", 200),
    ("GET", "/api/record", "/api/record?after=184467440737095516150", "", 400),
    ("GET", "/api/record", "/api/record?after=5f0c3a9e81b2d476-6", "", 200),
    ("GET", "/api/record", "/api/record?after=5f0c3a9e81b2d47-6", "", 400),
    ("GET", "/api/record.har", "/api/record.har?secrets=show", "", 200),
];

/// Holds a query that was taken or refused against what the document says of its parameters.
#[track_caller]
fn check_query(document: &Value, method: &str, path: &str, asked: &str, reply: &Reply) {
    let parameters = &document["paths"][path][method.to_lowercase()]["parameters"];
    for pair in asked.split_once('?').into_iter().flat_map(|(_, query)| query.split('&')) {
        let (name, value) = pair.split_once('=').expect("a value");
        let named = |one: &&Value| one["in"] == "query" && one["name"] == name;
        let told = parameters.as_array().expect("a list").iter().find(named);
        let schema = &told.unwrap_or_else(|| panic!("{path} has {name}"))["schema"];
        let fits = schema_of(document, schema).is_valid(&json!(value));
        assert_eq!(fits, reply.status != 400, "{asked}: {schema}");
    }
}

#[test]
fn every_operation_answers_as_the_document_says() {
    let companion = Companion::start();
    let document = document(&companion);
    companion.ask("GET", "/?run=r1");
    companion.ask("GET", "/nowhere");
    let mut called = BTreeSet::from([("GET".to_owned(), "/api/events".to_owned())]);
    for (method, path, asked, body, status) in CALLS {
        let reply = match *body {
            "" => companion.call(method, asked),
            body => companion.call_with(method, asked, body),
        };
        assert_eq!(reply.status, *status, "{method} {asked}: {}", reply.text());
        check(&document, method, path, &reply);
        check_query(&document, method, path, asked, &reply);
        called.insert(((*method).to_owned(), (*path).to_owned()));
    }
    assert_eq!(called, operations(&document));
}

#[test]
fn every_route_has_the_methods_of_the_document_and_no_others() {
    let companion = Companion::start();
    let document = document(&companion);
    let operations = operations(&document);
    let paths: BTreeSet<_> = operations.iter().map(|(_, path)| path).collect();
    for path in paths {
        let asked = path.replace("{name}", "root");
        let reply = companion.call("BREW", &asked);
        assert_eq!(reply.status, 405, "{path}");
        let allow = reply.value("allow").expect("Allow").split(',').map(str::to_owned);
        // HEAD goes wherever GET does.
        let allowed: BTreeSet<_> = allow.filter(|method| method != "HEAD").collect();
        let told = operations.iter().filter(|(_, told)| told == path).map(|(m, _)| m.clone());
        assert_eq!(allowed, told.collect(), "{path}");
    }
}

#[test]
fn what_the_guard_refuses_is_in_the_document() {
    let companion = Companion::start();
    let document = document(&companion);
    for (method, path) in operations(&document) {
        let asked = path.replace("{name}", "root");
        let reply = companion.console().ask(&method, &asked, &["Sec-Fetch-Site: cross-site"]);
        assert_eq!(reply.status, 403);
        check(&document, &method, &path, &reply);
    }
}

#[test]
fn every_part_of_the_document_is_explained() {
    let companion = Companion::start();
    let document = document(&companion);
    for (method, path) in operations(&document) {
        let operation = &document["paths"][&path][method.to_lowercase()];
        assert!(!operation["summary"].as_str().expect("text").is_empty(), "{method} {path}");
        assert!(!operation["operationId"].as_str().expect("text").is_empty(), "{method} {path}");
    }
    let mut members = 0;
    for (name, schema) in document["components"]["schemas"].as_object().expect("schemas") {
        assert!(schema["description"].is_string(), "{name} has a description");
        for (member, schema) in schema["properties"].as_object().into_iter().flatten() {
            assert!(schema["description"].is_string(), "{name}.{member} has a description");
            members += 1;
        }
    }
    assert!(members > 50);
    assert!(!document.to_string().contains("[`"), "no link to a Rust item");
}

#[test]
fn the_schemas_know_which_header_can_have_which_source() {
    let companion = Companion::start();
    let document = document(&companion);
    let policy = json!({ "$ref": "#/components/schemas/Policy" });
    let validator = schema_of(&document, &policy);
    let members = document["components"]["schemas"]["Answer"]["properties"].as_object();
    let switches = members
        .expect("members")
        .iter()
        .filter(|(_, schema)| schema["$ref"] == "#/components/schemas/Switch");
    let mut checked = 0;
    for (member, _) in switches {
        for value in [
            json!("text"),
            json!({ "lines": ["a", "b"] }),
            json!({ "mirror": true }),
            json!({ "list": ["http://a.test"] }),
            json!({ "computed": true }),
        ] {
            let body = json!({ "actual": { member: { "value": value } } });
            let reply = companion.call_with("PUT", "/api/endpoints/root", &body.to_string());
            assert_eq!(validator.is_valid(&body), reply.status == 200, "{body}: {}", reply.text());
            checked += 1;
        }
    }
    assert!(checked >= 35);
}

#[test]
fn what_the_schemas_refuse_the_server_refuses() {
    let companion = Companion::start();
    let document = document(&companion);
    let policy = json!({ "$ref": "#/components/schemas/Policy" });
    let validator = schema_of(&document, &policy);
    for (body, fits) in [
        (POLICY, true),
        ("{}", true),
        (r#"{"actual": {"status": 99}}"#, false),
        (r#"{"actual": {"delay_ms": 60001}}"#, false),
        (r#"{"actual": {"acutal": 1}}"#, false),
        (r#"{"acutal": {}}"#, false),
        (r#"{"actual": {"headers": [["A B", ""]]}}"#, false),
        (r#"{"actual": {"headers": [["A", "\n"]]}}"#, false),
        (r#"{"actual": {"headers": [["A"]]}}"#, false),
        (r#"{"actual": {"vary": {"value": "\u0100"}}}"#, false),
        (r#"{"actual": {"vary": {"value": {"mirror": true, "list": []}}}}"#, false),
        (r#"{"actual": {"status_for": {"PUT": 600}}}"#, false),
        (r#"{"actual": {"delivery": "soon"}}"#, false),
        (r#"{"actual": {"redirect": {"times": 51}}}"#, false),
        (r#"{"actual": {"redirect": {"port": 0}}}"#, false),
        (r#"{"actual": {"set_cookie": {"same_site": "Lax"}}}"#, false),
        (r#"{"cache": {"seconds": 86401}}"#, false),
    ] {
        let value: Value = serde_json::from_str(body).expect("JSON");
        assert_eq!(validator.is_valid(&value), fits, "{body}");
        let reply = companion.call_with("PUT", "/api/endpoints/root", body);
        assert_eq!(reply.status == 200, fits, "{body}: {}", reply.text());
    }
}
