//! A request as it went over the wire, and the script that must have made it.

use cors_engine::{CredentialsMode, Mode, Origin, is_forbidden_request_header_name};
use url::Url;

use super::{
    browser_headers::{Whose, whose},
    note::{left_out, left_out_one},
};
use crate::{BodyType, RequestSpec};

/// A request as it went over the wire, or as another client is told to send it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sent {
    pub(super) method: String,
    pub(super) url: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Option<String>,
    pub(super) cookies: Cookies,
    /// Whether the body is a form with parts, which the browser writes itself.
    pub(super) form: bool,
}

/// Whether cookies are known to go along, beside a header that would say so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Cookies {
    /// Not known.
    #[default]
    Unknown,
    /// They do.
    Sent,
}

/// A request as script makes it.
#[derive(Clone, Debug)]
pub(super) struct Made {
    /// The origin of the page, where something told it.
    pub(super) page_origin: Option<String>,
    /// The request.
    pub(super) request: RequestSpec,
    /// What was left out or changed, and why.
    pub(super) notes: Vec<String>,
}

impl Sent {
    /// The value of a header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.headers.iter();
        lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Whether this is a CORS-preflight request.
    pub(super) fn is_preflight(&self) -> bool {
        self.method == "OPTIONS" && self.header(REQUEST_METHOD).is_some()
    }

    /// The names that a preflight asks for, in lower case.
    pub(super) fn asked_names(&self) -> Vec<String> {
        let names = self.header(REQUEST_HEADERS).unwrap_or_default().split(',');
        names.map(|name| name.trim().to_ascii_lowercase()).filter(|name| !name.is_empty()).collect()
    }

    /// The request that a preflight was sent for, with values made up for its headers.
    pub(super) fn asked_for(&self) -> Self {
        let origin = self.headers.iter().filter(|(name, _)| {
            name.eq_ignore_ascii_case("origin") || name.eq_ignore_ascii_case("referer")
        });
        let asked = self.asked_names().into_iter().map(|name| {
            let value = stand_in(&name).to_owned();
            (name, value)
        });
        Self {
            method: self.header(REQUEST_METHOD).unwrap_or("GET").to_owned(),
            url: self.url.clone(),
            headers: origin.cloned().chain(asked).collect(),
            body: None,
            cookies: self.cookies,
            form: false,
        }
    }

    /// The origin of the page that sent it: `Origin`, else that of the referrer. One that no page
    /// here can have stays as it was written.
    pub(super) fn page_origin(&self) -> Option<String> {
        match self.header("origin") {
            Some(origin) if Origin::parse(origin).is_some() => Some(origin.to_owned()),
            Some(other) => {
                let known = origin_of(other).or_else(|| origin_of(self.header("referer")?));
                known.or_else(|| Some(other.to_owned()))
            }
            None => origin_of(self.header("referer")?),
        }
    }

    /// The script's request, or the one that a preflight stands for.
    pub(super) fn made_or_asked_for(self) -> Made {
        if !self.is_preflight() {
            return self.made(None);
        }
        let mut made = self.asked_for().made(Some(&self.asked_names()));
        made.notes.push(ASKED_FOR.to_owned());
        made
    }

    /// The script's request. `asked` holds the names that its preflight asked for, if one is known:
    /// these are script's own, whatever they look like.
    pub(super) fn made(self, asked: Option<&[String]>) -> Made {
        let page_origin = self.page_origin();
        let mut request = RequestSpec::new(self.url);
        request.method = self.method;
        request.body = self.body;
        let mode =
            self.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("sec-fetch-mode"));
        if let Some((_, mode)) = mode {
            request.mode = cors_engine::Keyword::parse(mode).unwrap_or(Mode::Cors);
        }
        if self.cookies == Cookies::Sent {
            request.credentials = CredentialsMode::Include;
        }
        let mut script = Made { page_origin, request, notes: Vec::new() };
        script.take_headers(self.headers, asked);
        script.take_user_info();
        if self.form {
            script.has_form();
        }
        script
    }
}

impl Made {
    /// A GET, where a text is a URL of HTTP and no more.
    pub(super) fn plain(text: &str) -> Option<Self> {
        let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        let plain = !text.contains(char::is_whitespace);
        let mut made =
            Self { page_origin: None, request: RequestSpec::new(url), notes: Vec::new() };
        made.take_user_info();
        plain.then_some(made)
    }

    /// Keeps the headers that script can have set, and says of the others why not.
    pub(super) fn take_headers(
        &mut self,
        headers: Vec<(String, String)>,
        asked: Option<&[String]>,
    ) {
        let mut forbidden = Vec::new();
        let url = self.request.url.clone();
        let authority = url.split("://").nth(1).and_then(|rest| rest.split(['/', '?', '#']).next());
        let mut browsers = Vec::new();
        for (name, value) in headers {
            if name.eq_ignore_ascii_case("cookie") {
                self.request.credentials = CredentialsMode::Include;
                self.notes.push(COOKIES.to_owned());
                continue;
            }
            // The page is told by these, and the URL by the other.
            let is = |known: &str| name.eq_ignore_ascii_case(known);
            if is("origin") || is("referer") || is("host") && authority == Some(&*value) {
                continue;
            }
            match whose(&name, &value, asked) {
                Whose::Scripts => self.request.headers.push((name, value)),
                Whose::Forbidden if !is_forbidden_request_header_name(&name) => {
                    let why = "it may not stand for CONNECT, TRACE or TRACK.";
                    left_out_one(&mut self.notes, &name, why);
                }
                Whose::Forbidden => forbidden.push(name),
                Whose::Browsers => browsers.push(name),
            }
        }
        left_out(&mut self.notes, &forbidden, "only the browser sets these.");
        let why = "browsers add these themselves, unseen by CORS. Put back one that your script \
                   sets.";
        left_out(&mut self.notes, &browsers, why);
    }

    /// `fetch()` takes no user name in a URL; elsewhere it means an `Authorization` header.
    pub(super) fn take_user_info(&mut self) {
        let Ok(mut url) = Url::parse(&self.request.url) else { return };
        if url.username().is_empty() && url.password().is_none() {
            return;
        }
        // Neither fails on a URL that has a host, which one with a user name does.
        let _ = url.set_username("");
        let _ = url.set_password(None);
        self.request.url = url.into();
        self.notes.push("Left out the user name and password in the URL.".to_owned());
    }

    /// Makes a form's body what script would have passed.
    pub(super) fn has_form(&mut self) {
        self.request.body_type = BodyType::FormData;
        self.request.headers.retain(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
    }
}

/// The serialized origin of a URL, where it has one.
pub(super) fn origin_of(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.origin().ascii_serialization())
}

/// A value for a header of which only the name is known; it asks for a preflight as the real one
/// does.
pub(crate) fn stand_in(name: &str) -> &'static str {
    match name.to_ascii_lowercase().as_str() {
        "content-type" => "application/json",
        "authorization" => "Bearer token",
        _ => "1",
    }
}

/// Said of a request that only its preflight tells of.
pub(super) const ASKED_FOR: &str =
    "Only the preflight is here: the request was made up from what it asks for.";
const REQUEST_METHOD: &str = "access-control-request-method";
const REQUEST_HEADERS: &str = "access-control-request-headers";
const COOKIES: &str = "Left out the cookies: no script can send them, and they may be secret. \
                       Credentials are `include` instead, so the browser sends its own.";
