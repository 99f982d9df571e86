//! A REST API of Amazon API Gateway whose
//! [gateway responses](https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html)
//! were left as they are.

use super::Preset;
use crate::{Answer, Policy, Switch};

pub(super) fn preset() -> Preset {
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    Preset {
        name: "api-gateway-401".into(),
        title: "API Gateway, expired token".into(),
        sentence: "The preflight is right, but the gateway itself turns the request away, before \
            the function that would have added the headers."
            .into(),
        policy: Policy {
            preflight: Answer {
                status: 200,
                allow_origin: Switch::on("*"),
                allow_methods: Switch::on("DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT"),
                allow_headers: Switch::on(
                    "Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token",
                ),
                headers: vec![header("Content-Type", "application/json")],
                ..Answer::default_preflight()
            },
            actual: Answer {
                status: 401,
                headers: vec![
                    header("Content-Type", "application/json"),
                    header("x-amzn-ErrorType", "UnauthorizedException"),
                ],
                body: r#"{"message":"Unauthorized"}"#.to_owned(),
                ..Answer::default()
            },
            ..Policy::default()
        },
    }
}
