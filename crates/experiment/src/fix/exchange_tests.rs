//! The law of fixes over exchanges: at most six rounds of the first fix end in success.

use cors_engine::{Keyword, Profile, Rules};
use proptest::{collection::vec, option, prelude::*, sample::select};
use serde_json::{Value, json};

use super::exchange_fixes;
use crate::{
    explanation::Side,
    judge::{Exchange, judge, parse_exchange},
};

fn rules() -> Rules {
    Profile::Standard.rules()
}

fn mend(text: &Value) -> Result<Vec<String>, String> {
    mend_under(text, &rules())
}

fn exchange(text: &Value) -> Exchange {
    parse_exchange(text.to_string().as_bytes()).expect("an exchange").expect("not about others")
}

fn resolves(exchange: &Exchange, rules: &Rules) -> bool {
    judge(exchange, rules).iter().all(|outcome| outcome.failure().is_none())
}

/// Feeds the first fix back until all is well; the titles on the way.
fn mend_under(text: &Value, rules: &Rules) -> Result<Vec<String>, String> {
    let mut current = exchange(text);
    let mut titles = Vec::new();
    for _ in 0..6 {
        if resolves(&current, rules) {
            return Ok(titles);
        }
        let Some(first) = exchange_fixes(&current, rules).into_iter().next() else {
            return Err(format!("nothing helps after {titles:?}"));
        };
        titles.push(first.title);
        // What is written out must read back as the same.
        let written = serde_json::to_string(&first.exchange).expect("JSON");
        current = parse_exchange(written.as_bytes()).expect("an exchange").expect("one");
    }
    if resolves(&current, rules) { Ok(titles) } else { Err(format!("not after {titles:?}")) }
}

#[test]
fn the_example_of_the_format_is_mended() {
    let text = json!({ "id": "1", "page": { "origin": "http://localhost:8000" },
        "request": { "url": "http://localhost:3000/x", "method": "PUT", "credentials": "include",
            "headers": [["Content-Type", "application/json"], ["X-Id", "7"]], "body": "{}" },
        "hops": [{ "preflight": { "status": 204, "headers": [["Access-Control-Allow-Origin", "*"]] },
            "response": { "status": 200, "headers": [["Access-Control-Allow-Origin", "*"]] } }] });
    let titles = mend(&text).expect("mended");
    assert_eq!(
        titles,
        ["Allow `http://localhost:8000`. Allow credentials for `http://localhost:8000`. Allow \
         `PUT`. Allow `Content-Type`, `X-Id`"]
    );
}

#[test]
fn a_success_and_an_opaque_page_with_credentials_get_no_server_fix() {
    let fine = json!({ "id": "1", "page": { "origin": "https://app.test" },
        "request": { "url": "https://app.test/" }, "hops": [{ "response": { "status": 200 } }] });
    assert!(exchange_fixes(&exchange(&fine), &rules()).is_empty());
    let opaque = json!({ "id": "1", "page": { "origin": "null" },
        "request": { "url": "https://api.test/", "credentials": "include" },
        "hops": [{ "response": { "status": 200 } }] });
    let fixes = exchange_fixes(&exchange(&opaque), &rules());
    assert!(fixes.iter().all(|fix| fix.side == Side::Client));
}

#[test]
fn a_lost_answer_is_given_and_each_grant_named() {
    let lost = |page: &str, request: Value| {
        exchange(&json!({ "id": "1", "page": { "origin": page }, "request": request,
            "hops": [{ "preflight": { "error": "connection" }, "response": { "error": "connection" } }] }))
    };
    let titles = |exchange: &Exchange| {
        let fixes = exchange_fixes(exchange, &rules()).into_iter();
        fixes.map(|fix| fix.title).collect::<Vec<_>>()
    };
    let put = json!({ "url": "https://api.test/", "method": "PUT", "credentials": "include" });
    assert_eq!(
        titles(&lost("https://app.test", put))[0],
        "Answer. Allow `https://app.test`. Allow credentials for `https://app.test`. Allow `PUT`"
    );
    let own = json!({ "url": "https://app.test/x" });
    assert_eq!(titles(&lost("https://app.test", own)), ["Answer"]);
    let opaque = json!({ "url": "https://api.test/", "credentials": "include" });
    assert_eq!(titles(&lost("null", opaque)), ["Answer"]);
}

