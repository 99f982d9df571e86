//! Taking connections on a listener, never more than a bounded number at one time.

use std::{future::Future, sync::Arc, time::Duration};

use bytes::Bytes;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// How many peers that are turned away are given time to read why.
const TURNED_AWAY: usize = 64;

/// How much time.
const TURNING_AWAY: Duration = Duration::from_millis(500);

/// How long to wait when the system cannot give a connection, for want of file descriptors.
const PAUSE: Duration = Duration::from_millis(50);

/// Where connections are served, and what ends them.
#[derive(Clone, Debug)]
pub(crate) struct Reception {
    tasks: TaskTracker,
    shutdown: CancellationToken,
    cut: CancellationToken,
    room: Arc<Semaphore>,
    hall: Arc<Semaphore>,
}

impl Reception {
    /// Room for this many connections, run by `tasks`. At `shutdown` no more are taken; at `cut`
    /// those that are left are dropped.
    pub(crate) fn new(
        most: usize,
        tasks: TaskTracker,
        shutdown: CancellationToken,
        cut: CancellationToken,
    ) -> Self {
        let room = Arc::new(Semaphore::new(most));
        Self { tasks, shutdown, cut, room, hall: Arc::new(Semaphore::new(TURNED_AWAY)) }
    }

    /// Takes connections until shutdown. `serve` gets those for which there is room; the others are
    /// told `farewell`.
    pub(crate) fn listen<S>(
        &self,
        listener: TcpListener,
        serve: impl Fn(TcpStream) -> S + Send + 'static,
        farewell: Bytes,
    ) where
        S: Future<Output = ()> + Send + 'static,
    {
        let reception = self.clone();
        self.tasks.spawn(async move {
            while let Some(stream) = reception.next(&listener).await {
                if let Ok(place) = Arc::clone(&reception.room).try_acquire_owned() {
                    reception.run(place, serve(stream));
                } else if let Ok(place) = Arc::clone(&reception.hall).try_acquire_owned() {
                    reception.run(place, turn_away(stream, farewell.clone()));
                } else {
                    // Into the system's buffer or nowhere: this must not wait.
                    let _ = stream.try_write(&farewell);
                }
            }
        });
    }

    /// The next connection; `None` at shutdown.
    async fn next(&self, listener: &TcpListener) -> Option<TcpStream> {
        loop {
            let accepted = tokio::select! {
                () = self.shutdown.cancelled() => return None,
                accepted = listener.accept() => accepted,
            };
            match accepted {
                Ok((stream, _)) => return Some(stream),
                Err(error) => {
                    tracing::warn!("a connection could not be taken: {error}");
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    }

    fn run(
        &self,
        place: OwnedSemaphorePermit,
        connection: impl Future<Output = ()> + Send + 'static,
    ) {
        let cut = self.cut.clone();
        self.tasks.spawn(async move {
            tokio::select! {
                () = cut.cancelled() => {}
                () = connection => {}
            }
            drop(place);
        });
    }
}

/// Tells a peer why it is turned away, and gives it a moment to read that.
pub(crate) async fn turn_away(mut stream: TcpStream, farewell: Bytes) {
    let told = async {
        stream.write_all(&farewell).await?;
        stream.shutdown().await?;
        // Reading to the end keeps the system from resetting the connection under the answer.
        tokio::io::copy(&mut stream, &mut tokio::io::sink()).await
    };
    // Whether it was told or not, it is over.
    let _ = tokio::time::timeout(TURNING_AWAY, told).await;
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::net;

    use super::*;

    /// A peer's whole hearing.
    fn heard(address: net::SocketAddr) -> Vec<u8> {
        let mut stream = net::TcpStream::connect(address).expect("a connection");
        let mut bytes = Vec::new();
        // A reset ends it, too.
        let _ = stream.read_to_end(&mut bytes);
        bytes
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_connection_that_panics_takes_nothing_down_and_leaves_its_place() {
        let token = CancellationToken::new;
        let reception = Reception::new(1, TaskTracker::new(), token(), token());
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let serve = |stream: TcpStream| async move {
            drop(stream);
            panic!("as a fault of ours would");
        };
        reception.listen(listener, serve, Bytes::from_static(b"full"));
        for _ in 0..5 {
            let heard = tokio::task::spawn_blocking(move || heard(address));
            assert_eq!(heard.await.expect("no panic here"), b"");
            while reception.room.available_permits() == 0 {
                tokio::task::yield_now().await;
            }
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn where_there_is_no_room_everybody_is_told() {
        let token = CancellationToken::new;
        let reception = Reception::new(0, TaskTracker::new(), token(), token());
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        reception.listen(listener, |_| async {}, Bytes::from_static(b"full"));
        // The first are given time, and the others are told in passing.
        let peers: Vec<_> = (0..2 * TURNED_AWAY)
            .map(|_| tokio::task::spawn_blocking(move || heard(address)))
            .collect();
        for peer in peers {
            assert_eq!(peer.await.expect("no panic here"), b"full");
        }
    }
}
