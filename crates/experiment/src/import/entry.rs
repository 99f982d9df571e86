//! One request found in a text: as it was made there, and as it can be tried here.

use cors_engine::{Cause, Outcome, Profile};
use cors_wire::Policy;

use super::{
    companion_answer::CompanionAnswer,
    note::not_here,
    sent::Made,
    transaction::{Witness, response_lines},
};
use crate::{
    Lab, Message, Moved, RequestSpec, Scenario, export,
    judge::{
        Answer, Exchange, HopAnswers, HttpAnswer, HttpVersionSpec, Page, PageOrigin, Shape, Status,
        Step,
    },
    move_here, predict, predict_request,
};

/// One request found in a text.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What to call it: method and URL, or what a console line says.
    pub title: String,
    /// The request by the page that made it, with the answers as far as they are known; of a
    /// console line that names the page, a request that fails alike.
    pub exchange: Option<Exchange>,
    /// What became of it by the standard, or in browsers; `None` where not every answer is known that it takes.
    pub outcome: Option<Outcome>,
    /// Whether the outcome is that of browsers alone, and a failure by the standard.
    pub beyond_standard: bool,
    /// The console line's message.
    pub message: Option<Message>,
    /// What would be set up here; `None` for what cannot be shown on this machine.
    pub scenario: Option<Scenario>,
    /// What was left out of the request and its answers or changed in them, and why.
    pub notes: Vec<String>,
    /// What else had to change for the scenario, so that it works here.
    pub here: Vec<String>,
}

/// Of a request without answers.
const UNANSWERED: &str = "No answer is known: on the companion the answers are its own, as they are \
                          switched now, and not your server's.";
/// Of answers from which nobody can tell the outcome.
const UNTOLD: &str = "For what was not recorded no answer is made up, so a run here need not fail as \
                      that one did. The browser's console tells the cause: paste its line too.";

/// How many characters a title has at most.
const LONGEST_TITLE: usize = 160;

/// Of an answer without the header, to a request that may have been without the other.
const WITHOUT_ORIGIN: &str = "`curl` sends no `Origin` by itself, and many servers leave CORS \
                              headers out then: ask again with `-H 'Origin: …'`.";

impl Entry {
    /// A request whose answers nobody knows.
    pub(super) fn asked(made: Made, lab: &Lab<'_>) -> Self {
        let mut entry = Self::new(made, Vec::new(), lab);
        let scenario = |exchange: &Exchange| {
            Scenario::new(lab.page_origin.to_owned(), exchange.steps[0].request.clone(), None)
        };
        entry.scenario = entry.exchange.as_ref().map(scenario);
        entry.here.push(UNANSWERED.to_owned());
        entry
    }

    /// A request with the answers that it got.
    pub(super) fn answered(
        made: Made,
        mut hops: Vec<HopAnswers>,
        witness: &Witness,
        lab: &Lab<'_>,
    ) -> Self {
        let mut notes = Vec::new();
        if let Some(hop) = hops.first_mut()
            && hop.preflight.is_none()
            && matches!(hop.response, Some(Answer::Http(_)))
        {
            hop.preflight = remembered(&made, lab);
            notes.extend(hop.preflight.as_ref().map(|_| {
                "No preflight was recorded though one is needed: the browser remembered an earlier \
                 one, or the recording leaves it out. Here one is allowed."
                    .to_owned()
            }));
        }
        let is_of_no_page = made.page_origin.is_none();
        let mut entry = Self::new(made, hops, lab);
        entry.notes.append(&mut notes);
        entry.judge(witness);
        let failure = entry.outcome.as_ref().and_then(Outcome::failure);
        if is_of_no_page
            && failure.is_some_and(|it| matches!(it.cause, Cause::AllowOriginMissing { .. }))
        {
            entry.notes.push(WITHOUT_ORIGIN.to_owned());
        }
        entry.move_here(lab);
        entry
    }

    /// The scenario of a link.
    pub(super) fn linked(scenario: Scenario, lab: &Lab<'_>) -> Self {
        let exchange = export::exchange(&scenario, &[]);
        let outcome = predict(&scenario, Profile::Standard);
        let Moved { scenario, notes: here } = move_here(scenario, lab);
        let title = title(&scenario.request);
        let (message, notes) = (None, Vec::new());
        Self {
            title,
            exchange,
            outcome,
            beyond_standard: false,
            message,
            scenario: Some(scenario),
            notes,
            here,
        }
    }

