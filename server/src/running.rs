//! A server that is running, from its start to its shutdown.

use std::time::Duration;

use cors_wire::{Health, SERVICE};
use tokio_util::{
    sync::{CancellationToken, DropGuard},
    task::TaskTracker,
};

use crate::Limits;
use crate::instance::Instance;
use crate::listen::Reception;
use crate::ports::Ports;

/// A running server. Dropping it ends it at once; [`shutdown`](Self::shutdown) waits for the
/// requests under way.
#[derive(Debug)]
pub struct Running {
    lab_ports: [u16; 2],
    tls_port: Option<u16>,
    console_port: u16,
    ipv6: bool,
    tasks: TaskTracker,
    shutdown: CancellationToken,
    grace_time: Duration,
    _shutdown_on_drop: DropGuard,
    cut: CancellationToken,
    cut_on_drop: DropGuard,
}

impl Running {
    /// A server whose ports are bound, and which as yet serves nobody.
    pub(crate) fn on(ports: &Ports, limits: &Limits) -> Self {
        let (shutdown, cut) = (CancellationToken::new(), CancellationToken::new());
        Self {
            lab_ports: [ports.lab.number, ports.second_lab.number],
            tls_port: ports.tls.as_ref().map(|(_, port)| port.number),
            console_port: ports.console.number,
            ipv6: ports.lab.ipv6 && ports.second_lab.ipv6,
            tasks: TaskTracker::new(),
            shutdown: shutdown.clone(),
            grace_time: limits.grace_time,
            _shutdown_on_drop: shutdown.drop_guard(),
            cut: cut.clone(),
            cut_on_drop: cut.drop_guard(),
        }
    }

    /// Room for this many connections.
    pub(crate) fn reception(&self, most: usize) -> Reception {
        Reception::new(most, self.tasks.clone(), self.shutdown.clone(), self.cut.clone())
    }

    /// What ends at shutdown.
    pub(crate) fn end(&self) -> CancellationToken {
        self.shutdown.clone()
    }

    /// The ports of the lab, the first one first.
    pub fn lab_ports(&self) -> [u16; 2] {
        self.lab_ports
    }

    /// The port of the lab over TLS, if there is one.
    pub fn tls_port(&self) -> Option<u16> {
        self.tls_port
    }

    /// The port of the control API.
    pub fn console_port(&self) -> u16 {
        self.console_port
    }

    /// Whether the lab also listens on `[::1]`.
    pub fn ipv6(&self) -> bool {
        self.ipv6
    }

    /// Takes no more connections, lets the requests under way end for the grace time, and cuts
    /// what is left.
    pub async fn shutdown(self) {
        self.shutdown.cancel();
        self.tasks.close();
        if tokio::time::timeout(self.grace_time, self.tasks.wait()).await.is_err() {
            drop(self.cut_on_drop);
            self.tasks.wait().await;
        }
    }

    /// What the console tells of it.
    pub(crate) fn health(&self, instance: &Instance) -> Health {
        Health {
            service: SERVICE.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            lab_ports: self.lab_ports().to_vec(),
            ipv6: self.ipv6,
            tls_port: self.tls_port,
            instance: instance.to_string(),
        }
    }
}
