//! A cookie for every site, from an answer that no page of another site may read with it.

use crate::lint::{
    ObservedAnswer, Severity,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "needless-cross-site-cookie",
    title: "`SameSite=None` where credentials are not allowed",
    why: "Requests that other sites forge bring the cookie along, and no page of theirs may use \
          it for anything better.",
    remedy: "Leave `SameSite=None` out, or allow credentials for the origins that need it.",
    source: "https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let cookies = answer.values("set-cookie");
    let anywhere = |cookie: &&&str| {
        let mut attributes = cookie.split(';').skip(1).map(str::trim);
        attributes.any(|attribute| attribute.eq_ignore_ascii_case("samesite=none"))
    };
    let name = cookies.iter().find(anywhere)?.split(['=', ';']).next()?.trim();
    let message = format!("The cookie `{name}` goes with requests from every site.");
    (!answer.allows_credentials())
        .then(|| Hit::header(Severity::Low, answer, "Set-Cookie", message))
}
