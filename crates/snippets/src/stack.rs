//! The stacks that there is a snippet for.

use cors_engine::Keyword;

/// A server, framework, gateway or host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stack {
    /// nginx.
    Nginx,
    /// Apache httpd.
    Apache,
    /// Caddy.
    Caddy,
    /// `HAProxy`.
    Haproxy,
    /// ingress-nginx.
    IngressNginx,
    /// Traefik.
    Traefik,
    /// Express.
    Express,
    /// Koa.
    Koa,
    /// Fastify.
    Fastify,
    /// `NestJS`.
    Nestjs,
    /// Spring MVC with Security.
    Spring,
    /// Django.
    Django,
    /// Flask.
    Flask,
    /// `FastAPI`.
    Fastapi,
    /// Rails.
    Rails,
    /// Laravel.
    Laravel,
    /// ASP.NET Core.
    AspNet,
    /// Go with rs/cors.
    RsCors,
    /// Go with jub0bs/cors.
    Jub0bsCors,
    /// axum with tower-http.
    Axum,
    /// actix-web.
    Actix,
    /// API Gateway (HTTP API).
    HttpApi,
    /// API Gateway (REST with Lambda).
    RestApi,
    /// S3 with `CloudFront`.
    S3,
    /// Cloudflare Workers.
    Workers,
    /// Firebase Functions.
    Firebase,
    /// Google Cloud Storage.
    CloudStorage,
}

impl Keyword for Stack {
    const ALL: &'static [Self] = &[
        Self::Nginx,
        Self::Apache,
        Self::Caddy,
        Self::Haproxy,
        Self::IngressNginx,
        Self::Traefik,
        Self::Express,
        Self::Koa,
        Self::Fastify,
        Self::Nestjs,
        Self::Spring,
        Self::Django,
        Self::Flask,
        Self::Fastapi,
        Self::Rails,
        Self::Laravel,
        Self::AspNet,
        Self::RsCors,
        Self::Jub0bsCors,
        Self::Axum,
        Self::Actix,
        Self::HttpApi,
        Self::RestApi,
        Self::S3,
        Self::Workers,
        Self::Firebase,
        Self::CloudStorage,
    ];

    fn as_str(self) -> &'static str {
        self.id()
    }
}

impl Stack {
    /// Its identifier, which is also the name of its file.
    pub fn id(self) -> &'static str {
        self.names().0
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        self.names().1
    }

    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Nginx => ("nginx", "nginx"),
            Self::Apache => ("apache", "Apache httpd"),
            Self::Caddy => ("caddy", "Caddy"),
            Self::Haproxy => ("haproxy", "HAProxy"),
            Self::IngressNginx => ("ingress-nginx", "ingress-nginx"),
            Self::Traefik => ("traefik", "Traefik"),
            Self::Express => ("express", "Express"),
            Self::Koa => ("koa", "Koa"),
            Self::Fastify => ("fastify", "Fastify"),
            Self::Nestjs => ("nestjs", "NestJS"),
            Self::Spring => ("spring", "Spring MVC with Security"),
            Self::Django => ("django", "Django"),
            Self::Flask => ("flask", "Flask"),
            Self::Fastapi => ("fastapi", "FastAPI"),
            Self::Rails => ("rails", "Rails"),
            Self::Laravel => ("laravel", "Laravel"),
            Self::AspNet => ("aspnet", "ASP.NET Core"),
            Self::RsCors => ("go-rs-cors", "Go with rs/cors"),
            Self::Jub0bsCors => ("go-jub0bs-cors", "Go with jub0bs/cors"),
            Self::Axum => ("axum", "axum with tower-http"),
            Self::Actix => ("actix", "actix-web"),
            Self::HttpApi => ("aws-http-api", "API Gateway (HTTP API)"),
            Self::RestApi => ("aws-rest-api", "API Gateway (REST with Lambda)"),
            Self::S3 => ("s3-cloudfront", "S3 with CloudFront"),
            Self::Workers => ("cloudflare-workers", "Cloudflare Workers"),
            Self::Firebase => ("firebase", "Firebase Functions"),
            Self::CloudStorage => ("gcs", "Google Cloud Storage"),
        }
    }

    /// Its text. Whoever calls this has all of them built in.
    pub fn text(self) -> &'static str {
        match self {
            Self::Nginx => include_str!("../stacks/nginx.txt"),
            Self::Apache => include_str!("../stacks/apache.txt"),
            Self::Caddy => include_str!("../stacks/caddy.txt"),
            Self::Haproxy => include_str!("../stacks/haproxy.txt"),
            Self::IngressNginx => include_str!("../stacks/ingress-nginx.txt"),
            Self::Traefik => include_str!("../stacks/traefik.txt"),
            Self::Express => include_str!("../stacks/express.txt"),
            Self::Koa => include_str!("../stacks/koa.txt"),
            Self::Fastify => include_str!("../stacks/fastify.txt"),
            Self::Nestjs => include_str!("../stacks/nestjs.txt"),
            Self::Spring => include_str!("../stacks/spring.txt"),
            Self::Django => include_str!("../stacks/django.txt"),
            Self::Flask => include_str!("../stacks/flask.txt"),
            Self::Fastapi => include_str!("../stacks/fastapi.txt"),
            Self::Rails => include_str!("../stacks/rails.txt"),
            Self::Laravel => include_str!("../stacks/laravel.txt"),
            Self::AspNet => include_str!("../stacks/aspnet.txt"),
            Self::RsCors => include_str!("../stacks/go-rs-cors.txt"),
            Self::Jub0bsCors => include_str!("../stacks/go-jub0bs-cors.txt"),
            Self::Axum => include_str!("../stacks/axum.txt"),
            Self::Actix => include_str!("../stacks/actix.txt"),
            Self::HttpApi => include_str!("../stacks/aws-http-api.txt"),
            Self::RestApi => include_str!("../stacks/aws-rest-api.txt"),
            Self::S3 => include_str!("../stacks/s3-cloudfront.txt"),
            Self::Workers => include_str!("../stacks/cloudflare-workers.txt"),
            Self::Firebase => include_str!("../stacks/firebase.txt"),
            Self::CloudStorage => include_str!("../stacks/gcs.txt"),
        }
    }
}
