//! JSON Merge Patch, [RFC 7396](https://www.rfc-editor.org/rfc/rfc7396).

use serde_json::{Map, Value};

/// Applies a patch: objects are merged, null takes a member away, anything else replaces.
pub(super) fn apply(target: &mut Value, patch: Value) {
    let Value::Object(members) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Value::Object(object) = target else { return };
    for (name, change) in members {
        if change.is_null() {
            object.remove(&name);
        } else {
            apply(object.entry(name).or_insert(Value::Null), change);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(target: &str, patch: &str, expected: &str) {
        let parse = |json: &str| -> Value { serde_json::from_str(json).expect("JSON") };
        let mut value = parse(target);
        apply(&mut value, parse(patch));
        assert_eq!(value, parse(expected), "{target} + {patch}");
    }

    /// One case for each thing that RFC 7396 says.
    #[test]
    fn a_patch_merges_objects_and_replaces_the_rest() {
        check(r#"{"a": 1}"#, r#"{"a": 2}"#, r#"{"a": 2}"#);
        check(r#"{"a": 1}"#, r#"{"b": 2}"#, r#"{"a": 1, "b": 2}"#);
        check(r#"{"a": 1, "b": 2}"#, r#"{"a": null}"#, r#"{"b": 2}"#);
        check(r#"{"a": {"b": 1, "c": 2}}"#, r#"{"a": {"b": 3, "c": null}}"#, r#"{"a": {"b": 3}}"#);
        check(r#"{"a": [1, 2]}"#, r#"{"a": [3]}"#, r#"{"a": [3]}"#);
        check(r#"{"a": "text"}"#, r#"{"a": {"mirror": true}}"#, r#"{"a": {"mirror": true}}"#);
        check(r#"{"a": {"mirror": true}}"#, r#"{"a": "text"}"#, r#"{"a": "text"}"#);
        check("{}", r#"{"a": {"b": {"c": null}}}"#, r#"{"a": {"b": {}}}"#);
        check(r#"{"a": 1}"#, "7", "7");
        check("[1]", r#"{"a": 1}"#, r#"{"a": 1}"#);
    }
}
