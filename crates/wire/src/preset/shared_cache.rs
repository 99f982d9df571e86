//! An allow-list that forgot `Vary`, behind a CDN whose
//! [cache key](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/header-caching.html#header-caching-web-cors)
//! does not have the origin in it.

use super::Preset;
use crate::{Answer, HeaderSource, Policy, SharedCache, Switch};

pub(super) fn preset(page_origin: &str) -> Preset {
    let list = vec![page_origin.to_owned(), "https://app.example.com".to_owned()];
    let listed = || Switch { on: true, value: HeaderSource::List { list: list.clone() } };
    Preset {
        name: "cdn-without-vary".into(),
        title: "CDN, first origin wins".into(),
        sentence:
            "Whoever asks first decides whose name the stored answer has, and every other page \
            is refused until it is stale."
                .into(),
        policy: Policy {
            preflight: Answer {
                allow_origin: listed(),
                allow_methods: Switch::on("GET"),
                ..Answer::default_preflight()
            },
            actual: Answer {
                allow_origin: listed(),
                cache_control: Switch::on("max-age=300"),
                ..Answer::default()
            },
            cache: SharedCache { on: true, ..SharedCache::default() },
        },
    }
}
