//! The bytes that a peer has sent and that are not yet understood.

use std::io;

use bytes::{Buf, BytesMut};
use tokio::io::{AsyncRead, AsyncReadExt};

use super::{head::Head, refusal::Refusal};

/// How much is read at once.
const CHUNK: usize = 8 * 1024;

/// Why no more can be understood.
#[derive(Debug)]
pub(super) enum Broken {
    /// The peer has gone, or the connection failed: nobody is there to be told.
    Gone,
    /// The request cannot be taken.
    Refused(Refusal),
}

impl From<Refusal> for Broken {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<io::Error> for Broken {
    fn from(_: io::Error) -> Self {
        Self::Gone
    }
}

/// A reader and what was read from it.
#[derive(Debug)]
pub(super) struct Incoming<R> {
    reader: R,
    buffer: BytesMut,
}

impl<R: AsyncRead + Unpin> Incoming<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader, buffer: BytesMut::new() }
    }

    /// The reader, without what was read and not yet consumed.
    pub(super) fn into_reader(self) -> R {
        self.reader
    }

    /// What was read and not yet consumed.
    pub(super) fn buffered(&self) -> &[u8] {
        &self.buffer
    }

    /// Takes this many bytes off the front of what was read.
    pub(super) fn consume(&mut self, bytes: usize) {
        self.buffer.advance(bytes);
    }

    /// Reads more.
    ///
    /// # Errors
    ///
    /// [`Broken::Gone`] at the end of the stream.
    pub(super) async fn fill(&mut self) -> Result<(), Broken> {
        self.buffer.reserve(CHUNK);
        match self.reader.read_buf(&mut self.buffer).await? {
            0 => Err(Broken::Gone),
            _ => Ok(()),
        }
    }

    /// Reads a whole head, of which no byte need be there yet.
    ///
    /// # Errors
    ///
    /// A refusal when it is none or larger than `most_bytes`.
    pub(super) async fn head(&mut self, most_bytes: usize) -> Result<Head, Broken> {
        loop {
            if let Some((head, length)) = Head::parse(&self.buffer)? {
                if length > most_bytes {
                    return Err(Refusal::HeadTooLarge.into());
                }
                self.consume(length);
                return Ok(head);
            }
            if self.buffer.len() > most_bytes {
                return Err(Refusal::HeadTooLarge.into());
            }
            self.fill().await?;
        }
    }
}
