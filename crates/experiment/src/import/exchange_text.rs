//! An exchange in JSON, as the page and the command write it.
//!
//! It is read here by its parts, which takes less code than the page has for the contract's reader.

use super::{
    Entry, Problem,
    archive::status,
    literal::{Node, Value},
    transaction::response_lines,
};
use crate::{
    Lab, RequestSpec,
    json::from_node,
    judge::{Answer, HopAnswers, HttpAnswer, TransportError},
};

/// The requests of an exchange: one, or one for each of its steps.
pub(super) fn read(text: &str, root: &Node, lab: &Lab<'_>) -> Result<Vec<Entry>, Problem> {
    let page_origin = root.get("page").and_then(|page| page.get("origin")).and_then(Node::text);
    let steps = root.get("steps").map_or(std::slice::from_ref(root), Node::items);
    let entries = steps.iter().enumerate().map(|(before, step)| {
        Problem::of_number(text, step.at, before)?;
        let hops = step.get("hops").map_or(&[][..], Node::items);
        let hops: Result<Vec<_>, _> = hops.iter().map(|hop| answers(text, hop)).collect();
        Ok(Entry::exchanged(page_origin, request(text, step)?, hops?, lab))
    });
    let entries = entries.collect::<Result<Vec<_>, _>>()?;
    if entries.is_empty() {
        return Err(Problem::at(text, root.at, "This exchange has no steps."));
    }
    Ok(entries)
}

fn request(text: &str, step: &Node) -> Result<RequestSpec, Problem> {
    let missing = || Problem::at(text, step.at, "This has no `request`; an exchange has.");
    let node = step.get("request").ok_or_else(missing)?;
    from_node(node)
        .map_err(|fault| Problem::at(text, node.at, format!("This request has a fault: {fault}.")))
}

fn answers(text: &str, hop: &Node) -> Result<HopAnswers, Problem> {
    let answer = |name: &str| match hop.get(name) {
        None => Ok(None),
        Some(node) if node.value == Value::Null => Ok(None),
        Some(node) if node.get("error").is_some() => {
            Ok(Some(Answer::Failed { error: TransportError::Connection }))
        }
        Some(node) => {
            let missing =
                || Problem::at(text, node.at, "A status from 100 to 599 was expected here.");
            let status = status(node).ok_or_else(missing)?;
            let lines = node.get("headers").map_or(&[][..], Node::items).iter();
            let lines = lines.filter_map(|line| match line.items() {
                [name, value] => Some((name.text()?, value.text()?)),
                _ => None,
            });
            let headers = lines.flat_map(|(name, value)| response_lines(name, value)).collect();
            Ok(Some(Answer::Http(HttpAnswer { status, headers })))
        }
    };
    Ok(HopAnswers { preflight: answer("preflight")?, response: answer("response")? })
}
