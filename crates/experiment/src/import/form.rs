//! The fields of a form, in curl's words.

use super::note::left_out;

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
    let names: Vec<_> = fields.into_iter().map(|(name, _)| name).collect();
    let why = "the form has one empty field here, and no files are at hand. To CORS every form is \
               the same.";
    left_out(notes, &names, why);
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
