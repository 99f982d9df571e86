//! Listening on both loopback addresses, so that `localhost` works whichever it resolves to.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

use tokio::net::TcpListener;

use crate::StartError;

/// A port on which the server listens, on `127.0.0.1` and, where there is IPv6, on `[::1]`.
#[derive(Debug)]
pub(crate) struct Loopback {
    pub(crate) port: u16,
    pub(crate) v4: TcpListener,
    pub(crate) v6: Option<TcpListener>,
}

impl Loopback {
    /// Listens on `port`, or on a port that is free in both families when it is 0.
    ///
    /// # Errors
    ///
    /// When the port is taken in either family, or the system forbids it. `flag` names, in the
    /// error, the flag that chooses another port.
    pub(crate) async fn bind(port: u16, flag: &'static str) -> Result<Self, StartError> {
        // A port that is free in one family may be taken in the other: then another is drawn.
        let mut draws = if port == 0 { 32 } else { 1 };
        loop {
            draws -= 1;
            match Self::bind_once(port).await {
                Ok(loopback) => return Ok(loopback),
                Err(error) if error.kind() == io::ErrorKind::AddrInUse && draws > 0 => {}
                Err(error) => return Err(StartError::Port { port, flag, error }),
            }
        }
    }

    async fn bind_once(port: u16) -> io::Result<Self> {
        let v4 = TcpListener::bind((IpAddr::from(Ipv4Addr::LOCALHOST), port)).await?;
        let port = v4.local_addr()?.port();
        let v6 = match TcpListener::bind((IpAddr::from(Ipv6Addr::LOCALHOST), port)).await {
            Ok(listener) => Some(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(error),
            // No such address, or no such family at all.
            Err(_) => None,
        };
        Ok(Self { port, v4, v6 })
    }

    /// Both listeners.
    pub(crate) fn into_listeners(self) -> impl Iterator<Item = TcpListener> {
        [Some(self.v4), self.v6].into_iter().flatten()
    }
}
