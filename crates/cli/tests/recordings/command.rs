//! The command itself: streams, verdicts, bad input.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Child, Command, Output, Stdio},
};

use cors_engine::Profile;
use cors_experiment::judge::{Judgement, parse_exchange};

use crate::evidence::text;

const EXCHANGE: &str = r#"{"id":"a","page":{"origin":"http://localhost:8000"},"request":{"url":"http://localhost:3000/","headers":[["X-A","1"]]},"hops":[{"preflight":{"status":204,"headers":[["Access-Control-Allow-Origin","*"]]}}]}"#;

fn cors(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_cors"))
        .args(arguments)
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts")
}

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = cors(arguments);
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("the command ends");
    writer.join().expect("the writer ends").expect("the command reads it all");
    output
}

fn lines(bytes: &[u8]) -> Vec<&str> {
    std::str::from_utf8(bytes).expect("text").lines().collect()
}

#[test]
fn a_whole_recording_comes_out_as_the_library_judges_it() {
    let input = text("browser-records-2.jsonl.gz");
    let output = run(&["judge", "--profile", "firefox"], &input);
    assert!(output.status.success());
    let expected: Vec<_> = input
        .lines()
        .filter_map(|line| parse_exchange(line.as_bytes()).expect("an exchange"))
        .map(|exchange| Judgement::of(&exchange, Profile::Firefox))
        .map(|judgement| serde_json::to_string(&judgement).expect("JSON"))
        .collect();
    assert_eq!(lines(&output.stdout), expected);
}

#[test]
fn an_array_is_read_like_lines() {
    let array = format!("[{EXCHANGE},\n {EXCHANGE}\n]\n");
    let from_array = run(&["judge", "-"], &array);
    let from_lines = run(&["judge"], &format!("{EXCHANGE}\n\n{EXCHANGE}\n"));
    assert!(from_array.status.success() && from_lines.status.success());
    assert_eq!(lines(&from_array.stdout), lines(&from_lines.stdout));
    assert_eq!(lines(&from_array.stdout).len(), 2);
}

#[test]
fn a_verdict_has_the_members_of_the_contract() {
    let output = run(&["judge"], EXCHANGE);
    let expected = concat!(
        r#"{"id":"a","profile":"standard","outcome":"reject","failure":{"stage":"preflight","cause":"header-not-allowed","hop":0,"#,
        r#""step":{"anchor":"cors-preflight-fetch-0","number":"7.7"},"evidence":{"allowed":[],"header":"x-a","missing":["x-a"]},"#,
        r#""message":"The browser asked whether it may send `x-a`, and the answer to the preflight allows no header."},"#,
        r#""hops":[{"url":"http://localhost:3000/","method":"GET","origin":"http://localhost:8000","credentials":false,"sent":false,"#,
        r#""preflight":{"sent":true,"origin":"http://localhost:8000","request_method":"GET","request_headers":"x-a","#,
        r#""reasons":[{"trigger":"header","name":"x-a","why":"not a CORS-safelisted name"}]}}],"response":null,"warnings":[]}"#,
    );
    assert_eq!(lines(&output.stdout), [expected]);
}

#[test]
fn each_verdict_is_written_before_the_next_exchange_is_read() {
    let mut child = cors(&["judge"]);
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    for _ in 0..3 {
        writeln!(stdin, "{EXCHANGE}").expect("the command reads");
        let mut line = String::new();
        stdout.read_line(&mut line).expect("the command writes");
        assert!(line.starts_with(r#"{"id":"a""#));
    }
    drop(stdin);
    assert!(child.wait().expect("the command ends").success());
}

#[test]
fn bad_input_ends_with_status_2_after_the_verdicts_before_it() {
    let bad = EXCHANGE.replace("204", "20");
    let expectation =
        "hops[0].preflight.status: invalid value: integer `20`, expected a status from 100 to 599";
    let output = run(&["judge"], &format!("{EXCHANGE}\n{bad}\n"));
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(lines(&output.stdout).len(), 1);
    assert_eq!(lines(&output.stderr), [format!("cors: standard input, line 2, {expectation}")]);

    let output = run(&["judge"], &format!("[{EXCHANGE},\n\n{bad}]"));
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(lines(&output.stdout).len(), 1);
    assert_eq!(lines(&output.stderr), [format!("cors: standard input, line 3, {expectation}")]);

    for (input, expected) in [
        (format!("[{EXCHANGE}"), "line 1: expected `,` or `]`"),
        (format!("[{EXCHANGE}] x"), "line 1: text behind the array, expected the end"),
        ("[".to_owned(), "line 1: the array does not end, expected an exchange or `]`"),
        ("null".to_owned(), "line 1: invalid type: null, expected struct Members"),
    ] {
        let output = run(&["judge"], &input);
        assert_eq!(output.status.code(), Some(2), "{input}");
        assert_eq!(lines(&output.stderr), [format!("cors: standard input, {expected}")]);
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let output = run(&["judge", "no-such-file"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(lines(&output.stderr)[0].starts_with("cors: no-such-file: "));
}

#[test]
fn an_explanation_is_text_and_has_colours_on_a_terminal_only() {
    let output = run(&["judge", "--explain"], EXCHANGE);
    let text = lines(&output.stdout).join("\n");
    assert!(text.contains("CORS-preflight fetch, step 7.7"), "{text}");
    assert!(text.contains("fails preflight/header-not-allowed"), "{text}");
    assert!(!text.contains('\u{1B}'), "{text}");
}

#[test]
fn help_and_completions_are_there() {
    let help = run(&["judge", "--help"], "");
    assert!(lines(&help.stdout).join("\n").contains("JSON Lines"));
    for shell in ["bash", "zsh", "fish"] {
        let script = run(&["completions", shell], "");
        assert!(script.status.success());
        assert!(lines(&script.stdout).join("\n").contains("judge"), "{shell}");
    }
}
