//! Experiments about the question before the request.

use super::setting::{
    Part::{AllowHeaders, AllowMethods, AllowOrigin, Body, Line, MaxAge, Status, WithoutLine},
    Setting::{self, Actual, Header, Method, Preflight},
};
use super::{ALLOWED, Experiment, Family, Goal, PLAIN, Question, Runs, text::Text};

pub(super) const FAMILY: Family = Family {
    title: "The preflight",
    experiments: &[
        JSON_POST,
        CUSTOM_HEADER,
        BEARER,
        WILDCARD_AUTHORIZATION,
        PUT_NOT_LISTED,
        LOWER_CASE_PATCH,
        OPTIONS_LOGIN,
        OPTIONS_STATUS,
        REDIRECTED,
        FINE_THEN_NOT,
        ASKED_EVERY_TIME,
    ],
};

const JSON_POST: Experiment = Experiment {
    id: "json-post",
    title: "A POST with JSON",
    story: "The route takes POST, and answers 405 to everything else. The page posts JSON to it.",
    start: &[
        Method("POST"),
        Header("Content-Type", "application/json"),
        Setting::Body("{\"name\": \"Ada\"}"),
        Actual(AllowOrigin(Text::PAGE)),
        Preflight(Status(405)),
    ],
    fix_title: "Answer OPTIONS, and allow `Content-Type`",
    fix: &[
        Preflight(Status(204)),
        Preflight(AllowOrigin(Text::PAGE)),
        Preflight(AllowHeaders("Content-Type")),
    ],
    lesson: "As long as OPTIONS was refused, no POST went out. A form can post `text/plain` \
             unasked; it is JSON that makes the browser ask.",
    ..PLAIN
};

const CUSTOM_HEADER: Experiment = Experiment {
    id: "custom-header",
    title: "A header of one's own",
    story: "The page marks its request with `X-Request-Id`. The server allows some other headers.",
    start: &[
        Header("X-Request-Id", "7"),
        ALLOWED,
        Preflight(AllowHeaders("Content-Type, X-Requested-With")),
    ],
    fix_title: "List `X-Request-Id`",
    fix: &[Preflight(AllowHeaders("Content-Type, X-Requested-With, X-Request-Id"))],
    lesson: "What a form could not send, the server has to agree to by name. The names ignore \
             case.",
    ..PLAIN
};

const BEARER: Experiment = Experiment {
    id: "bearer",
    title: "A bearer token",
    story: "The page sends a token. The server allows JSON, and forgot `Authorization`.",
    start: &[
        Header("Authorization", "Bearer abc123"),
        ALLOWED,
        Preflight(AllowHeaders("Content-Type")),
    ],
    fix_title: "List `Authorization` too",
    fix: &[Preflight(AllowHeaders("Content-Type, Authorization"))],
    lesson: "Every header that is not safelisted must be on the list of the preflight's answer; \
             the request's own answer need not repeat it.",
    ..PLAIN
};

const WILDCARD_AUTHORIZATION: Experiment = Experiment {
    id: "wildcard-authorization",
    title: "A wildcard for the token",
    story: "The server allows all headers by `*`. Does that include `Authorization`?",
    start: &[Header("Authorization", "Bearer abc123"), ALLOWED, Preflight(AllowHeaders("*"))],
    fix_title: "Name `Authorization` beside the wildcard",
    fix: &[Preflight(AllowHeaders("*, Authorization"))],
    lesson: "By the standard `*` does not cover `Authorization`. Browsers still let it pass, and \
             say in the console that they will stop: name it before they do.",
    ..PLAIN
};

const PUT_NOT_LISTED: Experiment = Experiment {
    id: "put-not-listed",
    title: "PUT is not on the list",
    story: "The server lists the methods that it thought of.",
    start: &[Method("PUT"), ALLOWED, Preflight(AllowMethods("GET, POST"))],
    fix_title: "List PUT",
    fix: &[Preflight(AllowMethods("GET, POST, PUT"))],
    lesson: "GET, HEAD and POST need no listing at all; every other method does.",
    ..PLAIN
};

