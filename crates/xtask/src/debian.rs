//! Debian's packages through apt: installed where we may, downloaded and unpacked where not.
//!
//! Signatures are always apt's business. The mirror's address is read from the machine's own
//! configuration.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use crate::{Failure, step::Step};

/// Suites that carry today's Rust for an older Debian, the closest first.
const NEWER_SUITES: &[&str] = &["trixie-backports", "sid"];

/// Whether this is Debian or a child of it, with apt.
fn is_here() -> bool {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let like = release.lines().any(|line| {
        (line.starts_with("ID=") || line.starts_with("ID_LIKE=")) && line.contains("debian")
    });
    like && Path::new("/usr/bin/apt-get").is_file()
}

/// What this process may do about a missing package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rights {
    /// Install it.
    Install,
    /// Say which command root would run.
    Ask,
    /// Nothing: this is another system.
    Nothing,
}

/// What this process may do here.
pub fn rights() -> Rights {
    let id = Command::new("id").arg("-u").output();
    let root = id.is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    match (is_here(), root) {
        (true, true) => Rights::Install,
        (true, false) => Rights::Ask,
        (false, _) => Rights::Nothing,
    }
}

/// The command that installs packages, for the user to run.
pub fn install_command(packages: &[&str]) -> String {
    format!("apt-get update && apt-get install --no-install-recommends {}", packages.join(" "))
}

/// Installs packages, in a step of this name.
///
/// # Errors
/// When apt fails.
pub fn install(name: &str, packages: &[&str]) -> Result<(), Failure> {
    let advice = format!("run `{}` and see what apt says", install_command(packages));
    let step = |name, usually| Step {
        name,
        usually,
        limit: Duration::from_secs(25 * 60),
        advice: &advice,
    };
    let mut update = Command::new("apt-get");
    update.arg("update");
    step("update apt's lists", "20 seconds").run(&update)?;
    let mut install = Command::new("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive");
    install.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    step(name, "2 minutes").run(&install)
}

/// Downloads a package in a version, from whichever newer suite has it, and unpacks it: the folder
/// that holds what is in it. Needs no root and changes nothing of the system's.
///
/// # Errors
/// When this is not Debian, no suite has that version, or apt fails.
pub fn source_of(
    package: &str,
    version: &str,
    work: &Path,
    by_hand: &str,
) -> Result<PathBuf, Failure> {
    let name = format!("download {package} {version}");
    let failed = |reason: &dyn std::fmt::Display| Failure::new(&name, reason, by_hand);
    if !is_here() {
        return Err(failed(&"this is not a Debian system"));
    }
    let mirror = Mirror::of_this_machine().ok_or_else(|| failed(&"apt has no Debian mirror"))?;
    let mut last = failed(&"no suite was tried");
    for suite in NEWER_SUITES {
        match mirror.download(package, version, suite, work, by_hand) {
            Ok(folder) => return Ok(folder),
            Err(failure) => last = failure,
        }
    }
    Err(last)
}

/// Where this machine gets Debian's packages from.
#[derive(Debug, PartialEq, Eq)]
struct Mirror {
    address: String,
    signed_by: Option<String>,
}

impl Mirror {
    fn of_this_machine() -> Option<Self> {
        let mut files = vec![PathBuf::from("/etc/apt/sources.list")];
        let parts = fs::read_dir("/etc/apt/sources.list.d").into_iter().flatten().flatten();
        files.extend(parts.map(|entry| entry.path()));
        let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
        let suite = release.lines().find_map(|line| line.strip_prefix("VERSION_CODENAME="))?;
        files.iter().find_map(|file| Self::parse(&fs::read_to_string(file).ok()?, suite))
    }

    /// The mirror of a suite in one file of sources, in either of apt's two formats.
    fn parse(sources: &str, suite: &str) -> Option<Self> {
        let one_line = sources.lines().find_map(|line| {
            let (option, rest) = match line.strip_prefix("deb ")?.trim().strip_prefix('[') {
                Some(options) => options.split_once(']')?,
                None => ("", line.strip_prefix("deb ")?),
            };
            let words: Vec<_> = rest.split_whitespace().collect();
            let signed_by = option.split_whitespace().find_map(|o| o.strip_prefix("signed-by="));
            let (address, of) = (words.first()?, words.get(1)?);
            (*of == suite).then(|| Self::new(address, signed_by))
        });
        one_line.or_else(|| sources.split("\n\n").find_map(|stanza| Self::stanza(stanza, suite)))
    }

