//! `Access-Control-Allow-Credentials` is missing or not `true`.

use super::{
    Side,
    case::Case,
    evidence::{missing as lacking, there},
    words::{Words, code, mdn},
};

const MDN: &str = mdn!("HTTP/Guides/CORS/Errors/CORSMissingAllowCredentials");
const WHY: &str = "An answer made for somebody who is logged in may hold private data. The server \
                   must say twice that the page may read it: by naming its origin, and with \
                   exactly `true` here.";

pub(super) fn missing(case: &Case<'_>) -> Words {
    let headline = if case.in_preflight() {
        "The preflight does not allow credentials"
    } else {
        "The answer does not allow credentials"
    };
    Words {
        headline: headline.to_owned(),
        happened: format!(
            "The script uses {}, and {} has no `Access-Control-Allow-Credentials` header.",
            case.include_words(),
            lower_first(case.answer())
        ),
        why: WHY,
        who: Side::Server,
        remedy: "Send `Access-Control-Allow-Credentials: true` on the answer to the preflight and \
                 on the answer itself. If no cookies are needed, leave credentials out in the \
                 script."
            .to_owned(),
        evidence: vec![
            case.origin_line(),
            lacking(case.answer_place(), "Access-Control-Allow-Credentials: true"),
        ],
        mdn: MDN,
    }
}

pub(super) fn not_true(case: &Case<'_>, value: &str) -> Words {
    let (headline, remedy) = if value.eq_ignore_ascii_case("true") {
        (
            "Access-Control-Allow-Credentials must be true in lower case",
            "Write `true` in lower case; some languages print their own `True`.",
        )
    } else if value.contains(',') {
        (
            "Two layers both add Access-Control-Allow-Credentials",
            "Let only one of proxy and application send the header.",
        )
    } else {
        (
            "Access-Control-Allow-Credentials is not true",
            "Send exactly `true`. There is no other value; to refuse, leave the header out.",
        )
    };
    Words {
        headline: headline.to_owned(),
        happened: format!(
            "{} says {}; the script uses {}.",
            case.answer(),
            code(&format!("Access-Control-Allow-Credentials: {value}")),
            case.include_words()
        ),
        why: WHY,
        who: Side::Server,
        remedy: remedy.to_owned(),
        evidence: vec![
            case.origin_line(),
            there(case.answer_place(), format!("Access-Control-Allow-Credentials: {value}")),
        ],
        mdn: MDN,
    }
}

fn lower_first(sentence: &str) -> String {
    sentence.replacen("The", "the", 1)
}
