//! The page as a visitor uses it: controls by the names that they see or hear.

use serde_json::json;
use thirtyfour::{By, WebDriver, WebElement};

use crate::{
    Outcome,
    control::{named, one, type_over},
    patience::until,
    shown::Shown,
};

/// One of the two groups of switches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// What the endpoint answers to preflights.
    Preflight,
    /// What it answers to everything else.
    Actual,
}

impl Answer {
    fn group(self) -> &'static str {
        match self {
            Self::Preflight => r#"fieldset[aria-label="Preflight answer"]"#,
            Self::Actual => r#"fieldset[aria-label="Actual answer"]"#,
        }
    }
}

/// The page in a browser.
#[derive(Clone, Debug)]
pub struct Page {
    /// The session that shows it.
    pub driver: WebDriver,
}

impl Page {
    /// Opens the page and waits until it has found the companion.
    ///
    /// # Errors
    /// When it does not come up, or does not find the companion.
    pub async fn open(driver: &WebDriver, address: &str) -> Outcome<Self> {
        driver.goto(address).await?;
        let page = Self { driver: driver.clone() };
        page.wait_for_server("up").await?;
        Ok(page)
    }

    /// Waits until the page says that the companion is `up` or `down`.
    ///
    /// # Errors
    /// When it does not.
    pub async fn wait_for_server(&self, state: &str) -> Outcome {
        let selector = format!(r#"[data-server="{state}"]"#);
        until(&format!("companion {state}"), async || {
            Ok((!self.driver.find_all(By::Css(&selector)).await?.is_empty()).then_some(()))
        })
        .await
    }

    /// Types a text into the control of this name, in the place of what it held.
    ///
    /// # Errors
    /// When there is no such control.
    pub async fn fill(&self, name: &str, text: &str) -> Outcome {
        type_over(&one(&self.driver, "input, textarea", name, None).await?, text).await
    }

    /// Puts a text into the control of this name at once, as from the clipboard.
    ///
    /// # Errors
    /// When there is no such control.
    pub async fn paste(&self, name: &str, text: &str) -> Outcome {
        let control = one(&self.driver, "input, textarea", name, None).await?;
        let script = "const [control, text] = arguments; control.focus(); control.select(); \
                      document.execCommand('insertText', false, text);";
        self.driver.execute(script, vec![control.to_json()?, json!(text)]).await?;
        Ok(())
    }

    /// Chooses in the drop-down of this name.
    ///
    /// # Errors
    /// When there is no such drop-down or choice.
    pub async fn choose(&self, name: &str, choice: &str) -> Outcome {
        let select = one(&self.driver, "select", name, None).await?;
        // What sticks to the edge of the window must not cover it.
        self.driver
            .execute("arguments[0].scrollIntoView({block: 'center'})", vec![select.to_json()?])
            .await?;
        select.find(By::Css(format!(r#"option[value="{choice}"]"#))).await?.click().await?;
        Ok(())
    }

    /// Makes the request carry exactly these headers.
    ///
    /// # Errors
    /// When the page's header rows do not work.
    pub async fn headers(&self, headers: &[(&str, &str)]) -> Outcome {
        while let Some(remove) = self.all("[aria-label^='Remove header']").await?.first() {
            remove.click().await?;
        }
        for (row, (name, value)) in headers.iter().enumerate() {
            self.press("Add header").await?;
            for (control, text) in [("Header name", name), ("Header value", value)] {
                let inputs = named(&self.driver, "input", control, None).await?;
                type_over(inputs.get(row).ok_or("a header row has no input")?, text).await?;
            }
        }
        Ok(())
    }

    /// Turns a header of an answer on or off.
    ///
    /// # Errors
    /// When there is no such switch.
    pub async fn switch(&self, answer: Answer, header: &str) -> Outcome {
        let switch = one(&self.driver, "input[role=switch]", header, Some(answer.group())).await?;
        self.click_in_view(&switch).await
    }

    /// Whether a header of an answer is on.
    ///
    /// # Errors
    /// When there is no such switch.
    pub async fn is_on(&self, answer: Answer, header: &str) -> Outcome<bool> {
        Ok(one(&self.driver, "input[role=switch]", header, Some(answer.group()))
            .await?
            .is_selected()
            .await?)
    }

    /// The value beside a switch.
    ///
    /// # Errors
    /// When there is no such switch.
    pub async fn value(&self, answer: Answer, header: &str) -> Outcome<String> {
        let name = format!("{header} value");
        let input = one(&self.driver, "input", &name, Some(answer.group())).await?;
        Ok(input.prop("value").await?.unwrap_or_default())
    }

    /// Presses the first button of this name.
    ///
    /// # Errors
    /// When there is none.
    pub async fn press(&self, name: &str) -> Outcome {
        let button = until(&format!("button {name}"), async || {
            let buttons = named(&self.driver, "button:enabled", name, None).await?;
            Ok(buttons.into_iter().next())
        })
        .await?;
        // Drivers scroll no further than to the edge, where a bar may cover the button.
        button.scroll_into_view().await?;
        button.click().await?;
        Ok(())
    }

    /// Opens what is folded under this title.
    ///
    /// # Errors
    /// When there is nothing of that title.
    pub async fn press_summary(&self, title: &str) -> Outcome {
        one(&self.driver, "summary", title, None).await?.click().await?;
        Ok(())
    }

    /// Ticks the box whose words begin like this, or takes the tick off.
    ///
    /// # Errors
    /// When there is none.
    pub async fn tick(&self, words: &str) -> Outcome {
        // A part that was just unfolded is drawn a moment later.
        let label = until(&format!("box {words}"), async || {
            for label in self.driver.find_all(By::Css("label.check")).await? {
                if label.text().await?.starts_with(words) {
                    return Ok(Some(label));
                }
            }
            Ok(None)
        })
        .await?;
        self.click_in_view(&label).await
    }

    /// Presses the button of a guided stage, such as `02`.
    ///
    /// # Errors
    /// When there is none.
    pub async fn open_stage(&self, number: &str) -> Outcome {
        let stage = self.stage(number).await?;
        stage.click().await?;
        until("the stage to open", async || {
            Ok(self.stage(number).await?.attr("aria-current").await?.filter(|now| now == "step"))
        })
        .await?;
        Ok(())
    }

    /// Whether a guided stage is done.
    ///
    /// # Errors
    /// When there is none of this number.
    pub async fn is_done(&self, number: &str) -> Outcome<bool> {
        Ok(self.stage(number).await?.attr("data-done").await?.as_deref() == Some("true"))
    }

    /// Presses a button that makes a run, waits until it has finished, and reads the verdict.
    ///
    /// # Errors
    /// When the run does not finish.
    pub async fn run_by(&self, button: &str) -> Outcome<Shown> {
        let before = self.verdict().await?.runs();
        self.press(button).await?;
        until("the run to finish", async || {
            Ok(Some(self.verdict().await?).filter(|verdict| verdict.runs() > before))
        })
        .await
    }

    /// Presses `Send`, as [`Page::run_by`].
    ///
    /// # Errors
    /// As [`Page::run_by`].
    pub async fn send(&self) -> Outcome<Shown> {
        self.run_by("Send").await
    }

    /// The verdict that is shown now.
    ///
    /// # Errors
    /// When there is no such region.
    pub async fn verdict(&self) -> Outcome<Shown> {
        self.region("Verdict").await
    }

    /// The prediction that is shown now.
    ///
    /// # Errors
    /// When there is no such region.
    pub async fn prediction(&self) -> Outcome<Shown> {
        self.region("Prediction").await
    }

    /// Waits until the prediction is this one, as [`Shown::verdict`] writes it.
    ///
    /// # Errors
    /// When it does not become that.
    pub async fn wait_for_prediction(&self, expected: &str) -> Outcome<Shown> {
        let last = until(&format!("the prediction {expected}"), async || {
            Ok(Some(self.prediction().await?).filter(|shown| shown.verdict() == expected))
        })
        .await;
        match last {
            Ok(shown) => Ok(shown),
            Err(error) => Err(format!("{error}; it is {}", self.prediction().await?).into()),
        }
    }

    /// Clicks where nothing that stays in place lies above it.
    async fn click_in_view(&self, control: &WebElement) -> Outcome {
        let script = "arguments[0].scrollIntoView({block: 'center'})";
        self.driver.execute(script, vec![control.to_json()?]).await?;
        control.click().await?;
        Ok(())
    }

    async fn stage(&self, number: &str) -> Outcome<WebElement> {
        let buttons =
            self.driver.find_all(By::Css(r#"nav[aria-label="Guided stages"] button"#)).await?;
        for button in buttons {
            if button.text().await?.starts_with(number) {
                return Ok(button);
            }
        }
        Err(format!("there is no stage {number}").into())
    }

    async fn region(&self, name: &str) -> Outcome<Shown> {
        let script =
            "return {...document.querySelector(`[aria-label=\"${arguments[0]}\"]`)?.dataset}";
        let data = self.driver.execute(script, vec![json!(name)]).await?;
        Ok(serde_json::from_value(data.json().clone())?)
    }
}
