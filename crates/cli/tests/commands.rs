//! `cors fix`, `cors lint`, `cors decode`, `cors import` and `cors snippet` as they are run.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use serde_json::{Value, json};

/// How long an answer is waited for that never comes before the test fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a command writes when it is given a text, one value a line.
fn run(command: &str, input: &str) -> Vec<Value> {
    let text = run_to_text(&[command], input);
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// What a command with arguments writes when it is given a text.
fn run_to_text(arguments: &[&str], input: &str) -> String {
    written_and_told(arguments, input).0
}

/// What it writes, and what it tells beside that.
fn written_and_told(arguments: &[&str], input: &str) -> (String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cors"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("standard input");
    stdin.write_all(input.as_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    let told = text(output.stderr);
    assert!(output.status.success(), "{told}");
    (text(output.stdout), told)
}

fn blocked() -> Value {
    json!({ "id": "a", "page": { "origin": "https://app.test" },
        "request": { "url": "https://api.test/", "credentials": "include" },
        "hops": [{ "response": { "status": 200, "headers": [
            ["Access-Control-Allow-Origin", "*"], ["Access-Control-Allow-Credentials", "true"]] } }] })
}

/// What a command writes of an exchange while its input goes on.
fn answer_before_the_end(command: &str, input: &str) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cors"))
        .arg(command)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("standard input");
    stdin.write_all(input.as_bytes()).expect("it reads");
    let stdout = child.stdout.take().expect("standard output");
    let (told, heard) = mpsc::channel();
    let reading = thread::spawn(move || {
        let mut line = String::new();
        BufReader::new(stdout).read_line(&mut line).expect("text");
        // Whoever waited may have gone.
        let _ = told.send(line);
    });
    let line = heard.recv_timeout(PATIENCE);
    drop(stdin);
    reading.join().expect("it reads");
    child.wait().expect("it ends");
    line.unwrap_or_else(|_| panic!("{command} keeps its answer to {input} back"))
}

#[test]
fn an_answer_does_not_wait_for_the_next_exchange() {
    let exchange = blocked().to_string();
    for command in ["judge", "fix", "lint"] {
        for begun in [
            format!("{exchange}\n"),
            format!("{exchange}\n{{\"id\""),
            format!("[{exchange},\n"),
            format!("[{exchange}, {{"),
        ] {
            let line = answer_before_the_end(command, &begun);
            let answer: Value = serde_json::from_str(&line).expect("JSON");
            assert_eq!(answer["id"], "a", "{command}");
        }
    }
}

#[test]
fn a_fix_fed_back_needs_no_fix() {
    let fixes = run("fix", &blocked().to_string());
    assert_eq!(fixes.len(), 1);
    assert_eq!(fixes[0]["id"], "a");
    let first = &fixes[0]["fixes"][0];
    assert_eq!(first["side"], "server");
    assert_eq!(first["title"], "Allow `https://app.test`");
    let again = run("fix", &first["exchange"].to_string());
    assert_eq!(again, [json!({ "id": "a", "fixes": [] })]);
    assert_eq!(run("judge", &first["exchange"].to_string())[0]["outcome"], "resolve");
}

#[test]
fn cookies_that_stay_at_home_are_told_and_change_no_verdict() {
    let mut exchange = blocked();
    let headers = exchange["hops"][0]["response"]["headers"].as_array_mut().expect("headers");
    headers[0][1] = json!("https://app.test");
    let without = run("judge", &exchange.to_string());
    let headers = exchange["hops"][0]["response"]["headers"].as_array_mut().expect("headers");
    headers.push(json!(["Set-Cookie", "lax=1"]));
    headers.push(json!(["set-cookie", "far=1; SameSite=None; Secure"]));
    let with = run("judge", &exchange.to_string());
    assert_eq!(with[0]["response"]["visible_headers"], without[0]["response"]["visible_headers"]);
    assert_eq!((&with[0]["outcome"], &with[0]["failure"]), (&json!("resolve"), &Value::Null));
    let warnings = with[0]["warnings"].as_array().expect("warnings");
    let filtered: Vec<_> =
        warnings.iter().filter(|warning| warning["code"] == "cookie-filtered").collect();
    assert_eq!(filtered.len(), 1, "{warnings:?}");
    let detail = filtered[0]["detail"].as_str().expect("text");
    assert!(detail.starts_with("lax: It is ignored: page and server are of two sites"), "{detail}");
}

#[test]
fn what_is_imported_can_be_judged_and_fixed() {
    let curl = "curl 'https://api.test/' -X PUT -H 'Origin: https://app.test' -H 'priority: u=1'";
    let asked = run("import", curl);
    assert_eq!(asked[0]["page"]["origin"], "https://app.test");
    assert_eq!(asked[0]["request"]["method"], "PUT");
    assert_eq!(asked[0]["hops"], json!([]));
    let heads = "GET / HTTP/1.1\nHost: api.test\nOrigin: https://app.test\nCookie: a=b\n\n\
                 HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\nSet-Cookie: a=b\n";
    let (exchange, told) = written_and_told(&["import"], heads);
    // What would change on a page of the companion's is no matter of the exchange that is written.
    assert!(told.contains("Left out the cookies"), "{told}");
    assert!(exchange.contains("Set-Cookie") && exchange.contains("https://app.test"));
    for other in ["from here", "this page", "Left out of the answers"] {
        assert!(!told.contains(other), "{told}");
    }
    let failure = &run("judge", &exchange)[0]["failure"];
    assert_eq!(failure["cause"], "allow-origin-wildcard-with-credentials");
    assert_eq!(run("fix", &exchange)[0]["fixes"][0]["side"], "server");
}

#[test]
fn lint_names_rule_severity_and_place() {
    let found = run("lint", &blocked().to_string());
    let finding = &found[0]["findings"][0];
    assert_eq!(finding["rule"], "wildcard-with-credentials");
    assert_eq!(finding["severity"], "high");
    let place = json!({ "hop": 0, "answer": "response", "header": "Access-Control-Allow-Origin" });
    assert_eq!(finding["where"], place);
}

#[test]
fn decode_writes_one_line_for_each_message() {
    let console = "Access to fetch at 'https://api.test/' from origin 'https://app.test' has been \
                   blocked by CORS policy: Method PUT is not allowed by \
                   Access-Control-Allow-Methods in preflight response.\n\
                   Failed to load resource: net::ERR_FAILED\nsomething else\n";
    let messages = run("decode", console);
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0]["engine"], "chromium");
    let likeliest = json!({ "stage": "preflight", "cause": "method-not-allowed" });
    assert_eq!(messages[0]["candidates"][0], likeliest);
    let parameters = json!({ "url": "https://api.test/", "origin": "https://app.test",
        "method": "PUT" });
    assert_eq!(messages[0]["parameters"], parameters);
    assert_eq!(messages[0].get("vague"), None);
    let vague = run("decode", "GET https://api.test/ net::ERR_FAILED\n");
    assert_eq!((&vague[0]["vague"], vague.len()), (&json!(true), 1));
    assert!(run("decode", "nothing of the kind\n").is_empty());
    let other = console.replace(
        "Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.",
        "Permission was denied for this request to access the `loopback` address space.",
    );
    let messages = run("decode", &other);
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0]["not_cors"], "local-network");
    assert_eq!(messages[0]["candidates"], json!([]));
    assert_eq!(messages[0]["parameters"]["url"], "https://api.test/");
}

