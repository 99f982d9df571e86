//! Everything that runs for the tests: server, page, browser, and the proxy before the lab.

use serde_json::Value;
use xtask::{
    child::Child,
    companion, http,
    page::{self as page_server, Rebuild},
    ports::Ports,
    profile::Profile,
    toolbox::Toolbox,
};

use crate::{
    Outcome,
    browser::Browser,
    interposed::Interposed,
    page::Page,
    session::{Detour, Session, Setting, Theme},
};

/// A name that leads to this machine in our browser only: what a rebinding attack makes.
pub const REBOUND: &str = "rebound.test";

/// Deletes what the page left in its tab and what it keeps of runs.
const FORGET: &str = "const done = arguments[0]; sessionStorage.clear(); \
                      const request = indexedDB.deleteDatabase('cors-explorer-runs'); \
                      request.onsuccess = request.onerror = request.onblocked = () => done();";

/// Server, page and browser.
pub struct World {
    /// The ports.
    pub ports: Ports,
    /// The browser.
    pub session: Session,
    /// What sits between the browser and the lab's second port on `localhost`.
    pub interposed: Interposed,
    server: Option<Child>,
    trunk: Child,
}

impl World {
    /// Builds and starts everything, with this browser in light colours.
    ///
    /// # Errors
    /// The first part that does not start.
    pub async fn start(ports: Ports, browser: Browser) -> Outcome<Self> {
        let toolbox = Toolbox::for_the_page().map_err(|failure| failure.to_string())?;
        companion::build(Profile::Development).map_err(|failure| failure.to_string())?;
        let server =
            companion::start(ports, Profile::Development).map_err(|failure| failure.to_string())?;
        let mut trunk =
            page_server::serve(&toolbox, ports, Profile::Release, Rebuild::Never, "tests")
                .map_err(|failure| failure.to_string())?;
        page_server::wait(&mut trunk, ports.page, || false)
            .map_err(|failure| failure.to_string())?;
        let interposed = Interposed::before(ports.second_lab).await?;
        let session = session(ports, &interposed, browser, Theme::Light).await?;
        Ok(Self { ports, session, interposed, server: Some(server), trunk })
    }

    /// Ends the browser and starts another in its place.
    ///
    /// # Errors
    /// When the one does not end or the other does not start.
    pub async fn browse(&mut self, browser: Browser, theme: Theme) -> Outcome {
        let next = session(self.ports, &self.interposed, browser, theme).await?;
        std::mem::replace(&mut self.session, next).quit().await
    }

    /// Ends everything.
    ///
    /// # Errors
    /// When the browser does not answer any more.
    pub async fn end(self) -> Outcome {
        let quit = self.session.quit().await;
        drop((self.server, self.trunk));
        quit
    }

    /// The page's address.
    pub fn page_address(&self) -> String {
        format!("http://localhost:{}/", self.ports.page)
    }

    /// The page's origin.
    pub fn page_origin(&self) -> String {
        format!("http://localhost:{}", self.ports.page)
    }

    /// The address of the article's endpoint.
    pub fn target(&self) -> String {
        format!("http://localhost:{}/", self.ports.lab)
    }

    /// The same endpoint, with the proxy before it.
    pub fn interposed_target(&self) -> String {
        format!("http://localhost:{}/", self.ports.second_lab)
    }

    /// The address of a text of the page's origin, in which no script runs.
    pub fn plain_address(&self) -> String {
        format!("{}stacks/nginx.txt", self.page_address())
    }

    /// Opens the page as for the first time: without what it kept for the next.
    ///
    /// # Errors
    /// As [`Page::open`].
    pub async fn open(&self) -> Outcome<Page> {
        self.session.driver.goto(&self.plain_address()).await?;
        self.session.driver.execute_async(FORGET, vec![]).await?;
        Page::open(&self.session.driver, &self.page_address()).await
    }

    /// Makes the article's endpoint answer by this policy; `{}` is how it answers at the start.
    ///
    /// # Errors
    /// When the control API refuses it.
    pub fn put_policy(&self, policy: &Value) -> Outcome {
        let answer =
            http::send_json(self.ports.console, "PUT", "/api/endpoints/root", &policy.to_string())?;
        match answer.status {
            200 => Ok(()),
            status => Err(format!("{status} for {policy}: {}", answer.body).into()),
        }
    }

    /// An endpoint as the control API tells it.
    ///
    /// # Errors
    /// When there is none of this name.
    pub fn endpoint(&self, name: &str) -> Outcome<Value> {
        self.told(&format!("/api/endpoints/{name}"))
    }

    /// The record of the lab.
    ///
    /// # Errors
    /// When the control API does not tell.
    pub fn record(&self) -> Outcome<Value> {
        self.told("/api/record?after=0")
    }

    fn told(&self, path: &str) -> Outcome<Value> {
        let answer = http::get(self.ports.console, path)?;
        match answer.status {
            200 => Ok(serde_json::from_str(&answer.body)?),
            status => Err(format!("{status} for {path}: {}", answer.body).into()),
        }
    }

    /// Ends the server.
    pub fn stop_server(&mut self) {
        self.server = None;
    }

    /// Starts the server again, on the same ports, if it does not run.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start_server(&mut self) -> Outcome {
        if self.server.is_none() {
            let server = companion::start(self.ports, Profile::Development);
            self.server = Some(server.map_err(|failure| failure.to_string())?);
        }
        Ok(())
    }
}

/// A browser whose requests to the lab's second port on `localhost` go through the proxy.
async fn session(
    ports: Ports,
    interposed: &Interposed,
    browser: Browser,
    theme: Theme,
) -> Outcome<Session> {
    let detour = Detour {
        from: ports.second_lab,
        name: REBOUND,
        to: interposed.port,
        straight: [ports.page, ports.lab, ports.console],
    };
    Session::start(browser, Setting { theme, detour: Some(detour) }).await
}
