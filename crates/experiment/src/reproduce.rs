//! A scenario on the lab that fails in the way of a decoded console line.

use cors_engine::{Api, CredentialsMode, Mode, Profile, RedirectMode, Stage, is_redirect_status};
use cors_wire::{Answer, Delivery, HeaderSource, Policy, Switch};

use crate::{
    BodyType, Lab, Parameters, Possibility, RequestSpec, Scenario, import::stand_in, predict,
};

/// A scenario that is predicted to fail with this stage and cause, with the method, header, value
/// and status of the line as far as they make sense here. `None` for what the lab cannot show.
pub fn reproduce(
    possibility: Possibility,
    parameters: &Parameters,
    lab: &Lab<'_>,
) -> Option<Scenario> {
    [parameters, &Parameters::default()].into_iter().find_map(|parameters| {
        scenario(possibility, parameters, request(possibility, parameters, lab), lab)
    })
}

/// Like [`reproduce`], of a request that is known; `None` too where it cannot fail so.
pub fn reproduce_request(
    possibility: Possibility,
    parameters: &Parameters,
    request: &RequestSpec,
    lab: &Lab<'_>,
) -> Option<Scenario> {
    let request = RequestSpec { url: lab.base_url(), ..request.clone() };
    scenario(possibility, parameters, request, lab)
}

/// The request with answers that allow it but for what goes wrong, if it does go wrong.
fn scenario(
    possibility: Possibility,
    parameters: &Parameters,
    mut request: RequestSpec,
    lab: &Lab<'_>,
) -> Option<Scenario> {
    let mut policy = allowing(&request, lab);
    let broken = Broken { possibility, parameters, lab };
    match possibility.stage {
        Stage::Construct | Stage::Blocked | Stage::Dispatch => {
            broken.break_request(&mut request)?;
        }
        Stage::Preflight => broken.break_answer(&mut policy.preflight)?,
        Stage::Response => broken.break_answer(&mut policy.actual)?,
        Stage::Redirect => broken.break_redirect(&mut request, &mut policy.actual)?,
    }
    let scenario = Scenario::new(lab.page_origin.to_owned(), request, Some(policy));
    let outcome = predict(&scenario, Profile::Standard)?;
    let failure = outcome.failure()?;
    // `Authorization` has a cause of its own, beside that of every header.
    let mut causes = failure.also.iter().chain([&failure.cause]);
    let is_cause = causes.any(|cause| cause.id() == possibility.cause);
    (is_cause && failure.stage == possibility.stage).then_some(scenario)
}

/// A request that gets as far as the failure.
fn request(possibility: Possibility, parameters: &Parameters, lab: &Lab<'_>) -> RequestSpec {
    let mut request = RequestSpec::new(lab.base_url());
    if possibility.cause.contains("credentials") && possibility.stage != Stage::Construct {
        request.credentials = CredentialsMode::Include;
    }
    if let Some(method) = &parameters.method {
        request.method.clone_from(method);
    }
    if possibility.stage == Stage::Preflight {
        let header = match (parameters.header.as_deref(), possibility.cause) {
            (Some(header), _) => Some(header),
            (None, "header-not-allowed" | "header-wildcard-with-credentials") => Some("X-Header"),
            (None, "authorization-not-listed") => Some("Authorization"),
            // Known methods of forms need a preflight for what they send.
            (None, _) => match parameters.method.as_deref() {
                Some("GET" | "HEAD" | "POST") => Some("Content-Type"),
                Some(_) => None,
                None => {
                    "PUT".clone_into(&mut request.method);
                    None
                }
            },
        };
        request.headers.extend(header.map(|it| (it.to_owned(), stand_in(it).to_owned())));
    }
    request
}

/// A policy that allows this page this request, and nothing else.
fn allowing(request: &RequestSpec, lab: &Lab<'_>) -> Policy {
    let mut policy = Policy::default();
    for answer in [&mut policy.preflight, &mut policy.actual] {
        answer.allow_origin = Switch::on(lab.page_origin);
        answer.allow_credentials.on = request.credentials == CredentialsMode::Include;
    }
    if !matches!(request.method.as_str(), "GET" | "HEAD" | "POST") {
        policy.preflight.allow_methods = Switch::on(request.method.as_str());
    }
    let names: Vec<_> = request.headers.iter().map(|(name, _)| name.as_str()).collect();
    if !names.is_empty() {
        policy.preflight.allow_headers = Switch::on(names.join(", ").as_str());
    }
    policy
}

