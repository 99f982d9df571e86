//! A request for the axios library, which sends an `XMLHttpRequest` and has a mind of its own.

use cors_engine::CredentialsMode;

use super::{
    content_type_of_body, is_content_type,
    javascript::{body, literal, only_for_fetch},
};
use crate::{BodyType, RequestSpec};

pub(super) fn code(request: &RequestSpec) -> String {
    let mut members = vec![
        format!("  url: {},\n", literal(&request.url)),
        format!("  method: {},\n", literal(&request.method)),
    ];
    if request.credentials == CredentialsMode::Include {
        members.push("  withCredentials: true,\n".to_owned());
    }
    if request.upload_listener {
        members.push("  onUploadProgress: (event) => console.log(event.loaded),\n".to_owned());
    }
    let headers = headers(request);
    if !headers.is_empty() {
        members.push(format!("  headers: {{ {} }},\n", headers.join(", ")));
    }
    members.extend(body(request).map(|body| format!("  data: {body},\n")));
    let capitals = request.method.to_ascii_uppercase();
    let note = if request.method == capitals {
        String::new()
    } else {
        format!("// axios writes the method in capitals: {}.\n", literal(&capitals))
    };
    format!(
        "{}{note}const response = await axios({{\n{}}});\nconsole.log(response.status, \
         response.data);\n",
        only_for_fetch("axios", request),
        members.concat()
    )
}

fn headers(request: &RequestSpec) -> Vec<String> {
    let mut headers: Vec<(&str, String)> = Vec::new();
    for (name, value) in &request.headers {
        match headers.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            // An object has each name once; the browser would join them in the same way.
            Some((_, known)) => *known = format!("{known}, {value}"),
            None => headers.push((name, value.clone())),
        }
    }
    let mut lines: Vec<_> = headers
        .iter()
        .map(|(name, value)| format!("{}: {}", literal(name), literal(value)))
        .collect();
    // Without a word from us axios calls whatever it sends a form.
    let is_named = headers.iter().any(|(name, _)| is_content_type(name));
    if request.body.is_some() && request.body_type != BodyType::FormData && !is_named {
        let value = content_type_of_body(request).map_or_else(|| "false".to_owned(), literal);
        lines.push(format!("\"Content-Type\": {value}"));
    }
    lines
}
