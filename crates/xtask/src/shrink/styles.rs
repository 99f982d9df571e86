//! The style sheets, as one.

use std::{fs, io, path::Path};

use super::Shortening;
use crate::esbuild::Language;

/// Puts the text of all style sheets that the page links to into the first, and takes the links to
/// the others out.
///
/// # Errors
/// When the page links to no style sheet, or a file cannot be read or written.
pub(super) fn join(folder: &Path, short: &Shortening<'_>) -> io::Result<()> {
    let page_path = folder.join("index.html");
    let (page, names) = with_first_link(&fs::read_to_string(&page_path)?);
    let (first, others) = names.split_first().ok_or_else(|| io::Error::other("no style sheet"))?;
    let mut joined = String::new();
    for name in &names {
        joined.push_str(&fs::read_to_string(folder.join(name))?);
    }
    fs::write(folder.join(first), short(Language::Styles, joined)?)?;
    for name in others {
        fs::remove_file(folder.join(name))?;
    }
    fs::write(page_path, page)
}

/// The page with no more than its first link to a style sheet, and the names of all, in order.
fn with_first_link(page: &str) -> (String, Vec<String>) {
    let mut names = Vec::new();
    let mut kept = String::new();
    for part in page.split_inclusive('>') {
        let (before, tag) = part.rfind("<link").map_or((part, ""), |start| part.split_at(start));
        kept.push_str(before);
        let name = attribute(tag, "href").filter(|_| attribute(tag, "rel") == Some("stylesheet"));
        let name = name.map(|path| path.trim_start_matches(['.', '/']).to_owned());
        if name.is_none() || names.is_empty() {
            kept.push_str(tag);
        }
        names.extend(name);
    }
    (kept, names)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::with_first_link;

    #[test]
    fn the_first_link_stays() {
        let page = "<head><link rel=\"stylesheet\" href=\"/a.css\">\n<link rel=\"icon\" \
                    href=\"/i.svg\"><link rel=\"stylesheet\" href=\"./b.css\"></head>";
        let (kept, names) = with_first_link(page);
        assert_eq!(names, ["a.css", "b.css"]);
        assert_eq!(
            kept,
            "<head><link rel=\"stylesheet\" href=\"/a.css\">\n<link rel=\"icon\" \
             href=\"/i.svg\"></head>"
        );
    }
}
