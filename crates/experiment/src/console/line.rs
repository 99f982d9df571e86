//! One line of a console: which message it is, and what it names.

use cors_engine::Stage;
use url::Url;

use super::{
    Engine, Message, Parameters,
    matcher::{self, Match},
    not_cors,
    template::{Opening, Template},
    templates,
};
use crate::Possibility;

/// A message and what kind of line it was.
pub(super) struct Found {
    pub(super) message: Message,
    pub(super) echo: Echo,
}

/// Whether a line may only repeat, in general words, what an earlier one said.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Echo {
    /// It says something of its own.
    No,
    /// Engines print such a line after every failure.
    Perhaps,
}

/// The messages in a line.
pub(super) fn decode_line(line: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some((message, end)) = best(rest) {
        found.push(message);
        rest = &rest[end..];
    }
    found
}

/// The message that explains most of a line, and where it ends.
fn best(line: &str) -> Option<(Found, usize)> {
    let mut best: Option<(Engine, Match<'_>)> = None;
    for &engine in Engine::ALL {
        for template in templates(engine) {
            if let Some(found) = matcher::find(template.text, line)
                && best.as_ref().is_none_or(|(_, other)| found.weight > other.weight)
            {
                best = Some((engine, found));
            }
        }
    }
    let other = not_cors::find(line);
    if let Some((engine, found, what)) = other
        && best.as_ref().is_none_or(|(_, cors)| found.weight > cors.weight)
    {
        let parameters = parameters(line, &found);
        let (candidates, not_cors) = (Vec::new(), Some(what));
        let message = Message { engine, candidates, not_cors, parameters, vague: false };
        return Some((Found { message, echo: Echo::No }, found.end));
    }
    let (engine, found) = best?;
    let before = &line[..found.start];
    let parameters = parameters(line, &found);
    let text = &line[found.start..found.end];
    let candidates = candidates(engine, text, found.weight, before, &parameters);
    let repeated = engine == Engine::Webkit && before.ends_with("Failed to load resource: ");
    let echo = if repeated || is_general(text) { Echo::Perhaps } else { Echo::No };
    let vague = is_vague(text);
    let message = Message { engine, candidates, not_cors: None, parameters, vague };
    Some((Found { message, echo }, found.end))
}

/// The values that a line names, in the message and around it.
fn parameters(line: &str, found: &Match<'_>) -> Parameters {
    let mut parameters = Parameters::default();
    opening_parameters(&line[..found.start], &line[found.end..], &mut parameters);
    for (gap, value) in &found.gaps {
        set(&mut parameters, gap, value);
    }
    parameters
}

/// Whether a line says no more than that something failed.
fn is_general(text: &str) -> bool {
    text.starts_with("CORS request did not succeed")
        || text.contains("net::ERR_FAILED")
        || is_vague(text)
}

/// Whether a line says that for any failure whatsoever.
fn is_vague(text: &str) -> bool {
    text.ends_with("due to access control checks.") || text.ends_with("net::ERR_FAILED")
}

/// The failures of all templates that this text fits, as far as what stands before allows.
fn candidates(
    engine: Engine,
    text: &str,
    weight: usize,
    before: &str,
    parameters: &Parameters,
) -> Vec<Possibility> {
    let preflight = before.contains("preflight");
    let openings = ["CORS policy:", "Failed to load ", " cannot load "];
    let opened = openings.iter().any(|opening| before.contains(opening));
    let fits = |template: &&'static Template| {
        let opening = match template.opening {
            Opening::AccessPreflight => preflight || !opened,
            Opening::Access => !preflight,
            Opening::None | Opening::Blocked | Opening::BlockedQuoted => true,
        };
        let exactly = |found: &Match<'_>| found.start == 0 && found.weight == weight;
        opening && matcher::find(template.text, text).as_ref().is_some_and(exactly)
    };
    // Note: Safari looks at a preflight's status before anything else.
    let ok = parameters.status.is_none_or(|status| (200..300).contains(&status));
    let not_preflight = engine == Engine::Webkit && !ok && !text.starts_with("Preflight ");
    let mut candidates = Vec::new();
    for template in templates(engine).filter(fits) {
        for &(stage, cause) in template.covers {
            let possibility = Possibility { stage, cause };
            if not_preflight && stage == Stage::Preflight {
                continue;
            }
            if !candidates.contains(&possibility) && agrees(possibility, parameters) {
                candidates.push(possibility);
            }
        }
    }
    candidates
}

