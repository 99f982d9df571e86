//! Policies that have a name: correct ones, and what well-known stacks send, by default or when
//! something was forgotten.
//!
//! Each has a file of its own, which says where the behaviour comes from.

mod allow_list;
mod allow_list_with_credentials;
mod api_gateway;
mod api_gateway_http;
mod aspnet;
mod axum;
mod caddy;
mod cloudflare;
mod django;
mod express;
mod fastapi;
mod fastapi_error;
mod fastify;
mod firebase;
mod flask;
mod haproxy;
mod ingress_nginx;
mod keycloak;
mod laravel;
mod nginx;
mod proxy_and_application;
mod public;
mod rails;
mod s3;
mod shared_cache;
mod spring_security;
mod traefik;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::Policy;

/// A policy that has a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// Its name: `a-z`, `0-9` and `-`.
    pub name: Cow<'static, str>,
    /// Its title.
    pub title: Cow<'static, str>,
    /// What it shows, in a sentence.
    pub sentence: Cow<'static, str>,
    /// The policy.
    pub policy: Policy,
}

impl Preset {
    /// All presets, the correct ones first. Those that allow one origin allow `page_origin`.
    pub fn all(page_origin: &str) -> Vec<Self> {
        vec![
            public::preset(),
            allow_list::preset(page_origin),
            allow_list_with_credentials::preset(page_origin),
            rails::preset(page_origin),
            express::preset(),
            fastify::preset(),
            nginx::preset(page_origin),
            ingress_nginx::preset(),
            traefik::preset(page_origin),
            caddy::preset(),
            haproxy::preset(page_origin),
            spring_security::preset(page_origin),
            aspnet::preset(),
            django::preset(page_origin),
            flask::preset(),
            fastapi::preset(),
            fastapi_error::preset(page_origin),
            laravel::preset(),
            axum::preset(),
            api_gateway::preset(),
            api_gateway_http::preset(),
            s3::preset(),
            firebase::preset(),
            cloudflare::preset(page_origin),
            shared_cache::preset(page_origin),
            keycloak::preset(page_origin),
            proxy_and_application::preset(),
        ]
    }
}

#[cfg(test)]
mod tests;
