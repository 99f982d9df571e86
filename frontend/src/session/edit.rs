//! Edits of the request form.

use cors_experiment::RequestSpec;

use super::Choice;

/// One edit of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The URL.
    Url(String),
    /// The method.
    Method(String),
    /// A word chosen from a list.
    Choose(Choice, String),
    /// A new, empty header row.
    AddHeader,
    /// The row of this index is gone.
    RemoveHeader(usize),
    /// The name in the row of this index.
    HeaderName(usize, String),
    /// The value in the row of this index.
    HeaderValue(usize, String),
    /// The body; empty for none.
    Body(String),
    /// The listener on `xhr.upload` is put on or taken off.
    ToggleUploadListener,
}

impl Edit {
    /// Applies the edit.
    pub fn apply(self, request: &mut RequestSpec) {
        match self {
            Self::Url(url) => request.url = url,
            Self::Method(method) => request.method = method,
            Self::Choose(choice, word) => choice.choose(request, &word),
            Self::AddHeader => request.headers.push((String::new(), String::new())),
            Self::RemoveHeader(row) if row < request.headers.len() => {
                drop(request.headers.remove(row));
            }
            Self::RemoveHeader(_) => {}
            Self::HeaderName(row, name) => {
                if let Some(header) = request.headers.get_mut(row) {
                    header.0 = name;
                }
            }
            Self::HeaderValue(row, value) => {
                if let Some(header) = request.headers.get_mut(row) {
                    header.1 = value;
                }
            }
            Self::Body(body) => request.body = (!body.is_empty()).then_some(body),
            Self::ToggleUploadListener => request.upload_listener = !request.upload_listener,
        }
    }
}
