//! A server that is running, from its start to its shutdown.

use std::{sync::Arc, time::Duration};

use cors_wire::{Health, SERVICE};
use tokio::sync::Semaphore;
use tokio_util::{
    sync::{CancellationToken, DropGuard},
    task::TaskTracker,
};

use crate::console::{self, Console};
use crate::endpoints::Endpoints;
use crate::instance::Instance;
use crate::journal::Journal;
use crate::lab::{self, Lab};
use crate::listen::Reception;
use crate::loopback::Loopback;
use crate::tls::Tls;
use crate::{Config, StartError, lab_file};

/// A running server. Dropping it ends it at once; [`shutdown`](Self::shutdown) waits for the
/// requests under way.
#[derive(Debug)]
pub struct Running {
    lab_port: u16,
    second_lab_port: u16,
    tls_port: Option<u16>,
    console_port: u16,
    ipv6: bool,
    tasks: TaskTracker,
    shutdown: CancellationToken,
    grace_time: Duration,
    _shutdown_on_drop: DropGuard,
    cut_on_drop: DropGuard,
}

/// Starts the server: when this returns, every port takes connections.
///
/// Must be called inside a tokio runtime, which then runs the server.
///
/// # Errors
///
/// When a port cannot be listened on, or the lab's file or the page's folder cannot be used.
/// Nothing is left running then.
pub async fn start(config: Config) -> Result<Running, StartError> {
    let limits = config.limits;
    let journal = Arc::new(Journal::new(&limits));
    let endpoints = Arc::new(Endpoints::new(Arc::clone(&journal), &limits));
    if let Some(path) = &config.lab {
        lab_file::load(path, &endpoints, &limits)?;
    }
    if let Some(path) = config.ui.as_ref().filter(|path| !path.join("index.html").is_file()) {
        return Err(StartError::Ui { path: path.clone() });
    }
    let first = Loopback::bind(config.lab_port, "--lab-port").await?;
    let second = Loopback::bind(config.second_lab_port, "--second-lab-port").await?;
    let control = Loopback::bind(config.console_port, "--console-port").await?;
    let secure = match config.tls_port {
        Some(port) => Some((
            Tls::self_signed(&[]).map_err(StartError::Tls)?,
            Loopback::bind(port, "--tls-port").await?,
        )),
        None => None,
    };
    let ipv6 = first.v6.is_some() && second.v6.is_some();
    let tasks = TaskTracker::new();
    let (shutdown, cut) = (CancellationToken::new(), CancellationToken::new());
    let running = Running {
        lab_port: first.port,
        second_lab_port: second.port,
        tls_port: secure.as_ref().map(|(_, loopback)| loopback.port),
        console_port: control.port,
        ipv6,
        tasks: tasks.clone(),
        shutdown: shutdown.clone(),
        grace_time: limits.grace_time,
        _shutdown_on_drop: shutdown.clone().drop_guard(),
        cut_on_drop: cut.clone().drop_guard(),
    };
    let reception = |most| Reception::new(most, tasks.clone(), shutdown.clone(), cut.clone());

    let lab_reception = reception(limits.lab_connections);
    let lab_on = |port| Lab {
        port,
        endpoints: Arc::clone(&endpoints),
        journal: Arc::clone(&journal),
        limits,
        shutdown: shutdown.clone(),
    };
    for loopback in [first, second] {
        let lab = lab_on(loopback.port);
        listen_lab(&lab_reception, loopback, &lab);
    }
    if let Some((tls, loopback)) = secure {
        let lab = lab_on(loopback.port);
        listen_tls(&lab_reception, loopback, &lab, &tls);
    }
    let console = Arc::new(Console {
        health: running.health(journal.instance()),
        endpoints,
        journal,
        ui: config.ui,
        origins: origins(config.page_origins, control.port),
        streams: Arc::new(Semaphore::new(limits.event_streams)),
        limits,
        shutdown: shutdown.clone(),
    });
    listen_console(&reception(limits.console_connections), control, &console);
    Ok(running)
}

impl Running {
    /// The ports of the lab, the first one first.
    pub fn lab_ports(&self) -> [u16; 2] {
        [self.lab_port, self.second_lab_port]
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

    fn health(&self, instance: &Instance) -> Health {
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

fn listen_lab(reception: &Reception, loopback: Loopback, lab: &Lab) {
    for listener in loopback.into_listeners() {
        let (served, turned_away) = (lab.clone(), lab.clone());
        reception.listen(
            listener,
            move |stream| lab::serve(served.clone(), lab::plain(stream)),
            move |stream| lab::turn_away(turned_away.clone(), stream),
        );
    }
}

fn listen_tls(reception: &Reception, loopback: Loopback, lab: &Lab, tls: &Tls) {
    for listener in loopback.into_listeners() {
        let (lab, tls) = (lab.clone(), tls.clone());
        // A peer for which there is no room could be told so only after a handshake.
        let turn_away = |stream| async move { drop(stream) };
        reception.listen(listener, move |stream| tls.clone().serve(lab.clone(), stream), turn_away);
    }
}

fn listen_console(reception: &Reception, loopback: Loopback, console: &Arc<Console>) {
    let router = console::router(console);
    for listener in loopback.into_listeners() {
        let (console, router) = (Arc::clone(console), router.clone());
        reception.listen(
            listener,
            move |stream| console::serve(Arc::clone(&console), router.clone(), stream),
            console::turn_away,
        );
    }
}

/// The page's origins and the console's own.
fn origins(mut origins: Vec<String>, console_port: u16) -> Vec<String> {
    let own = |host| format!("http://{host}:{console_port}");
    origins.extend(["localhost", "127.0.0.1", "[::1]"].map(own));
    origins
}
