//! Sheets, palette and undo, drawn by a real browser.

#![cfg(target_arch = "wasm32")]

mod drawn;

use std::rc::Rc;

use cors_page::browser::sleep_ms;
use cors_page::session::{Action, Choice, Edit, Palette, Session, Sheet, Way};
use drawn::{attribute, count, draw, opened, text};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn a_sheet_takes_the_focus_and_is_named_by_its_title() {
    let root = draw(&opened().reduce(Action::OpenSheet(Sheet::Words))).await;
    assert_eq!(attribute(&root, "dialog", "aria-labelledby").as_deref(), Some("sheet-title"));
    // Effects run once the browser has come to rest.
    while attribute(&root, "dialog", "open").is_none() {
        sleep_ms(1).await;
    }
    assert_eq!(
        attribute(&root, "nav [aria-expanded=true]", "aria-expanded").as_deref(),
        Some("true")
    );
    let focused = web_sys::window().and_then(|window| window.document()?.active_element());
    assert_eq!(focused.map(|element| element.id()).as_deref(), Some("sheet-title"));
    assert_eq!(count(&draw(&opened()).await, "dialog"), 0);
}

fn importing(pasted: &str) -> Rc<Session> {
    let session = opened().reduce(Action::Paste(pasted.into()));
    session.reduce(Action::OpenSheet(Sheet::Import))
}

#[wasm_bindgen_test]
async fn what_an_import_would_do_is_shown_before_it_is_done() {
    let root = draw(&importing("curl http://localhost:3000/ -X PUT -b a=b -H 'X-Id: 7'")).await;
    assert_eq!(text(&root, ".import [role=status]"), "This is a curl command.");
    let plan = text(&root, "[aria-label='What would be done']");
    assert!(plan.contains("method: \"PUT\"") && plan.contains("[\"X-Id\", \"7\"]"), "{plan}");
    assert!(plan.contains("The companion answers as it does now."), "{plan}");
    assert!(text(&root, ".import").contains("Left out the cookies"));
}

#[wasm_bindgen_test]
async fn what_cannot_be_imported_is_told_with_its_place() {
    let root = draw(&importing("curl 'http://localhost:3000/")).await;
    let told = text(&root, ".import [role=status]");
    assert!(told.starts_with("Line 1, character 6: This quote is never closed"), "{told}");
    assert_eq!(count(&root, "[aria-label='What would be done']"), 0);
}

#[wasm_bindgen_test]
async fn there_is_something_to_share_before_and_after_a_run() {
    let root = draw(&opened().reduce(Action::OpenSheet(Sheet::Share))).await;
    let link = text(&root, "[aria-label=Link] pre");
    assert!(link.contains("#1=o=http://localhost:8000&r.url="), "{link}");
    assert!(text(&root, "[aria-label=Exchange] pre").contains("\"hops\""));
    assert!(text(&root, ".share").contains("Send the request first"));
}

#[wasm_bindgen_test]
async fn the_palette_offers_what_can_be_done() {
    let session = opened().reduce(Action::Palette(Palette::Open(String::new())));
    let root = draw(&session).await;
    let offered = count(&root, ".palette li button");
    assert!(offered > 6);
    let invalid = session.reduce(Action::Edit(Edit::Method("P T".to_owned())));
    let fewer = draw(&invalid).await;
    let first = ".palette li button";
    assert_eq!(text(&root, first), "Send the request");
    assert_eq!(text(&fewer, first), "Undo: Method", "what is wrong cannot be sent");
    let typed = Palette::Open("PREFL".to_owned());
    let found = draw(&invalid.reduce(Action::Palette(typed))).await;
    let matching = count(&found, ".palette li button");
    assert!((1..offered).contains(&matching), "{matching} of {offered}");
    // They would keep the focus from what other tests open.
    for drawn in [root, fewer, found] {
        drawn.remove();
    }
}

#[wasm_bindgen_test]
async fn what_an_undo_put_back_is_what_the_list_shows() {
    let chosen = |root: &Element| {
        let list = root.query_selector("#choice-mode").ok().flatten().expect("a list");
        list.unchecked_into::<web_sys::HtmlSelectElement>().value()
    };
    let choose = Edit::Choose(Choice::Mode, "no-cors".to_owned());
    let session = opened().reduce(Action::Edit(choose));
    let root = draw(&session).await;
    assert_eq!(chosen(&root), "no-cors");
    assert_eq!(attribute(&root, "[aria-label=Undo]", "title").as_deref(), Some("Undo: Mode"));
    assert_eq!(attribute(&root, "[aria-label=Redo]", "aria-disabled").as_deref(), Some("true"));
    let root = draw(&session.reduce(Action::Step(Way::Back))).await;
    assert_eq!(chosen(&root), "cors");
    assert_eq!(text(&root, ".undo [role=status]"), "Undone: Mode. Steps left: 0.");
}