#[test]
fn an_origin_made_null_by_a_redirect_is_not_allowed_but_avoided() {
    let text = json!({ "id": "1", "page": { "origin": "https://app.test" },
        "request": { "url": "https://a.test/", "credentials": "include" },
        "hops": [
            { "response": { "status": 302, "headers": [["Location", "https://b.test/"],
                ["Access-Control-Allow-Origin", "https://app.test"],
                ["Access-Control-Allow-Credentials", "true"]] } },
            { "response": { "status": 200, "headers": [
                ["Access-Control-Allow-Origin", "https://app.test"],
                ["Access-Control-Allow-Credentials", "true"]] } }] });
    assert_eq!(mend(&text), Ok(vec!["Answer at this URL, without a redirect".to_owned()]));
}

#[test]
fn an_endless_redirect_is_ended() {
    let text = json!({ "id": "1", "page": { "origin": "https://app.test" },
        "request": { "url": "https://a.test/" },
        "hops": [{ "response": { "status": 302, "headers": [["Location", ""],
            ["Access-Control-Allow-Origin", "*"]] } }, { "response": { "status": 200 } }] });
    assert_eq!(mend(&text), Ok(vec!["Answer at this URL, without a redirect".to_owned()]));
}

fn answer(redirect: bool) -> impl Strategy<Value = Value> {
    let origin = option::of(select(
        &["https://app.test", "*", "null", "https://app.test/", "a, b", "", "https://x.test"][..],
    ));
    let credentials = option::of(select(&["true", "True", "false"][..]));
    let methods = option::of(select(&["PUT", "*", "GET POST", "put", ""][..]));
    let headers = option::of(select(&["x-a", "*", "(x)", "authorization", "content-type"][..]));
    let status = if redirect { vec![200, 302, 307, 404] } else { vec![200, 204, 302, 404, 500] };
    let location = select(
        &["https://b.test/1", "/2", "https://app.test/3", "http://[", "data:,x", "//u@c.test/"][..],
    );
    (select(status), origin, credentials, methods, headers, location).prop_map(
        |(status, origin, credentials, methods, headers, location)| {
            let mut lines: Vec<[&str; 2]> = Vec::new();
            lines.extend(origin.map(|value| ["Access-Control-Allow-Origin", value]));
            lines.extend(credentials.map(|value| ["Access-Control-Allow-Credentials", value]));
            lines.extend(methods.map(|value| ["Access-Control-Allow-Methods", value]));
            lines.extend(headers.map(|value| ["Access-Control-Allow-Headers", value]));
            if status == 302 || status == 307 {
                lines.push(["Location", location]);
            }
            json!({ "status": status, "headers": lines })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn six_rounds_are_enough(
        hops in vec((option::weighted(0.9, answer(false)), option::weighted(0.9, answer(true))), 1..5),
        method in select(&["GET", "PUT", "patch"][..]),
        credentials in select(&["omit", "include"][..]),
        headers in vec(select(&[["X-A", "1"], ["Authorization", "t"]][..]), 0..3),
        profile in select(Profile::ALL),
    ) {
        let hops: Vec<_> = hops
            .into_iter()
            .map(|(preflight, response)| json!({ "preflight": preflight, "response": response }))
            .collect();
        let text = json!({ "id": "1", "page": { "origin": "https://app.test" }, "hops": hops,
            "request": { "url": "https://a.test/", "method": method, "credentials": credentials,
                "headers": headers } });
        let mended = mend_under(&text, &profile.rules());
        prop_assert!(mended.is_ok(), "{mended:?} of {text}");
    }
}
