//! The nouns of the control API.

use cors_wire::{
    Answer, BodyType, Cookie, CorsWhen, Delivery, Endpoint, Exchange, ExchangeKind, Fault as Flaw,
    FieldProblem, HeaderSource, Health, NewEndpoint, OriginMatch, Policy, Preset, Problem,
    RecordPage, RecordedAnswer, RecordedRequest, Redirect, RedirectTo, SameSite, SharedCache,
    StatusFor, Switch, limits,
};

use super::{
    Fault, FromJson, Node, ToJson, Value, from_node,
    leaf::word,
    members::{Members, Needed, Others, object, readable, readable_in_part, writable},
    push_text,
};

readable! {
    Health { service, version, lab_ports, ipv6, tls_port, instance }
    Endpoint { name, path, revision, policy }
    Preset { name, title, sentence, policy }
    RecordPage { instance, restarted, next, dropped, exchanges }
    Exchange { number, run, endpoint, revision, kind, request, answer }
    RecordedRequest { port, method, target, headers, body_bytes, at_us }
    RecordedAnswer { status, headers, body_bytes, at_us, from_cache }
}

readable_in_part! {
    Policy "a policy" { preflight, actual, cache }
    Answer "an answer" {
        status, status_for, cors_when, allow_origin, origin_match, allow_credentials,
        allow_methods, allow_headers, expose_headers, max_age, vary, timing_allow_origin,
        resource_policy, cache_control, set_cookie, headers, redirect, fault, body_type, body,
        delay_ms, delivery,
    }
    Cookie "a cookie" { on, name, value, same_site, secure, http_only, path, max_age }
    Redirect "a redirect" { to, status, times, port, location }
    SharedCache "a cache" { on, by_origin, honours_vary, seconds }
}

writable! {
    NewEndpoint { name, policy }
    Policy { preflight, actual, cache }
    Answer {
        status, status_for, cors_when, allow_origin, origin_match, allow_credentials,
        allow_methods, allow_headers, expose_headers, max_age, vary, timing_allow_origin,
        resource_policy, cache_control, set_cookie, headers, redirect, fault, body_type, body,
        delay_ms, delivery,
    }
    Switch { on, value }
    Cookie { on, name, value, same_site, secure, http_only, path, max_age }
    Redirect { to, status, times, port, location }
    SharedCache { on, by_origin, honours_vary, seconds }
}

/// Every word that an enumeration is spelled with. The first is what it is before it is read.
macro_rules! words {
    ($($noun:ident { $($variant:ident = $word:literal),* $(,)? })*) => {
        $(impl FromJson for $noun {
            fn blank() -> Self {
                [$(Self::$variant),*][0]
            }

            fn read(&mut self, node: &Node) -> Result<(), Fault> {
                *self = [$(Self::$variant),*][word(node, &[$($word),*])?];
                Ok(())
            }
        }

        impl ToJson for $noun {
            fn write(&self, json: &mut String) {
                push_text(json, match self { $(Self::$variant => $word),* });
            }
        })*
    };
}

words! {
    ExchangeKind { Preflight = "preflight", Actual = "actual" }
    CorsWhen { Always = "always", Success = "success" }
    Delivery {
        Whole = "whole", Hang = "hang", Reset = "reset", Truncated = "truncated", Slow = "slow",
    }
    BodyType {
        Text = "text", Json = "json", Image = "image", EventStream = "event-stream", Echo = "echo",
    }
    SameSite { Unset = "unset", Strict = "strict", Lax = "lax", None = "none" }
    RedirectTo {
        Nowhere = "nowhere", SamePath = "same-path", TrailingSlash = "trailing-slash",
        OtherPort = "other-port", OtherSite = "other-site", Home = "home", UserInfo = "user-info",
        Chain = "chain", Loop = "loop", Location = "location",
    }
    OriginMatch {
        Exact = "exact", Suffix = "suffix", Prefix = "prefix", Substring = "substring",
        UnescapedDot = "unescaped-dot", NullToo = "null-too",
    }
    Flaw {
        None = "none", Unauthorized = "unauthorized", NotFound = "not-found",
        MethodNotAllowed = "method-not-allowed", Doubled = "doubled", Stripped = "stripped",
        Gateway = "gateway",
    }
}

impl FromJson for Switch {
    fn blank() -> Self {
        Self::off("")
    }

    fn read(&mut self, node: &Node) -> Result<(), Fault> {
        const MEMBERS: Members = Members {
            what: "a switch",
            names: &["on", "value"],
            others: Others::Refused,
            needed: Needed::These(&[]),
        };
        MEMBERS.read(node, &mut [&mut self.on, &mut self.value])
    }
}

