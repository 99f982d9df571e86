//! `cargo xtask soak`: many requests while the policy is toggled. None may be lost, none may see
//! half of a policy, and the server's memory must stay flat.

use std::{
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    net::TcpStream,
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::{Failure, companion, http, ports::Ports, profile::Profile};

/// Connections that ask, one request after another each.
const CONNECTIONS: u64 = 16;
/// Between two policies.
const TOGGLE: Duration = Duration::from_millis(10);
/// Between two looks at the memory.
const SAMPLE: Duration = Duration::from_millis(250);
/// When it is given up.
const LIMIT: Duration = Duration::from_secs(15 * 60);
/// How much more memory the last half may take than the first, in kibibytes: the allocator's play.
const PLAY_KIB: u64 = 8 * 1024;

/// What happened so far.
#[derive(Default)]
struct Tally {
    answered: AtomicU64,
    first: AtomicU64,
    toggles: AtomicU64,
    over: AtomicBool,
}

/// Sends so many requests, and prints what became of them.
///
/// # Errors
/// When a request is lost or sees half a policy, or the memory grows.
pub fn run(requests: u64) -> Result<(), Failure> {
    let failed = |reason: &dyn std::fmt::Display| {
        Failure::new("soak the server", reason, "run it again with fewer requests and see")
    };
    companion::build(Profile::Release)?;
    let ports = Ports::free().map_err(|error| failed(&error))?;
    let server = companion::start(ports, Profile::Release)?;
    put(ports.console, &policy(0)).map_err(|error| failed(&error))?;
    let tally = Tally::default();
    let begun = Instant::now();
    let (asked, memory, toggled) = thread::scope(|scope| {
        let toggling = scope.spawn(|| toggle(ports.console, &tally));
        let watching = scope.spawn(|| watch(server.id(), &tally));
        let share = requests.div_ceil(CONNECTIONS);
        let tally = &tally;
        let asking: Vec<_> =
            (0..CONNECTIONS).map(|_| scope.spawn(move || ask(ports.lab, share, tally))).collect();
        let asked: Result<Vec<()>, String> = asking
            .into_iter()
            .map(|thread| thread.join().unwrap_or(Err("panicked".into())))
            .collect();
        tally.over.store(true, Ordering::Relaxed);
        (asked, watching.join().unwrap_or_default(), toggling.join())
    });
    let took = begun.elapsed();
    let answered = tally.answered.load(Ordering::Relaxed);
    let first = tally.first.load(Ordering::Relaxed);
    let changes = tally.toggles.load(Ordering::Relaxed);
    println!("{answered} requests answered in {:.1} s", took.as_secs_f64());
    println!(
        "{changes} toggles; {first} answers by the first policy, {} by the other",
        answered - first
    );
    let (early, late) = memory_of(&memory);
    println!(
        "memory: at most {early} KiB in the first half after warming up, {late} KiB in the last"
    );
    asked.map_err(|why| failed(&why))?;
    toggled.unwrap_or_else(|_| Err(io::Error::other("panicked"))).map_err(|why| failed(&why))?;
    if early == 0 || late == 0 {
        return Err(failed(&"the memory was not seen; this needs /proc and a longer run"));
    }
    if late > early + PLAY_KIB {
        return Err(failed(&format!("the memory grew from {early} to {late} KiB")));
    }
    Ok(())
}

/// The two policies: they differ in every line and in the body.
fn policy(which: u64) -> Value {
    let (origin, name) = [("https://first.example", "first"), ("https://other.example", "other")]
        [usize::from(which % 2 == 1)];
    let on = |value: &str| json!({ "on": true, "value": value });
    json!({ "actual": {
        "allow_origin": on(origin), "expose_headers": on(name), "max_age": on(name),
        "vary": on(name), "headers": [["X-Policy", name]], "body": name,
    } })
}

fn put(console: u16, policy: &Value) -> io::Result<()> {
    let answer = http::send_json(console, "PUT", "/api/endpoints/root", &policy.to_string())?;
    if answer.status == 200 { Ok(()) } else { Err(io::Error::other(answer.body)) }
}

fn toggle(console: u16, tally: &Tally) -> io::Result<()> {
    let mut which = 1;
    while !tally.over.load(Ordering::Relaxed) {
        put(console, &policy(which))?;
        which += 1;
        tally.toggles.fetch_add(1, Ordering::Relaxed);
        thread::sleep(TOGGLE);
    }
    Ok(())
}

/// The server's resident memory in kibibytes, again and again, with how many requests there were.
fn watch(process: u32, tally: &Tally) -> Vec<(u64, u64)> {
    let mut samples = Vec::new();
    while !tally.over.load(Ordering::Relaxed) {
        let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        if let Some(kib) = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok()) {
            samples.push((tally.answered.load(Ordering::Relaxed), kib));
        }
        thread::sleep(SAMPLE);
    }
    samples
}

