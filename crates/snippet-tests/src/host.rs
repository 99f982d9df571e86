//! How each stack is installed, where its snippet goes, and how it is started.
//!
//! A stack's own files are under `hosts/`. In them `@snippet 0` alone in a line stands for the
//! snippet's first piece, word for word; `@port` and `@application` are where the server listens
//! and where the application behind it does.

use cors_snippets::Stack;

/// What the stack is to the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It is the application.
    Application,
    /// It stands before it.
    Proxy,
}

/// Where a stack comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Debian's packages.
    Debian,
    /// The npm registry.
    Npm,
    /// `PyPI`.
    Pip,
    /// Rust's registry.
    Cargo,
}

/// A stack that can be run here.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Host {
    pub(crate) stack: Stack,
    pub(crate) role: Role,
    pub(crate) source: Source,
    /// What is installed.
    pub(crate) packages: &'static [&'static str],
    /// Whose versions are named: the package, and what people call it.
    pub(crate) named: &'static [(&'static str, &'static str)],
    /// What is run before each start; empty for nothing.
    pub(crate) build: &'static [&'static str],
    /// What is started.
    pub(crate) start: &'static [&'static str],
}

/// The stacks that can be run here.
pub(crate) const HOSTS: &[Host] = &[
    Host {
        stack: Stack::Nginx,
        role: Role::Proxy,
        source: Source::Debian,
        packages: &["nginx"],
        named: &[("nginx", "nginx")],
        build: &[],
        start: &["nginx", "-p", ".", "-c", "nginx.conf", "-e", "stderr"],
    },
    Host {
        stack: Stack::Apache,
        role: Role::Proxy,
        source: Source::Debian,
        packages: &["apache2"],
        named: &[("apache2", "Apache httpd")],
        build: &[],
        start: &["apache2", "-d", "@dir", "-f", "@dir/httpd.conf", "-DFOREGROUND"],
    },
    Host {
        stack: Stack::Caddy,
        role: Role::Proxy,
        source: Source::Debian,
        packages: &["caddy"],
        named: &[("caddy", "Caddy")],
        build: &[],
        start: &["caddy", "run", "--config", "Caddyfile", "--adapter", "caddyfile"],
    },
    Host {
        stack: Stack::Haproxy,
        role: Role::Proxy,
        source: Source::Debian,
        packages: &["haproxy"],
        named: &[("haproxy", "HAProxy")],
        build: &[],
        start: &["haproxy", "-db", "-f", "haproxy.cfg"],
    },
    Host {
        stack: Stack::Express,
        role: Role::Application,
        source: Source::Npm,
        packages: &["express", "cors"],
        named: &[("express", "Express"), ("cors", "cors")],
        build: &[],
        start: &["node", "app.js", "@port"],
    },
    Host {
        stack: Stack::Koa,
        role: Role::Application,
        source: Source::Npm,
        packages: &["koa", "@koa/cors"],
        named: &[("koa", "Koa"), ("@koa/cors", "@koa/cors")],
        build: &[],
        start: &["node", "app.js", "@port"],
    },
    Host {
        stack: Stack::Fastify,
        role: Role::Application,
        source: Source::Npm,
        packages: &["fastify", "@fastify/cors"],
        named: &[("fastify", "Fastify"), ("@fastify/cors", "@fastify/cors")],
        build: &[],
        start: &["node", "app.js", "@port"],
    },
    Host {
        stack: Stack::Nestjs,
        role: Role::Application,
        source: Source::Npm,
        packages: &[
            "@nestjs/common",
            "@nestjs/core",
            "@nestjs/platform-express",
            "reflect-metadata",
            "rxjs",
        ],
        named: &[("@nestjs/core", "NestJS")],
        build: &[],
        start: &["node", "main.js", "@port"],
    },
    Host {
        stack: Stack::Workers,
        role: Role::Proxy,
        source: Source::Npm,
        packages: &["workerd"],
        named: &[("workerd", "workerd")],
        build: &[],
        start: &["node_modules/.bin/workerd", "serve", "config.capnp"],
    },
    Host {
        stack: Stack::Firebase,
        role: Role::Application,
        source: Source::Npm,
        packages: &["firebase-functions", "firebase-admin", "express", "cors"],
        named: &[("firebase-functions", "firebase-functions"), ("cors", "cors")],
        build: &[],
        start: &["node", "host.js", "@port"],
    },
    Host {
        stack: Stack::Django,
        role: Role::Application,
        source: Source::Pip,
        packages: &["django", "django-cors-headers"],
        named: &[("django", "Django"), ("django-cors-headers", "django-cors-headers")],
        build: &[],
        start: &["venv/bin/python", "manage.py", "runserver", "--noreload", "127.0.0.1:@port"],
    },
    Host {
        stack: Stack::Flask,
        role: Role::Application,
        source: Source::Pip,
        packages: &["flask", "flask-cors"],
        named: &[("flask", "Flask"), ("flask-cors", "flask-cors")],
        build: &[],
        start: &["venv/bin/flask", "--app", "app", "run", "--port", "@port"],
    },
    Host {
        stack: Stack::Fastapi,
        role: Role::Application,
        source: Source::Pip,
        packages: &["fastapi", "uvicorn"],
        named: &[("fastapi", "FastAPI"), ("starlette", "Starlette")],
        build: &[],
        start: &["venv/bin/uvicorn", "main:app", "--port", "@port"],
    },
    Host {
        stack: Stack::Rails,
        role: Role::Application,
        source: Source::Debian,
        packages: &["ruby-railties", "ruby-rack-cors", "puma", "bundler"],
        named: &[("ruby-railties", "Rails"), ("ruby-rack-cors", "rack-cors")],
        build: &[],
        start: &["bundle", "exec", "puma", "--quiet", "-b", "tcp://127.0.0.1:@port"],
    },
    Host {
        stack: Stack::RsCors,
        role: Role::Application,
        source: Source::Debian,
        packages: &["golang-go", "golang-github-rs-cors-dev"],
        named: &[("golang-go", "Go"), ("golang-github-rs-cors-dev", "rs/cors")],
        build: &["go", "build", "-o", "host", "."],
        start: &["./host", "127.0.0.1:@port"],
    },
    Host {
        stack: Stack::Axum,
        role: Role::Application,
        source: Source::Cargo,
        packages: &[],
        named: &[("axum", "axum"), ("tower-http", "tower-http")],
        build: &["cargo", "build", "--quiet"],
        start: &["@target/debug/axum-host", "127.0.0.1:@port"],
    },
    Host {
        stack: Stack::Actix,
        role: Role::Application,
        source: Source::Cargo,
        packages: &[],
        named: &[("actix-web", "actix-web"), ("actix-cors", "actix-cors")],
        build: &["cargo", "build", "--quiet"],
        start: &["@target/debug/actix-host", "127.0.0.1:@port"],
    },
];
