//! From tokens to nodes.

use std::iter::Peekable;

use proc_macro::{
    Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree, token_stream,
};

/// A part of the markup.
pub(crate) enum Node {
    Element(Element),
    /// Several nodes without an element around them.
    Fragment(Vec<Node>),
    /// Text that never changes.
    Words(Literal),
    /// A value that becomes a node.
    Value(TokenStream),
    /// Values that become a node each.
    Each(TokenStream),
    /// Nodes on a condition, and those instead of them.
    If(TokenStream, Vec<Node>, Vec<Node>),
}

/// An element with what is in it.
pub(crate) struct Element {
    pub(crate) tag: String,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) children: Vec<Node>,
}

/// A name such as `aria-label`, and the expression behind it.
pub(crate) struct Attribute {
    pub(crate) name: String,
    pub(crate) value: TokenStream,
}

/// What is wrong, and where.
pub(crate) struct Error {
    span: Span,
    message: String,
}

impl Error {
    /// Tokens at which the compiler says it.
    pub(crate) fn into_compile_error(self) -> TokenStream {
        let parts = [
            TokenTree::Ident(Ident::new("compile_error", self.span)),
            TokenTree::Punct(Punct::new('!', Spacing::Alone)),
            TokenTree::Group(Group::new(
                Delimiter::Brace,
                TokenTree::Literal(Literal::string(&self.message)).into(),
            )),
        ];
        parts.into_iter().map(|part| located(part, self.span)).collect()
    }
}

fn located(mut token: TokenTree, span: Span) -> TokenTree {
    token.set_span(span);
    token
}

type Tokens = Peekable<token_stream::IntoIter>;

/// The one node that the macro is given.
///
/// # Errors
/// When the tokens are no markup.
pub(crate) fn node(input: TokenStream) -> Result<Node, Error> {
    let mut tokens = input.clone().into_iter().peekable();
    if !matches!(tokens.peek(), Some(token) if is(token, '<')) {
        return Ok(if input.is_empty() { Node::Fragment(Vec::new()) } else { Node::Value(input) });
    }
    let node = tag(&mut tokens)?;
    match tokens.next() {
        None => Ok(node),
        Some(rest) => Err(error(&rest, "only one node; a fragment <>…</> holds several")),
    }
}

/// An element or a fragment, from its `<` on.
fn tag(tokens: &mut Tokens) -> Result<Node, Error> {
    expect(tokens, '<')?;
    if skip(tokens, '>') {
        return Ok(Node::Fragment(children(tokens, &End::Tag(""))?));
    }
    let tag = name(tokens)?;
    let mut attributes = Vec::new();
    loop {
        if skip(tokens, '/') {
            expect(tokens, '>')?;
            return Ok(Node::Element(Element { tag, attributes, children: Vec::new() }));
        }
        if skip(tokens, '>') {
            let children = children(tokens, &End::Tag(&tag))?;
            return Ok(Node::Element(Element { tag, attributes, children }));
        }
        attributes.push(attribute(tokens)?);
    }
}

/// `if condition { … } else { … }`, from its `if` on.
fn conditional(tokens: &mut Tokens) -> Result<Node, Error> {
    tokens.next();
    let mut condition = TokenStream::new();
    let then = loop {
        match tokens.next() {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                break children_of(&group)?;
            }
            Some(token) => condition.extend([token]),
            None => return Err(error_at_end("an `if` has no block")),
        }
    };
    let is_else =
        |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word.to_string() == "else");
    if tokens.next_if(is_else).is_none() {
        return Ok(Node::If(condition, then, Vec::new()));
    }
    let otherwise = match tokens.peek() {
        Some(TokenTree::Group(group)) => {
            let group = group.clone();
            tokens.next();
            children_of(&group)?
        }
        _ => vec![conditional(tokens)?],
    };
    Ok(Node::If(condition, then, otherwise))
}

/// The nodes of a block.
fn children_of(block: &Group) -> Result<Vec<Node>, Error> {
    children(&mut block.stream().into_iter().peekable(), &End::OfBlock)
}

