//! A template filled in for a failure that happened.

use cors_engine::{Api, Cause, Check, ExchangeKind, Failure, Stage, Subject, is_token};

use super::{
    Engine, Parameters,
    template::{Opening, Template, When},
    templates,
};
use crate::{RequestSpec, explanation::Context};

/// What `engine` prints for this failure.
pub(super) fn line(engine: Engine, failure: &Failure, context: &Context<'_>) -> Option<String> {
    let id = (failure.stage, failure.cause.id());
    let parameters = Parameters::of(&failure.cause);
    let gaps = Gaps { engine, failure, context, parameters };
    templates(engine)
        .filter(|template| template.covers.contains(&id) && gaps.holds(template.when))
        .find_map(|template| gaps.fill(template))
}

/// What the gaps of a template are filled with.
struct Gaps<'a> {
    engine: Engine,
    failure: &'a Failure,
    context: &'a Context<'a>,
    parameters: Parameters,
}

impl Gaps<'_> {
    fn fill(&self, template: &Template) -> Option<String> {
        let mut line = self.opening(template.opening);
        let mut rest = template.text;
        while let Some((before, after)) = rest.split_once('{') {
            let (gap, after) = after.split_once('}')?;
            line.push_str(before);
            line.push_str(&self.value(gap)?);
            rest = after;
        }
        line.push_str(rest);
        Some(line)
    }

    fn opening(&self, opening: Opening) -> String {
        let url = self.url();
        let access = || {
            let kind = match self.context.request.api {
                Api::Fetch => "fetch",
                Api::Xhr => "XMLHttpRequest",
            };
            let first = match self.context.outcome.hops.first() {
                Some(hop) if self.failure.hop > 0 => format!("(redirected from '{}') ", hop.url),
                Some(_) | None => String::new(),
            };
            let origin = self.context.page_origin;
            format!(
                "Access to {kind} at '{url}' {first}from origin '{origin}' has been blocked by \
                 CORS policy: "
            )
        };
        let blocked = |url: String| {
            format!(
                "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the \
                 remote resource at {url}. (Reason: "
            )
        };
        match opening {
            Opening::None => String::new(),
            Opening::Access => access(),
            Opening::AccessPreflight => format!(
                "{}Response to preflight request doesn't pass access control check: ",
                access()
            ),
            Opening::Blocked => blocked(url.to_owned()),
            Opening::BlockedQuoted => blocked(format!("‘{url}’")),
        }
    }

    fn url(&self) -> &str {
        let hop = self.context.outcome.hops.get(self.failure.hop);
        hop.map_or(self.context.request.url.as_str(), |hop| hop.url.as_str())
    }

    /// The text for a gap; `None` if the failure does not tell.
    fn value(&self, gap: &str) -> Option<String> {
        let parameters = &self.parameters;
        let xhr = self.context.request.api == Api::Xhr;
        Some(match gap {
            "url" | "target" => self.url().to_owned(),
            "page" => format!("{}/", self.context.page_origin),
            "origin" => self.origin().to_owned(),
            "advice" if xhr => String::new(),
            "advice" => " Have the server send the header with a valid value.".to_owned(),
            "note" if xhr => {
                " The credentials mode of requests initiated by the XMLHttpRequest is \
                              controlled by the withCredentials attribute."
                    .to_owned()
            }
            "note" | "end" => String::new(),
            "status" => self.status()?.to_string(),
            "item" => bad_item(parameters.value.as_ref()?).to_owned(),
            "name" => as_spelled(parameters.header.as_ref()?, self.context.request),
            "header" => parameters.header.clone()?,
            "method" | "text" => parameters.method.clone()?,
            "scheme" => parameters.scheme.clone()?,
            "port" => parameters.port?.to_string(),
            // Chromium prints an empty location: the reason is made without its parameter.
            "location" if self.engine == Engine::Chromium => String::new(),
            "location" => parameters.location.clone()?,
            _ => parameters.value.clone()?,
        })
    }

    /// The origin that the engine names: `WebKit` the one that was sent, the others the page's.
    fn origin(&self) -> &str {
        let sent = || self.context.outcome.hops.get(self.failure.hop)?.origin.as_deref();
        match self.engine {
            Engine::Webkit => sent().unwrap_or(self.context.page_origin),
            Engine::Chromium | Engine::Firefox => self.context.page_origin,
        }
    }

    /// The status of the answer that was refused.
    fn status(&self) -> Option<u16> {
        self.parameters.status.or_else(|| {
            let asked = match self.failure.stage {
                Stage::Preflight => ExchangeKind::Preflight,
                Stage::Construct
                | Stage::Blocked
                | Stage::Dispatch
                | Stage::Redirect
                | Stage::Response => ExchangeKind::Actual,
            };
            let of_answer = |check: &&Check| {
                check.subject == Subject::Connection
                    && check.answer == Some(asked)
                    && check.hop == self.failure.hop
            };
            self.context.outcome.trace.iter().find(of_answer)?.found.as_ref()?.parse().ok()
        })
    }

    fn holds(&self, when: When) -> bool {
        let Parameters { value, location, .. } = &self.parameters;
        let value = value.as_deref().unwrap_or_default();
        let location = location.as_deref().unwrap_or_default();
        match when {
            When::Always => true,
            When::ReadOnly => false,
            When::Fetch => self.context.request.api == Api::Fetch,
            When::Xhr => self.context.request.api == Api::Xhr,
            When::AfterRedirect => self.failure.hop > 0,
            When::SeveralLines => {
                matches!(self.failure.cause, Cause::AllowOriginMultiple { lines: 2.., .. })
            }
            When::Comma => value.contains(','),
            When::RedirectStatus => matches!(self.status(), Some(301 | 302 | 303 | 307 | 308)),
            When::BadStatus => self.status().is_some_and(|status| !(200..300).contains(&status)),
            When::WithoutWildcard => {
                let listed = |allowed: &[String]| allowed.iter().any(|name| name == "*");
                !matches!(&self.failure.cause, Cause::AuthorizationNotListed { allowed } if listed(allowed))
            }
            When::LocalScheme => is_local(location),
            When::CustomScheme => !is_local(location),
            When::SeveralLocations => value.split(',').skip(1).any(|next| next.starts_with(' ')),
            When::SameSitePolicy => value == "same-site",
        }
    }
}

fn is_local(location: &str) -> bool {
    ["data:", "file:", "about:", "blob:", "javascript:"]
        .iter()
        .any(|scheme| location.starts_with(scheme))
}

/// The first item of a list that is not a token, as Firefox names it.
fn bad_item(list: &str) -> &str {
    list.split(',').map(str::trim).find(|item| !item.is_empty() && !is_token(item)).unwrap_or(list)
}

/// A header name as script spelled it.
fn as_spelled(name: &str, request: &RequestSpec) -> String {
    let mut names = request.headers.iter().map(|(name, _)| name);
    names.find(|spelled| spelled.eq_ignore_ascii_case(name)).map_or(name, String::as_str).to_owned()
}
