//! What a line of a console says, as an entry.

use cors_engine::Origin;

use super::{Entry, beside::Beside, note::not_here};
use crate::{
    Lab, Message, Parameters, Possibility, Scenario, explanation::describe_readings, export,
    judge::Exchange, move_here, reproduce, reproduce_request,
};

/// Of a console line that stands alone.
const MADE_UP: &str = "The line tells the cause and little else: what it does not name of the \
                       request and of the answers is made up to fit.";
/// Of a console line with its request.
const OWN_REQUEST: &str = "The request is the one that was pasted with the line. The answers are \
                           made up to fit what the line says.";

/// The same where the line tells nothing of the answers.
const ASKED: &str = "The request is the one that was pasted with the line.";
/// Of a request that cannot end as the line says.
const UNFIT: &str = "The request beside the line cannot fail so, and is not used: it may be another \
                     one that failed, or a script sends it with more than was pasted.";

impl Entry {
    /// A console line that stands for one of several failures, of a request that may be known.
    pub(super) fn console(message: Message, beside: &Beside, lab: &Lab<'_>) -> Self {
        let likeliest = describe_readings(&message).into_iter().next();
        let other = message.not_cors.map(|what| what.words().headline.to_owned());
        let title = likeliest.or(other).unwrap_or_default();
        let (candidates, parameters) = (&message.candidates, &message.parameters);
        let (asked, mut notes) = match beside.of(parameters) {
            Ok(asked) => (asked, Vec::new()),
            Err(why) => (None, vec![why]),
        };
        let own = asked.and_then(|made| {
            if message.vague {
                let page_origin = lab.page_origin.to_owned();
                let mut request = made.request.clone();
                if request.url.is_empty() {
                    request.url = parameters.url.clone().unwrap_or_else(|| lab.base_url());
                }
                let scenario = Scenario::new(page_origin, request, None);
                return Some((scenario, made.notes.clone(), ASKED));
            }
            let shown = |it: &Possibility| reproduce_request(*it, parameters, &made.request, lab);
            Some((candidates.iter().find_map(shown)?, made.notes.clone(), OWN_REQUEST))
        });
        let made_up = || {
            let shown = |candidate: &Possibility| reproduce(*candidate, parameters, lab);
            let shown = candidates.iter().filter(|_| !message.vague).find_map(shown);
            Some((shown?, Vec::new(), MADE_UP))
        };
        let origin = parameters.origin.as_deref();
        let origin = origin.filter(|it| Origin::parse(it).is_none());
        notes.extend(origin.map(|it| not_here(it) + "."));
        let mut here = Vec::new();
        let unused = own.is_none() && asked.is_some();
        let scenario = own.or_else(made_up).map(|(scenario, of_request, how)| {
            notes.extend(of_request);
            here.push(how.to_owned());
            scenario
        });
        if scenario.is_none() && !message.vague {
            notes.push("This one cannot be shown on this machine.".to_owned());
        } else if unused {
            notes.push(UNFIT.to_owned());
        }
        let exchange = scenario.as_ref().and_then(|it| there(it, parameters, lab));
        Self {
            title,
            exchange,
            outcome: None,
            beyond_standard: false,
            message: Some(message),
            scenario,
            notes,
            here,
        }
    }
}

/// The same on the page and with the URL that the line names.
fn there(scenario: &Scenario, named: &Parameters, lab: &Lab<'_>) -> Option<Exchange> {
    let page_origin = named.origin.as_deref().filter(|origin| *origin != "null")?;
    let mut there = move_here(scenario.clone(), &Lab { page_origin, ..*lab }).scenario;
    if let Some(url) = &named.url {
        there.request.url.clone_from(url);
    }
    export::exchange(&there, &[])
}
