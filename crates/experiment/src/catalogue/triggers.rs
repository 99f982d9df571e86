//! Experiments about what makes a browser ask first, though nobody would think so.

use super::setting::{
    Part::{AllowOrigin, Status},
    Setting::{
        Actual, Body, Header, Method, NoUploadListener, Preflight, UploadListener, WithoutHeader,
    },
};
use super::{Experiment, Family, Goal, PLAIN, Question, text::Text};

pub(super) const FAMILY: Family = Family {
    title: "What makes the browser ask",
    experiments: &[TRACEPARENT, LONG_ACCEPT, RANGE_SUFFIX, TWO_RANGES, CONTENT_TYPE, UPLOAD],
};

/// A server that shares its answers and answers no preflight.
const TRIGGER: Experiment =
    Experiment { question: Question::Preflight, goal: Goal::WithoutPreflight, ..PLAIN };

/// 129 bytes, one more than a safelisted value may have.
const LONG: &str = "application/vnd.example.orders.v3+json;profile=summary;fields=id,name,total,currency,customer,created,updated,status,items;q=0.90";

const TRACEPARENT: Experiment = Experiment {
    id: "traceparent",
    title: "A tracing header",
    story: "Monitoring was switched on, and marks every request with a trace. The server answers \
            no preflight.",
    start: &[
        Header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
        Actual(AllowOrigin(Text::PAGE)),
        Preflight(Status(404)),
    ],
    fix_title: "Trace only requests to servers that expect it",
    fix: &[WithoutHeader("traceparent")],
    lesson: "A library that adds one header of its own changes every request to another origin.",
    ..TRIGGER
};

const LONG_ACCEPT: Experiment = Experiment {
    id: "long-accept",
    title: "A long Accept",
    story: "`Accept` needs no permission. This one is 129 bytes long.",
    start: &[Header("Accept", LONG), Actual(AllowOrigin(Text::PAGE)), Preflight(Status(404))],
    fix_title: "Say less in `Accept`",
    fix: &[WithoutHeader("Accept"), Header("Accept", "application/json")],
    lesson: "A safelisted value may have 128 bytes. One more, and the browser asks for leave to \
             send it.",
    ..TRIGGER
};

const RANGE_SUFFIX: Experiment = Experiment {
    id: "range-suffix",
    title: "The last bytes of a file",
    story: "A player reads the end of a file first: `Range: bytes=-500`.",
    start: &[
        Header("Range", "bytes=-500"),
        Actual(AllowOrigin(Text::PAGE)),
        Preflight(Status(404)),
    ],
    fix_title: "Name the first byte: `bytes=500-`",
    fix: &[WithoutHeader("Range"), Header("Range", "bytes=500-")],
    lesson: "A single range is safelisted if it says where it begins.",
    ..TRIGGER
};

const TWO_RANGES: Experiment = Experiment {
    id: "two-ranges",
    title: "Two ranges at once",
    story: "A map asks for two pieces of a file in one request.",
    start: &[
        Header("Range", "bytes=0-99,200-299"),
        Actual(AllowOrigin(Text::PAGE)),
        Preflight(Status(404)),
    ],
    fix_title: "Ask for one piece at a time",
    fix: &[WithoutHeader("Range"), Header("Range", "bytes=0-99")],
    lesson: "A `Range` goes out unasked only as a single range, with nothing else in the value.",
    ..TRIGGER
};

const CONTENT_TYPE: Experiment = Experiment {
    id: "odd-content-type",
    title: "Brackets in a content type",
    story: "`text/plain` goes out unasked. Here a parameter has brackets in it.",
    start: &[
        Method("POST"),
        Body("hello"),
        Header("Content-Type", "text/plain;note=(draft)"),
        Actual(AllowOrigin(Text::PAGE)),
        Preflight(Status(404)),
    ],
    fix_title: "Leave the parameter out",
    fix: &[WithoutHeader("Content-Type"), Header("Content-Type", "text/plain")],
    lesson: "Brackets, quotes, colons and a few more make any safelisted value unsafe, even in a \
             comment that nobody reads.",
    ..TRIGGER
};

const UPLOAD: Experiment = Experiment {
    id: "progress-bar",
    title: "A progress bar",
    story: "The page uploads by `XMLHttpRequest` and listens to its progress.",
    start: &[
        Method("POST"),
        Body("a small file"),
        UploadListener,
        Actual(AllowOrigin(Text::PAGE)),
        Preflight(Status(404)),
    ],
    fix_title: "Do without the listener",
    fix: &[NoUploadListener],
    lesson: "Progress tells how fast the server reads, so a listener on `xhr.upload` must be \
             allowed first. It adds no header that would give it away.",
    ..TRIGGER
};
