//! The application behind a proxy, a gateway or a worker.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    thread,
};

/// Starts it: the port on which it listens until this process ends.
pub(crate) fn start() -> io::Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let port = listener.local_addr()?.port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // Whoever hangs up early has had enough.
            thread::spawn(move || drop(answer(&stream)));
        }
    });
    Ok(port)
}

fn answer(stream: &TcpStream) -> io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').unwrap_or_default();
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    io::copy(&mut reader.by_ref().take(length), &mut io::sink())?;
    let path = first.split(' ').nth(1).unwrap_or_default();
    let (status, more) = match path {
        "/" => ("200 OK", ""),
        // An application that has headers of its own, and those of somebody careless.
        "/doubled" => (
            "200 OK",
            "Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Credentials: true\r\n\
             Access-Control-Expose-Headers: X-Other\r\nVary: Accept-Encoding\r\n",
        ),
        "/boom" => ("500 Internal Server Error", ""),
        "/doubled-boom" => ("500 Internal Server Error", "Access-Control-Allow-Origin: *\r\n"),
        // It hangs up.
        "/down" => return Ok(()),
        _ => ("404 Not Found", ""),
    };
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nX-Total: 3\r\n{more}\
         Content-Length: 2\r\nConnection: close\r\n\r\n{{}}"
    )
}
