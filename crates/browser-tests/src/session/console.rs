//! What a browser prints for developers, where its driver tells that.

use thirtyfour::WebDriver;

use super::bidi::Bidi;
use crate::Outcome;

/// A browser's console.
#[derive(Clone, Debug)]
pub enum Console {
    /// The driver keeps it and gives it when asked.
    Log(WebDriver),
    /// The browser sends each line as it comes.
    Events(Bidi),
    /// The driver does not tell.
    Untold,
}

impl Console {
    /// The lines since it was last read; `None` where the driver does not tell.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn read(&self) -> Outcome<Option<Vec<String>>> {
        Ok(match self {
            Self::Log(driver) => {
                let entries = driver.get_log("browser").await?;
                Some(entries.into_iter().map(|entry| entry.message).collect())
            }
            Self::Events(bidi) => Some(bidi.lines()),
            Self::Untold => None,
        })
    }
}
