//! What was proven: `docs/snippets.md` for people, `proven.txt` beside the snippets for the page.

use std::{fmt::Write, fs, io, process::Command};

use cors_engine::Keyword;
use cors_snippets::{Proof, Stack, Strength, Template, Unfillable, proof, write_proofs};
use xtask::workspace;

/// A stack whose snippets did what they promise.
pub(crate) struct Proven {
    pub(crate) stack: Stack,
    pub(crate) version: String,
    pub(crate) judged: usize,
}

/// Writes both; a stack that was not run now keeps its proof while its snippet is the same.
pub(crate) fn write(proven: &[Proven]) -> io::Result<()> {
    let today = today()?;
    let file = workspace::root().join("crates/snippets/stacks/proven.txt");
    let known = fs::read_to_string(&file)?;
    let fingerprints: Vec<_> =
        Stack::ALL.iter().map(|&stack| (stack, stack.fingerprint())).collect();
    let proofs: Vec<_> = fingerprints
        .iter()
        .filter_map(|(stack, fingerprint)| {
            let now = proven.iter().find(|proven| proven.stack == *stack);
            let before = || proof(&known, *stack).filter(|old| old.fingerprint == fingerprint);
            now.map(|Proven { version, judged, .. }| Proof {
                stack: stack.id(),
                fingerprint,
                date: &today,
                version,
                judged: *judged,
            })
            .or_else(before)
        })
        .collect();
    fs::write(&file, write_proofs(&proofs))?;
    fs::write(workspace::root().join("docs/snippets.md"), report(&proofs))
}

fn today() -> io::Result<String> {
    let output = Command::new("date").args(["-u", "+%Y-%m-%d"]).output()?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn report(proofs: &[Proof<'_>]) -> String {
    let mut text = OPENING.to_owned();
    for &stack in Stack::ALL {
        let name = stack.name();
        let row = match proofs.iter().find(|proof| proof.stack == stack.id()) {
            Some(Proof { version, date, judged, .. }) => {
                format!("| {name} | {version} | {date} | {judged}{} |", unsaid(stack))
            }
            None => format!("| {name} | not run here | | |"),
        };
        let _ = writeln!(text, "{row}");
    }
    text
}

/// Says of a stack which value it has no way to write: what grants it was not run.
fn unsaid(stack: Stack) -> String {
    let Some(template) = Template::parse(stack, stack.text()) else { return String::new() };
    let mut values = String::new();
    for grant in Stack::proven_grants() {
        if let Err(Unfillable::Unsayable(value)) = template.fill(Strength::AllowList, &grant) {
            let _ = write!(values, ", not `{value}`");
        }
    }
    values
}

const OPENING: &str = "# Server code, and which of it was run

`cargo xtask verify-snippets` writes this file. It installs each stack that the package registries
have, starts it with the configuration word for word as the page and `cors snippet` print it, and
asks it over real connections; the engine judges the answers as a browser would.

Each stack runs in three strengths (public, allow-list, allow-list with credentials), each with
three grants: the usual (several origins, one of them an IPv6 address; a method and headers that
need listing; a header to read), as little as can be (one origin, GET, no headers), and names with
characters that are special in some language. A snippet is proven when

- every allowed origin, with every allowed method, gets its preflight and its answer, on success, on
  404 and on an error that the application did not catch; behind a proxy also on the proxy's own 502
  and where the application sends headers of its own, which must not go out twice;
- nine other origins, alike but not the same, get nothing (where it is public: everything);
- a method, a header or credentials that were not granted are refused;
- a request without `Origin` is answered, and every answer of an allow-list says `Vary: Origin`;
- no answer has one of these headers twice, and the preflight says how long it may be remembered.

Where a stack has no way to write a value, what grants it is not run; the last column names it.

| Stack | Ran with | On | Requests judged |
| --- | --- | --- | ---: |
";

#[cfg(test)]
mod tests {
    use cors_engine::Keyword;
    use cors_snippets::{PROOFS, Stack, proof};

    use super::report;

    #[test]
    fn the_document_is_what_is_written_of_the_proofs() {
        let proofs: Vec<_> = Stack::ALL.iter().filter_map(|&stack| proof(PROOFS, stack)).collect();
        assert_eq!(include_str!("../../../docs/snippets.md"), report(&proofs));
    }
}
