//! The presets, put in place through the control API.

use cors_wire::{Endpoint, Policy, Preset};
use serde::Deserialize;

use crate::companion::Companion;

#[derive(Deserialize)]
struct Offered {
    name: String,
    policy: Policy,
}

#[test]
fn every_preset_can_be_put_in_place_and_answers_as_predicted() {
    let companion = Companion::start();
    let offered: Vec<Offered> = companion.call("GET", "/api/presets").json();
    assert_eq!(offered.len(), Preset::all("").len());
    let request = [
        ("Host".to_owned(), format!("localhost:{}", companion.lab_ports[0])),
        ("Origin".to_owned(), "http://localhost:8000".to_owned()),
        ("Access-Control-Request-Method".to_owned(), "PUT".to_owned()),
    ];
    let lines: Vec<_> = request.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let lines: Vec<_> = lines.iter().map(String::as_str).collect();
    for Offered { name, policy } in offered {
        let json = serde_json::to_string(&policy).expect("JSON");
        let put: Endpoint = companion.call_with("PUT", "/api/endpoints/root", &json).json();
        assert_eq!(put.policy, policy, "{name}");
        for method in ["OPTIONS", "GET"] {
            let mut reply = companion.lab().ask(method, "/", &lines);
            // What a shared cache says of itself is no part of the answer before it.
            reply.lines.retain(|line| !line.starts_with("X-Cache: "));
            let head = policy.answer(&cors_wire::RequestHead {
                method,
                place: cors_wire::Place::ROOT,
                headers: &request,
            });
            let expected: Vec<_> = head.headers.iter().map(|(n, v)| format!("{n}: {v}")).collect();
            assert_eq!((reply.status, reply.lines), (head.status, expected), "{name}");
        }
    }
}
