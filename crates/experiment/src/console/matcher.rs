//! A template held against a line.

/// What a template found in a line.
pub(super) struct Match<'a> {
    /// Where in the line it begins.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// The gaps and what fills them.
    pub(super) gaps: Vec<(&'static str, &'a str)>,
    /// How many bytes of the template's own text were found; the more, the surer.
    pub(super) weight: usize,
}

/// Looks for `template` anywhere in `line`. A gap at its end takes the rest of the line.
pub(super) fn find<'a>(template: &'static str, line: &'a str) -> Option<Match<'a>> {
    let pieces = pieces(template);
    let (first, rest) = pieces.split_first()?;
    if first.text.is_empty() {
        // It would begin everywhere.
        return None;
    }
    let mut from = 0;
    // Note: The beginning of a template may stand in the line more than once, and the template not
    // fit at the first.
    while let Some(offset) = line[from..].find(first.text) {
        let start = from + offset;
        let after = start + first.text.len();
        if let Some((end, gaps)) = fill(first.gap, rest, line, after) {
            let weight = pieces.iter().map(|piece| piece.text.len()).sum();
            return Some(Match { start, end, gaps, weight });
        }
        from = after;
    }
    None
}

/// A piece of a template's own text, and the gap behind it.
struct Piece {
    text: &'static str,
    gap: Option<&'static str>,
}

fn pieces(template: &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((text, after)) = rest.split_once('{') {
        let (gap, after) = after.split_once('}').unwrap_or((after, ""));
        pieces.push(Piece { text, gap: Some(gap) });
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece { text: rest, gap: None });
    }
    pieces
}

type Gaps<'a> = Vec<(&'static str, &'a str)>;

/// Fills the gap after the first piece, and those after the rest. The end is where the text of the
/// last piece ends, or what fills the gap behind it.
fn fill<'a>(
    gap: Option<&'static str>,
    rest: &[Piece],
    line: &'a str,
    after: usize,
) -> Option<(usize, Gaps<'a>)> {
    let mut gaps = Vec::new();
    let mut open = gap;
    let mut at = after;
    for piece in rest {
        let name = open?;
        let value = fitting(name, &line[at..], piece.text)?;
        gaps.push((name, value));
        at += value.len() + piece.text.len();
        open = piece.gap;
    }
    if let Some(name) = open {
        let value = fitting(name, &line[at..], "")?;
        gaps.push((name, value));
        at += value.len();
    }
    Some((at, gaps))
}

/// The text for a gap in front of `next`, as the gap's kind allows.
fn fitting<'a>(gap: &str, text: &'a str, next: &str) -> Option<&'a str> {
    match Kind::of(gap) {
        Kind::Free if next.is_empty() => Some(text),
        Kind::Free => text.find(next).map(|end| &text[..end]),
        Kind::Word => {
            let quoted = next.starts_with('\'');
            let ends = |c: char| c.is_whitespace() || quoted && c == '\'';
            let longest = text.find(ends).unwrap_or(text.len());
            let within = text.get(..longest + next.len()).unwrap_or(text);
            // A dot behind a URL is not the one within its host.
            within.rfind(next).filter(|end| *end > 0).map(|end| &text[..end])
        }
        Kind::Number => {
            let end = text.bytes().take_while(u8::is_ascii_digit).count();
            (end > 0 && text[end..].starts_with(next)).then_some(&text[..end])
        }
        Kind::Nothing => Some(""),
        Kind::End => text.trim().is_empty().then_some(""),
    }
}

/// What a gap may hold.
enum Kind {
    /// Anything, as little as possible.
    Free,
    /// Anything without white space.
    Word,
    /// Digits.
    Number,
    /// Something that is of no use; whether it is there says nothing.
    Nothing,
    /// The line ends here.
    End,
}

impl Kind {
    fn of(gap: &str) -> Self {
        match gap {
            "url" | "first" | "target" | "origin" | "page" | "scheme" | "header" | "name"
            | "method" => Self::Word,
            "status" | "port" => Self::Number,
            "advice" | "note" | "error" => Self::Nothing,
            "end" => Self::End,
            _ => Self::Free,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(template: &'static str, line: &str, expected: Option<&[(&str, &str)]>) {
        let found = find(template, line).map(|found| found.gaps);
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn gaps_take_what_is_theirs() {
        let method = "Method {method} is not allowed";
        check(method, "x Method PUT is not allowed y", Some(&[("method", "PUT")]));
        check(method, "Method P T is not allowed", None);
        check(method, "Method of Method PUT is not allowed", Some(&[("method", "PUT")]));
        check("value '{value}', but", "value 'a b', but", Some(&[("value", "a b")]));
        check("is '{value}' which", "is '' which", Some(&[("value", "")]));
        check("Status code: {status}", "Status code: 404.", Some(&[("status", "404")]));
        check("value: {value}", "value: PUT, (bad)", Some(&[("value", "PUT, (bad)")]));
        check(
            "resource at {url}. (R",
            "resource at http://a.b/. (R",
            Some(&[("url", "http://a.b/")]),
        );
    }
}
