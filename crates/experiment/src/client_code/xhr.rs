//! A request as an `XMLHttpRequest`.

use cors_engine::CredentialsMode;

use super::javascript::{body, literal, only_for_fetch};
use crate::RequestSpec;

pub(super) fn code(request: &RequestSpec) -> String {
    let mut lines = vec![
        "const xhr = new XMLHttpRequest();".to_owned(),
        format!("xhr.open({}, {});", literal(&request.method), literal(&request.url)),
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
