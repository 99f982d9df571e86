//! Lines of a console, alone and beside the request that they are about.

use cors_engine::{Profile, Stage};

use super::{LAB, noted, read, request};
use crate::{
    explanation::describe_readings,
    import::{Entry, Source, import},
    predict,
};

const LINE: &str = "Access to fetch at 'https://api.shop.example/cart?a=1' from origin \
                    'https://www.shop.example' has been blocked by CORS policy: Response to \
                    preflight request doesn't pass access control check: No \
                    'Access-Control-Allow-Origin' header is present on the requested resource.";
const FETCH: &str = "const answer = await fetch(\"https://api.shop.example/cart?a=1\", {\n  method: \
                     \"PATCH\",\n  headers: {\"X-Cart\": \"7\"},\n  body: '{\"it is\":\"theirs\"}'\n});";
const CURL: &str = "curl 'https://api.shop.example/cart?a=1' \\\n  -X PATCH -H 'X-Cart: 7' \\\n  \
                    --data-raw '{\"it is\":\"theirs\"}'";

/// The method of what would be set up, and the notes.
fn method(entry: &Entry) -> Option<&str> {
    entry.scenario.as_ref().map(|scenario| &*scenario.request.method)
}

#[test]
fn a_line_is_explained_and_reproduced() {
    let line = "Access to fetch at 'https://api.shop.example/' from origin \
                'https://www.shop.example' has been blocked by CORS policy: No \
                'Access-Control-Allow-Origin' header is present on the requested resource.\n    \
                at window.fetch(\"app.js\")";
    let found = read(line);
    let [entry] = found.entries.as_slice() else { panic!("one") };
    assert_eq!(found.source, Source::Console);
    assert!(entry.message.is_some() && entry.title.contains("Access-Control-Allow-Origin"));
    assert_eq!(entry.notes, [""; 0], "a line of a stack is no request");
    let scenario = entry.scenario.as_ref().expect("a scenario");
    let outcome = predict(scenario, Profile::Standard).expect("known");
    assert_eq!(outcome.failure().map(|f| f.cause.id()), Some("allow-origin-missing"));
}

#[test]
fn a_line_with_its_request_is_reproduced_by_that_request() {
    for text in [
        format!("{CURL}\n{LINE}"),
        format!("{LINE}\n{CURL}\n"),
        format!("{LINE}\n    at app.js:3\n\n{FETCH}\n"),
        format!("{FETCH}\n\n{LINE}"),
        format!("fetch('https://other.example/')\n{LINE}\n{FETCH}"),
        format!(
            "{}\n{LINE}",
            FETCH.replace("\"https://api.shop.example/cart?a=1\"", "`${API}/cart`")
        ),
        format!("{LINE}\nPATCH https://api.shop.example/cart?a=1 net::ERR_FAILED\n{CURL}"),
    ] {
        let found = read(&text);
        let [entry] = found.entries.as_slice() else { panic!("one in {text}") };
        let scenario = entry.scenario.as_ref().expect("a scenario");
        let request = &scenario.request;
        assert_eq!((&*request.method, &*request.url), ("PATCH", &*LAB.base_url()), "{text}");
        assert!(request.headers.contains(&("X-Cart".to_owned(), "7".to_owned())), "{text}");
        let outcome = predict(scenario, Profile::Standard).expect("known");
        let failure = outcome.failure().map(|failure| (failure.stage, failure.cause.id()));
        assert_eq!(failure, Some((Stage::Preflight, "allow-origin-missing")), "{text}");
    }
}

#[test]
fn each_of_several_lines_takes_its_own_request() {
    let other = LINE.replace("cart?a=1", "list");
    let text = format!("{LINE}\n{other}\n{}\n{FETCH}", FETCH.replace("cart?a=1", "list"));
    let methods: Vec<_> = read(&text).entries.iter().map(|it| method(it).is_some()).collect();
    assert_eq!(methods, [true, true]);
    let text = format!("{FETCH}\n{LINE}\n{other}");
    let found = read(&text);
    assert_eq!(method(&found.entries[0]), Some("PATCH"));
    noted(&found.entries[1].notes, "another URL than the request beside it");
}

