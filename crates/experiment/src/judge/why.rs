//! Why a header needs the server's consent, in a few words.

use cors_engine::PreflightTrigger;

/// What makes a request header unsafe.
pub(super) fn why(trigger: &PreflightTrigger) -> String {
    match trigger {
        PreflightTrigger::Name => "not a CORS-safelisted name".to_owned(),
        PreflightTrigger::ValueLength(length) => {
            format!("the value has {length} bytes, more than 128")
        }
        PreflightTrigger::Byte(byte) => {
            format!("the value has the byte {}", byte_name(*byte))
        }
        PreflightTrigger::LanguageByte(byte) => {
            format!("the value has the byte {}, which no language has", byte_name(*byte))
        }
        PreflightTrigger::ContentTypeUnparseable => "the value is not a media type".to_owned(),
        PreflightTrigger::ContentTypeEssence(essence) => {
            format!("{essence} is none of the three types that a form can send")
        }
        PreflightTrigger::ContentTypeComma => "the value has a comma".to_owned(),
        PreflightTrigger::RangeUnparseable => "the value is not a single range of bytes".to_owned(),
        PreflightTrigger::RangeWithoutStart => "the range has no start".to_owned(),
        PreflightTrigger::TotalLength(length) => {
            format!("all safelisted values together have {length} bytes, more than 1024")
        }
    }
}

fn byte_name(byte: u8) -> String {
    if byte.is_ascii_graphic() {
        format!("0x{byte:02X} ({})", char::from(byte))
    } else {
        format!("0x{byte:02X}")
    }
}
