//! The page as one component: the session, and the effects that reach out of it.

use std::{rc::Rc, time::Duration};

use cors_experiment::permalink::is_permalink;
use cors_experiment::probe::ProbeStep;
use cors_wire::NewEndpoint;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::{self, Cancel, Timer};
use crate::code;
use crate::companion;
use crate::control::{self, ControlError};
use crate::focus;
use crate::history;
use crate::matrix;
use crate::runner;
use crate::session::{Action, Network, Run, Session};
use crate::view::{self, Commands};
use crate::visit;

/// How long a probe waits for an answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// The page.
#[component]
pub fn App() -> Html {
    let session = use_reducer(|| {
        let session = Session::new(browser::page_origin(), browser::engine_profile());
        let session = Session { visit: browser::random_suffix(), code: code::opened(), ..session };
        match browser::left() {
            Some(text) => session.resumed(&text),
            None => session,
        }
    });
    let dispatch: Callback<Action> = session.dispatcher().to_callback();
    let cancel = use_mut_ref(|| None::<Cancel>);

    use_effect_with((), {
        let dispatch = dispatch.clone();
        move |()| {
            spawn_local(companion::follow(dispatch.clone()));
            let on_network = dispatch.reform(Action::Network);
            let open_link = move || {
                let fragment = browser::fragment();
                if is_permalink(&fragment) {
                    dispatch.emit(Action::OpenLink(fragment.into()));
                }
            };
            open_link();
            browser::at_fragment(open_link);
            let look = move || {
                let offline = browser::is_offline();
                on_network.emit(if offline { Network::Offline } else { Network::Online });
            };
            look();
            browser::at_network(look);
        }
    });
    use_effect_with(session.unsaved(), {
        let dispatch = dispatch.clone();
        move |unsaved| {
            for (name, policy) in unsaved.clone() {
                dispatch.emit(Action::Saving(name.clone()));
                let dispatch = dispatch.clone();
                spawn_local(async move {
                    let result = match control::put_policy(&name, &policy).await {
                        Ok(endpoint) => Ok(Box::new(endpoint)),
                        Err(ControlError::Refused(problem)) => Err(Some(problem)),
                        Err(ControlError::NotThere) => Err(None),
                    };
                    dispatch.emit(Action::Saved(name, result));
                });
            }
        }
    });
    use_effect_with(session.run == Run::Asked && session.is_synced(), {
        let dispatch = dispatch.clone();
        let session = (*session).clone();
        let cancel = Rc::clone(&cancel);
        move |ready| {
            if *ready && let Some(handle) = Cancel::new() {
                *cancel.borrow_mut() = Some(handle.clone());
                dispatch.emit(Action::Sending);
                let session = session.clone();
                let cancel = Rc::clone(&cancel);
                spawn_local(async move {
                    let finished = runner::run(session, &handle).await;
                    // The visitor cancelled it, and may have sent another since.
                    if cancel.borrow().as_ref() != Some(&handle) {
                        return;
                    }
                    match finished {
                        Some((report, preflights)) => {
                            let report = Rc::new(report);
                            dispatch.emit(Action::Remembered(preflights));
                            dispatch.emit(Action::Finished(Rc::clone(&report)));
                            history::keep(&report, dispatch).await;
                        }
                        None => dispatch.emit(Action::Cancelled),
                    }
                });
            }
        }
    });
    visit::use_visit(&session);
    code::use_code(&session, &dispatch);
    focus::use_dialogs(&session);
    focus::use_focus(&session);
    focus::use_keys(&dispatch);
    use_effect_with(session.probe_to_make(), {
        let dispatch = dispatch.clone();
        let (run, report) = (session.finished, session.report.clone());
        move |&probe| {
            if let (Some(probe), Some(report)) = (probe, report) {
                spawn_local(async move {
                    let url = &report.scenario.request.url;
                    let finding = browser::probe(probe, url, PATIENCE).await;
                    dispatch.emit(Action::Probed(run, ProbeStep { probe, finding }));
                });
            }
        }
    });
    use_effect_with((session.preflights.now(), session.memory_lasts()), {
        let dispatch = dispatch.clone();
        move |&(_, lasts)| {
            let tick = move || dispatch.emit(Action::TimePassed(browser::since_opened()));
            let timer = lasts.map(|lasts| Timer::after(lasts, tick));
            move || drop(timer)
        }
    });
    let on_cancel = {
        let (cancel, dispatch) = (Rc::clone(&cancel), dispatch.clone());
        Callback::from(move |()| {
            if let Some(handle) = cancel.borrow_mut().take() {
                handle.cancel();
            }
            // Also of a run that still waits for the server to take a policy.
            dispatch.emit(Action::Cancelled);
        })
    };
    let create_endpoint = {
        let dispatch = dispatch.clone();
        Callback::from(move |endpoint: NewEndpoint| {
            let dispatch = dispatch.clone();
            spawn_local(async move {
                if let Ok(endpoint) = control::create_endpoint(&endpoint).await {
                    dispatch.emit(Action::EndpointHeard(Box::new(endpoint)));
                }
            });
        })
    };
    let empty_cache = Callback::from(|name: String| {
        spawn_local(async move {
            // What is stored shows in the next answer, whether or not this went well.
            let _ = control::empty_cache(&name).await;
        });
    });
    let cancel_matrix = matrix::use_matrix(&session, &dispatch);
    let give_cookies = {
        let (session, dispatch) = ((*session).clone(), dispatch.clone());
        Callback::from(move |()| {
            spawn_local(matrix::give_cookies(session.clone(), dispatch.clone()));
        })
    };
    let forget = history::use_history(&session, &dispatch);
    let prediction = session.predict(session.profile);
    let commands = Commands {
        cancel: on_cancel,
        create_endpoint,
        empty_cache,
        cancel_matrix,
        give_cookies,
        forget,
    };
    view::page(&session, prediction.as_ref(), &dispatch, &commands)
}
