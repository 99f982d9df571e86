//! Experiments about who may read an answer.

use cors_wire::{CorsWhen, OriginMatch};

use super::setting::{
    Part::{AllowOrigin, Body, Line, OriginList, Status, When, WithoutLine},
    Setting::{Actual, Both},
};
use super::{Experiment, Family, PLAIN, Place, text::Text};
use crate::Sender;

pub(super) const FAMILY: Family = Family {
    title: "Who may read",
    experiments: &[
        NO_HEADER,
        SLASH,
        SCHEME,
        PORT,
        CAPITALS,
        LIST,
        DOUBLED,
        OTHER_NAME,
        ALLOWS_ITSELF,
        ERROR_PAGE,
        NULL_ORIGIN,
    ],
};

const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";
const ALLOW_PAGE: Experiment = Experiment {
    fix_title: "Allow the page's origin, exactly as the browser sends it",
    fix: &[Both(AllowOrigin(Text::PAGE))],
    ..PLAIN
};

const NO_HEADER: Experiment = Experiment {
    id: "no-header",
    title: "No header at all",
    story: "A plain GET to a server that has never heard of CORS.",
    lesson: "Without the header the server did its work all the same: the request arrived and was \
             answered. Only reading was refused: of a request that any form could send, CORS \
             protects the answer, not the server.",
    ..ALLOW_PAGE
};

const SLASH: Experiment = Experiment {
    id: "slash",
    title: "A slash at the end",
    story: "Somebody copied the allowed origin from the address bar, slash and all.",
    start: &[Both(AllowOrigin(Text::PageThen("/")))],
    lesson: "Origins are compared byte for byte. An origin has a scheme, a host and a port, and \
             never a path.",
    ..ALLOW_PAGE
};

const SCHEME: Experiment = Experiment {
    id: "scheme",
    title: "http and https",
    story: "The page moved to the other scheme; the server's configuration did not.",
    start: &[Both(AllowOrigin(Text::OtherScheme))],
    lesson: "`http` and `https` of one host are two origins. Allow the one that the visitor really \
             has.",
    ..ALLOW_PAGE
};

const PORT: Experiment = Experiment {
    id: "port",
    title: "Another port",
    story: "The development server found its port taken and chose the next.",
    start: &[Both(AllowOrigin(Text::OtherPort))],
    lesson: "The port is part of the origin. Two servers on one machine are strangers to each \
             other.",
    ..ALLOW_PAGE
};

const CAPITALS: Experiment = Experiment {
    id: "capitals",
    title: "Capital letters",
    story: "The host in the configuration is spelled in capitals, as host names may be.",
    start: &[Both(AllowOrigin(Text::PageInCapitals))],
    lesson: "Host names ignore case, this comparison does not: browsers send origins in lower \
             case.",
    ..ALLOW_PAGE
};

const LIST: Experiment = Experiment {
    id: "list",
    title: "Two origins in one line",
    story: "Two pages need the API, so both origins went into the header, with a comma between.",
    start: &[Both(AllowOrigin(Text::PageThen(", https://shop.example")))],
    fix_title: "Keep the list on the server, and answer with the one that asks",
    fix: &[Both(OriginList(OriginMatch::Exact, &[Text::PAGE, Text::Is("https://shop.example")]))],
    lesson: "The header takes one origin, `null` or `*`. A server with a list looks the origin up, \
             repeats it, and says `Vary: Origin` for the caches on the way.",
    ..PLAIN
};

const DOUBLED: Experiment = Experiment {
    id: "doubled",
    title: "Allowed twice",
    story: "The application allows everyone, and so does the proxy before it.",
    start: &[Both(AllowOrigin(Text::Is("*"))), Both(Line(ALLOW_ORIGIN, Text::Is("*")))],
    fix_title: "Let one of the two send the header",
    fix: &[Both(WithoutLine(ALLOW_ORIGIN))],
    lesson: "Two lines are read as `*, *`, which is neither `*` nor an origin. Exactly one layer \
             should speak of CORS.",
    ..PLAIN
};

const OTHER_NAME: Experiment = Experiment {
    id: "other-name",
    title: "localhost and 127.0.0.1",
    story: "The server allows this very page, under the machine's other name.",
    start: &[Both(AllowOrigin(Text::OtherName))],
    fix_title: "Allow both names",
    fix: &[Both(OriginList(OriginMatch::Exact, &[Text::PAGE, Text::OtherName]))],
    lesson: "Browsers compare names and never look up where they lead. The matrix shows all names \
             of this machine at once.",
    ..PLAIN
};

const ALLOWS_ITSELF: Experiment = Experiment {
    id: "allows-itself",
    title: "The server allows itself",
    story: "The API, on the lab's second port, was told its own address as the allowed origin.",
    place: Place::SecondPort,
    start: &[Both(AllowOrigin(Text::Target))],
    lesson: "What has to be allowed is where the request comes from, not where it goes.",
    ..ALLOW_PAGE
};

const ERROR_PAGE: Experiment = Experiment {
    id: "error-page",
    title: "An error without headers",
    story: "The API allows the page, but its error page is made by a layer that knows nothing of \
            that.",
    start: &[
        Both(AllowOrigin(Text::PAGE)),
        Actual(Status(500)),
        Actual(When(CorsWhen::Success)),
        Actual(Body("the database is down")),
    ],
    fix_title: "Send the header with every status",
    fix: &[Both(When(CorsWhen::Always))],
    lesson: "The console spoke of CORS, but the trouble was a 500. With the header on errors too, \
             the script reads status and message.",
    ..PLAIN
};

const NULL_ORIGIN: Experiment = Experiment {
    id: "null-origin",
    title: "The origin null",
    story: "A sandboxed frame asks. Its origin is opaque, and goes over the wire as `null`.",
    sender: Sender::SandboxedFrame,
    start: &[Both(AllowOrigin(Text::PAGE))],
    fix_title: "Allow everyone, without credentials",
    fix: &[Both(AllowOrigin(Text::Is("*")))],
    lesson: "Sandboxed frames, local files and redirects between origins all say `null`. To allow \
             `null` is to allow every page on the web, for any can make such a frame: so say `*`, \
             which at least admits it.",
    ..PLAIN
};
