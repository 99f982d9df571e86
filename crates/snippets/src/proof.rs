//! Which snippets were run, with which version, and when.
//!
//! `stacks/proven.txt` has a line for each stack that was run: its identifier, the fingerprint of
//! what was run, the date, how many requests were judged, and the version, with tabs between.

use std::fmt::Write;

use cors_engine::Keyword;

use crate::{Grant, Stack, Strength, Template, fingerprint::fingerprint};

/// The proofs as they stand, for programs that have the texts built in.
pub const PROOFS: &str = include_str!("../stacks/proven.txt");

/// That a stack's snippets were run and did what they promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof<'a> {
    /// The stack's identifier.
    pub stack: &'a str,
    /// Of the texts that were run.
    pub fingerprint: &'a str,
    /// The day, as in `2026-01-31`.
    pub date: &'a str,
    /// How many requests were judged.
    pub judged: usize,
    /// What ran, as in `nginx 1.22.1`.
    pub version: &'a str,
}

/// The proof of a stack, if there is one among these lines.
pub fn proof(proofs: &str, stack: Stack) -> Option<Proof<'_>> {
    proofs.lines().filter_map(Proof::parse).find(|proof| proof.stack == stack.id())
}

/// The lines of some proofs.
pub fn write_proofs(proofs: &[Proof<'_>]) -> String {
    let mut lines = String::new();
    for Proof { stack, fingerprint, date, judged, version } in proofs {
        let _ = writeln!(lines, "{stack}\t{fingerprint}\t{date}\t{judged}\t{version}");
    }
    lines
}

impl<'a> Proof<'a> {
    fn parse(line: &'a str) -> Option<Self> {
        let mut parts = line.split('\t');
        let (stack, fingerprint) = (parts.next()?, parts.next()?);
        let (date, judged) = (parts.next()?, parts.next()?.parse().ok()?);
        Some(Self { stack, fingerprint, date, judged, version: parts.next()? })
    }
}

impl Stack {
    /// What is granted where a stack is run: the usual, as little as can be, and names with
    /// characters that are special somewhere.
    pub fn proven_grants() -> [Grant; 3] {
        let origins = ["https://app.example", "http://localhost:8000", "http://[::1]:8000"];
        let headers = ["content-type", "x-id"];
        [
            Grant::new(&origins, &["GET", "PUT"], &headers, &["X-Total"], 600),
            Grant::new(&origins[..1], &["GET"], &[], &[], 600),
            Grant::new(&origins, &["PUT"], &["x-it's-100%_#1"], &["X-Total"], 5),
        ]
    }

    /// The fingerprint of a stack's texts in all strengths, as they are now.
    pub fn fingerprint(self) -> String {
        let mut texts = String::new();
        for (&strength, grant) in
            Strength::ALL.iter().flat_map(|strength| Self::proven_grants().map(|g| (strength, g)))
        {
            let filled = Template::parse(self, self.text())
                .and_then(|template| template.fill(strength, &grant).ok());
            for file in filled.into_iter().flat_map(|snippet| snippet.files) {
                texts += &[&file.name, "\0", &file.place, "\0", &file.text, "\0"].concat();
            }
        }
        fingerprint(&texts)
    }
}

#[cfg(test)]
mod tests {
    use super::{Proof, proof, write_proofs};
    use crate::Stack;

    #[test]
    fn what_is_written_can_be_read() {
        let koa = Proof {
            stack: "koa",
            fingerprint: "0123",
            date: "2026-01-31",
            judged: 99,
            version: "Koa 3, @koa/cors 5",
        };
        let lines = write_proofs(&[Proof { stack: "nginx", ..koa }, koa]);
        assert_eq!(proof(&lines, Stack::Koa), Some(koa));
        assert_eq!(proof(&lines, Stack::Express), None);
        assert_eq!(proof("<!doctype html>", Stack::Koa), None);
    }
}