#[test]
fn decode_reads_any_number_of_lines() {
    let line = |number: usize| {
        format!(
            "Access to fetch at 'https://api.test/{number}' from origin 'https://app.test' has \
             been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on \
             the requested resource.\n"
        )
    };
    let console: String = (0..1_000).map(line).collect();
    assert_eq!(run("decode", &console).len(), 1_000);
}

#[test]
fn a_snippet_allows_what_all_exchanges_ask_for() {
    let other = json!({ "id": "b", "page": { "origin": "https://other.test" },
        "request": { "url": "https://api.test/", "method": "PUT", "headers": [["X-Id", "7"]] } });
    let input = format!("{}\n{other}\n", blocked());
    let text = run_to_text(
        &["snippet", "--stack", "express", "--strength", "allow-list-with-credentials"],
        &input,
    );
    assert!(text.starts_with("Express, allow-list-with-credentials: "), "{text}");
    assert!(text.contains("  origin: ['https://app.test', 'https://other.test'],\n"), "{text}");
    assert!(text.contains("  methods: ['GET', 'PUT'],\n"), "{text}");
    assert!(text.contains("  allowedHeaders: ['x-id'],\n"), "{text}");
    assert!(text.contains("  credentials: true,\n"), "{text}");
}

#[test]
fn the_readme_names_every_command() {
    const README: &str = include_str!("../../../README.md");
    let help = run_to_text(&["--help"], "");
    let (_, commands) = help.split_once("Commands:\n").expect("the commands");
    let names = commands.lines().map_while(|line| line.strip_prefix("  ")?.split(' ').next());
    let names: Vec<_> = names.filter(|name| *name != "help").collect();
    assert!(names.contains(&"judge"), "{help}");
    for name in names {
        assert!(README.contains(&format!("| `cors {name}")), "{name}");
    }
}
