//! A link is the scenario, now and later.

use cors_engine::CredentialsMode;
use cors_wire::{CorsWhen, Delivery, Fault, HeaderSource, Policy, RedirectTo, StatusFor, Switch};
use proptest::{prelude::*, sample::select};

use super::*;
use crate::{any_scenario::scenario, failing_cases::failing_cases};

/// A link, and what it changes in the plain scenario.
type OldLink = (&'static str, fn(&mut Scenario));

/// Links that were made with version 1, and what they have to mean for ever.
const OLD: &[OldLink] = &[
    ("1=o=http://localhost:8000&r.url=http://localhost:3000/&end", |_| {}),
    (
        "1=o=http://localhost:8000&r.url=http://localhost:3000/&r.method=PUT&r.credentials=include\
         &r.headers=!%5B%5B%22X-Id%22%2C%227%22%5D%5D&r.body=%7B%7D&p.allow_origin.on=!true\
         &p.allow_origin.value=http://localhost:8000&p.allow_methods.on=!true\
         &p.allow_methods.value=PUT&a.status=!404&a.cors_when=success\
         &a.allow_origin.value=!%7B%22mirror%22%3Atrue%7D&a.headers=!%5B%5B%22Vary%22%2C%22A%22%5D%5D\
         &a.status_for=!%7B%22PUT%22%3A405%7D&a.delivery=slow&end",
        |scenario| {
            let request = &mut scenario.request;
            "PUT".clone_into(&mut request.method);
            request.credentials = CredentialsMode::Include;
            request.headers.push(("X-Id".to_owned(), "7".to_owned()));
            request.body = Some("{}".to_owned());
            let policy = scenario.policy.as_mut().expect("a policy");
            policy.preflight.allow_origin = Switch::on("http://localhost:8000");
            policy.preflight.allow_methods = Switch::on("PUT");
            let actual = &mut policy.actual;
            actual.status = 404;
            actual.cors_when = CorsWhen::Success;
            actual.allow_origin.value = HeaderSource::Mirror { mirror: true };
            actual.headers.push(("Vary".to_owned(), "A".to_owned()));
            actual.status_for = StatusFor::from([("PUT".to_owned(), 405)]);
            actual.delivery = Delivery::Slow;
        },
    ),
    ("1=o=http://localhost:8000&r.url=http://localhost:3000/&policy=!null&end", |scenario| {
        scenario.policy = None;
    }),
    ("1=o=http://localhost:8000&r.url=http://localhost:3000/&worker=!true&end", |scenario| {
        scenario.worker = true;
    }),
    ("1=o=http://localhost:8000&r.url=http://localhost:3000/&kept_url=!true&end", |scenario| {
        scenario.kept_url = true;
    }),
];

fn plain() -> Scenario {
    Scenario::new(
        "http://localhost:8000".to_owned(),
        RequestSpec::new("http://localhost:3000/"),
        Some(Policy::default()),
    )
}

#[test]
fn a_link_of_many_names_is_refused_at_once() {
    let pairs = (0..150_000).map(|number| format!("{number:x}=&")).collect::<Vec<_>>().concat();
    assert!(pairs.len() < MOST_BYTES);
    let found = decode(&format!("1={pairs}end"));
    assert_eq!(found, Err(PermalinkError::Pair { pair: "12c=".to_owned() }));
}

#[test]
fn old_links_keep_their_meaning() {
    for (link, change) in OLD {
        let mut expected = plain();
        change(&mut expected);
        assert_eq!(decode(link).as_ref(), Ok(&expected), "{link}");
        assert_eq!(decode(&encode(&expected)), Ok(expected));
    }
}

#[test]
fn members_that_came_later_fit_in_a_link() {
    let mut scenario = plain();
    let policy = scenario.policy.get_or_insert_default();
    policy.actual.set_cookie.on = true;
    policy.actual.redirect.to = RedirectTo::Chain;
    policy.actual.fault = Fault::Doubled;
    policy.preflight.cache_control = Switch::on("no-store");
    policy.cache.on = true;
    let link = encode(&scenario);
    assert_eq!(decode(&link), Ok(scenario), "{link}");
}

#[test]
fn every_known_failure_fits_in_a_link() {
    for known in failing_cases() {
        let link = encode(&known.case.0);
        assert_eq!(decode(&link).as_ref(), Ok(&known.case.0), "{link}");
        assert!(link.len() < SAFE_BYTES || known.case.0.request.url.len() > 500, "{link}");
    }
}

#[test]
fn a_link_has_only_what_every_tool_takes_for_a_part_of_it() {
    let mut scenario = plain();
    scenario.request.body = Some("ä b&c=d#e<f>\"(g)[h]*i`j'k\\l\n!".to_owned());
    let link = encode(&scenario);
    let usual = |c: char| c.is_ascii_alphanumeric() || "-._:/%+=&!".contains(c);
    assert!(link.chars().all(usual), "{link}");
    assert!(link.ends_with("&end"), "nothing that is taken for the end of a sentence");
    assert_eq!(decode(&link), Ok(scenario));
}

#[test]
fn a_bad_link_says_what_is_wrong() {
    for (link, expected) in [
        ("result", "this holds no experiment"),
        ("", "this holds no experiment"),
        ("2=x&end", "it is of version 2, and this page reads version 1; a newer page made it"),
        (
            "1=o=http://localhost:8000&r.url=http",
            "its end is missing; whatever passed it on has probably cut it off",
        ),
        ("1=o&end", "`o` makes no sense in it"),
        ("1=o=%zz&end", "`o=%zz` makes no sense in it"),
        ("1=o=%+1&end", "`o=%+1` makes no sense in it"),
        ("1=a.status=![&end", "`a.status=![` makes no sense in it"),
        ("1=o.x=1&end", "`o.x=1` makes no sense in it"),
        ("1=a.status=ok&end", "invalid type: string \"ok\", expected u16"),
        (
            "1=r.mode=navigate&end",
            "unknown value `navigate`, expected one of `cors`, `no-cors`, `same-origin`",
        ),
        (
            "1=more=1&end",
            "unknown field `more`, expected one of `page_origin`, `request`, `policy`, `worker`, \
             `kept_url`",
        ),
    ] {
        assert_eq!(decode(link).expect_err(link).to_string(), expected);
    }
    let long = format!("1={}", "x".repeat(MOST_BYTES));
    assert_eq!(decode(&long), Err(PermalinkError::TooLong { bytes: MOST_BYTES + 2 }));
}

proptest! {
    #[test]
    fn a_link_gives_back_what_it_was_made_of(scenario in scenario()) {
        let link = encode(&scenario);
        prop_assert!(is_permalink(&link));
        prop_assert_eq!(decode(&link), Ok(scenario), "{}", link);
    }

    #[test]
    fn no_fragment_is_too_much(rest in "[-a-z0-9.=&!%+\\[\\]{}\",:]*", head in select(&["1=", "", "1=o="][..])) {
        let _ = decode(&format!("{head}{rest}&end"));
    }
}
