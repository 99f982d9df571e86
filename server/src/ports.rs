//! All ports of a server.

use crate::port::{Port, Wanted};
use crate::tls::Tls;
use crate::{Config, StartError};

/// Every port, listened on.
#[derive(Debug)]
pub(crate) struct Ports {
    pub(crate) lab: Port,
    pub(crate) second_lab: Port,
    pub(crate) tls: Option<(Tls, Port)>,
    pub(crate) console: Port,
}

impl Ports {
    /// Listens on all of them.
    ///
    /// # Errors
    ///
    /// When one cannot be listened on, or no certificate can be made.
    pub(crate) async fn bind(config: &Config) -> Result<Self, StartError> {
        let wanted = |number, flag| Wanted { number, flag, further: config.listen };
        let lab = Port::bind(wanted(config.lab_port, "--lab-port")).await?;
        let second_lab = Port::bind(wanted(config.second_lab_port, "--second-lab-port")).await?;
        let console = Port::bind(wanted(config.console_port, "--console-port")).await?;
        let tls = match config.tls_port {
            Some(number) => {
                let tls = Tls::self_signed(&config.allow_hosts).map_err(StartError::Tls)?;
                Some((tls, Port::bind(wanted(number, "--tls-port")).await?))
            }
            None => None,
        };
        Ok(Self { lab, second_lab, tls, console })
    }
}
