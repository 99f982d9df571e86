//! Which endpoint and which run a URL names.

use crate::companion::Companion;

#[track_caller]
fn check(companion: &Companion, target: &str, endpoint: Option<&str>, run: Option<&str>) {
    let before = companion.record(0).next;
    let status = if endpoint.is_some() { 200 } else { 404 };
    assert_eq!(companion.ask("GET", target).status, status, "{target}");
    let page = companion.record(before);
    let exchange = &page.exchanges[0];
    assert_eq!(exchange.request.target, target);
    assert_eq!((exchange.endpoint.as_deref(), exchange.run.as_deref()), (endpoint, run));
}

#[test]
fn a_run_is_named_by_the_url() {
    let companion = Companion::start();
    companion.create("shop");
    check(&companion, "/", Some("root"), None);
    check(&companion, "/?a=b&run=r1", Some("root"), Some("r1"));
    check(&companion, "/e/root", Some("root"), None);
    check(&companion, "/e/root/run-r1", Some("root"), Some("r1"));
    check(&companion, "/e/shop", Some("shop"), None);
    check(&companion, "/e/shop/run-r1/items/7?run=no", Some("shop"), Some("r1"));
    check(&companion, "/shop?run=r1", None, None);
    check(&companion, "/e/other/run-r1", None, Some("r1"));
}

#[test]
fn an_unknown_endpoint_names_the_known_ones() {
    let companion = Companion::start();
    companion.create("shop");
    let reply = companion.ask("GET", "/favicon.ico");
    assert_eq!(reply.status, 404);
    assert_eq!(reply.text(), "There is no endpoint here. These are known:\n/\n/e/shop\n");
    for number in 0..30 {
        companion.create(&format!("a{number:02}"));
    }
    let text = companion.ask("GET", "/x").text().to_owned();
    assert_eq!(text.lines().count(), 22, "{text}");
    assert!(text.ends_with("and more\n"));
}

#[test]
fn both_ports_and_both_addresses_are_one_lab() {
    let companion = Companion::start();
    companion.patch_root(r#"{"actual": {"body": "same"}}"#);
    let mut addresses = vec!["127.0.0.1"];
    let health: cors_wire::Health = companion.call("GET", "/api/health").json();
    if health.ipv6 {
        addresses.push("::1");
    }
    assert_eq!(health.lab_ports, companion.lab_ports);
    for port in companion.lab_ports {
        for address in &addresses {
            let address = address.parse().expect("an address");
            let reply = crate::peer::Peer::connect_to(address, port).ask("GET", "/", &[]);
            assert_eq!(reply.text(), "same");
            let latest = companion.record(0).exchanges.pop().expect("an exchange");
            assert_eq!(latest.request.port, port);
        }
    }
}
