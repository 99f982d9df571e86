//! Both ways to read and write a noun come to the same.

use std::fmt::Debug;

use cors_wire::{
    BodyType as AnswerBody, CorsWhen, Delivery, Endpoint, ExchangeKind, Fault, Health, NewEndpoint,
    OriginMatch, Policy, Preset, Problem, RecordPage, RedirectTo, SameSite,
};
use proptest::{prelude::*, sample::Index};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::{FromJson, ToJson, from_json, to_json};
use crate::{RequestSpec, Scenario, any_scenario::scenario};

/// Reads a value both ways: the values are the same, or both are refused. Complaints are the same
/// too, but for those of another type or length, where serde's sometimes say less.
///
/// Note: serde also takes a list of values for an object without names, which nobody sends.
#[track_caller]
fn check<T: FromJson + DeserializeOwned + Debug + PartialEq>(value: &Value) {
    let text = value.to_string();
    let read = from_json::<T>(&text).map_err(|fault| fault.to_string());
    let expected = serde_json::from_str::<T>(&text).map_err(|error| error.to_string());
    match (read, expected) {
        (Err(fault), _) if fault.starts_with("invalid type: sequence, expected struct") => {}
        (Err(fault), Err(_)) if fault.starts_with("invalid type: ") => {}
        (Err(fault), Err(_)) if fault.starts_with("invalid length ") => {}
        (Err(fault), Err(error)) => assert!(error.starts_with(&fault), "{fault}, not {error}"),
        (read, expected) => assert_eq!(read, expected, "{text}"),
    }
}

#[track_caller]
fn check_written<T: ToJson + Serialize>(value: &T) {
    assert_eq!(to_json(value), serde_json::to_string(value).expect("it is JSON"));
}

/// A noun of the control API.
trait Noun: FromJson + Serialize + DeserializeOwned + Debug + PartialEq {}

impl<T: FromJson + Serialize + DeserializeOwned + Debug + PartialEq> Noun for T {}

/// What else could stand where something stands.
fn others() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(70_000),
        json!("a \"text\"\n…"),
        json!([]),
        json!(["a"]),
        json!(["a", "b"]),
        json!([["a", "b"]]),
        json!([["a", "b", "c"]]),
        json!([1]),
        json!({}),
        json!({"mirror": true}),
        json!({"mirror": false}),
        json!({"lines": ["a"], "list": []}),
        json!({"list": [], "unknown": 1}),
        json!({"PUT": 405}),
        json!({"on": true, "more": 1}),
    ]
}

/// Every place in a value.
fn places(at: &str, value: &Value) -> Vec<String> {
    let below: Vec<(String, &Value)> = match value {
        Value::Object(members) => {
            members.iter().map(|(name, value)| (name.clone(), value)).collect()
        }
        Value::Array(items) => items.iter().enumerate().map(|(i, v)| (i.to_string(), v)).collect(),
        _ => Vec::new(),
    };
    let below = below.into_iter().flat_map(|(name, value)| places(&format!("{at}/{name}"), value));
    std::iter::once(at.to_owned()).chain(below).collect()
}

/// Reads a noun, and whatever becomes of it when one place holds something else, holds nothing, or
/// holds more.
#[track_caller]
fn check_noun<T: Noun>(noun: &T) {
    let value = serde_json::to_value(noun).expect("it is JSON");
    check::<T>(&value);
    for place in places("", &value) {
        for other in others() {
            let mut changed = value.clone();
            *changed.pointer_mut(&place).expect("it is there") = other;
            check::<T>(&changed);
        }
        let known = value.pointer(&place).and_then(Value::as_object).into_iter().flatten();
        for name in known.map(|(name, _)| name.as_str()) {
            let mut changed = value.clone();
            let object = changed.pointer_mut(&place).and_then(Value::as_object_mut);
            object.expect("an object").remove(name);
            check::<T>(&changed);
        }
        let mut changed = value.clone();
        if let Some(object) = changed.pointer_mut(&place).and_then(Value::as_object_mut) {
            object.insert("more".to_owned(), json!(1));
            check::<T>(&changed);
        }
    }
}

