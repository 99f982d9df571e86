//! A request as code: for the page's developer to copy, and for a shell to try.

use cors_engine::{CacheMode, CredentialsMode, Keyword, Mode, Profile, RedirectMode};

use crate::{BodyType, RequestSpec, Scenario, json::push_text, predict_request};

/// What the code is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClientCode {
    /// `fetch()`.
    Fetch,
    /// `XMLHttpRequest`.
    Xhr,
    /// The axios library.
    Axios,
    /// curl in a shell: the preflight where one is needed, and the request.
    Curl,
}

impl ClientCode {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Fetch, Self::Xhr, Self::Axios, Self::Curl];

    /// The name that people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fetch => "fetch",
            Self::Xhr => "XMLHttpRequest",
            Self::Axios => "axios",
            Self::Curl => "curl",
        }
    }

    /// The code for the request of a scenario.
    pub fn code(self, scenario: &Scenario) -> String {
        match self {
            Self::Fetch => fetch(&scenario.request),
            Self::Xhr => xhr(&scenario.request),
            Self::Axios => axios(&scenario.request),
            Self::Curl => curl(scenario),
        }
    }
}

fn fetch(request: &RequestSpec) -> String {
    let mut members = Vec::new();
    let mut member = |name: &str, value: String| members.push(format!("  {name}: {value},\n"));
    if request.method != "GET" {
        member("method", js(&request.method));
    }
    if request.mode != Mode::Cors {
        member("mode", js(request.mode.as_str()));
    }
    if request.credentials != CredentialsMode::SameOrigin {
        member("credentials", js(request.credentials.as_str()));
    }
    if request.redirect != RedirectMode::Follow {
        member("redirect", js(request.redirect.as_str()));
    }
    if request.cache != CacheMode::Default {
        member("cache", js(request.cache.as_str()));
    }
    if !request.headers.is_empty() {
        // Pairs keep the order, and headers that are given twice.
        member("headers", format!("[{}]", pairs(request)));
    }
    if let Some(body) = js_body(request) {
        member("body", body);
    }
    if request.body_type == BodyType::Stream && request.duplex.is_some() {
        member("duplex", js("half"));
    }
    if request.keepalive {
        member("keepalive", "true".to_owned());
    }
    let options =
        if members.is_empty() { String::new() } else { format!(", {{\n{}}}", members.concat()) };
    format!(
        "const response = await fetch({}{options});\nconsole.log(response.status, await \
         response.text());\n",
        js(&request.url)
    )
}

fn xhr(request: &RequestSpec) -> String {
    let mut lines = vec![
        "const xhr = new XMLHttpRequest();".to_owned(),
        format!("xhr.open({}, {});", js(&request.method), js(&request.url)),
    ];
    if request.credentials == CredentialsMode::Include {
        lines.push("xhr.withCredentials = true;".to_owned());
    }
    for (name, value) in &request.headers {
        lines.push(format!("xhr.setRequestHeader({}, {});", js(name), js(value)));
    }
    if request.upload_listener {
        lines.push("xhr.upload.onprogress = (event) => console.log(event.loaded);".to_owned());
    }
    lines.push("xhr.onload = () => console.log(xhr.status, xhr.responseText);".to_owned());
    lines.push("xhr.onerror = () => console.log(\"failed\");".to_owned());
    lines.push(format!("xhr.send({});", js_body(request).unwrap_or_default()));
    lines.join("\n") + "\n"
}

fn axios(request: &RequestSpec) -> String {
    let mut members = vec![
        format!("  url: {},\n", js(&request.url)),
        format!("  method: {},\n", js(&request.method)),
    ];
    if request.credentials == CredentialsMode::Include {
        members.push("  withCredentials: true,\n".to_owned());
    }
    if !request.headers.is_empty() {
        let lines = request.headers.iter();
        let entries: Vec<_> =
            lines.map(|(name, value)| format!("{}: {}", js(name), js(value))).collect();
        members.push(format!("  headers: {{ {} }},\n", entries.join(", ")));
    }
    members.extend(js_body(request).map(|body| format!("  data: {body},\n")));
    format!(
        "const response = await axios({{\n{}}});\nconsole.log(response.status, response.data);\n",
        members.concat()
    )
}

/// What a browser would send, as far as a server looks at it for CORS.
fn curl(scenario: &Scenario) -> String {
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
        code += &command("OPTIONS", url, &lines, None);
    }
    let origin = hop.and_then(|hop| hop.origin.as_deref());
    let own = request.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let lines: Vec<_> = origin.map(|origin| ("Origin", origin)).into_iter().chain(own).collect();
    code + &command(method, url, &lines, request.body.as_deref())
}

