//! A stack that runs with one snippet.

use std::{
    fs, io,
    net::{TcpListener, TcpStream},
    path::Path,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use cors_snippets::Snippet;
use xtask::{
    Failure,
    child::{Child, Output},
    command, workspace,
};

use crate::host::Host;

/// A running stack. Dropping it ends it.
pub(crate) struct Scene {
    /// Where it listens.
    pub(crate) port: u16,
    _child: Child,
}

/// Puts the snippet where it belongs, builds what is to be built, and starts the stack.
pub(crate) fn start(
    host: &Host,
    folder: &Path,
    snippet: &Snippet,
    application: u16,
) -> Result<Scene, Failure> {
    let step = format!("start {}", host.stack.name());
    let failed = |reason: &dyn std::fmt::Display| {
        Failure::new(&step, reason, "see what it says above, and mend snippet or host")
    };
    let port = free_port().map_err(|error| failed(&error))?;
    let words = [("@port", port.to_string()), ("@application", application.to_string())];
    let own = workspace::root().join("crates/snippet-tests/hosts").join(host.stack.id());
    place(&own, folder, snippet, &words).map_err(|error| failed(&error))?;
    if let Some(build) = command_of(host.build, folder, &words) {
        command::run(&build, Duration::from_secs(15 * 60), |_| {}).map_err(|tail| failed(&tail))?;
    }
    let start = command_of(host.start, folder, &words).ok_or_else(|| failed(&"no program"))?;
    let mut child = Child::spawn(&start, Output::Piped).map_err(|error| failed(&error))?;
    let said = child.take_stdout();
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            // What it says from now on is of its requests, errors that are asked for among them.
            thread::spawn(move || said.map(|mut said| io::copy(&mut said, &mut io::sink())));
            return Ok(Scene { port, _child: child });
        }
        let ended = child.ended().map_err(|error| failed(&error))?;
        if ended.is_some() || Instant::now() > deadline {
            drop(child);
            let text = said.and_then(|said| io::read_to_string(said).ok()).unwrap_or_default();
            return Err(failed(&text));
        }
        thread::sleep(Duration::from_millis(50));
    }
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// A program with its arguments, in the stack's folder; `None` where there is none.
fn command_of(words: &[&str], folder: &Path, filled: &[(&str, String)]) -> Option<Command> {
    let target = workspace::target().join("snippets/target");
    let fill = |word: &&str| {
        let word =
            filled.iter().fold((*word).to_owned(), |word, (name, value)| word.replace(name, value));
        word.replace("@dir", &folder.to_string_lossy())
            .replace("@target", &target.to_string_lossy())
    };
    let mut words = words.iter().map(fill);
    let program = words.next()?;
    let path = folder.join(&program);
    let mut command =
        Command::new(if path.is_file() { path.into_os_string() } else { program.into() });
    command.args(words).current_dir(folder);
    command.env("CARGO_TARGET_DIR", target);
    command.env("GO111MODULE", "off").env("GOPATH", "/usr/share/gocode");
    command.env("GOCACHE", workspace::target().join("snippets/go"));
    // Debian's servers are where only root looks.
    let path = std::env::var("PATH").unwrap_or_default() + ":/usr/sbin";
    command.env("PATH", path).env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
    Some(command)
}

/// Writes the snippet's whole files as they are, and the stack's own with the rest in them.
fn place(own: &Path, folder: &Path, snippet: &Snippet, words: &[(&str, String)]) -> io::Result<()> {
    for file in snippet.files.iter().filter(|file| file.place.is_empty()) {
        write(&folder.join(&file.name), &file.text)?;
    }
    if own.is_dir() { fill(own, folder, snippet, words) } else { Ok(()) }
}

/// Writes the files of a folder, with values for words and pieces of the snippet for their lines.
fn fill(own: &Path, folder: &Path, snippet: &Snippet, words: &[(&str, String)]) -> io::Result<()> {
    for entry in fs::read_dir(own)? {
        let path = entry?.path();
        let to = folder.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            fill(&path, &to, snippet, words)?;
            continue;
        }
        let mut text = String::new();
        for line in fs::read_to_string(&path)?.lines() {
            if let Some(number) = line.trim().strip_prefix("@snippet ") {
                let number: usize = number.parse().map_err(io::Error::other)?;
                text += snippet.files.get(number).map_or("", |file| &file.text);
            } else {
                let filled = words
                    .iter()
                    .fold(line.to_owned(), |line, (name, value)| line.replace(name, value));
                text += &(filled + "\n");
            }
        }
        write(&to, &text)?;
    }
    Ok(())
}

/// Writes a file, unless it has this text: what is built from it then stays as it is.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    if fs::read_to_string(path).is_ok_and(|known| known == text) {
        return Ok(());
    }
    fs::write(path, text)
}
