//! Starting a server.

use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::Semaphore;

use crate::console::{self, Access, Console, Page, Sessions};
use crate::endpoints::Endpoints;
use crate::journal::Journal;
use crate::lab::{self, Lab};
use crate::listen::Reception;
use crate::port::Port;
use crate::ports::Ports;
use crate::tls::Tls;
use crate::{Config, Running, StartError, embedded, lab_file};

/// How many archives of the record are made at one time: each keeps the exchanges that it tells of.
const EXPORTS: usize = 4;

/// Starts the server: when this returns, every port takes connections.
///
/// Must be called inside a tokio runtime, which then runs the server.
///
/// # Errors
///
/// When the flags contradict each other, a port cannot be listened on, or the lab's file or the
/// page's folder cannot be used. Nothing is left running then.
pub async fn start(config: Config) -> Result<Running, StartError> {
    check_together(&config)?;
    let limits = config.limits;
    let journal = Arc::new(Journal::new(&limits));
    let endpoints = Arc::new(Endpoints::new(Arc::clone(&journal), &limits));
    if let Some(path) = &config.lab {
        lab_file::load(path, &endpoints, &limits)?;
    }
    let page = page(&config)?;
    let ports = Ports::bind(&config).await?;
    let running = Running::on(&ports, &limits);
    let lab_on = |scheme, port: &Port| Lab {
        scheme,
        port: port.number,
        endpoints: Arc::clone(&endpoints),
        journal: Arc::clone(&journal),
        limits,
        shutdown: running.end(),
    };
    let reception = running.reception(limits.lab_connections);
    for port in [ports.lab, ports.second_lab] {
        let lab = lab_on("http", &port);
        listen_lab(&reception, port, &lab);
    }
    if let Some((tls, port)) = ports.tls {
        let lab = lab_on("https", &port);
        listen_tls(&reception, port, &lab, &tls);
    }
    let console = Arc::new(Console {
        health: running.health(journal.instance()),
        endpoints: Arc::clone(&endpoints),
        journal: Arc::clone(&journal),
        page,
        access: access(config, ports.console.number),
        streams: Arc::new(Semaphore::new(limits.event_streams)),
        exports: Arc::new(Semaphore::new(EXPORTS)),
        limits,
        shutdown: running.end(),
    });
    listen_console(&running.reception(limits.console_connections), ports.console, &console);
    Ok(running)
}

/// Nobody opens the console to others by mistake: that takes both an address and a secret.
fn check_together(config: &Config) -> Result<(), StartError> {
    let alone = |given, needs| Err(StartError::Alone { given, needs });
    match (config.listen.is_some(), config.token.is_some()) {
        (true, false) => alone("--listen", "--token"),
        (false, true) => alone("--token", "--listen"),
        (false, false) if !config.allow_hosts.is_empty() => alone("--allow-host", "--listen"),
        (true, true) | (false, false) => Ok(()),
    }
}

/// The page in the folder that was named, or else the one that is built in, if any.
fn page(config: &Config) -> Result<Option<Page>, StartError> {
    match &config.ui {
        Some(path) if path.join("index.html").is_file() => Ok(Some(Page::Folder(path.clone()))),
        Some(path) => Err(StartError::Ui { path: path.clone() }),
        None if embedded::FILES.is_empty() => Ok(None),
        None => Ok(Some(Page::Embedded(embedded::FILES))),
    }
}

fn access(config: Config, console_port: u16) -> Access {
    let Config { page_origins: mut origins, allow_hosts: hosts, token, .. } = config;
    let own = |host| format!("http://{host}:{console_port}");
    origins.extend(["localhost", "127.0.0.1", "[::1]"].map(own));
    origins.extend(hosts.iter().map(String::as_str).map(own));
    Access { origins, hosts, token, sessions: Sessions::default() }
}

fn listen_lab(reception: &Reception, port: Port, lab: &Lab) {
    for listener in port.listeners {
        let lab = lab.clone();
        let serve = move |stream| lab::serve(lab.clone(), lab::plain(stream));
        reception.listen(listener, serve, lab::farewell());
    }
}

fn listen_tls(reception: &Reception, port: Port, lab: &Lab, tls: &Tls) {
    for listener in port.listeners {
        let (lab, tls) = (lab.clone(), tls.clone());
        let serve = move |stream| tls.clone().serve(lab.clone(), stream);
        // A peer for which there is no room could be told so only after a handshake.
        reception.listen(listener, serve, Bytes::new());
    }
}

fn listen_console(reception: &Reception, port: Port, console: &Arc<Console>) {
    let router = console::router(console);
    for listener in port.listeners {
        let (console, router) = (Arc::clone(console), router.clone());
        let serve = move |stream| console::serve(Arc::clone(&console), router.clone(), stream);
        reception.listen(listener, serve, Bytes::from_static(console::FAREWELL));
    }
}
