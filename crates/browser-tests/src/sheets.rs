//! The page's sheets, and the experiments that they open.

use serde_json::json;
use thirtyfour::{By, WebElement};

use crate::{Outcome, page::Page, patience::until};

impl Page {
    /// Opens a sheet, if it is not open.
    ///
    /// # Errors
    /// When there is none of this title.
    pub async fn open_sheet(&self, title: &str) -> Outcome {
        let open = format!("{title:?} === document.querySelector('#sheet-title')?.textContent");
        let open = self.driver.execute(format!("return {open}"), vec![]).await?;
        if open.json().as_bool() != Some(true) {
            self.press(title).await?;
        }
        until(&format!("the sheet {title}"), async || {
            Ok(self.all("dialog[open]").await?.into_iter().next())
        })
        .await?;
        Ok(())
    }

    /// Opens an experiment of the catalogue by its name.
    ///
    /// # Errors
    /// When there is none, or it does not open.
    pub async fn open_experiment(&self, id: &str) -> Outcome {
        self.open_sheet("Catalogue").await?;
        let entry = self.all(&format!("button[data-experiment={id}]")).await?;
        let entry = entry.into_iter().next().ok_or("there is no such experiment")?;
        // The list is longer than the window.
        self.driver
            .execute("arguments[0].scrollIntoView({block: 'center'})", vec![entry.to_json()?])
            .await?;
        entry.click().await?;
        let selector = format!("[aria-label=Guide][data-experiment={id}]");
        until("the experiment to open", async || Ok(self.all(&selector).await?.into_iter().next()))
            .await?;
        Ok(())
    }

    /// How the last run of the open experiment went.
    ///
    /// # Errors
    /// When none is open.
    pub async fn course(&self) -> Outcome<String> {
        let script = "return document.querySelector('[aria-label=Guide]')?.dataset.course";
        let course = self.driver.execute(script, vec![]).await?;
        Ok(course.json().as_str().ok_or("no experiment is open")?.to_owned())
    }

    /// The text of the first element that matches.
    ///
    /// # Errors
    /// When there is none.
    pub async fn text(&self, selector: &str) -> Outcome<String> {
        let script = "return document.querySelector(arguments[0])?.textContent";
        let text = self.driver.execute(script, vec![json!(selector)]).await?;
        Ok(text.json().as_str().ok_or("there is no such element")?.to_owned())
    }

    /// All elements that match.
    ///
    /// # Errors
    /// When the browser does not tell.
    pub async fn all(&self, selector: &str) -> Outcome<Vec<WebElement>> {
        Ok(self.driver.find_all(By::Css(selector)).await?)
    }
}
