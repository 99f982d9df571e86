//! A companion server for the page's own tests, with their endpoints made before they start.
//!
//! Those tests run on an origin of their own, from which the control API rightly refuses
//! everything; so the endpoints come from a file beside them.

use std::fs;

use serde_json::Value;

use crate::{Failure, child::Child, companion, http, ports::Ports, profile::Profile, workspace};

/// The variable, read when the tests are compiled, that holds the lab's address.
pub const LAB: &str = "CORS_EXPLORER_LAB";

/// A running companion with the tests' endpoints.
#[derive(Debug)]
pub struct Fixtures {
    /// The lab's address, such as `http://localhost:3000`.
    pub lab: String,
    /// Ends with this value.
    _server: Child,
}

impl Fixtures {
    /// Builds and starts the server and makes each endpoint of `frontend/tests/endpoints.json`.
    ///
    /// # Errors
    /// When the server does not start or refuses an endpoint.
    pub fn start() -> Result<Self, Failure> {
        let step = "make the endpoints of the page's tests";
        let failed = |reason: &dyn std::fmt::Display| {
            Failure::new(step, reason, "mend frontend/tests/endpoints.json")
        };
        companion::build(Profile::Development)?;
        let ports = Ports::of_tests().map_err(|error| failed(&error))?;
        let server = companion::start(ports, Profile::Development)?;
        let file = workspace::root().join("frontend/tests/endpoints.json");
        let text = fs::read_to_string(file).map_err(|error| failed(&error))?;
        let endpoints: Vec<Value> = serde_json::from_str(&text).map_err(|error| failed(&error))?;
        for endpoint in endpoints {
            let answer =
                http::send_json(ports.console, "POST", "/api/endpoints", &endpoint.to_string())
                    .map_err(|error| failed(&error))?;
            if answer.status != 201 {
                return Err(failed(&format!("{endpoint} got {}: {}", answer.status, answer.body)));
            }
        }
        Ok(Self { lab: format!("http://localhost:{}", ports.lab), _server: server })
    }
}