fn command(method: &str, url: &str, lines: &[(&str, &str)], body: Option<&str>) -> String {
    let verb = match method {
        "GET" => String::new(),
        "HEAD" => " --head".to_owned(),
        other => format!(" --request {}", shell(other)),
    };
    let headers: Vec<_> = lines
        .iter()
        .map(|(name, value)| {
            // A header without a value is written with a semicolon; a colon would take it away.
            let line =
                if value.is_empty() { format!("{name};") } else { format!("{name}: {value}") };
            format!(" \\\n  --header {}", shell(&line))
        })
        .collect();
    let body = body.map(|body| format!(" \\\n  --data-raw {}", shell(body))).unwrap_or_default();
    format!("curl --include{verb} {}{}{body}\n", shell(url), headers.concat())
}

fn pairs(request: &RequestSpec) -> String {
    let pairs: Vec<_> = request
        .headers
        .iter()
        .map(|(name, value)| format!("[{}, {}]", js(name), js(value)))
        .collect();
    pairs.join(", ")
}

/// The body as an expression in JavaScript, by the type of the object.
fn js_body(request: &RequestSpec) -> Option<String> {
    let content = request.body.as_ref()?;
    let text = js(content);
    let media_type = js(request.blob_type.as_deref().unwrap_or_default());
    Some(match request.body_type {
        BodyType::String => text,
        BodyType::UrlSearchParams => format!("new URLSearchParams({text})"),
        BodyType::FormData => format!(
            "(() => {{ const form = new FormData(); form.append(\"field\", {text}); return form; \
             }})()"
        ),
        BodyType::Blob => format!("new Blob([{text}], {{ type: {media_type} }})"),
        BodyType::BufferSource => format!("new TextEncoder().encode({text})"),
        BodyType::Stream => format!("new Blob([{text}]).stream()"),
    })
}

/// A string literal in JavaScript. JSON's are, and may stand in a script element too.
fn js(text: &str) -> String {
    let mut literal = String::new();
    push_text(&mut literal, text);
    literal.replace("</", "<\\/")
}

/// A word in a POSIX shell.
fn shell(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._/:".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explanation::test_case::TestCase;

    fn json() -> TestCase {
        TestCase::put()
            .include()
            .header("Content-Type", "application/json")
            .with(|request| request.body = Some("{\"it's\": 1}".to_owned()))
    }

    #[test]
    fn fetch_says_only_what_is_not_the_default() {
        assert_eq!(
            ClientCode::Fetch.code(&TestCase::lab().0),
            "const response = await fetch(\"http://localhost:3000/\");\nconsole.log(response.status, \
             await response.text());\n"
        );
        let code = ClientCode::Fetch.code(&json().0);
        assert!(code.contains("  method: \"PUT\",\n  credentials: \"include\",\n"), "{code}");
        assert!(code.contains("[[\"Content-Type\", \"application/json\"]]"), "{code}");
        assert!(code.contains(r#"body: "{\"it's\": 1}""#), "{code}");
    }

    #[test]
    fn xhr_and_axios_spell_credentials_their_own_way() {
        let xhr = ClientCode::Xhr.code(&json().0);
        assert!(xhr.contains("xhr.open(\"PUT\", \"http://localhost:3000/\");"), "{xhr}");
        assert!(xhr.contains("xhr.withCredentials = true;"), "{xhr}");
        let axios = ClientCode::Axios.code(&json().0);
        assert!(axios.contains("  withCredentials: true,\n"), "{axios}");
    }

    #[test]
    fn curl_asks_as_the_browser_asks() {
        assert_eq!(
            ClientCode::Curl.code(&json().0),
            "curl --include --request OPTIONS http://localhost:3000/ \\
  --header 'Origin: http://localhost:8000' \\
  --header 'Access-Control-Request-Method: PUT' \\
  --header 'Access-Control-Request-Headers: content-type'
curl --include --request PUT http://localhost:3000/ \\
  --header 'Origin: http://localhost:8000' \\
  --header 'Content-Type: application/json' \\
  --data-raw '{\"it'\\''s\": 1}'
"
        );
    }

    #[test]
    fn nothing_typed_gets_out_of_its_quotes() {
        let nasty = "\"; alert(1); //</script>'$(touch x)`y`\n";
        let case = TestCase::lab().header("X-A", nasty);
        for kind in [ClientCode::Fetch, ClientCode::Xhr, ClientCode::Axios] {
            let code = kind.code(&case.0);
            assert!(!code.contains("</script>"), "{code}");
            assert!(code.contains("\\\"; alert"), "{code}");
        }
        assert_eq!(shell("a'b"), "'a'\\''b'");
        assert_eq!(js("\u{2028}\"</"), "\"\u{2028}\\\"<\\/\"");
    }
}
