//! Doc comments as they read outside of Rust.

use serde_json::Value;

/// Takes links to Rust items out of every description below, and leaves their names.
pub(super) fn tidy(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(text) if name == "description" => *text = without_links(text),
                    other => tidy(other),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(tidy),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// ``[`name`]`` and ``[`name`](path)`` become `` `name` ``; links to the web stay.
fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[`") {
        plain += before;
        let Some((name, behind)) = after.split_once("`]") else {
            plain += "[`";
            rest = after;
            continue;
        };
        plain.extend(["`", name, "`"]);
        let target = behind.strip_prefix('(').filter(|target| !target.starts_with("http"));
        rest = target.and_then(|target| target.split_once(')')).map_or(behind, |(_, rest)| rest);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut value = serde_json::json!([{ "description": text, "other": text }]);
        tidy(&mut value);
        assert_eq!(value[0]["description"], expected);
        assert_eq!(value[0]["other"], text);
    }

    #[test]
    fn links_to_items_become_their_names() {
        check("As [`vary`](Self::vary) and [`Other`] say.", "As `vary` and `Other` say.");
        check("See the [RFC](https://a.test).", "See the [RFC](https://a.test).");
        check("An open [`end", "An open [`end");
    }
}
