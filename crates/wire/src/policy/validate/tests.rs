//! What is refused, and where it is said.

use super::*;

#[track_caller]
fn check(change: impl Fn(&mut Answer), expected: &[(&str, &str)]) {
    let mut policy = Policy::default();
    change(&mut policy.actual);
    let problems = policy.validate();
    assert_eq!(problems.len(), expected.len(), "{problems:?}");
    for (problem, (pointer, detail)) in problems.iter().zip(expected) {
        assert_eq!(problem.pointer, format!("/actual{pointer}"));
        assert!(problem.detail.contains(detail), "{}", problem.detail);
    }
}

fn mirror() -> HeaderSource {
    HeaderSource::Mirror { mirror: true }
}

#[test]
fn a_status_is_final() {
    check(|answer| answer.status = 199, &[("/status", "not 199")]);
    check(|answer| answer.status = 600, &[("/status", "not 600")]);
    check(|answer| answer.status = 599, &[]);
    let statuses = |method: &str, status| StatusFor::from([(method.to_owned(), status)]);
    check(|answer| answer.status_for = statuses("PUT", 405), &[]);
    let late = [("/status_for/PUT", "not 100")];
    check(|answer| answer.status_for = statuses("PUT", 100), &late);
    check(|answer| answer.status_for = statuses("a/b", 200), &[("/status_for/a~1b", "a method")]);
}

#[test]
fn a_value_is_anything_that_http_can_carry() {
    for (text, found) in
        [("a\rb", "U+000D"), ("a\n", "U+000A"), ("\0", "U+0000"), ("\u{100}", "U+0100")]
    {
        let at = [("/max_age/value", found), ("/headers/0/1", found)];
        let headers = vec![("X".to_owned(), text.to_owned())];
        check(|a| (a.max_age, a.headers) = (Switch::off(text), headers.clone()), &at);
    }
    check(|answer| answer.allow_origin = Switch::on("\t\u{1}ÿ, , \u{7f}"), &[]);
}

#[test]
fn a_name_is_a_token_that_does_not_frame() {
    let names = |names: &[&str]| -> Vec<Header> {
        names.iter().map(|name| ((*name).to_owned(), String::new())).collect()
    };
    let bad = names(&["", "a b", "a:", "é", "content-LENGTH", "Transfer-Encoding"]);
    let expected = [
        ("/headers/0/0", "letters"),
        ("/headers/1/0", "letters"),
        ("/headers/2/0", "letters"),
        ("/headers/3/0", "letters"),
        ("/headers/4/0", "frames"),
        ("/headers/5/0", "frames"),
    ];
    check(|answer| answer.headers.clone_from(&bad), &expected);
    check(|answer| answer.headers = names(&["!#$%&'*+-.^_`|~09azAZ"]), &[]);
}

#[test]
fn only_what_the_request_asks_for_can_be_mirrored() {
    check(|a| a.vary.value = mirror(), &[("/vary/value", "no header to mirror")]);
    check(|a| a.allow_methods.value = mirror(), &[]);
    let list = || HeaderSource::List { list: vec!["a\n".to_owned()] };
    check(|a| a.allow_origin.value = list(), &[("/allow_origin/value/list/0", "U+000A")]);
    check(|a| a.allow_headers.value = list(), &[("/allow_headers/value", "only allow_origin")]);
}

#[test]
fn everything_is_bounded() {
    check(|a| a.delay_ms = 60_001, &[("/delay_ms", "at most 60000 ms")]);
    check(|a| a.body = "x".repeat(limits::BODY_BYTES + 1), &[("/body", "at most 262144 bytes")]);
    let long = "ÿ".repeat(limits::VALUE_BYTES + 1);
    check(|a| a.vary = Switch::off(long.as_str()), &[("/vary/value", "at most 16384 bytes")]);
    let many = vec![("A".to_owned(), String::new()); limits::HEADER_LINES + 1];
    check(|a| a.headers.clone_from(&many), &[("/headers", "at most 100 header lines")]);
}
