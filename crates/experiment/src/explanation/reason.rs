//! Why a preflight is needed, each reason in a sentence.

use cors_engine::{PreflightReason, PreflightTrigger};

use super::words::code;

/// One reason for a preflight, as a sentence.
pub fn describe_reason(reason: &PreflightReason) -> String {
    match reason {
        PreflightReason::Method(method) => {
            let capitals = method.to_ascii_uppercase();
            let as_typed = if capitals == *method {
                String::new()
            } else {
                format!(" It goes out as typed; servers know it as {}.", code(&capitals))
            };
            format!(
                "{} is not one of GET, HEAD and POST, the methods that need no preflight.{as_typed}",
                code(method)
            )
        }
        PreflightReason::Header { name, trigger } => describe_trigger(name, trigger),
        PreflightReason::UploadListener => {
            "A listener on `xhr.upload` would tell how far the upload got, so the server is asked \
             first."
                .to_owned()
        }
        PreflightReason::StreamBody => "The body is a stream, which no form can send.".to_owned(),
        PreflightReason::EarlierHop => {
            "This browser asks again after each redirect of a request that needed a preflight."
                .to_owned()
        }
    }
}

fn describe_trigger(name: &str, trigger: &PreflightTrigger) -> String {
    let header = code(name);
    match trigger {
        PreflightTrigger::Name => {
            format!("{header} is not a header that pages may send without asking.")
        }
        PreflightTrigger::ValueLength(length) => format!(
            "The value of {header} is {length} bytes long; more than 128 need the server's consent."
        ),
        PreflightTrigger::Byte(byte) => format!(
            "The value of {header} has {} in it, which needs the server's consent.",
            byte_name(*byte)
        ),
        PreflightTrigger::LanguageByte(byte) => format!(
            "The value of {header} has {} in it; a list of languages needs only letters, digits, \
             spaces and `*,-.;=`.",
            byte_name(*byte)
        ),
        PreflightTrigger::ContentTypeUnparseable => {
            "The `Content-Type` is not a media type, so it is none that a form can send.".to_owned()
        }
        PreflightTrigger::ContentTypeEssence(essence) => {
            format!("{} is not one of the three content types a form can send.", code(essence))
        }
        PreflightTrigger::ContentTypeComma => {
            "The `Content-Type` has a comma, which this browser does not let pass unasked."
                .to_owned()
        }
        PreflightTrigger::RangeUnparseable => {
            "Only a single plain range such as `bytes=0-499` may be sent without asking.".to_owned()
        }
        PreflightTrigger::RangeWithoutStart => {
            "A range that counts from the end has no start, and needs the server's consent."
                .to_owned()
        }
        PreflightTrigger::TotalLength(total) => format!(
            "The harmless headers together are {total} bytes long; more than 1024 make every one \
             of them, {header} too, need consent."
        ),
    }
}

/// A byte as a reader knows it.
fn byte_name(byte: u8) -> String {
    match byte {
        b'\t' => "a tab".to_owned(),
        b'`' => "a back-quote (byte 0x60)".to_owned(),
        0x21..=0x7E => format!("`{}` (byte 0x{byte:02X})", char::from(byte)),
        byte => format!("byte 0x{byte:02X}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_trigger_names_what_was_found() {
        let header = |name: &str, trigger| {
            describe_reason(&PreflightReason::Header { name: name.to_owned(), trigger })
        };
        let essence = PreflightTrigger::ContentTypeEssence("application/json".to_owned());
        assert_eq!(
            header("content-type", essence),
            "`application/json` is not one of the three content types a form can send."
        );
        assert!(header("accept", PreflightTrigger::Byte(b'"')).contains("`\"` (byte 0x22)"));
        assert!(header("accept", PreflightTrigger::Byte(0x7F)).contains("byte 0x7F"));
        assert!(header("accept", PreflightTrigger::ValueLength(129)).contains("129 bytes"));
        assert!(describe_reason(&PreflightReason::Method("PUT".to_owned())).contains("`PUT`"));
    }
}
