//! One connection to the lab: requests one after the other, each answered before the next is read.

use std::{future::Future, io, time::Duration};

use bytes::Bytes;
use cors_wire::{Place, RequestBody, RequestHead};
use tokio::io::{AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;

use super::body::{self, Framing, Passed};
use super::delivery::{End, Next};
use super::expectation::{CONTINUE, Expectation};
use super::head::Head;
use super::incoming::{Broken, Incoming};
use super::refusal::Refusal;
use super::respond::{Received, record_abandoned, refuse, respond};
use super::transport::{Reader, Writer};
use super::{Lab, response};

/// Serves a connection until either side ends it.
pub(crate) async fn serve(lab: Lab, (reader, writer): (Reader, Writer)) {
    let mut connection = Connection { lab, incoming: Incoming::new(reader), writer };
    match connection.run().await {
        Ok(End::Reset) => return connection.reset(),
        Ok(End::Close) | Err(Broken::Gone) => {}
        Err(Broken::Refused(refusal)) => connection.say(refusal).await,
    }
    connection.linger().await;
}

/// What a peer is told for which there is no room.
pub(crate) fn farewell() -> Bytes {
    Bytes::from(bytes_of(Refusal::TooManyConnections))
}

/// A connection and what the lab knows of it.
pub(super) struct Connection {
    pub(super) lab: Lab,
    pub(super) incoming: Incoming<Reader>,
    pub(super) writer: Writer,
}

impl Connection {
    /// Serves requests; returns how the connection is to end.
    async fn run(&mut self) -> Result<End, Broken> {
        loop {
            if let Next::End(end) = self.wait_for_request().await? {
                return Ok(end);
            }
            let limits = &self.lab.limits;
            let head = in_time(limits.head_time, self.incoming.head(limits.head_bytes)).await?;
            if let Next::End(end) = self.exchange(head).await? {
                return Ok(end);
            }
        }
    }

    /// Waits for the first byte of a request. Between requests a peer owes nothing: it may go, and
    /// it is let go at shutdown and after the idle time, without a word.
    async fn wait_for_request(&mut self) -> Result<Next, Broken> {
        if self.lab.shutdown.is_cancelled() {
            return Ok(Next::End(End::Close));
        }
        if !self.incoming.buffered().is_empty() {
            return Ok(Next::Request);
        }
        tokio::select! {
            () = self.lab.shutdown.cancelled() => Ok(Next::End(End::Close)),
            filled = timeout(self.lab.limits.idle_time, self.incoming.fill()) => match filled {
                Ok(filled) => filled.map(|()| Next::Request),
                Err(_) => Ok(Next::End(End::Close)),
            },
        }
    }

    /// Takes the body and answers.
    async fn exchange(&mut self, head: Head) -> Result<Next, Broken> {
        let at_us = self.lab.journal.now_us();
        let last = head.is_last();
        let (outgoing, next) = match self.body(&head).await {
            Ok(body) => {
                let response = respond(&self.lab, Received { head, body, at_us }).await;
                (response, if last { Next::End(End::Close) } else { Next::Request })
            }
            Err(Broken::Refused(refusal)) => {
                let received = Received { head, body: Passed::default(), at_us };
                (refuse(&self.lab, received, refusal).await, Next::End(End::Close))
            }
            Err(Broken::Gone) => {
                let received = Received { head, body: Passed::default(), at_us };
                record_abandoned(&self.lab, received);
                return Err(Broken::Gone);
            }
        };
        self.deliver(outgoing, next).await
    }

    /// Lets the body pass, and asks for it first where the peer waits for that.
    async fn body(&mut self, head: &Head) -> Result<Passed, Broken> {
        let framing = Framing::of(head)?;
        let expectation = Expectation::of(head)?;
        let most_bytes = self.lab.limits.body_bytes;
        if framing.exceeds(most_bytes) {
            return Err(Refusal::BodyTooLarge.into());
        }
        if expectation == Expectation::Continue
            && framing != Framing::Length(0)
            && self.incoming.buffered().is_empty()
        {
            self.write(CONTINUE).await?;
        }
        let drained = body::drain(&mut self.incoming, framing, most_bytes);
        in_time(self.lab.limits.body_time, drained).await
    }

    pub(super) async fn write(&mut self, bytes: &[u8]) -> Result<(), Broken> {
        write_in_time(&mut self.writer, bytes, self.lab.limits.write_time)
            .await
            .map_err(Broken::from)
    }

    /// Tells a peer why its request, of which there is no whole head, cannot be taken.
    async fn say(&mut self, refusal: Refusal) {
        // Nothing is left to do when nobody listens.
        let _ = self.write(&bytes_of(refusal)).await;
    }
}

/// The answer to a request of which there is no whole head.
fn bytes_of(refusal: Refusal) -> Vec<u8> {
    let answer = refusal.answer();
    let request = RequestHead { method: "GET", place: Place::ROOT, headers: &[] };
    let content = answer.content(&request, RequestBody::default());
    let head = answer.head(&request, &content);
    response::to_bytes(&head, &content)
}

async fn in_time<T>(
    limit: Duration,
    work: impl Future<Output = Result<T, Broken>>,
) -> Result<T, Broken> {
    timeout(limit, work).await.unwrap_or(Err(Broken::Refused(Refusal::TooSlow)))
}

async fn write_in_time(
    writer: &mut (impl AsyncWrite + Unpin),
    bytes: &[u8],
    limit: Duration,
) -> io::Result<()> {
    let written = async {
        writer.write_all(bytes).await?;
        // TLS may hold the end of it back.
        writer.flush().await
    };
    timeout(limit, written).await.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}
