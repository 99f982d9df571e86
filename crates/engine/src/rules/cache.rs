//! Rules about what is remembered of preflights.

super::rules! {
    /// Rules about what is remembered of preflights.
    CacheRules

    /// What a failure behind a preflight does to what the preflight allowed.
    failed_response: FailedResponse {
        /// It is forgotten.
        ClearsCache,
        /// It stays remembered.
        KeepsCache,
    }
    /// The longest that an answer is remembered.
    max_age_limit: MaxAgeLimit {
        /// As long as it says.
        None,
        /// 600 seconds.
        TenMinutes,
        /// 7,200 seconds.
        TwoHours,
        /// 86,400 seconds.
        OneDay,
    }
    /// How long an answer with an unreadable `Access-Control-Max-Age` is remembered.
    unreadable_max_age: UnreadableMaxAge {
        /// As long as one without.
        Default,
        /// Not at all. Like an age of 0, it leaves what earlier answers allowed alone.
        Nothing,
    }
    /// Which numbers `Access-Control-Max-Age` may be.
    max_age_numbers: MaxAgeNumbers {
        /// Digits, however many.
        Digits,
        /// Integers of 64 bits with an optional sign. A negative one means not at all.
        Signed,
    }
    /// Whether cache modes that go past the HTTP cache go past this one.
    cache_modes: CacheModes {
        /// They have nothing to do with it.
        Ignored,
        /// `no-store` and `reload` ask anew.
        AskAnew,
        /// So does `no-cache`, and what `no-store` is answered is not remembered.
        AskAnewOrValidate,
    }
    /// Whether anything is remembered of an answer that shares, but does not allow the request.
    refusing_answers: RefusingAnswers {
        /// Nothing is.
        Forgotten,
        /// What it does allow.
        Remembered,
    }
    /// Whether anything is remembered for pages with an opaque origin.
    opaque_pages: OpaquePages {
        /// As for any page.
        Remembered,
        /// Nothing is.
        Forgotten,
    }
    /// What a remembered `*` covers.
    remembered_wildcard: RememberedWildcard {
        /// Everything but `Authorization`, for requests without credentials.
        AllButAuthorization,
        /// Everything, for requests without credentials.
        Everything,
        /// What is called `*`.
        Literal,
    }
    /// Which methods need not be remembered.
    unremembered_methods: UnrememberedMethods {
        /// The safelisted ones, unless a stream or a listener forced the preflight.
        SafelistedUnlessForced,
        /// The safelisted ones.
        Safelisted,
        /// `GET` and `POST`.
        GetAndPost,
    }
    /// Which requests profit from an answer to a request with credentials.
    remembered_credentials: RememberedCredentials {
        /// Those with credentials and those without.
        Both,
        /// Those with credentials.
        Same,
    }
    /// What a further preflight for a URL does to earlier answers.
    further_answer: FurtherAnswer {
        /// Its answer adds to them.
        Adds,
        /// They are forgotten as soon as they do not answer for a request.
        Replaces,
    }
}
