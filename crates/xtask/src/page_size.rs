//! How many bytes a visitor downloads.

use std::{
    fs, io,
    path::Path,
    process::{Command, Stdio},
};

use crate::Failure;

const GZIP: &str = "see whether gzip is installed";

/// The most that wasm, JavaScript and style sheets may weigh together, compressed, in bytes. It
/// keeps the page from growing; the aim is 300,000 bytes, which the page has outgrown.
const BUDGET: usize = 420_000;

/// The most that all texts of the server code may weigh together, compressed one by one, in bytes.
/// The page loads one of them when it is asked for.
const TEXTS: usize = 20_000;

/// Weighs a built page as gzip sends it, and prints each file's weight.
///
/// # Errors
/// When it is above the budget or cannot be weighed.
pub fn check(dist: &Path) -> Result<(), Failure> {
    let failed = |reason: &dyn std::fmt::Display, advice| {
        Failure::new("keep the page small", reason, advice)
    };
    let weights = weigh(dist, &["wasm", "js", "css"]).map_err(|error| failed(&error, GZIP))?;
    for (name, weight) in &weights {
        println!("{weight:>8} bytes  {name}");
    }
    let total: usize = weights.iter().map(|(_, weight)| weight).sum();
    println!("{total:>8} bytes in all by gzip, of {BUDGET} allowed");
    if weights.is_empty() || total > BUDGET {
        let reason = format!("{} files with {total} bytes, {BUDGET} allowed", weights.len());
        return Err(failed(&reason, "find out what grew, for example with twiggy"));
    }
    let texts = weigh(&dist.join("stacks"), &["txt"]).map_err(|error| failed(&error, GZIP))?;
    let total: usize = texts.iter().map(|(_, weight)| weight).sum();
    println!("{total:>8} bytes in {} texts of server code, of {TEXTS} allowed", texts.len());
    if texts.is_empty() || total > TEXTS {
        let reason = format!("{} texts with {total} bytes, {TEXTS} allowed", texts.len());
        return Err(failed(&reason, "shorten the longest"));
    }
    Ok(())
}

/// What each file of a folder with one of these endings weighs as gzip sends it, in bytes.
///
/// # Errors
/// When a file cannot be read, there is no gzip, or it fails.
pub fn weigh(folder: &Path, endings: &[&str]) -> io::Result<Vec<(String, usize)>> {
    let mut weights = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let counts = path.extension().is_some_and(|e| endings.iter().any(|ending| e == *ending));
        if counts {
            let mut gzip = Command::new("gzip");
            gzip.args(["-9", "-c"]).arg(&path).stderr(Stdio::inherit());
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let output = gzip.output()?;
            if !output.status.success() {
                return Err(io::Error::other(format!("gzip of {name}: {}", output.status)));
            }
            weights.push((name, output.stdout.len()));
        }
    }
    weights.sort();
    Ok(weights)
}

#[cfg(test)]
mod tests {
    use std::{env, fs, process};

    use super::weigh;

    #[test]
    fn what_gzip_cannot_pack_weighs_not_nothing() {
        let folder = env::temp_dir().join(format!("cors-explorer-weigh-{}", process::id()));
        // No file, which gzip refuses, whoever asks.
        fs::create_dir_all(folder.join("page.wasm")).expect("a folder");
        let refused = weigh(&folder, &["wasm"]);
        fs::write(folder.join("page.css"), "a {}").expect("a file");
        let weighed = weigh(&folder, &["css"]);
        fs::remove_dir_all(&folder).expect("the folder is ours");
        let error = refused.expect_err("it weighs something").to_string();
        assert!(error.contains("page.wasm"), "{error}");
        let weighed = weighed.expect("gzip is installed");
        assert!(matches!(&weighed[..], [(name, 20..)] if name == "page.css"), "{weighed:?}");
    }
}
