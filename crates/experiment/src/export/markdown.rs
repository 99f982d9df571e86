//! Text in Markdown, such that nothing in it can be more than text.

/// A block of code; the fence is longer than any in the text.
pub(super) fn block(language: &str, text: &str) -> String {
    let fence = "`".repeat((longest_run(text) + 1).max(3));
    let end = if text.ends_with('\n') { "" } else { "\n" };
    format!("{fence}{language}\n{text}{end}{fence}\n")
}

/// A value within a line.
pub(super) fn code(text: &str) -> String {
    let text = text.replace(['\r', '\n'], " ");
    let fence = "`".repeat(longest_run(&text) + 1);
    // A space on each side is taken away again, and keeps quotes in the text off the fence.
    let edge = text.starts_with('`') || text.ends_with('`') || text.trim().is_empty();
    let space = if edge { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// Sentences in which values stand between back-quotes.
pub(super) fn prose(text: &str) -> String {
    let mut parts = text.split('`').enumerate();
    parts.by_ref().map(|(at, part)| if at % 2 == 0 { plain(part) } else { code(part) }).collect()
}

/// Text in which nothing stands out, links, or calls for somebody.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '@' => escaped.push_str("&#64;"),
            '\r' | '\n' => escaped.push(' '),
            '\\' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' => escaped.extend(['\\', c]),
            other => escaped.push(other),
        }
    }
    escaped
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_gets_out_of_its_fence() {
        assert_eq!(block("http", "a\n"), "```http\na\n```\n");
        assert_eq!(block("", "x\n```\n# y\n````"), "`````\nx\n```\n# y\n````\n`````\n");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`a\nb"), "`` `a b ``");
        assert_eq!(code(""), "`  `");
    }

    #[test]
    fn prose_keeps_its_values_and_escapes_the_rest() {
        assert_eq!(prose("Allow `*` for <b> @all"), "Allow `*` for &lt;b> &#64;all");
        assert_eq!(prose("a*b"), "a\\*b");
    }
}
