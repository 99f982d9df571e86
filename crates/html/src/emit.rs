//! From nodes to calls of the builder.

use proc_macro::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};

use crate::parse::{Attribute, Element, Node};

/// An expression that builds the node.
pub(crate) fn expression(node: &Node) -> TokenStream {
    let mut block = fixed("let mut builder = crate::html::Builder::new();");
    block.extend(statements(node));
    block.extend(fixed("builder"));
    let mut expression = fixed("crate::html::Builder::finish");
    expression.extend(group(Delimiter::Parenthesis, group(Delimiter::Brace, block)));
    expression
}

fn statements(node: &Node) -> TokenStream {
    match node {
        Node::Element(element) => self::element(element),
        Node::Fragment(children) => {
            let mut calls = call("builder.open_fragment", TokenStream::new());
            calls.extend(children.iter().map(statements));
            calls.extend(call("builder.close", TokenStream::new()));
            calls
        }
        Node::Words(words) => {
            call("builder.words", TokenStream::from(TokenTree::Literal(words.clone())))
        }
        Node::Value(value) => give("crate::html::Content::put", value.clone()),
        Node::If(condition, then, otherwise) => {
            let mut calls = call("builder.open_fragment", TokenStream::new());
            calls.extend(fixed("if"));
            calls.extend(condition.clone());
            calls.extend(group(Delimiter::Brace, then.iter().map(statements).collect()));
            calls.extend(fixed("else"));
            calls.extend(group(Delimiter::Brace, otherwise.iter().map(statements).collect()));
            calls.extend(call("builder.close", TokenStream::new()));
            calls
        }
        Node::Each(values) => give("crate::html::each", values.clone()),
    }
}

fn element(Element { tag, attributes, children }: &Element) -> TokenStream {
    let typed = matches!(tag.as_str(), "input" | "textarea");
    let own = |attribute: &&Attribute| !is_special(&attribute.name, typed);
    let names: Vec<_> = attributes.iter().filter(own).map(|attribute| &attribute.name).collect();
    let mut calls = call("builder.open", fixed(&format!("{tag:?}, &{names:?}")));
    for Attribute { name, value } in attributes {
        let value = value.clone();
        calls.extend(match name.as_str() {
            "key" => give("crate::html::Builder::key", value),
            "value" if typed => give("crate::html::Builder::typed", value),
            "checked" if typed => give("crate::html::Builder::ticked", value),
            // Where somebody chose before, browsers heed no attribute any more.
            "selected" => give("crate::html::Builder::property", value),
            name if name.starts_with("on") => {
                let mut listener = fixed(&format!("::yew::html::{name}::Wrapper::__macro_new"));
                listener.extend(group(Delimiter::Parenthesis, value));
                give("crate::html::Builder::listen", listener)
            }
            _ => give("crate::html::Attribute::put", value),
        });
    }
    calls.extend(children.iter().map(statements));
    calls.extend(call("builder.close", TokenStream::new()));
    calls
}

/// Whether it is something else than an attribute of the document.
fn is_special(name: &str, typed: bool) -> bool {
    name == "key" || name.starts_with("on") || typed && matches!(name, "value" | "checked")
}

/// `function(arguments);`
fn call(function: &str, arguments: TokenStream) -> TokenStream {
    let mut call = fixed(function);
    call.extend(group(Delimiter::Parenthesis, arguments));
    call.extend(TokenStream::from(TokenTree::Punct(Punct::new(';', Spacing::Alone))));
    call
}

/// `function(&mut builder, value);`
fn give(function: &str, value: TokenStream) -> TokenStream {
    let mut arguments = fixed("&mut builder,");
    arguments.extend(value);
    call(function, arguments)
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
