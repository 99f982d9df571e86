//! Whether the files below some folders have changed since one last looked.

use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// The folders that one watches, and how they looked.
#[derive(Debug)]
pub struct Edits {
    folders: Vec<PathBuf>,
    seen: Look,
}

/// How many files there are and when the latest was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Look {
    files: usize,
    latest: Option<SystemTime>,
}

impl Edits {
    /// Watches folders from now on.
    pub fn of(folders: Vec<PathBuf>) -> Self {
        let seen = look(&folders);
        Self { folders, seen }
    }

    /// Whether something was written, added or removed since the last call.
    pub fn happened(&mut self) -> bool {
        let before = self.seen;
        self.seen = look(&self.folders);
        self.seen != before
    }
}

fn look(folders: &[PathBuf]) -> Look {
    let mut look = Look::default();
    for folder in folders {
        visit(folder, &mut look);
    }
    look
}

fn visit(path: &Path, look: &mut Look) {
    let Ok(metadata) = fs::metadata(path) else { return };
    if metadata.is_dir() {
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            visit(&entry.path(), look);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "toml") {
        look.files += 1;
        look.latest = look.latest.max(metadata.modified().ok());
    }
}

#[cfg(test)]
mod tests {
    use std::{
        env, fs, process,
        time::{Duration, SystemTime},
    };

    use super::Edits;

    #[test]
    fn writing_adding_and_removing_are_edits() {
        let folder = env::temp_dir().join(format!("cors-explorer-edits-{}", process::id()));
        fs::create_dir_all(&folder).expect("the temporary folder is writable");
        let file = folder.join("main.rs");
        fs::write(&file, "fn main() {}").expect("it is writable");
        let mut edits = Edits::of(vec![folder.clone()]);
        assert!(!edits.happened());

        let later = SystemTime::now() + Duration::from_secs(5);
        let opened = fs::File::options().write(true).open(&file).expect("it is there");
        opened.set_modified(later).expect("the file is ours");
        assert!(edits.happened());
        assert!(!edits.happened());

        fs::remove_file(&file).expect("the file is ours");
        assert!(edits.happened());
        fs::remove_dir_all(&folder).expect("the folder is ours");
    }
}
