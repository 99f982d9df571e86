//! Rules about what script sets and whether it needs a preflight.

super::rules! {
    /// Rules about what script sets and whether it needs a preflight.
    RequestRules

    /// Whether client hints that script sets are CORS-safelisted.
    client_hints: ClientHints {
        /// They are ordinary headers.
        Unsafe,
        /// They are safelisted while the value fits the hint.
        Safelisted,
    }
    /// Whether a comma in `Content-Type` makes it unsafe.
    content_type_comma: ContentTypeComma {
        /// It is part of a parameter like any other byte.
        Allowed,
        /// It may separate two types, so it is unsafe.
        Unsafe,
    }
    /// Whether bytes beyond ASCII make `Accept` and `Content-Type` unsafe.
    further_bytes: FurtherBytes {
        /// They do not.
        Allowed,
        /// They do.
        Unsafe,
    }
    /// How the unit of a safelisted `Range` may be spelled.
    range_unit: RangeUnit {
        /// `bytes` only.
        LowerCase,
        /// `BYTES` too.
        AnyCase,
    }
    /// Whether the safelisted values have a limit together.
    safelisted_total: SafelistedTotal {
        /// 1024 bytes.
        Limited,
        /// None.
        Unlimited,
    }
    /// How large the numbers of a safelisted `Range` may be.
    range_numbers: RangeNumbers {
        /// As large as fits the header.
        AnySize,
        /// Unsigned integers of 64 bits.
        Unsigned,
        /// Less than the largest signed integer of 64 bits.
        BelowSigned,
    }
    /// What several request headers of one name are.
    repeated_request_headers: RepeatedRequestHeaders {
        /// Each is judged by itself.
        Separate,
        /// They are joined with a comma before anything looks at them.
        Joined,
    }
    /// Whether an author's `User-Agent` needs the server's consent.
    user_agent: UserAgent {
        /// Like any other header.
        Asked,
        /// It takes no part in the decision.
        NeverAsked,
    }
    /// When a listener on `xhr.upload` forces a preflight.
    upload_listener: UploadListener {
        /// Always.
        Preflights,
        /// Unless `send()` waits for the answer.
        PreflightsAsynchronous,
        /// Only when, besides, there is a body to upload.
        PreflightsWithBody,
    }
}