/// A problem may tell more than is known of it here.
impl FromJson for Problem {
    fn blank() -> Self {
        let [kind, title, detail] = [const { String::new() }; 3];
        Self { kind, title, status: 0, detail, errors: Vec::new() }
    }

    fn read(&mut self, node: &Node) -> Result<(), Fault> {
        const MEMBERS: Members = Members {
            what: "struct Problem",
            names: &["type", "title", "status", "detail", "errors"],
            others: Others::Ignored,
            needed: Needed::These(&["type", "title", "status", "detail"]),
        };
        let Self { kind, title, status, detail, errors } = self;
        MEMBERS.read(node, &mut [kind, title, status, detail, errors])
    }
}

impl FromJson for FieldProblem {
    fn blank() -> Self {
        Self { pointer: String::new(), detail: String::new() }
    }

    fn read(&mut self, node: &Node) -> Result<(), Fault> {
        const MEMBERS: Members = Members {
            what: "struct FieldProblem",
            names: &["pointer", "detail"],
            others: Others::Ignored,
            needed: Needed::All,
        };
        MEMBERS.read(node, &mut [&mut self.pointer, &mut self.detail])
    }
}

impl FromJson for HeaderSource {
    fn blank() -> Self {
        Self::Fixed(String::new())
    }

    fn read(&mut self, node: &Node) -> Result<(), Fault> {
        *self = match &node.value {
            Value::Text(text) => Self::Fixed(text.clone()),
            Value::Object(members) => source(node, members)?,
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::List(_)
            | Value::Call(..)
            | Value::Code(_) => return Err(Fault::kind(node, SOURCE)),
        };
        Ok(())
    }
}

const SOURCE: &str = r#"a text, {"lines": ["a text", …]}, {"mirror": true}, {"list": ["an origin", …]} or {"computed": true}"#;

/// The source that an object names by its one member.
fn source(node: &Node, members: &[(String, Node)]) -> Result<HeaderSource, Fault> {
    const KINDS: &[&str] = &["lines", "mirror", "list", "computed"];
    let mut source = None;
    for (name, value) in members {
        let kind = KINDS.iter().position(|kind| kind == name);
        let kind = kind.ok_or_else(|| Fault::unknown("field", name, KINDS))?;
        if source.is_some() {
            return Err(Fault::new(&[
                "one member was expected, not both; a merge patch takes the other away with null",
            ]));
        }
        source = Some(match kind {
            0 => HeaderSource::Lines { lines: from_node(value)? },
            1 => HeaderSource::Mirror { mirror: yes(value)? },
            2 => HeaderSource::List { list: from_node(value)? },
            _ => HeaderSource::Computed { computed: yes(value)? },
        });
    }
    source.ok_or_else(|| Fault::value(node, SOURCE))
}

fn yes(node: &Node) -> Result<bool, Fault> {
    if from_node(node)? { Ok(true) } else { Err(Fault::value(node, "true")) }
}

impl ToJson for HeaderSource {
    fn write(&self, json: &mut String) {
        match self {
            Self::Fixed(text) => text.write(json),
            Self::Lines { lines } => object(json, &["lines"], &[lines]),
            Self::Mirror { mirror } => object(json, &["mirror"], &[mirror]),
            Self::List { list } => object(json, &["list"], &[list]),
            Self::Computed { computed } => object(json, &["computed"], &[computed]),
        }
    }
}

impl FromJson for StatusFor {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, node: &Node) -> Result<(), Fault> {
        let Value::Object(members) = &node.value else {
            return Err(Fault::kind(node, r#"statuses by method, such as {"PUT": 405}"#));
        };
        let mut statuses: Vec<(String, u16)> = Vec::new();
        for (method, value) in members {
            let status = from_node(value)?;
            // Among more than are allowed, which are refused later, nobody looks for doubles.
            let known = statuses.len() <= limits::METHODS
                && statuses.iter().any(|(known, _)| known == method);
            if known {
                return Err(Fault::new(&["`", method, "` is given twice"]));
            }
            statuses.push((method.clone(), status));
        }
        *self = statuses.into();
        Ok(())
    }
}

impl ToJson for StatusFor {
    fn write(&self, json: &mut String) {
        let (names, statuses): (Vec<&str>, Vec<&dyn ToJson>) =
            self.entries().map(|(method, status)| (method.as_str(), status as &dyn ToJson)).unzip();
        object(json, &names, &statuses);
    }
}
