//! HTTP's tokens, for pointing at what is wrong with a text. The engine decides by its own rules.

/// Whether a text is a method or a header name.
pub(crate) fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_token_character)
}

/// Whether a character may be part of a token.
pub(crate) fn is_token_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(character)
}