/// What is to go wrong.
struct Broken<'a> {
    possibility: Possibility,
    parameters: &'a Parameters,
    lab: &'a Lab<'a>,
}

impl Broken<'_> {
    /// The value that the line named, or another that fails alike. What named the page's origin in
    /// the line names this page's here.
    fn value(&self, otherwise: &str) -> Switch {
        let value = self.parameters.value.as_deref().unwrap_or(otherwise);
        match &self.parameters.origin {
            Some(origin) if !origin.is_empty() => {
                Switch::on(value.replace(origin.as_str(), self.lab.page_origin))
            }
            Some(_) | None => Switch::on(value),
        }
    }

    fn break_answer(&self, answer: &mut Answer) -> Option<()> {
        let off = |switch: &mut Switch| switch.on = false;
        let status = self.parameters.status;
        if let (Stage::Response, Some(status @ (200..=299 | 400..=599))) =
            (self.possibility.stage, status)
        {
            answer.status = status;
        }
        match self.possibility.cause {
            "allow-origin-missing" => {
                off(&mut answer.allow_origin);
                answer.status = status.filter(|status| *status >= 200).unwrap_or(answer.status);
            }
            "allow-origin-wildcard-with-credentials" => answer.allow_origin = Switch::on("*"),
            "allow-origin-multiple" => {
                answer.allow_origin = self.value("http://a.example, http://b.example");
                // A list is more often added up by two servers than written by one.
                if let HeaderSource::Fixed(value) = &answer.allow_origin.value
                    && value.contains(", ")
                {
                    let lines = value.split(", ").map(str::to_owned).collect();
                    answer.allow_origin.value = HeaderSource::Lines { lines };
                }
            }
            "allow-origin-invalid" => answer.allow_origin = self.value("everybody"),
            "allow-origin-mismatch" => answer.allow_origin = self.value("http://other.example"),
            "allow-credentials-missing" => off(&mut answer.allow_credentials),
            "allow-credentials-not-true" => answer.allow_credentials = self.value("True"),
            "redirected" => {
                answer.status = status.filter(|&s| is_redirect_status(s)).unwrap_or(307);
                answer.headers.push(("Location".to_owned(), "/elsewhere".to_owned()));
            }
            "status-not-ok" => {
                let bad = status.filter(|&s| s >= 300 && !is_redirect_status(s));
                answer.status = bad.unwrap_or(404);
            }
            "allow-methods-malformed" => answer.allow_methods = self.value("GET PUT"),
            "allow-headers-malformed" => answer.allow_headers = self.value("x-a x-b"),
            "method-not-allowed" => off(&mut answer.allow_methods),
            "method-wildcard-with-credentials" => answer.allow_methods = Switch::on("*"),
            "header-not-allowed" => off(&mut answer.allow_headers),
            "authorization-not-listed" | "header-wildcard-with-credentials" => {
                answer.allow_headers = Switch::on("*");
            }
            "transport" => answer.delivery = Delivery::Reset,
            _ => return None,
        }
        Some(())
    }

    fn break_redirect(&self, request: &mut RequestSpec, answer: &mut Answer) -> Option<()> {
        let location = self.parameters.location.as_deref();
        let to = match self.possibility.cause {
            "redirect-mode-error" => {
                request.redirect = RedirectMode::Error;
                "/"
            }
            "location-malformed" => "http://[",
            "location-scheme" => location.unwrap_or("data:text/plain,"),
            "location-has-credentials" => "http://user:secret@localhost/",
            "too-many-redirects" => "#",
            _ => return None,
        };
        answer.status = 302;
        answer.headers.push(("Location".to_owned(), to.to_owned()));
        Some(())
    }

    fn break_request(&self, request: &mut RequestSpec) -> Option<()> {
        let method = |otherwise: &str| {
            self.parameters.method.clone().unwrap_or_else(|| otherwise.to_owned())
        };
        match self.possibility.cause {
            "url-invalid" => "http://[".clone_into(&mut request.url),
            "url-has-credentials" => "http://user:secret@localhost/".clone_into(&mut request.url),
            "method-invalid" => request.method = method("A B"),
            "method-forbidden" => request.method = method("TRACE"),
            "no-cors-method" => {
                request.mode = Mode::NoCors;
                request.method = method("PUT");
            }
            "header-name-invalid" => request.headers.push(("X A".to_owned(), "1".to_owned())),
            "header-value-invalid" => request.headers.push(("X-A".to_owned(), "\u{2603}".into())),
            "body-with-get-or-head" => request.body = Some("text".to_owned()),
            "stream-body-without-duplex" => {
                "POST".clone_into(&mut request.method);
                request.body = Some("text".to_owned());
                request.body_type = BodyType::Stream;
            }
            "bad-port" => {
                request.url = format!("http://localhost:{}/", self.parameters.port.unwrap_or(6000));
            }
            "same-origin-mode" => request.mode = Mode::SameOrigin,
            "no-cors-redirect-mode" => {
                request.mode = Mode::NoCors;
                request.redirect = RedirectMode::Error;
            }
            "scheme-not-http" => {
                let scheme = self.parameters.other_scheme();
                request.url = match (&self.parameters.url, scheme) {
                    (Some(url), Some(scheme)) if url.starts_with(scheme) => url.clone(),
                    _ => format!("{}://localhost/", scheme.unwrap_or("ftp")),
                };
                request.api = Api::Fetch;
            }
            _ => return None,
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        console_lines, decode,
        explanation::{Context, test_case::PAGE},
        failing_cases::failing_cases,
        possible_failures,
    };

    const LAB: Lab<'_> = Lab { page_origin: PAGE, lab_ports: &[3000, 3001] };

    #[track_caller]
    fn check(possibility: Possibility, parameters: &Parameters) {
        let scenario = reproduce(possibility, parameters, &LAB).expect("a scenario");
        let outcome = predict(&scenario, Profile::Standard).expect("a known target");
        let failure = outcome.failure().map(|failure| (failure.stage, failure.cause.id()));
        assert_eq!(failure, Some((possibility.stage, possibility.cause)), "{parameters:?}");
    }

    #[test]
    fn what_a_line_says_is_reproduced() {
        for known in failing_cases() {
            let outcome = known.case.outcome();
            let failure = outcome.failure().expect("a failure");
            for line in console_lines(failure, &Context::new(&known.case.0, &outcome)) {
                for message in decode(&line.text) {
                    let known = (failure.stage, failure.cause.id());
                    let is_own = |it: &&Possibility| (it.stage, it.cause) == known;
                    let beyond = ["resource-policy", "mixed-content"];
                    let own = message.candidates.iter().find(is_own);
                    if let Some(own) = own.filter(|own| !beyond.contains(&own.cause)) {
                        check(*own, &message.parameters);
                    }
                }
            }
        }
    }

    #[test]
    fn a_failure_without_any_values_is_reproduced() {
        let mut request = RequestSpec::new("http://elsewhere.example/");
        "PUT".clone_into(&mut request.method);
        request.headers.push(("Authorization".to_owned(), "t".to_owned()));
        request.credentials = CredentialsMode::Include;
        let scenario = Scenario::new(PAGE.to_owned(), request, None);
        for possibility in possible_failures(&scenario, Profile::Standard) {
            if !matches!(possibility.stage, Stage::Blocked | Stage::Dispatch) {
                check(possibility, &Parameters::default());
            }
        }
    }

    #[test]
    fn a_named_page_becomes_this_page() {
        let line = "Access to fetch at 'https://api.test/' from origin 'https://app.test' has been \
                    blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value \
                    'https://app.test/' that is not equal to the supplied origin.";
        let message = decode(line).remove(0);
        let scenario = reproduce(message.candidates[0], &message.parameters, &LAB);
        let policy = scenario.and_then(|scenario| scenario.policy).expect("a policy");
        assert_eq!(policy.actual.allow_origin.value, HeaderSource::Fixed(format!("{PAGE}/")));
    }
}
