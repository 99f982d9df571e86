//! The names of an element's attributes, as Yew wants them: kept for good.
//!
//! Two elements with the same list of names are compared value by value.

use std::cell::RefCell;

thread_local! {
    /// Each list of names that an element of a view has, in order. There are no more of them than
    /// elements in the source.
    static KEPT: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
}

/// The list that is like this one and stays.
pub(super) fn kept(names: Vec<&'static str>) -> &'static [&'static str] {
    KEPT.with_borrow_mut(|kept| match kept.binary_search_by(|one| (**one).cmp(&names[..])) {
        Ok(at) => kept[at],
        Err(at) => {
            let names: &'static [&'static str] = names.leak();
            kept.insert(at, names);
            names
        }
    })
}
