//! Measures the released page in Chromium: what it weighs, how soon it shows something, how quick
//! it is while somebody types, and whether anything jumps when results arrive.

mod keystrokes;
mod loading;
mod observer;

use std::fmt::Display;

use browser_tests::{Outcome, browser::Browser, world::World};
use xtask::{page_size, ports::Ports, workspace};

#[tokio::main]
async fn main() -> Outcome {
    let mut world = World::start(Ports::free()?, Browser::Chromium).await?;
    let measured = measure(&mut world).await;
    world.end().await?;
    println!("\n{:<52} {:>28}  aim", "what", "figure");
    for Row { what, figure, aim } in measured? {
        println!("{what:<52} {figure:>28}  {aim}");
    }
    Ok(())
}

/// A line of the table.
struct Row {
    what: String,
    figure: String,
    aim: &'static str,
}

impl Row {
    fn new(what: impl Into<String>, figure: impl Display, aim: &'static str) -> Self {
        Self { what: what.into(), figure: figure.to_string(), aim }
    }
}

async fn measure(world: &mut World) -> Outcome<Vec<Row>> {
    let weights =
        page_size::weigh(&workspace::target().join("trunk/tests/dist"), &["wasm", "js", "css"])?;
    let weight: usize = weights.iter().map(|(_, weight)| weight).sum();
    let mut rows = vec![Row::new("size by gzip", format!("{weight} bytes"), "at most 300000")];
    rows.extend(loading::measure(world).await?);
    rows.extend(keystrokes::measure(world).await?);
    rows.extend(observer::measure(world).await?);
    Ok(rows)
}

/// Median and worst of some times.
fn spread(mut times: Vec<f64>, unit: &str) -> String {
    times.sort_by(f64::total_cmp);
    let (Some(median), Some(worst)) = (times.get(times.len() / 2), times.last()) else {
        return "nothing was measured".to_owned();
    };
    format!("median {median:.1}, worst {worst:.1} {unit}")
}
