//! A request as an `XMLHttpRequest`.

use cors_engine::CredentialsMode;

use super::javascript::{body, literal, only_for_fetch};
use crate::RequestSpec;

pub(super) fn code(request: &RequestSpec) -> String {
    let mut lines = vec![
        "const xhr = new XMLHttpRequest();".to_owned(),
        format!(
            "xhr.open({}, {}{});",
            literal(&request.method),
            literal(&request.url),
            further(request)
        ),
    ];
    if request.credentials == CredentialsMode::Include {
        lines.push("xhr.withCredentials = true;".to_owned());
    }
    for (name, value) in &request.headers {
        lines.push(format!("xhr.setRequestHeader({}, {});", literal(name), literal(value)));
    }
    if request.upload_listener {
        lines.push("xhr.upload.onprogress = (event) => console.log(event.loaded);".to_owned());
    }
    lines.push("xhr.onload = () => console.log(xhr.status, xhr.responseText);".to_owned());
    lines.push("xhr.onerror = () => console.log(\"failed\");".to_owned());
    lines.push(format!("xhr.send({});\n", body(request).unwrap_or_default()));
    only_for_fetch("an XMLHttpRequest", request) + &lines.join("\n")
}

/// The arguments of `open()` that nearly nobody uses.
fn further(request: &RequestSpec) -> String {
    let wait = if request.xhr_sync { ", false" } else { ", true" };
    match (&request.xhr_username, &request.xhr_password) {
        (None, None) if !request.xhr_sync => String::new(),
        (None, None) => wait.to_owned(),
        (user, password) => {
            let or_null =
                |text: &Option<String>| text.as_deref().map_or("null".to_owned(), literal);
            [wait, ", ", &or_null(user), ", ", &or_null(password)].concat()
        }
    }
}
