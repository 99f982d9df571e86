//! How many bytes a visitor downloads.

use std::{
    fs, io,
    path::Path,
    process::{Command, Stdio},
};

use crate::Failure;

/// The most that wasm, JavaScript and style sheets may weigh together, compressed, in bytes.
const BUDGET: usize = 300_000;

/// Weighs a built page as gzip sends it, and prints each file's weight.
///
/// # Errors
/// When it is above the budget or cannot be weighed.
pub fn check(dist: &Path) -> Result<(), Failure> {
    let step = "keep the page small";
    let weights =
        weigh(dist).map_err(|error| Failure::new(step, error, "see whether gzip is installed"))?;
    for (name, weight) in &weights {
        println!("{weight:>8} bytes  {name}");
    }
    let total: usize = weights.iter().map(|(_, weight)| weight).sum();
    println!("{total:>8} bytes in all by gzip, of {BUDGET} allowed");
    if weights.is_empty() || total > BUDGET {
        let reason = format!("{} files with {total} bytes, {BUDGET} allowed", weights.len());
        return Err(Failure::new(step, reason, "find out what grew, for example with twiggy"));
    }
    Ok(())
}

fn weigh(dist: &Path) -> io::Result<Vec<(String, usize)>> {
    let mut weights = Vec::new();
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        let counts = path.extension().is_some_and(|e| e == "wasm" || e == "js" || e == "css");
        if counts {
            let mut gzip = Command::new("gzip");
            gzip.args(["-9", "-c"]).arg(&path).stderr(Stdio::inherit());
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            weights.push((name, gzip.output()?.stdout.len()));
        }
    }
    weights.sort();
    Ok(weights)
}
