//! What is said of what was left out.

/// Notes that the named were left out, and why, as the end of a sentence.
pub(super) fn left_out(notes: &mut Vec<String>, names: &[String], why: &str) {
    if !names.is_empty() {
        notes.push(["Left out `", &names.join("`, `"), "`: ", why].concat());
    }
}

/// The same of one.
pub(super) fn left_out_one(notes: &mut Vec<String>, name: &str, why: &str) {
    left_out(notes, &[name.to_owned()], why);
}

/// Says of an origin that no page here can have it, without an end to the sentence.
pub(super) fn not_here(origin: &str) -> String {
    ["The origin `", origin, "` cannot be taken over here"].concat()
}
