//! The lines that browsers print to their consoles for a failure.
//!
//! One table of templates serves both ways: filled in for a failure that happened, and matched
//! against a line that somebody pasted.

mod chromium;
mod decode;
mod fill;
mod firefox;
mod line;
mod matcher;
mod not_cors;
mod older;
mod parameters;
mod template;
mod webkit;

use cors_engine::Failure;

use self::template::Template;
pub use self::{
    decode::{LONGEST_CONSOLE_TEXT, Message, decode},
    not_cors::{NotCors, NotCorsWords},
    parameters::Parameters,
    template::Engine,
};
use crate::explanation::Context;

/// A line as an engine prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsoleLine {
    /// Who prints it.
    pub engine: Engine,
    /// The line.
    pub text: String,
}

/// What each engine prints for this failure; nothing for an engine that is silent about it.
pub fn console_lines(failure: &Failure, context: &Context<'_>) -> Vec<ConsoleLine> {
    Engine::ALL
        .iter()
        .filter_map(|&engine| {
            let text = fill::line(engine, failure, context)?;
            Some(ConsoleLine { engine, text })
        })
        .collect()
}

/// The templates of an engine.
fn templates(engine: Engine) -> impl Iterator<Item = &'static Template> {
    let (now, before): (&[_], &[_]) = match engine {
        Engine::Chromium => (chromium::TEMPLATES, older::CHROMIUM),
        Engine::Firefox => (firefox::TEMPLATES, older::FIREFOX),
        Engine::Webkit => (webkit::TEMPLATES, older::WEBKIT),
    };
    now.iter().chain(before)
}

#[cfg(test)]
mod decode_tests;
#[cfg(test)]
mod tests;
