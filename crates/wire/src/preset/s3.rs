//! An S3 bucket that has no CORS configuration, as its
//! [documentation](https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors-troubleshooting.html)
//! describes.

use super::Preset;
use crate::{Answer, Policy};

pub(super) fn preset() -> Preset {
    let body = "<Error><Code>AccessForbidden</Code>\
        <Message>CORSResponse: CORS is not enabled for this bucket.</Message></Error>";
    Preset {
        name: "s3-without-cors".into(),
        title: "S3, no CORS configuration".into(),
        sentence:
            "A plain GET is answered without a CORS header, and every preflight is forbidden."
                .into(),
        policy: Policy {
            preflight: Answer {
                status: 403,
                headers: vec![("Content-Type".to_owned(), "application/xml".to_owned())],
                body: body.to_owned(),
                ..Answer::default_preflight()
            },
            actual: Answer::default(),
            ..Policy::default()
        },
    }
}
