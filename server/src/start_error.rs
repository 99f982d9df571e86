//! Why the server could not start.

use std::net::IpAddr;
use std::path::PathBuf;
use std::{error, fmt, io};

/// Why the server could not start.
#[derive(Debug)]
pub enum StartError {
    /// A port could not be listened on.
    Port {
        /// The port.
        port: u16,
        /// The flag that chooses another one.
        flag: &'static str,
        /// What the system said.
        error: io::Error,
    },
    /// The file that describes the lab could not be read, or does not describe one.
    Lab {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The further address is not this machine's.
    Address {
        /// The address.
        address: IpAddr,
        /// What the system said.
        error: io::Error,
    },
    /// One of the flags that open the console to others was given without another.
    Alone {
        /// The flag that was given.
        given: &'static str,
        /// The flag that it needs.
        needs: &'static str,
    },
    /// No certificate could be made.
    Tls(String),
    /// The folder that should hold the built page has no `index.html`.
    Ui {
        /// The folder.
        path: PathBuf,
    },
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Port { port, flag, error } if error.kind() == io::ErrorKind::AddrInUse => write!(
                f,
                "port {port} is in use: end the program that has it, or choose another with {flag}"
            ),
            Self::Port { port, flag, error } => {
                write!(f, "cannot listen on port {port} ({error}): choose another with {flag}")
            }
            Self::Lab { path, reason } => write!(f, "{} is no lab: {reason}", path.display()),
            Self::Address { address, error } => {
                write!(f, "cannot listen on {address} ({error}): give --listen one of this machine")
            }
            Self::Alone { given, needs } => write!(
                f,
                "{given} needs {needs}: the server listens on loopback only, unless it is told \
                 both where else and what secret to ask for"
            ),
            Self::Tls(reason) => write!(f, "no certificate could be made: {reason}"),
            Self::Ui { path } => {
                write!(f, "{} has no index.html: build the page first", path.display())
            }
        }
    }
}

impl error::Error for StartError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Port { error, .. } | Self::Address { error, .. } => Some(error),
            Self::Alone { .. } | Self::Lab { .. } | Self::Tls(_) | Self::Ui { .. } => None,
        }
    }
}
