//! What reached the server, and whether it acted.

use cors_engine::{Cause, Stage};

use super::{Explanation, Side, case::Case, words::code};

/// What went over the wire before the failure and what that means, in one or two sentences.
pub(super) fn reached(case: &Case<'_>) -> String {
    let before = match case.failure.hop {
        0 => String::new(),
        1 => "The first URL received its request and answered with a redirect. ".to_owned(),
        count => format!("{count} redirects were followed. "),
    };
    format!("{before}{}", this_hop(case))
}

impl Explanation {
    /// The same where the server is known to have received the request, so many times, and no
    /// answer came back.
    #[must_use]
    pub fn with_arrivals(self, arrivals: usize) -> Self {
        let again = if arrivals > 1 { " The browser tried again, as it may." } else { "" };
        let times = if arrivals > 1 { format!(" {arrivals} times") } else { String::new() };
        Self {
            happened: "The connection ended without an answer, after the request had arrived."
                .to_owned(),
            reached: format!("The request arrived: the server recorded it{times}.{again}"),
            who: Side::Server,
            remedy: "Find out what ends the connection: the server itself, or something between \
                     it and the browser."
                .to_owned(),
            ..self
        }
    }
}

fn this_hop(case: &Case<'_>) -> String {
    let method = code(case.method());
    match case.failure.stage {
        Stage::Construct => "Nothing was sent: the browser threw an exception while the script \
                             put the request together."
            .to_owned(),
        Stage::Blocked | Stage::Dispatch if case.failure.hop > 0 => {
            "The next URL was sent nothing.".to_owned()
        }
        Stage::Blocked | Stage::Dispatch => {
            "Nothing was sent. The server never heard of this request.".to_owned()
        }
        Stage::Preflight if case.failure.cause == Cause::Transport => {
            format!("The question, an OPTIONS request, got no answer. The {method} was not sent.")
        }
        Stage::Preflight => format!(
            "Only the question, an OPTIONS request, went out. The {method} was not sent, so the \
             server did nothing but answer OPTIONS."
        ),
        Stage::Redirect if case.failure.hop > 1 => format!(
            "Each of the {} requests arrived and was answered with a redirect. The browser did not \
             follow the last.",
            case.failure.hop + 1
        ),
        Stage::Redirect => format!(
            "The {method} arrived and the server answered it with a redirect. The browser did not \
             go on from there."
        ),
        Stage::Response => answered(case, &method),
    }
}

fn answered(case: &Case<'_>, method: &str) -> String {
    if case.failure.cause == Cause::Transport {
        return "No answer came back. Whether the request arrived cannot be told from here."
            .to_owned();
    }
    let acted = match case.method() {
        "GET" | "HEAD" | "OPTIONS" => "answered it",
        _ => "handled it, so whatever it changes may well be changed",
    };
    let cookies = if case.hop().is_some_and(|hop| hop.include_credentials) {
        " Cookies that the answer sets may count all the same."
    } else {
        ""
    };
    format!(
        "The {method} arrived and the server {acted}. Only the answer is kept from the \
         script.{cookies}"
    )
}

#[cfg(test)]
mod tests {
    use super::super::test_case::TestCase;

    #[test]
    fn says_what_the_server_did() {
        let preflight = TestCase::put().answer_preflight(500, &[]);
        assert!(preflight.explain().reached.contains("The `PUT` was not sent"));
        let response = TestCase::put().allow_preflight();
        assert!(response.explain().reached.contains("may well be changed"));
        let lost = TestCase::put().answer_preflight(500, &[]).explain().with_arrivals(2);
        assert!(lost.reached.contains("recorded it 2 times"), "{}", lost.reached);
        assert!(lost.happened.contains("after the request had arrived"), "{}", lost.happened);
        let lines = [("Access-Control-Allow-Origin", "*"), ("Location", "/")];
        let round = TestCase::lab().answer(302, &lines).explain().reached;
        assert!(round.contains("Each of the 21 requests"), "{round}");
        let thrown = TestCase::get("http://user:secret@localhost:3000/");
        assert!(thrown.explain().reached.starts_with("Nothing was sent"));
    }
}
