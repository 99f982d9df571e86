//! Enumerations whose members the standard spells as strings.

/// An enumeration that script and JSON spell as strings.
pub trait Keyword: Copy + 'static {
    /// Every member, in the standard's order.
    const ALL: &'static [Self];

    /// The standard's spelling.
    fn as_str(self) -> &'static str;

    /// The member with this spelling.
    fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|member| member.as_str() == text)
    }
}

macro_rules! keywords {
    ($($type:ident { $($variant:ident = $text:literal,)* })*) => {
        $(impl $crate::Keyword for $type {
            const ALL: &'static [Self] = &[$(Self::$variant,)*];

            fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        })*
    };
}

pub(crate) use keywords;
