//! The examples of both READMEs do what they say they do.

use std::process::Command;

use crate::companion::Companion;

const README: &str = include_str!("../../README.md");
const MAIN_README: &str = include_str!("../../../README.md");

/// A command of the README and what it shows below it.
struct Example {
    command: String,
    shown: String,
}

/// The `console` blocks: a line with `$ ` is a command, the lines until the next what it prints.
fn examples() -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut inside = false;
    for line in README.lines() {
        match (inside, line) {
            (_, "```console") => inside = true,
            (true, "```") => inside = false,
            (true, line) => match (line.strip_prefix("$ "), examples.last_mut()) {
                (Some(command), _) => {
                    examples.push(Example { command: command.to_owned(), shown: String::new() });
                }
                (None, Some(example)) if example.command.ends_with('\\') => {
                    example.command += "\n";
                    example.command += line;
                }
                (None, Some(example)) => {
                    example.shown += line;
                    example.shown += "\n";
                }
                (None, None) => panic!("a block begins with a command"),
            },
            (false, _) => {}
        }
    }
    examples
}

/// Whether the text is what is shown, where `…` stands for anything.
fn fits(text: &str, shown: &str) -> bool {
    let mut parts = shown.split('…');
    let Some(mut rest) = text.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut ended = true;
    for part in parts {
        ended = part.is_empty();
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.is_empty() || (ended && shown.contains('…'))
}

#[test]
fn every_example_shows_what_it_prints() {
    let companion = Companion::start();
    let [lab, second] = companion.lab_ports;
    let ports = [("3000", lab), ("3001", second), ("8001", companion.console_port)];
    let examples = examples();
    assert!(examples.len() >= 8);
    for Example { mut command, mut shown } in examples {
        for (usual, port) in ports {
            command = command.replace(&format!("localhost:{usual}"), &format!("localhost:{port}"));
            shown = shown.replace(usual, &port.to_string());
        }
        let output = Command::new("sh").args(["-c", &command]).output().expect("a shell");
        let text = String::from_utf8(output.stdout).expect("UTF-8").replace('\r', "");
        let text = if text.ends_with('\n') || text.is_empty() { text } else { text + "\n" };
        assert!(fits(&text, &shown), "$ {command}\n{text}\nbut the README shows\n{shown}");
    }
}

/// The steps of the main README's block of calls: what stands between empty lines.
fn steps() -> Vec<&'static str> {
    let blocks = MAIN_README.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let mut blocks = blocks.filter(|block| block.contains("localhost:8001/api"));
    let block = blocks.next().expect("a block with calls of the control API");
    assert_eq!(blocks.next(), None, "one such block");
    block.split("\n\n").collect()
}

#[test]
fn the_main_readme_switches_the_server_as_it_says() {
    let companion = Companion::start();
    companion.ask("GET", "/?run=seen");
    let steps = steps();
    let run = |step: &str| {
        let console = format!("localhost:{}", companion.console_port);
        let step = step.replace("localhost:8001", &console);
        // Whatever is refused fails here.
        let script = format!("set -e\ncurl() {{ command curl -sSf \"$@\"; }}\n{step}");
        let output = Command::new("sh").args(["-c", &script]).output().expect("a shell");
        assert!(output.status.success(), "{step}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let allowed = || {
        let reply = companion.lab().ask("GET", "/", &["Origin: http://localhost:8000"]);
        reply.value("access-control-allow-origin").map(str::to_owned)
    };
    assert!(run(steps[0]).contains(r#""service":"cors-explorer""#));
    assert_eq!(allowed(), None);
    run(steps[1]);
    assert_eq!(allowed().as_deref(), Some("*"));
    assert!(run(steps[2]).contains(r#""allow_origin":{"on":false,"value":"*"}"#));
    assert_eq!(allowed(), None);
    assert!(run(steps[3]).contains(r#""run":"seen""#));
    assert_eq!(steps.len(), 4);
}

#[test]
fn what_is_shown_may_leave_things_out() {
    assert!(fits("abc\n", "abc\n") && fits("abc\n", "a…c\n") && fits("abc\n", "a…"));
    assert!(!fits("abc\n", "ab\n") && !fits("abc\n", "b…\n") && !fits("abc\n", "a…d\n"));
}
