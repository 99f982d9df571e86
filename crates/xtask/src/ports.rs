//! The ports of one running CORS Explorer.

use std::{io, net::TcpListener};

use crate::Failure;

/// Which port each listener has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::Args)]
pub struct Ports {
    /// The lab: the endpoints that experiments ask.
    #[arg(long = "lab-port", env = "CORS_LAB_PORT", value_name = "PORT", default_value_t = Self::USUAL.lab)]
    pub lab: u16,
    /// The lab's second port, for chains of origins on one site.
    #[arg(
        long = "second-lab-port",
        env = "CORS_SECOND_LAB_PORT",
        value_name = "PORT",
        default_value_t = Self::USUAL.second_lab
    )]
    pub second_lab: u16,
    /// The control API.
    #[arg(
        long = "console-port",
        env = "CORS_CONSOLE_PORT",
        value_name = "PORT",
        default_value_t = Self::USUAL.console
    )]
    pub console: u16,
    /// The page.
    #[arg(long = "page-port", env = "CORS_PAGE_PORT", value_name = "PORT", default_value_t = Self::USUAL.page)]
    pub page: u16,
}

impl Ports {
    /// The ports when nobody asks for others.
    pub const USUAL: Self = Self { lab: 3000, second_lab: 3001, console: 8001, page: 8000 };

    /// The ports of the page's own tests: the same each time where they are free, because the
    /// tests are compiled with them.
    ///
    /// # Errors
    /// As [`Ports::free`].
    pub fn of_tests() -> io::Result<Self> {
        let usual = Self { lab: 13000, second_lab: 13001, console: 18001, page: 18000 };
        if usual.check_free().is_ok() { Ok(usual) } else { Self::free() }
    }

    /// Four ports that nothing listens on now.
    ///
    /// # Errors
    /// When the system has none left.
    pub fn free() -> io::Result<Self> {
        // All four are held until the last is known, so that they differ.
        let held = [(); 4].map(|()| TcpListener::bind(("127.0.0.1", 0)));
        let [lab, second_lab, console, page] = held;
        let number = |listener: io::Result<TcpListener>| -> io::Result<(u16, TcpListener)> {
            let listener = listener?;
            Ok((listener.local_addr()?.port(), listener))
        };
        let (lab, second_lab, console, page) =
            (number(lab)?, number(second_lab)?, number(console)?, number(page)?);
        Ok(Self { lab: lab.0, second_lab: second_lab.0, console: console.0, page: page.0 })
    }

    /// Fails when something already listens on one of the ports.
    ///
    /// # Errors
    /// Names the port and the flag that chooses another.
    pub fn check_free(self) -> Result<(), Failure> {
        let flags = [
            ("--lab-port", self.lab),
            ("--second-lab-port", self.second_lab),
            ("--console-port", self.console),
            ("--page-port", self.page),
        ];
        for (flag, port) in flags {
            if let Err(error) = TcpListener::bind(("127.0.0.1", port)) {
                let advice =
                    format!("end what listens on port {port}, or choose another by {flag}");
                return Err(Failure::new(&format!("listen on port {port}"), error, &advice));
            }
        }
        Ok(())
    }
}
