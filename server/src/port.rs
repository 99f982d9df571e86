//! Listening on one port of several addresses: both loopback ones, so that `localhost` works
//! whichever it resolves to, and one more if that was asked for.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

use tokio::net::TcpListener;

use crate::StartError;

const V4: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
const V6: IpAddr = IpAddr::V6(Ipv6Addr::LOCALHOST);

/// A port on which the server listens.
#[derive(Debug)]
pub(crate) struct Port {
    pub(crate) number: u16,
    pub(crate) listeners: Vec<TcpListener>,
    /// Whether `[::1]` leads here.
    pub(crate) ipv6: bool,
}

/// Which port, where, and the flag that chooses another one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    /// 0 takes one that is free at every address.
    pub(crate) number: u16,
    pub(crate) flag: &'static str,
    /// An address besides loopback.
    pub(crate) further: Option<IpAddr>,
}

impl Port {
    /// Listens on `127.0.0.1`, on `[::1]` where there is IPv6, and on the further address.
    ///
    /// # Errors
    ///
    /// When the port is taken at one of them, the further address is not this machine's, or the
    /// system forbids it.
    pub(crate) async fn bind(wanted: Wanted) -> Result<Self, StartError> {
        let Wanted { number: port, flag, further } = wanted;
        // A port that is free at one address may be taken at another: then another is drawn.
        let mut draws = if port == 0 { 32 } else { 1 };
        loop {
            draws -= 1;
            match Self::bind_once(port, further).await {
                Ok(bound) => return Ok(bound),
                Err((_, error)) if error.kind() == io::ErrorKind::AddrInUse && draws > 0 => {}
                Err((at, error)) if Some(at) == further && no_such_address(&error) => {
                    return Err(StartError::Address { address: at, error });
                }
                Err((_, error)) => return Err(StartError::Port { port, flag, error }),
            }
        }
    }

    async fn bind_once(port: u16, further: Option<IpAddr>) -> Result<Self, (IpAddr, io::Error)> {
        let mut bound = Self { number: port, listeners: Vec::new(), ipv6: false };
        for address in addresses(further) {
            match TcpListener::bind((address, bound.number)).await {
                Ok(listener) => {
                    let own = listener.local_addr().map_err(|error| (address, error))?;
                    bound.number = own.port();
                    bound.ipv6 |= address.is_ipv6() && (address == V6 || address.is_unspecified());
                    bound.listeners.push(listener);
                }
                // No such address, or no such family at all.
                Err(error) if address == V6 && error.kind() != io::ErrorKind::AddrInUse => {}
                Err(error) => return Err((address, error)),
            }
        }
        Ok(bound)
    }
}

/// Where to listen. An unspecified address stands for the loopback ones that it includes: on most
/// systems that of IPv6 includes both.
fn addresses(further: Option<IpAddr>) -> Vec<IpAddr> {
    match further {
        None => vec![V4, V6],
        Some(IpAddr::V6(all)) if all.is_unspecified() => vec![all.into()],
        Some(IpAddr::V4(all)) if all.is_unspecified() => vec![all.into(), V6],
        Some(one) if one == V4 || one == V6 => vec![V4, V6],
        Some(one) => vec![V4, V6, one],
    }
}

fn no_such_address(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::AddrNotAvailable | io::ErrorKind::InvalidInput)
}
