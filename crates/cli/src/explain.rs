//! A judged exchange as text for a terminal: each hop, each check, and how it came out.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use cors_engine::{Check, ExchangeKind, Keyword, Profile, Settlement, Subject, Verdict};
use cors_experiment::{
    Context, CookieNote, Explanation, explain as explain_failure,
    explanation::{Presence, Side, describe_warning, warning_code},
    judge::{Exchange, judge, step_cookies},
};

const HEADING: Style = Style::new().bold();
const GOOD: Style = AnsiColor::Green.on_default();
const BAD: Style = AnsiColor::Red.on_default().bold();
const FAINT: Style = Style::new().dimmed();

/// Writes every check of every step.
pub(crate) fn explain(
    exchange: &Exchange,
    profile: Profile,
    output: &mut impl Write,
) -> io::Result<()> {
    let rules = profile.rules();
    let outcomes = judge(exchange, &rules);
    let id = printable(&exchange.id);
    writeln!(output, "{HEADING}{id}{HEADING:#} ({})", profile.as_str())?;
    for (number, (outcome, step)) in outcomes.iter().zip(&exchange.steps).enumerate() {
        if outcomes.len() > 1 {
            writeln!(output, "{HEADING}step {}{HEADING:#}", number + 1)?;
        }
        let page_origin = exchange.page.origin.origin().as_str();
        let context = Context { page_origin, request: &step.request, outcome };
        write_outcome(&context, output)?;
        for note in step_cookies(exchange, step, outcome, &rules) {
            write_cookie(&note, output)?;
        }
    }
    writeln!(output)
}

fn write_cookie(note: &CookieNote, output: &mut impl Write) -> io::Result<()> {
    let name = printable(&note.name);
    let fate = if note.journey.travels() { "travels" } else { "does not travel" };
    writeln!(output, "  {FAINT}cookie {name} {fate}: {}{FAINT:#}", note.journey.why())
}

fn write_outcome(context: &Context<'_>, output: &mut impl Write) -> io::Result<()> {
    let outcome = context.outcome;
    let mut hop = None;
    for check in &outcome.trace {
        if hop != Some(check.hop) {
            hop = Some(check.hop);
            if let Some(hop) = outcome.hops.get(check.hop) {
                writeln!(output, "  {HEADING}{} {}{HEADING:#}", hop.method, hop.url)?;
            }
        }
        write_check(check, output)?;
    }
    for warning in &outcome.warnings {
        let words = printable(&describe_warning(warning));
        writeln!(output, "  {FAINT}{}: {words}{FAINT:#}", warning_code(warning))?;
    }
    match &outcome.settlement {
        Settlement::Resolve(response) => {
            let visible = printable(&response.visible_headers.join(", "));
            let status = response.status;
            writeln!(
                output,
                "  {GOOD}resolves{GOOD:#} with status {status}; the script can read: {visible}"
            )
        }
        Settlement::Reject(failure) | Settlement::Throw(failure) => {
            let id = format!("{}/{}", failure.stage.id(), failure.cause.id());
            let explained = explain_failure(failure, context);
            writeln!(output, "  {BAD}fails{BAD:#} {id}: {}", printable(&explained.headline))?;
            write_explanation(&explained, output)
        }
    }
}

/// What there is to say about a failure, the same as on the page.
fn write_explanation(explained: &Explanation, output: &mut impl Write) -> io::Result<()> {
    let Explanation { happened, why, reached, remedy, evidence, also, mdn, .. } = explained;
    for line in evidence {
        let mark = match line.presence {
            Presence::There => "has  ",
            Presence::Missing => "lacks",
        };
        writeln!(output, "    {FAINT}{mark}{FAINT:#}  {}", printable(&line.line))?;
    }
    let who = match explained.who {
        Side::Server => "The server can mend it",
        Side::Client => "The page can mend it",
        Side::Neither => "Nobody can mend it alone",
    };
    for (heading, text) in [
        ("What happened", happened.as_str()),
        ("Why", why),
        ("What it did", reached),
        (who, remedy),
    ] {
        writeln!(output, "    {HEADING}{heading}:{HEADING:#} {}", printable(text))?;
    }
    for headline in also {
        writeln!(output, "    {HEADING}Also:{HEADING:#} {}", printable(headline))?;
    }
    writeln!(output, "    {FAINT}{} ({}){FAINT:#}", explained.standard, explained.step)?;
    writeln!(output, "    {FAINT}{mdn}{FAINT:#}")
}

fn write_check(check: &Check, output: &mut impl Write) -> io::Result<()> {
    let (style, mark) = match check.verdict {
        Verdict::Pass => (GOOD, "pass"),
        Verdict::Fail => (BAD, "FAIL"),
        Verdict::Turn => (FAINT, "turn"),
    };
    let answer = match check.answer {
        None => "",
        Some(ExchangeKind::Preflight) => " of the preflight's answer",
        Some(ExchangeKind::Actual) => " of the answer",
    };
    let found = match &check.found {
        Some(found) => format!(": {}", printable(found)),
        None => ": absent".to_owned(),
    };
    write!(output, "    {style}{mark}{style:#}  {}{answer}{found}", subject(&check.subject))?;
    if !check.expected.is_empty() {
        let expected: Vec<_> = check.expected.iter().map(|item| printable(item)).collect();
        write!(output, " {FAINT}against {}{FAINT:#}", expected.join(", "))?;
    }
    let algorithm = check.step.algorithm.name();
    match check.step.number {
        "" => writeln!(output, " {FAINT}({algorithm}){FAINT:#}"),
        number => writeln!(output, " {FAINT}({algorithm}, step {number}){FAINT:#}"),
    }
}

fn subject(subject: &Subject) -> String {
    match subject {
        Subject::RequestHeader(name) => format!("request header {name}"),
        Subject::ResponseHeader(name) => (*name).to_owned(),
        Subject::Url => "URL".to_owned(),
        Subject::Method => "method".to_owned(),
        Subject::Body => "body".to_owned(),
        Subject::Mode => "mode".to_owned(),
        Subject::Cache => "cache mode".to_owned(),
        Subject::Origin => "origin".to_owned(),
        Subject::Port => "port".to_owned(),
        Subject::Scheme => "scheme".to_owned(),
        Subject::Preflight => "preflight".to_owned(),
        Subject::PreflightCache => "preflight cache".to_owned(),
        Subject::Status => "status".to_owned(),
        Subject::Connection => "connection".to_owned(),
        Subject::Redirect => "redirect".to_owned(),
    }
}

/// Text with control characters escaped, so that input cannot steer the terminal.
fn printable(text: &str) -> String {
    const MOST: usize = 600;
    let mut shown: String = text
        .chars()
        .take(MOST)
        .flat_map(|char| {
            let escaped = char.is_control().then(|| char.escape_unicode());
            let plain = (!char.is_control()).then_some(char);
            escaped.into_iter().flatten().chain(plain)
        })
        .collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}
