//! Requests that the chosen mode does not allow to go out.

use super::{
    Side,
    case::Case,
    evidence::{Place, there},
    words::{Words, code, mdn},
};

pub(super) fn same_origin_mode(case: &Case<'_>, origin: &str, target: &str) -> Words {
    let headline = if case.after_redirect() {
        "A redirect leaves the origin; mode same-origin forbids that"
    } else {
        "Mode same-origin does not allow another origin"
    };
    Words {
        headline: headline.to_owned(),
        happened: format!("The page is {} and the URL is on {}.", code(origin), code(target)),
        why: "`same-origin` is the script's own promise not to leave its origin. The browser \
              keeps it, whatever the server would allow.",
        who: Side::Client,
        remedy: "Use mode `cors`, which is the default.".to_owned(),
        evidence: vec![there(Place::Script, "mode: \"same-origin\"")],
        mdn: mdn!("API/Request/mode"),
    }
}

pub(super) fn no_cors_redirect_mode(case: &Case<'_>) -> Words {
    use cors_engine::Keyword as _;
    let redirect = case.context.request.redirect.as_str();
    Words {
        headline: "Mode no-cors must follow redirects".to_owned(),
        happened: format!(
            "The script asked for mode `no-cors` and for `redirect: \"{redirect}\"` together."
        ),
        why: "In mode `no-cors` a script learns nothing about the answer. Whether it was a \
              redirect would be something.",
        who: Side::Client,
        remedy: "Leave `redirect` out, or use mode `cors`.".to_owned(),
        evidence: vec![there(
            Place::Script,
            format!("mode: \"no-cors\", redirect: \"{redirect}\""),
        )],
        mdn: mdn!("API/Request/redirect"),
    }
}

pub(super) fn scheme_not_http(scheme: &str) -> Words {
    Words {
        headline: "CORS works for http and https only".to_owned(),
        happened: format!("The URL's scheme is {}.", code(scheme)),
        why: "Permission to read across origins is given in HTTP headers. Other schemes have no \
              place for them.",
        who: Side::Client,
        remedy: "Serve the resource over HTTP. For local files, run `python3 -m http.server` in \
                 their folder."
            .to_owned(),
        evidence: vec![there(Place::Script, format!("scheme {scheme}"))],
        mdn: mdn!("HTTP/Guides/CORS/Errors/CORSRequestNotHttp"),
    }
}
