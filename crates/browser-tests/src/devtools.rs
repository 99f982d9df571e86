//! Why Chromium says that a request failed: its performance log, and its console for what never
//! reaches the network.

use serde_json::Value;
use thirtyfour::WebDriver;

use crate::Outcome;

/// A request that Chromium gave up, as its developer tools tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadingFailed {
    /// The request's URL, as far as the log still has it.
    pub url: String,
    /// Chromium's own `CorsError`.
    pub cors_error: Option<String>,
    /// Its parameter.
    pub failed_parameter: Option<String>,
    /// Why it was blocked, where that is no `CorsError`.
    pub blocked_reason: Option<String>,
    /// The network error.
    pub error_text: String,
}

/// The requests that failed since the log was last read, in order.
///
/// # Errors
/// When the browser does not tell.
pub async fn loading_failed(driver: &WebDriver) -> Outcome<Vec<LoadingFailed>> {
    let mut urls = std::collections::HashMap::new();
    let mut failed = Vec::new();
    for entry in driver.get_log("performance").await? {
        let entry: Value = serde_json::from_str(&entry.message)?;
        let (method, parameters) = (&entry["message"]["method"], &entry["message"]["params"]);
        let id = parameters["requestId"].as_str().unwrap_or_default().to_owned();
        if method == "Network.requestWillBeSent" {
            urls.insert(id, text(&parameters["request"]["url"]).unwrap_or_default());
        } else if method == "Network.loadingFailed" {
            let status = &parameters["corsErrorStatus"];
            failed.push(LoadingFailed {
                url: urls.get(&id).cloned().unwrap_or_default(),
                cors_error: text(&status["corsError"]),
                failed_parameter: text(&status["failedParameter"]),
                blocked_reason: text(&parameters["blockedReason"]),
                error_text: text(&parameters["errorText"]).unwrap_or_default(),
            });
        }
    }
    Ok(failed)
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}
