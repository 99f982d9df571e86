//! From nodes to calls of the builder.
//!
//! Whatever is known beforehand goes to the builder as text, as much at once as stands together.
//! Each step of it begins with a sign, which `crate::html::Builder` reads.

use proc_macro::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};

use crate::parse::{Attribute, Element, Node};

/// An element begins; its tag follows.
const OPEN: &str = "\u{1}";
/// An attribute of the element; its name follows.
const NAME: &str = "\u{2}";
/// The value of the attribute that was named last follows.
const VALUE: &str = "\u{3}";
/// Text follows.
const WORDS: &str = "\u{4}";
/// The element or fragment ends.
const CLOSE: &str = "\u{5}";
/// A fragment begins.
const FRAGMENT: &str = "\u{6}";

/// What the builder is called with.
enum Step {
    /// A string literal.
    Known(TokenTree),
    /// The end of an element or fragment.
    Close,
    /// A call by itself.
    Code(TokenStream),
}

/// An expression that builds the node.
pub(crate) fn expression(node: &Node) -> TokenStream {
    let mut steps = steps(node);
    // What is still open at the end is closed with it.
    while matches!(steps.last(), Some(Step::Close)) {
        steps.pop();
    }
    let mut block = fixed("let mut builder = crate::html::Builder::new();");
    block.extend(calls(steps));
    block.extend(fixed("builder"));
    let mut expression = fixed("crate::html::Builder::finish");
    expression.extend(group(Delimiter::Parenthesis, group(Delimiter::Brace, block)));
    expression
}

/// One call for all that is known and stands together, and one for each thing else.
fn calls(steps: Vec<Step>) -> TokenStream {
    let mut calls = TokenStream::new();
    let mut known = Vec::new();
    for step in steps {
        match step {
            Step::Known(literal) => known.push(literal),
            Step::Close => known.push(literal(CLOSE)),
            Step::Code(code) => {
                calls.extend(run(&mut known));
                calls.extend(code);
            }
        }
    }
    calls.extend(run(&mut known));
    calls
}

/// `builder.run(concat!(…));`
fn run(known: &mut Vec<TokenTree>) -> TokenStream {
    if known.is_empty() {
        return TokenStream::new();
    }
    let mut parts = TokenStream::new();
    for literal in known.drain(..) {
        parts.extend([literal, TokenTree::Punct(Punct::new(',', Spacing::Alone))]);
    }
    let mut text = fixed("::core::concat!");
    text.extend(group(Delimiter::Parenthesis, parts));
    call("builder.run", text)
}

fn steps(node: &Node) -> Vec<Step> {
    match node {
        Node::Element(element) => self::element(element),
        Node::Fragment(children) => {
            let children = children.iter().flat_map(steps);
            [known(FRAGMENT)].into_iter().chain(children).chain([Step::Close]).collect()
        }
        Node::Words(words) => {
            vec![known(WORDS), Step::Known(TokenTree::Literal(words.clone()))]
        }
        Node::Value(value) => vec![give("crate::html::Content::put", value.clone())],
        Node::Each(values) => vec![give("crate::html::each", values.clone())],
        Node::If(condition, then, otherwise) => {
            let block = |nodes: &[Node]| {
                group(Delimiter::Brace, calls(nodes.iter().flat_map(steps).collect()))
            };
            let mut code = fixed("if");
            code.extend(condition.clone());
            code.extend(block(then));
            code.extend(fixed("else"));
            code.extend(block(otherwise));
            vec![known(FRAGMENT), Step::Code(code), Step::Close]
        }
    }
}

fn element(Element { tag, attributes, children }: &Element) -> Vec<Step> {
    let mut steps = vec![known(&format!("{OPEN}{tag}"))];
    for attribute in attributes {
        steps.extend(self::attribute(attribute, tag));
    }
    steps.extend(children.iter().flat_map(self::steps));
    steps.push(Step::Close);
    steps
}

/// An attribute of an element with this tag, or what looks like one. Value and tick of what one
/// types or ticks in are no attributes.
fn attribute(Attribute { name, value }: &Attribute, tag: &str) -> Vec<Step> {
    let typed = matches!(tag, "input" | "textarea");
    let named = || known(&format!("{NAME}{name}"));
    match name.as_str() {
        "key" => vec![give("crate::html::Builder::key", value.clone())],
        "value" if typed => vec![give("crate::html::Builder::typed", value.clone())],
        "checked" if typed => vec![give("crate::html::Builder::ticked", value.clone())],
        // Where somebody chose before, browsers heed no attribute any more.
        "selected" => vec![named(), give("crate::html::Builder::property", value.clone())],
        name if name.starts_with("on") => {
            let mut listener = fixed(&format!("::yew::html::{name}::Wrapper::__macro_new"));
            listener.extend(group(Delimiter::Parenthesis, value.clone()));
            vec![give("crate::html::Builder::listen", listener)]
        }
        _ => match text(value) {
            Some(text) => vec![named(), known(VALUE), Step::Known(text)],
            None => vec![named(), give("crate::html::Attribute::put", value.clone())],
        },
    }
}

/// The string literal that a value is, if it is one.
fn text(value: &TokenStream) -> Option<TokenTree> {
    let mut tokens = value.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Literal(text)), None) if text.to_string().ends_with('"') => {
            Some(TokenTree::Literal(text))
        }
        _ => None,
    }
}

fn known(text: &str) -> Step {
    Step::Known(literal(text))
}

fn literal(text: &str) -> TokenTree {
    TokenTree::Literal(proc_macro::Literal::string(text))
}

/// `function(&mut builder, value);`
fn give(function: &str, value: TokenStream) -> Step {
    let mut arguments = fixed("&mut builder,");
    arguments.extend(value);
    Step::Code(call(function, arguments))
}

/// `function(arguments);`
fn call(function: &str, arguments: TokenStream) -> TokenStream {
    let mut call = fixed(function);
    call.extend(group(Delimiter::Parenthesis, arguments));
    call.extend(TokenStream::from(TokenTree::Punct(Punct::new(';', Spacing::Alone))));
    call
}

fn group(delimiter: Delimiter, stream: TokenStream) -> TokenStream {
    TokenTree::Group(Group::new(delimiter, stream)).into()
}

/// Code of this macro, whose names no code around it can see.
fn fixed(code: &str) -> TokenStream {
    let tokens: TokenStream = code.parse().expect("the macro writes well-formed code");
    tokens.into_iter().map(hidden).collect()
}

fn hidden(token: TokenTree) -> TokenTree {
    let span = Span::mixed_site();
    match token {
        TokenTree::Group(old) => {
            let stream = old.stream().into_iter().map(hidden).collect();
            let mut new = Group::new(old.delimiter(), stream);
            new.set_span(span);
            TokenTree::Group(new)
        }
        TokenTree::Ident(old) if old.to_string() == "crate" => {
            TokenTree::Ident(Ident::new("crate", Span::call_site()))
        }
        mut other => {
            other.set_span(span);
            other
        }
    }
}