#[test]
fn a_request_that_does_not_fit_is_not_used_and_that_is_told() {
    for (asked, part) in [
        ("curl https://api.shop.example/cart", "The line is about another URL"),
        ("curl 'https://api.shop.example/cart?a=1'", "cannot fail so"),
        ("HTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: *", "heads of HTTP messages"),
        ("curl 'https://api.shop.example/cart?a=1", "cannot be read at `'https://api"),
        ("fetch('https://api.shop.example/cart?a=1', 'PUT')", "cannot be read at `'PUT')`"),
    ] {
        let found = read(&format!("{asked}\n{LINE}"));
        noted(&found.entries[0].notes, part);
        noted(&found.entries[0].here, "is made up to fit");
        assert_eq!(method(&found.entries[0]), Some("PUT"), "{asked}");
    }
    let moved = LINE.replace("' from", "' (redirected from 'https://shop.example/old') from");
    let found = read(&format!("curl -X PUT https://shop.example/old\n{moved}"));
    noted(&found.entries[0].here, "The request is the one that was pasted");
}

#[test]
fn of_what_is_no_cors_the_request_is_not_said_to_fit_or_not() {
    let line = "Refused to connect to 'https://api.example/@x' because it violates the following \
                Content Security Policy directive: \"connect-src 'self'\".";
    let found = read(&format!("fetch('https://api.example/@x')\n{line}"));
    assert_eq!(found.entries[0].notes, ["This one cannot be shown on this machine."]);
}

#[test]
fn safaris_levels_are_no_json() {
    let refused = "[Error] Origin https://shop.example is not allowed by \
                   Access-Control-Allow-Origin. Status code: 403";
    let vague = "[Error] Fetch API cannot load https://api.example/ due to access control checks.";
    for text in [format!("{refused}\n{vague}"), format!("{vague}\n{refused}"), refused.to_owned()] {
        let found = read(&text);
        let [entry] = found.entries.as_slice() else { panic!("one in {text}") };
        let message = entry.message.as_ref().expect("a message");
        assert!(!message.vague && message.candidates[0].cause == "allow-origin-missing", "{text}");
    }
    let alone = read(vague);
    assert!(alone.entries[0].scenario.is_none());
    assert!(describe_readings(alone.entries[0].message.as_ref().expect("one"))[0].contains("line"));
    let beside = read(&format!("{vague}\ncurl -X PUT https://api.example/"));
    assert_eq!(method(&beside.entries[0]), Some("PUT"));
    assert!(beside.entries[0].scenario.as_ref().is_some_and(|it| it.policy.is_none()));
    let problem = import("[Log] ready", &LAB).expect_err("nothing");
    assert_eq!(problem.message, crate::import::EXPECTED);
}

#[test]
fn what_script_sees_of_a_failure_is_known() {
    for text in [
        "TypeError: Failed to fetch",
        "Uncaught (in promise) TypeError: Failed to fetch\n    at app.js:3",
        "[Error] Unhandled Promise Rejection: TypeError: Load failed",
        "TypeError: NetworkError when attempting to fetch resource.",
        "AxiosError: Network Error",
    ] {
        let problem = import(text, &LAB).expect_err(text);
        assert!(problem.message.contains("own line above it"), "{text}: {problem}");
    }
    let problem = import("Refused to get unsafe header \"x-a\"", &LAB).expect_err("no request");
    assert!(problem.message.contains("Access-Control-Expose-Headers"), "{problem}");
    for (text, part) in [
        ("GET http://localhost:1/ net::ERR_CONNECTION_REFUSED", "Nothing came back"),
        ("net::ERR_NAME_NOT_RESOLVED", "Nothing came back"),
        ("ERR_BLOCKED_BY_RESPONSE.NotSameOrigin", "Cross-Origin-Resource-Policy"),
    ] {
        let title = read(text).entries.remove(0).title;
        assert!(title.contains(part), "{text}: {title}");
    }
    let url = read("https://api.shop.example/cart?a=1\n");
    assert_eq!(url.source, Source::Url);
    assert_eq!(request(&url.entries[0]), "GET https://api.shop.example/cart?a=1 same-origin");
}

const SAID: &str = "Access to fetch at 'http://localhost:5453/orders' from origin \
                    'http://localhost:5459' has been blocked by CORS policy: ";

