//! Experiments about cookies and what they demand of an answer.

use cors_engine::CredentialsMode::Include;
use cors_wire::SameSite;

use super::setting::{
    Part::{AllowCredentials, AllowHeaders, AllowMethods, AllowOrigin, Cookie},
    Setting::{self, Actual, Both, Credentials, Header, Method, Preflight},
};
use super::{ALLOWED, Experiment, Family, Goal, PLAIN, Place, Question, text::Text};

pub(super) const FAMILY: Family = Family {
    title: "Credentials",
    experiments: &[
        WILDCARD,
        WILDCARD_METHODS,
        WILDCARD_HEADERS,
        NOT_ALLOWED,
        CAPITAL_TRUE,
        PREFLIGHT_TOO,
        COOKIE_LOST,
        COOKIE_ELSEWHERE,
    ],
};

const WITH_CREDENTIALS: Setting = Both(AllowCredentials("true"));

const WILDCARD: Experiment = Experiment {
    id: "wildcard-credentials",
    title: "Everyone, with cookies",
    story: "The server allows everyone by `*`. The page wants its cookies along.",
    start: &[Credentials(Include), Both(AllowOrigin(Text::Is("*")))],
    fix_title: "Name the origin, and allow credentials",
    fix: &[ALLOWED, WITH_CREDENTIALS],
    lesson: "`*` is for answers that are the same for everybody. With credentials the server must \
             name whom it trusts.",
    ..PLAIN
};

const WILDCARD_METHODS: Experiment = Experiment {
    id: "wildcard-methods",
    title: "Every method, with cookies",
    story: "Origin and credentials are right. The methods are allowed by `*`.",
    start: &[
        Credentials(Include),
        Method("PUT"),
        ALLOWED,
        WITH_CREDENTIALS,
        Preflight(AllowMethods("*")),
    ],
    fix_title: "List PUT",
    fix: &[Preflight(AllowMethods("PUT"))],
    lesson: "With credentials `*` is no wildcard in any list: it is a method of that name, which \
             nobody uses.",
    ..PLAIN
};

const WILDCARD_HEADERS: Experiment = Experiment {
    id: "wildcard-headers",
    title: "Every header, with cookies",
    story: "Origin and credentials are right. The header `X-Request-Id` is allowed by `*`.",
    start: &[
        Credentials(Include),
        Header("X-Request-Id", "7"),
        ALLOWED,
        WITH_CREDENTIALS,
        Preflight(AllowHeaders("*")),
    ],
    fix_title: "List `X-Request-Id`",
    fix: &[Preflight(AllowHeaders("X-Request-Id"))],
    lesson: "Lists have to be spelled out as soon as credentials are included, whether there is a \
             cookie or not.",
    ..PLAIN
};

const NOT_ALLOWED: Experiment = Experiment {
    id: "credentials-not-allowed",
    title: "The origin alone is not enough",
    story: "The server names the page, and says nothing of credentials.",
    start: &[Credentials(Include), ALLOWED],
    fix_title: "Send `Access-Control-Allow-Credentials: true`",
    fix: &[WITH_CREDENTIALS],
    lesson: "The mode decides, not the cookie: `include` demands the header even where the visitor \
             has no cookie at all.",
    ..PLAIN
};

const CAPITAL_TRUE: Experiment = Experiment {
    id: "capital-true",
    title: "True is not true",
    story: "The configuration is written in a language where the word is `True`.",
    start: &[Credentials(Include), ALLOWED, Both(AllowCredentials("True"))],
    fix_title: "Send `true`",
    fix: &[WITH_CREDENTIALS],
    lesson: "Nothing but the four letters `true` counts: not `True`, not `1`, not `yes`.",
    ..PLAIN
};

const PREFLIGHT_TOO: Experiment = Experiment {
    id: "credentials-on-preflight",
    title: "The preflight needs it too",
    story: "The answer allows credentials. The preflight's answer does not, since no cookie comes \
            with it.",
    start: &[
        Credentials(Include),
        Method("PUT"),
        ALLOWED,
        Actual(AllowCredentials("true")),
        Preflight(AllowMethods("PUT")),
    ],
    fix_title: "Allow credentials on both answers",
    fix: &[WITH_CREDENTIALS],
    lesson: "The preflight goes out without cookies, and asks on behalf of a request that will \
             have them.",
    ..PLAIN
};

const COOKIE_LOST: Experiment = Experiment {
    id: "cookie-lost",
    title: "The cookie that did not stay",
    story: "The page logs in by `fetch`, and everything is green. The answer sets a cookie.",
    question: Question::Cookie,
    goal: Goal::KeepsCookie,
    start: &[ALLOWED, WITH_CREDENTIALS, Actual(Cookie(SameSite::Lax))],
    fix_title: "Say `credentials: \"include\"`",
    fix: &[Credentials(Include)],
    lesson: "Without `include` a request to another origin neither brings cookies nor takes any \
             home. Nothing says so: CORS is content, and the visitor is not logged in.",
    ..PLAIN
};

const COOKIE_ELSEWHERE: Experiment = Experiment {
    id: "cookie-elsewhere",
    title: "A cookie of another site",
    story: "The page logs in by `fetch`, with credentials, and the API is on another site. The \
            cookie that it sets is `SameSite=Lax`.",
    question: Question::Cookie,
    goal: Goal::KeepsCookie,
    place: Place::OtherSite,
    start: &[Credentials(Include), ALLOWED, WITH_CREDENTIALS, Actual(Cookie(SameSite::Lax))],
    fix_title: "Put the API on the page's site",
    fix: &[Setting::To(Place::SameSite)],
    lesson: "Cookies look at the site, not at the origin. `SameSite=None; Secure` goes to other \
             sites too, over https, unless the browser keeps third parties' cookies back, as more \
             and more do.",
    ..PLAIN
};
