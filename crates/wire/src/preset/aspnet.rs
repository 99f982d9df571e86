//! ASP.NET Core with `UseHttpsRedirection` before `UseCors`; its
//! [documentation](https://learn.microsoft.com/aspnet/core/security/cors) tells the order.

use super::Preset;
use crate::{Answer, Policy, Redirect, RedirectTo};

pub(super) fn preset() -> Preset {
    Preset {
        name: "aspnet-https-redirection".into(),
        title: "ASP.NET Core, HTTPS redirection first".into(),
        sentence:
            "The preflight is sent to the HTTPS port before CORS has its turn, and no preflight \
            may be redirected."
                .into(),
        policy: Policy {
            preflight: Answer {
                redirect: Redirect {
                    to: RedirectTo::Location,
                    location: "https://localhost:7001/".into(),
                    ..Redirect::default()
                },
                ..Answer::default_preflight()
            },
            actual: Answer {
                redirect: Redirect {
                    to: RedirectTo::Location,
                    location: "https://localhost:7001/".into(),
                    ..Redirect::default()
                },
                ..Answer::default()
            },
            ..Policy::default()
        },
    }
}
