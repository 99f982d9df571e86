//! The fields of a form, in curl's words.

/// What the one field that a form has here can hold of `name=value` fields, some of which may be
/// files.
pub(super) fn body(fields: &[String], notes: &mut Vec<String>) -> String {
    let parts = |field: &String| {
        let (name, value) = field.split_once('=').unwrap_or((field, ""));
        (name.to_owned(), value.to_owned())
    };
    let fields: Vec<_> = fields.iter().map(parts).collect();
    if let [(_, value)] = fields.as_slice()
        && !value.starts_with(['@', '<'])
    {
        return value.clone();
    }
    let names: Vec<_> = fields.iter().map(|(name, _)| format!("`{name}`")).collect();
    notes.push(format!(
        "Left out what is in the form's fields {}: here it has one empty field, and no files are \
         at hand. To CORS every form is the same.",
        names.join(", ")
    ));
    String::new()
}

/// `name=content`, of which the content is encoded.
pub(super) fn encoded(value: &str) -> String {
    let encode =
        |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    match value.split_once('=') {
        Some(("", content)) => encode(content),
        Some((name, content)) => format!("{name}={}", encode(content)),
        None => encode(value),
    }
}
