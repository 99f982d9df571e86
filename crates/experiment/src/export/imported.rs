//! Where a request came from that was set up again here.

use cors_wire::Policy;

use super::markdown::code;
use crate::{RequestSpec, Scenario, judge::Exchange};

/// An imported request, and what it was set up as.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    request: String,
    page_origin: String,
    set_up: RequestSpec,
    policy: Option<Policy>,
}

impl Imported {
    /// What `exchange` began with, set up as this scenario.
    pub fn new(exchange: &Exchange, set_up: Scenario) -> Option<Self> {
        let request = &exchange.steps.first()?.request;
        Some(Self {
            request: [request.method.as_str(), " ", request.url.as_str()].concat(),
            page_origin: exchange.page.origin.origin().as_str().to_owned(),
            set_up: set_up.request,
            policy: set_up.policy,
        })
    }

    /// The line of a report, as long as the request is the one that was set up, and another than
    /// was imported.
    pub(super) fn line(&self, scenario: &Scenario) -> Option<String> {
        let is_other = self.page_origin != scenario.page_origin
            || !self.request.ends_with(scenario.request.url.as_str());
        (is_other && self.set_up == scenario.request).then(|| {
            let [request, origin] = [&self.request, &self.page_origin].map(|text| code(text));
            let answers = match &self.policy {
                Some(policy) if scenario.policy.as_ref() == Some(policy) => "",
                Some(_) => ", with other answers",
                None => ", whose answers are not known",
            };
            format!("- Set up again from: {request} by a page of {origin}{answers}\n")
        })
    }
}

#[cfg(test)]
mod tests {
    use cors_wire::Policy;

    use super::Imported;
    use crate::{RequestSpec, Scenario, judge::parse_exchange};

    #[test]
    fn it_is_told_for_as_long_as_the_request_is_the_one_that_was_set_up() {
        let text = r#"{
            "id": "orders",
            "page": { "origin": "https://shop.example" },
            "request": { "url": "https://api.example/orders", "method": "POST" },
            "hops": [{ "response": { "status": 500, "headers": [] } }]
        }"#;
        let exchange = parse_exchange(text.as_bytes()).expect("JSON").expect("an exchange");
        let here = RequestSpec::new("http://localhost:3000/");
        let origin = "http://localhost:8000".to_owned();
        let mut scenario = Scenario::new(origin, here, Some(Policy::default()));
        let imported = Imported::new(&exchange, scenario.clone()).expect("it has a request");
        assert_eq!(
            imported.line(&scenario).as_deref(),
            Some(
                "- Set up again from: `POST https://api.example/orders` by a page of \
                 `https://shop.example`\n"
            )
        );
        let mut mended = scenario.clone();
        mended.policy.get_or_insert_default().actual.status = 503;
        let line = imported.line(&mended).expect("the request is the same");
        assert!(line.ends_with("`https://shop.example`, with other answers\n"), "{line}");
        let mut there = scenario.clone();
        "https://shop.example".clone_into(&mut there.page_origin);
        assert!(imported.line(&there).is_some());
        "PUT".clone_into(&mut scenario.request.method);
        assert_eq!(imported.line(&scenario), None);
    }
}
