//! Recordings of real browsers against their profiles, and web-platform-tests against the standard.

mod agreement;
mod browsers;
mod chromium_reason;
mod command;
mod deviations;
mod evidence;
mod exceptions;
mod reasons;
mod web_platform_tests;
