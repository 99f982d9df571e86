//! The rules, one in each file.

mod allow_credentials_not_true;
mod errors_without_headers;
mod exposes_secrets;
mod file_origin;
mod forbidden_method_listed;
mod forbidden_names_listed;
mod header_on_wrong_answer;
mod insecure_origin_with_credentials;
mod literal_wildcard;
mod local_origin_in_production;
mod loose_origin_match;
mod lower_case_method;
mod malformed_list;
mod malformed_origin;
mod max_age;
mod missing_vary_origin;
mod missing_vary_request_headers;
mod misspelled_header;
mod multiple_allow_origin;
mod needless_cross_site_cookie;
mod needless_vary;
mod null_origin;
mod options_listed;
mod preflight_refused;
mod private_network_header;
mod reflects_any_origin;
mod repeats_request_headers;
mod shared_hosting_origin;
mod wildcard_for_authorization;
mod wildcard_on_private_network;
mod wildcard_with_credentials;

use super::Rule;

/// The rule about answers that depend on who asks.
pub(super) const MISSING_VARY: &str = missing_vary_origin::RULE.id;

/// Every rule.
pub const RULES: &[Rule] = &[
    reflects_any_origin::RULE,
    loose_origin_match::RULE,
    null_origin::RULE,
    wildcard_with_credentials::RULE,
    insecure_origin_with_credentials::RULE,
    shared_hosting_origin::RULE,
    local_origin_in_production::RULE,
    wildcard_on_private_network::RULE,
    multiple_allow_origin::RULE,
    malformed_origin::RULE,
    file_origin::RULE,
    missing_vary_origin::RULE,
    missing_vary_request_headers::RULE,
    needless_vary::RULE,
    allow_credentials_not_true::RULE,
    malformed_list::RULE,
    literal_wildcard::RULE,
    wildcard_for_authorization::RULE,
    repeats_request_headers::RULE,
    forbidden_names_listed::RULE,
    forbidden_method_listed::RULE,
    lower_case_method::RULE,
    options_listed::RULE,
    max_age::RULE,
    exposes_secrets::RULE,
    needless_cross_site_cookie::RULE,
    private_network_header::RULE,
    errors_without_headers::RULE,
    preflight_refused::RULE,
    misspelled_header::RULE,
    header_on_wrong_answer::RULE,
];
