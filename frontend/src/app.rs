//! The page as one component: the session, and what reaches out of it.

use std::{mem::replace, rc::Rc, time::Duration};

use cors_experiment::permalink::is_permalink;
use cors_experiment::probe::{Probe, ProbeStep};
use cors_wire::NewEndpoint;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::{self, Timer};
use crate::code::{self, Loading};
use crate::companion;
use crate::control;
use crate::focus::{self, Dialogs, Focus};
use crate::history::{self, Reading};
use crate::matrix;
use crate::runner;
use crate::session::{Action, CompanionAction, Network, Session};
use crate::under_way::UnderWay;
use crate::view::{self, Commands};
use crate::visit::Visit;

/// How long a probe waits for an answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// The page.
pub(crate) struct App {
    session: Rc<Session>,
    dispatch: Callback<Action>,
    commands: Commands,
    run: UnderWay,
    matrix: UnderWay,
    visit: Visit,
    loading: Loading,
    dialogs: Dialogs,
    focus: Focus,
    reading: Reading,
    probe: Option<Probe>,
    memory: Memory,
}

/// What the browser remembers of preflights grows old.
#[derive(Default)]
struct Memory {
    last: Option<(Duration, Option<Duration>)>,
    timer: Option<Timer>,
}

impl Component for App {
    type Message = Action;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let session = Session::new(browser::page_origin(), browser::engine_profile());
        let session = Session { visit: browser::random_suffix(), code: code::opened(), ..session };
        let session = match browser::left() {
            Some(text) => session.resumed(&text),
            None => session,
        };
        let dispatch = context.link().callback(|action| action);
        Self {
            session: Rc::new(session),
            commands: commands(&dispatch),
            dispatch,
            run: UnderWay::default(),
            matrix: UnderWay::default(),
            visit: Visit::default(),
            loading: Loading::default(),
            dialogs: Dialogs::default(),
            focus: Focus::default(),
            reading: Reading::default(),
            probe: None,
            memory: Memory::default(),
        }
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        self.focus.before();
        self.session = Rc::clone(&self.session).reduce(action);
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let prediction = self.session.predict(self.session.profile);
        view::page(&self.session, prediction.as_ref(), &self.dispatch, &self.commands)
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        let (session, dispatch) = (&self.session, &self.dispatch);
        if first {
            open(dispatch);
            focus::listen_for_keys(dispatch);
            browser::at_focus(browser::hide_what_was_left);
        }
        companion::save(session, dispatch);
        runner::start(session, &self.run, dispatch);
        self.visit.drawn(session);
        self.loading.drawn(session, dispatch);
        self.dialogs.drawn(session);
        self.focus.drawn(session);
        let probe = session.probe_to_make();
        if replace(&mut self.probe, probe) != probe
            && let Some(probe) = probe
        {
            spawn_local(self::probe(probe, Rc::clone(session), dispatch.clone()));
        }
        self.memory.drawn(session, dispatch);
        matrix::start(session, &self.matrix, dispatch);
        self.reading.drawn(session, dispatch);
    }
}

impl Memory {
    fn drawn(&mut self, session: &Session, dispatch: &Callback<Action>) {
        let lasts = session.memory_lasts();
        let now = Some((session.preflights.now(), lasts));
        if replace(&mut self.last, now) != now {
            let dispatch = dispatch.clone();
            let tick = move || dispatch.emit(Action::TimePassed(browser::since_opened()));
            self.timer = lasts.map(|lasts| Timer::after(lasts, tick));
        }
    }
}

/// Follows what goes on around the page, for as long as it is there.
fn open(dispatch: &Callback<Action>) {
    spawn_local(companion::follow(dispatch.clone()));
    let open_link = {
        let dispatch = dispatch.clone();
        move || {
            let fragment = browser::fragment();
            if is_permalink(&fragment) {
                dispatch.emit(Action::OpenLink(fragment.into()));
            }
        }
    };
    open_link();
    browser::at_fragment(open_link);
    let dispatch = dispatch.clone();
    let look = move || {
        let offline = browser::is_offline();
        let network = if offline { Network::Offline } else { Network::Online };
        dispatch.emit(Action::Network(network));
    };
    look();
    browser::at_network(look);
}

async fn probe(probe: Probe, session: Rc<Session>, dispatch: Callback<Action>) {
    if let Some(report) = &session.report {
        let finding = browser::probe(probe, &report.scenario.request.url, PATIENCE).await;
        dispatch.emit(Action::Probed(session.finished, ProbeStep { probe, finding }));
    }
}

fn commands(dispatch: &Callback<Action>) -> Commands {
    let create_endpoint = {
        let dispatch = dispatch.clone();
        Callback::from(move |endpoint: NewEndpoint| {
            let dispatch = dispatch.clone();
            spawn_local(async move {
                if let Ok(endpoint) = control::create_endpoint(&endpoint).await {
                    dispatch.emit(Action::Companion(CompanionAction::Endpoint(Box::new(endpoint))));
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
    let copy = {
        let dispatch = dispatch.clone();
        Callback::from(move |text: String| {
            let dispatch = dispatch.clone();
            spawn_local(async move {
                if browser::copy(&text).await {
                    dispatch.emit(Action::Copied(text));
                }
            });
        })
    };
    Commands {
        copy,
        create_endpoint,
        empty_cache,
        give_cookies: matrix::giving_cookies(dispatch),
        forget: history::forgetting(dispatch),
    }
}
