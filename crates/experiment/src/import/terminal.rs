//! What a terminal shows: commands of curl's, and below each what it printed.

use super::{Problem, curl, heads, http_text, transaction::Transaction};

/// The requests of the commands with the answers below them; `None` where nothing was printed.
pub(super) fn read(text: &str) -> Result<Option<Vec<Transaction>>, Problem> {
    let mut pieces: Vec<(String, String)> = Vec::new();
    for (above, mut line) in text.split_inclusive('\n').enumerate() {
        if curl::is_command(line) {
            pieces.push(Default::default());
            // The prompt of root would begin a comment.
            line = line.find("curl").map_or(line, |at| &line[at..]);
        }
        let Some((command, printed)) = pieces.last_mut() else { continue };
        if !printed.is_empty() {
            printed.push_str(line);
        } else if http_text::is_printed(line) {
            // So that problems have the right line.
            *printed = "\n".repeat(above) + line;
        } else {
            command.push_str(line);
        }
    }
    if pieces.iter().all(|(_, printed)| printed.is_empty()) {
        return Ok(None);
    }
    let mut transactions = Vec::new();
    for (command, printed) in pieces {
        // What is wrong with a command is told of the command.
        let Ok(mut asked) = curl::transactions(&command) else { return Ok(None) };
        let last = asked.pop();
        transactions.append(&mut asked);
        transactions.append(&mut heads::transactions(http_text::read(&printed)?, last));
    }
    heads::complete_preflights(&mut transactions);
    Ok(Some(transactions))
}
