//! What the members of an answer put on the wire besides the headers of CORS.

use serde_json::Value;

use crate::companion::Companion;
use crate::peer::Reply;

const ORIGIN: &str = "Origin: http://localhost:8000";
const PREFLIGHT: [&str; 3] =
    [ORIGIN, "Access-Control-Request-Method: PUT", "Access-Control-Request-Headers: a"];

/// The answer of a `/` that was patched.
fn answer(patch: &str, method: &str, request: &[&str]) -> Reply {
    let companion = Companion::start();
    companion.patch_root(patch);
    companion.lab().ask(method, "/", request)
}

fn actual(members: &str) -> Reply {
    answer(&format!(r#"{{"actual": {{{members}}}}}"#), "GET", &[ORIGIN])
}

fn lines<'a>(reply: &'a Reply, name: &str) -> Vec<&'a str> {
    let of = |line: &'a String| line.split_once(": ").filter(|(known, _)| *known == name);
    reply.lines.iter().filter_map(of).map(|(_, value)| value).collect()
}

#[test]
fn a_header_may_have_several_lines_or_none() {
    let several = actual(r#""vary": {"on": true, "value": {"lines": ["Origin", "", "a, b"]}}"#);
    assert_eq!(lines(&several, "Vary"), ["Origin", "", "a, b"]);
    let none = actual(r#""allow_origin": {"on": true, "value": {"lines": []}}"#);
    assert_eq!(lines(&none, "Access-Control-Allow-Origin"), [""; 0]);
}

#[test]
fn a_computed_vary_names_what_the_answer_depends_on() {
    let computed = r#""vary": {"on": true, "value": {"computed": true}}"#;
    let list = r#""allow_origin": {"on": true, "value": {"list": ["http://a.test"]}}"#;
    let refused = actual(&format!("{computed}, {list}"));
    assert_eq!(lines(&refused, "Vary"), ["Origin"], "also for an origin that is not on the list");
    let fixed = actual(&format!(r#"{computed}, "allow_origin": {{"on": true}}"#));
    assert_eq!(lines(&fixed, "Vary"), [""; 0]);
    let mirror = r#"{"on": true, "value": {"mirror": true}}"#;
    let patch = format!(
        r#"{{"preflight": {{{computed}, {list}, "allow_methods": {mirror}, "allow_headers": {mirror}}}}}"#
    );
    let preflight = answer(&patch, "OPTIONS", &PREFLIGHT);
    let names = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";
    assert_eq!(lines(&preflight, "Vary"), [names]);
}

#[test]
fn a_cookie_is_set_with_its_attributes() {
    let bare = actual(r#""set_cookie": {"on": true}"#);
    assert_eq!(lines(&bare, "Set-Cookie"), ["session=1"]);
    let all = actual(
        r#""set_cookie": {"on": true, "name": "a", "value": "b", "same_site": "none",
            "secure": true, "http_only": true, "path": "/e", "max_age": -1}"#,
    );
    let expected = "a=b; Path=/e; Max-Age=-1; SameSite=None; Secure; HttpOnly";
    assert_eq!(lines(&all, "Set-Cookie"), [expected]);
    let patch = r#"{"preflight": {"set_cookie": {"on": true, "same_site": "lax"}}}"#;
    let preflight = answer(patch, "OPTIONS", &PREFLIGHT);
    assert_eq!(lines(&preflight, "Set-Cookie"), ["session=1; SameSite=Lax"]);
}

#[test]
fn headers_beside_cors_have_switches_on_both_answers() {
    for (member, name) in [
        ("timing_allow_origin", "Timing-Allow-Origin"),
        ("resource_policy", "Cross-Origin-Resource-Policy"),
        ("cache_control", "Cache-Control"),
    ] {
        let switch = format!(r#""{member}": {{"on": true, "value": "it"}}"#);
        assert_eq!(lines(&actual(&switch), name), ["it"]);
        let preflight = answer(&format!(r#"{{"preflight": {{{switch}}}}}"#), "OPTIONS", &PREFLIGHT);
        assert_eq!(lines(&preflight, name), ["it"]);
    }
    let mirrored = actual(r#""timing_allow_origin": {"on": true, "value": {"mirror": true}}"#);
    assert_eq!(lines(&mirrored, "Timing-Allow-Origin"), ["http://localhost:8000"]);
}

#[test]
fn a_fault_spoils_the_answer() {
    let fault = |fault: &str| {
        let allow = r#""allow_origin": {"on": true}, "headers": [["access-control-Max-Age", "5"]]"#;
        answer(
            &format!(r#"{{"preflight": {{{allow}, "fault": "{fault}"}}}}"#),
            "OPTIONS",
            &PREFLIGHT,
        )
    };
    for (name, status, line) in [
        ("unauthorized", 401, Some("WWW-Authenticate: Bearer")),
        ("not-found", 404, None),
        ("method-not-allowed", 405, Some("Allow: GET, HEAD, POST")),
        ("gateway", 200, Some("Allow: GET, HEAD, POST, OPTIONS")),
    ] {
        let reply = fault(name);
        let own = line.into_iter().chain(["Content-Length: 0"]).collect::<Vec<_>>();
        assert_eq!((reply.status, &reply.lines[..own.len()]), (status, &owned(&own)[..]), "{name}");
        assert_eq!(reply.lines.len(), own.len() + 2, "{name}: nothing of the endpoint's");
    }
    let doubled = fault("doubled");
    assert_eq!(lines(&doubled, "Access-Control-Allow-Origin"), ["*", "*"]);
    assert_eq!(lines(&doubled, "access-control-Max-Age"), ["5", "5"]);
    let stripped = fault("stripped");
    assert_eq!((stripped.status, stripped.lines.len()), (204, 2));
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn a_body_is_what_it_says() {
    let json = actual(r#""body_type": "json", "body": "{}""#);
    assert_eq!((json.value("content-type"), json.text()), (Some("application/json"), "{}"));
    let image = actual(r#""body_type": "image""#);
    assert_eq!(image.value("content-type"), Some("image/png"));
    assert!(image.body.starts_with(b"\x89PNG"));
    let events = actual(r#""body_type": "event-stream", "body": "a\nb""#);
    let text = "data: a\n\ndata: b\n\n";
    assert_eq!((events.value("content-type"), events.text()), (Some("text/event-stream"), text));
}

#[test]
fn an_echo_repeats_the_request_as_json_whatever_it_was() {
    let companion = Companion::start();
    companion.patch_root(r#"{"actual": {"body_type": "echo"}}"#);
    let body = "<script>".repeat(4_000);
    let reply = companion.lab().ask_with("PUT", "/?<b>", &["X-A: <i>"], &body);
    assert_eq!(reply.value("content-type"), Some("application/json"));
    assert!(!reply.body.contains(&b'<'));
    let echo: Value = reply.json();
    assert_eq!((&echo["method"], &echo["target"]), (&"PUT".into(), &"/?<b>".into()));
    assert_eq!(echo["body_bytes"], body.len());
    assert_eq!(echo["body"].as_str().map(str::len), Some(16 * 1024), "only the beginning");
    assert!(
        echo["headers"].as_array().expect("headers").contains(&serde_json::json!(["X-A", "<i>"]))
    );
    let chunked = companion.lab().head("POST", "/", &["Transfer-Encoding: chunked"]);
    let mut lab = companion.lab();
    lab.send(chunked + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    assert_eq!(lab.reply().json::<Value>()["body"], "abcde");
    let html = r#"{"actual": {"headers": [["content-TYPE", "text/html"]]}}"#;
    assert_eq!(companion.call_with("PATCH", "/api/endpoints/root", html).status, 422);
}
