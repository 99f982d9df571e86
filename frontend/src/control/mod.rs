//! The control API's client: same-origin, never part of an experiment.

mod api;
mod events;
mod file;

pub use api::{
    ControlError, Standing, begin_session, create_endpoint, empty_cache, endpoints, health,
    presets, put_policy, record,
};
pub use events::Events;
pub use file::file;
