//! A scenario of another page, made to work from this one.

use cors_wire::{HeaderSource, Policy, Target};
use url::{Position, Url};

use crate::{Lab, Scenario, renamed::renamed};

/// A scenario on this page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The scenario.
    pub scenario: Scenario,
    /// What had to change.
    pub notes: Vec<String>,
}

/// Makes a scenario one of this page: answers that name the other page's origin name this one's,
/// and an endpoint of another companion becomes the one of the same name here. A sandboxed frame has
/// the same opaque origin on every page, so of its answers nothing is renamed.
pub fn move_here(mut scenario: Scenario, lab: &Lab<'_>) -> Moved {
    let mut notes = Vec::new();
    let to = scenario.sender().origin(lab.page_origin);
    let from = std::mem::replace(&mut scenario.page_origin, to.to_owned());
    if from != to && !from.is_empty() {
        notes.push(format!(
            "It was made on a page of `{from}`; what names that page names `{to}` here."
        ));
        if let Some(rest) = scenario.request.url.strip_prefix(&format!("{from}/")) {
            scenario.request.url = format!("{to}/{rest}");
        }
        if let Some(policy) = &mut scenario.policy {
            rename(policy, &from, to);
        }
    }
    if scenario.policy.is_some()
        && let Some(url) = on_this_lab(&scenario.request.url, lab)
    {
        notes.push(format!("Its companion listened elsewhere; here it asks `{url}`."));
        scenario.request.url = url;
    }
    Moved { scenario, notes }
}

fn rename(policy: &mut Policy, from: &str, to: &str) {
    let renamed = |value: &mut String| *value = renamed(value, from, to);
    for answer in [&mut policy.preflight, &mut policy.actual] {
        for switch in [&mut answer.allow_origin, &mut answer.timing_allow_origin] {
            match &mut switch.value {
                HeaderSource::Fixed(value) => renamed(value),
                HeaderSource::Lines { lines: texts } | HeaderSource::List { list: texts } => {
                    texts.iter_mut().for_each(renamed);
                }
                HeaderSource::Mirror { .. } | HeaderSource::Computed { .. } => {}
            }
        }
        for (name, value) in &mut answer.headers {
            if name.eq_ignore_ascii_case("access-control-allow-origin") {
                renamed(value);
            }
        }
    }
}

/// The same endpoint on this lab, for a URL that names one on another port of this machine.
fn on_this_lab(url: &str, lab: &Lab<'_>) -> Option<String> {
    let mut url = Url::parse(url).ok()?;
    let here = matches!(url.host_str()?, "localhost" | "127.0.0.1" | "[::1]");
    let port = url.port_or_known_default()?;
    let own_page = url.origin().ascii_serialization() == lab.page_origin;
    if !here || own_page || lab.lab_ports.contains(&port) {
        return None;
    }
    Target::parse(&url[Position::BeforePath..Position::AfterQuery]).endpoint?;
    url.set_port(Some(lab.port())).ok()?;
    Some(url.into())
}

#[cfg(test)]
mod tests {
    use cors_wire::Switch;

    use super::*;
    use crate::{RequestSpec, Sender};

    const LAB: Lab<'_> = Lab { page_origin: "http://localhost:8050", lab_ports: &[3050, 3051] };

    fn made_on(page_origin: &str, url: &str) -> Scenario {
        let mut policy = Policy::default();
        policy.actual.allow_origin = Switch::on(page_origin);
        policy.preflight.allow_origin.value = HeaderSource::List {
            list: vec!["https://a.example".to_owned(), page_origin.to_owned()],
        };
        policy.actual.headers.push((
            "access-control-allow-origin".to_owned(),
            format!("{page_origin}, https://b.example"),
        ));
        let request = RequestSpec::new(url);
        Scenario::new(page_origin.to_owned(), request, Some(policy))
    }

    #[test]
    fn what_was_made_elsewhere_is_as_if_made_here() {
        let moved =
            move_here(made_on("http://localhost:8000", "http://127.0.0.1:3000/e/shop?a"), &LAB);
        let expected = made_on(LAB.page_origin, "http://127.0.0.1:3050/e/shop?a");
        assert_eq!(moved.scenario, expected);
        assert_eq!(moved.notes.len(), 2, "{:?}", moved.notes);
        let own =
            move_here(made_on("http://localhost:8000", "http://localhost:8000/own/shop"), &LAB);
        assert_eq!(own.scenario.request.url, "http://localhost:8050/own/shop");
    }

    #[test]
    fn what_only_begins_like_the_page_stays_another_origin() {
        for alike in ["http://localhost:8000.evil.example", "http://localhost:80001"] {
            let mut made = made_on("http://localhost:8000", "http://localhost:3000/");
            let policy = made.policy.as_mut().expect("a policy");
            policy.actual.allow_origin = Switch::on(alike);
            let moved = move_here(made, &LAB).scenario.policy.expect("a policy");
            assert_eq!(moved.actual.allow_origin, Switch::on(alike));
        }
    }

    #[test]
    fn what_was_made_here_stays_as_it_is() {
        for url in ["http://localhost:3051/", "/own/shop", "http://localhost:8050/own/shop", "x:"] {
            let scenario = made_on(LAB.page_origin, url);
            assert_eq!(move_here(scenario.clone(), &LAB), Moved { scenario, notes: Vec::new() });
        }
    }

    #[test]
    fn a_server_of_ones_own_keeps_its_url() {
        for url in ["http://localhost:4000/api", "https://api.example/"] {
            let moved = move_here(made_on(LAB.page_origin, url), &LAB);
            assert_eq!(moved.scenario.request.url, url);
        }
    }

    #[test]
    fn a_sandboxed_frame_stays_one_and_a_worker_a_worker() {
        let made = made_on("http://localhost:9000", "http://127.0.0.1:3050/e/shop");
        let frame = made.clone().sent_by(Sender::SandboxedFrame, "");
        let moved = move_here(frame.clone(), &LAB);
        assert_eq!((moved.scenario, moved.notes), (frame, Vec::new()));
        let worker = made.sent_by(Sender::Worker, "http://localhost:9000");
        assert_eq!(move_here(worker, &LAB).scenario.sender(), Sender::Worker);
    }
}