/// The most memory in the first and in the last half, the first tenth of the requests left out:
/// until then the record fills up.
fn memory_of(samples: &[(u64, u64)]) -> (u64, u64) {
    let last = samples.last().map_or(0, |(answered, _)| *answered);
    let warm = samples.iter().filter(|(answered, _)| *answered > last / 10);
    let (early, late): (Vec<_>, Vec<_>) = warm.partition(|(answered, _)| *answered < last / 2);
    let most = |samples: &[&(u64, u64)]| samples.iter().map(|(_, kib)| *kib).max().unwrap_or(0);
    (most(&early), most(&late))
}

/// Asks so many times on one connection and looks at each answer.
fn ask(lab: u16, requests: u64, tally: &Tally) -> Result<(), String> {
    let told = |error: io::Error| format!("a request was lost: {error}");
    let mut stream = TcpStream::connect(("127.0.0.1", lab)).map_err(told)?;
    stream.set_nodelay(true).map_err(told)?;
    stream.set_read_timeout(Some(Duration::from_secs(60))).map_err(told)?;
    let mut reader = BufReader::new(stream.try_clone().map_err(told)?);
    let begun = Instant::now();
    for _ in 0..requests {
        if begun.elapsed() > LIMIT {
            return Err("it takes too long".to_owned());
        }
        let request = "GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://first.example\r\n\r\n";
        stream.write_all(request.as_bytes()).map_err(told)?;
        let answer = read(&mut reader).map_err(told)?;
        match which(&answer) {
            Some(0) => drop(tally.first.fetch_add(1, Ordering::Relaxed)),
            Some(_) => {}
            None => return Err(format!("half a policy: {answer}")),
        }
        tally.answered.fetch_add(1, Ordering::Relaxed);
    }
    Ok(())
}

/// An answer as text, its body included.
fn read(reader: &mut impl BufRead) -> io::Result<String> {
    let mut text = String::new();
    let mut length = 0;
    loop {
        let begin = text.len();
        if reader.read_line(&mut text)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let line = text[begin..].trim_end();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length: ") {
            length = value.parse().map_err(io::Error::other)?;
        }
    }
    reader.take(length).read_to_string(&mut text)?;
    Ok(text)
}

/// Which policy an answer is of; `None` where it is of neither, or of both.
fn which(answer: &str) -> Option<usize> {
    let whole = |name: &str| {
        let lines = [
            format!("Access-Control-Allow-Origin: https://{name}.example\r\n"),
            format!("Access-Control-Expose-Headers: {name}\r\n"),
            format!("Access-Control-Max-Age: {name}\r\n"),
            format!("Vary: {name}\r\n"),
            format!("X-Policy: {name}\r\n"),
            format!("\r\n\r\n{name}"),
        ];
        answer.starts_with("HTTP/1.1 200 ") && lines.iter().all(|line| answer.contains(line))
    };
    let names = ["first", "other"];
    let found = names.iter().position(|name| whole(name))?;
    (!answer.contains(names[1 - found])).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::{memory_of, which};

    #[test]
    fn half_a_policy_is_found() {
        let first = "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: https://first.example\r\n\
                     Access-Control-Expose-Headers: first\r\nAccess-Control-Max-Age: first\r\n\
                     Vary: first\r\nX-Policy: first\r\n\r\nfirst";
        assert_eq!(which(first), Some(0));
        assert_eq!(which(&first.replace("first", "other")), Some(1));
        assert_eq!(which(&first.replace("Vary: first", "Vary: other")), None);
        assert_eq!(which(&first.replace("\n\r\nfirst", "\n\r\n")), None);
    }

    #[test]
    fn memory_is_compared_after_warming_up() {
        let samples = [(0, 900), (20, 100), (40, 110), (60, 120), (100, 105)];
        assert_eq!(memory_of(&samples), (110, 120));
    }
}
