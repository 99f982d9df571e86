//! Large archives are read in whole, and no larger than they may be.

use super::{LAB, noted, read};
use crate::import::import;

/// One request of an archive, with so many bytes of content.
fn entry(number: usize, content: usize) -> String {
    format!(
        r#"{{"_resourceType": "fetch", "request": {{"method": "GET", "url": "https://a.example/{number}",
        "headers": [{{"name": "origin", "value": "https://b.example"}}]}},
        "response": {{"status": 200, "headers": [], "content": {{"text": "{}"}}}}}}"#,
        "x".repeat(content)
    )
}

fn archive(entries: &[String]) -> String {
    format!("{{\"log\": {{\"entries\": [{}]}}}}", entries.join(","))
}

#[test]
fn of_too_many_requests_the_first_are_read() {
    let entries: Vec<_> = (0..1_203).map(|number| entry(number, 0)).collect();
    let found = read(&archive(&entries));
    assert_eq!(found.entries.len(), 1_000);
    noted(&found.notes, "more than 1000 requests: 203");
}

#[test]
fn the_bodies_of_answers_may_be_large() {
    let entries: Vec<_> = (0..8).map(|number| entry(number, 1 << 20)).collect();
    assert_eq!(read(&archive(&entries)).entries.len(), 8);
}

#[test]
fn a_text_has_no_more_than_can_be_looked_at() {
    for piece in [
        "curl https://a.example/x\n",
        "curl -i https://a.example/x\nHTTP/1.1 200 OK\n\n",
        "HTTP/1.1 302 Found\nLocation: https://a.example/x\n\n",
        "OPTIONS /x HTTP/1.1\nHost: a.example\n\n",
        "fetch('https://a.example/x');\n",
    ] {
        let problem = import(&piece.repeat(2_001), &LAB).expect_err("it is too much");
        assert_eq!(problem.line, 2_000 * piece.matches('\n').count() + 1, "{piece}");
        assert!(problem.message.contains("2000"), "{}", problem.message);
    }
}

#[test]
fn an_exchange_has_no_more_steps_than_can_be_looked_at() {
    let step = r#"{"request": {"url": "https://a.example/"}, "hops": []}"#;
    let steps = |count: usize| {
        let steps = vec![step; count].join(",\n");
        import(
            &format!(r#"{{"page": {{"origin": "https://b.example"}}, "steps": [{steps}]}}"#),
            &LAB,
        )
    };
    assert_eq!(steps(2_000).expect("as many as there may be").entries.len(), 2_000);
    assert_eq!(steps(2_001).expect_err("one more").line, 2_001);
}

#[test]
fn of_a_long_console_it_is_told_how_much_was_read() {
    let line = |number: usize| {
        format!(
            "Access to fetch at 'https://a.example/{number}' from origin 'https://b.example' has \
             been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the \
             requested resource.\n"
        )
    };
    let lines: String = (0..2_000).map(line).collect();
    let found = read(&lines);
    assert_eq!((found.entries.len(), found.notes.len()), (2_000, 0));
    let problem = import(&(lines.clone() + &line(2_000)), &LAB).expect_err("one more");
    assert!(problem.message.contains("2000"), "{}", problem.message);
    let noise = "[HMR] updated\n".repeat(60_000);
    noted(&read(&(line(1) + &noise)).notes, "first 512 kB");
}
