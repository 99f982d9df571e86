//! Every operation of the control API, once.

use cors_wire::{
    CachedAnswer, Endpoint, Health, LabDocument, NewEndpoint, Policy, Preset, RecordPage,
};
use schemars::json_schema;
use serde_json::Value;

use super::operation::{Content, Operation, Parameter, json};
use super::{cache, endpoints, events, har, health, lab, openapi, presets, record, session};

const ETAG: (&str, &str) = ("ETag", "The endpoint's revision, for `If-Match`");

/// A merge patch, by either of the names that it may have.
const MERGE_PATCH: Content = Content {
    media_types: &["application/merge-patch+json", "application/json"],
    schema: |_| json_schema!({ "type": "object" }),
};

/// Merge patches of policies by the names of endpoints; null for one that is to go.
const MERGE_PATCHES: Content = Content {
    media_types: &["application/merge-patch+json", "application/json"],
    schema: |_| {
        json_schema!({
            "type": "object",
            "propertyNames": { "pattern": cors_wire::NAME_PATTERN },
            "additionalProperties": { "type": ["object", "null"] },
        })
    },
};

const NAME: Parameter = Parameter {
    place: "path",
    name: "name",
    meaning: "The endpoint's name; `root` is `/`",
    schema: |_| json_schema!({ "type": "string", "pattern": cors_wire::NAME_PATTERN }),
};

const ORIGIN: Parameter = Parameter {
    place: "query",
    name: "origin",
    meaning: "The origin of the page that the presets are to allow, if it may use the console",
    schema: |_| json_schema!({ "type": "string" }),
};

const IF_MATCH: Parameter = Parameter {
    place: "header",
    name: "If-Match",
    meaning: "Entity tags with commas: the change is made only if the endpoint has one of them. \
              `*` is met by any",
    schema: |_| json_schema!({ "type": "string" }),
};

const AFTER: Parameter = Parameter {
    place: "query",
    name: "after",
    meaning: "A number of this start of the server, or an instance, `-` and a number: what comes \
              after it is wanted. A number of another start is recognised only with its instance",
    schema: |_| {
        json_schema!({
            "type": "string",
            "pattern": "^([0-9A-Fa-f]{16}-)?(0|[1-9][0-9]{0,18}|1[0-9]{19})$",
        })
    },
};

const LAST_EVENT_ID: Parameter = Parameter {
    place: "header",
    name: "Last-Event-ID",
    meaning: "The `id:` of the last event that was seen; goes before `after`",
    schema: |_| json_schema!({ "type": "string" }),
};

const SECRETS: Parameter = Parameter {
    place: "query",
    name: "secrets",
    meaning: "Whether cookies that others than the lab have set, and credentials in \
              `Authorization`, are shown; otherwise `(masked)` stands for them",
    schema: |_| json_schema!({ "type": "string", "enum": ["mask", "show"], "default": "mask" }),
};

/// The operations, in the order in which the document lists them.
pub(super) fn operations() -> Vec<Operation> {
    [about(), all_endpoints(), one_endpoint(), shared_cache(), whole_lab(), what_happened()]
        .into_iter()
        .flatten()
        .collect()
}

fn about() -> Vec<Operation> {
    vec![
        Operation::get("/api/health", health::read)
            .named("health", "Whether this is the companion, and where its lab listens")
            .gives(200, "It is", json::<Health>()),
        Operation::get("/api/openapi.json", openapi::read).named("openapi", "This document").gives(
            200,
            "This document",
            json::<Value>(),
        ),
        Operation::get("/api/presets", presets::list)
            .named("presets", "Policies that have a name, the correct ones first")
            .with(ORIGIN)
            .gives(200, "All of them", json::<Vec<Preset>>()),
        Operation::post("/api/session", session::begin)
            .named(
                "begin_session",
                "Gives a page that shows the token a cookie in its stead, since it cannot give \
                 an event stream the token",
            )
            .ends(204, "The cookie is set")
            .header("Set-Cookie", "`HttpOnly`, `SameSite=Strict`, for `/api/` alone")
            .refuses(&[503]),
        Operation::delete("/api/session", session::end)
            .named("end_session", "Makes a page's cookie worthless")
            .ends(204, "It is")
            .header("Set-Cookie", "Takes the cookie away"),
    ]
}

