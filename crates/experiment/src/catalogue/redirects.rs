//! Experiments in which the server sends the request elsewhere.

use cors_engine::RedirectMode::{Follow, Manual};
use cors_wire::RedirectTo::{Loop, Nowhere, OtherPort, OtherSite, SamePath, UserInfo};

use super::setting::{
    Part::{AllowOrigin, Redirect, Status},
    Setting::{self, Actual},
};
use super::{ALLOWED, Experiment, Family, PLAIN, text::Text};

pub(super) const FAMILY: Family = Family {
    title: "Redirects",
    experiments: &[TO_ANOTHER_SITE, LOGIN_PAGE, UNOPENED, USER_INFO, FOR_EVER],
};

const TO_ANOTHER_SITE: Experiment = Experiment {
    id: "redirect-elsewhere",
    title: "From one stranger to the next",
    story: "The server sends the request on to another site. Both name this page as allowed.",
    start: &[ALLOWED, Actual(Redirect(OtherSite))],
    fix_title: "Allow everyone behind the redirect",
    fix: &[Actual(AllowOrigin(Text::Is("*")))],
    lesson: "A request that another origin sends on to a third one says `Origin: null`. An answer \
             that names the page does not fit it any more.",
    ..PLAIN
};

const LOGIN_PAGE: Experiment = Experiment {
    id: "login-page",
    title: "The session has ended",
    story: "The API's login guard sends whoever is not logged in to a login page, on another port.",
    start: &[Actual(Redirect(OtherPort))],
    fix_title: "Answer 401, with the header",
    fix: &[Actual(Redirect(Nowhere)), Actual(Status(401)), ALLOWED],
    lesson: "A script cannot log in by being redirected. It can read a 401, and then send the \
             visitor to the login page itself.",
    ..PLAIN
};

const UNOPENED: Experiment = Experiment {
    id: "redirect-manual",
    title: "A redirect to look at",
    story: "The script wants to know where it is sent, and asks for redirects unfollowed.",
    start: &[ALLOWED, Actual(Redirect(SamePath)), Setting::Redirects(Manual)],
    fix_title: "Let the browser follow",
    fix: &[Setting::Redirects(Follow)],
    lesson: "`redirect: \"manual\"` gives a closed response: no status, no `Location`. It is made \
             for service workers that pass it on.",
    ..PLAIN
};

const USER_INFO: Experiment = Experiment {
    id: "redirect-user",
    title: "A user name in the address",
    story: "The redirect leads to the same machine, with a user name and a password in the URL.",
    start: &[ALLOWED, Actual(Redirect(UserInfo))],
    fix_title: "Redirect without them",
    fix: &[Actual(Redirect(SamePath))],
    lesson: "Across origins no redirect may carry a login in its URL.",
    ..PLAIN
};

const FOR_EVER: Experiment = Experiment {
    id: "redirect-loop",
    title: "Round and round",
    story: "Every answer is a redirect to itself, and every one has the right header.",
    start: &[ALLOWED, Actual(Redirect(Loop))],
    fix_title: "Answer at last",
    fix: &[Actual(Redirect(Nowhere))],
    lesson: "After twenty redirects browsers give up: the server has had twenty-one requests. A \
             script sees the same error as for a missing header.",
    ..PLAIN
};
