//! `html!`, which reads like Yew's and makes the same nodes with a fifth of the code.
//!
//! Yew's macro writes the construction of every element out in full where it stands. This one
//! writes calls of a builder, `crate::html::Builder` of the crate that uses it: one for each value
//! and one for all that is known beforehand between two values.
//!
//! It knows what the page's views need: elements, fragments `<>…</>`, attributes as `name="text"`,
//! `name={value}` or `{name}`, the listeners among them by their `on`, `key`, children as
//! `{ value }` or `{ for values }`, and a lone value in place of markup. Components are left to
//! Yew's own macro.

mod emit;
mod parse;

use proc_macro::TokenStream;

/// Markup as Yew's `Html`.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    match parse::node(input) {
        Ok(node) => emit::expression(&node),
        Err(error) => error.into_compile_error(),
    }
}
