//! `cargo xtask dev`: server and page, running, rebuilt on edits, until Ctrl-C.

use std::{
    process,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use crate::{
    Failure,
    child::Child,
    companion,
    edits::Edits,
    page::{self, Rebuild},
    ports::Ports,
    profile::Profile,
    toolbox::Toolbox,
};

/// Runs until Ctrl-C; then ends what it started and this process.
///
/// # Errors
/// The first step that fails, or the page's server when it ends by itself.
pub fn run(ports: Ports, profile: Profile) -> Result<(), Failure> {
    let toolbox = Toolbox::for_the_page()?;
    ports.check_free()?;
    let mut edits = Edits::of(companion::sources());
    companion::build(profile)?;
    let stop = stop_on_interrupt()?;
    let mut server = Some(companion::start(ports, profile)?);
    let mut trunk = page::serve(&toolbox, ports, profile, Rebuild::OnEdits, "dev")?;
    page::wait(&mut trunk, ports.page, || stop.load(Ordering::Relaxed))?;
    if !stop.load(Ordering::Relaxed) {
        println!();
        println!("  page     http://localhost:{}/", ports.page);
        println!("  server   http://localhost:{}/", ports.lab);
        println!("  Ctrl-C ends both.");
        println!();
    }
    while !stop.load(Ordering::Relaxed) {
        thread::sleep(Duration::from_millis(200));
        if edits.happened() {
            restart(&mut server, ports, profile);
        }
        notice_end(&mut server);
        if let Ok(Some(status)) = trunk.ended() {
            let reason = format!("trunk ended with {status}");
            return Err(Failure::new("serve the page", reason, "see what trunk says above"));
        }
    }
    println!("ending server and page");
    Ok(())
}

/// A flag that Ctrl-C, or the signal that asks a process to end, will set.
///
/// Until now either ended this process at once, and whatever set-up step was under way with it.
fn stop_on_interrupt() -> Result<Arc<AtomicBool>, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    let handler = Arc::clone(&stop);
    ctrlc::set_handler(move || {
        // A second Ctrl-C does not wait: the children end with this process.
        if handler.swap(true, Ordering::Relaxed) {
            process::exit(130);
        }
    })
    .map_err(|error| Failure::new("listen for Ctrl-C", error, "run server and trunk by hand"))?;
    Ok(stop)
}

/// Builds the server again and puts it in the old one's place. One that does not compile changes
/// nothing.
fn restart(server: &mut Option<Child>, ports: Ports, profile: Profile) {
    println!("the server's source was edited: building it again");
    if let Err(failure) = companion::build(profile) {
        let still = if server.is_some() { "the old server goes on" } else { "no server runs" };
        eprintln!("{failure}\n{still}; the next edit tries again");
        return;
    }
    *server = None;
    match companion::start(ports, profile) {
        Ok(child) => {
            println!("the new server runs");
            *server = Some(child);
        }
        Err(failure) => eprintln!("{failure}\nno server runs; the next edit tries again"),
    }
}

/// Forgets a server that has ended by itself.
fn notice_end(server: &mut Option<Child>) {
    if let Some(Ok(Some(status))) = server.as_mut().map(Child::ended) {
        eprintln!("the server ended with {status}; the next edit starts it again");
        *server = None;
    }
}
