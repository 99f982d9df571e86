//! The console, open to others than this machine: by an address and a secret.

use std::net::{IpAddr, Ipv4Addr};
use std::process::Command;

use cors_wire::Problem;
use server::{Config, StartError};

use crate::companion::Companion;
use crate::peer::{Peer, Reply};

const TOKEN: &str = "0123456789-abcdef_0123456789.~";
const BEARER: &str = "Authorization: Bearer 0123456789-abcdef_0123456789.~";

/// All addresses are listened on; the tests ask by one that is no usual loopback address.
fn start() -> Companion {
    Companion::configured(Config {
        listen: Some(Ipv4Addr::UNSPECIFIED.into()),
        token: Some(TOKEN.parse().expect("a token")),
        allow_hosts: vec!["lab.example".to_owned()],
        ..Config::on_free_ports()
    })
}

fn ask(companion: &Companion, method: &str, path: &str, lines: &[&str]) -> Reply {
    let elsewhere = IpAddr::from([127, 0, 0, 9]);
    Peer::connect_to(elsewhere, companion.console_port).ask(method, path, lines)
}

#[test]
fn an_address_needs_a_token_and_a_token_an_address() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let listen = Some(Ipv4Addr::UNSPECIFIED.into());
    let token = Some(TOKEN.parse().expect("a token"));
    let allow_hosts = vec!["lab.example".to_owned()];
    let plain = Config::on_free_ports();
    for (config, given, needs) in [
        (Config { listen, ..plain.clone() }, "--listen", "--token"),
        (Config { token, ..plain.clone() }, "--token", "--listen"),
        (Config { allow_hosts, ..plain }, "--allow-host", "--listen"),
    ] {
        let error = runtime.block_on(server::start(config)).expect_err("a refusal");
        let said = error.to_string();
        assert!(said.starts_with(&format!("{given} needs {needs}: ")), "{said}");
    }
}

#[test]
fn the_command_refuses_a_short_token_and_does_not_repeat_it() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
    command.args([
        "--listen",
        "0.0.0.0",
        "--lab-port=0",
        "--second-lab-port=0",
        "--console-port=0",
    ]);
    let output = command.env("CORS_TOKEN", "hunter2").output().expect("it ends");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("24 to 512 letters"), "{said}");
    let help = Command::new(env!("CARGO_BIN_EXE_server"))
        .arg("--help")
        .env("CORS_TOKEN", TOKEN)
        .output()
        .expect("it ends");
    assert!(!String::from_utf8_lossy(&help.stdout).contains(TOKEN));
}

#[test]
fn an_address_of_another_machine_is_one_line_and_a_failure() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    // Of the block that is kept for documentation.
    let listen = Some(IpAddr::from([192, 0, 2, 1]));
    let token = Some(TOKEN.parse().expect("a token"));
    let config = Config { listen, token, ..Config::on_free_ports() };
    let error = runtime.block_on(server::start(config)).expect_err("a refusal");
    assert!(matches!(error, StartError::Address { .. }), "{error}");
    assert!(error.to_string().contains("give --listen one of this machine"), "{error}");
}

#[test]
fn without_the_flags_only_loopback_is_listened_on() {
    let companion = Companion::start();
    for port in [companion.lab_ports[0], companion.lab_ports[1], companion.console_port] {
        assert!(std::net::TcpStream::connect(("127.0.0.9", port)).is_err());
    }
}

#[test]
fn the_token_opens_the_console_to_everybody_who_has_it() {
    let companion = start();
    for path in ["/api/health", "/api/endpoints", "/api/record.har", "/api/openapi.json", "/api/x"]
    {
        for wrong in [&[][..], &["Authorization: Bearer x"], &["Cookie: cors-explorer-session="]] {
            let reply = ask(&companion, "GET", path, wrong);
            assert_eq!(reply.status, 401, "{path} {wrong:?}");
            assert_eq!(reply.value("www-authenticate"), Some("Bearer"));
            assert_eq!(reply.json::<Problem>().status, 401);
        }
        let expected = if path == "/api/x" { 404 } else { 200 };
        assert_eq!(ask(&companion, "GET", path, &[BEARER]).status, expected, "{path}");
    }
    assert_eq!(ask(&companion, "PUT", "/api/endpoints/root", &[]).status, 401);
    // This machine is no exception: any program of any user can connect to it.
    assert_eq!(companion.call("GET", "/api/health").status, 401);
    // The lab is what others are to ask.
    let elsewhere = IpAddr::from([127, 0, 0, 9]);
    let reply = Peer::connect_to(elsewhere, companion.lab_ports[0]).ask("GET", "/", &[]);
    assert_eq!(reply.text(), "Hello server");
}

#[test]
fn with_the_token_hosts_and_pages_are_still_looked_at() {
    let companion = start();
    let status =
        |lines: &[&str]| ask(&companion, "GET", "/api/health", &[&[BEARER], lines].concat()).status;
    assert_eq!(status(&["Host: lab.example"]), 200);
    assert_eq!(status(&["Host: LAB.example:8001"]), 200);
    assert_eq!(status(&["Host: other.example"]), 403);
    assert_eq!(status(&["Host: 127.0.0.9"]), 200);
    assert_eq!(status(&["Host: 192.0.2.1"]), 403);
    let own = format!("Origin: http://lab.example:{}", companion.console_port);
    assert_eq!(status(&["Host: lab.example", &own]), 200);
    assert_eq!(status(&["Host: lab.example", "Origin: http://lab.example:3000"]), 403);
    assert_eq!(status(&["Host: lab.example", "Sec-Fetch-Site: cross-site"]), 403);
}

/// Begins a session as a page does, and returns its cookie as a browser would send it.
fn begin(companion: &Companion) -> String {
    let reply = ask(companion, "POST", "/api/session", &[BEARER]);
    assert_eq!(reply.status, 204);
    let set = reply.value("set-cookie").expect("a cookie");
    let (cookie, attributes) = set.split_once("; ").expect("attributes");
    assert_eq!(attributes, "Path=/api/; HttpOnly; SameSite=Strict");
    assert!(!cookie.contains(TOKEN));
    format!("Cookie: {cookie}")
}

#[test]
fn a_page_shows_the_token_once_and_has_a_cookie_then() {
    let companion = start();
    assert_eq!(ask(&companion, "POST", "/api/session", &[]).status, 401);
    let cookie = begin(&companion);
    assert_eq!(ask(&companion, "GET", "/api/health", &[&cookie]).status, 200);
    // A header goes before a cookie: a wrong one is not forgiven.
    let wrong = "Authorization: Bearer wrong";
    assert_eq!(ask(&companion, "GET", "/api/health", &[&cookie, wrong]).status, 401);
    // What another site makes a browser send is refused before the cookie is looked at.
    let cross = "Sec-Fetch-Site: cross-site";
    assert_eq!(ask(&companion, "GET", "/api/health", &[&cookie, cross]).status, 403);

    let mut stream = companion.console();
    stream.send(stream.head("GET", "/api/events", &[&cookie]));
    assert_eq!(stream.reply_head().status, 200);

    let reply = ask(&companion, "DELETE", "/api/session", &[&cookie]);
    assert_eq!(reply.status, 204);
    assert!(reply.value("set-cookie").is_some_and(|set| set.contains("Max-Age=0")));
    assert_eq!(ask(&companion, "GET", "/api/health", &[&cookie]).status, 401);
}

#[test]
fn a_session_ends_with_the_server_and_opens_no_other() {
    let (first, second) = (start(), start());
    let cookie = begin(&first);
    assert_eq!(ask(&second, "GET", "/api/health", &[&cookie]).status, 401);
}