#[test]
fn the_nouns_of_the_control_api_are_read_alike() {
    let presets = Preset::all("http://localhost:8000");
    check_noun(&presets[0]);
    for preset in &presets {
        check::<Preset>(&serde_json::to_value(preset).expect("it is JSON"));
        check_written(&preset.policy);
        check_written(&NewEndpoint { name: "shop".to_owned(), policy: preset.policy.clone() });
    }
    let policy = presets[0].policy.clone();
    check_noun(&Endpoint { name: "a".to_owned(), path: "/e/a".to_owned(), revision: 7, policy });
    check_noun(&Health {
        service: "a".to_owned(),
        version: "1".to_owned(),
        lab_ports: vec![3000, 3001],
        ipv6: true,
        tls_port: Some(3443),
        instance: "b".to_owned(),
    });
    let record: RecordPage = serde_json::from_value(json!({
        "instance": "a", "restarted": false, "next": 3, "dropped": 0, "exchanges": [{
            "number": 2, "run": "r", "endpoint": "root", "revision": 1, "kind": "preflight",
            "request": {"port": 3000, "method": "OPTIONS", "target": "/", "headers": [["A", "b"]],
                "body_bytes": 0, "at_us": 5},
            "answer": {"status": 204, "headers": [["C", "d"]], "body_bytes": 0, "at_us": 6,
                "from_cache": 1}
        }]
    }))
    .expect("a page of the record");
    check_noun(&record);
    let problem = json!({"type": "about:blank", "title": "a", "status": 422, "detail": "b",
        "errors": [{"pointer": "/actual", "detail": "c"}]});
    check_noun::<Problem>(&serde_json::from_value(problem).expect("a problem"));
    check::<Vec<String>>(&json!(["a", "b"]));
    check::<Vec<String>>(&json!(["a", 1]));
}

#[test]
fn every_word_is_known_and_no_other() {
    fn check_words<T: FromJson + ToJson + Noun>() {
        check::<T>(&json!("?"));
        let complaint = from_json::<T>("\"?\"").expect_err("no word").to_string();
        for word in complaint.split('`').skip(3).step_by(2) {
            check::<T>(&json!(word));
            check_written(&from_json::<T>(&json!(word).to_string()).expect("a word"));
        }
    }
    check_words::<ExchangeKind>();
    check_words::<CorsWhen>();
    check_words::<Delivery>();
    check_words::<AnswerBody>();
    check_words::<SameSite>();
    check_words::<RedirectTo>();
    check_words::<OriginMatch>();
    check_words::<Fault>();
}

#[test]
fn members_that_are_given_twice_are_refused() {
    for text in
        ["{\"cache\":{},\"cache\":{}}", "{\"actual\":{\"status_for\":{\"A\":200,\"A\":201}}}"]
    {
        let expected = serde_json::from_str::<Policy>(text).expect_err(text).to_string();
        let fault = from_json::<Policy>(text).expect_err(text).to_string();
        assert!(expected.starts_with(&fault), "{fault}, {expected}");
    }
}

#[test]
fn what_is_no_json_is_refused() {
    for text in ["", "{", "[1", "[] []", "tru", "\"\\x\""] {
        assert_eq!(from_json::<Policy>(text).expect_err(text).to_string(), "JSON was expected");
    }
}

#[test]
fn a_request_needs_no_more_than_a_url() {
    check_noun(&RequestSpec::new("/x"));
    check::<RequestSpec>(&json!({"url": "/"}));
    check::<RequestSpec>(&json!({"method": "PUT"}));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scenarios_are_read_and_written_alike(
        scenario in scenario(),
        place in any::<Index>(),
        other in any::<Index>(),
    ) {
        check_written(&scenario);
        let mut value = serde_json::to_value(&scenario).expect("it is JSON");
        check::<Scenario>(&value);
        let places = places("", &value);
        // A place whose name has a slash in it is not found by a pointer.
        if let Some(place) = value.pointer_mut(place.get(&places).as_str()) {
            *place = other.get(&others()).clone();
        }
        check::<Scenario>(&value);
    }
}
