//! A report in Markdown: what was tried, what went over the wire, what came of it and why.

use cors_engine::{Failure, Keyword, Settlement};
use cors_wire::{Exchange, ExchangeKind, Header};

use super::{
    Imported,
    markdown::{block, code, prose},
    mask::masked,
    unrecorded,
};
use crate::{
    ClientCode, Explanation, Fix, Scenario, Verdict, console_lines,
    explanation::{Context, Side, describe_difference, explain_success},
    probe::ProbeStep,
};

/// What a report rests on.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// What was set up.
    pub scenario: &'a Scenario,
    /// What came of it.
    pub verdict: &'a Verdict,
    /// The failure in words, if there is one.
    pub explanation: Option<&'a Explanation>,
    /// What the server recorded.
    pub record: &'a [Exchange],
    /// What was found out afterwards, where there is no record.
    pub steps: &'a [ProbeStep],
    /// Where the request was imported from, if it was.
    pub imported: Option<&'a Imported>,
    /// What would mend it.
    pub fixes: &'a [Fix],
    /// The browser, in its own words.
    pub browser: &'a str,
    /// The address under which all of this can be set up again.
    pub permalink: &'a str,
}

/// The report.
pub fn report(evidence: &Evidence<'_>) -> String {
    let Evidence { scenario, verdict, explanation, .. } = evidence;
    let mut parts = vec![headline(evidence), summary(evidence)];
    parts.push("## What the script does\n".to_owned());
    parts.push(block("js", &ClientCode::of(&scenario.request).code(scenario)));
    parts.push("## What went over the wire\n".to_owned());
    for exchange in evidence.record {
        parts.push(wire(exchange, scenario));
    }
    if evidence.record.is_empty() {
        parts.push("Nothing was recorded.\n".to_owned());
    }
    if let Verdict::Unknown(unknown) = verdict {
        parts.push(unrecorded::findings(unknown, scenario, evidence.steps));
    }
    if let Some(explanation) = explanation {
        parts.push(reasons(explanation, evidence.fixes));
    }
    if let (Verdict::Failed(outcome), Some(failure)) = (verdict, verdict.failure()) {
        parts.extend(console(failure, &Context::new(scenario, outcome)));
    }
    parts.join("\n")
}

fn headline(evidence: &Evidence<'_>) -> String {
    if let Some(explanation) = evidence.explanation {
        let (headline, happened) = (prose(&explanation.headline), prose(&explanation.happened));
        return format!("# {headline}\n\n{happened}\n");
    }
    let list = |lines: Vec<String>| -> String {
        lines.iter().map(|line| ["- ", &prose(line), "\n"].concat()).collect()
    };
    match evidence.verdict {
        Verdict::Resolved(outcome) => {
            let context = Context::new(evidence.scenario, outcome);
            match &outcome.settlement {
                Settlement::Resolve(response) => {
                    format!("# {}\n", prose(&explain_success(response, &context).headline))
                }
                Settlement::Reject(_) | Settlement::Throw(_) => "# It failed\n".to_owned(),
            }
        }
        Verdict::Failed(_) => {
            format!("# {}\n", code(evidence.verdict.cause_id().unwrap_or_default()))
        }
        Verdict::Disagreement(contradiction) => {
            let lines = contradiction.differences.iter().map(describe_difference).collect();
            format!("# Browser and record contradict each other\n\n{}", list(lines))
        }
        Verdict::Unknown(unknown) => {
            unrecorded::headline(unknown, evidence.scenario, evidence.steps)
        }
    }
}

fn summary(evidence: &Evidence<'_>) -> String {
    let Evidence { scenario, verdict, imported, browser, permalink, .. } = evidence;
    let request = &scenario.request;
    let result = match (verdict.stage_id(), verdict.cause_id()) {
        (Some(stage), Some(cause)) => {
            format!("{} at {}", verdict.outcome_id(), code(&format!("{stage}/{cause}")))
        }
        _ => verdict.outcome_id().to_owned(),
    };
    format!(
        "- Page: {}\n- Request: {}, mode {}, credentials {}\n- Result: {result}\n- Browser: {}\n- \
         To set it up: <{permalink}>\n{}",
        code(&scenario.page_origin),
        code(&format!("{} {}", request.method, request.url)),
        code(request.mode.as_str()),
        code(request.credentials.as_str()),
        code(browser),
        imported.and_then(|imported| imported.line(scenario)).unwrap_or_default(),
    )
}

/// A request and its answer as they went over the wire.
fn wire(exchange: &Exchange, scenario: &Scenario) -> String {
    let title = match exchange.kind {
        ExchangeKind::Preflight => "### Preflight",
        ExchangeKind::Actual => "### Request",
    };
    let lines = |headers: &[Header]| -> String {
        let line = |(name, value): &Header| {
            [name.as_str(), ": ", masked(name, value, scenario), "\n"].concat()
        };
        headers.iter().map(line).collect()
    };
    let request = &exchange.request;
    let asked =
        format!("{} {} HTTP/1.1\n{}\n", request.method, request.target, lines(&request.headers));
    let answered = match &exchange.answer {
        Some(answer) => format!("HTTP/1.1 {}\n{}", answer.status, lines(&answer.headers)),
        None => "(no answer)\n".to_owned(),
    };
    format!("{title}\n\n{}", block("http", &(asked + &answered)))
}

fn reasons(explanation: &Explanation, fixes: &[Fix]) -> String {
    let Explanation { why, reached, remedy, mdn, standard, step, .. } = explanation;
    let mut text = format!(
        "## Why\n\n{} {}\n\n[{step}]({standard}), [MDN]({mdn})\n\n## What to do\n\n{}\n\n",
        prose(why),
        prose(reached),
        prose(remedy)
    );
    for fix in fixes {
        let side = match fix.side {
            Side::Server => "Server",
            Side::Client => "Page",
            Side::Neither => "Elsewhere",
        };
        text += &["- ", side, ": ", &prose(&fix.title), ". ", &prose(&fix.opens), "\n"].concat();
    }
    text
}

fn console(failure: &Failure, context: &Context<'_>) -> Option<String> {
    let lines = console_lines(failure, context);
    let text: String =
        lines.iter().map(|line| [line.engine.name(), ": ", &line.text, "\n"].concat()).collect();
    (!text.is_empty()).then(|| format!("## What consoles say\n\n{}", block("text", &text)))
}
