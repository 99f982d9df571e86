//! The decisions in which engines differ from the standard, each a value.
//!
//! No algorithm asks which engine it plays; it asks for a value. [`Rules::STANDARD`] has the
//! standard's, and a [`Deviation`](crate::Deviation) changes one of them.

macro_rules! rules {
    ($(#[$doc:meta])* $name:ident $($(#[$rule_doc:meta])* $field:ident: $rule:ident {
        $(#[$standard_doc:meta])* $standard:ident,
        $($(#[$variant_doc:meta])* $variant:ident,)*
    })*) => {
        $($(#[$rule_doc])* #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $rule {
            $(#[$standard_doc])* $standard,
            $($(#[$variant_doc])* $variant,)*
        })*

        $(#[$doc])* #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name { $($(#[$rule_doc])* pub $field: $rule,)* }

        impl $name {
            /// What the Fetch Standard says.
            pub const STANDARD: Self = Self { $($field: $rule::$standard,)* };
        }
    };
}

mod cache;
mod origin;
mod preflight;
mod redirect;
mod request;

pub(crate) use rules;

pub use cache::*;
pub use origin::*;
pub use preflight::*;
pub use redirect::*;
pub use request::*;

/// One value for each decision that is not the same everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// What script sets and whether it needs a preflight.
    pub request: RequestRules,
    /// Preflights and how their answers are judged.
    pub preflight: PreflightRules,
    /// What is remembered of preflights.
    pub cache: CacheRules,
    /// Redirects.
    pub redirect: RedirectRules,
    /// Origins and credentials.
    pub origin: OriginRules,
}

impl Rules {
    /// What the Fetch Standard says.
    pub const STANDARD: Self = Self {
        request: RequestRules::STANDARD,
        preflight: PreflightRules::STANDARD,
        cache: CacheRules::STANDARD,
        redirect: RedirectRules::STANDARD,
        origin: OriginRules::STANDARD,
    };
}
