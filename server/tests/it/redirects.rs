//! Redirects: where they lead, and that they end there.

use cors_wire::ExchangeKind;

use crate::companion::Companion;
use crate::peer::{Peer, Reply};

const ORIGIN: &str = "Origin: http://localhost:8000";
const PREFLIGHT: [&str; 2] = [ORIGIN, "Access-Control-Request-Method: PUT"];

/// A companion whose `/` redirects actual requests to there, with a further member of JSON.
fn redirecting(to: &str, more: &str) -> Companion {
    let companion = Companion::start();
    companion.patch_root(&format!(r#"{{"actual": {{"redirect": {{"to": "{to}"{more}}}}}}}"#));
    companion
}

/// The answer to a request for a target, of which the first says where it leads.
fn location(companion: &Companion, target: &str) -> Option<String> {
    let reply = companion.lab().ask("GET", target, &[ORIGIN]);
    assert_eq!(reply.status == 307, reply.value("location").is_some(), "{reply:?}");
    reply.value("location").map(str::to_owned)
}

/// Follows a redirect to the same host, as a URL parser would resolve it.
fn follow(companion: &Companion, from: &str) -> Reply {
    let location = location(companion, from).expect("a redirect");
    let base = format!("http://localhost:{}{from}", companion.lab_ports[0]);
    let url = url::Url::parse(&base).and_then(|base| base.join(&location)).expect("a URL");
    let target = &url[url::Position::BeforePath..url::Position::AfterQuery];
    Peer::connect(url.port().expect("a port")).ask("GET", target, &[ORIGIN])
}

#[test]
fn a_redirect_leads_to_the_same_endpoint_which_then_answers() {
    for to in ["same-path", "trailing-slash", "other-site", "user-info"] {
        let companion = redirecting(to, "");
        for from in ["/", "/?run=r1", "/e/root", "/e/root/run-r1/items/7?page=2"] {
            let reply = follow(&companion, from);
            assert_eq!((reply.status, reply.text()), (200, "Hello server"), "{to} {from}");
        }
        let runs = companion.record(0).exchanges;
        let runs: Vec<_> = runs.iter().map(|exchange| exchange.run.as_deref()).collect();
        assert_eq!(runs[2..4], [Some("r1"), Some("r1")], "{to} keeps the run");
        assert_eq!(runs[6..8], [Some("r1"), Some("r1")], "{to} keeps the run");
    }
}

#[test]
fn bytes_beyond_ascii_lead_to_themselves() {
    let companion = redirecting("other-site", "");
    // `ask` sends UTF-8, and an answer's bytes are read one by one.
    let location = location(&companion, "/e/root/caf\u{e9}").expect("a redirect");
    assert!(location.ends_with("/e/root/caf\u{c3}\u{a9}?hop=1"), "{location}");
    let recorded = companion.record(0).exchanges.remove(0);
    assert_eq!(recorded.request.target, "/e/root/caf\u{c3}\u{a9}");
    let sent = recorded.answer.expect("an answer").headers;
    assert_eq!(cors_wire::values(&sent, "location").collect::<Vec<_>>(), [location]);
}

#[test]
fn each_kind_names_another_url() {
    for (to, more, from, expected) in [
        ("same-path", "", "/?a=b", "?a=b&hop=1"),
        ("trailing-slash", "", "/", "/e/root/?hop=1"),
        ("trailing-slash", "", "/e/root/items", "./items/?hop=1"),
        ("other-port", r#", "port": 4444"#, "/?a", "http://localhost:4444/?a&hop=1"),
        ("home", "", "/?run=x", "http://localhost:8000/own/root?run=x&hop=1"),
        ("home", "", "/e/root/run-x/a", "http://localhost:8000/own/root/run-x/a?hop=1"),
        ("chain", "", "/?hop=2", "?hop=3"),
        ("loop", "", "/e/root/a?b", "./a?b"),
        ("location", r#", "location": "//a.test/\u00e9""#, "/", "//a.test/\u{e9}"),
    ] {
        let companion = redirecting(to, more);
        assert_eq!(location(&companion, from).as_deref(), Some(expected), "{to} {from}");
    }
}

#[test]
fn another_site_is_the_same_machine_by_another_name() {
    let companion = redirecting("other-site", "");
    let port = companion.lab_ports[0];
    for (host, other) in
        [("localhost", "127.0.0.1"), ("127.0.0.1", "localhost"), ("[::1]", "127.0.0.1")]
    {
        let host = format!("Host: {host}:{port}");
        let reply = companion.lab().ask("GET", "/", &[&host]);
        let expected = format!("http://{other}:{port}/?hop=1");
        assert_eq!(reply.value("location"), Some(expected.as_str()));
    }
    let strange = companion.lab().ask("GET", "/", &["Host: a/b@c"]);
    let expected = format!("http://127.0.0.1:{port}/?hop=1");
    assert_eq!(strange.value("location"), Some(expected.as_str()), "no host is repeated unread");
}

#[test]
fn a_redirect_to_the_second_port_ends_there() {
    let companion = Companion::start();
    let [first, second] = companion.lab_ports;
    let redirect = format!(r#"{{"to": "other-port", "port": {second}, "status": 302}}"#);
    companion.patch_root(&format!(r#"{{"actual": {{"redirect": {redirect}}}}}"#));
    let reply = Peer::connect(first).ask("GET", "/", &[]);
    let expected = format!("http://localhost:{second}/?hop=1");
    assert_eq!((reply.status, reply.value("location")), (302, Some(expected.as_str())));
    assert_eq!(Peer::connect(second).ask("GET", "/?hop=1", &[]).status, 200);
}

#[test]
fn a_chain_is_as_long_as_it_says_and_a_loop_has_no_end() {
    let companion = redirecting("chain", r#", "times": 25"#);
    let mut lab = companion.lab();
    let mut target = "/".to_owned();
    let mut redirects = 0;
    while let Some(location) = lab.ask("GET", &target, &[]).value("location") {
        target = format!("/{location}");
        redirects += 1;
    }
    assert_eq!((redirects, target.as_str()), (25, "/?hop=25"));
    let companion = redirecting("loop", "");
    for target in ["/", "/?hop=99"] {
        assert_eq!(location(&companion, target), Some(format!(".{target}")));
    }
}

#[test]
fn nobody_without_an_origin_is_sent_home() {
    let companion = redirecting("home", "");
    assert_eq!(companion.ask("GET", "/").status, 200);
    assert_eq!(companion.lab().ask("GET", "/", &["Origin: null"]).status, 200);
}

#[test]
fn preflight_and_actual_request_are_redirected_apart() {
    let companion = Companion::start();
    companion.patch_root(r#"{"preflight": {"redirect": {"to": "same-path", "status": 308}}}"#);
    let reply = companion.lab().ask("OPTIONS", "/", &PREFLIGHT);
    assert_eq!((reply.status, reply.value("location")), (308, Some("?hop=1")));
    assert_eq!(companion.lab().ask("OPTIONS", "/?hop=1", &PREFLIGHT).status, 204);
    assert_eq!(companion.ask("GET", "/").status, 200);
    assert_eq!(companion.record(0).exchanges[0].kind, ExchangeKind::Preflight);
}
