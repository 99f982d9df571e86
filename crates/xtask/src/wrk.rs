//! Load by wrk, and what it measured.

use std::{fmt, process::Command, time::Duration};

use crate::{Failure, command};

/// Requests that are under way at the same time, each on its connection.
const CONNECTIONS: usize = 64;

/// What wrk measured of a server.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// Requests a second.
    pub per_second: f64,
    /// The time within which 99 of 100 answers came, in milliseconds.
    pub p99_ms: f64,
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>9.0} requests/s   p99 {:>7.2} ms", self.per_second, self.p99_ms)
    }
}

/// Asks for `/` on a port of this machine, with a header, for a while.
///
/// # Errors
/// When wrk cannot be run, or any answer was not a success.
pub fn run(port: u16, [name, value]: &[&str; 2], time: Duration) -> Result<Measured, Failure> {
    let failed = |reason: &dyn fmt::Display| {
        Failure::new("put a server under load", reason, "see whether wrk is on PATH")
    };
    let mut wrk = Command::new("wrk");
    wrk.args(["--latency", "--threads", "1", "--connections", &CONNECTIONS.to_string()]);
    wrk.arg(format!("--duration={}s", time.as_secs()));
    wrk.arg(format!("--header={name}: {value}")).arg(format!("http://127.0.0.1:{port}/"));
    let mut text = String::new();
    command::run(&wrk, time + Duration::from_secs(60), |line| {
        text.push_str(line);
        text.push('\n');
    })
    .map_err(|tail| failed(&tail))?;
    parse(&text).ok_or_else(|| failed(&text))
}

/// What wrk prints; `None` where there were errors, or it is not wrk that printed it.
fn parse(text: &str) -> Option<Measured> {
    if text.contains("Non-2xx") || text.contains("Socket errors") {
        return None;
    }
    let value =
        |name: &str| text.lines().find_map(|line| line.trim().strip_prefix(name)).map(str::trim);
    let per_second = value("Requests/sec:")?.parse().ok()?;
    let p99 = value("99%")?;
    let unit = p99.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = p99.split_at(unit);
    let number: f64 = number.parse().ok()?;
    let p99_ms = match unit {
        "us" => number / 1000.0,
        "ms" => number,
        "s" => number * 1000.0,
        _ => return None,
    };
    Some(Measured { per_second, p99_ms })
}

#[cfg(test)]
mod tests {
    use super::{Measured, parse};

    #[test]
    fn rate_and_latency_are_read() {
        let text = "Running 4s test\n     75%    2.00ms\n     99%  950.00us\n  9 requests in 1s\n\
                    Requests/sec:  12345.5\nTransfer/sec:  2MB\n";
        assert_eq!(parse(text), Some(Measured { per_second: 12345.5, p99_ms: 0.95 }));
        assert_eq!(parse(&(text.to_owned() + "  Non-2xx or 3xx responses: 3\n")), None);
        assert_eq!(parse("wrk: command not found"), None);
    }
}