    /// A step of an exchange.
    pub(super) fn exchanged(
        page_origin: Option<&str>,
        request: RequestSpec,
        hops: Vec<HopAnswers>,
        lab: &Lab<'_>,
    ) -> Self {
        let page_origin = page_origin.map(str::to_owned);
        let made = Made { page_origin, request, notes: Vec::new() };
        if hops.is_empty() {
            Self::asked(made, lab)
        } else {
            Self::answered(made, hops, &Witness::default(), lab)
        }
    }

    fn new(made: Made, hops: Vec<HopAnswers>, lab: &Lab<'_>) -> Self {
        let Made { page_origin, request, mut notes } = made;
        let mut here = Vec::new();
        let known = page_origin.as_deref().and_then(PageOrigin::parse);
        match (&known, page_origin.as_deref()) {
            (None, origin) => {
                let why = origin.map(not_here);
                let why = why.as_deref().unwrap_or("Nothing tells which page sent it");
                let counts = "; it counts as sent by a page of `";
                notes.push([why, counts, lab.page_origin, "`."].concat());
            }
            (Some(_), Some(origin)) if origin != lab.page_origin => here.push(format!(
                "It counts as sent by a page of `{origin}`; here this page, `{}`, sends it.",
                lab.page_origin
            )),
            (Some(_), _) => {}
        }
        let title = title(&request);
        let origin = known.or_else(|| PageOrigin::parse(lab.page_origin));
        let exchange = origin.map(|origin| Exchange {
            id: title.clone(),
            page: Page { origin },
            steps: vec![Step { after_s: 0.0, request, hops }],
            shape: Shape::Single,
            http_version: HttpVersionSpec::default(),
        });
        Self {
            title,
            exchange,
            outcome: None,
            beyond_standard: false,
            message: None,
            scenario: None,
            notes,
            here,
        }
    }

    /// Makes the companion's endpoint answer as the servers did, and this page ask it.
    fn move_here(&mut self, lab: &Lab<'_>) {
        let Some(exchange) = &self.exchange else { return };
        let step = &exchange.steps[0];
        let from = exchange.page.origin.origin().serialize();
        let mut mover = CompanionAnswer::new(&from, lab.page_origin);
        let first = step.hops.first().cloned().unwrap_or_default();
        let known = first.preflight.iter().chain(&first.response);
        let known = known.filter(|answer| matches!(answer, Answer::Http(_))).count() > 0;
        let mut policy = Policy::default();
        for (given, own) in
            [(&first.preflight, &mut policy.preflight), (&first.response, &mut policy.actual)]
        {
            if let Some(Answer::Http(answer)) = given {
                mover.answer_as(answer, own);
            }
        }
        let mut request = step.request.clone();
        request.url = lab.base_url();
        if step.hops.len() > 1 {
            self.here.push(
                "It was redirected. Only the first answer is set up here: the redirect leads where \
                 it led."
                    .to_owned(),
            );
        }
        self.here.append(&mut mover.notes());
        let page_origin = lab.page_origin.to_owned();
        self.scenario = Some(Scenario::new(page_origin, request, known.then_some(policy)));
        if self.outcome.is_none() {
            self.here.push(UNTOLD.to_owned());
        }
    }
}

fn title(request: &RequestSpec) -> String {
    format!("{} {}", request.method, request.url).chars().take(LONGEST_TITLE).collect()
}

/// An answer that allows what the request asks for, where it needs a preflight.
fn remembered(made: &Made, lab: &Lab<'_>) -> Option<Answer> {
    let known = made.page_origin.as_deref().filter(|it| PageOrigin::parse(it).is_some());
    let page_origin = known.unwrap_or(lab.page_origin);
    let scenario = Scenario::new(page_origin.to_owned(), made.request.clone(), None);
    let outcome = predict_request(&scenario, Profile::Standard)?;
    let preflight = outcome.hops.first()?.preflight.as_ref()?;
    let lines = [
        ("Access-Control-Allow-Origin", Some(preflight.origin.as_str())),
        ("Access-Control-Allow-Credentials", Some("true")),
        ("Access-Control-Allow-Methods", Some(preflight.request_method.as_str())),
        ("Access-Control-Allow-Headers", preflight.request_headers.as_deref()),
    ];
    let lines = lines.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let headers = lines.flat_map(|(name, value)| response_lines(name, value)).collect();
    Some(Answer::Http(HttpAnswer { status: Status::new(204)?, headers }))
}
