//! What the control API refuses when it is asked through the page's own server.

use browser_tests::{
    Outcome,
    world::{REBOUND, World},
};
use serde_json::{Value, json};
use xtask::http::{self, Request};

use crate::expect;

const JSON: (&str, &str) = ("Content-Type", "application/json");

pub(crate) async fn requests_that_no_page_of_ours_makes_are_refused_through_the_pages_server(
    world: &mut World,
) -> Outcome {
    let rebound = format!("{REBOUND}:{}", world.ports.page);
    let origin = world.page_origin();
    let own = ("Origin", origin.as_str());
    let cases = [
        ("the page itself", vec![JSON, own, ("Sec-Fetch-Site", "same-origin")], 200),
        ("a program without headers of a browser", vec![JSON], 200),
        ("a rebinding name", vec![JSON, ("Host", &rebound)], 403),
        (
            "a rebinding name behind a forwarded one",
            vec![JSON, ("Host", &rebound), ("X-Forwarded-Host", "localhost")],
            403,
        ),
        ("another origin", vec![JSON, ("Origin", "http://elsewhere.test")], 403),
        ("an opaque origin", vec![JSON, ("Origin", "null")], 403),
        ("another site", vec![JSON, ("Sec-Fetch-Site", "cross-site")], 403),
        ("another origin of this site", vec![JSON, ("Sec-Fetch-Site", "same-site")], 403),
        ("a form's media type", vec![("Content-Type", "text/plain"), own], 415),
    ];
    let policy = json!({ "actual": { "body": "changed" } }).to_string();
    for (who, headers, status) in cases {
        world.put_policy(&json!({}))?;
        let request = Request {
            method: "PUT",
            path: "/api/endpoints/root",
            headers: &headers,
            body: &policy,
        };
        let answer = http::send(world.ports.page, &request)?;
        expect(who, &status.to_string(), &answer.status.to_string())?;
        if status != 200 {
            let problem: Value = serde_json::from_str(&answer.body)?;
            expect(who, &status.to_string(), &problem["status"].to_string())?;
        }
        let body = if status == 200 { "changed" } else { "Hello server" };
        expect(who, body, &http::get(world.ports.lab, "/")?.body)?;
    }
    Ok(())
}

pub(crate) async fn a_page_under_a_rebound_name_is_refused(world: &mut World) -> Outcome {
    let driver = &world.session.driver;
    // Trunk serves the page under whatever name leads to it; the browser takes it for its own.
    driver.goto(&format!("http://{REBOUND}:{}/", world.ports.page)).await?;
    let script = r#"
        const [done] = arguments;
        fetch("/api/endpoints/root", {
            method: "PUT",
            headers: { "Content-Type": "application/json" },
            body: JSON.stringify({ actual: { body: "changed" } }),
        }).then(response => done(String(response.status)), error => done(String(error)));
    "#;
    let status = driver.execute_async(script, vec![]).await?;
    expect("a page of a rebound name", "403", status.json().as_str().unwrap_or("no answer"))?;
    expect("the endpoint", "Hello server", &http::get(world.ports.lab, "/")?.body)
}