const LOWER_CASE_PATCH: Experiment = Experiment {
    id: "lower-case-patch",
    title: "patch is not PATCH",
    story: "The server allows PATCH. The script writes the method in lower case, as it does with \
            `get`.",
    start: &[Method("patch"), ALLOWED, Preflight(AllowMethods("PATCH"))],
    fix_title: "Write `PATCH`",
    fix: &[Method("PATCH")],
    lesson: "Browsers put six old methods into capitals: DELETE, GET, HEAD, OPTIONS, POST and PUT. \
             PATCH came later, and goes out as written.",
    ..PLAIN
};

const OPTIONS_LOGIN: Experiment = Experiment {
    id: "options-login",
    title: "OPTIONS must log in",
    story: "A login guard before the API answers 401 to whoever has no token. Preflights never \
            have one.",
    start: &[
        Header("Authorization", "Bearer abc123"),
        Actual(AllowOrigin(Text::PAGE)),
        Preflight(Status(401)),
    ],
    fix_title: "Let preflights pass the guard",
    fix: &[
        Preflight(Status(204)),
        Preflight(AllowOrigin(Text::PAGE)),
        Preflight(AllowHeaders("Authorization")),
    ],
    lesson: "A preflight asks whether the token may be sent, so it cannot carry it. CORS belongs \
             in front of the login.",
    ..PLAIN
};

const OPTIONS_STATUS: Experiment = Experiment {
    id: "options-status",
    title: "Right headers, wrong status",
    story: "The preflight's answer has every header that it needs, and the status 404.",
    start: &[Method("DELETE"), ALLOWED, Preflight(AllowMethods("DELETE")), Preflight(Status(404))],
    fix_title: "Answer 204",
    fix: &[Preflight(Status(204))],
    lesson: "A preflight's answer counts only from 200 to 299. The answer to the request itself \
             may have any status.",
    ..PLAIN
};

const REDIRECTED: Experiment = Experiment {
    id: "redirected",
    title: "The preflight is redirected",
    story: "The script leaves out the slash at the end, and a router sends OPTIONS on to the \
            address that has one.",
    start: &[
        Method("PUT"),
        ALLOWED,
        Preflight(AllowMethods("PUT")),
        Preflight(Status(308)),
        Preflight(Line("Location", Text::Is("slash/"))),
    ],
    fix_title: "Answer OPTIONS where it is asked",
    fix: &[Preflight(Status(204)), Preflight(WithoutLine("Location"))],
    lesson: "No browser follows a redirect of a preflight. Usually the script's address lacks a \
             slash, or its `http` should be `https`.",
    ..PLAIN
};

const FINE_THEN_NOT: Experiment = Experiment {
    id: "fine-then-not",
    title: "The preflight is fine, the answer is not",
    story: "A gateway answers OPTIONS with everything that is needed. The application behind it \
            adds nothing.",
    start: &[
        Method("PUT"),
        Preflight(AllowOrigin(Text::PAGE)),
        Preflight(AllowMethods("PUT")),
        Actual(Body("saved")),
    ],
    fix_title: "Allow the page on the answer as well",
    fix: &[Actual(AllowOrigin(Text::PAGE))],
    lesson: "The PUT was done even while its answer stayed hidden. The origin is checked twice, on \
             each answer by itself.",
    ..PLAIN
};

const ASKED_EVERY_TIME: Experiment = Experiment {
    id: "asked-every-time",
    title: "Asked every time",
    story: "The page saves every few seconds, to one URL. The server says \
            `Access-Control-Max-Age: 0`. Send it more than once.",
    question: Question::Preflight,
    goal: Goal::WithoutPreflight,
    runs: Runs::Together,
    start: &[Method("PUT"), ALLOWED, Preflight(AllowMethods("PUT")), Preflight(MaxAge("0"))],
    fix_title: "Let the browser remember for ten minutes, and send twice",
    fix: &[Preflight(MaxAge("600"))],
    lesson: "Permission is remembered for each URL by itself, for as long as `Max-Age` says: five \
             seconds if it says nothing, and at most ten minutes in WebKit, two hours in Chromium, \
             a day in Firefox.",
    ..PLAIN
};
