//! How a response leaves, as far as it is to get, and how a connection ends.

use std::time::Duration;

use cors_wire::Delivery;
use tokio::io::AsyncWriteExt;
use tokio::time::timeout;

use super::connection::Connection;
use super::incoming::Broken;
use super::respond::Outgoing;
use super::transport;

/// How much a peer may still send, and for how long, after it was told that it is over.
const LINGER_BYTES: usize = 256 * 1024;
const LINGER_TIME: Duration = Duration::from_millis(500);

/// A slow body comes in this many pieces, with this pause before each.
const SLOW_PIECES: usize = 20;
const SLOW_PAUSE: Duration = Duration::from_millis(100);

/// How long a hanging answer hangs at most.
const HANG_TIME: Duration = Duration::from_secs(60);

/// What follows an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Request,
    End(End),
}

/// How a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// In order: everything that was sent arrives.
    Close,
    /// At once, and the peer is told that something broke.
    Reset,
}

impl Connection {
    /// Sends a response as far as it is to get. `next` is what follows a whole one.
    pub(super) async fn deliver(&mut self, outgoing: Outgoing, next: Next) -> Result<Next, Broken> {
        let Outgoing { bytes, head_bytes, delivery } = outgoing;
        match delivery {
            Delivery::Whole => self.write(&bytes).await.map(|()| next),
            Delivery::Truncated => self.write(&bytes).await.map(|()| Next::End(End::Close)),
            Delivery::Slow => {
                let (head, body) = bytes.split_at(head_bytes);
                self.write(head).await?;
                for piece in body.chunks(body.len().div_ceil(SLOW_PIECES).max(1)) {
                    tokio::time::sleep(SLOW_PAUSE).await;
                    self.write(piece).await?;
                }
                Ok(next)
            }
            Delivery::Hang => {
                self.hang().await;
                Ok(Next::End(End::Close))
            }
            Delivery::Reset => Ok(Next::End(End::Reset)),
        }
    }

    /// Says nothing until the peer goes, the server ends, or a minute has passed.
    async fn hang(&mut self) {
        let until_gone = async {
            while self.incoming.fill().await.is_ok() {
                let there = self.incoming.buffered().len();
                self.incoming.consume(there);
            }
        };
        tokio::select! {
            () = self.lab.shutdown.cancelled() => {}
            () = until_gone => {}
            () = tokio::time::sleep(HANG_TIME) => {}
        }
    }

    /// Ends the connection as a crashed peer would.
    pub(super) fn reset(self) {
        transport::reset(self.incoming.into_reader(), self.writer);
    }

    /// Ends the connection so that the last answer arrives: closing with unread bytes would make
    /// the system reset the connection, and the peer could lose what it was sent.
    pub(super) async fn linger(&mut self) {
        // Over TLS the end waits for a peer to take what is under way, so it has its time, too.
        let drained = async {
            if self.writer.shutdown().await.is_err() {
                return;
            }
            let mut left = LINGER_BYTES;
            while self.incoming.fill().await.is_ok() {
                let there = self.incoming.buffered().len();
                self.incoming.consume(there);
                left = left.saturating_sub(there);
                if left == 0 {
                    break;
                }
            }
        };
        // The time is up or the peer has gone: either way it is over.
        let _ = timeout(LINGER_TIME, drained).await;
    }
}
