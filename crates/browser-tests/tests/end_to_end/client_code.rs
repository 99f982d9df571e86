//! The code that the page offers is run as it is printed: it must send what the page sends.

use std::{fs, process::Command};

use browser_tests::{Outcome, page::Page, patience::until, world::World};
use cors_engine::{Api, CredentialsMode, ReferrerPolicy};
use cors_experiment::{BodyType, ClientCode, RequestSpec, Scenario, permalink};
use serde_json::{Value, json};
use xtask::script::AXIOS;

/// Runs code as a module would, and tells how it ended. An XHR is still on its way then.
const RUN: &str = "const done = arguments[arguments.length - 1]; const [code] = arguments; \
                   const run = Object.getPrototypeOf(async () => {}).constructor; \
                   new run(code)().then(() => done('ended'), error => done(String(error)));";

/// A request header that a server looks at, for CORS or to read the body.
const TELLING: [&str; 5] = [
    "origin",
    "access-control-request-method",
    "access-control-request-headers",
    "content-type",
    "x-id",
];

pub(crate) async fn code_sends_what_the_page_sends(world: &mut World) -> Outcome {
    compare(world, &[ClientCode::Fetch, ClientCode::Xhr, ClientCode::Curl]).await
}

pub(crate) async fn axios_sends_what_the_page_sends(world: &mut World) -> Outcome {
    compare(world, &[ClientCode::Axios]).await
}

