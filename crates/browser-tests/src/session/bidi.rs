//! WebDriver BiDi: commands with their answers, and events that come by themselves, through one
//! WebSocket to the driver.

use std::{
    collections::HashMap,
    mem,
    sync::{Arc, Mutex, PoisonError},
};

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::{
    net::TcpStream,
    sync::{mpsc, oneshot},
};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite::Message};

use crate::Outcome;

/// A command and who waits for its answer.
type Command = (&'static str, Value, oneshot::Sender<Value>);

/// A connection. It is closed when nobody has it any more.
#[derive(Clone, Debug)]
pub struct Bidi {
    commands: mpsc::Sender<Command>,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Bidi {
    /// Connects, and listens to the console from now on.
    ///
    /// # Errors
    /// When the driver refuses.
    pub(super) async fn connect(address: &str) -> Outcome<Self> {
        let (socket, _) = connect_async(address).await?;
        let (commands, waiting) = mpsc::channel(16);
        let bidi = Self { commands, lines: Arc::default() };
        tokio::spawn(serve(socket, waiting, Arc::clone(&bidi.lines)));
        bidi.ask("session.subscribe", json!({ "events": ["log.entryAdded"] })).await?;
        Ok(bidi)
    }

    /// Sends a command and gives its result.
    ///
    /// # Errors
    /// When the browser refuses or is gone.
    pub(super) async fn ask(&self, method: &'static str, parameters: Value) -> Outcome<Value> {
        let (tell, told) = oneshot::channel();
        self.commands.send((method, parameters, tell)).await?;
        let mut answer = told.await?;
        match answer["type"].as_str() {
            Some("success") => Ok(answer["result"].take()),
            _ => Err(format!("{method}: {answer}").into()),
        }
    }

    /// The console's lines since this was last asked.
    pub(super) fn lines(&self) -> Vec<String> {
        mem::take(&mut *self.lines.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Passes commands out and their answers back, and keeps the console's lines.
async fn serve(
    mut socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    mut commands: mpsc::Receiver<Command>,
    lines: Arc<Mutex<Vec<String>>>,
) -> Outcome {
    let mut waiting: HashMap<u64, oneshot::Sender<Value>> = HashMap::new();
    let mut id = 0;
    loop {
        tokio::select! {
            command = commands.recv() => {
                let Some((method, parameters, tell)) = command else { return Ok(()) };
                id += 1;
                waiting.insert(id, tell);
                let text = json!({ "id": id, "method": method, "params": parameters }).to_string();
                socket.send(Message::text(text)).await?;
            }
            message = socket.next() => {
                let Some(message) = message else { return Ok(()) };
                let Ok(text) = message?.into_text() else { continue };
                let Ok(mut message) = serde_json::from_str::<Value>(&text) else { continue };
                if let Some(tell) = message["id"].as_u64().and_then(|id| waiting.remove(&id)) {
                    // Whoever asked may have given up.
                    let _ = tell.send(message);
                } else if let Value::String(line) = message["params"]["text"].take() {
                    lines.lock().unwrap_or_else(PoisonError::into_inner).push(line);
                }
            }
        }
    }
}
