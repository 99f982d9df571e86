//! What keeps people from using the page, as axe-core finds it.

use std::{fmt, fs};

use serde::Deserialize;
use thirtyfour::WebDriver;

use crate::Outcome;

/// A rule that the page breaks.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Violation {
    /// The rule's name.
    pub id: String,
    /// What the rule demands.
    pub help: String,
    /// The elements that break it.
    pub nodes: Vec<Node>,
}

/// An element that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Node {
    /// Where it is.
    pub target: Vec<String>,
    /// What is wrong with it.
    pub failure_summary: String,
}

/// The checks in the page; axe-core is a function of the page from its first use to its end.
const RUN: &str = r#"
const done = arguments[arguments.length - 1];
const told = violation => ({
    id: violation.id,
    help: violation.help,
    nodes: violation.nodes.map(node => ({
        target: node.target.flat(),
        failureSummary: node.failureSummary,
    })),
});
axe.run(document, { resultTypes: ["violations"] })
    .then(results => done(results.violations.map(told)), error => done(String(error)));
"#;

/// The script, read from where set-up put it. `None` where it could not be had.
///
/// # Errors
/// When it cannot be installed or read.
pub fn script() -> Outcome<Option<String>> {
    let file = xtask::script::AXE_CORE.ensure().map_err(|failure| failure.to_string())?;
    Ok(file.map(fs::read_to_string).transpose()?)
}

/// Checks what the browser shows now.
///
/// # Errors
/// When the checks cannot be run.
pub async fn violations(driver: &WebDriver, script: &str) -> Outcome<Vec<Violation>> {
    let is_there = driver.execute("return typeof axe === 'object';", []).await?;
    if is_there.json() != true {
        driver.execute(script, []).await?;
    }
    let found = driver.execute_async(RUN, []).await?;
    serde_json::from_value(found.json().clone())
        .map_err(|_| format!("axe-core failed: {}", found.json()).into())
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.id, self.help)?;
        for node in &self.nodes {
            let summary = node.failure_summary.replace('\n', " ");
            write!(f, "\n      {}: {summary}", node.target.join(" "))?;
        }
        Ok(())
    }
}