async fn compare(world: &World, kinds: &[ClientCode]) -> Outcome {
    allow_everything(world)?;
    let mut wrong = Vec::new();
    for (at, (name, request)) in requests().into_iter().enumerate() {
        let mark = |by: &str| format!("{by}-{at}-of-{}", kinds.len());
        let sent = by_the_page(world, &request, &mark("page")).await?;
        for &kind in kinds.iter().filter(|kind| can(**kind, &request)) {
            let seen = by_code(world, kind, &request, &mark(kind.name())).await?;
            if seen != sent {
                wrong.push(format!(
                    "{name} by {}:\n  the page {sent}\n  the code {seen}",
                    kind.name()
                ));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// Requests that differ in what code has to spell out.
fn requests() -> Vec<(&'static str, RequestSpec)> {
    let request = |method: &str, body: Option<&str>| {
        let (method, body) = (method.to_owned(), body.map(str::to_owned));
        RequestSpec { method, body, ..RequestSpec::new("") }
    };
    let lines = |lines: &[(&str, &str)]| {
        lines.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    let json = lines(&[("Content-Type", "application/json")]);
    let own = lines(&[("X-Id", "it's \"7\""), ("Cookie", "a=b")]);
    let text = Some("a=1 & b='2' \"3\"\n@4");
    let of = |body_type| RequestSpec { body_type, ..request("POST", text) };
    vec![
        ("headers of its own", RequestSpec { headers: own, ..request("GET", None) }),
        (
            "JSON with credentials",
            RequestSpec {
                headers: json,
                credentials: CredentialsMode::Include,
                ..request("PUT", Some("{\"a\": [1]}"))
            },
        ),
        ("a string", of(BodyType::String)),
        (
            "a form's text",
            RequestSpec { body: Some("a=1".into()), ..of(BodyType::UrlSearchParams) },
        ),
        ("a form", RequestSpec { body: Some("1".into()), ..of(BodyType::FormData) }),
        (
            "a blob",
            RequestSpec { blob_type: Some("application/json".into()), ..of(BodyType::Blob) },
        ),
        ("a blob without a type", of(BodyType::Blob)),
        ("bytes", of(BodyType::BufferSource)),
        ("a method in small letters", request("patch", text)),
        ("nothing but a head", request("HEAD", None)),
        (
            "a listener on the upload",
            RequestSpec { api: Api::Xhr, upload_listener: true, ..of(BodyType::String) },
        ),
        (
            "no referrer",
            RequestSpec { referrer_policy: ReferrerPolicy::NoReferrer, ..of(BodyType::String) },
        ),
    ]
}

/// Whether this kind of code has words for all of a request; what it has none for, it says itself.
fn can(kind: ClientCode, request: &RequestSpec) -> bool {
    let for_fetch_alone = request.referrer_policy != ReferrerPolicy::Unset;
    match kind {
        ClientCode::Fetch => !request.upload_listener,
        ClientCode::Xhr => !for_fetch_alone,
        ClientCode::Axios => {
            !for_fetch_alone && request.method == request.method.to_ascii_uppercase()
        }
        ClientCode::Curl => true,
    }
}

/// What arrives when the page sends a request.
async fn by_the_page(world: &World, request: &RequestSpec, mark: &str) -> Outcome<String> {
    let scenario = scenario(world, request, mark);
    let link = format!("{}#{}", world.page_address(), permalink::encode(&scenario));
    world.session.driver.goto("about:blank").await?;
    let page = Page::open(&world.session.driver, &link).await?;
    page.press("Set it up").await?;
    page.send().await?;
    arrived(world, mark).await
}

/// What arrives when code is run: in a page of the same origin, or in a shell.
async fn by_code(
    world: &World,
    kind: ClientCode,
    request: &RequestSpec,
    mark: &str,
) -> Outcome<String> {
    let code = kind.code(&scenario(world, request, mark));
    match kind {
        ClientCode::Curl => {
            let done = Command::new("sh").args(["-ec", &code]).output()?;
            if !done.status.success() {
                let said = String::from_utf8_lossy(&done.stderr);
                return Err(format!("curl failed: {said}\n{code}").into());
            }
        }
        ClientCode::Axios => {
            let file = AXIOS.ensure().map_err(|failure| failure.to_string())?;
            let library = fs::read_to_string(file.ok_or("there is no axios")?)?;
            world.session.driver.execute(&library, []).await?;
            run(world, &code).await?;
        }
        ClientCode::Fetch | ClientCode::Xhr => run(world, &code).await?,
    }
    arrived(world, mark).await
}

async fn run(world: &World, code: &str) -> Outcome {
    let ended = world.session.driver.execute_async(RUN, vec![json!(code)]).await?;
    match ended.json().as_str() {
        Some("ended") => Ok(()),
        other => Err(format!("{other:?} by\n{code}").into()),
    }
}

fn scenario(world: &World, request: &RequestSpec, mark: &str) -> Scenario {
    let url = format!("{}?by={mark}&list={{a,b}}", world.target());
    let request = RequestSpec { url, ..request.clone() };
    Scenario::new(world.page_origin(), request, None)
}

fn allow_everything(world: &World) -> Outcome {
    let mirrored = || json!({ "on": true, "value": { "mirror": true } });
    let credentials = json!({ "on": true, "value": "true" });
    world.put_policy(&json!({
        "actual": { "allow_origin": mirrored(), "allow_credentials": credentials },
        "preflight": {
            "allow_origin": mirrored(), "allow_credentials": credentials,
            "allow_methods": mirrored(), "allow_headers": mirrored(),
        },
    }))
}

/// What arrived under this mark, as far as it tells, once the request itself has.
async fn arrived(world: &World, mark: &str) -> Outcome<String> {
    let asked = format!("by={mark}&");
    let seen = until(&format!("the request by {mark}"), async || {
        let record = world.record()?;
        let exchanges = record["exchanges"].as_array().cloned().unwrap_or_default();
        let ours: Vec<_> = exchanges
            .into_iter()
            .filter(|one| one["request"]["target"].as_str().is_some_and(|it| it.contains(&asked)))
            .collect();
        let is_whole = ours.iter().any(|one| one["kind"] == "actual" && !one["answer"].is_null());
        Ok(is_whole.then_some(ours))
    })
    .await?;
    Ok(seen.iter().map(|exchange| told(exchange).to_string()).collect::<Vec<_>>().join(" "))
}

/// What a server looks at.
fn told(exchange: &Value) -> Value {
    let request = &exchange["request"];
    let lines = request["headers"].as_array().into_iter().flatten();
    let mut headers: Vec<(String, String)> = lines
        .filter_map(|line| {
            let name = line[0].as_str()?.to_ascii_lowercase();
            let value = line[1].as_str()?;
            // Each form has a boundary of its own.
            let value = value.split("boundary=").next().unwrap_or(value);
            TELLING.contains(&&*name).then(|| (name, value.to_owned()))
        })
        .collect();
    headers.sort();
    let is_form = headers.iter().any(|(_, value)| value.starts_with("multipart/"));
    let body = if is_form { Value::Null } else { request["body_bytes"].clone() };
    json!([request["method"], headers, body])
}
