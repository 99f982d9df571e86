//! The built page inside of this program, if it was built with the feature `ui`.

/// A file of the page.
#[derive(Debug)]
pub(crate) struct File {
    /// Its path on the console, such as `/index.html`.
    pub(crate) path: &'static str,
    pub(crate) bytes: &'static [u8],
}

/// The files of the page, none without the feature.
#[cfg(feature = "ui")]
pub(crate) static FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/page.rs"));

/// The files of the page, none without the feature.
#[cfg(not(feature = "ui"))]
pub(crate) static FILES: &[File] = &[];
