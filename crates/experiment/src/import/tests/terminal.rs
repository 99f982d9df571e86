//! What stands in a terminal: commands of curl's and what came back.

use super::{noted, read, request};
use crate::import::{Entry, Source};

#[track_caller]
fn check(text: &str, expected: &str, hops: usize, cause: Option<&str>) -> Entry {
    let found = read(text);
    let [entry] = found.entries.as_slice() else { panic!("{} in {text}", found.entries.len()) };
    assert_eq!(request(entry), expected, "{text}");
    let exchange = entry.exchange.as_ref().expect("a request");
    assert_eq!(exchange.steps[0].hops.len(), hops, "{text}");
    let failure = entry.outcome.as_ref().expect("an outcome").failure();
    let found = failure.map(|it| format!("{}/{}", it.stage.id(), it.cause.id()));
    assert_eq!(found.as_deref(), cause, "{text}");
    entry.clone()
}

const ASK: &str =
    "$ curl -i -X OPTIONS https://api.example/items \\\n  -H 'Origin: https://b.example'";
const ASKED: &str = "-H 'Access-Control-Request-Method: PATCH'";
const REFUSED: &str =
    "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\n\r\n{\"no\": 1}\n$ ";
const NO_PREFLIGHT: Option<&str> = Some("preflight/allow-origin-missing");

#[test]
fn a_command_and_its_answer_belong_together() {
    let patch = "PATCH https://api.example/items same-origin";
    check(&format!("{ASK} {ASKED}\n{REFUSED}"), patch, 1, NO_PREFLIGHT);
    for prompt in ["me@host:~$ ", "root@host:/# ", "me@mac dir % "] {
        let text = format!("{ASK} {ASKED}\n{REFUSED}").replacen("$ ", prompt, 1);
        check(&text, patch, 1, NO_PREFLIGHT);
    }
    let get = "$ curl -i https://api.example/items -H 'Origin: https://b.example'\n";
    let found = check(
        &format!("{get}HTTP/2 200\naccess-control-allow-origin: https://b.example\n\n[]"),
        "GET https://api.example/items same-origin",
        1,
        None,
    );
    assert_eq!(found.notes, [""; 0]);
    let both = format!("{ASK} {ASKED}\n{REFUSED}\n{}", get.replace("-i", "-i -X PATCH"));
    let both = format!("{both}HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n\n");
    check(&both, patch, 1, NO_PREFLIGHT);
    let verbose = format!(
        "{}* Connected\n> GET /items HTTP/1.1\n> Host: api.example\n> Origin: http://b.example\n>\n\
         < HTTP/1.1 200 OK\n<\n",
        get.replace("-i", "-v")
    );
    let missing = Some("response/allow-origin-missing");
    check(&verbose, "GET https://api.example/items same-origin", 1, missing);
    let text = format!("{get}HTTP/1.1 200 OK\nno header\n\n");
    let problem = crate::import::import(&text, &super::LAB).expect_err("no header");
    assert_eq!((problem.line, &*problem.excerpt), (3, "no header"));
}

#[test]
fn a_bare_options_is_a_preflight() {
    let put = "PUT https://api.example/items same-origin";
    let entry = check(&format!("{ASK}\n{REFUSED}"), put, 1, NO_PREFLIGHT);
    noted(&entry.notes, "taken for a preflight");
    let allowing = format!(
        "{ASK}\nHTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: *\n\
         Access-Control-Allow-Methods: GET, PATCH\n\n$ curl -i https://api.example/items -X DELETE \
         -H 'Origin: https://b.example'\nHTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n"
    );
    let delete = "DELETE https://api.example/items same-origin";
    check(&allowing, delete, 1, Some("preflight/method-not-allowed"));
    let head = format!("OPTIONS /items HTTP/1.1\n{REFUSED}");
    check(&head, "PUT https://server.invalid/items same-origin", 1, NO_PREFLIGHT);
}

#[test]
fn an_answer_to_whom_nobody_says_is_asked_about() {
    for (status, asks) in [("401 Unauthorized", true), ("404 Not Found", true), ("200 OK", false)] {
        let entry = &read(&format!("HTTP/1.1 {status}\nContent-Type: text/plain\n")).entries[0];
        assert_eq!(entry.notes.iter().any(|it| it.contains("OPTIONS /path")), asks, "{status}");
    }
}

#[test]
fn a_list_of_safe_methods_is_no_refusal() {
    let text = "HTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: *\n\
                Access-Control-Allow-Methods: GET, POST\nAccess-Control-Allow-Headers: x-a\n";
    check(text, "GET https://server.invalid/ same-origin x-a=1", 1, None);
}

#[test]
fn followed_redirects_are_hops_of_one_request() {
    let heads = "HTTP/1.1 301 Moved Permanently\nLocation: http://api.example/items/\n\n\
                 HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n\n[]";
    let missing = Some("response/allow-origin-missing");
    check(heads, "GET http://api.example/ same-origin", 2, missing);
    let command = "$ curl -iL http://api.example/items -H 'Origin: http://b.example'\n";
    let get = "GET http://api.example/items same-origin";
    check(&format!("{command}{heads}"), get, 2, missing);
    let allowed = heads.replacen('\n', "\nAccess-Control-Allow-Origin: *\n", 1);
    check(&format!("{command}{allowed}"), get, 2, None);
    let entry = check(
        &format!("{ASK} {ASKED} -L\n{allowed}"),
        "PATCH https://api.example/items same-origin",
        1,
        Some("preflight/redirected"),
    );
    noted(&entry.notes, "no redirect of a preflight");
    assert_eq!(read(&format!("{command}{heads}")).source, Source::Curl);
}
