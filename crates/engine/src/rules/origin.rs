//! Rules about origins and credentials.

super::rules! {
    /// Rules about origins and credentials.
    OriginRules

    /// What becomes of `Origin`, once sent, over redirects.
    origin_over_redirects: OriginOverRedirects {
        /// It is decided afresh on each hop.
        JudgedAfresh,
        /// It stays over redirects within one origin.
        Kept,
        /// Without CORS it is never decided again: it stays as long as the method does, as `null`
        /// once it was led to another origin.
        Carried,
    }
    /// In which modes a referrer policy can hide the origin.
    hidden_origin: HiddenOrigin {
        /// In all but `cors`.
        OutsideCors,
        /// In `no-cors`.
        InNoCors,
        /// In none.
        Never,
    }
    /// Whether a GET in mode `no-cors` carries the origin of a page that has an opaque one.
    opaque_page_origin: OpaquePageOrigin {
        /// It carries none, as from any page.
        Unsent,
        /// With credentials it carries `null`, within the site of the page that embeds it and as
        /// long as no redirect left an origin.
        SentWithCredentials,
    }
    /// Whose site a page with an opaque origin has.
    opaque_page_site: OpaquePageSite {
        /// None.
        None,
        /// That of the page which embeds it.
        Precursor,
    }
    /// What empty lines of a header are beside others, and an empty `Access-Control-Max-Age`.
    empty_lines: EmptyLines {
        /// Values like any other.
        Count,
        /// Nothing.
        Ignored,
    }
    /// What a cookie without the `SameSite` attribute is.
    unset_same_site: UnsetSameSite {
        /// `Lax`: it stays within its site.
        Lax,
        /// `None`: it travels.
        None,
    }
    /// Whether a cookie with `Secure` goes to this very machine without https.
    secure_on_loopback: SecureOnLoopback {
        /// It does.
        Trusted,
        /// It does not.
        Refused,
    }
    /// What makes a request cross-site to cookies.
    cookie_site: CookieSite {
        /// Any URL of the chain.
        WholeChain,
        /// The current URL.
        CurrentUrl,
    }
    /// When credentials of a redirected `no-cors` request are decided.
    redirected_no_cors_credentials: RedirectedNoCorsCredentials {
        /// On each hop.
        JudgedAfresh,
        /// On the first.
        AsFirstHop,
    }
}
