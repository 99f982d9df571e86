//! The lab over TLS, with a certificate that nobody trusts.

use std::io::Write;
use std::net::TcpStream;
use std::process::{Command, Output};
use std::sync::Arc;
use std::time::Duration;

use server::{Config, Limits};
use tokio_rustls::rustls::{ClientConfig, ClientConnection, StreamOwned, crypto::ring};

use crate::companion::Companion;
use crate::peer::Peer;
use crate::trusting::Trusting;

/// The code with which curl ends when it does not trust a certificate.
const UNTRUSTED: i32 = 60;

fn start(limits: Limits) -> Companion {
    Companion::configured(Config { tls_port: Some(0), limits, ..Config::on_free_ports() })
}

fn port(companion: &Companion) -> u16 {
    let health: cors_wire::Health = companion.call("GET", "/api/health").json();
    health.tls_port.expect("a port for TLS")
}

fn curl(arguments: &[&str], url: &str) -> Output {
    Command::new("curl").args(["-s", "-m", "20"]).args(arguments).arg(url).output().expect("curl")
}

#[test]
fn without_the_flag_there_is_no_tls() {
    let companion = Companion::start();
    let health: cors_wire::Health = companion.call("GET", "/api/health").json();
    assert_eq!(health.tls_port, None);
}

#[test]
fn an_untrusted_certificate_fails_for_real_and_nothing_is_asked() {
    let companion = start(Limits::default());
    let output = curl(&[], &format!("https://localhost:{}/", port(&companion)));
    assert_eq!((output.status.code(), output.stdout), (Some(UNTRUSTED), Vec::new()));
    assert_eq!(companion.record(0).exchanges, []);
}

#[test]
fn who_does_not_look_at_the_certificate_gets_the_same_endpoints() {
    let companion = start(Limits::default());
    companion.create("shop");
    companion.patch_root(r#"{"actual": {"status": 201, "headers": [["x-A", "1"], ["X-a", "2"]]}}"#);
    let port = port(&companion);
    for host in ["localhost", "127.0.0.1"] {
        let output = curl(&["-k", "-i", "--http1.1"], &format!("https://{host}:{port}/?run=r1"));
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(text.starts_with("HTTP/1.1 201 Created\r\n"), "{text}");
        assert!(text.contains("\r\nx-A: 1\r\nX-a: 2\r\n") && text.ends_with("Hello server"));
    }
    let output = curl(&["-k"], &format!("https://localhost:{port}/e/shop/run-r2"));
    assert_eq!(output.stdout, b"Hello server");
    let exchanges = companion.record(0).exchanges;
    let runs: Vec<_> = exchanges.iter().map(|exchange| exchange.run.as_deref()).collect();
    assert_eq!(runs, [Some("r1"), Some("r1"), Some("r2")]);
    assert!(exchanges.iter().all(|exchange| exchange.request.port == port));
}

#[test]
fn faults_are_the_same_under_tls() {
    let companion = start(Limits::default());
    let url = format!("https://localhost:{}/", port(&companion));
    for (delivery, body) in [("reset", ""), ("truncated", "Hello ")] {
        companion.patch_root(&format!(r#"{{"actual": {{"delivery": "{delivery}"}}}}"#));
        let output = curl(&["-k"], &url);
        assert!(!output.status.success(), "{delivery}");
        assert_eq!(String::from_utf8_lossy(&output.stdout), body, "{delivery}");
    }
}

#[test]
fn a_redirect_stays_with_tls_where_it_stays_on_the_port() {
    let companion = start(Limits::default());
    let tls = port(&companion);
    let second = companion.lab_ports[1];
    for (to, ends_at) in [
        ("other-site", format!("https://127.0.0.1:{tls}/?hop=1")),
        ("user-info", format!("https://user:password@localhost:{tls}/?hop=1")),
        ("other-port", format!("http://localhost:{second}/?hop=1")),
        ("same-path", format!("https://localhost:{tls}/?hop=1")),
    ] {
        companion.patch_root(&format!(
            r#"{{"actual": {{"redirect": {{"to": "{to}", "port": {second}}}}}}}"#
        ));
        let url = format!("https://localhost:{tls}/");
        let output = curl(&["-k", "-L", "-w", " at %{url_effective}"], &url);
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        assert_eq!(text, format!("Hello server at {ends_at}"), "{to}");
    }
}

#[test]
fn plain_http_on_the_tls_port_is_told_so() {
    let companion = start(Limits::default());
    let mut peer = Peer::connect(port(&companion));
    let reply = peer.ask("GET", "/", &[]);
    assert_eq!((reply.status, reply.text()), (400, "this port speaks TLS: ask by https:\n"));
    assert!(peer.is_closed());
    assert_eq!(companion.record(0).exchanges, []);
}

#[test]
fn tls_on_the_plain_port_is_told_that_it_is_not_http() {
    let companion = start(Limits::default());
    let mut lab = companion.lab();
    lab.send(b"\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00\r\n\r\n");
    let reply = lab.reply();
    assert_eq!(reply.status, 400);
    assert!(reply.text().starts_with("this is not an HTTP/1.1 request"));
    let output = curl(&["-k"], &format!("https://localhost:{}/", companion.lab_ports[0]));
    assert!(!output.status.success());
    assert_eq!(companion.ask("GET", "/").status, 200);
}

#[test]
fn a_handshake_that_is_none_or_never_ends_is_let_go() {
    let soon = Duration::from_millis(50);
    let companion = start(Limits { head_time: soon, ..Limits::default() });
    let port = port(&companion);
    let mut garbage = Peer::connect(port);
    garbage.send(b"\x16\x03\x01\xff\xffnot a handshake");
    garbage.drain();
    let mut half = Peer::connect(port);
    half.send(b"\x16\x03\x01");
    half.drain();
    let mut silent = Peer::connect(port);
    silent.drain();
    assert_eq!(companion.call("GET", "/api/health").status, 200);
}

#[test]
fn a_peer_that_does_not_read_makes_room_for_others() {
    let limits =
        Limits { lab_connections: 1, write_time: Duration::from_millis(200), ..Limits::default() };
    let companion = start(limits);
    let body = "x".repeat(cors_wire::limits::BODY_BYTES);
    companion.patch_root(&format!(r#"{{"actual": {{"body": "{body}"}}}}"#));
    let port = port(&companion);

    let client = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Trusting))
        .with_no_client_auth();
    let name = "localhost".try_into().expect("a name");
    let session = ClientConnection::new(Arc::new(client), name).expect("a session");
    let socket = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
    let mut peer = StreamOwned::new(session, socket);
    // More answers than the system holds for a peer, and not one is read.
    peer.write_all("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(200).as_bytes())
        .expect("requests");
    peer.flush().expect("requests");

    loop {
        let output = curl(&["-k", "-o", "/dev/null"], &format!("https://localhost:{port}/"));
        if output.status.success() {
            break;
        }
    }
}
