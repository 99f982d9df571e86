//! What a policy allows, in terms that every stack has.

use cors_engine::{Profile, is_forbidden_request_header_name};
use cors_experiment::{Scenario, predict_request};
use cors_wire::{HeaderSource, Policy, Switch};

use crate::is_origin;

/// The most values of one kind.
const MOST: usize = 50;
/// The most bytes of one value.
const LONGEST: usize = 256;
/// Seconds for which every engine remembers a preflight, `WebKit` not any longer.
const MAX_AGE: u32 = 600;
/// The longest that any engine remembers one; some servers refuse to start with more.
const LONGEST_MAX_AGE: u32 = 86_400;

/// What a policy allows. Holds only well-formed values, and no wildcard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    origins: Vec<String>,
    methods: Vec<String>,
    headers: Vec<String>,
    exposed: Vec<String>,
    max_age: u32,
}

/// Allows nothing.
impl Default for Grant {
    fn default() -> Self {
        let nothing = Vec::new;
        Self {
            origins: nothing(),
            methods: nothing(),
            headers: nothing(),
            exposed: nothing(),
            max_age: MAX_AGE,
        }
    }
}

impl Grant {
    /// A grant of these values; what is malformed or too much is left out, as is a wildcard.
    pub fn new(
        origins: &[&str],
        methods: &[&str],
        headers: &[&str],
        exposed: &[&str],
        max_age: u32,
    ) -> Self {
        let mut grant = Self { max_age, ..Self::default() };
        add_each(&mut grant.origins, origins, is_origin);
        add_each(&mut grant.methods, methods, is_name);
        add_each(&mut grant.headers, headers, is_name);
        add_each(&mut grant.exposed, exposed, is_name);
        grant
    }

    /// What makes the request of a scenario work, and what its policy already lists.
    pub fn of(scenario: &Scenario) -> Self {
        let mut grant = Self::default();
        add(&mut grant.origins, &scenario.page_origin, is_origin);
        let outcome = predict_request(scenario, Profile::Standard);
        let hop = outcome.as_ref().and_then(|outcome| outcome.hops.first());
        let method = hop.map_or(scenario.request.method.as_str(), |hop| hop.method.as_str());
        add(&mut grant.methods, method, is_name);
        let preflight = hop.and_then(|hop| hop.preflight.as_ref());
        if let Some(names) = preflight.and_then(|preflight| preflight.request_headers.as_deref()) {
            add_all(&mut grant.headers, names);
        }
        if let Some(policy) = &scenario.policy {
            grant.take_in(policy);
        }
        keep_one_of_each(&mut grant.headers);
        keep_one_of_each(&mut grant.exposed);
        grant
    }

    /// The same with `to`, if it is an origin, in the place of the origin `from`.
    #[must_use]
    pub fn moved(mut self, from: &str, to: &str) -> Self {
        if is_origin(to) && self.origins.iter().any(|origin| origin == from) {
            self.origins.retain(|origin| origin != from && origin != to);
            self.origins.insert(0, to.to_owned());
        }
        self
    }

    /// Allows what another grant allows, too; preflights are remembered for the shorter time.
    pub fn also(&mut self, other: &Self) {
        fn add_known(values: &mut Vec<String>, more: &[String]) {
            for value in more {
                add(values, value, |_| true);
            }
        }
        add_known(&mut self.origins, &other.origins);
        add_known(&mut self.methods, &other.methods);
        add_known(&mut self.headers, &other.headers);
        add_known(&mut self.exposed, &other.exposed);
        self.max_age = self.max_age.min(other.max_age);
    }

    /// Takes in what a policy lists.
    fn take_in(&mut self, policy: &Policy) {
        for answer in [&policy.actual, &policy.preflight] {
            match &answer.allow_origin.value {
                _ if !answer.allow_origin.on => {}
                HeaderSource::Fixed(origin) => add(&mut self.origins, origin, is_origin),
                HeaderSource::Lines { lines: list } | HeaderSource::List { list } => {
                    let list: Vec<_> = list.iter().map(String::as_str).collect();
                    add_each(&mut self.origins, &list, is_origin);
                }
                HeaderSource::Mirror { .. } | HeaderSource::Computed { .. } => {}
            }
        }
        add_all(&mut self.methods, &fixed(&policy.preflight.allow_methods));
        // No browser asks for a name that script cannot set, and some servers refuse to start with it.
        let names = fixed(&policy.preflight.allow_headers);
        let names = names.split(',').map(str::trim);
        let names: Vec<_> = names.filter(|it| !is_forbidden_request_header_name(it)).collect();
        add_each(&mut self.headers, &names, is_name);
        add_all(&mut self.exposed, &fixed(&policy.actual.expose_headers));
        if let Ok(max_age) = fixed(&policy.preflight.max_age).parse() {
            self.max_age = LONGEST_MAX_AGE.min(max_age);
        }
    }

