//! Exchanges, as `cors lint` takes them.

use cors_engine::Profile;

use super::lint_exchange;
use crate::judge::parse_exchange;

/// `rule severity` of what is found in the members of an exchange of `https://app.example`'s.
#[track_caller]
fn found(members: &str) -> Vec<String> {
    let text = format!(r#"{{"id": "x", "page": {{"origin": "https://app.example"}}, {members}}}"#);
    let exchange = parse_exchange(text.as_bytes()).expect("an exchange").expect("no `about`");
    let findings = lint_exchange(&exchange, &Profile::Standard.rules());
    findings.iter().map(|found| format!("{} {}", found.rule.id, found.severity.id())).collect()
}

/// What is found in a POST that is answered with 500 and no headers of CORS.
fn of_a_failing_post(url: &str, more: &str) -> Vec<String> {
    found(&format!(
        r#""request": {{"url": "{url}", "method": "POST"{more}}},
        "hops": [{{"response": {{"status": 500, "headers": []}}}}]"#
    ))
}

#[test]
fn of_several_alike_in_steps_the_gravest_is_told() {
    let step = |more: &str| {
        format!(
            r#"{{"request": {{"url": "https://api.example/"}}, "hops": [{{"response": {{
            "status": 200, "headers": [["Access-Control-Allow-Origin", "null"]{more}]}}}}]}}"#
        )
    };
    let mild = step("");
    let grave = step(r#", ["Access-Control-Allow-Credentials", "true"]"#);
    for (first, second) in [(&mild, &grave), (&grave, &mild)] {
        let steps = format!(r#""steps": [{first}, {second}]"#);
        assert_eq!(found(&steps), ["null-origin critical"]);
    }
}

#[test]
fn an_error_of_the_pages_own_origin_is_readable() {
    let unreadable = ["errors-without-headers high"];
    assert_eq!(of_a_failing_post("https://api.example/x", ""), unreadable);
    assert_eq!(of_a_failing_post("https://app.example:8443/x", ""), unreadable);
    assert_eq!(of_a_failing_post("https://app.example/x", ""), [""; 0]);
    assert_eq!(of_a_failing_post("https://app.example:443/x", ""), [""; 0]);
}

#[test]
fn what_no_script_reads_need_not_be_readable() {
    let url = "https://api.example/x";
    assert_eq!(of_a_failing_post(url, r#", "mode": "no-cors""#), [""; 0]);
    let ignored = r#", "mode": "no-cors", "api": "xhr""#;
    assert_eq!(of_a_failing_post(url, ignored), ["errors-without-headers high"]);
}
