//! The `server` command: its flags, its lines, its end.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use crate::peer::Peer;
use crate::scratch::Scratch;

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
    for name in ["LAB_PORT", "SECOND_LAB_PORT", "CONSOLE_PORT", "PAGE_ORIGIN", "LAB"] {
        command.env_remove(format!("CORS_{name}"));
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A running command, killed when the test is over whatever happens.
struct Started {
    child: Child,
    ports: Vec<u16>,
}

impl Started {
    /// Starts it and reads the lines that name its listeners.
    fn read(command: &mut Command) -> Self {
        let mut child = command.spawn().expect("the command starts");
        let stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        let lines: Vec<_> = stdout.lines().take(3).map(|line| line.expect("a line")).collect();
        let ports = ["lab", "second-lab", "console"].into_iter().zip(&lines).map(|(name, line)| {
            let port = line.strip_prefix(&format!("{name} http://localhost:")).expect(line);
            port.parse().expect("a port")
        });
        Self { ports: ports.collect(), child }
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn port_0_takes_free_ports_and_names_them() {
    let flags = ["--lab-port", "0", "--second-lab-port=0", "--console-port", "0"];
    let started = Started::read(command().args(flags));
    let [lab, second_lab, console] = started.ports[..] else { panic!("three ports") };
    assert_eq!(Peer::connect(lab).ask("GET", "/", &[]).text(), "Hello server");
    assert_eq!(Peer::connect(second_lab).ask("GET", "/", &[]).text(), "Hello server");
    let page = ["Origin: http://localhost:8000"];
    assert_eq!(Peer::connect(console).ask("GET", "/api/health", &page).status, 200);
}

#[test]
fn the_environment_stands_for_flags() {
    let mut command = command();
    for name in ["CORS_LAB_PORT", "CORS_SECOND_LAB_PORT", "CORS_CONSOLE_PORT"] {
        command.env(name, "0");
    }
    command.env("CORS_PAGE_ORIGIN", "http://localhost:9000,http://page.test");
    let started = Started::read(&mut command);
    let mut console = Peer::connect(started.ports[2]);
    for (origin, status) in
        [("http://page.test", 200), ("http://localhost:9000", 200), ("http://localhost:8000", 403)]
    {
        let reply = console.ask("GET", "/api/health", &[&format!("Origin: {origin}")]);
        assert_eq!(reply.status, status, "{origin}");
    }
}

#[test]
fn a_port_in_use_is_one_line_and_a_failure() {
    for address in ["127.0.0.1", "[::1]"] {
        let Ok(taken) = TcpListener::bind(format!("{address}:0")) else { continue };
        let port = taken.local_addr().expect("an address").port().to_string();
        for flag in ["--lab-port", "--second-lab-port", "--console-port"] {
            let mut flags = vec!["--lab-port=0", "--second-lab-port=0", "--console-port=0"];
            flags.retain(|other| !other.starts_with(flag));
            let output =
                command().args(flags).args([flag, &port]).output().expect("it starts and ends");
            assert_eq!(output.status.code(), Some(1));
            let said = String::from_utf8(output.stderr).expect("UTF-8");
            let expected = format!(
                "error: port {port} is in use: end the program that has it, \
                 or choose another with {flag}\n"
            );
            assert_eq!(said, expected);
        }
    }
}

#[test]
fn a_flag_that_is_none_is_explained() {
    let output = command().arg("--page-origin=localhost:8000").output().expect("it ends");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("an origin was expected, such as `http://localhost:8000`"), "{said}");
}

#[test]
fn it_starts_with_the_lab_of_a_file() {
    let scratch = Scratch::new();
    let json = r#"{"endpoints": {"root": {"actual": {"body": "/"}}, "shop": {}}}"#;
    let file = scratch.write("lab.json", json);
    let ports = ["--lab-port=0", "--second-lab-port=0", "--console-port=0", "--lab"];
    let started = Started::read(command().args(ports).arg(&file));
    let mut lab = Peer::connect(started.ports[0]);
    assert_eq!(lab.ask("GET", "/", &[]).text(), "/");
    assert_eq!(lab.ask("GET", "/e/shop", &[]).text(), "Hello server");

    for (wrong, reason) in [
        (r#"{"endpoints": {"A": {}}}"#, "/endpoints/A: 1 to 64 of"),
        (
            r#"{"endpoints": {"a": {"actual": {"status": 7}}}}"#,
            "/endpoints/a/actual/status: a status",
        ),
        (r#"{"policies": {}}"#, "unknown field `policies`"),
        ("", "EOF while parsing"),
    ] {
        let file = scratch.write("wrong.json", wrong);
        let output = command().args(ports).arg(&file).output().expect("it ends");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!((output.status.code(), said.lines().count()), (Some(1), 1), "{said}");
        assert!(said.contains("wrong.json is no lab: ") && said.contains(reason), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn it_ends_well_when_it_is_asked_to() {
    for signal in ["-TERM", "-INT"] {
        let flags = ["--lab-port=0", "--second-lab-port=0", "--console-port=0"];
        let mut started = Started::read(command().args(flags));
        let process = started.child.id().to_string();
        let sent = Command::new("kill").args([signal, &process]).status().expect("kill");
        assert!(sent.success());
        assert_eq!(started.child.wait().expect("an end").code(), Some(0));
        let mut said = String::new();
        started.child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("UTF-8");
        assert!(!said.contains("error"), "{said}");
    }
}