    /// Serialized origins that may read.
    pub fn origins(&self) -> &[String] {
        &self.origins
    }

    /// Methods that may be used.
    pub fn methods(&self) -> &[String] {
        &self.methods
    }

    /// Request headers that may be used.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// Response headers that script may read.
    pub fn exposed(&self) -> &[String] {
        &self.exposed
    }

    /// Seconds for which a preflight may be remembered.
    pub fn max_age(&self) -> u32 {
        self.max_age
    }
}

/// The text of a header that is sent as it stands; empty otherwise.
fn fixed(switch: &Switch) -> String {
    match &switch.value {
        HeaderSource::Fixed(text) if switch.on => text.clone(),
        HeaderSource::Lines { lines } if switch.on => lines.join(", "),
        HeaderSource::Fixed(_)
        | HeaderSource::Lines { .. }
        | HeaderSource::Mirror { .. }
        | HeaderSource::List { .. }
        | HeaderSource::Computed { .. } => String::new(),
    }
}

fn add_all(values: &mut Vec<String>, list: &str) {
    let names: Vec<_> = list.split(',').map(str::trim).collect();
    add_each(values, &names, is_name);
}

fn add_each(values: &mut Vec<String>, list: &[&str], is_valid: fn(&str) -> bool) {
    for value in list {
        add(values, value, is_valid);
    }
}

fn add(values: &mut Vec<String>, value: &str, is_valid: fn(&str) -> bool) {
    let known = values.iter().any(|known| known == value);
    if values.len() < MOST && value.len() <= LONGEST && is_valid(value) && !known {
        values.push(value.to_owned());
    }
}

/// Names of headers are the same however they are capitalised; the first spelling stays.
fn keep_one_of_each(names: &mut Vec<String>) {
    let mut kept: Vec<String> = Vec::new();
    for name in names.drain(..) {
        if !kept.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
            kept.push(name);
        }
    }
    *names = kept;
}

/// Whether a text is a method or a header name; the wildcard is neither here.
fn is_name(text: &str) -> bool {
    text != "*" && cors_engine::is_token(text)
}

#[cfg(test)]
mod tests {
    use cors_experiment::{RequestSpec, Scenario};
    use cors_wire::{Policy, Switch};

    use super::Grant;

    #[test]
    fn a_scenario_is_granted_what_it_asks_for_and_what_its_policy_lists() {
        let mut request = RequestSpec::new("http://localhost:3000/");
        request.method = "put".to_owned();
        request.headers =
            vec![("X-Id".to_owned(), "7".to_owned()), ("Accept".to_owned(), "*/*".to_owned())];
        let mut policy = Policy::default();
        policy.actual.allow_origin = Switch::on("*");
        policy.actual.expose_headers = Switch::on("ETag, *");
        policy.preflight.allow_methods = Switch::on("PATCH,*, b@d");
        policy.preflight.allow_headers = Switch::on("X-ID");
        policy.preflight.max_age = Switch::on("60");
        let page_origin = "http://localhost:8000".to_owned();
        let grant = Grant::of(&Scenario::new(page_origin, request, Some(policy)));
        assert_eq!(
            grant,
            Grant::new(&["http://localhost:8000"], &["PUT", "PATCH"], &["x-id"], &["ETag"], 60)
        );
    }

    #[test]
    fn what_no_browser_asks_for_is_not_granted() {
        let mut policy = Policy::default();
        policy.preflight.allow_headers = Switch::on("DNT,Keep-Alive,X-Id,sec-token,Range");
        policy.preflight.max_age = Switch::on("1728000");
        let page_origin = "http://localhost:8000".to_owned();
        let request = RequestSpec::new("http://localhost:3000/");
        let grant = Grant::of(&Scenario::new(page_origin, request, Some(policy)));
        assert_eq!((grant.headers().join(" "), grant.max_age()), ("X-Id Range".to_owned(), 86_400));
    }

    #[test]
    fn grants_add_up() {
        let mut both = Grant::new(&["https://a.test"], &["GET"], &["x-a"], &[], 60);
        both.also(&Grant::new(&["https://b.test"], &["GET"], &["x-b"], &["ETag"], 600));
        let origins = ["https://a.test", "https://b.test"];
        assert_eq!(both, Grant::new(&origins, &["GET"], &["x-a", "x-b"], &["ETag"], 60));
    }

    #[test]
    fn everything_is_bounded() {
        let many: Vec<_> = (0..200).map(|number| format!("x-{number}")).collect();
        let names: Vec<_> = many.iter().map(String::as_str).collect();
        let long = "x".repeat(257);
        assert_eq!(Grant::new(&[], &[&long], &names, &[], 0).headers().len(), 50);
        assert!(Grant::new(&[], &[&long], &[], &[], 0).methods().is_empty());
    }
}
