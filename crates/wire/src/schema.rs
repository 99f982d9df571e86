//! JSON schemas where a type's own derivation would say too much or too little.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::{Header, StatusFor, limits};

/// Says that every member may be left out, as in a policy that is read.
pub(crate) fn all_optional(schema: &mut Schema) {
    schema.remove("required");
}

/// Says which sources the value of each header cannot have, besides [`all_optional`].
pub(crate) fn answer(schema: &mut Schema) {
    all_optional(schema);
    let Some(members) = schema.get_mut("properties") else { return };
    for (member, sources) in [
        ("allow_origin", &["computed"][..]),
        ("allow_credentials", &["mirror", "list", "computed"]),
        ("allow_methods", &["list", "computed"]),
        ("allow_headers", &["list", "computed"]),
        ("expose_headers", &["mirror", "list", "computed"]),
        ("max_age", &["mirror", "list", "computed"]),
        ("vary", &["mirror", "list"]),
        ("timing_allow_origin", &["list", "computed"]),
        ("resource_policy", &["mirror", "list", "computed"]),
        ("cache_control", &["mirror", "list", "computed"]),
    ] {
        let one = |source: &&str| serde_json::json!({ "type": "object", "required": [source] });
        let any: Vec<_> = sources.iter().map(one).collect();
        members[member]["properties"] = serde_json::json!({ "value": { "not": { "anyOf": any } } });
    }
}

/// Says what can be the name of an endpoint.
pub(crate) fn endpoint_name() -> serde_json::Value {
    serde_json::json!({ "pattern": crate::NAME_PATTERN })
}

/// Says that every character is one byte that HTTP can carry.
pub(crate) fn header_value(all: &mut SchemaGenerator) -> Schema {
    let mut schema = String::json_schema(all);
    schema.insert("pattern".to_owned(), r"^[^\u0000\n\r\u0100-\uffff]*$".into());
    schema.insert("maxLength".to_owned(), limits::VALUE_BYTES.into());
    schema
}

/// Says what can be the name of a header line.
pub(crate) fn header_lines(all: &mut SchemaGenerator) -> Schema {
    let mut schema = Vec::<Header>::json_schema(all);
    let name = json_schema!({
        "type": "string", "pattern": r"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$",
        "maxLength": limits::NAME_BYTES,
    });
    let value = header_value(all);
    schema.insert("maxItems".to_owned(), limits::HEADER_LINES.into());
    if let Some(line) = schema.get_mut("items") {
        line["prefixItems"] = serde_json::json!([name, value]);
    }
    schema
}

impl JsonSchema for StatusFor {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "StatusFor".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "description": "Statuses by method as spelled",
            "propertyNames": { "pattern": r"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$" },
            "maxProperties": limits::METHODS,
            "additionalProperties": { "type": "integer", "minimum": 200, "maximum": 599 },
        })
    }
}
