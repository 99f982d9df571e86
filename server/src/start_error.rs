//! Why the server could not start.

use std::{error, fmt, io};

/// A port could not be listened on.
#[derive(Debug)]
pub struct StartError {
    /// The port.
    pub port: u16,
    /// The flag that chooses another one.
    pub flag: &'static str,
    /// What the system said.
    pub error: io::Error,
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { port, flag, error } = self;
        if error.kind() == io::ErrorKind::AddrInUse {
            write!(
                f,
                "port {port} is in use: end the program that has it, or choose another with {flag}"
            )
        } else {
            write!(f, "cannot listen on port {port} ({error}): choose another with {flag}")
        }
    }
}

impl error::Error for StartError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        Some(&self.error)
    }
}