#[test]
fn the_line_of_the_network_tells_the_method() {
    let missing = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
    let preflight = "Response to preflight request doesn't pass access control check: ";
    for (text, sent, stage) in [
        (format!("{SAID}{missing}\nPOST URL net::ERR_FAILED 500"), "POST", Stage::Response),
        (
            format!("app.js:3 POST URL net::ERR_FAILED 500 (Oh)\n{SAID}{missing}"),
            "POST",
            Stage::Response,
        ),
        (
            format!("{SAID}{preflight}{missing}\nPATCH URL net::ERR_FAILED"),
            "PATCH",
            Stage::Preflight,
        ),
        (format!("{SAID}{preflight}{missing}\nPOST URL net::ERR_FAILED"), "POST", Stage::Preflight),
    ] {
        let found = read(&text.replace("URL", "http://localhost:5453/orders"));
        let [entry] = found.entries.as_slice() else { panic!("one in {text}") };
        assert_eq!(method(entry), Some(sent), "{text}");
        let scenario = entry.scenario.as_ref().expect("a scenario");
        let outcome = predict(scenario, Profile::Standard).expect("known");
        let failure = outcome.failure().map(|failure| (failure.stage, failure.cause.id()));
        assert_eq!(failure, Some((stage, "allow-origin-missing")), "{text}");
        let status = entry.message.as_ref().and_then(|message| message.parameters.status);
        assert_eq!(status.is_some(), stage == Stage::Response, "{text}");
    }
}

#[test]
fn an_answer_that_was_withheld_says_so_by_its_status() {
    let found =
        read("POST http://localhost:5453/orders net::ERR_FAILED 500 (Internal Server Error)");
    let message = found.entries[0].message.as_ref().expect("a message");
    assert_eq!(method(&found.entries[0]), Some("POST"));
    assert!(!message.vague && message.parameters.status == Some(500));
    assert_eq!(message.candidates[0].cause, "allow-origin-missing");
    assert!(message.candidates.iter().all(|it| it.stage == Stage::Response));
}

#[test]
fn the_page_of_a_line_is_the_page_of_the_import() {
    let value = "The 'Access-Control-Allow-Origin' header contains multiple values '*, \
                 http://localhost:5459', but only one is allowed.";
    let line = format!("{SAID}{value}\nGET http://localhost:5453/orders net::ERR_FAILED 500 (No)");
    let entry = read(&line).entries.remove(0);
    let policy = entry.scenario.as_ref().and_then(|it| it.policy.as_ref()).expect("a policy");
    assert_eq!(policy.actual.status, 500);
    let exchange = entry.exchange.as_ref().expect("a request");
    assert_eq!(super::page(&entry), "http://localhost:5459");
    assert_eq!(request(&entry), "GET http://localhost:5453/orders same-origin");
    let outcomes = crate::judge::judge(exchange, &Profile::Standard.rules());
    let cause = outcomes[0].failure().map(|failure| failure.cause.clone());
    let value = "*, http://localhost:5459".to_owned();
    assert_eq!(cause, Some(cors_engine::Cause::AllowOriginMultiple { value, lines: 2 }));
}

#[test]
fn the_warning_of_a_wildcard_is_known_of_either_browser() {
    let entry = read(
        "Authorization will not be covered by the wildcard symbol (*) in CORS \
         `Access-Control-Allow-Headers` handling.",
    )
    .entries
    .remove(0);
    let cause = entry.message.as_ref().and_then(|message| message.candidates.first());
    assert_eq!(cause.map(|it| it.cause), Some("authorization-not-listed"));
    let allow_headers = &policy(&entry).preflight.allow_headers;
    assert_eq!(allow_headers, &cors_wire::Switch::on("*"));
}

#[test]
fn the_header_of_the_line_is_sent_though_it_has_a_cause_of_its_own() {
    let entry = read(
        "Access to fetch at 'http://localhost:3000/' from origin 'http://localhost:8000' has been \
         blocked by CORS policy: Request header field authorization is not allowed by \
         Access-Control-Allow-Headers in preflight response.",
    )
    .entries
    .remove(0);
    let request = &entry.scenario.as_ref().expect("a request").request;
    assert_eq!(request.headers[0].0, "authorization");
    assert!(!policy(&entry).preflight.allow_headers.on);
}

fn policy(entry: &Entry) -> &cors_wire::Policy {
    entry.scenario.as_ref().and_then(|it| it.policy.as_ref()).expect("a policy")
}
