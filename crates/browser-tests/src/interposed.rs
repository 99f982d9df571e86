//! A proxy between the browser and the lab that changes what passes, behind the policy's back.
//!
//! Some browsers are made to take another address for the lab's and speak to it as to the lab;
//! others are told of a proxy, and write the whole URL into the request line. Both are served.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::{
    io::{self, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use crate::Outcome;

/// A change to the head of a message.
type Change = Box<dyn Fn(&str) -> String + Send>;

/// More than any head of these tests has.
const LIMIT: usize = 64 * 1024;

/// The proxy. It ends with its runtime.
#[derive(Clone)]
pub struct Interposed {
    /// Where it listens.
    pub port: u16,
    changes: Arc<Mutex<Changes>>,
}

#[derive(Default)]
struct Changes {
    request: Option<Change>,
    answer: Option<Change>,
}

impl Interposed {
    /// Starts a proxy before a port of this machine. It changes nothing yet.
    ///
    /// # Errors
    /// When it cannot listen.
    pub async fn before(lab: u16) -> Outcome<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        let proxy = Self { port, changes: Arc::default() };
        let accepting = proxy.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let proxy = accepting.clone();
                tokio::spawn(async move { proxy.pass(client, lab).await });
            }
        });
        Ok(proxy)
    }

    /// Changes the heads of requests from now on.
    pub fn change_requests(&self, change: impl Fn(&str) -> String + Send + 'static) {
        self.changes().request = Some(Box::new(change));
    }

    /// Changes the heads of answers from now on.
    pub fn change_answers(&self, change: impl Fn(&str) -> String + Send + 'static) {
        self.changes().answer = Some(Box::new(change));
    }

    /// Changes nothing from now on.
    pub fn change_nothing(&self) {
        *self.changes() = Changes::default();
    }

    fn changes(&self) -> std::sync::MutexGuard<'_, Changes> {
        self.changes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Passes one request and its answer, and closes.
    async fn pass(&self, mut client: TcpStream, lab: u16) -> Outcome {
        let (head, rest) = read_head(&mut client).await?;
        let (head, port) = directed(&head, lab);
        let head = match &self.changes().request {
            Some(change) => change(&head),
            None => head,
        };
        let mut server = TcpStream::connect(("127.0.0.1", port)).await?;
        server.write_all(&bytes_of(&closing(&head), &rest)).await?;
        let (mut answers, mut asks) = server.split();
        let (mut asked, mut answered) = client.split();
        // The request's body may come after its head; only the answer's end ends the exchange.
        let body = async {
            let _ = io::copy(&mut asked, &mut asks).await;
            std::future::pending().await
        };
        tokio::select! {
            never = body => never,
            done = self.answer(&mut answers, &mut answered) => done,
        }
    }

    /// Passes an answer on.
    async fn answer(
        &self,
        server: &mut (impl AsyncRead + Unpin),
        client: &mut (impl AsyncWrite + Unpin),
    ) -> Outcome {
        let (head, rest) = read_head(server).await?;
        let head = match &self.changes().answer {
            Some(change) => change(&head),
            None => head,
        };
        client.write_all(&bytes_of(&closing(&head), &rest)).await?;
        io::copy(server, client).await?;
        client.shutdown().await?;
        Ok(())
    }
}

/// The head as a server wants it, and the port that it is for: the URL's, where there is one.
fn directed(head: &str, usual: u16) -> (String, u16) {
    let split = || {
        let (method, rest) = head.split_once(" http://")?;
        let (authority, rest) = rest.split_once('/')?;
        let port = authority.rsplit_once(':')?.1.parse().ok()?;
        Some((format!("{method} /{rest}"), port))
    };
    split().unwrap_or_else(|| (head.to_owned(), usual))
}

/// Reads up to the empty line: the head without it, and what came after.
async fn read_head(stream: &mut (impl AsyncRead + Unpin)) -> Outcome<(String, Vec<u8>)> {
    let mut bytes = Vec::new();
    while bytes.len() < LIMIT {
        if stream.read_buf(&mut bytes).await? == 0 {
            break;
        }
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            let rest = bytes.split_off(end + 4);
            bytes.truncate(end);
            return Ok((String::from_utf8(bytes)?, rest));
        }
    }
    Err("a head without an end".into())
}

/// The head with `Connection: close`, so that one connection carries one exchange.
fn closing(head: &str) -> String {
    let kept =
        head.split("\r\n").filter(|line| !line.to_ascii_lowercase().starts_with("connection:"));
    kept.chain(["Connection: close"]).collect::<Vec<_>>().join("\r\n")
}

fn bytes_of(head: &str, rest: &[u8]) -> Vec<u8> {
    [head.as_bytes(), b"\r\n\r\n", rest].concat()
}
