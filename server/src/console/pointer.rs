//! JSON Pointers, [RFC 6901](https://www.rfc-editor.org/rfc/rfc6901).

use cors_wire::pointer_to;
use serde_path_to_error::{Path, Segment};

/// The pointer to where reading a value stopped.
pub(super) fn from_path(path: &Path) -> String {
    let member = |segment: &Segment| match segment {
        Segment::Seq { index } => format!("/{index}"),
        Segment::Map { key } => pointer_to(key),
        Segment::Enum { variant } => pointer_to(variant),
        Segment::Unknown => "/?".to_owned(),
    };
    path.iter().map(member).collect()
}
