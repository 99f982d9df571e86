//! What carries a connection's bytes: TCP, or TLS over it.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf, ReadHalf, WriteHalf};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio_rustls::server::TlsStream;

/// The half that is read.
#[derive(Debug)]
pub(crate) enum Reader {
    /// Of a plain connection.
    Plain(OwnedReadHalf),
    /// Of an encrypted one.
    Tls(ReadHalf<TlsStream<TcpStream>>),
}

/// The half that is written.
#[derive(Debug)]
pub(crate) enum Writer {
    /// Of a plain connection.
    Plain(OwnedWriteHalf),
    /// Of an encrypted one.
    Tls(WriteHalf<TlsStream<TcpStream>>),
}

/// Both halves of a plain connection.
pub(crate) fn plain(stream: TcpStream) -> (Reader, Writer) {
    // A response is one write; waiting to fill a segment would only delay it.
    let _ = stream.set_nodelay(true);
    let (reader, writer) = stream.into_split();
    (Reader::Plain(reader), Writer::Plain(writer))
}

/// Both halves of an encrypted connection.
pub(crate) fn tls(stream: TlsStream<TcpStream>) -> (Reader, Writer) {
    let _ = stream.get_ref().0.set_nodelay(true);
    let (reader, writer) = tokio::io::split(stream);
    (Reader::Tls(reader), Writer::Tls(writer))
}

/// Ends a connection as a crashed peer would.
pub(super) fn reset(reader: Reader, writer: Writer) {
    // Without the zero the connection would be closed in order, or not at once.
    match (reader, writer) {
        (Reader::Tls(reader), Writer::Tls(writer)) => {
            let _ = reader.unsplit(writer).get_ref().0.set_zero_linger();
        }
        (_, Writer::Plain(writer)) => {
            let _ = writer.as_ref().set_zero_linger();
            writer.forget();
        }
        // The halves are made in pairs; dropping them closes the connection all the same.
        (Reader::Plain(_), Writer::Tls(_)) => {}
    }
}

impl AsyncRead for Reader {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(half) => Pin::new(half).poll_read(context, buffer),
            Self::Tls(half) => Pin::new(half).poll_read(context, buffer),
        }
    }
}

impl AsyncWrite for Writer {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Plain(half) => Pin::new(half).poll_write(context, bytes),
            Self::Tls(half) => Pin::new(half).poll_write(context, bytes),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(half) => Pin::new(half).poll_flush(context),
            Self::Tls(half) => Pin::new(half).poll_flush(context),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Plain(half) => Pin::new(half).poll_shutdown(context),
            Self::Tls(half) => Pin::new(half).poll_shutdown(context),
        }
    }
}
