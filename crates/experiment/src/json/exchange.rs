//! The parts of an exchange, which the page hands on as JSON.

use super::{
    ToJson,
    leaf::push_line,
    members::{object, writable},
};
use crate::judge::{Answer, HopAnswers, HttpAnswer, Page, ResponseHeader, Status, TransportError};

writable! {
    HopAnswers { preflight, response }
    HttpAnswer { status, headers }
}

impl ToJson for Page {
    fn write(&self, json: &mut String) {
        object(json, &["origin"], &[&self.origin.origin().as_str().to_owned()]);
    }
}

impl ToJson for Answer {
    fn write(&self, json: &mut String) {
        match self {
            Self::Http(answer) => answer.write(json),
            Self::Failed { error } => object(json, &["error"], &[error]),
        }
    }
}

impl ToJson for Status {
    fn write(&self, json: &mut String) {
        self.code().write(json);
    }
}

impl ToJson for ResponseHeader {
    fn write(&self, json: &mut String) {
        let (name, value) = self.as_spelled();
        push_line(json, name, value);
    }
}

impl ToJson for TransportError {
    fn write(&self, json: &mut String) {
        json.push_str(match self {
            Self::Connection => "\"connection\"",
        });
    }
}
