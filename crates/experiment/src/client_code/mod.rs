//! A request as code: for the page's developer to copy, and for a shell to try.

mod axios;
mod curl;
mod fetch;
mod javascript;
mod xhr;

use cors_engine::{Api, CacheMode, CredentialsMode, Mode, RedirectMode};

use crate::{BodyType, RequestSpec, Scenario};

/// What the code is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClientCode {
    /// `fetch()`.
    Fetch,
    /// `XMLHttpRequest`.
    Xhr,
    /// The axios library.
    Axios,
    /// curl in a shell: the preflight where one is needed, and the request.
    Curl,
}

impl ClientCode {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Fetch, Self::Xhr, Self::Axios, Self::Curl];

    /// The name that people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fetch => "fetch",
            Self::Xhr => "XMLHttpRequest",
            Self::Axios => "axios",
            Self::Curl => "curl",
        }
    }

    /// The one that sends as a request is sent.
    pub fn of(request: &RequestSpec) -> Self {
        match request.api {
            Api::Fetch => Self::Fetch,
            Api::Xhr => Self::Xhr,
        }
    }

    /// The code for the request of a scenario.
    pub fn code(self, scenario: &Scenario) -> String {
        let mut request = scenario.request.clone();
        if request.api == Api::Xhr {
            // Whatever is chosen of these, an XHR goes out without.
            request.mode = Mode::Cors;
            request.redirect = RedirectMode::Follow;
            request.cache = CacheMode::Default;
            request.integrity.clear();
            request.keepalive = false;
            if request.credentials == CredentialsMode::Omit {
                request.credentials = CredentialsMode::SameOrigin;
            }
        }
        match self {
            Self::Fetch => fetch::code(&request),
            Self::Xhr => xhr::code(&request),
            Self::Axios => axios::code(&request),
            Self::Curl => curl::code(scenario),
        }
    }
}

/// The `Content-Type` that a body brings along; `None` where it brings none, or where only the
/// browser knows it.
fn content_type_of_body(request: &RequestSpec) -> Option<&str> {
    match request.body_type {
        BodyType::String => Some("text/plain;charset=UTF-8"),
        BodyType::UrlSearchParams => Some("application/x-www-form-urlencoded;charset=UTF-8"),
        BodyType::Blob => request.blob_type.as_deref().filter(|media_type| !media_type.is_empty()),
        BodyType::FormData | BodyType::BufferSource | BodyType::Stream => None,
    }
}

/// Whether this names the header with the body's type.
fn is_content_type(name: &str) -> bool {
    name.eq_ignore_ascii_case("content-type")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explanation::test_case::TestCase;

    fn json() -> TestCase {
        TestCase::put()
            .include()
            .header("Content-Type", "application/json")
            .with(|request| request.body = Some("{\"it's\": 1}".to_owned()))
    }

    #[test]
    fn fetch_says_only_what_is_not_the_default() {
        assert_eq!(
            ClientCode::Fetch.code(&TestCase::lab().0),
            "const response = await fetch(\"http://localhost:3000/\");\nconsole.log(response.status, \
             await response.text());\n"
        );
        let code = ClientCode::Fetch.code(&json().0);
        assert!(code.contains("  method: \"PUT\",\n  credentials: \"include\",\n"), "{code}");
        assert!(code.contains("[[\"Content-Type\", \"application/json\"]]"), "{code}");
        assert!(code.contains(r#"body: "{\"it's\": 1}""#), "{code}");
    }

    #[test]
    fn xhr_and_axios_spell_credentials_their_own_way() {
        let xhr = ClientCode::Xhr.code(&json().0);
        assert!(xhr.contains("xhr.open(\"PUT\", \"http://localhost:3000/\");"), "{xhr}");
        assert!(xhr.contains("xhr.withCredentials = true;"), "{xhr}");
        let user = json().with(|request| request.xhr_username = Some("a".to_owned()));
        let xhr = ClientCode::Xhr.code(&user.0);
        assert!(xhr.contains("3000/\", true, \"a\", null);"), "{xhr}");
        let waits = json().with(|request| request.xhr_sync = true);
        let xhr = ClientCode::Xhr.code(&waits.0);
        assert!(xhr.contains("3000/\", false);"), "{xhr}");
        let axios = ClientCode::Axios.code(&json().0);
        assert!(axios.contains("  withCredentials: true,\n"), "{axios}");
    }

    #[test]
    fn an_xhr_is_shown_as_it_is_sent_whatever_else_is_chosen() {
        let plain = TestCase::put().with(|request| request.api = Api::Xhr).0;
        let mut chosen = plain.clone();
        chosen.request.mode = Mode::NoCors;
        chosen.request.redirect = RedirectMode::Manual;
        chosen.request.cache = CacheMode::NoStore;
        chosen.request.credentials = CredentialsMode::Omit;
        assert_eq!(ClientCode::of(&plain.request), ClientCode::Xhr);
        for client in ClientCode::ALL {
            assert_eq!(client.code(&chosen), client.code(&plain));
        }
    }

    #[test]
    fn curl_asks_as_the_browser_asks() {
        assert_eq!(
            ClientCode::Curl.code(&json().0),
            "curl --include --request OPTIONS http://localhost:3000/ \\
  --header 'Origin: http://localhost:8000' \\
  --header 'Access-Control-Request-Method: PUT' \\
  --header 'Access-Control-Request-Headers: content-type'
curl --include --request PUT http://localhost:3000/ \\
  --header 'Origin: http://localhost:8000' \\
  --header 'Content-Type: application/json' \\
  --data-raw '{\"it'\\''s\": 1}'
"
        );
    }

    #[test]
    fn nothing_typed_gets_out_of_its_quotes() {
        let nasty = "\"; alert(1); //</script>'$(touch x)`y`\n";
        let case = TestCase::lab().header("X-A", nasty);
        for kind in [ClientCode::Fetch, ClientCode::Xhr, ClientCode::Axios] {
            let code = kind.code(&case.0);
            assert!(!code.contains("</script>"), "{code}");
            assert!(code.contains("\\\"; alert"), "{code}");
        }
        let method = TestCase::lab().with(|request| request.method = "get\nalert(1)//".to_owned());
        let code = ClientCode::Axios.code(&method.0);
        assert!(code.lines().all(|line| !line.starts_with("ALERT")), "{code}");
        assert_eq!(curl::word("a'b"), "'a'\\''b'");
        assert_eq!(javascript::literal("<!--<script>"), "\"\\x3C!--<script>\"");
        assert_eq!(javascript::literal("\u{2028}\"</"), "\"\u{2028}\\\"<\\/\"");
    }
}