    fn stanza(stanza: &str, suite: &str) -> Option<Self> {
        let field = |name: &str| stanza.lines().find_map(|line| line.strip_prefix(name));
        let suites = field("Suites:")?;
        suites.split_whitespace().find(|word| *word == suite)?;
        let address = field("URIs:")?.split_whitespace().next()?;
        Some(Self::new(address, field("Signed-By:").map(str::trim)))
    }

    fn new(address: &str, signed_by: Option<&str>) -> Self {
        Self { address: address.to_owned(), signed_by: signed_by.map(str::to_owned) }
    }

    fn source_line(&self, suite: &str) -> String {
        let option = match &self.signed_by {
            Some(keys) => format!("[signed-by={keys}] "),
            None => String::new(),
        };
        format!("deb {option}{} {suite} main\n", self.address)
    }

    fn download(
        &self,
        package: &str,
        version: &str,
        suite: &str,
        work: &Path,
        by_hand: &str,
    ) -> Result<PathBuf, Failure> {
        let run = |name: &str, usually, command: &Command| {
            let limit = Duration::from_secs(10 * 60);
            Step { name, usually, limit, advice: by_hand }.run(command)
        };
        let asked = format!("ask {suite} for {package}");
        prepare(work, &self.source_line(suite))
            .map_err(|error| Failure::new(&asked, error, by_hand))?;
        let apt = |arguments: &[&str]| {
            let mut command = Command::new("apt-get");
            command.current_dir(work);
            command.args(["-o", "Dir::Etc::sourceparts=-"]);
            for (option, place) in [
                ("Dir::Etc::sourcelist", "source.list"),
                ("Dir::State::lists", "lists"),
                ("Dir::Cache", "cache"),
            ] {
                command.arg("-o").arg(format!("{option}={}", work.join(place).display()));
            }
            command.args(arguments);
            command
        };
        run(&asked, "10 seconds", &apt(&["update"]))?;
        let wanted = format!("{package}={version}*");
        run(&format!("download {package}"), "20 seconds", &apt(&["download", &wanted]))?;
        let archive = downloaded(work)
            .ok_or_else(|| Failure::new(&asked, "apt downloaded nothing", by_hand))?;
        let mut unpack = Command::new("dpkg-deb");
        unpack.arg("--extract").arg(archive).arg(work.join("unpacked"));
        run(&format!("unpack {package}"), "10 seconds", &unpack)?;
        Ok(work.join("unpacked"))
    }
}

/// Makes an empty working folder with what apt expects in it.
fn prepare(work: &Path, source_line: &str) -> io::Result<()> {
    if work.exists() {
        fs::remove_dir_all(work)?;
    }
    fs::create_dir_all(work.join("lists/partial"))?;
    fs::create_dir_all(work.join("cache/archives/partial"))?;
    fs::write(work.join("source.list"), source_line)
}

fn downloaded(work: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(work).ok()?.flatten().map(|entry| entry.path());
    entries.into_iter().find(|path| path.extension().is_some_and(|extension| extension == "deb"))
}

#[cfg(test)]
mod tests {
    use super::Mirror;

    #[test]
    fn the_mirror_is_read_from_either_format() {
        let stanzas = "Types: deb\nURIs: http://mirror.test/security\nSuites: bookworm-security\n\n\
                       Types: deb\n# kept\nURIs: http://mirror.test/debian\n\
                       Suites: bookworm bookworm-updates\nSigned-By: /keys.gpg\n";
        let line =
            "# old\ndeb [arch=amd64 signed-by=/keys.gpg] http://mirror.test/debian bookworm main";
        let mirror = Mirror::new("http://mirror.test/debian", Some("/keys.gpg"));
        assert_eq!(Mirror::parse(stanzas, "bookworm").as_ref(), Some(&mirror));
        assert_eq!(Mirror::parse(line, "bookworm"), Some(mirror));
        let plain = Mirror::parse("deb http://mirror.test/debian bookworm main", "bookworm");
        assert_eq!(plain, Some(Mirror::new("http://mirror.test/debian", None)));
        assert_eq!(Mirror::parse(stanzas, "trixie"), None);
    }
}
