//! Rules about redirects.

super::rules! {
    /// Rules about redirects.
    RedirectRules

    /// What a redirect to another origin does to DELETE.
    redirected_delete: RedirectedDelete {
        /// Nothing: it stays DELETE.
        Kept,
        /// It becomes GET, whatever the status.
        BecomesGet,
    }
    /// For how long headers are gone that a redirect removed.
    removed_headers: RemovedHeaders {
        /// For good.
        StayAway,
        /// Until the next redirect, which starts from what script set.
        ReturnOnNext,
    }
    /// Which checks another origin's answer must pass to redirect.
    redirecting_answers: RedirectingAnswers {
        /// Those of any answer.
        AsAny,
        /// Also that for credentials, if the first hop had some. The next hop's preflight, if there
        /// is one, goes out all the same.
        AlsoAsFirstHop,
    }
    /// What an empty `Location` is.
    empty_location: EmptyLocation {
        /// The same URL again.
        SameUrl,
        /// None at all: the answer is an ordinary one.
        Absent,
        /// A redirect that leads nowhere and fails.
        Fails,
    }
    /// What redirect mode `error` refuses.
    refused_redirects: RefusedRedirects {
        /// Every answer with a redirect status.
        AnyStatus,
        /// Only those that lead somewhere.
        WithLocation,
    }
    /// What several lines of `Location` are.
    several_locations: SeveralLocations {
        /// No URL, if the redirect is to be followed.
        Malformed,
        /// A broken answer, if they differ, whatever becomes of the redirect.
        BrokenAnswer,
        /// The first line alone.
        FirstCounts,
    }
    /// Which redirects may not lead to a URL with a user name or password.
    location_credentials: LocationCredentials {
        /// Those to another origin in mode `cors`, and all once CORS is in play.
        RefusedWithCors,
        /// Beyond those, all that `fetch()` follows.
        RefusedToFetch,
    }
    /// When the URL in `Location` is judged.
    checks_of_location: ChecksOfLocation {
        /// When the redirect is followed.
        WhenFollowed,
        /// Before redirect mode `error` refuses it. If it is no URL, the answer is broken, before
        /// its CORS check and whatever the redirect mode.
        BeforeRedirectMode,
        /// When the redirect is followed; `ftp` fails in mode `manual` too.
        FtpAlways,
    }
}
