//! The standard's rules, one test for each thing that people get wrong.

mod actual_answer;
mod blocks;
mod constructor;
mod environment;
mod laws;
mod preflight_answer;
mod preflight_cache;
mod preflight_need;
mod redirects;
mod support;
