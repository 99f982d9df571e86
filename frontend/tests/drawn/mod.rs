//! The page, drawn for a test.

use std::rc::Rc;

use cors_engine::Profile;
use cors_experiment::predict;
use cors_page::browser::sleep_ms;
use cors_page::focus::Dialogs;
use cors_page::session::Session;
use cors_page::view::{Commands, page};
use web_sys::Element;
use yew::{Callback, Component, Context, Html, Properties};

#[derive(PartialEq, Properties)]
struct Props {
    session: Session,
}

#[derive(Default)]
struct Shown(Dialogs);

impl Component for Shown {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self::default()
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let session = &context.props().session;
        let prediction = predict(&session.scenario(), session.profile);
        let commands = Commands {
            create_endpoint: Callback::noop(),
            give_cookies: Callback::noop(),
            empty_cache: Callback::noop(),
            copy: Callback::noop(),
            forget: Callback::noop(),
        };
        page(session, prediction.as_ref(), &Callback::noop(), &commands)
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        self.0.drawn(&context.props().session);
    }
}

pub(crate) fn opened() -> Rc<Session> {
    Rc::new(Session::new("http://localhost:8000".to_owned(), Profile::Standard))
}

/// Draws the page, alone in its document: dialogs are looked up there.
pub(crate) async fn draw(session: &Session) -> Element {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    if let Ok(Some(earlier)) = document.query_selector("body > .drawn") {
        earlier.remove();
    }
    let root = document.create_element("div").expect("an element");
    root.set_class_name("drawn");
    document.body().expect("a body").append_child(&root).expect("appended");
    let props = Props { session: session.clone() };
    yew::Renderer::<Shown>::with_root_and_props(root.clone(), props).render();
    sleep_ms(0).await;
    root
}

pub(crate) fn attribute(root: &Element, selector: &str, name: &str) -> Option<String> {
    root.query_selector(selector).ok().flatten().expect(selector).get_attribute(name)
}

pub(crate) fn count(root: &Element, selector: &str) -> u32 {
    root.query_selector_all(selector).expect(selector).length()
}

pub(crate) fn text(root: &Element, selector: &str) -> String {
    let element = root.query_selector(selector).ok().flatten().expect(selector);
    element.text_content().unwrap_or_default()
}
