//! What became of an imported request, by its answers and by what its browser said.

use std::{mem::replace, slice::from_ref};

use cors_engine::{Cause, CredentialsMode, Keyword, Outcome, Profile};

use super::{Entry, transaction::Witness};
use crate::{
    Context, explain,
    judge::{Exchange, judge},
};

/// What Chromium notes of a request that CORS stopped, and of some others.
const BLOCKED: &str = "net::ERR_FAILED";

impl Entry {
    /// Judges the answers, unless one is missing without which nothing can be said, or what the
    /// browser noted contradicts them.
    pub(super) fn judge(&mut self, witness: &Witness) {
        let Some(exchange) = &mut self.exchange else { return };
        self.outcome = judged(exchange, Profile::Standard);
        let failure = self.outcome.as_ref().and_then(Outcome::failure);
        let note = match (failure, &witness.error) {
            (Some(failure), _) if failure.cause == Cause::Transport => {
                self.outcome = None;
                "The answer that decides is not recorded: an answer may never have come, or the \
                 browser withheld it from its own tools."
            }
            (Some(_), None) => return self.pass_beyond_standard(witness.browser),
            (None, Some(error)) => {
                let request = &mut exchange.steps[0].request;
                let before = replace(&mut request.credentials, CredentialsMode::Include);
                let outcome = judged(exchange, Profile::Standard);
                self.outcome = outcome.filter(|it| error == BLOCKED && it.failure().is_some());
                if self.outcome.is_some() {
                    "Without credentials the answers would do, yet it failed: the script's are \
                     taken to be credentials `include`, which fits."
                } else {
                    exchange.steps[0].request.credentials = before;
                    "What is recorded is allowed, which does not fit the failure that the browser \
                     noted: something else stopped it."
                }
            }
            (Some(_), Some(_)) | (None, None) => return,
        };
        self.notes.push(note.to_owned());
    }

    /// Takes the browser's word for a failure that it knows nothing of; without one that of all.
    fn pass_beyond_standard(&mut self, browser: Option<Profile>) {
        let Some(exchange) = &self.exchange else { return };
        let browsers = browser.as_ref().map_or(&Profile::ALL[1..], from_ref);
        let mut passed = None;
        for browser in browsers {
            passed = judged(exchange, *browser).filter(|outcome| outcome.failure().is_none());
            if passed.is_none() {
                return;
            }
        }
        let Some(outcome) = replace(&mut self.outcome, passed) else { return };
        let request = &exchange.steps[0].request;
        let page_origin = exchange.page.origin.origin().as_str();
        let context = Context { page_origin, request, outcome: &outcome };
        self.beyond_standard = true;
        self.notes.extend(outcome.failure().map(|failure| {
            let headline = explain(failure, &context).headline;
            format!("By the standard it fails: {headline}.")
        }));
    }
}

fn judged(exchange: &Exchange, profile: Profile) -> Option<Outcome> {
    judge(exchange, &profile.rules()).into_iter().next()
}
