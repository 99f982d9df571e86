//! One step of setting an experiment up: an edit of the request or of an answer.
//!
//! Settings are data, so that an experiment is a table and not a function.

use cors_engine::{Api, CredentialsMode, Mode, RedirectMode};
use cors_wire::{
    Answer, CorsWhen, Delivery, HeaderSource, OriginMatch, RedirectTo, SameSite, Switch,
};

use super::{Place, text::Text};
use crate::{Lab, Scenario};

/// An edit of a scenario.
#[derive(Clone, Copy, Debug)]
pub(super) enum Setting {
    /// The request's method.
    Method(&'static str),
    /// A further request header.
    Header(&'static str, &'static str),
    /// No request header of this name.
    WithoutHeader(&'static str),
    /// The request's body.
    Body(&'static str),
    /// The mode.
    Mode(Mode),
    /// The credentials mode.
    Credentials(CredentialsMode),
    /// The redirect mode.
    Redirects(RedirectMode),
    /// Sent by `XMLHttpRequest`, with a listener on its upload.
    UploadListener,
    /// No listener on the upload.
    NoUploadListener,
    /// The experiment's own endpoint at this place.
    To(Place),
    /// The answer to the preflight.
    Preflight(Part),
    /// The answer to the request itself.
    Actual(Part),
    /// Both answers.
    Both(Part),
}

/// An edit of an answer.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    /// `Access-Control-Allow-Origin` with a fixed value.
    AllowOrigin(Text),
    /// `Access-Control-Allow-Origin` with the request's own `Origin`.
    MirrorOrigin,
    /// `Access-Control-Allow-Origin` for those on a list, and `Vary`.
    OriginList(OriginMatch, &'static [Text]),
    /// `Access-Control-Allow-Credentials`.
    AllowCredentials(&'static str),
    /// `Access-Control-Allow-Methods`.
    AllowMethods(&'static str),
    /// `Access-Control-Allow-Headers`.
    AllowHeaders(&'static str),
    /// `Access-Control-Expose-Headers`.
    Expose(&'static str),
    /// The status, whatever the method.
    Status(u16),
    /// On which statuses the `Access-Control-` headers and `Vary` go out.
    When(CorsWhen),
    /// `Set-Cookie`: a session cookie with this attribute.
    Cookie(SameSite),
    /// `Cross-Origin-Resource-Policy`.
    ResourcePolicy(&'static str),
    /// A further header line.
    Line(&'static str, Text),
    /// No further line of this name.
    WithoutLine(&'static str),
    /// Where it leads instead of answering.
    Redirect(RedirectTo),
    /// The body.
    Body(&'static str),
    /// `Access-Control-Max-Age`.
    MaxAge(&'static str),
    /// How far it gets.
    Delivery(Delivery),
}

impl Setting {
    /// Whether it takes a lab on two ports.
    pub(super) fn needs_second_port(self) -> bool {
        matches!(self, Self::Actual(Part::Redirect(RedirectTo::OtherPort)))
    }

    /// Makes the edit, of an experiment with this endpoint.
    pub(super) fn apply(self, scenario: &mut Scenario, lab: &Lab<'_>, endpoint: &str) {
        let request = &mut scenario.request;
        match self {
            Self::Method(method) => method.clone_into(&mut request.method),
            Self::Header(name, value) => request.headers.push((name.to_owned(), value.to_owned())),
            Self::WithoutHeader(name) => {
                request.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
            }
            Self::Body(body) => request.body = Some(body.to_owned()),
            Self::Mode(mode) => request.mode = mode,
            Self::Credentials(credentials) => request.credentials = credentials,
            Self::Redirects(redirect) => request.redirect = redirect,
            Self::UploadListener => {
                request.api = Api::Xhr;
                request.upload_listener = true;
            }
            Self::NoUploadListener => request.upload_listener = false,
            Self::To(place) => {
                if let Some(url) = place.url(lab, endpoint) {
                    request.url = url;
                }
            }
            Self::Preflight(_) | Self::Actual(_) | Self::Both(_) => {
                self.apply_to_policy(scenario, lab);
            }
        }
    }

    fn apply_to_policy(self, scenario: &mut Scenario, lab: &Lab<'_>) {
        let url = scenario.request.url.as_str();
        let policy = scenario.policy.get_or_insert_default();
        if let Self::Preflight(part) | Self::Both(part) = self {
            part.apply(&mut policy.preflight, lab, url);
        }
        if let Self::Actual(part) | Self::Both(part) = self {
            part.apply(&mut policy.actual, lab, url);
        }
    }
}

impl Part {
    fn apply(self, answer: &mut Answer, lab: &Lab<'_>, url: &str) {
        let page_origin = lab.page_origin;
        match self {
            Self::AllowOrigin(text) => answer.allow_origin = Switch::on(text.of(page_origin, url)),
            Self::MirrorOrigin => {
                let value = HeaderSource::Mirror { mirror: true };
                answer.allow_origin = Switch { on: true, value };
            }
            Self::OriginList(by, list) => {
                let list = list.iter().map(|text| text.of(page_origin, url)).collect();
                answer.allow_origin = Switch { on: true, value: HeaderSource::List { list } };
                answer.origin_match = by;
                answer.vary = Switch::on("Origin");
            }
            Self::AllowCredentials(value) => answer.allow_credentials = Switch::on(value),
            Self::AllowMethods(value) => answer.allow_methods = Switch::on(value),
            Self::AllowHeaders(value) => answer.allow_headers = Switch::on(value),
            Self::Expose(value) => answer.expose_headers = Switch::on(value),
            Self::Status(status) => answer.status = status,
            Self::When(when) => answer.cors_when = when,
            Self::Cookie(same_site) => {
                answer.set_cookie.on = true;
                answer.set_cookie.same_site = same_site;
                answer.set_cookie.secure = same_site == SameSite::None;
            }
            Self::ResourcePolicy(value) => answer.resource_policy = Switch::on(value),
            Self::Line(name, text) => {
                answer.headers.push((name.to_owned(), text.of(page_origin, url)));
            }
            Self::WithoutLine(name) => {
                answer.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
            }
            Self::Redirect(to) => {
                answer.redirect.to = to;
                answer.redirect.port = lab.second_port().unwrap_or(answer.redirect.port);
            }
            Self::Body(body) => body.clone_into(&mut answer.body),
            Self::MaxAge(value) => answer.max_age = Switch::on(value),
            Self::Delivery(delivery) => answer.delivery = delivery,
        }
    }
}