/// Whether a failure agrees with the values that the line names.
fn agrees(possibility: Possibility, parameters: &Parameters) -> bool {
    let value = parameters.value.as_deref();
    let several = |value: &str| value.contains([',', ' ']);
    // Chromium escapes what is not ASCII, which is in no origin.
    let origin =
        |value: &str| value == "null" || (!value.contains("\\u") && Url::parse(value).is_ok());
    match possibility.cause {
        "allow-credentials-missing" => value.is_none_or(str::is_empty),
        "allow-origin-multiple" => value.is_none_or(several),
        "allow-origin-invalid" => value.is_none_or(|value| !several(value) && !origin(value)),
        "allow-origin-mismatch" => value.is_none_or(|value| !several(value) && origin(value)),
        "redirected" | "redirect-mode-error" => {
            let redirects = |status| matches!(status, 301 | 302 | 303 | 307 | 308);
            parameters.status.is_none_or(redirects)
        }
        "scheme-not-http" => parameters.redirected_from.is_none(),
        "location-scheme" => {
            parameters.other_scheme().is_none() || parameters.redirected_from.is_some()
        }
        // The standard has a step of its own for it, and every engine leaves that to the next one.
        "authorization-not-listed" => is_authorization(parameters),
        _ => true,
    }
}

fn is_authorization(parameters: &Parameters) -> bool {
    let header = parameters.header.as_deref();
    header.is_none_or(|header| header.eq_ignore_ascii_case("authorization"))
}

/// What stands around the reason: the URL and the origin, in the ways of newer and older versions.
fn opening_parameters(before: &str, after: &str, parameters: &mut Parameters) {
    const URLS: [&str; 9] = [
        " at '{url}' (redirected from '{first}')",
        " at '{url}'",
        "Redirect from '{location}' to '{url}' has",
        "remote resource at ‘{url}’. (",
        "remote resource at {url}. (",
        "remote resource at {url} soon. (",
        "Failed to load {url}: ",
        "XMLHttpRequest cannot load {url}. ",
        "Fetch API cannot load {url}. ",
    ];
    const ORIGINS: [&str; 2] = ["from origin '{origin}'", "Origin '{origin}' is therefore not"];
    for (templates, text) in [(&URLS[..], before), (&ORIGINS[..], before), (&ORIGINS[..], after)] {
        let found = templates.iter().find_map(|template| matcher::find(template, text));
        for (gap, value) in found.map(|found| found.gaps).unwrap_or_default() {
            // "Failed to load resource: " has a word where others have the URL.
            if value.contains(':') || value == "null" {
                set(parameters, gap, value);
            }
        }
    }
    // Chromium's lines about the network name a method, too.
    let words: Vec<_> = before.split_whitespace().collect();
    let asked = words
        .windows(2)
        .find(|it| it[0].bytes().all(|byte| byte.is_ascii_uppercase()) && it[1].contains("://"));
    if let (Some(asked), None) = (asked, &parameters.url) {
        set(parameters, "method", asked[0]);
        set(parameters, "url", asked[1]);
    }
}

fn set(parameters: &mut Parameters, gap: &str, value: &str) {
    let text = || Some(value.to_owned());
    match gap {
        "url" => parameters.url = text(),
        "first" => parameters.redirected_from = text(),
        "origin" => parameters.origin = text(),
        "header" | "name" => parameters.header = text(),
        "method" | "text" => parameters.method = text(),
        "value" | "item" => parameters.value = text(),
        "status" => parameters.status = value.parse().ok().or(parameters.status),
        "location" if !value.is_empty() => parameters.location = text(),
        "scheme" => parameters.scheme = text(),
        "port" => parameters.port = value.parse().ok(),
        _ => {}
    }
}
