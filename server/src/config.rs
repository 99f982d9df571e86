//! What the server is told when it starts.

use std::{net::IpAddr, path::PathBuf, time::Duration};

use clap::Parser;

use crate::Token;

const PAGE_ORIGINS: [&str; 3] =
    ["http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]:8000"];

/// CORS Explorer's companion server: endpoints whose CORS answers are switched live.
#[derive(Clone, Debug, Parser)]
#[command(name = "server", version)]
pub struct Config {
    /// The lab's port; 0 takes a free one
    #[arg(long, env = "CORS_LAB_PORT", default_value_t = 3000, value_name = "PORT")]
    pub lab_port: u16,

    /// The lab's second port, for chains between two origins; 0 takes a free one
    #[arg(long, env = "CORS_SECOND_LAB_PORT", default_value_t = 3001, value_name = "PORT")]
    pub second_lab_port: u16,

    /// The port of the lab over TLS, with a certificate that signs itself; left out, there is none
    #[arg(long, env = "CORS_TLS_PORT", value_name = "PORT")]
    pub tls_port: Option<u16>,

    /// The port of the control API; 0 takes a free one
    #[arg(long, env = "CORS_CONSOLE_PORT", default_value_t = 8001, value_name = "PORT")]
    pub console_port: u16,

    /// An origin whose pages may use the control API; repeatable
    #[arg(
        long = "page-origin",
        env = "CORS_PAGE_ORIGIN",
        value_name = "ORIGIN",
        value_delimiter = ',',
        value_parser = origin,
        default_values = PAGE_ORIGINS,
    )]
    pub page_origins: Vec<String>,

    /// A file with the endpoints to start with, as `GET /api/lab` exports it
    #[arg(long, env = "CORS_LAB", value_name = "FILE")]
    pub lab: Option<PathBuf>,

    /// The folder of the built page, to be served on the console's port
    #[arg(long, env = "CORS_UI", value_name = "FOLDER")]
    pub ui: Option<PathBuf>,

    /// An address besides loopback to listen on, such as 0.0.0.0; needs --token
    #[arg(long, env = "CORS_LISTEN", value_name = "ADDRESS")]
    pub listen: Option<IpAddr>,

    /// The secret that the console then wants of everybody, at least 24 characters
    #[arg(long, env = "CORS_TOKEN", value_name = "TOKEN", hide_env_values = true)]
    pub token: Option<Token>,

    /// A name or address by which others may ask for the console, without a port; repeatable
    #[arg(
        long = "allow-host",
        env = "CORS_ALLOW_HOST",
        value_name = "HOST",
        value_delimiter = ',',
        value_parser = host,
    )]
    pub allow_hosts: Vec<String>,

    /// How much of everything the server holds and how long it waits.
    #[arg(skip)]
    pub limits: Limits,
}

impl Config {
    /// Three free ports and the default page origins, whatever the environment says.
    pub fn on_free_ports() -> Self {
        Self {
            lab_port: 0,
            second_lab_port: 0,
            tls_port: None,
            console_port: 0,
            page_origins: PAGE_ORIGINS.map(str::to_owned).to_vec(),
            lab: None,
            ui: None,
            listen: None,
            token: None,
            allow_hosts: Vec::new(),
            limits: Limits::default(),
        }
    }
}

/// How much of everything the server holds, and how long it waits for a peer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Connections to the lab at one time, both ports together.
    pub lab_connections: usize,
    /// Connections to the console at one time.
    pub console_connections: usize,
    /// Event streams at one time.
    pub event_streams: usize,
    /// Endpoints, `/` included.
    pub endpoints: usize,
    /// Bytes of all policies together, about.
    pub endpoint_bytes: usize,
    /// Exchanges in the record.
    pub record_entries: usize,
    /// Bytes of the record, about.
    pub record_bytes: usize,
    /// Events that are kept for streams that lag or come back.
    pub event_entries: usize,
    /// Bytes of these events, about.
    pub event_bytes: usize,
    /// Bytes of a request's head on the lab.
    pub head_bytes: usize,
    /// Bytes of a request's body on the lab; it is counted, not kept.
    pub body_bytes: u64,
    /// Bytes of a request's body on the console.
    pub console_body_bytes: usize,
    /// From the first byte of a request to the end of its head; on the console from the end of what
    /// came before.
    pub head_time: Duration,
    /// From the end of a request's head to the end of its body.
    pub body_time: Duration,
    /// How long an answer may take to be written.
    pub write_time: Duration,
    /// How long a connection may stay open without a request.
    pub idle_time: Duration,
    /// How often an event stream shows that it is alive.
    pub heartbeat: Duration,
    /// How long requests under way may take to end at shutdown.
    pub grace_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: usize = 1024 * 1024;
        Self {
            lab_connections: 512,
            console_connections: 256,
            event_streams: 64,
            endpoints: 10_000,
            endpoint_bytes: 64 * MIB,
            record_entries: 10_000,
            record_bytes: 16 * MIB,
            event_entries: 1_024,
            event_bytes: 8 * MIB,
            head_bytes: 64 * 1024,
            body_bytes: 64 * MIB as u64,
            console_body_bytes: MIB,
            head_time: Duration::from_secs(10),
            body_time: Duration::from_secs(30),
            write_time: Duration::from_secs(30),
            idle_time: Duration::from_secs(60),
            heartbeat: Duration::from_secs(15),
            grace_time: Duration::from_secs(3),
        }
    }
}

fn origin(text: &str) -> Result<String, String> {
    let origin = url::Url::parse(text).map(|url| url.origin().ascii_serialization());
    match origin {
        Ok(origin) if origin == text && origin != "null" => Ok(origin),
        Ok(origin) if origin != "null" => Err(format!("an origin is spelled `{origin}`")),
        _ => Err("an origin was expected, such as `http://localhost:8000`".to_owned()),
    }
}

fn host(text: &str) -> Result<String, String> {
    match url::Host::parse(text) {
        Ok(host) if host.to_string() == text => Ok(text.to_owned()),
        Ok(host) => Err(format!("a host is spelled `{host}`")),
        Err(_) => Err("a host without a port was expected, such as `lab.example`".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flags_replace_the_defaults() {
        let config = Config::parse_from(["server", "--lab-port", "0", "--page-origin", "http://a"]);
        assert_eq!((config.lab_port, config.second_lab_port), (0, 3001));
        assert_eq!(config.page_origins, ["http://a"]);
        assert_eq!(Config::parse_from(["server"]).page_origins, PAGE_ORIGINS);
    }

    #[test]
    fn a_host_has_no_port() {
        assert_eq!(host("lab.example"), Ok("lab.example".to_owned()));
        assert_eq!(host("[fd00::1]"), Ok("[fd00::1]".to_owned()));
        assert_eq!(host("Lab.example"), Err("a host is spelled `lab.example`".to_owned()));
        for wrong in ["", "lab.example:8001", "http://lab.example", "a b", "fd00::1"] {
            assert!(host(wrong).expect_err("a refusal").starts_with("a host without a port"));
        }
    }

    #[test]
    fn a_page_origin_is_a_serialized_origin() {
        let refusal = |text: &str| origin(text).expect_err("a refusal");
        assert_eq!(
            refusal("http://Localhost:8000/"),
            "an origin is spelled `http://localhost:8000`"
        );
        assert_eq!(refusal("https://a.test:443"), "an origin is spelled `https://a.test`");
        assert!(refusal("null").starts_with("an origin was expected"));
        assert!(refusal("file:///x").starts_with("an origin was expected"));
    }
}
