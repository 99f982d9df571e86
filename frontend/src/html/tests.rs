//! The markup that comes of the macro, in a real browser.

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::{Callback, Html, MouseEvent, Properties, component};

use super::html;
use crate::browser;

wasm_bindgen_test_configure!(run_in_browser);

#[derive(PartialEq, Properties)]
struct Props {
    words: String,
}

#[component]
fn Shown(Props { words }: &Props) -> Html {
    let (class, name) = ("row", Some("given"));
    let pressed = Callback::from(|_: MouseEvent| ());
    let items = ["a", "b"].iter().map(|item| html! { <li key={*item}>{ *item }</li> });
    html! {
        <>
            <p {class} aria-label={name} title={None::<String>} hidden={false} data-on={true}>
                { "fixed" }{ 7_u16 }{ words }<br />
            </p>
            <ul>{ for items }</ul>
            <button type="button" onclick={pressed}>
                if words.is_empty() { <i>{ "nothing" }</i> } else if words == "one" { { "1" } } else { <b /> }
            </button>
            <svg><line x1="0" /></svg>
            <input type="checkbox" value={words.clone()} checked=true />
            { html! {} }
            { html! { words } }
        </>
    }
}

async fn drawn(words: &str) -> web_sys::Element {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    let root = document.create_element("div").expect("an element");
    let props = Props { words: words.to_owned() };
    yew::Renderer::<Shown>::with_root_and_props(root.clone(), props).render();
    browser::sleep_ms(0).await;
    root
}

#[wasm_bindgen_test]
async fn every_kind_of_node_is_drawn() {
    let root = drawn("one").await;
    assert_eq!(
        root.inner_html(),
        "<p class=\"row\" aria-label=\"given\" data-on=\"\">fixed7one<br></p>\
         <ul><li>a</li><li>b</li></ul><button type=\"button\">1</button>\
         <svg><line x1=\"0\"></line></svg><input type=\"checkbox\" value=\"one\">one"
    );
}

#[wasm_bindgen_test]
async fn a_condition_has_two_sides() {
    let nothing = drawn("").await.query_selector("button i").expect("a selector");
    assert!(nothing.is_some());
    let otherwise = drawn("two").await.query_selector("button b").expect("a selector");
    assert!(otherwise.is_some());
}

#[wasm_bindgen_test]
async fn what_is_typed_and_ticked_are_properties_and_svg_has_its_namespace() {
    let root = drawn("one").await;
    let input = root.query_selector("input").expect("a selector").expect("an input");
    let input = wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlInputElement>(input);
    assert_eq!((input.value().as_str(), input.checked()), ("one", true));
    let line = root.query_selector("line").expect("a selector").expect("a line");
    assert_eq!(line.namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
}
