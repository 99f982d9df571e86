//! What a browser would send, as commands for curl, as far as a server looks at it for CORS.

use cors_engine::Profile;

use super::{content_type_of_body, is_content_type};
use crate::{BodyType, RequestSpec, Scenario, predict_request};

/// The preflight, where one is needed, and the request.
pub(super) fn code(scenario: &Scenario) -> String {
    let request = &scenario.request;
    let outcome = predict_request(scenario, Profile::Standard);
    let hop = outcome.as_ref().and_then(|outcome| outcome.hops.first());
    let url = hop.map_or(request.url.as_str(), |hop| hop.url.as_str());
    let method = hop.map_or(request.method.as_str(), |hop| hop.method.as_str());
    let mut code = String::new();
    if let Some(preflight) = hop.and_then(|hop| hop.preflight.as_ref()) {
        let mut lines = vec![
            ("Origin", preflight.origin.as_str()),
            ("Access-Control-Request-Method", preflight.request_method.as_str()),
        ];
        let names = preflight.request_headers.as_deref();
        lines.extend(names.map(|names| ("Access-Control-Request-Headers", names)));
        code += &command("OPTIONS", url, &lines, "");
    }
    let is_dropped = |name| outcome.as_ref().is_some_and(|outcome| outcome.leaves_out(name));
    let mut lines = Vec::new();
    lines.extend(hop.and_then(|hop| hop.origin.as_deref()).map(|origin| ("Origin", origin)));
    let own = request.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    lines.extend(own.filter(|(name, _)| !is_dropped(name)));
    let named = lines.iter().any(|(name, _)| is_content_type(name));
    let media_type = if named { String::new() } else { media_type(request) };
    code + &command(method, url, &lines, &body(method, &media_type, request))
}

/// The type that the body brings along, as an option: what curl says of itself is for forms.
fn media_type(request: &RequestSpec) -> String {
    match content_type_of_body(request) {
        Some(value) => option("--header", &format!("Content-Type: {value}")),
        None => option("--header", "Content-Type:"),
    }
}

/// The body as options, with its type.
fn body(method: &str, media_type: &str, request: &RequestSpec) -> String {
    let Some(content) = request.body.as_deref() else { return String::new() };
    if method == "GET" || method == "HEAD" {
        return String::new();
    }
    if request.body_type == BodyType::FormData {
        return option("--form-string", &format!("body={content}"));
    }
    media_type.to_owned() + &option("--data-raw", content)
}

fn command(method: &str, url: &str, lines: &[(&str, &str)], body: &str) -> String {
    let verb = match method {
        "GET" => String::new(),
        "HEAD" => " --head".to_owned(),
        other => format!(" --request {}", word(other)),
    };
    // Brackets and braces would be taken for a list of URLs.
    let plainly = if url.contains(['[', ']', '{', '}']) { " --globoff" } else { "" };
    let headers = lines.iter().map(|(name, value)| {
        // A header without a value is written with a semicolon; a colon would take it away.
        let line = if value.is_empty() { format!("{name};") } else { format!("{name}: {value}") };
        option("--header", &line)
    });
    format!("curl --include{plainly}{verb} {}{}{body}\n", word(url), headers.collect::<String>())
}

fn option(name: &str, value: &str) -> String {
    format!(" \\\n  {name} {}", word(value))
}

/// A word in a POSIX shell.
pub(super) fn word(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._/:".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}
