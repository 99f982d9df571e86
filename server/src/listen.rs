//! Taking connections on a listener, never more than a bounded number at one time.

use std::{future::Future, sync::Arc, time::Duration};

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// How many peers are told at one time that there is no room; more are dropped.
const TURNED_AWAY: usize = 64;

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

    /// Takes connections until shutdown. `serve` gets those for which there is room, `turn_away`
    /// some of the others.
    pub(crate) fn listen<S, T>(
        &self,
        listener: TcpListener,
        serve: impl Fn(TcpStream) -> S + Send + 'static,
        turn_away: impl Fn(TcpStream) -> T + Send + 'static,
    ) where
        S: Future<Output = ()> + Send + 'static,
        T: Future<Output = ()> + Send + 'static,
    {
        let reception = self.clone();
        self.tasks.spawn(async move {
            while let Some(stream) = reception.next(&listener).await {
                if let Ok(place) = Arc::clone(&reception.room).try_acquire_owned() {
                    reception.run(place, serve(stream));
                } else if let Ok(place) = Arc::clone(&reception.hall).try_acquire_owned() {
                    reception.run(place, turn_away(stream));
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
