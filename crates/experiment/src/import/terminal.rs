//! What a terminal shows: commands of curl's, and below each what it printed.

use super::{Problem, curl, heads, http_text, transaction::Transaction};

/// The requests of the commands with the answers below them; `None` where nothing was printed.
pub(super) fn read(text: &str) -> Result<Option<Vec<Transaction>>, Problem> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (above, mut line) in text.split_inclusive('\n').enumerate() {
        if curl::is_command(line) {
            let place = |problem| Problem { line: above + 1, ..problem };
            Problem::of_number(line, 0, pieces.len()).map_err(place)?;
            pieces.push(Piece::default());
            // The prompt of root would begin a comment.
            line = line.find("curl").map_or(line, |at| &line[at..]);
        }
        let Some(piece) = pieces.last_mut() else { continue };
        if !piece.printed.is_empty() {
            piece.printed.push_str(line);
        } else if http_text::is_printed(line) {
            piece.above = above;
            line.clone_into(&mut piece.printed);
        } else {
            piece.command.push_str(line);
        }
    }
    if pieces.iter().all(|piece| piece.printed.is_empty()) {
        return Ok(None);
    }
    let mut transactions = Vec::new();
    for Piece { command, above, printed } in pieces {
        // What is wrong with a command is told of the command.
        let Ok(mut asked) = curl::transactions(&command) else { return Ok(None) };
        let last = asked.pop();
        transactions.append(&mut asked);
        let messages = http_text::read(&printed)
            .map_err(|problem| Problem { line: above + problem.line, ..problem })?;
        transactions.append(&mut heads::transactions(messages, last));
    }
    heads::complete_preflights(&mut transactions);
    Ok(Some(transactions))
}

/// A command, and what it printed below so many lines.
#[derive(Default)]
struct Piece {
    command: String,
    above: usize,
    printed: String,
}