/// What ends a row of nodes.
enum End<'a> {
    /// The end tag of this name; a fragment's has none.
    Tag(&'a str),
    OfBlock,
}

/// The nodes up to their end.
fn children(tokens: &mut Tokens, end: &End<'_>) -> Result<Vec<Node>, Error> {
    let mut children = Vec::new();
    loop {
        match (tokens.peek(), end) {
            (Some(TokenTree::Group(group)), _) if group.delimiter() == Delimiter::Brace => {
                children.push(braced(group.stream()));
                tokens.next();
            }
            (Some(TokenTree::Ident(word)), _) if word.to_string() == "if" => {
                children.push(conditional(tokens)?);
            }
            (Some(token), _) if is(token, '<') => {
                let mut ahead = tokens.clone();
                ahead.next();
                match end {
                    End::Tag(name) if skip(&mut ahead, '/') => {
                        *tokens = ahead;
                        return end_tag(tokens, name).map(|()| children);
                    }
                    End::Tag(_) | End::OfBlock => children.push(tag(tokens)?),
                }
            }
            (Some(token), _) => return Err(error(token, "expected an element or {a value}")),
            (None, End::OfBlock) => return Ok(children),
            (None, End::Tag(name)) => return Err(error_at_end(&format!("expected </{name}>"))),
        }
    }
}

/// The rest of an end tag, which must be the one that is awaited.
fn end_tag(tokens: &mut Tokens, awaited: &str) -> Result<(), Error> {
    if !awaited.is_empty() {
        let span = tokens.peek().map_or_else(Span::call_site, TokenTree::span);
        if name(tokens)? != awaited {
            return Err(Error { span, message: format!("expected </{awaited}>") });
        }
    }
    expect(tokens, '>')
}

/// A child in braces.
fn braced(stream: TokenStream) -> Node {
    let mut tokens = stream.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Literal(words)), None) if words.to_string().ends_with('"') => {
            Node::Words(words)
        }
        (Some(TokenTree::Ident(word)), Some(second)) if word.to_string() == "for" => {
            Node::Each([second].into_iter().chain(tokens).collect())
        }
        _ => Node::Value(stream),
    }
}

/// `name=value`, or `{name}` for a variable of the attribute's name.
fn attribute(tokens: &mut Tokens) -> Result<Attribute, Error> {
    if let Some(TokenTree::Group(group)) = tokens.peek() {
        let (name, value) = (group.stream().to_string(), group.stream());
        tokens.next();
        return Ok(Attribute { name, value });
    }
    let name = name(tokens)?;
    expect(tokens, '=')?;
    let value = match tokens.next() {
        Some(TokenTree::Group(group)) => group.stream(),
        Some(token) => token.into(),
        None => return Err(error_at_end("an attribute has no value")),
    };
    Ok(Attribute { name, value })
}

/// Words joined by hyphens.
fn name(tokens: &mut Tokens) -> Result<String, Error> {
    let mut name = String::new();
    loop {
        match tokens.next() {
            Some(TokenTree::Ident(word)) => name.push_str(&word.to_string()),
            Some(token) => return Err(error(&token, "expected a name")),
            None => return Err(error_at_end("expected a name")),
        }
        if !skip(tokens, '-') {
            return Ok(name);
        }
        name.push('-');
    }
}

fn is(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

fn skip(tokens: &mut Tokens, sign: char) -> bool {
    tokens.next_if(|token| is(token, sign)).is_some()
}

fn expect(tokens: &mut Tokens, sign: char) -> Result<(), Error> {
    match tokens.next() {
        Some(token) if is(&token, sign) => Ok(()),
        Some(token) => Err(error(&token, &format!("expected `{sign}`"))),
        None => Err(error_at_end(&format!("expected `{sign}`"))),
    }
}

fn error(token: &TokenTree, message: &str) -> Error {
    Error { span: token.span(), message: message.to_owned() }
}

fn error_at_end(message: &str) -> Error {
    Error { span: Span::call_site(), message: message.to_owned() }
}
