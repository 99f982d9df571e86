//! Experiments about what script gets to see of an answer that goes through.

use cors_engine::{CredentialsMode::Include, Mode};

use super::setting::{
    Part::{AllowCredentials, AllowMethods, Body, Expose, Line},
    Setting::{self, Actual, Both, Credentials, Header, Method, Preflight},
};
use super::{ALLOWED, Experiment, Family, Goal, PLAIN, Place, Question, text::Text};

pub(super) const FAMILY: Family = Family {
    title: "What the script sees",
    experiments: &[HIDDEN_HEADER, EXPOSED_WILDCARD, UPLOAD_ETAG, NO_CORS, OWN_ORIGIN],
};

const HIDDEN_HEADER: Experiment = Experiment {
    id: "hidden-header",
    title: "A header that is not there",
    story: "The list has 42 entries, says `X-Total-Count`. The developer tools show the header.",
    question: Question::Header("x-total-count"),
    goal: Goal::ReadsHeader("x-total-count"),
    start: &[ALLOWED, Actual(Line("X-Total-Count", Text::Is("42")))],
    fix_title: "Expose `X-Total-Count`",
    fix: &[Actual(Expose("X-Total-Count"))],
    lesson: "Across origins a script sees seven harmless headers and those that the answer \
             exposes. The tools show what came, not what the script gets.",
    ..PLAIN
};

const EXPOSED_WILDCARD: Experiment = Experiment {
    id: "expose-wildcard",
    title: "Everything exposed, with cookies",
    story: "The answer exposes `*`, and the request includes credentials.",
    question: Question::Header("x-total-count"),
    goal: Goal::ReadsHeader("x-total-count"),
    start: &[
        Credentials(Include),
        ALLOWED,
        Both(AllowCredentials("true")),
        Actual(Line("X-Total-Count", Text::Is("42"))),
        Actual(Expose("*")),
    ],
    fix_title: "Expose it by its name",
    fix: &[Actual(Expose("X-Total-Count"))],
    lesson: "With credentials `*` is only the name of a header, which no answer has. Nothing fails, \
             and nothing is exposed.",
    ..PLAIN
};

const UPLOAD_ETAG: Experiment = Experiment {
    id: "upload-etag",
    title: "An upload in parts",
    story: "The page puts a part into a storage bucket, and needs the part's `ETag` to finish.",
    question: Question::Header("etag"),
    goal: Goal::ReadsHeader("etag"),
    start: &[
        Method("PUT"),
        Setting::Body("part 1"),
        ALLOWED,
        Preflight(AllowMethods("PUT")),
        Actual(Line("ETag", Text::Is("\"5d41402a\""))),
        Actual(Body("")),
    ],
    fix_title: "Expose `ETag`",
    fix: &[Actual(Expose("ETag"))],
    lesson: "Uploads by signed addresses need three things of the bucket: the origin, PUT with its \
             headers, and `ETag` exposed.",
    ..PLAIN
};

const NO_CORS: Experiment = Experiment {
    id: "no-cors",
    title: "no-cors is no way out",
    story: "Somebody read that `mode: \"no-cors\"` makes the error go away. It does.",
    start: &[Setting::Mode(Mode::NoCors), Header("X-Request-Id", "7")],
    fix_title: "Use mode `cors`, and let the server allow page and header",
    fix: &[
        Setting::Mode(Mode::Cors),
        ALLOWED,
        Preflight(super::setting::Part::AllowHeaders("X-Request-Id")),
    ],
    lesson: "In mode `no-cors` a request arrives without headers like `X-Request-Id`, which are \
             dropped in silence. The script gets status 0 and an empty body, whatever was \
             answered.",
    ..PLAIN
};

const OWN_ORIGIN: Experiment = Experiment {
    id: "forwarded",
    title: "Through the page's own server",
    story: "The mode is `same-origin`, the server another. What if the page's own server forwarded \
            the request?",
    place: Place::OtherSite,
    start: &[Setting::Mode(Mode::SameOrigin)],
    fix_title: "Ask the page's own origin, which forwards",
    fix: &[Setting::To(Place::OwnOrigin)],
    lesson: "On one origin there is no CORS at all. A proxy in front of page and API is the other \
             honest way out.",
    ..PLAIN
};
