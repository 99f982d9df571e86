//! The lab over TLS, with a certificate that nobody trusts: made at the start and signed by itself.

use std::{fmt, sync::Arc};

use bytes::Bytes;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::rustls::{ServerConfig, crypto::ring, version};

use crate::lab::{self, Lab};
use crate::listen::turn_away;

/// How a TLS connection begins: the type of a handshake's record.
const HANDSHAKE: u8 = 0x16;

/// What a peer that speaks plain HTTP is told.
const PLAIN: &[u8] = b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\
    Content-Type: text/plain; charset=utf-8\r\nContent-Length: 36\r\n\r\n\
    this port speaks TLS: ask by https:\n";

/// Takes TLS connections.
#[derive(Clone)]
pub(crate) struct Tls(TlsAcceptor);

impl Tls {
    /// Makes a key and a certificate for the names of this machine and these.
    ///
    /// # Errors
    ///
    /// When a name cannot stand in a certificate, or the system gives no randomness.
    pub(crate) fn self_signed(hosts: &[String]) -> Result<Self, String> {
        let local = ["localhost", "127.0.0.1", "::1"].map(str::to_owned);
        // In a certificate an address stands without brackets.
        let bare = |host: &String| host.trim_matches(['[', ']']).to_owned();
        let names: Vec<_> = local.into_iter().chain(hosts.iter().map(bare)).collect();
        let made = rcgen::generate_simple_self_signed(names).map_err(|error| error.to_string())?;
        let key = PrivateKeyDer::Pkcs8(made.signing_key.serialize_der().into());
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_protocol_versions(&[&version::TLS13, &version::TLS12])
            .and_then(|builder| {
                builder.with_no_client_auth().with_single_cert(vec![made.cert.into()], key)
            })
            .map_err(|error| error.to_string())?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self(TlsAcceptor::from(Arc::new(config))))
    }

    /// Serves a connection until either side ends it.
    pub(crate) async fn serve(self, lab: Lab, stream: TcpStream) {
        let limit = lab.limits.head_time;
        match timeout(limit, self.begin(stream)).await {
            Ok(Begun::Tls(stream)) => lab::serve(lab, lab::tls(*stream)).await,
            Ok(Begun::Plain(stream)) => turn_away(stream, Bytes::from_static(PLAIN)).await,
            // The peer has gone, does not trust the certificate, or takes too long.
            Ok(Begun::Failed) | Err(_) => {}
        }
    }

    async fn begin(self, stream: TcpStream) -> Begun {
        let mut first = [0];
        match stream.peek(&mut first).await {
            Ok(1..) if first[0] != HANDSHAKE => return Begun::Plain(stream),
            Ok(1..) => {}
            Ok(0) | Err(_) => return Begun::Failed,
        }
        match self.0.accept(stream).await {
            Ok(stream) => Begun::Tls(Box::new(stream)),
            Err(error) => {
                tracing::debug!("a TLS connection came to nothing: {error}");
                Begun::Failed
            }
        }
    }
}

impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tls")
    }
}

/// What a new connection turned out to be.
enum Begun {
    Tls(Box<tokio_rustls::server::TlsStream<TcpStream>>),
    Plain(TcpStream),
    Failed,
}
