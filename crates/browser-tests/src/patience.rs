//! Waiting for what a browser shows in its own time.

use std::time::{Duration, Instant};

use crate::Outcome;

/// How long anything may take. Nothing is waited for that long when all is well.
const PATIENCE: Duration = Duration::from_secs(30);

/// Asks again and again until there is an answer.
///
/// # Errors
/// When there is none in good time, or asking fails.
pub async fn until<T>(what: &str, ask: impl AsyncFn() -> Outcome<Option<T>>) -> Outcome<T> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = ask().await? {
            return Ok(answer);
        }
        if Instant::now() > deadline {
            return Err(format!("waited in vain for {what}").into());
        }
        tokio::time::sleep(Duration::from_millis(15)).await;
    }
}
