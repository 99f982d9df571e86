//! A companion server in this process, on free ports.

use cors_wire::{Endpoint, RecordPage};
use server::{Config, Limits, Running};
use tokio::runtime::Runtime;

use crate::peer::{Peer, Reply};

/// A running server with a runtime of its own. Dropping it ends both.
pub(crate) struct Companion {
    runtime: Runtime,
    running: Option<Running>,
    pub(crate) lab_ports: [u16; 2],
    pub(crate) console_port: u16,
}

impl Companion {
    /// With the ordinary limits.
    pub(crate) fn start() -> Self {
        Self::with(Limits::default())
    }

    /// With these limits.
    pub(crate) fn with(limits: Limits) -> Self {
        Self::configured(Config { limits, ..Config::on_free_ports() })
    }

    /// With this configuration.
    pub(crate) fn configured(config: Config) -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let running = runtime.block_on(server::start(config)).expect("free ports");
        let (lab_ports, console_port) = (running.lab_ports(), running.console_port());
        Self { runtime, running: Some(running), lab_ports, console_port }
    }

    /// A connection to the lab's first port.
    pub(crate) fn lab(&self) -> Peer {
        Peer::connect(self.lab_ports[0])
    }

    /// A connection to the console.
    pub(crate) fn console(&self) -> Peer {
        Peer::connect(self.console_port)
    }

    /// The answer to a plain request to the lab.
    pub(crate) fn ask(&self, method: &str, target: &str) -> Reply {
        self.lab().ask(method, target, &[])
    }

    /// The answer to a call of the control API without a body.
    pub(crate) fn call(&self, method: &str, path: &str) -> Reply {
        self.console().ask(method, path, &[])
    }

    /// The answer to a call of the control API with JSON.
    pub(crate) fn call_with(&self, method: &str, path: &str, json: &str) -> Reply {
        self.console().ask_with(method, path, &["Content-Type: application/json"], json)
    }

    /// Changes the policy of `/` by a merge patch that must be accepted.
    #[track_caller]
    pub(crate) fn patch_root(&self, patch: &str) -> Endpoint {
        let reply = self.call_with("PATCH", "/api/endpoints/root", patch);
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()
    }

    /// Creates an endpoint that must be accepted.
    #[track_caller]
    pub(crate) fn create(&self, name: &str) -> Endpoint {
        let reply = self.call_with("POST", "/api/endpoints", &format!(r#"{{"name": "{name}"}}"#));
        assert_eq!(reply.status, 201, "{}", reply.text());
        reply.json()
    }

    /// The record after a number.
    pub(crate) fn record(&self, after: u64) -> RecordPage {
        self.call("GET", &format!("/api/record?after={after}")).json()
    }

    /// Shuts the server down and waits until it has ended.
    pub(crate) fn shutdown(&mut self) {
        let running = self.running.take().expect("shut down once");
        self.runtime.block_on(running.shutdown());
    }
}
