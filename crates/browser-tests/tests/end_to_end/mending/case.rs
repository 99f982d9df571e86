//! The failing scenarios: those whose reasons are compared with the browser's own, and what only
//! this browser can send or only a redirect leads to.

use browser_tests::{Outcome, browser::Browser, world::World};
use cors_engine::{CredentialsMode, Keyword, Mode};
use cors_experiment::{BodyType, Draft, RequestSpec, Scenario, Sender};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::reasons::{
    exchange::{Exchange, Target, on},
    table,
};

/// A scenario that fails.
pub(super) struct Case {
    /// What is special about it.
    pub(super) name: &'static str,
    /// How it fails in Chromium: outcome, stage and cause.
    pub(super) verdict: &'static str,
    /// The scenario as a link has it.
    pub(super) linked: Scenario,
    /// Who sends it.
    pub(super) sender: Sender,
}

impl Case {
    /// The scenario as its sender sends it.
    pub(super) fn scenario(&self) -> Scenario {
        let mut scenario = self.linked.clone();
        scenario.page_origin = self.sender.origin(&scenario.page_origin).to_owned();
        scenario
    }

    /// Whether the form refuses it, so that nothing can be sent.
    pub(super) fn stays_in_the_form(&self) -> bool {
        Draft(self.linked.request.clone()).parse(&self.linked.page_origin).is_err()
    }
}

/// All of them.
pub(super) fn cases(world: &World) -> Outcome<Vec<Case>> {
    let mut cases = Vec::new();
    for exchange in table::exchanges(&world.page_origin()) {
        let verdict = exchange.verdict_in(Browser::Chromium);
        if verdict != "resolve" {
            let linked = linked(world, &exchange)?;
            cases.push(Case { name: exchange.name, verdict, linked, sender: Sender::Page });
        }
    }
    cases.extend(malformed(world)?);
    cases.extend(streams(world)?);
    cases.extend(redirected(world)?);
    cases.extend(from_a_frame(world)?);
    Ok(cases)
}

fn linked(world: &World, exchange: &Exchange) -> Outcome<Scenario> {
    let mut scenario = plain(world, &exchange.policy)?;
    if let Target::Url(_) = exchange.target {
        // With answers of the companion's the link would be taken for one to its endpoint.
        scenario.policy = None;
    }
    let request = &mut scenario.request;
    request.url = exchange.target.url(world);
    request.api = keyword(exchange.api)?;
    exchange.method.clone_into(&mut request.method);
    request.mode = keyword(exchange.mode)?;
    request.credentials = keyword(exchange.credentials)?;
    request.headers = exchange.headers.iter().map(|&(n, v)| (n.to_owned(), v.to_owned())).collect();
    request.body = (!exchange.body.is_empty()).then(|| exchange.body.to_owned());
    for &(name, choice) in exchange.further {
        match name {
            "Redirect" => request.redirect = keyword(choice)?,
            "Cache" => request.cache = keyword(choice)?,
            name => return Err(format!("{name} is no drop-down that this test knows").into()),
        }
    }
    Ok(scenario)
}

fn keyword<K: Keyword>(text: &str) -> Outcome<K> {
    K::parse(text).ok_or_else(|| format!("{text} is no such word").into())
}

/// A plain request to an endpoint with this policy.
fn plain(world: &World, policy: &Value) -> Outcome<Scenario> {
    Ok(Scenario::new(
        world.page_origin(),
        RequestSpec::new(world.target()),
        Some(Deserialize::deserialize(policy)?),
    ))
}

type Change<'a> = &'a dyn Fn(&mut RequestSpec);

/// A case by what is special about its request.
fn case(
    world: &World,
    (name, verdict): (&'static str, &'static str),
    policy: &Value,
    change: Change<'_>,
) -> Outcome<Case> {
    let mut linked = plain(world, policy)?;
    change(&mut linked.request);
    Ok(Case { name, verdict, linked, sender: Sender::Page })
}

