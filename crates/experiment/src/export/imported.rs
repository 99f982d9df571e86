//! Where a request came from that was set up again here.

use super::markdown::code;
use crate::{RequestSpec, Scenario, judge::Exchange};

/// An imported request, and what it was set up as.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    request: String,
    page_origin: String,
    set_up: RequestSpec,
}

impl Imported {
    /// What `exchange` began with, set up as this request.
    pub fn new(exchange: &Exchange, set_up: RequestSpec) -> Option<Self> {
        let request = &exchange.steps.first()?.request;
        Some(Self {
            request: [request.method.as_str(), " ", request.url.as_str()].concat(),
            page_origin: exchange.page.origin.origin().as_str().to_owned(),
            set_up,
        })
    }

    /// The line of a report, as long as the request is the one that was set up, and another than
    /// was imported.
    pub(super) fn line(&self, scenario: &Scenario) -> Option<String> {
        let is_other = self.page_origin != scenario.page_origin
            || !self.request.ends_with(scenario.request.url.as_str());
        (is_other && self.set_up == scenario.request).then(|| {
            let [request, origin] = [&self.request, &self.page_origin].map(|text| code(text));
            format!("- Set up again from: {request} by a page of {origin}\n")
        })
    }
}

#[cfg(test)]
mod tests {
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
        let imported = Imported::new(&exchange, here.clone()).expect("it has a request");
        let mut scenario = Scenario::new("http://localhost:8000".to_owned(), here, None);
        assert_eq!(
            imported.line(&scenario).as_deref(),
            Some(
                "- Set up again from: `POST https://api.example/orders` by a page of \
                 `https://shop.example`\n"
            )
        );
        let mut there = scenario.clone();
        "https://shop.example".clone_into(&mut there.page_origin);
        assert!(imported.line(&there).is_some());
        "PUT".clone_into(&mut scenario.request.method);
        assert_eq!(imported.line(&scenario), None);
    }
}
