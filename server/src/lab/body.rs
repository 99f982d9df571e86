//! The body of a request: where it ends, and how long it is. Its bytes are counted, and only the
//! beginning is kept.

use cors_wire::ECHOED_BYTES;
use httparse::Status;
use tokio::io::AsyncRead;

use super::head::{Head, Version};
use super::incoming::{Broken, Incoming};
use super::refusal::Refusal;

/// The longest line between two chunks, and all of the trailer section together.
const MOST_FRAMING_BYTES: usize = 16 * 1024;

const TOO_LONG: Refusal = Refusal::Framing("the lines of the body's framing are too long");

/// How a body is framed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Framing {
    /// This many bytes.
    Length(u64),
    /// Chunks until an empty one.
    Chunked,
}

impl Framing {
    /// Reads the framing from a head, as
    /// [RFC 9112](https://www.rfc-editor.org/rfc/rfc9112#section-6.3) lays down for servers.
    ///
    /// What two parties could read differently is refused rather than guessed.
    pub(super) fn of(head: &Head) -> Result<Self, Refusal> {
        let mut lengths = head.lines("content-length");
        let mut codings = head.lines("transfer-encoding");
        if let Some(coding) = codings.next() {
            if !coding.eq_ignore_ascii_case("chunked") || codings.next().is_some() {
                return Err(Refusal::Framing("the only Transfer-Encoding known here is chunked"));
            }
            if lengths.next().is_some() || head.version == Version::Http10 {
                return Err(Refusal::Framing("Transfer-Encoding contradicts the rest of the head"));
            }
            return Ok(Self::Chunked);
        }
        let Some(length) = lengths.next() else { return Ok(Self::Length(0)) };
        let digits = !length.is_empty() && length.bytes().all(|b| b.is_ascii_digit());
        if !digits || lengths.any(|other| other != length) {
            return Err(Refusal::Framing("Content-Length must be one number"));
        }
        length.parse().map(Self::Length).map_err(|_| Refusal::BodyTooLarge)
    }

    /// Whether the head itself says that the body is larger than this.
    pub(super) fn exceeds(self, most_bytes: u64) -> bool {
        match self {
            Self::Length(length) => length > most_bytes,
            Self::Chunked => false,
        }
    }
}

/// A body that has passed, without chunk lines and trailers.
#[derive(Debug, Default)]
pub(super) struct Passed {
    /// Its beginning, as much of it as an echo repeats.
    pub(super) start: Vec<u8>,
    /// How many bytes there were.
    pub(super) bytes: u64,
}

/// Lets a body pass.
pub(super) async fn drain<R: AsyncRead + Unpin>(
    incoming: &mut Incoming<R>,
    framing: Framing,
    most_bytes: u64,
) -> Result<Passed, Broken> {
    let mut passed = Passed::default();
    match framing {
        Framing::Length(length) => pass(incoming, length, &mut passed).await?,
        Framing::Chunked => drain_chunks(incoming, most_bytes, &mut passed).await?,
    }
    Ok(passed)
}

async fn drain_chunks<R: AsyncRead + Unpin>(
    incoming: &mut Incoming<R>,
    most_bytes: u64,
    passed: &mut Passed,
) -> Result<(), Broken> {
    loop {
        let size = chunk_size(incoming).await?;
        if size == 0 {
            return drain_trailers(incoming).await;
        }
        if passed.bytes.saturating_add(size) > most_bytes {
            return Err(Refusal::BodyTooLarge.into());
        }
        pass(incoming, size, passed).await?;
        if line(incoming, 0).await? != 0 {
            return Err(Refusal::Framing("a chunk is longer than it says").into());
        }
    }
}

async fn chunk_size<R: AsyncRead + Unpin>(incoming: &mut Incoming<R>) -> Result<u64, Broken> {
    loop {
        match httparse::parse_chunk_size(incoming.buffered()) {
            Ok(Status::Complete((length, size))) => {
                incoming.consume(length);
                return Ok(size);
            }
            Ok(Status::Partial) if incoming.buffered().len() <= MOST_FRAMING_BYTES => {
                incoming.fill().await?;
            }
            Ok(Status::Partial) | Err(_) => {
                return Err(Refusal::Framing("a chunk does not begin with its size").into());
            }
        }
    }
}

async fn drain_trailers<R: AsyncRead + Unpin>(incoming: &mut Incoming<R>) -> Result<(), Broken> {
    let mut left = MOST_FRAMING_BYTES;
    loop {
        let length = line(incoming, left).await?;
        if length == 0 {
            return Ok(());
        }
        left = left.checked_sub(length + 2).ok_or(TOO_LONG)?;
    }
}

/// Consumes a line and returns its length without CRLF.
async fn line<R: AsyncRead + Unpin>(
    incoming: &mut Incoming<R>,
    most_bytes: usize,
) -> Result<usize, Broken> {
    loop {
        if let Some(end) = incoming.buffered().windows(2).position(|pair| pair == b"\r\n") {
            incoming.consume(end + 2);
            return Ok(end);
        }
        if incoming.buffered().len() > most_bytes + 1 {
            return Err(TOO_LONG.into());
        }
        incoming.fill().await?;
    }
}

/// Lets so many bytes of the body pass.
async fn pass<R: AsyncRead + Unpin>(
    incoming: &mut Incoming<R>,
    mut bytes: u64,
    passed: &mut Passed,
) -> Result<(), Broken> {
    loop {
        let there = incoming.buffered();
        let taken = usize::try_from(bytes).unwrap_or(usize::MAX).min(there.len());
        let kept = taken.min(ECHOED_BYTES.saturating_sub(passed.start.len()));
        passed.start.extend_from_slice(&there[..kept]);
        incoming.consume(taken);
        passed.bytes += taken as u64;
        bytes -= taken as u64;
        if bytes == 0 {
            return Ok(());
        }
        incoming.fill().await?;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::io;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use tokio::io::ReadBuf;

    use super::*;

    /// What arrives line by line, each by itself.
    struct Paced(VecDeque<String>);

    impl AsyncRead for Paced {
        fn poll_read(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
            buffer: &mut ReadBuf<'_>,
        ) -> Poll<io::Result<()>> {
            buffer.put_slice(self.0.pop_front().unwrap_or_default().as_bytes());
            Poll::Ready(Ok(()))
        }
    }

    #[tokio::test]
    async fn trailers_are_bounded_however_they_arrive() {
        let line = format!("A: {}\r\n", "b".repeat(1024 - 5));
        let most = MOST_FRAMING_BYTES / line.len();
        for (lines, taken) in [(most, true), (most + 1, false), (300, false)] {
            let trailers = std::iter::repeat_n(line.clone(), lines);
            let mut paced = VecDeque::from(["0\r\n".to_owned()]);
            paced.extend(trailers);
            paced.push_back("\r\n".to_owned());
            let paced = Paced(paced);
            let passed = drain(&mut Incoming::new(paced), Framing::Chunked, 0).await;
            assert_eq!(passed.is_ok(), taken, "{lines} lines: {passed:?}");
        }
    }
}