/// What is no request at all.
fn malformed(world: &World) -> Outcome<Vec<Case>> {
    let header = |name: &str, value: &str| vec![(name.to_owned(), value.to_owned())];
    let cases: [(_, _, Change<'_>); 4] = [
        ("no URL", "throw construct/url-invalid", &|r| "http://[".clone_into(&mut r.url)),
        ("no method", "throw construct/method-invalid", &|r| "GE T".clone_into(&mut r.method)),
        ("no header name", "throw construct/header-name-invalid", &|r| {
            r.headers = header("X Y", "7");
        }),
        ("no header value", "throw construct/header-value-invalid", &|r| {
            r.headers = header("X", "\u{100}");
        }),
    ];
    cases
        .iter()
        .map(|(name, verdict, change)| case(world, (name, verdict), &json!({}), change))
        .collect()
}

/// Streams, which only Chromium can send, and not to this lab.
fn streams(world: &World) -> Outcome<Vec<Case>> {
    fn stream(request: &mut RequestSpec) {
        "POST".clone_into(&mut request.method);
        request.body = Some("b".to_owned());
        request.body_type = BodyType::Stream;
        request.duplex = Some("half".to_owned());
    }
    let cases: [(_, _, Change<'_>); 4] = [
        ("a stream without CORS", "throw construct/stream-body-mode", &|r| r.mode = Mode::NoCors),
        ("a stream that is not half duplex", "throw construct/stream-body-without-duplex", &|r| {
            r.duplex = None;
        }),
        ("a stream that outlives the page", "throw construct/stream-body-keepalive", &|r| {
            r.keepalive = true;
        }),
        ("a stream", "reject response/transport", &|_| {}),
    ];
    let allowed = json!({
        "preflight": { "allow_origin": on(&world.page_origin()) },
        "actual": { "allow_origin": on(&world.page_origin()) },
    });
    let cases = cases.iter().map(|(name, verdict, change)| {
        case(world, (name, verdict), &allowed, &|request| {
            stream(request);
            change(request);
        })
    });
    cases.collect()
}

/// What is found out only behind a redirect: there a server can help, by answering itself.
fn redirected(world: &World) -> Outcome<Vec<Case>> {
    let origin = world.page_origin();
    let to = |location: &str| {
        json!({ "actual": {
            "allow_origin": on(&origin),
            "redirect": { "to": "location", "status": 302, "location": location },
        } })
    };
    let home = format!("{origin}/own/root");
    let include: Change<'_> = &|request| request.credentials = CredentialsMode::Include;
    let away = json!({ "actual": {
        "allow_origin": on(&origin), "allow_credentials": on("true"),
        "redirect": { "to": "other-site", "status": 302 },
    } });
    let login = json!({ "actual": {
        "status": 302, "headers": [["Location", "/login"]],
    } });
    vec![
        case(
            world,
            ("a redirect to a blocked port", "reject blocked/bad-port"),
            &to("http://localhost:25/"),
            &|_| {},
        ),
        case(
            world,
            ("a redirect away from home", "reject dispatch/same-origin-mode"),
            &to(&world.target()),
            &|request| {
                request.url.clone_from(&home);
                request.mode = Mode::SameOrigin;
            },
        ),
        case(
            world,
            ("a redirect that makes the origin null", "reject response/allow-origin-mismatch"),
            &away,
            include,
        ),
        case(
            world,
            ("a redirect to a login page", "reject response/allow-origin-missing"),
            &login,
            include,
        ),
    ]
    .into_iter()
    .collect()
}

/// A frame without an origin, with credentials: what no server can allow without allowing everybody.
fn from_a_frame(world: &World) -> Outcome<Vec<Case>> {
    let actual = |value: &Value| json!({ "actual": value });
    let cases = [
        ("a frame, nothing allowed", "reject response/allow-origin-missing", json!({})),
        (
            "a frame, everybody allowed",
            "reject response/allow-origin-wildcard-with-credentials",
            json!({ "allow_origin": on("*") }),
        ),
        (
            "a frame, null allowed",
            "reject response/allow-credentials-missing",
            json!({ "allow_origin": on("null") }),
        ),
    ];
    let mut framed = Vec::new();
    for (name, verdict, answer) in cases {
        let case = case(world, (name, verdict), &actual(&answer), &|request| {
            request.credentials = CredentialsMode::Include;
        })?;
        framed.push(Case { sender: Sender::SandboxedFrame, ..case });
    }
    Ok(framed)
}