fn all_endpoints() -> Vec<Operation> {
    vec![
        Operation::get("/api/endpoints", endpoints::list)
            .named("list_endpoints", "All endpoints and their policies, sorted by name")
            .gives(200, "All of them", json::<Vec<Endpoint>>()),
        Operation::post("/api/endpoints", endpoints::create)
            .named("create_endpoint", "Makes an endpoint")
            .takes(json::<NewEndpoint>())
            .gives(201, "It is there", json::<Endpoint>())
            .header(ETAG.0, ETAG.1)
            .header("Location", "Where the control API has it")
            .refuses(&[400, 408, 409, 413, 415, 422, 507]),
        Operation::patch("/api/endpoints", lab::patch)
            .named(
                "patch_endpoints",
                "Changes several endpoints or none: a merge patch of an object that has the \
                 policies by name. A new name makes an endpoint, null takes one away",
            )
            .takes(MERGE_PATCHES)
            .gives(200, "Those that were changed and are there", json::<Vec<Endpoint>>())
            .refuses(&[400, 405, 408, 413, 415, 422, 507]),
    ]
}

fn one_endpoint() -> Vec<Operation> {
    const PATH: &str = "/api/endpoints/{name}";
    vec![
        Operation::get(PATH, endpoints::read)
            .named("read_endpoint", "An endpoint and its policy")
            .with(NAME)
            .gives(200, "The endpoint", json::<Endpoint>())
            .header(ETAG.0, ETAG.1)
            .refuses(&[404]),
        Operation::put(PATH, endpoints::replace)
            .named("replace_endpoint", "Gives an endpoint another policy")
            .with(NAME)
            .with(IF_MATCH)
            .takes(json::<Policy>())
            .gives(200, "It has it", json::<Endpoint>())
            .header(ETAG.0, ETAG.1)
            .refuses(&[400, 404, 408, 412, 413, 415, 422, 507]),
        Operation::patch(PATH, endpoints::patch)
            .named("patch_endpoint", "Changes an endpoint's policy by a merge patch of it")
            .with(NAME)
            .with(IF_MATCH)
            .takes(MERGE_PATCH)
            .gives(200, "It is changed", json::<Endpoint>())
            .header(ETAG.0, ETAG.1)
            .refuses(&[400, 404, 408, 412, 413, 415, 422, 507]),
        Operation::delete(PATH, endpoints::delete)
            .named("delete_endpoint", "Takes an endpoint away; `root` stays")
            .with(NAME)
            .with(IF_MATCH)
            .ends(204, "It is gone")
            .refuses(&[404, 405, 412]),
    ]
}

fn shared_cache() -> Vec<Operation> {
    const PATH: &str = "/api/endpoints/{name}/cache";
    vec![
        Operation::get(PATH, cache::list)
            .named("read_cache", "What the shared cache before an endpoint holds, oldest first")
            .with(NAME)
            .gives(200, "All of it", json::<Vec<CachedAnswer>>())
            .refuses(&[404]),
        Operation::delete(PATH, cache::empty)
            .named("empty_cache", "Empties the shared cache before an endpoint")
            .with(NAME)
            .ends(204, "It holds nothing")
            .refuses(&[404]),
    ]
}

fn whole_lab() -> Vec<Operation> {
    vec![
        Operation::get("/api/lab", lab::export)
            .named("export_lab", "The whole lab as one document")
            .gives(200, "The document", json::<LabDocument>()),
        Operation::put("/api/lab", lab::import)
            .named("import_lab", "Makes a document the whole lab")
            .takes(json::<LabDocument>())
            .gives(200, "It is", json::<Vec<Endpoint>>())
            .refuses(&[400, 408, 413, 415, 422, 507]),
        Operation::delete("/api/lab", lab::reset)
            .named("reset_lab", "Brings back the start: `/` and nothing else")
            .ends(204, "It is as at the start"),
    ]
}

fn what_happened() -> Vec<Operation> {
    vec![
        Operation::get("/api/record", record::read)
            .named("read_record", "What really arrived and was sent, a part at a time")
            .with(AFTER)
            .gives(200, "The part", json::<RecordPage>())
            .refuses(&[400]),
        Operation::get("/api/record.har", har::export)
            .named("export_record", "The whole record as an HTTP Archive, HAR 1.2")
            .with(SECRETS)
            .gives(200, "The archive", json::<Value>())
            .header("Content-Disposition", "A name for the file")
            .refuses(&[400, 503]),
        Operation::get("/api/events", events::follow)
            .named(
                "follow_events",
                "What happens, as server-sent events. The `event:` and `data:` of each, put \
                 together as members of an object, are an `Event`; `id:` is a position for `after`",
            )
            .with(AFTER)
            .with(LAST_EVENT_ID)
            .gives(
                200,
                "The stream",
                Content { media_types: &["text/event-stream"], schema: stream },
            )
            .refuses(&[400, 503]),
    ]
}

/// The stream itself is text; what its events are is defined beside it.
fn stream(all: &mut schemars::SchemaGenerator) -> schemars::Schema {
    all.subschema_for::<cors_wire::Event>();
    json_schema!({ "type": "string" })
}
