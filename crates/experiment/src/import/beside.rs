//! A request that was pasted together with lines of a console.

use super::{curl, fetch_call, sent::Made};
use crate::console::decode;

/// The request of the first command of curl's or call of `fetch()` that begins a line, up to the
/// next line of a console. `None` where there is none, or none that can be read.
pub(super) fn request(text: &str) -> Option<Made> {
    let begins = |line: &&str| is_call(line) || curl::is_command(line);
    let lines = text.lines().skip_while(|line| !begins(line));
    let lines: Vec<_> = lines.take_while(|line| decode(line).is_empty()).collect();
    let asked = lines.join("\n");
    let requests = if is_call(&asked) { fetch_call::read(&asked) } else { curl::read(&asked) };
    requests.ok()?.into_iter().next()
}

fn is_call(line: &str) -> bool {
    let line = line.trim_start();
    line.strip_prefix("await ").unwrap_or(line).starts_with("fetch(")
}
