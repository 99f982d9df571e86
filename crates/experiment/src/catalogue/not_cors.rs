//! Experiments that look like CORS to script, and are something else.

use cors_engine::Mode;
use cors_wire::Delivery as How;

use super::setting::{
    Part::{Delivery, ResourcePolicy},
    Setting::{Actual, Mode as In, To},
};
use super::{ALLOWED, Experiment, Family, Goal, PLAIN, Place};

pub(super) const FAMILY: Family =
    Family { title: "Not CORS at all", experiments: &[RESET, RESOURCE_POLICY, BAD_PORT] };

const RESET: Experiment = Experiment {
    id: "reset",
    title: "The connection breaks",
    story: "The server takes the request and hangs up. All its headers would have been right.",
    start: &[ALLOWED, Actual(Delivery(How::Reset))],
    fix_title: "Let the answer through",
    fix: &[Actual(Delivery(How::Whole))],
    lesson: "A script sees the same error as for a missing header. No header can mend a server \
             that does not answer.",
    ..PLAIN
};

const RESOURCE_POLICY: Experiment = Experiment {
    id: "resource-policy",
    title: "The server keeps it to itself",
    story: "A picture is fetched in mode `no-cors`. Its server says `Cross-Origin-Resource-Policy: \
            same-origin`.",
    goal: Goal::Arrives,
    start: &[In(Mode::NoCors), Actual(ResourcePolicy("same-origin"))],
    fix_title: "Say `cross-origin`",
    fix: &[Actual(ResourcePolicy("cross-origin"))],
    lesson: "This policy is about embedding. It bites only where CORS is not used, and a request \
             in mode `cors` is not asked for it.",
    ..PLAIN
};

const BAD_PORT: Experiment = Experiment {
    id: "bad-port",
    title: "A forbidden port",
    story: "The API listens on 6000, the port of X11.",
    place: Place::Url("http://localhost:6000/"),
    start: &[ALLOWED],
    fix_title: "Use a port that browsers talk to",
    fix: &[To(Place::SameSite)],
    lesson: "Browsers refuse some eighty ports that other protocols own, before they even connect.",
    ..PLAIN
};
